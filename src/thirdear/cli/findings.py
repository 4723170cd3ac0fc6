"""Precedence tests at the terminal: findings, their protocol and their rows."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.base.numbers import p_value
from thirdear.cli.app import say, table
from thirdear.cli.words import cell_word, columns, word
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.protocol import Protocol, Row
from thirdear.study import Language


def print_tests(tests: Sequence[PrecedenceTest], language: Language = "en") -> None:
    """Print tests as a table, and under it what was refused and what to be careful about."""
    from thirdear.series import verdict

    table(
        word("tests", language),
        columns("tests.columns", language),
        (
            (
                t.case,
                f"{t.cause} → {t.effect}",
                t.lag,
                word(f"trend.{t.trend}", language),
                word("refused", language)
                if t.f is None or t.df is None
                else f"{t.f:.2f} ({t.df[0]}, {t.df[1]})",
                shown_p(t.p),
                shown_p(t.p_bootstrap),
                shown_p(t.p_holm),
                "" if t.partial_r2 is None else f"{t.partial_r2:.2f}",
            )
            for t in tests
        ),
    )
    for test in tests:
        for sentence in (test.refused or verdict(test, language), *test.warnings):
            if sentence:
                say(f"{_title(test, language)}: {sentence}")
    say(word("no_cause", language))


def _title(test: PrecedenceTest, language: Language) -> str:
    case = word("case", language, case=test.case) if test.case else ""
    return f"{case}{test.cause} → {test.effect}"


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
        say(f"{title}: Toda-Yamamoto F({df[0]}, {df[1]}) = {f:.2f}, p {shown_p(p)}.")


def _print_influence(whole: Protocol, title: str, language: Language) -> None:
    most = whole.most_influential
    if most is None or most.f is None:
        return
    said = word(
        "influence",
        language,
        session=most.session,
        f=f"{most.f:.2f}",
        p=shown_p(most.p_bootstrap),
        low=shown_p(min(i.p_bootstrap or 1 for i in whole.influences)),
        high=shown_p(max(i.p_bootstrap or 0 for i in whole.influences)),
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
                "; ".join(f"{s}: {_value(y)}, {_value(x)}" for s, y, x in row.before),
                row.raters,
                row.why,
            )
            for row in rows
        ),
    )


def _value(number: float | None) -> str:
    return "–" if number is None else f"{number:.4g}"


def shown_p(value: float | None) -> str:
    """Return a p value as reports print it, nothing where there is none."""
    return "" if value is None else p_value(value)
