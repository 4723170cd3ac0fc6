"""The command `thirdear agreement`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import note, one_of, open_study, show, speak_as_study, table
from thirdear.cli.common import with_common
from thirdear.cli.reasons import reason
from thirdear.cli.words import units
from thirdear.model.agreement import LEVELS, UNITS, WEIGHTS, Agreement, Block
from thirdear.model.language import said, spoken


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(agreement))


def agreement(
    code: Annotated[
        list[str] | None, typer.Option(help="Only this code, family, item or score.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option(help="segment, session, or boundary: where raters set their own.")
    ] = None,
    raters: Annotated[str | None, typer.Option(help="Only these, with a comma between.")] = None,
    by_case: Annotated[
        bool, typer.Option("--by-case", help="Items and scores for each case's series, too.")
    ] = False,
    drift: Annotated[
        bool, typer.Option("--drift", help="Over thirds of the order of rating; needs --code.")
    ] = False,
    unassisted: Annotated[
        bool,
        typer.Option("--unassisted", help="Segments, without those where a suggestion was taken."),
    ] = False,
    csv: Annotated[Path | None, typer.Option(help="Any table unit,rater,value.")] = None,
    level: Annotated[
        str | None, typer.Option(help="With --csv: nominal, ordinal or interval.")
    ] = None,
    weights: Annotated[
        str, typer.Option(help="Of kappa on ordered values: quadratic or linear.")
    ] = "quadratic",
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap draws of units.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Of the bootstrap.")] = 1,
) -> None:
    """Say how far raters agree, on segments and on session scores, or in any table."""
    from thirdear.agreement import Choices
    from thirdear.study import agreement, side_by_side

    if (csv is None) != (level is None):
        raise typer.BadParameter("--csv and --level go together")
    if csv is not None and (code or unit or raters or by_case or drift or unassisted):
        raise typer.BadParameter("a table has no codes, cases or raters to choose from")
    if drift and not code:
        raise typer.BadParameter("--drift needs --code")
    chosen = Choices(one_of(WEIGHTS, weights, "--weights"), resamples, seed)
    named = raters.split(",") if raters else ()
    if csv is not None and level is not None:
        speak_as_study()
        _show_agreement(agreement.from_table(csv, one_of(LEVELS, level, "--level"), chosen))
        return
    with open_study() as study:
        if drift:
            _show_drift([b for one in code or () for b in agreement.drift(study, one, named)])
            return
        rows = agreement.agreement(
            study,
            code or (),
            named,
            unit=one_of(UNITS, unit, "--unit") if unit else None,
            by_case=by_case,
            unassisted=unassisted,
            choices=chosen,
        )
        parts = any(tag.start is not None for tag in study.store.tags())
        away = side_by_side.left_out(study, side_by_side.Asked(code or (), named))
    if unit in (None, "segment"):
        for rater, case, session, layer in away:
            note(
                f"Left out: case {case}, session {session} of {rater}; its tags lie in layer "
                f"{layer}, not in the codebook's.",
                f"Dışarıda kalan: {rater}, vaka {case}, {session}. seans; kodları kod kitabının "
                f"katmanında değil, {layer} katmanında.",
            )
    if parts and unit in (None, "segment"):
        note(
            "Some tags are on parts of turns, and a turn counts as coded wherever in it the part "
            "lies: `--unit boundary` compares the passages themselves.",
            "Bazı kodlar sözlerin bir parçasına verilmiş; parça sözün neresinde olursa olsun söz "
            "kodlanmış sayılır: `--unit boundary` pasajların kendisini karşılaştırır.",
        )
    if any(row.raters > 2 for row in rows):
        note(
            "More than two raters: Cohen's kappa is for two; name them with --raters A,B.",
            "İkiden çok değerlendirici var: Cohen’in kappası iki kişi içindir; "
            "--raters A,B ile ikisini seçin.",
        )
    _show_agreement(rows)


def _show_agreement(rows: Sequence[Agreement]) -> None:
    heads = ("what", "level", "statistic", "value", "95 % interval", "n", "raters", "base rate")
    show([asdict(row) for row in rows], lambda: table("", heads, (_told(row) for row in rows)))
    if any(row.level == "ordinal" and row.statistic == "weighted_kappa" for row in rows):
        note(
            "Weighted kappa has the weights that its JSON names as its method.",
            "Ağırlıklı kappanın ağırlıkları, JSON çıktısında yöntem olarak yazanlardır.",
        )


def _show_drift(blocks: Sequence[Block]) -> None:
    heads = ("units", "what", "level", "statistic", "value", "95 % interval", "n", "raters", "base")
    show(
        [asdict(block) for block in blocks],
        lambda: table(
            "",
            heads,
            ((f"{b.first}–{b.last}", *_told(row)) for b in blocks for row in b.rows),
        ),
    )


def _told(row: Agreement) -> tuple[object, ...]:
    return (
        row.code if row.case is None else f"{row.code}, case {row.case}",
        row.level,
        row.statistic,
        _rounded(row.value) or reason(row.why or "", spoken()),
        said(f"{row.ci[0]:.2f} to {row.ci[1]:.2f}", f"{row.ci[0]:.2f} – {row.ci[1]:.2f}")
        if row.ci
        else "",
        units(row.units, row.unit, spoken()),
        row.raters,
        _rounded(row.base_rate),
    )


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
