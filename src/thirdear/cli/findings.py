"""Precedence tests at the terminal: findings, their protocol and their rows."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.base.numbers import p_value
from thirdear.cli.app import say, table
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.protocol import Protocol, Row


def print_tests(tests: Sequence[PrecedenceTest]) -> None:
    """Print tests as a table, and under it what was refused and what to be careful about."""
    table(
        "Temporal precedence",
        ("case", "cause → effect", "lag", "trend", "F (df)", "p", "p boot", "p Holm", "partial R²"),
        (
            (
                t.case,
                f"{t.cause} → {t.effect}",
                t.lag,
                t.trend,
                "refused" if t.f is None or t.df is None else f"{t.f:.2f} ({t.df[0]}, {t.df[1]})",
                shown_p(t.p),
                shown_p(t.p_bootstrap),
                shown_p(t.p_holm),
                "" if t.partial_r2 is None else f"{t.partial_r2:.2f}",
            )
            for t in tests
        ),
    )
    from thirdear.series import verdict

    for test in tests:
        place = f"{f'Case {test.case}, ' if test.case else ''}{test.cause} → {test.effect}"
        for sentence in (
            *((test.refused,) if test.refused else (verdict(test),)),
            *test.warnings,
        ):
            if sentence:
                say(f"{place}: {sentence}")
    say("Precedence in time is not cause.")


def print_protocol(whole: Protocol) -> None:
    """Print what surrounds one test."""
    test = whole.test
    title = f"{f'Case {test.case}, ' if test.case else ''}{test.cause} → {test.effect}"
    if test.refused:
        return
    table(
        f"{title}: checks and diagnostics",
        ("test", "of", "null hypothesis", "statistic", "df", "p"),
        (
            (c.name, c.of, c.null, c.why or f"{c.statistic:.2f}", c.df, shown_p(c.p))
            for c in (*whole.checks, *whole.diagnostics)
        ),
    )
    for sentence in whole.sentences:
        say(sentence)
    most = whole.most_influential
    if most is not None and most.f is not None:
        say(
            f"{title}: without session {most.session} F = {most.f:.2f}, "
            f"bootstrap p {shown_p(most.p_bootstrap)}; without others "
            f"p {shown_p(min(i.p_bootstrap or 1 for i in whole.influences))} to "
            f"{shown_p(max(i.p_bootstrap or 0 for i in whole.influences))}."
        )
    _print_grid(whole, title)
    table(
        f"{title}: what follows one unit of {test.cause}",
        (f"{test.lag_in} on", "response", "low", "high"),
        ((r.ahead, f"{r.value:.3f}", f"{r.low:.3f}", f"{r.high:.3f}") for r in whole.responses),
    )
    if whole.toda_yamamoto is not None:
        f, df, p = whole.toda_yamamoto
        say(f"{title}: Toda-Yamamoto F({df[0]}, {df[1]}) = {f:.2f}, p {shown_p(p)}.")


def _print_grid(whole: Protocol, title: str) -> None:
    if whole.grid is None:
        return
    table(
        f"{title}: the same question asked otherwise",
        ("scores", "lag", "trend", "rows", "F", "p boot", ""),
        (
            (
                cell.series,
                cell.lag,
                cell.trend,
                cell.rows,
                cell.why or f"{cell.f:.2f}",
                shown_p(cell.p_bootstrap),
                "declared" if cell.declared else "",
            )
            for cell in whole.grid.cells
        ),
    )
    say(
        f"{title}: {whole.grid.below} of {len(whole.grid.cells)} below .05; "
        f"joint p of all {shown_p(whole.grid.p_joint)}."
    )


def print_rows(test: PrecedenceTest, rows: Sequence[Row]) -> None:
    """Print the lineage of a test."""
    table(
        f"{f'Case {test.case}, ' if test.case else ''}{test.cause} → {test.effect}: rows",
        ("session", test.effect, "before: session, effect, cause", "raters", "left out because"),
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
