"""Declared phases of each case compared, and sudden gains."""

from __future__ import annotations

from thirdear.model.single_case import PhaseContrast
from thirdear.writeup import courses, excerpts, tables
from thirdear.writeup.apa import DASH, number, probability, share
from thirdear.writeup.manuscript import Manuscript

_WIDTHS = (1100, 1900, 1826, 700, 1600, 1100, 800)
_NUMBERS = 3
"""Columns that a contrast that cannot be made leaves empty."""


def add(paper: Manuscript) -> None:
    """Add the table of phases and the sentences on sudden gains; nothing without either."""
    if any(one.nap is not None for one in paper.writeup.contrasts):
        paper.section(2, "results.phases")
        _table(paper)
    if paper.writeup.gains:
        paper.section(2, "results.gains")
        paper.text(paper.say("gains.text"))
        for one in paper.writeup.gains:
            of = f"gain {one.case} {one.score} {one.session}"
            places = courses.decimals(paper.writeup, one.score)
            values = f"{number(one.before, places)} → {number(one.after, places)}"
            paper.text(
                paper.say(
                    "gains.one",
                    case=paper.say("case", name=one.case),
                    score=paper.score(one.score),
                    session=str(one.session),
                    next=str(one.next),
                    values=paper.claim(of, values),
                )
            )
        for case in paper.writeup.cases:
            excerpts.beside(paper, "gains", case)


def _table(paper: Manuscript) -> None:
    label, found = paper.label("table"), paper.writeup.contrasts
    before, after = paper.say("phases.text", table="\0").split("\0")
    paper.text(before, *paper.refer(label), after)
    heads = ("outcome.case", "column.score", "phases.phases", "phases.n", "phases.nap")
    tables.plain(
        paper,
        label,
        paper.say("phases.title"),
        paper.say("phases.description"),
        [*(paper.say(head) for head in heads), "Tau-U", "p"],
        [_row(paper, one) for one in found],
        _WIDTHS,
        noted=True,
    )
    paper.note(" ".join([paper.say("phases.note"), *_refused(paper)]))


def _row(paper: Manuscript, one: PhaseContrast) -> tuple[str, ...]:
    named = f"{one.earlier} → {one.later}"
    lead = (one.case, paper.score(one.score), named, f"{one.first_n}, {one.second_n}")
    if one.nap is None or one.nap_interval is None:
        return (*lead, *[DASH] * _NUMBERS)
    low, high = one.nap_interval
    numbers = (
        ("nap", f"{share(one.nap)} [{share(low)}, {share(high)}]"),
        ("tau_u", number(one.tau_u)),
        ("p", probability(one.p)),
    )
    of = f"phases {one.case} {one.score} {named}"
    return (*lead, *(paper.claim(f"{of} {name}", text) for name, text in numbers))


def _refused(paper: Manuscript) -> list[str]:
    said = (one for one in paper.writeup.contrasts if one.refused)
    return [*dict.fromkeys(f"{paper.say('case', name=one.case)}: {one.refused}" for one in said)]
