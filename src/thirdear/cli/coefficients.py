"""Agreement as people paste it into a paper: one row a code, item or score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from thirdear.cli.app import say, show_tables
from thirdear.cli.reasons import reason
from thirdear.cli.words import UNITS, apa
from thirdear.model.agreement import Agreement
from thirdear.model.language import Both, said, spoken, the_case, vaka

Column = tuple[str, tuple[str, ...], bool]
"""A heading, the statistics that may stand under it (the first that is there), and whether with
its interval."""

_KAPPA: Column = ("Cohen's κ [95% CI]", ("cohen_kappa",), True)
_SETS: tuple[tuple[str, Both, tuple[Column, ...]], ...] = (
    (
        "nominal",
        ("Codes, by {unit}", "Kodlar ({unit})"),
        (
            ("% agreement", ("percent_agreement",), False),
            _KAPPA,
            ("α", ("krippendorff_alpha",), False),
            ("AC1", ("gwet_ac1",), False),
        ),
    ),
    (
        "ordinal",
        ("Items, by {unit}", "Maddeler ({unit})"),
        (
            ("% agreement", ("percent_agreement",), False),
            ("weighted κ [95% CI]", ("weighted_kappa",), True),
            ("α", ("krippendorff_alpha",), False),
        ),
    ),
    (
        "interval",
        ("Scores and items, by {unit}", "Puanlar ve maddeler ({unit})"),
        (
            ("ICC(2,1) [95% CI]", ("icc_2_1",), True),
            ("ICC(2,k) [95% CI]", ("icc_2_k",), True),
            ("α", ("krippendorff_alpha",), False),
        ),
    ),
)
_QSORTS: tuple[str, Both, tuple[Column, ...]] = (
    "q-sort",
    ("Q-sorts, by {unit}", "Q-sıralamaları ({unit})"),
    (
        ("Q correlation [95% CI]", ("q_correlation",), True),
        ("Spearman–Brown [95% CI]", ("spearman_brown",), True),
    ),
)
_FLEISS: Column = ("Fleiss' κ [95% CI]", ("fleiss_kappa",), True)


class Reasons:
    """Why numbers are missing: a letter in each cell, and below the table what it stands for."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def letter(self, why: str) -> str:
        """Return the letter of a reason, in brackets; nothing where there is no reason."""
        if not why:
            return ""
        told = reason(why, spoken())
        return self._letters.setdefault(told, f"({_letter(len(self._letters))})")

    def tell(self) -> None:
        """Print what the letters stand for."""
        for told, letter in self._letters.items():
            say(f"{letter} {told}")


def _letter(number: int) -> str:
    """Return a, b, … z, aa, ab, …."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)


def tell(rows: Sequence[Agreement], names: Mapping[str, str]) -> bool:
    """Print a table a level of measurement; False where the rows are of another kind."""
    known = [one for one in (*_SETS, _QSORTS) if any(_set_of(row) == one[0] for row in rows)]
    if not rows or any(row.unit == "boundary" for row in rows):
        return False
    if not all(_has(rows, level, columns) for level, _, columns in known):
        return False
    why = Reasons()
    show_tables(
        (said(*title).format(unit=_unit(rows, level)), *_table(rows, level, columns, names, why))
        for level, title, columns in known
    )
    why.tell()
    return True


def _set_of(row: Agreement) -> str:
    """Return which table a row stands in: that of its level, or of Q-sorts."""
    own = any(row.statistic in names for _, names, _ in _QSORTS[2])
    return _QSORTS[0] if own else row.level


def _unit(rows: Iterable[Agreement], level: str) -> str:
    unit = next(row.unit for row in rows if _set_of(row) == level)
    return UNITS.get(unit, unit) if spoken() == "tr" else unit


def _has(rows: Iterable[Agreement], level: str, columns: Sequence[Column]) -> bool:
    there = {row.statistic for row in rows if _set_of(row) == level}
    return any(there.intersection(names) for _, names, _ in columns)


def _table(
    rows: Sequence[Agreement],
    level: str,
    columns: Sequence[Column],
    names: Mapping[str, str],
    why: Reasons,
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return headings and cells of one level; a kappa of many raters takes Cohen's place."""
    of = [row for row in rows if _set_of(row) == level]
    if not any(row.statistic == "cohen_kappa" for row in of):
        columns = [_FLEISS if one is _KAPPA else one for one in columns]
    based = any(row.base_rate is not None for row in of)
    heads = ("what", "n", *(("base rate",) if based else ()), *(name for name, _, _ in columns))
    grouped: dict[tuple[str | None, str | None], list[Agreement]] = {}
    for row in of:
        grouped.setdefault((row.code, row.case), []).append(row)
    cells = []
    for group in grouped.values():
        first = group[0]
        base = (apa(first.base_rate),) if based else ()
        found = (_cell(group, statistics, why, with_ci=ci) for _, statistics, ci in columns)
        cells.append((name(first, names), str(first.units), *base, *found))
    return heads, cells


def name(row: Agreement, names: Mapping[str, str]) -> str:
    """Return what a row is about: a code, item or score, and its case where it has one."""
    called = names.get(row.code or "", row.code or said("table", "tablo"))
    if row.case is None:
        return called
    return f"{called}, {said(the_case(row.case), vaka(row.case))}"


def _cell(
    group: Sequence[Agreement], statistics: Sequence[str], why: Reasons, *, with_ci: bool
) -> str:
    row = next((one for one in group if one.statistic in statistics), None)
    if row is None:
        return ""
    if row.value is None:
        return why.letter(row.why or "")
    if row.statistic == "percent_agreement":
        return f"{100 * row.value:.1f}"
    if not with_ci or row.ci is None:
        return apa(row.value)
    between = said(", ", "; ")
    return f"{apa(row.value)} [{apa(row.ci[0])}{between}{apa(row.ci[1])}]"
