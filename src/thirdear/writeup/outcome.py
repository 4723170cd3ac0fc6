"""What came of the treatment, and how the scores went over its phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thirdear.model.outcomes import Outcome
from thirdear.model.scores import Series
from thirdear.model.writeup import CaseFacts
from thirdear.writeup import courses, outcome_chart, tables
from thirdear.writeup.apa import DASH, number, share
from thirdear.writeup.claims import plain
from thirdear.writeup.manuscript import Label, Manuscript
from thirdear.writeup.styles import TEXT_WIDTH
from thirdear.writeup.words import listed

_WIDTHS = {
    "case": 1100,
    "measure": 2426,
    "pre": 900,
    "post": 900,
    "rci": 1000,
    "cutoff": 1000,
    "status": 1700,
}
"""The columns of the table of outcomes, each with its width."""
THIRDS = ("early", "middle", "late")
_COLUMNS = 3
"""Scores in one table of phases."""


def outcomes(paper: Manuscript) -> None:
    """Add the outcome measures with their reliable change; that there are none is said."""
    writeup = paper.writeup
    paper.section(2, "results.outcome")
    if not writeup.outcomes:
        paper.write("outcome.one" if len(writeup.cases) == 1 else "outcome")
        return
    label = paper.label("table")
    drawn = [(paper.label("figure"), some) for some in outcome_chart.groups(writeup)]
    _refer(paper, label, [figure for figure, _ in drawn])
    heads = [one for one in _WIDTHS if one != "cutoff" or _has_cutoffs(paper)]
    room = sum(_WIDTHS.values()) / sum(_WIDTHS[one] for one in heads)
    tables.plain(
        paper,
        label,
        paper.say("outcome.title"),
        paper.say("outcome.description"),
        [paper.say(f"outcome.{head}") for head in heads],
        [[_cells(paper, one)[head] for head in heads] for one in writeup.outcomes],
        [int(_WIDTHS[one] * room) for one in heads],
        noted=True,
    )
    paper.note(" ".join((paper.say("outcome.note"), *_sources(paper))))
    for figure, some in drawn:
        outcome_chart.add(paper, figure, some)


def _refer(paper: Manuscript, table: Label, figures: Sequence[Label]) -> None:
    key = ("outcome.text", "outcome.text.figure", "outcome.text.figures")[min(2, len(figures))]
    parts = paper.say(key, table="\0", figure="\0").split("\0")
    drawn = paper.referred(figures)
    paper.text(parts[0], *paper.refer(table), parts[1], *drawn, *parts[2:])


def _has_cutoffs(paper: Manuscript) -> bool:
    """Whether a measure has a cut-off, and the table a column of them."""
    return any(one.cutoff is not None for one in paper.writeup.outcomes)


def _cells(paper: Manuscript, one: Outcome) -> dict[str, str]:
    """Return the row of an outcome by its columns."""
    names = {case.case: case.name for case in paper.writeup.cases}
    case = names.get(one.case, "")
    of = f"outcome {case} {one.measure} {one.informant}".rstrip()
    status = DASH if one.status is None else paper.say(f"status.{one.status}")
    places = outcome_chart.decimals(paper.writeup, one.measure)
    shown = [
        paper.claim(f"{of} {name}", number(value, digits))
        for name, value, digits in (
            ("pre", one.pre, places),
            ("post", one.post, places),
            ("rci", one.rci, courses.DECIMALS),
            ("cutoff", one.cutoff, places),
        )
    ]
    measure = outcome_chart.called(paper.writeup, one)
    said = (case, measure, *shown, paper.claim(f"{of} status", status))
    return dict(zip(_WIDTHS, said, strict=True))


def _sources(paper: Manuscript) -> Iterator[str]:
    lacking = []
    there = {one.measure for one in paper.writeup.outcomes}
    for one in (measure for measure in paper.writeup.measures if measure.key in there):
        if one.sd is None or one.reliability is None or not one.source:
            lacking.append(one.name)
        else:
            yield paper.say(
                "outcome.constants",
                name=one.name,
                sd=number(one.sd),
                r=share(one.reliability),
                better=paper.say(f"better.{one.better}"),
                source=paper.own(one.source.rstrip(".")),
            )
        if one.cutoff_source:
            source = paper.own(one.cutoff_source.rstrip("."))
            yield paper.say("outcome.cut", name=one.name, source=source)
    if lacking:
        yield paper.say("outcome.lacking", list=listed(lacking, paper.language))
    told = ("pre", "post", "rci", *(("cutoff",) if _has_cutoffs(paper) else ()))
    if any(getattr(one, what) is None for one in paper.writeup.outcomes for what in told):
        yield paper.say("outcome.dash")


@dataclass(frozen=True, slots=True)
class _Stage:
    """A phase of a case: what it is called, in claims and on the page, and its sessions."""

    key: str
    name: str
    sessions: tuple[int, ...]


def phases(paper: Manuscript) -> None:
    """Add the course of every case by its declared phases, else by thirds of its sessions."""
    keys = courses.there(paper.writeup)
    if not keys or not any(_is_parted(paper, case) for case in paper.writeup.cases):
        return
    paper.section(2, "results.process")
    parts = tables.parted(keys, _COLUMNS)
    labels = [paper.label("table") for _ in parts]
    key = "process.text" if len(parts) == 1 else "process.text.many"
    before, after = paper.say(key, table="\0").split("\0")
    paper.text(before, *paper.referred(labels), after)
    for label, own in zip(labels, parts, strict=True):
        _table(paper, label, own)


def _is_parted(paper: Manuscript, case: CaseFacts) -> bool:
    """Say whether a case has phases, or sessions enough for thirds."""
    return bool(_declared(paper, case)) or len(case.sessions) >= len(THIRDS)


def _table(paper: Manuscript, label: Label, keys: Sequence[str]) -> None:
    cases = [case for case in paper.writeup.cases if _is_parted(paper, case)]
    rows = [row for case in cases for row in _rows(paper, case, keys)]
    heads = ("outcome.case", "process.phase", "process.sessions")
    rest = (TEXT_WIDTH - 3500) // len(keys)
    tables.plain(
        paper,
        label,
        paper.say("process.title"),
        paper.say("process.description"),
        [*(paper.say(head) for head in heads), *(paper.score(key) for key in keys)],
        rows,
        (1200, 1300, 1000, *(rest for _ in keys)),
        noted=True,
    )
    paper.note(" ".join(_note(paper, keys, any(DASH in map(plain, row) for row in rows))))


def _rows(paper: Manuscript, case: CaseFacts, keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    whole = [courses.course(paper.writeup.scores, case, key) for key in keys]
    for stage in _stages(paper, case, whole[0]):
        first, last = min(stage.sessions), max(stage.sessions)
        span = str(first) if first == last else f"{first}–{last}"
        spreads = (
            tables.spread(paper, case, _within(series, stage.sessions), f" {stage.key}")
            for series in whole
        )
        yield (case.name, stage.name, span, *spreads)


def _stages(paper: Manuscript, case: CaseFacts, whole: Series) -> Iterator[_Stage]:
    if declared := _declared(paper, case):
        yield from declared
        return
    many = len(whole.sessions)
    cuts = [0, round(many / 3), round(2 * many / 3), many]
    for name, (first, last) in zip(THIRDS, pairwise(cuts), strict=True):
        if last > first:
            yield _Stage(name, paper.say(f"process.{name}"), whole.sessions[first:last])


def _declared(paper: Manuscript, case: CaseFacts) -> list[_Stage]:
    record = next((one for one in paper.writeup.records if one.case == case.case), None)
    return [
        _Stage(one.name, one.name, tuple(range(one.first, one.last + 1)))
        for one in (record.phases if record else ())
    ]


def _within(series: Series, sessions: Sequence[int]) -> Series:
    kept = [
        (session, value)
        for session, value in zip(series.sessions, series.values, strict=True)
        if session in sessions
    ]
    return replace(series, sessions=tuple(s for s, _ in kept), values=tuple(v for _, v in kept))


def _note(paper: Manuscript, keys: Sequence[str], empty: bool) -> Iterator[str]:
    cases = [case for case in paper.writeup.cases if _is_parted(paper, case)]
    declared = [bool(_declared(paper, case)) for case in cases]
    which = ".declared" if all(declared) else ".both" if any(declared) else ""
    yield paper.say(f"process.note{which}")
    short = [paper.case(case) for case in paper.writeup.cases if case not in cases]
    if short:
        many = ".many" if len(short) > 1 else ""
        yield paper.say(f"process.note.short{many}", cases=listed(short, paper.language))
    series = [courses.course(paper.writeup.scores, case, key) for case in cases for key in keys]
    if any(one.missing for one in series):
        yield paper.say("process.note.gaps")
    if empty:
        yield paper.say("process.note.dash")
