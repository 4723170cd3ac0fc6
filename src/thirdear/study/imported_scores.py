"""Existing session scores from a wide table: series in their own right, marked as imported."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.base.letters import fold
from thirdear.model.coding import ScoreRule
from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.scores import IMPORTED, Score
from thirdear.model.text import Place

if TYPE_CHECKING:
    from thirdear.exchange.longcsv import Row
    from thirdear.study.core import Core

LONGEST = 100
"""Letters of a case's name."""
_PLACE = ("case", "session")
_DAY = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_DATED = re.compile(r"(?<![^\W_])(?:date|tarih|tarihi|datum|fecha|day|gun)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Column:
    """One imported series: its score key, the column's name, its file, values by place."""

    key: str
    name: str
    file: str
    values: Mapping[Place, float]


def bring_in(study: Core, path: Path) -> tuple[Column, ...]:
    """Take over every numeric column of a table with the columns case and session; return them.

    Columns of days are none. The same column again takes the older one's place; the journal keeps
    that. An empty cell is a missing score. Neither sessions nor cases need a transcript.
    """
    rows = _rows(path)
    for row in rows:
        if not row.text("case").isprintable() or len(row.text("case")) > LONGEST:
            row.fail(
                f"case must be a name of at most {LONGEST} letters on one line",
                f"case tek satırlık, en çok {LONGEST} harflik bir ad olmalı",
            )
    names = [name for name in (rows[0].cells if rows else ()) if name and name not in _PLACE]
    found = tuple(_column(path, rows, name) for name in names if not _is_day(rows, name))
    found = tuple(column for column in found if column.values)
    if not found:
        raise Refusal(
            f"{path.name}: there is no column of numbers beside case and session.",
            f"{path.name}: case ve session yanında sayı içeren bir sütun yok.",
        )
    kept = {column.key: column for column in columns(study)} | {c.key: c for c in found}
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    told = [_told(column) for column in kept.values()]
    text = json.dumps({"columns": told, "last": digest}, ensure_ascii=False)
    study.store.set_setting(IMPORTED, text, "study")
    return found


def _is_day(rows: Sequence[Row], name: str) -> bool:
    """Whether a column holds days: written as such, or a sheet's numbers of days below a date."""
    cells = [row.cells.get(name, "").strip() for row in rows]
    filled = [cell for cell in cells if cell]
    if filled and all(_DAY.fullmatch(cell) for cell in filled):
        return True
    named = bool(_DATED.search(fold(name)))
    return named and all(cell.isdecimal() and 20_000 < int(cell[:9]) < 80_000 for cell in filled)


def _rows(path: Path) -> tuple[Row, ...]:
    from thirdear.exchange import longcsv, spss, workbook

    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return workbook.read(path, _PLACE)
    if path.suffix.lower() == ".sav":
        return spss.read(path, _PLACE)
    return longcsv.read(path, _PLACE)


def _column(path: Path, rows: Sequence[Row], name: str) -> Column:
    values: dict[Place, float] = {}
    for row in rows:
        place = (row.text("case"), row.whole("session"))
        if place in values:
            row.fail(
                f"{the_case(place[0])}, session {place[1]} stands twice",
                f"{vaka(place[0])}, {place[1]}. seans iki kez yazılmış",
            )
        value = row.number(name)
        if value is not None:
            values[place] = value
    bare = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "score"
    return Column(f"{IMPORTED}.{bare}", name, path.name, values)


def _told(column: Column) -> dict[str, Any]:
    values = [[case, session, value] for (case, session), value in column.values.items()]
    return {"key": column.key, "name": column.name, "file": column.file, "values": values}


def columns(study: Core) -> tuple[Column, ...]:
    """Return the imported series, in order of importing."""
    told = json.loads(study.store.settings().get(IMPORTED, '{"columns": []}'))
    return tuple(
        Column(
            one["key"],
            one["name"],
            one["file"],
            {(case, session): value for case, session, value in one["values"]},
        )
        for one in told["columns"]
    )


def cases(study: Core) -> tuple[str, ...]:
    """Return the cases that only tables told of: they have scores, and no transcript."""
    known = frozenset(study.cases())
    told = {case for one in columns(study) for case, _ in one.values}
    return tuple(sorted(told - known))


def rules(study: Core) -> dict[str, ScoreRule]:
    """Return the imported series as scores that no rule makes."""
    return {one.key: ScoreRule(one.key, _labels(one.name), (), IMPORTED) for one in columns(study)}


def _labels(name: str) -> dict[str, str]:
    """Return what an imported series is called in each language.

    A name of small letters begins with a capital, as that of every other score does.
    """
    plain = name.split(" ", 1)[0].isalpha() and name == name.lower()
    english = name[:1].upper() + name[1:] if plain else name
    turkish = "İ" + name[1:] if plain and name[:1] == "i" else english
    return {"en": f"{english} ({IMPORTED})", "tr": f"{turkish} (içe aktarılan)"}


def scores(study: Core) -> Iterator[Score]:
    """Yield the imported scores, the missing ones of the study's sessions with their reason."""
    every = columns(study)
    sessions = {(info.case, info.session) for info in study.sessions()} if every else set()
    for one in every:
        for case, session in sorted(sessions | one.values.keys()):
            value = one.values.get((case, session))
            why = None if value is not None else f"empty in {one.file}"
            yield Score(case, session, one.key, value, 0, IMPORTED, why=why)
