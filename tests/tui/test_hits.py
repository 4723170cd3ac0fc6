"""Walking through what was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thirdear.tui.tagging.hits import at_or_after, beside

HITS = st.sets(st.integers(0, 50), min_size=1).map(sorted)


@given(HITS, st.integers(0, 50))
def test_steps_reach_the_nearest_hit_or_go_around(hits: list[int], place: int) -> None:
    """Forwards, backwards, and from the place itself."""
    after = [hit for hit in hits if hit > place]
    before = [hit for hit in hits if hit < place]
    assert beside(hits, place, 1) == (after or hits)[0]
    assert beside(hits, place, -1) == (before or hits)[-1]
    assert at_or_after(hits, place) == ([place] if place in hits else after or hits)[0]


@given(HITS)
def test_as_many_steps_as_hits_lead_back(hits: list[int]) -> None:
    """Each is visited once on the way around."""
    place, seen = hits[0], []
    for _ in hits:
        place = beside(hits, place, 1)
        seen.append(place)
    assert sorted(seen) == hits
    assert place == hits[0]
