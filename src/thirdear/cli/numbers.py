"""Commands about numbers: scores, explain, hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.cli.app import (
    common,
    note,
    noted,
    one_of,
    open_study,
    say,
    show,
    table,
    with_common,
    write_text,
)
from thirdear.cli.reasons import reason
from thirdear.cli.wording import cell_word
from thirdear.model.language import said, spoken
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.model.scores import Evidence
from thirdear.model.text import Segment
from thirdear.study import Study

series = typer.Typer(rich_markup_mode=None)
hypotheses = typer.Typer(help="What is asked, declared in advance.", rich_markup_mode=None)

Case = Annotated[str | None, typer.Option(help="Only this case.")]
Rater = Annotated[str | None, typer.Option(help="One rater's scores.")]
Combine = Annotated[
    str, typer.Option(help="mean of the raters, main: the main rater, or consensus.")
]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    series.command("import")(with_common(import_scores))
    series.callback(invoke_without_command=True)(with_common(scores))
    program.add_typer(series, name="scores")
    program.command()(with_common(explain))
    hypotheses.command("add")(with_common(add_hypothesis))
    hypotheses.command("withdraw")(with_common(withdraw_hypothesis))
    hypotheses.command("change")(with_common(change_hypothesis))
    hypotheses.command("list")(with_common(list_hypotheses))
    program.add_typer(hypotheses, name="hypothesis")


def scores(
    context: typer.Context,
    case: Case = None,
    rater: Rater = None,
    combine: Combine = "mean",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .csv or .parquet file.")
    ] = None,
) -> None:
    """Print session scores: one row a session, one column a score."""
    from thirdear import scores as room
    from thirdear.study import precedence
    from thirdear.study.exports import frames, tables

    if context.invoked_subcommand is not None:
        return
    if output is not None and output.suffix.lower() not in (".csv", ".parquet"):
        raise typer.BadParameter("name a .csv or .parquet file", param_hint="--output")
    with open_study() as study:
        if output is not None and output.suffix.lower() == ".parquet":
            tables.write_parquet(study, output, rater or combine, case)
        values = frames.some(study, rater or combine, case)
        cautions = precedence.rarely_used(study)
        grid = room.wide(room.frame(values))
        if output is not None and output.suffix.lower() == ".csv":
            write_text(grid.to_csv(index=False, lineterminator="\n"), output)
            noted(study, output, "scores")
    for caution in cautions:
        note(f"Warning: {caution}", f"Uyarı: {caution}")
    _warn_of_raters({value.raters for value in values if value.raters})
    if common.json:
        keys = ("case", "session", "score", "value", "n", "rater", "why")
        show([{key: getattr(v, key) for key in keys} for v in values], lambda: None)
        return
    if output is None:
        rows = grid.itertuples(index=False)
        table("", grid.columns, ([_cell(cell) for cell in row] for row in rows))


def import_scores(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in session scores: .csv, .xlsx or .sav with case, session, a column a score."""
    from thirdear.study import imported_scores

    with open_study() as study:
        found = imported_scores.bring_in(study, file)
    show(
        [{"score": one.key, "name": one.name, "sessions": len(one.values)} for one in found],
        lambda: table(
            said("Imported", "Getirilenler"),
            ("score", "column", "sessions"),
            ((one.key, one.name, len(one.values)) for one in found),
        ),
    )


def _warn_of_raters(numbers: set[int]) -> None:
    if len(numbers) > 1:
        low, high = min(numbers), max(numbers)
        note(
            f"Warning: the number of raters behind a score varies from {low} to {high}.",
            f"Uyarı: bir puanın ardındaki değerlendirici sayısı {low} ile {high} "
            "arasında değişiyor.",
        )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if value != value else f"{value:.2f}"  # noqa: PLR0124 - NaN
    return str(value)


def explain(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    session: Annotated[int, typer.Argument(metavar="SESSION")],
    score: Annotated[str, typer.Argument(metavar="SCORE")],
    rater: Rater = None,
    combine: Combine = "mean",
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Passages as corrected, not word for word.")
    ] = False,
) -> None:
    """Show the passages and ratings behind one number."""
    from thirdear.study import precedence, text_scores

    with open_study() as study:
        value, evidence = study.explain(case, session, score, rater or combine)
        book = None if text_scores.is_one(score) else precedence.book_of(study, score)
        overlay = study.corrected(case, session)
        words_of = overlay.words if corrected else overlay.source.words
        words = [_passage(study, e, words_of) for e in evidence]

    def told() -> None:
        missing = said("missing", "yok")
        number = missing if value.value is None else f"{value.value:.4g}"
        why = f" ({reason(value.why, spoken())})" if value.why else ""
        say(
            f"Case {case}, session {session}, {score} = {number}{why}",
            f"{case} vakası, {session}. oturum, {score} = {number}{why}",
        )
        if book is None:
            say(
                f"Counted in the text as corrected; n = {value.n}.",
                f"Düzeltilmiş metinde sayıldı; n = {value.n}.",
            )
            caution = text_scores.cautions([score], spoken())[0]
            note(f"Warning: {caution}", f"Uyarı: {caution}")
        else:
            rule = next(rule for rule in book.scores if rule.key == score)
            say(
                f"By the rule {rule.rule} of {book.key}, version {book.version}; n = {value.n}.",
                f"{book.key} kod kitabının (sürüm {book.version}) {rule.rule} kuralıyla; "
                f"n = {value.n}.",
            )
        table(
            "",
            ("segment", "rater", "pass", "what", "value", "words"),
            (
                (e.segment, e.rater, e.pass_, e.key, e.value, text)
                for e, text in zip(evidence, words, strict=True)
            ),
        )

    show(
        {
            "case": case,
            "session": session,
            "score": score,
            "value": value.value,
            "why": value.why,
            "n": value.n,
            "codebook": book and book.key,
            "version": book and book.version,
            "evidence": [
                asdict(e) | {"words": text} for e, text in zip(evidence, words, strict=True)
            ],
        },
        told,
    )


