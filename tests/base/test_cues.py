"""Words that give the order of sessions away, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.cues import covered, order_cues


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Do you remember last session?", ["last session"]),
        ("See you next week, after the holidays.", ["next week", "holidays"]),
        ("It may march on; in May we march.", ["May"]),
        ("This is our 12th session.", ["12th session"]),
        ("We talked in March.", ["March"]),
        ("Geçen seansta ayı uyuyordu.", ["Geçen seansta"]),
        ("İlk seansımızda korkmuştun.", ["İlk seansımızda"]),
        ("Haftaya görüşürüz, tatilden sonra.", ["Haftaya", "tatilden"]),
        ("Bayramda dedemlere gittik.", ["Bayramda"]),
        ("Ocakta su kaynıyor, Ocak’ta kar yağdı.", ["Ocak’ta"]),
        ("The bear sleeps. Ayı uyuyor, son kez bak.", []),
    ],
)
def test_cues_are_found_and_ordinary_words_left(text: str, cues: list[str]) -> None:
    """Turkish suffixes belong to the cue."""
    assert [text[start:stop] for start, stop in order_cues(text)] == cues


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("See you next week, Ada.", "See you ▒▒▒▒▒▒▒▒▒, Ada."),
        ("Haftaya tatil.", "▒▒▒▒▒▒▒ ▒▒▒▒▒."),
        ("The bear sleeps.", "The bear sleeps."),
        ("In May", "In ▒▒▒"),
    ],
)
def test_cues_are_covered_sign_by_sign(text: str, hidden: str) -> None:
    """What stands around them stays, in its place."""
    assert covered(text) == hidden
    assert covered(text, "#") == hidden.replace("▒", "#")


@given(
    st.lists(st.sampled_from(["next week", "Geçen seansta", "in May", "x", " ", "\n", "İ"])).map(
        "".join
    )
)
def test_covering_keeps_every_offset(text: str) -> None:
    """The covered text is as long, differs only within cues, and holds no cue any more."""
    hidden = covered(text)
    within = {n for start, stop in order_cues(text) for n in range(start, stop)}
    assert len(hidden) == len(text)
    assert all(a == b for n, (a, b) in enumerate(zip(text, hidden, strict=True)) if n not in within)
    assert order_cues(hidden) == ()
