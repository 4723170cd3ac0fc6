"""The results section: session scores, the figure, and the tests in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thirdear.model.scores import Series
from thirdear.model.writeup import CaseFacts
from thirdear.writeup import (
    careful,
    chart,
    courses,
    findings,
    forest,
    illustrations,
    method,
    outcome,
    phases,
    ruptures,
    tables,
    words,
)
from thirdear.writeup.apa import count, number
from thirdear.writeup.courses import Pair, Panel
from thirdear.writeup.manuscript import Label, Manuscript, Picture
from thirdear.writeup.words import listed, title_case

_PANELS = {"manuscript": 2, "compact": 1}
"""Cases of one figure, by the layout: a high one among the text leaves much of a page white."""


def add(paper: Manuscript) -> None:
    """Add the whole section."""
    paper.section(1, "results")
    outcome.outcomes(paper)
    outcome.phases(paper)
    phases.add(paper)
    _scores(paper)
    _tests(paper)
    findings.verdicts(paper)
    findings.loops(paper)
    findings.comparisons(paper)
    forest.add(paper)
    ruptures.add(paper)


def _scores(paper: Manuscript) -> None:
    """Add the scores that have a value, and the figures of pairs; nothing without any."""
    central = courses.there(paper.writeup)
    if not central:
        return
    paper.section(2, "results.scores")
    groups = list(tables.chunks(paper.writeup.cases, central))
    tabled = [(paper.label("table"), cases) for cases in groups]
    drawn = [
        (paper.label("figure"), pair, cases)
        for pair in courses.pairs(paper.writeup)
        if {pair.cause, pair.effect} <= {*central}
        for cases in _cut(_with_course(paper, pair), _PANELS[paper.writeup.page])
    ]
    key = f"scores.text{'' if drawn else '.alone'}{'.many' if len(tabled) > 1 else ''}"
    said = _around(paper.say(key, tables="\0", figures="\0"))
    refer = [paper.referred([label for label, *_ in some]) for some in (tabled, drawn)]
    paper.text(
        said[0], *(piece for r, end in zip(refer, said[1:], strict=False) for piece in (*r, end))
    )
    for label, cases in tabled:
        tables.session_scores(paper, label, cases, central)
        first = tabled[0][0]
        _score_note(paper, cases, None if label is first else first)
    for label, pair, cases in drawn:
        _figure(paper, label, pair, cases)


def _around(sentence: str) -> list[str]:
    return sentence.split("\0")


def _with_course(paper: Manuscript, pair: Pair) -> list[CaseFacts]:
    """Return the cases that have a course of one of two scores."""
    scores = paper.writeup.scores
    return [
        case
        for case in paper.writeup.cases
        if any(
            courses.is_drawn(courses.course(scores, case, key)) for key in (pair.cause, pair.effect)
        )
    ]


def _cut(cases: Sequence[CaseFacts], most: int) -> Iterator[tuple[CaseFacts, ...]]:
    for start in range(0, len(cases), most):
        yield tuple(cases[start : start + most])


def _score_note(paper: Manuscript, cases: Sequence[CaseFacts], before: Label | None) -> None:
    """Add the note of a table of scores: what they are, or the table ``before`` that says it."""
    central = courses.there(paper.writeup)
    gaps = list[str]()
    if any(courses.course(paper.writeup.scores, c, key).missing for c in cases for key in central):
        gaps.append(paper.say("scores.note.dash"))
    for case in cases:
        with paper.about(f"case {case.name}"):
            gaps += _gaps(paper, case, central)
    if before is not None:
        start, end = _around(paper.say("scores.note.before", table="\0"))
        paper.note(start, *paper.refer(before), " ".join([end, *gaps]))
        return
    rules = [rule for rule in paper.writeup.rules if rule.key in central]
    shown = "; ".join(f"{paper.score(rule.key)}: {method.in_words(paper, rule)}" for rule in rules)
    paper.note(" ".join([paper.say("scores.note", scores=shown), *gaps]))


def _gaps(paper: Manuscript, case: CaseFacts, central: Sequence[str]) -> Iterator[str]:
    absent = {
        key: {*courses.course(paper.writeup.scores, case, key).missing} & {*case.sessions}
        for key in central
    }
    missing = set.intersection(*absent.values()) if absent else set()
    if missing:
        shown = paper.numbers(missing)
        yield paper.say("scores.missing", n=len(missing), list=shown, case=paper.case(case))
    alike: dict[frozenset[int], list[str]] = {}
    for key, sessions in absent.items():
        alike.setdefault(frozenset(sessions - missing), []).append(key)
    for some, keys in alike.items():
        if some:
            with paper.about(f"case {case.name}, {keys[0]}"):
                yield paper.say(
                    "scores.partly",
                    n=len(some),
                    list=paper.numbers(some),
                    case=paper.case(case),
                    score=words.named([paper.in_text(key) for key in keys], paper.language),
                )
    gaps = courses.untranscribed(case)
    if gaps:
        shown = paper.numbers(gaps)
        yield paper.say("cases.gap", n=len(gaps), list=shown, case=paper.case(case))


def _figure(paper: Manuscript, label: Label, pair: Pair, cases: Sequence[CaseFacts]) -> None:
    names = (paper.score(pair.cause), paper.score(pair.effect))
    panels = [_panel(paper, pair, case) for case in cases]
    everywhere = chart.ranges([_panel(paper, pair, case) for case in _with_course(paper, pair)])
    shown = listed([paper.case(case) for case in cases], paper.language)
    scores = listed([title_case(name, paper.language) for name in names], paper.language)
    title = paper.say("figure.title", scores=scores, cases=shown)
    paper.caption(label, title)
    session = paper.say("session")
    paper.add(
        Picture(
            lambda: chart.draw(panels, names, session, language=paper.language, axes=everywhere),
            chart.WIDTH,
            title,
            " ".join(_alternative(paper, panels, names)),
        )
    )
    told = {
        "": True,
        ".gaps": any(series.missing for panel in panels for series in panel.series),
        ".marks": any(panel.marked for panel in panels),
        ".breaks": any(panel.breaks for panel in panels),
    }
    paper.note(" ".join(paper.say(f"figure.note{what}") for what, is_so in told.items() if is_so))


def _panel(paper: Manuscript, pair: Pair, case: CaseFacts) -> Panel:
    both = [courses.course(paper.writeup.scores, case, key) for key in (pair.cause, pair.effect)]
    series, marks = (both[0], both[1]), illustrations.marks(paper.writeup, case.case)
    return Panel(paper.case(case), series, marks, courses.breaks(paper.writeup, case.case))


def _alternative(
    paper: Manuscript, panels: Sequence[Panel], names: tuple[str, str]
) -> Iterator[str]:
    yield paper.say("alt.figure" if len(panels) == 1 else "alt.figure.many")
    for panel in panels:
        sessions = panel.series[0].sessions or (0,)
        first, last = min(sessions), max(sessions)
        if first == last:
            yield paper.say("alt.case.one", case=panel.name, session=first)
        else:
            yield paper.say("alt.case", case=panel.name, first=first, last=last)
        for series, name in zip(panel.series, names, strict=True):
            which = _kind(series)
            facts = _course(series, courses.decimals(paper.writeup, series.score))
            yield paper.say(f"alt.series{which}", score=name, **facts)
            if series.missing and which in ("", ".flat"):
                missing = paper.numbers(series.missing)
                yield paper.say("alt.gaps", n=len(series.missing), list=missing)
        if panel.marked:
            marked = ", ".join(f"{session} ({label})" for session, label in panel.marked)
            yield paper.say("alt.marked", n=len(panel.marked), list=marked)


def _kind(series: Series) -> str:
    """Return which wording tells of a series: of no value, of one, of the same ones, of more."""
    known = courses.known(series)
    if len(known) < 2:
        return ".one" if known else ".none"
    return ".flat" if len({*known}) == 1 else ""


def _course(series: Series, places: int) -> dict[str, object]:
    there = [
        (value, session)
        for session, value in zip(series.sessions, series.values, strict=True)
        if value is not None
    ]
    if not there:
        return {}
    low, high = min(there), max(there, key=lambda one: (one[0], -one[1]))
    return {
        "start": number(there[0][0], places),
        "end": number(there[-1][0], places),
        "low": number(low[0], places),
        "low_at": low[1],
        "high": number(high[0], places),
        "high_at": high[1],
    }


def _tests(paper: Manuscript) -> None:
    writeup = paper.writeup
    if not writeup.tests:
        return
    paper.section(2, "results.tests")
    label = paper.label("table")
    made = any(test.f is not None for test in writeup.tests)
    about = "tests.text" if made else "analysis.none.made"
    before, after = _around(paper.say(about, table="\0"))
    paper.text(before, *paper.refer(label), after)
    for case in writeup.cases:
        found = [
            paper.known(sentence, findings.test_facts(paper, test))
            for test, sentence in zip(writeup.tests, writeup.sentences, strict=True)
            if test.case == case.case and sentence and test.refused is None
        ]
        if found:
            paper.text(" ".join(found))
    if made:
        tables.precedence_tests(paper, label)
    else:
        tables.reasons(paper, label)
    if note := " ".join(_test_note(paper)):
        paper.note(note)
    else:
        paper.resume()


def _test_note(paper: Manuscript) -> Iterator[str]:
    tests = paper.writeup.tests
    unit = words.unit({test.lag_in for test in tests})
    lag = paper.lag("tests.note", {test.lag for test in tests}, unit)
    draws = max(test.resamples for test in tests)
    shown = count(draws, paper.language)
    if any(test.f is not None for test in tests):
        yield paper.say("tests.note", draws=shown, n=paper.writeup.family, lag=lag)
    yield from careful.sentences(paper, tests)
