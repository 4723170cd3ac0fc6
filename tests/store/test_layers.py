"""Layers of a session: added once, cut and joined by hand; what points into one keeps it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.a_store import ME, a_store, new
from thirdear.model.refusal import Refusal
from thirdear.store import Store

HAND = "hand:mine"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose first session has a layer that is cut by hand."""
    made = a_store(tmp_path)
    made.add_layer("A", 1, HAND, made.segments("A", 1), "R1")
    return made


def spans(store: Store, layer: str = HAND) -> list[tuple[int, int]]:
    """Return where the first three segments of a layer lie, with their numbers checked."""
    found = store.segments("A", 1, layer)
    assert [one.index for one in found] == list(range(1, len(found) + 1))
    return [(one.start, one.stop) for one in found[:3]]


def test_a_layer_is_added_once_and_another_of_its_name_refused(store: Store) -> None:
    """The very same again is no news; layers come in the order of making."""
    same = store.segments("A", 1)
    assert store.add_layer("A", 1, HAND, same, "R1") is False
    assert store.add_layer("A", 1, "other", same[:1], "R1") is True
    with pytest.raises(Refusal, match="has another layer 'hand:mine' already"):
        store.add_layer("A", 1, HAND, same[:2], "R1")
    assert store.layers("A", 1) == ("turn", HAND, "other")


def test_segments_lie_in_the_text_one_after_the_other(store: Store) -> None:
    """The last offset may be the text's end; none lies behind it or out of its number."""
    first = store.segments("A", 1)[0]
    length = len(store.transcript("A", 1).text)
    whole = replace(first, start=0, stop=length)
    assert store.add_layer("A", 1, "whole", [whole], "R1")
    for wrong in (
        replace(whole, stop=length + 1),
        replace(whole, start=-1),
        replace(whole, start=5, stop=4),
        replace(whole, index=2),
    ):
        with pytest.raises(Refusal, match="entry 1 does not lie in the text"):
            store.add_layer("A", 1, "wrong", [wrong], "R1")
    assert store.add_layer("A", 1, "empty", [replace(whole, start=4, stop=4)], "R1")


def test_a_segment_is_split_and_joined_again(store: Store) -> None:
    """Each is an act that undo takes back; the turns of the transcript stay."""
    before = spans(store)
    start, stop = before[1]
    at = start + store.transcript("A", 1).text[start:stop].index(" ") + 1
    assert len(store.split("A", 1, HAND, at, "R1")) == 13
    assert spans(store) == [before[0], (start, at - 1), (at, stop)]
    assert len(store.join("A", 1, HAND, 1, "R1")) == 12
    assert spans(store)[:2] == [(before[0][0], at - 1), (at, stop)]
    store.undo("R1")
    assert spans(store) == [before[0], (start, at - 1), (at, stop)]
    store.undo("R1")
    assert spans(store) == before
    store.redo("R1")
    assert spans(store)[1] == (start, at - 1)
    assert spans(store, "turn") == before
    assert store.rebuild() == ()


def test_where_nothing_can_be_cut_or_joined(store: Store) -> None:
    """Each refusal names the place; nothing is changed."""
    before = spans(store)
    for place in (0, 10**6):
        with pytest.raises(Refusal, match=f"can be split at {place}"):
            store.split("A", 1, HAND, place, "R1")
    for number in (0, 12, 13):
        with pytest.raises(Refusal, match=f"segments 1 to 12; {number} has none behind it"):
            store.join("A", 1, HAND, number, "R1")
    with pytest.raises(Refusal, match="cut by a rule"):
        store.join("A", 1, "turn", 1, "R1")
    with pytest.raises(Refusal, match="no layer 'hand:none'"):
        store.join("A", 1, "hand:none", 1, "R1")
    with pytest.raises(Refusal, match="session 9"):
        store.split("A", 9, HAND, 5, "R1")
    assert spans(store) == before


def test_what_points_into_a_layer_keeps_its_boundaries(store: Store) -> None:
    """As soon as a tag lies in it, no boundary of it moves."""
    store.change_tags(ME, (), [replace(new(2), layer=HAND)], "R1")
    with pytest.raises(Refusal):
        store.join("A", 1, HAND, 1, "R1")
    store.undo("R1")
    assert len(store.join("A", 1, HAND, 1, "R1")) == 11
