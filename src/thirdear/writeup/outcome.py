"""What came of the treatment, and how the scores went over its phases."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from thirdear.model.outcomes import Outcome
from thirdear.model.scores import Series
from thirdear.writeup import courses, tables
from thirdear.writeup.apa import DASH, number, share
from thirdear.writeup.manuscript import Manuscript

PHASES = ("early", "middle", "late")


def outcomes(paper: Manuscript) -> None:
    """Add the outcome measures with their reliable change; that there are none is said."""
    writeup = paper.writeup
    paper.section(2, "results.outcome")
    if not writeup.outcomes:
        paper.write("outcome")
        return
    label = paper.label("table")
    before, after = paper.say("outcome.text", table="\0").split("\0")
    paper.text(before, *paper.refer(label), after)
    heads = ("case", "measure", "pre", "post", "rci", "cutoff", "status")
    tables.plain(
        paper,
        label,
        paper.say("outcome.title"),
        paper.say("outcome.description"),
        [paper.say(f"outcome.{head}") for head in heads],
        [_row(paper, one) for one in writeup.outcomes],
        (1100, 2426, 900, 900, 1000, 1000, 1700),
        noted=True,
    )
    paper.note(" ".join((paper.say("outcome.note"), *_sources(paper))))


def _row(paper: Manuscript, one: Outcome) -> tuple[str, ...]:
    names = {case.case: case.name for case in paper.writeup.cases}
    measure = next(m for m in paper.writeup.measures if m.key == one.measure)
    case = names.get(one.case, "")
    of = f"outcome {case} {one.measure} {one.informant}".rstrip()
    status = DASH if one.status is None else paper.say(f"status.{one.status}")
    who = f" ({one.informant})" if one.informant else ""
    shown = [
        paper.claim(f"{of} {name}", number(value))
        for name, value in (
            ("pre", one.pre),
            ("post", one.post),
            ("rci", one.rci),
            ("cutoff", one.cutoff),
        )
    ]
    return (case, f"{measure.name}{who}", *shown, paper.claim(f"{of} status", status))


def _sources(paper: Manuscript) -> list[str]:
    told = []
    for one in paper.writeup.measures:
        if one.sd is not None and one.reliability is not None:
            told.append(
                paper.say(
                    "outcome.constants",
                    name=one.name,
                    sd=number(one.sd),
                    r=share(one.reliability),
                    better=paper.say(f"better.{one.better}"),
                    source=paper.own(one.source.rstrip(".")),
                )
            )
        if one.cutoff_source:
            told.append(
                paper.say("outcome.cut", name=one.name, source=paper.own(one.cutoff_source))
            )
    return [*told, *dict.fromkeys(o.why for o in paper.writeup.outcomes if o.why)]


def phases(paper: Manuscript) -> None:
    """Add means and deviations over the thirds of each case's session numbers."""
    keys = courses.central(paper.writeup)
    if not keys:
        return
    paper.section(2, "results.process")
    label = paper.label("table")
    before, after = paper.say("process.text", table="\0").split("\0")
    paper.text(before, *paper.refer(label), after)
    rows = []
    for case in paper.writeup.cases:
        for key in keys:
            whole = courses.course(paper.writeup.scores, case, key)
            spreads = [
                tables.spread(paper, case, part, f" {name}")
                for name, part in zip(PHASES, _thirds(whole), strict=True)
            ]
            rows.append((case.name, paper.score(key), *spreads))
    heads = ("outcome.case", "column.score", *(f"process.{one}" for one in PHASES))
    tables.plain(
        paper,
        label,
        paper.say("process.title"),
        paper.say("process.description"),
        [paper.say(head) for head in heads],
        rows,
        (1200, 3326, 1500, 1500, 1500),
        noted=True,
    )
    paper.note(paper.say("process.note"))


def _thirds(series: Series) -> list[Series]:
    """Cut a series at one and two thirds of its way from the first session to the last."""
    many = len(series.sessions)
    cuts = [0, round(many / 3), round(2 * many / 3), many]
    return [
        replace(series, sessions=series.sessions[a:b], values=series.values[a:b])
        for a, b in pairwise(cuts)
    ]
