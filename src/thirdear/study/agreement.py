"""How far raters agree on segments, boundaries, items, scores and series; where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import agreement as statistics
from thirdear.base.numbers import is_missing
from thirdear.model.agreement import Agreement, Block, Level, Unit
from thirdear.model.refusal import Refusal
from thirdear.study import side_by_side
from thirdear.study.sheets import Sheet
from thirdear.study.side_by_side import Asked, sheets

if TYPE_CHECKING:
    from thirdear.exchange import longcsv
    from thirdear.study.core import Core

COLUMNS = ("unit", "rater", "value")
NOTHING = (
    "Nothing can be compared: no session has been finished by two raters with one codebook.",
    "Karşılaştırılacak bir şey yok: iki kodlayıcının aynı kod kitabıyla bitirdiği seans yok.",
)
_ROUNDS = (
    "A round that is named (R1.2) has no scores of its own; compare its codes or items.",
    "Adıyla verilen bir turun (R1.2) kendi puanı olmaz; kodlarını ya da maddelerini karşılaştırın.",
)


def agreement(
    study: Core,
    codes: Sequence[str] = (),
    raters: Sequence[str] = (),
    cases: Sequence[str] = (),
    *,
    unit: Unit | None = None,
    by_case: bool = False,
    unassisted: bool = False,
    choices: statistics.Choices | None = None,
) -> tuple[Agreement, ...]:
    """Return how far raters agree: on segments (codes, families) and sessions (items, scores).

    Only sessions that two of the raters have finished count, and only segments of the speaker
    that a code is for; who has not finished a session has not judged it. Without ``raters`` all
    are compared who used the codebook. With ``by_case`` items and scores are compared for each
    case, too, since a case's series is what a test is made of. ``unit`` keeps to segments,
    sessions, or to the boundaries that raters set. ``unassisted`` keeps to segments, and of each
    code to those where nobody set it because it was suggested.
    """
    if unassisted and unit not in (None, "segment"):
        raise Refusal(
            "Only segments can be compared without what was suggested.",
            "Önerilmişler dışarıda bırakılarak yalnız birimler karşılaştırılabilir.",
        )
    if unassisted:
        unit = "segment"
    asked = Asked(codes, raters, cases, unit, by_case, unassisted, choices or statistics.Choices())
    if unit == "boundary":
        rows = list(_boundaries(study, asked))
    else:
        rows = [row for sheet in sheets(study, asked) for row in _told(sheet, asked)]
        rows += _sorted(study, asked) if unit in (None, "session") else ()
    if not rows:
        raise Refusal(*(_ROUNDS if _asks_scores_of_rounds(study, asked) else NOTHING))
    return tuple(rows)


def _asks_scores_of_rounds(study: Core, asked: Asked) -> bool:
    """Whether scores alone are asked about, of rounds that are named (``R1.2``)."""
    scores = {rule.key for book in study.codebooks() for rule in book.scores}
    named = {*asked.raters} - study.raters().keys()
    return bool(named and asked.codes) and scores.issuperset(asked.codes)


def from_table(
    path: Path, level: Level, choices: statistics.Choices | None = None
) -> tuple[Agreement, ...]:
    """Return how far the raters of any table ``unit,rater,value`` agree; empty values are gaps."""
    from thirdear.exchange import longcsv as tables

    words: dict[str, float] = {}
    said: dict[tuple[str, str], float] = {}
    for row in tables.read(path, COLUMNS):
        if is_missing(row.cells.get("value", "")):
            continue
        place = (row.text("unit"), row.text("rater"))
        value = _number(row, level, words)
        if said.setdefault(place, value) != value:
            row.fail(
                f"{place[1]} has another value for unit {place[0]} above",
                f"{place[1]}, {place[0]} birimini yukarıda başka bir değerle puanlamış",
            )
    _, table = statistics.grid((unit, rater, value) for (unit, rater), value in said.items())
    found = statistics.of(table, level, choices=choices)
    if not found:
        raise Refusal(
            f"{path.name}: fewer than two units were coded by two raters.",
            f"{path.name}: iki kodlayıcının kodladığı birim sayısı ikiden az.",
        )
    return found


def _number(row: longcsv.Row, level: Level, words: dict[str, float]) -> float:
    """Return a value as a number; words of categories get places that no number has."""
    text = row.text("value")
    if level == "nominal":
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return words.setdefault(text, 1e9 + len(words))
    number = row.number("value")
    assert number is not None
    return number


def _told(sheet: Sheet, asked: Asked) -> Iterator[Agreement]:
    """Yield a sheet's statistics, of all cases together and, where asked, of each."""
    cases = sheet.by_case() if asked.by_case and sheet.unit == "session" else {}
    for case, own in [(None, sheet), *(cases.items() if len(cases) > 1 else ())]:
        rows, times = own.table
        yield from statistics.of(
            rows,
            sheet.level,
            sheet.code,
            unit=sheet.unit,
            case=case,
            choices=asked.choices,
            times=times,
        )


def _sorted(study: Core, asked: Asked) -> Iterator[Agreement]:
    """Yield how alike raters sort, in all cases together and, where asked, in each."""
    from thirdear.agreement import qsorts

    for key, found in side_by_side.sorts(study, asked):
        cases = list(dict.fromkeys(case for case, _ in found))
        yield from qsorts.of(list(found.values()), key, choices=asked.choices)
        for case in cases if asked.by_case and len(cases) > 1 else ():
            own = [sorts for place, sorts in found.items() if place[0] == case]
            yield from qsorts.of(own, key, case=case, choices=asked.choices)


def drift(
    study: Core, code: str, raters: Sequence[str] = (), *, blocks: int = 3
) -> tuple[Block, ...]:
    """Return agreement on a code, item or score over stretches of the order of rating.

    Sessions stand in the order in which the last of their raters finished them.
    """
    order = study.store.finishing_order()
    found: list[Block] = []
    for sheet in sheets(study, Asked([code], raters)):
        last: dict[tuple[str, int], int] = {}
        for (pass_, case, session), when in order.items():
            if {pass_.rater, f"{pass_.rater}.{pass_.number}"} & {*sheet.raters}:
                last[case, session] = max(when, last.get((case, session), 0))
        ranked = sorted(sheet.judged, key=lambda unit: last.get(unit[0], 0))
        rows = [row for _, _, row in ranked]
        found += statistics.over_order(
            rows, sheet.level, sheet.code, blocks=blocks, unit=sheet.unit
        )
    return tuple(found)


def _boundaries(study: Core, asked: Asked) -> Iterator[Agreement]:
    """Yield the u-alpha family of every code and family: where raters set boundaries themselves."""
    from thirdear.agreement import unitizing

    bootstrap = {"resamples": asked.choices.resamples, "seed": asked.choices.seed}
    for name, continua in side_by_side.continua(study, asked):
        try:
            yield from unitizing.boundaries(continua, name, **bootstrap)
        except ValueError:
            # One rater gave a stretch two codes of the family: then marked or not is all there is.
            alike = [(n, [replace(m, code=name) for m in marks]) for n, marks in continua]
            yield from unitizing.boundaries(alike, name, **bootstrap)
