"""What an evidence-based case study has to report, and what of it the study holds.

After the requirements of *Psychotherapy* (APA Division 29) for evidence-based case studies: two
standardised outcome measures, a process measure on three occasions or more, verbatim vignettes,
clinically significant change, consent or disguise.
"""

from __future__ import annotations

from collections.abc import Iterator

from thirdear.model.writeup import CaseFacts
from thirdear.writeup import courses, tables
from thirdear.writeup.manuscript import Manuscript

MET, MISSING, AUTHOR = "guideline.met", "guideline.missing", "guideline.author"


def add(paper: Manuscript) -> None:
    """Add the checklist: one row a requirement, with what is there."""
    paper.section(2, "appendix.guideline")
    rows = [
        (paper.say(f"guideline.{what}"), paper.say(state), held)
        for what, state, held in _rows(paper)
    ]
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("guideline.title"),
        paper.say("guideline.description"),
        [paper.say(f"guideline.column.{one}") for one in ("what", "state", "held")],
        rows,
        (4826, 1500, 2700),
        noted=True,
    )
    paper.note(paper.say("guideline.note"))


def _occasions(paper: Manuscript, case: CaseFacts) -> Iterator[int]:
    """Yield on how many occasions each score in question was measured; no count of words is one."""
    counted = {rule.key for rule in paper.writeup.rules if rule.rule == "text"}
    for key in courses.central(paper.writeup):
        if key not in counted:
            yield len(courses.known(courses.course(paper.writeup.scores, case, key)))


def _rows(paper: Manuscript) -> Iterator[tuple[str, str, str]]:
    writeup = paper.writeup
    cases = [case.case for case in writeup.cases]

    def least(numbers: list[int], wanted: int) -> tuple[str, str]:
        low, some = min(numbers, default=0), sum(one >= wanted for one in numbers)
        if low == 0:
            told = paper.say("guideline.some", some=some, n=len(numbers))
            return MISSING, told if some else ""
        return (MET if low >= wanted else MISSING), paper.say("guideline.least", n=low)

    measured = [len({o.measure for o in writeup.outcomes if o.case == c}) for c in cases]
    yield "outcomes", *least(measured, 2)
    changed = [sum(o.rci is not None for o in writeup.outcomes if o.case == c) for c in cases]
    yield "change", *least(changed, 1)
    rated = [max(_occasions(paper, case), default=0) for case in writeup.cases]
    yield "process", *least(rated, 3)
    agreed = any(one.value is not None for one in writeup.agreement)
    yield "reliability", (MET if agreed else MISSING), ""
    quoted = [sum(e.case == c for e in writeup.excerpts) for c in cases]
    yield "vignettes", *least(quoted, 1)
    facts = [sum(r.case == c and bool(r.facts) for r in writeup.records) for c in cases]
    yield "treatment", (MET if facts and all(facts) else MISSING), ""
    consent = [sum(r.case == c and bool(r.consent) for r in writeup.records) for c in cases]
    yield "consent", (MET if consent and all(consent) else MISSING), ""
    yield "independent", AUTHOR, ""
    yield "recognise", AUTHOR, ""