def _passage(study: Study, evidence: Evidence, words_of: Callable[[Segment], str]) -> str:
    if evidence.layer is None or evidence.segment is None:
        return ""
    segments = study.segments(evidence.case, evidence.session, evidence.layer)
    return words_of(segments[evidence.segment - 1])


Cause = Annotated[str, typer.Argument(metavar="CAUSE", help="A score, such as tpocs.total.")]
Effect = Annotated[str, typer.Argument(metavar="EFFECT")]
Reason = Annotated[str, typer.Option(help="Why; it is kept in the journal.")]
OfLag = Annotated[int | None, typer.Option(help="Which, where several are declared.")]
OfTrend = Annotated[str | None, typer.Option(help="Which, where several are declared.")]
OfUnit = Annotated[str | None, typer.Option(help="Which, where several are declared.")]


def add_hypothesis(
    cause: Cause,
    effect: Effect,
    lag: Annotated[int, typer.Option(min=1, help="Sessions between cause and effect.")] = 1,
    trend: Annotated[str, typer.Option(help="none, linear or quadratic.")] = "linear",
    lag_in: Annotated[
        str, typer.Option(help="What lags count: sessions (held) or weeks.")
    ] = "sessions",
    smallest: Annotated[
        float | None,
        typer.Option(help="Smallest effect of interest: units of EFFECT for one of CAUSE."),
    ] = None,
) -> None:
    """Declare a hypothesis; it is tested in both directions."""
    with open_study() as study:
        study.add_hypothesis(
            cause,
            effect,
            lag,
            one_of(TRENDS, trend, "--trend"),
            lag_in=one_of(LAGS_IN, lag_in, "--lag-in"),
            smallest=smallest,
        )
    list_hypotheses()


def withdraw_hypothesis(
    cause: Cause,
    effect: Effect,
    reason: Reason,
    lag: OfLag = None,
    trend: OfTrend = None,
    lag_in: OfUnit = None,
) -> None:
    """Withdraw a declared hypothesis; the journal keeps when it was declared and why it went."""
    from thirdear.study import hypotheses as room

    with open_study() as study:
        one = room.find(study, cause, effect, **_question(lag, trend, lag_in))
        room.withdraw(study, one, reason)
    list_hypotheses(everything=True)


def change_hypothesis(
    cause: Cause,
    effect: Effect,
    reason: Reason,
    lag: OfLag = None,
    trend: OfTrend = None,
    lag_in: OfUnit = None,
    to_lag: Annotated[int | None, typer.Option(min=1, help="The new lag.")] = None,
    to_trend: Annotated[str | None, typer.Option(help="The new trend.")] = None,
    to_lag_in: Annotated[str | None, typer.Option(help="The new unit of lags.")] = None,
) -> None:
    """Change lag, trend or unit of a declared hypothesis; the former one counts as withdrawn."""
    from thirdear.study import hypotheses as room

    new = _question(to_lag, to_trend, to_lag_in, "--to-")
    with open_study() as study:
        one = room.find(study, cause, effect, **_question(lag, trend, lag_in))
        room.change(study, one, reason, **new)
    list_hypotheses(everything=True)


def _question(lag: int | None, trend: str | None, lag_in: str | None, flag: str = "--") -> Any:
    return {
        "lag": lag,
        "trend": None if trend is None else one_of(TRENDS, trend, f"{flag}trend"),
        "lag_in": None if lag_in is None else one_of(LAGS_IN, lag_in, f"{flag}lag-in"),
    }


def list_hypotheses(
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that were withdrawn.")
    ] = False,
) -> None:
    """List the declared hypotheses with the time of their declaration."""
    with open_study() as study:
        declared, language = study.hypotheses(), study.language
        gone = study.store.withdrawn_hypotheses() if everything else ()
    rows = [(one, "", "") for one in declared]
    rows += [(one.hypothesis, one.withdrawn_at, one.reason) for one in gone]
    heads = ("cause", "effect", "lag", "in", "trend", "smallest", "declared (UTC)")
    show(
        [_as_json(*row, everything=everything) for row in rows],
        lambda: table(
            "",
            (*heads, "withdrawn (UTC)", "reason") if gone else heads,
            (
                (h.cause, h.effect, h.lag, cell_word(h.lag_in, language))
                + (cell_word(h.trend, language), h.smallest, h.declared_at)
                + ((at, reason) if gone else ())
                for h, at, reason in rows
            ),
            empty=(
                "No hypothesis is declared; `thirdear hypothesis add CAUSE EFFECT` declares one.",
                "Bildirilmiş hipotez yok; `thirdear hypothesis add NEDEN SONUÇ` bildirir.",
            ),
        ),
    )


def _as_json(one: Hypothesis, at: str, reason: str, *, everything: bool) -> dict[str, object]:
    return asdict(one) | ({"withdrawn_at": at or None, "reason": reason} if everything else {})
