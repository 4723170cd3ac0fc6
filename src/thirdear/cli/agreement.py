"""The command `thirdear agreement`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import coefficients
from thirdear.cli.app import note, one_of, open_study, show, speak_as_study, table, wrong
from thirdear.cli.common import common, with_common
from thirdear.cli.options import Seed
from thirdear.cli.usage import go_together, only_with
from thirdear.cli.words import cell_word, statistic, units
from thirdear.model.agreement import LEVELS, UNITS, WEIGHTS, Agreement, Block
from thirdear.model.language import said, spoken, the_case
from thirdear.study import Study


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(agreement))


Codes = Annotated[
    list[str] | None,
    typer.Option("--code", help="Code, family, item or score (repeatable; default: all)."),
]
Unit = Annotated[
    str | None, typer.Option(help="Unit: segment, session or boundary (raters' own boundaries).")
]
Raters = Annotated[
    str | None,
    typer.Option(help="Raters or rounds (R1.2), separated by commas (default: all)."),
]
ByCase = Annotated[
    bool, typer.Option("--by-case", help="Show items and scores for each case, too.")
]
Drift = Annotated[
    bool,
    typer.Option("--drift", help="Show rater drift over thirds of the sessions (needs --code)."),
]
Unassisted = Annotated[
    bool, typer.Option("--unassisted", help="Leave out segments where a suggestion was accepted.")
]
Csv = Annotated[Path | None, typer.Option(help="Table with the columns unit,rater,value.")]
Level = Annotated[
    str | None, typer.Option(help="Level of measurement with --csv: nominal, ordinal or interval.")
]
Weights = Annotated[
    str, typer.Option(help="Weights of kappa for ordered values: quadratic or linear.")
]


def agreement(
    code: Codes = None,
    unit: Unit = None,
    raters: Raters = None,
    by_case: ByCase = False,
    drift: Drift = False,
    unassisted: Unassisted = False,
    csv: Csv = None,
    level: Level = None,
    weights: Weights = "quadratic",
    resamples: Annotated[int, typer.Option(min=100, help="Number of bootstrap draws.")] = 2000,
    seed: Seed = 1,
    long: Annotated[
        bool, typer.Option("--long", help="Print every statistic, one row each.")
    ] = False,
) -> None:
    """Compute inter-rater agreement on segments and session scores."""
    from thirdear.agreement import Choices
    from thirdear.study import agreement, side_by_side

    narrowed = bool(code or unit or raters or by_case or drift or unassisted)
    _check_usage(csv, level, narrowed=narrowed, drift_alone=drift and not code)
    chosen = Choices(one_of(WEIGHTS, weights, "--weights"), resamples, seed)
    named = raters.split(",") if raters else ()
    if csv is not None and level is not None:
        speak_as_study()
        found = agreement.from_table(csv, one_of(LEVELS, level, "--level"), chosen)
        _show_agreement(found, {}, long=long)
        return
    with open_study() as study:
        if drift:
            blocks = [b for one in code or () for b in agreement.drift(study, one, named)]
            _show_drift(blocks, labels(study))
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
        names = labels(study)
    whole = unit in (None, "segment")
    _note_what_counts(away if whole else (), rows, parts=parts and whole)
    _show_agreement(rows, names, long=long)


def _check_usage(csv: Path | None, level: str | None, *, narrowed: bool, drift_alone: bool) -> None:
    """Refuse options that say nothing together."""
    go_together({"--csv": csv, "--level": level})
    if csv is not None and narrowed:
        raise wrong(
            "a table has no codes, cases or raters to choose from",
            "bir tabloda seçilecek kod, vaka ya da kodlayıcı yok",
        )
    only_with("--code", "--code", {"--drift": drift_alone})


def _note_what_counts(
    away: Iterable[tuple[str, str, int, str]], rows: Sequence[Agreement], *, parts: bool
) -> None:
    """Say what was left out, and how tags on parts and many raters are counted."""
    for rater, case, session, layer in away:
        note(
            f"Left out: {the_case(case)}, session {session} of {rater}; its tags lie in layer "
            f"{layer}, not in the codebook's.",
            f"Dışarıda kalan: {rater}, {case} vakası, {session}. seans; kodları kod kitabının "
            f"katmanında değil, {layer} katmanında.",
        )
    if parts:
        note(
            "Some tags are on parts of turns, and a turn counts as coded wherever in it the part "
            "lies: `--unit boundary` compares the passages themselves.",
            "Bazı kodlar sözlerin bir parçasına verilmiş; parça sözün neresinde olursa olsun söz "
            "kodlanmış sayılır: `--unit boundary` pasajların kendisini karşılaştırır.",
        )
    if any(row.raters > 2 for row in rows):
        note(
            "More than two raters: Cohen's kappa is for two; name them with --raters A,B.",
            "İkiden çok kodlayıcı var: Cohen’in kappası iki kişi içindir; "
            "--raters A,B ile ikisini seçin.",
        )


def labels(study: Study) -> dict[str, str]:
    """Return what codes, families, items and scores are called in the language that is spoken."""
    from thirdear.study import rules

    families = {
        f"{book.prefix}:{family.key}": family.name(spoken())
        for book in study.codebooks()
        for family in book.families
    }
    language = spoken()
    sorts = {book.key: book.name(language) for book in study.codebooks() if book.qsort}
    return {
        **families,
        **sorts,
        **{key: one.name(language) for key, one in study.codes().items()},
        **{key: one.name(language) for key, one in study.items().items()},
        **{key: one.name(language) for key, one in rules.rules(study).items()},
    }


def _show_agreement(
    rows: Sequence[Agreement], names: Mapping[str, str], *, long: bool = False
) -> None:
    if common.json or long or not coefficients.tell(rows, names):
        _show_long(rows, names)
    if any(row.level == "ordinal" and row.statistic == "weighted_kappa" for row in rows):
        note(
            "The weights of kappa are named in --json, as its method.",
            "Kappanın ağırlıkları --json çıktısında yöntem olarak yazar.",
        )


def _show_long(rows: Sequence[Agreement], names: Mapping[str, str]) -> None:
    why = coefficients.Reasons()
    heads = ("what", "level", "statistic", "value", "95% CI", "n", "raters", "base rate")

    def told() -> None:
        table("", heads, [_told(row, names, why) for row in rows], keys=3)
        why.tell()

    show([asdict(row) for row in rows], told)


_NOTHING = (
    "Nothing can be compared: no two raters have finished the same sessions.",
    "Karşılaştırılacak bir şey yok: iki kodlayıcının bitirdiği ortak seans yok.",
)


def _show_drift(blocks: Sequence[Block], names: Mapping[str, str]) -> None:
    why = coefficients.Reasons()
    heads = ("units", "what", "level", "statistic", "value", "95% CI", "n", "raters", "base rate")

    def told() -> None:
        rows = [(f"{b.first}–{b.last}", *_told(row, names, why)) for b in blocks for row in b.rows]
        table("", heads, rows, keys=4, empty=_NOTHING)
        why.tell()

    show([asdict(block) for block in blocks], told)


def _told(
    row: Agreement, names: Mapping[str, str], why: coefficients.Reasons
) -> tuple[object, ...]:
    between = said(", ", "; ")
    return (
        coefficients.name(row, names),
        cell_word(row.level, spoken()),
        statistic(row.statistic, spoken()),
        _rounded(row.value) or why.letter(row.why or ""),
        f"[{_rounded(row.ci[0])}{between}{_rounded(row.ci[1])}]" if row.ci else "–",
        units(row.units, row.unit, spoken()),
        row.raters,
        _rounded(row.base_rate),
    )


def _rounded(value: float | None) -> str:
    """Return a number with two places; what rounds to zero has no minus."""
    return "" if value is None else f"{round(value, 2) + 0.0:.2f}"
