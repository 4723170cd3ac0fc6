"""Many cases: the mean of their cross-lags, how far cases differ, and other ways to pool them.

Every case has its own constant, trend, own lags and error variance, so that nothing between
cases enters. Its cross-lag is freed of the bias of short series (:mod:`thirdear.series.bias`). The
cases are put together as a meta-analyst would: weights from REML, the interval of Hartung and
Knapp (2001). Beside it stand the plain mean of the cases (Pesaran and Smith 1995), the half-panel
jackknife of it (Dhaene and Jochmans 2015) and the pooled equation with case effects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import Trend
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.model.synthesis import CaseEffect, Estimate, Synthesis
from thirdear.series import bias
from thirdear.series.precedence import test
from thirdear.series.rows import Floats, Pair, Places, align, trend_terms, usable
from thirdear.series.system import fit_system, interleaved

CONFIDENCE = 0.95
_STEPS = 200
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class _Case:
    """One case that can be used: its series, the rows of its equation, and its estimate."""

    pair: Pair
    rows: Places
    shown: CaseEffect

    @property
    def b(self) -> float:
        return self.shown.b or 0.0

    @property
    def variance(self) -> float:
        return (self.shown.se or 0.0) ** 2


Estimated = _Case | CaseEffect
"""A case that can be used, with what its estimate was made of; or one that cannot, with why."""


def synthesise(
    pairs: Sequence[tuple[Series, Series]],
    *,
    lag: int = 1,
    trend: Trend = "linear",
    language: Language = "en",
) -> Synthesis:
    """Put the cross-lags of cases together; each pair is (cause, effect) of one case.

    A case that the precedence test refuses is left out, with the reason. Refusal is raised for
    fewer than two pairs; fewer than two usable cases are a result with ``refused``.
    """
    if len(pairs) < 2:
        raise Refusal(
            "A mean over cases needs at least two cases.",
            "Vakaların ortalaması için en az iki vaka gerekir.",
        )
    cause, effect = pairs[0]
    asked = Synthesis(cause.score, effect.score, lag, trend, effect.lag_in, effect.rater)
    return combined(asked, estimated(pairs, lag, trend, language), language)


def estimated(
    pairs: Sequence[tuple[Series, Series]], lag: int, trend: Trend, language: Language
) -> tuple[Estimated, ...]:
    """Return each case's own estimate, or why it has none: what can be computed anywhere."""
    return tuple(_case(cause, effect, lag, trend, language) for cause, effect in pairs)


def combined(asked: Synthesis, cases: Sequence[Estimated], language: Language) -> Synthesis:
    """Put cases together that were estimated, in their order."""
    asked = replace(asked, effects=_told(cases))
    used = [one for one in cases if isinstance(one, _Case)]
    if len(used) < 2:
        return replace(asked, refused=_TOO_FEW[language].format(n=len(used)))
    return _complete(asked, used)


_TOO_FEW = {
    "en": "Usable cases: {n}; a mean needs two.",
    "tr": "Kullanılabilen vaka sayısı {n}; ortalama için iki vaka gerekir.",
}


def _told(cases: Sequence[_Case | CaseEffect]) -> tuple[CaseEffect, ...]:
    return tuple(one.shown if isinstance(one, _Case) else one for one in cases)


def _case(
    cause: Series, effect: Series, lag: int, trend: Trend, language: Language
) -> _Case | CaseEffect:
    made = test(cause, effect, lag=lag, trend=trend, resamples=0, language=language, whole=False)
    name = made.case or "?"
    if made.refused is not None or made.df is None:
        return CaseEffect(name, made.pairs, why=made.refused)
    pair = align(cause, effect)
    rows = usable(pair, lag)
    b, se = _estimate(pair, rows, lag, trend)
    half = _t(made.df[1]) * se
    return _Case(pair, rows, CaseEffect(name, len(rows), b, se, b - half, b + half))


def _estimate(pair: Pair, rows: Places, lag: int, trend: Trend) -> tuple[float, float]:
    """Return the sum of the cross-lags, freed of bias, and its standard error."""
    system = fit_system(pair, rows, lag, trend)
    free = bias.corrected(system.steps, system.noise, system.terms, len(rows))
    inverse = np.linalg.inv(system.columns.T @ system.columns)
    cross = system.terms + 1 + 2 * np.arange(lag)
    variance = system.noise[0, 0] * inverse[np.ix_(cross, cross)].sum()
    return float(free[0, 1::2].sum()), float(np.sqrt(variance))


def _t(freedom: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))


def _complete(asked: Synthesis, used: Sequence[_Case]) -> Synthesis:
    from scipy.special import chdtrc

    b = np.array([one.b for one in used])
    variances = np.array([one.variance for one in used])
    tau2 = restricted(b, variances)
    mean = hartung_knapp(b, variances, tau2)
    q = _q(b, variances, 0.0)
    reach = _t(len(b) - 1) * np.sqrt(mean.se**2 + tau2)
    return replace(
        asked,
        mean=mean,
        tau2=tau2,
        tau2_interval=profile(b, variances),
        predicted=(float(mean.value - reach), float(mean.value + reach)),
        q=q,
        q_p=float(chdtrc(len(b) - 1, q)),
        average=_average(b),
        jackknife=_jackknife(used, asked.lag, asked.trend),
        pooled=_pooled(used, asked.lag, asked.trend),
    )


def _weights(variances: Floats, tau2: float) -> Floats:
    return np.asarray(1 / (variances + tau2))


