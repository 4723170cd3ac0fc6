"""What the note of the tests' table says of the scores: floors, gaps, reliability, case by case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thirdear.base.numbers import decimals
from thirdear.model.precedence import Caution, PrecedenceTest
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.words import named

_COARSE = ("floor", "ceiling", "distinct")
_LACKING = ("gaps", "gaps_weeks", "empty_weeks")
_SURE = ("icc.one", "icc.mean")
_EFFECTS = {"hidden": ".range", "past": ""}
"""What reliability does, and whether its sentence tells a range where the tests differ in it."""
_TOGETHER = {*_LACKING, *_SURE, *_EFFECTS, *_COARSE, *(f"{one}_weeks" for one in _COARSE)}
"""Kinds of which all in a case are one sentence."""


def sentences(paper: Manuscript, tests: Sequence[PrecedenceTest]) -> Iterator[str]:
    """Yield for each case what to be careful about in the tests that were made, each thing once.

    What is said among the limits is not said again.
    """
    limits = {*paper.writeup.limits}
    for case in paper.writeup.cases:
        own = [test for test in tests if test.case == case.case and test.refused is None]
        with paper.about(f"case {case.name}, cautions"):
            said = [*_of_case(paper, own, limits)]
        if said:
            yield paper.say("tests.careful", case=paper.case(case), list=" ".join(said))


def _of_case(paper: Manuscript, tests: Sequence[PrecedenceTest], limits: set[str]) -> Iterator[str]:
    about: dict[str, list[PrecedenceTest]] = {}
    for test in tests:
        for warning in dict.fromkeys(test.warnings):
            if warning not in limits:
                about.setdefault(warning, []).append(test)
    known = [one for one in about if isinstance(one, Caution) and one.kind in _TOGETHER]
    yield from _lacking(paper, known)
    yield from _coarse(paper, known)
    yield from _reliable(paper, known)
    for warning, some in about.items():
        if warning not in known:
            yield _alone(paper, warning, some, everywhere=len(some) == len(tests))


def _alone(
    paper: Manuscript, warning: str, tests: Sequence[PrecedenceTest], *, everywhere: bool
) -> str:
    """Return a warning; the directions that it is about where neither it nor the case tells."""
    shown = paper.named(warning)
    if everywhere or shown != warning:
        return shown
    return paper.say(
        "tests.directions", list="; ".join(paper.direction(one) for one in tests), warning=shown
    )


def _of(known: Iterable[Caution], *kinds: str) -> list[Caution]:
    return [one for one in known if one.kind in kinds]


def _lacking(paper: Manuscript, known: Sequence[Caution]) -> Iterator[str]:
    for place, one in enumerate(_of(known, *_LACKING)):
        unit = "" if one.kind == "gaps" else ".weeks"
        facts = {name: one.facts[name] for name in ("count", "span", "cost", "possible")}
        with paper.about(f"gaps {place}"):
            yield paper.say(f"tests.gaps{unit}", **facts)


def _coarse(paper: Manuscript, known: Sequence[Caution]) -> Iterator[str]:
    """Yield one sentence on all scores that stand at one value in most sessions, by the end."""
    for kind in _COARSE:
        found = _of(known, kind, f"{kind}_weeks")
        if found:
            scores = [_where(paper, one) for one in found]
            yield paper.say(f"tests.{kind}", list=named(scores, paper.language))


def _where(paper: Manuscript, one: Caution) -> str:
    unit = ".weeks" if one.kind.endswith("_weeks") else ""
    facts: Mapping[str, object] = {name: one.facts[name] for name in ("value", "most", "count")}
    with paper.about(f"{one.kind} {one.facts['name']}"):
        return paper.say(
            f"tests.coarse{unit}", score=paper.in_text(str(one.facts["name"])), **facts
        )


def _reliable(paper: Manuscript, known: Sequence[Caution]) -> Iterator[str]:
    """Yield the reliability of the scores in the case, and once what it does to all tests."""
    alike: dict[tuple[str, object, object], list[Caution]] = {}
    for one in _of(known, *_SURE):
        alike.setdefault((one.kind, one.facts["n"], one.facts["k"]), []).append(one)
    for (kind, n, k), some in alike.items():
        parts = [
            paper.say(
                f"tests.{kind}.score",
                score=paper.in_text(str(one.facts["score"])),
                value=decimals(str(one.facts["value"]), paper.language),
                interval=decimals(str(one.facts["interval"]), paper.language),
            )
            for one in some
        ]
        with paper.about(f"{kind} {n} {k}"):
            yield paper.say(f"tests.{kind}", list="; ".join(parts), n=n, raters=k)
    for kind, ranged in _EFFECTS.items():
        seen = sorted({str(one.facts["seen"]) for one in _of(known, kind)})
        if seen:
            low, high = (decimals(one, paper.language) for one in (seen[0], seen[-1]))
            which = "" if low == high else ranged
            yield paper.say(f"tests.{kind}{which}", low=low, high=high)
