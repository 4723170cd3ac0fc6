"""Another program's codings and notes on the turns of a session.

A coding that touches the words of one turn is a tag on that turn: on the whole of it where it
covers all of them, else on the part. One that goes over several turns is one judgement and stays
one: a stretch of the layer without boundaries. Were it made a tag a turn, every count would grow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from thirdear.model.projects import (
    Placed,
    PlacedCoding,
    PlacedNote,
    ProjectCoding,
    ProjectNote,
    ProjectSource,
)

TURN, FREE = "turn", "free"

_Turns = Sequence[tuple[int, int]]


def placed(source: ProjectSource, notes: Iterable[ProjectNote], turns: _Turns) -> Placed:
    """Return a text's codings and notes on its turns, which lie in order and apart."""
    codings: dict[PlacedCoding, bool] = {}
    outside = 0
    for coding in source.codings:
        found = _coding(coding, source.text, turns)
        if found is None:
            outside += 1
        else:
            one, whole = found
            codings[one] = whole
    known = {one.coding.guid: one for one in codings if one.coding.guid}
    return Placed(
        tuple(codings),
        tuple(n for note in notes if (n := _note(note, source, turns, known)) is not None),
        outside,
        sum(not whole for whole in codings.values()),
    )


def _coding(coding: ProjectCoding, text: str, turns: _Turns) -> tuple[PlacedCoding, bool] | None:
    """Return a coding on its turns, and whether they hold every word that it covers."""
    touched = _touched(text, turns, coding.start, coding.stop)
    if touched is None:
        return None
    first, last = touched
    several = first != last
    begin, end = (turns[0][0], turns[-1][1]) if several else turns[first]
    start, stop = max(begin, coding.start), min(end, coding.stop)
    rest = text[coding.start : start] + text[stop : coding.stop]
    if several:
        return PlacedCoding(coding, FREE, 1, start, stop), not rest.strip()
    part = (None, None) if (start, stop) == (begin, end) else (start, stop)
    return PlacedCoding(coding, TURN, first + 1, *part), not rest.strip()


def _touched(text: str, turns: _Turns, start: int, stop: int) -> tuple[int, int] | None:
    """Return the first and last turn, from 0, with words in a stretch; None where none has."""
    first = bisect_right(turns, start, key=lambda turn: turn[1])
    last = bisect_left(turns, stop, key=lambda turn: turn[0]) - 1
    while first <= last and not _words(text, turns[first], start, stop):
        first += 1
    while first <= last and not _words(text, turns[last], start, stop):
        last -= 1
    return (first, last) if first <= last else None


def _words(text: str, turn: tuple[int, int], start: int, stop: int) -> str:
    return text[max(turn[0], start) : min(turn[1], stop)].strip()


def _note(
    note: ProjectNote, source: ProjectSource, turns: _Turns, codings: Mapping[str, PlacedCoding]
) -> PlacedNote | None:
    """Return a note on its coding, or on the turn where its passage begins.

    A note on the text is one on the session.
    """
    if note.about == source.guid:
        return PlacedNote(note, FREE, 1)
    if coding := codings.get(note.about):
        return PlacedNote(note, coding.layer, coding.segment, coding)
    place = source.places.get(note.about)
    touched = None if place is None else _touched(source.text, turns, *place)
    if place is None:
        return None
    return PlacedNote(note, FREE, 1) if touched is None else PlacedNote(note, TURN, touched[0] + 1)