def _q(b: Floats, variances: Floats, tau2: float) -> float:
    """Return the weighted sum of squares about the weighted mean."""
    w = _weights(variances, tau2)
    return float(w @ (b - w @ b / w.sum()) ** 2)


def restricted(b: Floats, variances: Floats) -> float:
    """Return the variance of the cases' true cross-lags by restricted maximum likelihood.

    Fisher's scoring, as in R's metafor; a step that would lead below zero is halved.
    """
    tau2 = max(0.0, float(np.var(b, ddof=1) - variances.mean()))
    for _ in range(_STEPS):
        w = _weights(variances, tau2)
        left = b - w @ b / w.sum()
        squares, cubes = (w**2).sum(), (w**3).sum()
        trace = w.sum() - squares / w.sum()
        doubled = squares - 2 * cubes / w.sum() + (squares / w.sum()) ** 2
        step = float(((w**2) @ left**2 - trace) / doubled)
        while tau2 + step < 0 and abs(step) > _CLOSE:
            step /= 2
        tau2 = max(0.0, tau2 + step)
        if abs(step) < _CLOSE * max(1.0, tau2):
            break
    return tau2


def hartung_knapp(b: Floats, variances: Floats, tau2: float) -> Estimate:
    """Return the weighted mean with the interval of Hartung and Knapp (2001)."""
    w = _weights(variances, tau2)
    mean = float(w @ b / w.sum())
    se = float(np.sqrt(w @ (b - mean) ** 2 / (len(b) - 1) / w.sum()))
    return _with_t(mean, se, len(b))


def profile(b: Floats, variances: Floats) -> tuple[float, float]:
    """Return the 95 % interval of the cases' variance after Viechtbauer (2007): the Q profile."""
    from scipy.special import chdtri

    ends = [float(chdtri(len(b) - 1, p)) for p in ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)]
    low, high = (_where(b, variances, at) for at in ends)
    return low, high


def _where(b: Floats, variances: Floats, at: float) -> float:
    """Return the variance of cases at which Q, which falls with it, has a value; 0 if below."""
    if _q(b, variances, 0.0) <= at:
        return 0.0
    low, high = 0.0, 1.0
    while _q(b, variances, high) > at:
        high *= 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _q(b, variances, middle) > at else (low, middle)
    return high


def _average(b: Floats) -> Estimate:
    return _with_t(float(b.mean()), float(b.std(ddof=1) / np.sqrt(len(b))), len(b))


def _with_t(value: float, se: float, cases: int) -> Estimate:
    from scipy.special import stdtr

    half = _t(cases - 1) * se
    p = 2 * float(stdtr(cases - 1, -abs(value / se))) if se > 0 else 1.0
    return Estimate(value, se, value - half, value + half, p, cases)


def _jackknife(used: Sequence[_Case], lag: int, trend: Trend) -> Estimate | None:
    """Return the mean of twice the whole less the mean of both halves, case by case.

    A case whose halves have too few rows for the equation, or leave nothing to estimate, is out.
    """
    found = [b for one in used if (b := _halved(one, lag, trend)) is not None]
    return _average(np.array(found)) if len(found) > 1 else None


def _halved(one: _Case, lag: int, trend: Trend) -> float | None:
    middle = len(one.rows) // 2
    whole = _plain(one.pair, one.rows, lag, trend)
    halves = [_plain(one.pair, rows, lag, trend) for rows in (one.rows[:middle], one.rows[middle:])]
    if whole is None or None in halves:
        return None
    return 2 * whole - sum(b or 0.0 for b in halves) / 2


def _plain(pair: Pair, rows: Places, lag: int, trend: Trend) -> float | None:
    """Return the sum of the cross-lags by least squares; None where they are not determined."""
    on = trend_terms(pair, rows, trend)[rows]
    columns = np.column_stack([on, interleaved(pair, lag)[rows]])
    if len(rows) <= columns.shape[1] or np.linalg.matrix_rank(columns) < columns.shape[1]:
        return None
    b = np.linalg.lstsq(columns, pair.effect[rows], rcond=None)[0]
    return float(b[on.shape[1] + 1 :: 2].sum())


def _pooled(used: Sequence[_Case], lag: int, trend: Trend) -> Estimate:
    """Return the common cross-lag: own lags and cross-lags common, constants and trends not.

    Its standard error is that of clusters (CR1), a case a cluster; t over the cases less one.
    """
    parts = [_within(one, lag, trend) for one in used]
    inverse = np.linalg.inv(np.sum([x.T @ x for x, _ in parts], axis=0))
    b = inverse @ np.sum([x.T @ y for x, y in parts], axis=0)
    scores = np.array([x.T @ (y - x @ b) for x, y in parts])
    cases = len(used)
    spread = inverse @ (scores.T @ scores) @ inverse * cases / (cases - 1)
    cross = np.arange(1, 2 * lag, 2)
    se = float(np.sqrt(spread[np.ix_(cross, cross)].sum()))
    return _with_t(float(b[cross].sum()), se, cases)


def _within(one: _Case, lag: int, trend: Trend) -> tuple[Floats, Floats]:
    """Return lags and effect of a case's rows, freed of its constant and trend."""
    on = trend_terms(one.pair, one.rows, trend)[one.rows]
    x, y = interleaved(one.pair, lag)[one.rows], one.pair.effect[one.rows]
    return np.asarray(x - on @ (on.T @ x)), np.asarray(y - on @ (on.T @ y))
