"""What surrounds the tests: verdicts, influence of single sessions, comparison of cases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from thirdear.model.precedence import PrecedenceTest
from thirdear.model.protocol import Comparison, Influenced
from thirdear.writeup import excerpts, tables
from thirdear.writeup.apa import number, places, probability, share
from thirdear.writeup.manuscript import Manuscript

_SAID = {"en": "Verdict: ", "tr": "Karar: "}
"""What a verdict begins with where no heading says what it is."""
_TINY = 0.001
"""A p below it is printed as less than it."""


def test_facts(paper: Manuscript, test: PrecedenceTest) -> list[tuple[str, str]]:
    """Return the numbers of a finding's sentence in their order, with their claims' keys."""
    if test.f is None or test.df is None:
        return []
    of = tables.name_of(paper, test)
    strictest = test.p if test.p_bootstrap is None else test.p_bootstrap
    named = "p" if test.p_bootstrap is None else "p_bootstrap"
    facts = [
        (f"{test.df[0]}, {test.df[1]}", f"{of} df"),
        (number(test.f), f"{of} F"),
        (probability(strictest), f"{of} {named}"),
    ]
    if test.p_verdict is not None:
        facts.append((probability(test.p_verdict), f"{of} p_verdict"))
    if test.p_holm is not None:
        facts.append((probability(test.p_holm), f"{of} p_holm"))
    facts.append((share(test.partial_r2), f"{of} partial_r2"))
    for one in test.coefficients:
        digits = places(one.se)
        low, high = one.interval
        interval = f"[{number(low, digits)}, {number(high, digits)}]"
        facts.append((number(one.b, digits), f"{of} b {one.lag}"))
        facts.append((interval, f"{of} interval {one.lag}"))
    return facts


def verdicts(paper: Manuscript) -> None:
    """Add the verdict on every test, each a claim as a whole, and what single sessions carry."""
    writeup = paper.writeup
    if not any(writeup.verdicts):
        return
    paper.section(2, "results.verdicts")
    for case in writeup.cases:
        rows = zip(writeup.tests, writeup.verdicts, writeup.influences, strict=True)
        own = [
            (t, v, [*_influence(paper, t, one)]) for t, v, one in rows if t.case == case.case and v
        ]
        if said := [*_verdicts(paper, own)]:
            paper.text(f"{paper.case(case)}. {' '.join(said)}")
            excerpts.beside(paper, "verdicts", case)


def _verdicts(
    paper: Manuscript, own: Sequence[tuple[PrecedenceTest, str, list[str]]]
) -> Iterator[str]:
    """Yield the verdicts of a case; what the next one says as well is said behind that."""
    for place, (test, verdict, influence) in enumerate(own):
        of = tables.name_of(paper, test)
        head, more = _parted(verdict.removeprefix(_SAID[paper.language]))
        following = _parted(own[place + 1][1])[1] if place + 1 < len(own) else ""
        yield f"{paper.direction(test)}: {paper.claim(f'{of} verdict', head)}"
        if more and (more != following or influence):
            yield paper.claim(f"{of} verdict, reasons", more)
        yield from influence


def _parted(verdict: str) -> tuple[str, str]:
    """Return the decision and what is said of it behind."""
    head, dot, more = verdict.partition("). ")
    return (f"{head}).", more) if dot else (verdict, "")


def _influence(paper: Manuscript, test: PrecedenceTest, one: Influenced | None) -> Iterator[str]:
    if one is None or one.most.f is None or test.f is None or not test.found:
        return
    first = test.coefficients[0]
    digits = places(first.se)
    with paper.about(tables.name_of(paper, test)):
        yield paper.say(
            f"influence{'.lost' if one.lost else '.tiny' if one.high < _TINY else ''}",
            lost=", ".join(map(str, one.lost)),
            session=one.most.session,
            f=number(test.f),
            without=number(one.most.f),
            high=probability(one.high),
            b=number(first.b, digits),
            left=number(one.most.b, digits),
        )


def comparisons(paper: Manuscript) -> None:
    """Add the comparison of the cases for every hypothesis, and what it is needed for."""
    refused = {test.refused for test in paper.writeup.tests} - {None}
    found = [one for one in paper.writeup.comparisons if not _told(one.refused, refused)]
    if not found:
        return
    paper.section(2, "results.comparison")
    for one in found:
        sentences = [paper.named(sentence) for sentence in one.sentences[:1]]
        if one.refused is not None:
            sentences = [paper.say("tests.refused", reason=paper.named(one.refused))]
        marked = [paper.known(sentence, _compared(one)) for sentence in sentences]
        paper.text(" ".join([*marked, *one.sentences[1:]]))


def _told(refused: str | None, before: Collection[str | None]) -> bool:
    """Say whether the table of tests gives the reason of a refusal already."""
    return refused is not None and any(reason and reason in refused for reason in before)


def loops(paper: Manuscript) -> None:
    """Add direction and loop of every hypothesis in every case, each sentence a claim."""
    refused = {test.refused for test in paper.writeup.tests} - {None}
    found = [one for one in paper.writeup.loops if not _told(one.refused, refused)]
    if not found:
        return
    paper.section(2, "results.loops")
    paper.text(paper.say("loops.text"))
    for one in found:
        of = f"loop {one.case} {one.cause}->{one.effect}"
        marked = (
            paper.claim(f"{of} {place}", paper.named(sentence))
            for place, sentence in enumerate(one.sentences, 1)
        )
        paper.text(" ".join(marked))


def _compared(one: Comparison) -> list[tuple[str, str]]:
    of = f"compare {one.cause}->{one.effect}"
    if one.f is None or one.df is None:
        return []
    facts = [
        (f"{one.df[0]}, {one.df[1]}", f"{of} df"),
        (number(one.f), f"{of} F"),
        (probability(one.p_bootstrap), f"{of} p_bootstrap"),
    ]
    if one.p_verdict is not None:
        facts.append((probability(one.p_verdict), f"{of} p_verdict"))
    if one.p_holm is not None and one.p_holm != one.own_p:
        facts.append((probability(one.p_holm), f"{of} p_holm"))
    return facts
