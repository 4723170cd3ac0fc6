"""Tables of scores without a study, one row a session: cause and effect of every case in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.safe import safe
from thirdear.cli.app import note
from thirdear.model.language import spoken
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series.tables import CaseRows
from thirdear.study.axis import Placed

Csv = Annotated[
    Path | None, typer.Option(help="Table with one row per session; a column case divides it.")
]


def placed(csv: Path, asked: Hypothesis, cases: tuple[str, ...] = ()) -> tuple[Placed, ...]:
    """Return cause and effect of every case of a table, or of some, where lags count them.

    A table of one case whose lags cannot be counted is refused; of several, such a case says why.
    """
    from thirdear.series.tables import read_cases

    found = read_cases(csv, asked.cause, asked.effect, days=asked.lag_in == "weeks")
    chosen = _chosen(csv, found, cases)
    if asked.lag_in == "sessions" and any(one.counted for one in chosen):
        _note_counted(csv)
    on = tuple(map(_placed, chosen))
    if len(on) == 1 and on[0].why is not None:
        raise Refusal.spoken(f"{safe(csv.name, one_line=True)}: {on[0].why}")
    return on


def pairs(csv: Path, asked: Hypothesis, cases: tuple[str, ...]) -> list[tuple[Series, Series]]:
    """Return the series of the cases of a table whose lags can be counted, two cases at least."""
    found = [(on.cause, on.effect) for on in placed(csv, asked, cases) if on.why is None]
    if len(found) < 2:
        name = safe(csv.name, one_line=True)
        raise Refusal(
            f"{name}: {len(found)} case; a column case with two cases or more is needed.",
            f"{name}: {len(found)} vaka; en az iki vakanın yazılı olduğu bir case (vaka) sütunu "
            "gerekir.",
        )
    return found


def _chosen(csv: Path, found: tuple[CaseRows, ...], cases: tuple[str, ...]) -> list[CaseRows]:
    known = {one.case: one for one in found}
    for case in cases:
        if case not in known:
            name, shown = (safe(text, one_line=True) for text in (csv.name, case))
            raise Refusal(
                f"{name}: there is no case {shown}; a column case says whose a row is.",
                f"{name}: {shown} adlı bir vaka yok; bir satırın vakasını case (vaka) sütunu "
                "belirtir.",
            )
    return [known[case] for case in dict.fromkeys(cases)] if cases else list(found)


def _placed(one: CaseRows) -> Placed:
    if one.days is None:
        return Placed(one.cause, one.effect)
    from thirdear.series import axis as series_axis

    pair = (one.cause, one.effect)
    axis = series_axis.weekly(pair, one.days, language=spoken())
    why = axis.refusal(pair)
    if why is not None:
        return Placed(*pair, why=why)
    cause, effect = (series_axis.place(series, axis) for series in pair)
    return Placed(cause, effect, axis.notes)


def _note_counted(csv: Path) -> None:
    note(
        f"{csv.name} has no column session: its rows count as 1 to n, gaps stay unseen.",
        f"{csv.name} dosyasında session sütunu yok: satırlar 1’den n’ye sayılır, "
        "boşluklar görülmez.",
    )
