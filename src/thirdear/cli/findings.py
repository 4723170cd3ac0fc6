"""Precedence tests at the terminal: findings, their protocol and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thirdear.base.numbers import decimals, p_statement, p_value
from thirdear.cli.app import say, table
from thirdear.cli.words import cell_word, columns, word
from thirdear.model.language import the_case, vaka
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.protocol import Protocol, Row
from thirdear.study import Language, Study


def print_tests(
    tests: Sequence[PrecedenceTest],
    language: Language = "en",
    names: Mapping[str, str] | None = None,
    *,
    declarable: bool = True,
    then: Iterable[str] = (),
) -> None:
    """Print a block a test: title, sentence, verdict, numbers, its cautions; each caution once.

    ``then`` comes after the blocks. What is true of all tests stands once at the end;
    ``declarable`` says that questions can be declared where these come from.
    """
    made = [test for test in tests if test.refused is None]
    shared = _shared(made)
    told = {*shared}
    for test in tests:
        for line in _block(test, language, names):
            say(line)
        for caution in test.warnings:
            if (key := _of_case(test, caution)) not in told and caution not in shared:
                told.add(key)
                say(f"  {caution}")
        say("")
    for sentence in (*then, *shared, *_of_all(made, language, declarable=declarable)):
        say(sentence)


def _of_case(test: PrecedenceTest, caution: str) -> str:
    """Return what tells a caution from the same words about another case."""
    return f"{test.case} {caution}"


def _block(
    test: PrecedenceTest, language: Language, names: Mapping[str, str] | None
) -> Iterator[str]:
    from thirdear.series import apa, statistics, verdict

    trend = word(f"trend.{test.trend}", language)
    asked = word("tests.asked", language, lag=test.lag, trend=trend)
    yield f"{_title(test, language)} ({asked})"
    yield f"  {apa(test, language, names, numbers=False)}"
    if test.refused is None:
        yield f"  {verdict(test, language)}"
        yield f"  {statistics(test, language)}"


def _shared(tests: Sequence[PrecedenceTest]) -> list[str]:
    """Return the cautions that all tests have; of one test they stand in its block."""
    if len(tests) < 2:
        return []
    first, *others = tests
    return [one for one in first.warnings if all(one in test.warnings for test in others)]


def _of_all(
    tests: Sequence[PrecedenceTest], language: Language, *, declarable: bool
) -> Iterator[str]:
    """Yield what is true of every test that was made."""
    from thirdear.series import WHAT_IT_IS

    if any(test.p_verdict is not None for test in tests):
        yield WHAT_IT_IS[language]
    family = max((test.family for test in tests if not test.exploratory), default=0)
    if family > 1:
        yield word("tests.family", language, count=family)
    if tests and not declarable:
        yield word("tests.table", language)
    yield word("no_cause", language)


def _title(test: PrecedenceTest, language: Language) -> str:
    return case_of(test.case or "", language) + f"{test.cause} → {test.effect}"


def score_names(study: Study) -> dict[str, str]:
    """Return what scores are called in the study's language, by key."""
    from thirdear.study import rules

    return {key: rule.name(study.language) for key, rule in rules.rules(study).items()}


def case_of(case: str, language: Language) -> str:
    """Return a case at the beginning of a title, nothing where there is none."""
    if not case:
        return ""
    told = vaka(case) if language == "tr" else the_case(case)
    return f"{told if language == 'tr' else told[:1].upper() + told[1:]}, "


def print_protocol(whole: Protocol, language: Language = "en") -> None:
    """Print what surrounds one test."""
    test = whole.test
    title = _title(test, language)
    if test.refused:
        return
    table(
        f"{title}: {word('checks', language)}",
        columns("checks.columns", language),
        (
            (
                c.name,
                c.of,
                c.null,
                cell_word(c.why, language) if c.why else f"{c.statistic:.2f}",
                c.df,
                shown_p(c.p),
            )
            for c in (*whole.checks, *whole.diagnostics)
        ),
    )
    for sentence in whole.sentences:
        say(sentence)
    _print_influence(whole, title, language)
    _print_grid(whole, title, language)
    table(
        f"{title}: {word('responses', language, cause=test.cause)}",
        columns(f"responses.{test.lag_in}", language),
        ((r.ahead, f"{r.value:.3f}", f"{r.low:.3f}", f"{r.high:.3f}") for r in whole.responses),
    )
    if whole.toda_yamamoto is not None:
        f, df, p = whole.toda_yamamoto
        figures = {"df": f"{df[0]}, {df[1]}", "f": f"{f:.2f}", "p": p_statement(p)}
        say(f"{title}: {word('toda_yamamoto', language, **figures)}")


def _print_influence(whole: Protocol, title: str, language: Language) -> None:
    most, test = whole.most_influential, whole.test
    if most is None or most.f is None or test.f is None or not test.found:
        return
    lost = [str(one.session) for one in whole.lost]
    said = word(
        "influence.lost" if lost else "influence",
        language,
        session=most.session,
        lost=", ".join(lost),
        whole=f"{test.f:.2f}",
        f=f"{most.f:.2f}",
        b=f"{test.coefficients[0].b:.3g}",
        left="–" if most.b is None else f"{most.b:.3g}",
        high=shown_p(max(one.deciding for one in whole.influences)),
    )
    say(f"{title}: {said}")


def _print_grid(whole: Protocol, title: str, language: Language) -> None:
    if whole.grid is None:
        return
    table(
        f"{title}: {word('grid', language)}",
        columns("grid.columns", language),
        (
            (
                cell.series,
                cell.lag,
                word(f"trend.{cell.trend}", language),
                cell.rows,
                cell_word(cell.why, language) if cell.why else f"{cell.f:.2f}",
                shown_p(cell.p_bootstrap),
                word("grid.declared", language) if cell.declared else "",
            )
            for cell in whole.grid.cells
        ),
    )
    below, cells = whole.grid.below, len(whole.grid.cells)
    joint = shown_p(whole.grid.p_joint)
    say(f"{title}: {word('grid.below', language, below=below, all=cells, p=joint)}")


def print_rows(test: PrecedenceTest, rows: Sequence[Row], language: Language = "en") -> None:
    """Print the lineage of a test."""
    table(
        f"{_title(test, language)}: {word('rows', language)}",
        (word("rows.session", language), test.effect, *columns("rows.columns", language)),
        (
            (
                row.session,
                _value(row.effect),
                "; ".join(_before(*one, language) for one in row.before),
                cell_word(row.raters or "", language),
                row.why,
            )
            for row in rows
        ),
    )


def _before(session: int, effect: float | None, cause: float | None, language: Language) -> str:
    """Return a session before with its two values, apart by a slash: Turkish has decimal commas."""
    return f"{session}: {decimals(f'{_value(effect)} / {_value(cause)}', language)}"


def _value(number: float | None) -> str:
    return "–" if number is None else f"{number:.4g}"


def shown_p(value: float | None) -> str:
    """Return a p value as reports print it, nothing where there is none."""
    return "" if value is None else p_value(value)
