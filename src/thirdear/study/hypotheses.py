"""Hypotheses that are withdrawn or changed after they were declared; the journal keeps it all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.precedence import Hypothesis, LagIn, Trend
from thirdear.model.refusal import Refusal
from thirdear.study import precedence

if TYPE_CHECKING:
    from thirdear.study.study import Study


def withdraw(study: Study, hypothesis: Hypothesis, reason: str) -> None:
    """Withdraw a declared hypothesis; the reason is kept, and must not be empty."""
    if not reason.strip():
        raise Refusal(
            "Withdrawing a hypothesis needs a reason; give it with --reason.",
            "Bir hipotezi geri çekmek için gerekçe gerekir; --reason ile yazın.",
        )
    study.store.withdraw_hypothesis(hypothesis, reason.strip(), "study")


def change(
    study: Study,
    hypothesis: Hypothesis,
    reason: str,
    *,
    lag: int | None = None,
    trend: Trend | None = None,
    lag_in: LagIn | None = None,
) -> Hypothesis:
    """Withdraw a hypothesis and declare it anew with another lag, trend or unit, as one act.

    The new one has the time of now, so that a document tells both.
    """
    new = replace(
        hypothesis,
        lag=lag or hypothesis.lag,
        trend=trend or hypothesis.trend,
        lag_in=lag_in or hypothesis.lag_in,
    )
    if new == hypothesis:
        raise Refusal(
            "Nothing would change; give another --to-lag, --to-trend or --to-lag-in.",
            "Hiçbir şey değişmezdi; başka bir --to-lag, --to-trend ya da --to-lag-in verin.",
        )
    precedence.check(study, new)
    with study.store.together():
        withdraw(study, hypothesis, reason)
        precedence.declare(study, new)
    return new


def find(
    study: Study,
    cause: str,
    effect: str,
    *,
    lag: int | None = None,
    trend: Trend | None = None,
    lag_in: LagIn | None = None,
) -> Hypothesis:
    """Return the one declared hypothesis that is meant; Refusal for none, and for several."""
    found = [
        one
        for one in study.hypotheses()
        if (one.cause, one.effect) == (cause, effect)
        and lag in (None, one.lag)
        and trend in (None, one.trend)
        and lag_in in (None, one.lag_in)
    ]
    if not found:
        raise Refusal(
            f"No such hypothesis on {cause} and {effect} is declared; `thirdear hypothesis list` "
            "lists them.",
            f"{cause} ve {effect} için böyle bir hipotez bildirilmemiş; bildirilenleri "
            "`thirdear hypothesis list` listeler.",
        )
    if len(found) > 1:
        raise Refusal(
            f"{len(found)} hypotheses on {cause} and {effect} are declared; say which with --lag, "
            "--trend or --lag-in.",
            f"{cause} ve {effect} için {len(found)} hipotez bildirilmiş; hangisi olduğunu --lag, "
            "--trend ya da --lag-in ile belirtin.",
        )
    return found[0]
