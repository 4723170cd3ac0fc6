"""`thirdear hypothesis`: what is asked, declared in advance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from thirdear.cli import plan
from thirdear.cli.app import one_of, open_study, show, table, told_keys
from thirdear.cli.common import with_common
from thirdear.cli.options import LAG, LAG_IN, TREND, LagDeclared, LagInOption, TrendOption
from thirdear.cli.words import cell_word, minute, units
from thirdear.model.language import spoken
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis

hypotheses = typer.Typer(
    help="Declare hypotheses, plan the number of sessions.", rich_markup_mode=None
)

Cause = Annotated[str, typer.Argument(metavar="CAUSE", help="Key of a score, such as tpocs.total.")]

Effect = Annotated[str, typer.Argument(metavar="EFFECT")]

Reason = Annotated[str, typer.Option(help="Reason, kept in the audit log.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    hypotheses.command("add")(with_common(add_hypothesis))
    hypotheses.command("withdraw")(with_common(withdraw_hypothesis))
    hypotheses.command("change")(with_common(change_hypothesis))
    hypotheses.command("list")(with_common(list_hypotheses))
    plan.add_to(hypotheses)
    program.add_typer(hypotheses, name="hypothesis")


def add_hypothesis(
    cause: Cause,
    effect: Effect,
    lag: Annotated[int, typer.Option(min=1, help=LAG)] = 1,
    trend: Annotated[str, typer.Option(help=TREND)] = "linear",
    lag_in: Annotated[str, typer.Option(help=LAG_IN)] = "sessions",
    smallest: Annotated[
        float | None,
        typer.Option(help="Smallest effect of interest, in units of EFFECT per unit of CAUSE."),
    ] = None,
) -> None:
    """Declare a hypothesis; both directions are tested."""
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
    lag: LagDeclared = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
) -> None:
    """Withdraw a hypothesis; the audit log keeps it and the reason.

    If several are declared for these scores, --lag, --trend and --lag-in say which one.
    """
    from thirdear.study import hypotheses as room

    with open_study() as study:
        one = room.find(study, cause, effect, **_question(lag, trend, lag_in))
        room.withdraw(study, one, reason)
    list_hypotheses(everything=True)


def change_hypothesis(
    cause: Cause,
    effect: Effect,
    reason: Reason,
    lag: LagDeclared = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    to_lag: Annotated[int | None, typer.Option(min=1, help="New lag.")] = None,
    to_trend: Annotated[
        str | None, typer.Option(help="New trend: none, linear or quadratic.")
    ] = None,
    to_lag_in: Annotated[
        str | None, typer.Option(help="New unit of the lag: sessions (held) or weeks.")
    ] = None,
) -> None:
    """Change the lag, trend or unit of a hypothesis; the former is withdrawn.

    If several are declared for these scores, --lag, --trend and --lag-in say which one.
    """
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
    everything: Annotated[bool, typer.Option("--all", help="Show withdrawn ones, too.")] = False,
) -> None:
    """List hypotheses and when they were declared."""
    from thirdear.study import rules

    with open_study() as study:
        declared = study.hypotheses()
        names = {key: one.name(spoken()) for key, one in rules.rules(study).items()}
        gone = study.store.withdrawn_hypotheses() if everything else ()
    rows = [(one, "", "") for one in declared]
    rows += [(one.hypothesis, one.withdrawn_at, one.reason) for one in gone]
    show(
        [_as_json(*row, everything=everything) for row in rows],
        lambda: _tell(rows, names, withdrawn=bool(gone)),
    )


def _tell(
    rows: Sequence[tuple[Hypothesis, str, str]], names: Mapping[str, str], *, withdrawn: bool
) -> None:
    """Print hypotheses under the names of their scores, whose keys stand below."""
    smallest = any(h.smallest for h, _, _ in rows)
    heads = ("cause", "effect", "lag", "trend", *(("smallest",) if smallest else ()))
    table(
        "",
        (*heads, "declared (UTC)", *(("withdrawn (UTC)", "reason") if withdrawn else ())),
        (
            (names.get(h.cause, h.cause), names.get(h.effect, h.effect))
            + (units(h.lag, h.lag_in[:-1], spoken()), cell_word(h.trend, spoken()))
            + ((h.smallest,) if smallest else ())
            + (minute(h.declared_at),)
            + ((minute(at), reason) if withdrawn else ())
            for h, at, reason in rows
        ),
        empty=(
            "No hypothesis is declared; `thirdear hypothesis add CAUSE EFFECT` declares one.",
            "Bildirilmiş hipotez yok; `thirdear hypothesis add ÖNCEKİ SONRAKİ` bildirir.",
        ),
        keys=2,
    )
    told_keys(names, (key for h, _, _ in rows for key in (h.cause, h.effect)))


def _as_json(one: Hypothesis, at: str, reason: str, *, everything: bool) -> dict[str, object]:
    return asdict(one) | ({"withdrawn_at": at or None, "reason": reason} if everything else {})
