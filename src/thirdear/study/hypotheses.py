"""Hypotheses that are withdrawn or changed after they were declared; the journal keeps it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis, LagIn, Trend
from thirdear.model.refusal import Refusal
from thirdear.study import rules

if TYPE_CHECKING:
    from thirdear.study.core import Core


def withdraw(study: Core, hypothesis: Hypothesis, reason: str) -> None:
    """Withdraw a declared hypothesis; the reason is kept, and must not be empty."""
    if not reason.strip():
        raise Refusal(
            "Withdrawing a hypothesis needs a reason; give it with --reason.",
            "Bir hipotezi geri çekmek için gerekçe gerekir; --reason ile yazın.",
        )
    study.store.withdraw_hypothesis(hypothesis, reason.strip(), "study")


def change(
    study: Core,
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
    check(study, new)
    with study.store.together():
        withdraw(study, hypothesis, reason)
        declare(study, new)
    return new


def find(
    study: Core,
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


def declare(study: Core, hypothesis: Hypothesis) -> None:
    """Keep a hypothesis with the time it was declared."""
    check(study, hypothesis)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    study.store.add_hypothesis(replace(hypothesis, declared_at=now), "study")


def check(study: Core, hypothesis: Hypothesis) -> None:
    """Refuse a hypothesis whose scores do not exist, or that asks nothing."""
    for score in (hypothesis.cause, hypothesis.effect):
        rules.score(study, score)
    if hypothesis.cause == hypothesis.effect:
        raise Refusal(
            "Cause and effect are the same score; name two.",
            "Önce gelen ile ardından gelen aynı puan; iki ayrı puan verin.",
        )
    if hypothesis.lag < 1 or hypothesis.trend not in TRENDS:
        raise Refusal(
            f"The lag is a whole number from 1, the trend one of {', '.join(TRENDS)}.",
            "Gecikme 1’den başlayan bir tam sayıdır, eğilim ise şunlardan biri: "
            f"{', '.join(TRENDS)}.",
        )
    if hypothesis.lag_in not in LAGS_IN:
        raise Refusal(
            f"Lags count one of {', '.join(LAGS_IN)}.",
            f"Gecikmeler şunlardan biriyle sayılır: {', '.join(LAGS_IN)}.",
        )
    if hypothesis.smallest is not None and not 0 < hypothesis.smallest < float("inf"):
        raise Refusal(
            "The smallest effect of interest is a number above 0.",
            "Önemsenen en küçük etki 0’dan büyük bir sayıdır.",
        )


def declared(study: Core) -> Sequence[Hypothesis]:
    """Return the study's hypotheses; Refusal where it has none."""
    if not (found := study.hypotheses()):
        raise Refusal(
            "No hypothesis is declared; add one with `thirdear hypothesis add CAUSE EFFECT`.",
            "Bildirilmiş hipotez yok; `thirdear hypothesis add ÖNCEKİ SONRAKİ` ile ekleyin.",
        )
    return found


def directions(hypotheses: Sequence[Hypothesis], *, both: bool) -> Iterator[Hypothesis]:
    """Yield each question once, also where a pair was declared in both orders.

    A smallest effect of interest belongs to the direction for which it was declared: the other
    one's is in other units.
    """
    declared = {question(h): h for h in reversed(hypotheses)}
    asked: set[tuple[object, ...]] = set()
    for hypothesis in hypotheses:
        back = replace(hypothesis, cause=hypothesis.effect, effect=hypothesis.cause, smallest=None)
        for one in (hypothesis, back) if both else (hypothesis,):
            asking = question(one)
            if asking not in asked:
                asked.add(asking)
                yield declared.get(asking, one)


def judged_before(study: Core, hypothesis: Hypothesis) -> tuple[int, int]:
    """Return how many sessions had been judged when it was declared, and how many there are."""
    finished = {
        (one.case, one.session)
        for one in study.store.history(kind="finish")
        if one.at[:_SECONDS] <= hypothesis.declared_at[:_SECONDS]
    }
    return len(finished), len(study.sessions())


_SECONDS = len("2026-11-29T16:29:23")


def questions(study: Core) -> frozenset[tuple[object, ...]]:
    """Return every question that was declared and not withdrawn, in both directions."""
    return frozenset(question(one) for one in directions(study.hypotheses(), both=True))


def question(asked: Hypothesis) -> tuple[object, ...]:
    """Return what is asked, whatever else a hypothesis says."""
    return (asked.cause, asked.effect, asked.lag, asked.trend, asked.lag_in)
