"""The tables of a document: session scores, tests in both directions, and plain lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from thirdear.base.numbers import decimals
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.scores import Series
from thirdear.model.writeup import CaseFacts
from thirdear.writeup import courses
from thirdear.writeup.apa import DASH, number, places, probability, share
from thirdear.writeup.claims import plain as plain_text
from thirdear.writeup.manuscript import Label, Manuscript
from thirdear.writeup.oxml import Bit, Cell, Piece, Row, cell, claimed, run, table
from thirdear.writeup.styles import TEXT_WIDTH
from thirdear.writeup.words import listed

RULE = 8  # the heavy lines of an APA table, in eighths of a point
THIN = 4
MOST_COLUMNS = 6
_ROOMY = 4  # columns up to which a long word fits at the size of the table
_KEPT_TOGETHER = 14  # lines of a table that no page break parts: a longer one leaves a page white
_AT_EDGES = 3  # rows that no page break parts from the head or the foot of a table
_LETTER = 95  # the width of a letter in a table, in twentieths of a point
_HALF_NUMBER = (
    310  # half of what a number like 12.34 needs with the cell's margin, in twentieths of a point
)
_HALF_COUNT = 190  # the same for a whole number


def chunks(cases: Sequence[CaseFacts], scores: Sequence[str]) -> Iterator[tuple[CaseFacts, ...]]:
    """Yield the cases that share a table of session scores, as many as have room side by side."""
    side_by_side = max(1, MOST_COLUMNS // max(1, len(scores)))
    for start in range(0, len(cases), side_by_side):
        yield tuple(cases[start : start + side_by_side])


def parted(some: Sequence[str], most: int) -> list[Sequence[str]]:
    """Return as few parts as hold at most so many each, none much shorter than the others."""
    parts = -(-len(some) // most)
    cuts = [round(len(some) * place / parts) for place in range(parts + 1)] if parts else [0]
    return [some[first:last] for first, last in pairwise(cuts)]


def session_scores(
    paper: Manuscript,
    label: Label,
    cases: Sequence[CaseFacts],
    scores: Sequence[str],
    *,
    noted: bool = True,
    which: str = "",
) -> None:
    """Add an APA table with one row a session and one column a score for each case.

    It may run over pages, its last rows with the note that follows; a short one does not.
    ``which`` ends the title of one of several.
    """
    digits = {key: courses.decimals(paper.writeup, key) for key in scores}
    columns = [
        (case, courses.course(paper.writeup.scores, case, key), digits[key])
        for case in cases
        for key in scores
    ]
    sessions = sorted({one for _, series, _ in columns for one in series.sessions})
    width = min(1900, (TEXT_WIDTH - 1150) // max(1, len(columns)))
    widths = (1150, *(width for _ in columns))
    names = f"{paper.say('scores.title', cases=_cases(paper, cases))}{which}"
    rows = [*_score_heads(paper, cases, scores)]
    whole = len(sessions) <= _KEPT_TOGETHER
    for place, session in enumerate(sessions):
        keep = whole or place < _AT_EDGES or place >= len(sessions) - _AT_EDGES
        rows.append(_session_row(paper, session, columns, width, keep=keep))
    rows.append(_spread_row(paper, columns, keep=noted))
    paper.caption(label, names)
    paper.add(table(widths, rows, names, paper.say("scores.description")))


def _cases(paper: Manuscript, cases: Sequence[CaseFacts]) -> str:
    return listed([paper.case(case) for case in cases], paper.language)


def _score_heads(
    paper: Manuscript, cases: Sequence[CaseFacts], scores: Sequence[str]
) -> Iterator[Row]:
    spans = [
        cell(paper.case(case), align="center", span=len(scores), top=RULE, bottom=THIN)
        for case in cases
    ]
    yield Row((cell("", top=RULE), *spans), header=True)
    size = 8.5 if len(cases) * len(scores) > _ROOMY else 0
    names = [
        cell([Bit(paper.score(key), size=size)], align="center", bottom=RULE)
        for _ in cases
        for key in scores
    ]
    yield Row((cell(paper.say("session"), bottom=RULE), *names), header=True)


def _session_row(
    paper: Manuscript,
    session: int,
    columns: Sequence[tuple[CaseFacts, Series, int]],
    width: int,
    *,
    keep: bool,
) -> Row:
    cells = [cell(str(session), style="APAScore")]
    for case, series, digits in columns:
        value = _value(session, series, digits)
        key = f"score {case.name} {session} {series.score}"
        if value == DASH:
            cells.append(cell(paper.claim(key, value), align="center", style="APAScore"))
        else:
            inset = max(0, width // 2 - (_HALF_NUMBER if digits else _HALF_COUNT))
            shown = paper.claim(key, value) if value else ""
            cells.append(cell(shown, align="right", style="APAScore", inset=inset))
    return Row(tuple(cells), keep=keep)


def _value(session: int, series: Series, digits: int) -> str:
    """Return the printed score; nothing where the case has no such session number at all."""
    if session not in series.sessions:
        return ""
    return number(series.values[series.sessions.index(session)], digits)


def _spread_row(
    paper: Manuscript, columns: Sequence[tuple[CaseFacts, Series, int]], *, keep: bool
) -> Row:
    shown = [spread(paper, case, one) for case, one, _ in columns]
    head = cell([Bit(paper.say("spread"), italic=True)], top=THIN, bottom=RULE)
    cells = (cell(text, align="center", top=THIN, bottom=RULE) for text in shown)
    return Row((head, *cells), keep=keep)


def spread(paper: Manuscript, case: CaseFacts, series: Series, among: str = "") -> str:
    """Return mean and standard deviation of a series as claims; ``among`` names a part of it."""
    if not courses.known(series):
        return DASH
    of = f"{case.name} {series.score}{among}"
    mean = paper.claim(f"mean {of}", number(courses.mean(series)))
    around = courses.spread(series)
    return mean if around is None else f"{mean} ({paper.claim(f'sd {of}', number(around))})"


_TEST_WIDTHS = (2280, 830, 680, 680, 700, 880, 760, 760, 720, 1560)


def precedence_tests(paper: Manuscript, label: Label) -> None:
    """Add the table of tests: a band for each case, a row for each direction."""
    writeup = paper.writeup
    title = paper.say("tests.title")
    rows = [_test_head(paper)]
    for place, case in enumerate(writeup.cases):
        own = [test for test in writeup.tests if test.case == case.case]
        last_case = place == len(writeup.cases) - 1
        name = [Bit(paper.case(case), bold=True)]
        rows.append(Row((cell(name, span=len(_TEST_WIDTHS), top=THIN if place else 0),), keep=True))
        groups = list(_alike(own))
        for row, tests in enumerate(groups):
            ends = row == len(groups) - 1
            bottom = RULE if ends and last_case else 0
            rows.append(_test_row(paper, tests, bottom=bottom, keep=last_case or not ends))
    paper.caption(label, title)
    widths = [round(width * TEXT_WIDTH / sum(_TEST_WIDTHS)) for width in _TEST_WIDTHS]
    paper.add(table(widths, rows, title, paper.say("tests.description")))


def reasons(paper: Manuscript, label: Label) -> None:
    """Add the table of tests of which none could be made: the reason of each."""
    names = {case.case: case.name for case in paper.writeup.cases}
    tests = [test for case in names for test in paper.writeup.tests if test.case == case]
    rows = [
        (
            names[some[0].case or ""],
            "; ".join(paper.direction(one) for one in some),
            str(some[0].lag),
            paper.named(some[0].refused or ""),
        )
        for case in names
        for some in _alike([test for test in tests if test.case == case])
    ]
    heads = ("outcome.case", "tests.direction", "tests.lag", "tests.reason")
    plain(
        paper,
        label,
        paper.say("tests.reasons.title"),
        paper.say("tests.reasons.description"),
        [paper.say(head) for head in heads],
        rows,
        (1100, 3426, 900, 3600),
    )


def _alike(tests: Sequence[PrecedenceTest]) -> Iterator[tuple[PrecedenceTest, ...]]:
    """Yield each test alone, but those that were refused for one reason where the first stands."""
    refused: dict[tuple[int, str], list[PrecedenceTest]] = {}
    for test in tests:
        if test.refused is not None:
            refused.setdefault((test.lag, test.refused), []).append(test)
    for test in tests:
        if test.refused is None:
            yield (test,)
        elif together := refused.pop((test.lag, test.refused), ()):
            yield tuple(together)


def _test_head(paper: Manuscript) -> Row:
    def head(*lines: str | Bit, align: str = "center") -> Cell:
        shown = tuple((line,) for line in lines)
        return Cell(shown, align=align, top=RULE, bottom=RULE)

    p = Bit("p", italic=True)
    return Row(
        (
            head(paper.say("tests.direction"), align=""),
            head(paper.say("tests.lag")),
            head(Bit("F", italic=True)),
            head(Bit(paper.say("tests.df"), italic=True)),
            head(p),
            head(p, Bit(paper.say("tests.boot"), size=8)),
            head(p, Bit(paper.say("tests.verdict"), size=8)),
            head(p, Bit(paper.say("tests.holm"), size=8)),
            head(Bit(paper.say("tests.partial"), size=8), Bit("R²", italic=True)),
            head(Bit("b", italic=True), Bit(paper.say("tests.ci"), size=8)),
        ),
        header=True,
    )


def _test_row(
    paper: Manuscript, tests: Sequence[PrecedenceTest], *, bottom: int, keep: bool
) -> Row:
    """Return a row of a test, or of some that were refused for the same reason."""
    test = tests[0]
    directions = tuple((paper.direction(one),) for one in tests)
    lead = (Cell(directions, bottom=bottom), _middle(str(test.lag), bottom))
    if test.refused is not None:
        reason = paper.say("tests.refused", reason=paper.named(test.refused))
        return Row((*lead, cell(reason, span=len(_TEST_WIDTHS) - 2, bottom=bottom)), keep=keep)
    of = name_of(paper, test)
    df = f"{test.df[0]}, {test.df[1]}" if test.df else DASH
    numbers = (
        ("F", number(test.f)),
        ("df", df),
        ("p", probability(test.p)),
        ("p_bootstrap", probability(test.p_bootstrap)),
        ("p_verdict", probability(test.p_verdict)),
        ("p_holm", probability(test.p_holm)),
        ("partial_r2", share(test.partial_r2)),
    )
    cells = (_middle(paper.claim(f"{of} {name}", text), bottom) for name, text in numbers)
    return Row((*lead, *cells, _coefficients(paper, of, test, bottom)), keep=keep)


def name_of(paper: Manuscript, test: PrecedenceTest) -> str:
    """Return what the claims of a test begin with."""
    names = {case.case: case.name for case in paper.writeup.cases}
    return f"granger {names.get(test.case or '', '')} {test.cause}->{test.effect}"


def _middle(text: str, bottom: int) -> Cell:
    return cell(text, align="center", bottom=bottom)


def _coefficients(paper: Manuscript, of: str, test: PrecedenceTest, bottom: int) -> Cell:
    lines: list[tuple[Piece]] = []
    for one in test.coefficients:
        lead = f"({one.lag}) " if len(test.coefficients) > 1 else ""
        digits = places(one.se)
        lines.append((f"{lead}{paper.claim(f'{of} b {one.lag}', number(one.b, digits))}",))
        low, high = one.interval
        interval = decimals(f"[{number(low, digits)}, {number(high, digits)}]", paper.language)
        small = run(Bit(interval, size=9))
        lines.append((claimed(paper.key(f"{of} interval {one.lag}", interval), (small,)),))
    return Cell(tuple(lines) or ((DASH,),), align="center", bottom=bottom)


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """Return about how many lines a table of words takes."""
    return sum(
        max(
            1 + len(plain_text(text)) * _LETTER // width
            for text, width in zip(row, widths, strict=True)
        )
        for row in rows
    )


def plain(
    paper: Manuscript,
    label: Label,
    title: str,
    description: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    noted: bool = False,
) -> None:
    """Add an APA table of words; a short one stays on one page, and with its note if ``noted``."""
    together = _lines(rows, widths) <= _KEPT_TOGETHER
    made = [Row(tuple(cell(head, top=RULE, bottom=RULE) for head in heads), header=True)]
    for place, row in enumerate(rows):
        last = place == len(rows) - 1
        cells = tuple(cell(text, bottom=RULE if last else 0) for text in row)
        keep = together or min(place, len(rows) - 1 - place) < _AT_EDGES
        made.append(Row(cells, keep=noted if last else keep))
    paper.caption(label, title)
    paper.add(table(widths, made, title, description))
