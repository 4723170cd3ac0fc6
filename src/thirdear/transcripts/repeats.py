"""Tables with a row for each utterance and rater: every utterance once, with all raters' codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from thirdear.base.safe import safe
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Entry
from thirdear.transcripts.headers import Columns, Wanted

_FEWEST = 6
_RATERS = 30


def once_each(
    entries: Sequence[Entry], columns: Columns, wanted: Wanted
) -> tuple[Sequence[Entry], tuple[str, ...]]:
    """Return each utterance once, where rows repeat by a column, and the sentence about it.

    The column is the one that a header word or a person names, else one whose values differ in
    each run of equal rows. A Refusal asks whose the codes are, where they would be mixed.
    """
    column = _column(entries) if columns.rater is None else columns.rater
    if column is None:
        return entries, ()
    once: dict[tuple[object, ...], Entry] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for entry in entries:
        key = _key(entry)
        rater = entry.cells[column].strip() if len(entry.cells) > column else ""
        seen[rater, *key] += 1
        place = (*key, seen[rater, *key])
        before = once.get(place)
        once[place] = entry if before is None else _joined(before, entry)
    if len(once) == len(entries):
        return entries, ()
    name = safe(columns.names[column].strip(), one_line=True) if columns.names else str(column + 1)
    if wanted.codes and not wanted.raters:
        raise Refusal(
            f"its rows repeat by {name}, so its codes are of several raters: add --raters {name}",
            f"satırları {name} sütununa göre yineleniyor, kodlar birkaç kodlayıcının: "
            f"--raters {name} ekleyin",
        )
    return tuple(once.values()), (_note(entries, len(once), columns, (column, name), wanted),)


def _key(entry: Entry) -> tuple[object, ...]:
    return (entry.case, entry.session, entry.speaker, entry.text, entry.time, entry.end)


def _joined(one: Entry, other: Entry) -> Entry:
    return replace(one, codes=one.codes + other.codes, raters=one.raters + other.raters)


def _column(entries: Sequence[Entry]) -> int | None:
    """Return the column that tells equal rows apart, where most rows repeat the row before."""
    runs = [list(run) for _, run in groupby(entries, key=_key)]
    repeated = [run for run in runs if len(run) > 1]
    if len(entries) < _FEWEST or 2 * sum(map(len, repeated)) <= len(entries):
        return None
    for place in range(min(len(entry.cells) for entry in entries)):
        values = {entry.cells[place].strip() for entry in entries}
        apart = all(len({e.cells[place].strip() for e in run}) == len(run) for run in repeated)
        if apart and len(values) <= _RATERS:
            return place
    return None


def _note(
    entries: Sequence[Entry],
    turns: int,
    columns: Columns,
    column: tuple[int, str],
    wanted: Wanted,
) -> str:
    place, name = column
    english = f"rows repeat by {name}: {len(entries)} rows are {turns} turns"
    turkish = f"satırlar {name} sütununa göre yineleniyor: {len(entries)} satır {turns} söz ediyor"
    codes = [] if wanted.raters else _codes(entries, columns, place)
    if not codes:
        return said(english, turkish)
    option = f"--codes {','.join(codes)} --raters {name}"
    offered = said(
        f"{option} brings in what they coded as tags of these raters",
        f"{option} bu kodlayıcıların kodlarını da getirir",
    )
    return f"{said(english, turkish)}; {offered}"


def _codes(entries: Sequence[Entry], columns: Columns, rater: int) -> list[str]:
    """Return the names of columns with few values that differ within an utterance."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_key(entry), []).append(entry)
    found = []
    for place, name in enumerate(columns.names):
        values = {entry.cells[place].strip() for entry in entries}
        differ = any(len({e.cells[place].strip() for e in group}) > 1 for group in groups.values())
        words = any(letter.isalpha() for value in values for letter in value)
        if place != rater and differ and words and len(values) <= max(2, len(entries) // 3):
            found.append(safe(name.strip(), one_line=True))
    return found
