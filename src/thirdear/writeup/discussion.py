"""What follows the results: clinical analysis with vignettes, discussion, and references."""

from __future__ import annotations

from collections.abc import Iterator

from thirdear.writeup import courses, excerpts
from thirdear.writeup.apa import share
from thirdear.writeup.manuscript import Manuscript

_LOW = 0.6  # an intraclass correlation below it hides much of what it measures


def clinical(paper: Manuscript) -> None:
    """Add the vignettes that no result has beside it, case by case."""
    paper.section(1, "clinical")
    for case in paper.writeup.cases:
        paper.section(2, f"clinical.{case.name}", paper.case(case))
        paper.write("formulation", case=paper.case(case))
        excerpts.elsewhere(paper, case)
        excerpts.beside(paper, "clinical", case)


def add(paper: Manuscript) -> None:
    """Add the discussion: what a person concludes, and the limits that follow from the facts."""
    paper.section(1, "discussion")
    paper.write("discussion")
    paper.write("convergence")
    _limits(paper)
    raters = {0: ".none", 1: ".one"}.get(len(paper.writeup.raters), "")
    paper.write(f"limits{raters}")
    paper.write("implications")


def _limits(paper: Manuscript) -> None:
    paper.section(2, "limits")
    for sentences in (
        _of_data(paper),
        _of_tests(paper),
        (*_of_judging(paper), *paper.writeup.limits),
    ):
        text = " ".join(sentences)
        if text:
            paper.text(text)


def _of_data(paper: Manuscript) -> Iterator[str]:
    if paper.writeup.invented:
        yield paper.say("limit.invented")


def _of_tests(paper: Manuscript) -> Iterator[str]:
    writeup = paper.writeup
    if any(test.refused is None for test in writeup.tests):
        yield paper.say("limit.precedence")
        yield from _short(paper)
        yield paper.say("limit.trend")
        yield paper.say("limit.searched" if writeup.searched else "limit.declared")
        if len({test.case for test in writeup.tests if test.f is not None}) > 1:
            yield paper.say("limit.difference")
        if not any(test.detectable_verdict for test in writeup.tests):
            yield from _power(paper)


def _short(paper: Manuscript) -> Iterator[str]:
    made = [test for test in paper.writeup.tests if test.df is not None]
    least = sorted(
        {round(100 * test.detectable_verdict) for test in made if test.detectable_verdict}
    )
    if least:
        shown = str(least[0]) if len(least) == 1 else f"{least[0]}–{least[-1]}"
        family = max(test.family for test in made)
        yield paper.say("limit.short", range=_lengths(paper), least=shown, family=family)


def _power(paper: Manuscript) -> Iterator[str]:
    tests = paper.writeup.tests
    least = sorted({share(test.detectable) for test in tests if test.detectable is not None})
    if least:
        shown = least[0] if len(least) == 1 else f"{least[0]}–{least[-1]}"
        yield paper.say("limit.power", least=shown)


def _of_judging(paper: Manuscript) -> Iterator[str]:
    writeup = paper.writeup
    if len(writeup.raters) == 1:
        yield paper.say("limit.one_rater")
    if low := list(_unreliable(paper)):
        yield paper.say("limit.reliability", list="; ".join(low))
    if writeup.excerpts:
        shown = any(courses.there(writeup)) and any(one.carries for one in writeup.excerpts)
        yield paper.say(f"limit.vignettes{'' if shown else '.words'}")


def _unreliable(paper: Manuscript) -> Iterator[str]:
    for one in paper.writeup.agreement:
        central = one.code in courses.central(paper.writeup) and one.statistic == "icc_2_k"
        if central and one.value is not None and one.value < _LOW:
            score = paper.in_text(one.code or "")
            shown = paper.claim(f"agreement {one.code} {one.statistic}", share(one.value))
            yield paper.say("limit.reliability.one", score=score, value=shown)


def _lengths(paper: Manuscript) -> str:
    lengths = sorted({len(case.sessions) for case in paper.writeup.cases}) or [0]
    shown = str(lengths[0]) if len(lengths) == 1 else f"{lengths[0]}–{lengths[-1]}"
    return paper.say("sessions", n=shown)


def references(paper: Manuscript) -> None:
    """Add the list of all works that the document cites, wherever in it."""
    cited = paper.citations.cited
    if cited:
        paper.section(1, "references", new_page=paper.is_manuscript)
        for work in cited:
            paper.text(*paper.citations.entry(work), style="APAReference")
