"""Whether cases differ in how one score follows another, and what they show together.

One equation over all cases: every case has its own constant, trend, own lags and error variance
(its rows count by the inverse of it), and cross-lags that are either its own or common. Compared,
the null hypothesis is that the cross-lags are common; pooled, that the common cross-lags are zero.
Draws simulate every case under the null hypothesis with errors of its own sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import TRENDS, PrecedenceTest, Trend
from thirdear.model.protocol import Comparison
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series import bias, comparison_words
from thirdear.series.bootstrap import TIE, Layout, lay_out, partialled
from thirdear.series.precedence import holm, needed_rows, test
from thirdear.series.rows import Floats, Pair, Places, align, trend_terms, usable
from thirdear.series.simulation import Null, cut, inflated, portion, simulate
from thirdear.series.system import interleaved


@dataclass(frozen=True, slots=True)
class _Case:
    """One case on the axis cut to its rows, with what sums and simulations need."""

    pair: Pair
    rows: Places
    layout: Layout
    trends: Floats

    @property
    def both(self) -> Floats:
        """Effect and cause (T, 2), nan in gaps."""
        return np.column_stack([self.pair.effect, self.pair.cause])


def compare(
    pairs: Sequence[tuple[Series, Series]],
    *,
    lag: int = 1,
    trend: Trend = "linear",
    pooled: bool = False,
    resamples: int = 9999,
    seed: int = 1,
    language: Language = "en",
) -> Comparison:
    """Compare the cross-lags of cases, or pool them; each pair is (cause, effect) of one case.

    F is the Wald statistic over its degrees of freedom, with each case's own error variance; its
    table p takes the residual degrees of freedom of all cases together. A case that cannot be
    tested refuses the whole. Refusal is raised for fewer than two cases.
    """
    if len(pairs) < 2:
        raise Refusal(
            "A comparison needs at least two cases.", "Karşılaştırma için en az iki vaka gerekir."
        )
    each = tuple(
        test(x, y, lag=lag, trend=trend, resamples=resamples, seed=seed, language=language)
        for x, y in pairs
    )
    asked = Comparison(
        tuple(t.case or "?" for t in each), each[0].cause, each[0].effect, lag, trend, pooled
    )
    asked = replace(asked, each=each, resamples=resamples, seed=seed if resamples else None)
    refused = [f"{t.case}: {t.refused}" for t in each if t.refused]
    if refused:
        asked = replace(asked, refused=" ".join(refused))
        return replace(asked, sentences=comparison_words.in_words(asked, language))
    cases = [_prepare(x, y, lag, trend) for x, y in pairs]
    made = _complete(asked, cases)
    if _bendable(cases, lag):
        whole = [[_prepare(x, y, lag, one) for x, y in pairs] for one in TRENDS]
        made = replace(made, p_verdict=_verdict(asked, whole))
    return replace(made, sentences=comparison_words.in_words(made, language))


def adjust(found: Sequence[Comparison], language: Language = "en") -> tuple[Comparison, ...]:
    """Give every comparison that was made its p after Holm over all of them, and its sentences."""
    values = [p for one in found if (p := one.own_p) is not None]
    adjusted = iter(holm(values))
    made = (replace(one, p_holm=None if one.own_p is None else next(adjusted)) for one in found)
    return tuple(replace(one, sentences=comparison_words.in_words(one, language)) for one in made)


def _bendable(cases: Sequence[_Case], lag: int) -> bool:
    """Whether every case has rows for a quadratic trend."""
    return all(len(case.rows) >= needed_rows(lag, "quadratic") for case in cases)


def _prepare(cause: Series, effect: Series, lag: int, trend: Trend) -> _Case:
    pair = align(cause, effect)
    axis, rows = cut(pair, usable(pair, lag), lag)
    return _Case(axis, rows, lay_out(axis, rows, lag, trend), trend_terms(axis, rows, trend))


def _complete(asked: Comparison, cases: Sequence[_Case]) -> Comparison:
    from scipy.special import fdtrc

    observed = _observed(cases)
    f = float(_statistic(observed, cases, pooled=asked.pooled)[0])
    freedom = sum(case.layout.freedom for case in cases)
    df = (asked.lag * (1 if asked.pooled else len(cases) - 1), freedom)
    p_drawn = None
    if asked.resamples:
        p_drawn = _drawn_p(asked, [cases], _nulls(asked, cases), f)
    return replace(
        asked,
        rows=sum(case.layout.rows for case in cases),
        f=f,
        df=df,
        p=float(fdtrc(*df, f)),
        p_bootstrap=p_drawn,
        difference=() if asked.pooled or len(cases) != 2 else _difference(asked.each),
    )


def _verdict(asked: Comparison, whole: Sequence[Sequence[_Case]]) -> float | None:
    """Return the p of the mean of three F: without, with a linear and with a quadratic trend.

    The process under the null hypothesis has the quadratic one, so that a bent course of one case
    is no difference between them.
    """
    if not asked.resamples:
        return None
    f = np.mean([_statistic(_observed(c), c, pooled=asked.pooled)[0] for c in whole])
    return _drawn_p(asked, whole, _nulls(asked, whole[-1]), float(f))


def _observed(cases: Sequence[_Case]) -> list[tuple[Floats, Floats, Floats]]:
    return [_sums(np.nan_to_num(case.both)[:, :, None], case.layout) for case in cases]


def _nulls(asked: Comparison, cases: Sequence[_Case]) -> list[Null]:
    common = np.zeros(asked.lag) if asked.pooled else _common(_observed(cases), cases)[:, 0]
    return [_null(case, common) for case in cases]


def _sums(made: Floats, layout: Layout) -> tuple[Floats, Floats, Floats]:
    """Return per draw (last axis) S_xx (lag, lag), S_xy (lag) and S_yy of the partialled case."""
    block, _ = partialled(made, layout)
    lag = layout.lag
    lower = np.tril(np.ones((lag, lag), dtype=bool))[:, :, None]
    within = np.where(lower, block[:lag, :lag], np.swapaxes(block[:lag, :lag], 0, 1))
    return within.copy(), block[lag, :lag].copy(), block[lag, lag].copy()


def _weighed(
    sums: Sequence[tuple[Floats, Floats, Floats]], cases: Sequence[_Case]
) -> tuple[list[Floats], list[Floats]]:
    """Return each case's precision (draw, lag, lag) and precision times its own cross-lags."""
    precisions, products = [], []
    for (within, across, total), case in zip(sums, cases, strict=True):
        s_xx, s_xy = np.moveaxis(within, -1, 0), across.T
        b = np.linalg.solve(s_xx, s_xy[..., None])[..., 0]
        variance = (total - np.einsum("dk,dk->d", b, s_xy)) / case.layout.freedom
        precisions.append(s_xx / variance[:, None, None])
        products.append(s_xy / variance[:, None])
    return precisions, products


def _common(sums: Sequence[tuple[Floats, Floats, Floats]], cases: Sequence[_Case]) -> Floats:
    """Return the common cross-lags (lag, draw)."""
    precisions, products = _weighed(sums, cases)
    return np.asarray(
        np.linalg.solve(np.sum(precisions, axis=0), np.sum(products, axis=0)[..., None])[..., 0].T
    )


def _statistic(
    sums: Sequence[tuple[Floats, Floats, Floats]], cases: Sequence[_Case], *, pooled: bool
) -> Floats:
    """Return the F of every draw."""
    precisions, products = _weighed(sums, cases)
    whole, on = np.sum(precisions, axis=0), np.sum(products, axis=0)
    common = np.linalg.solve(whole, on[..., None])[..., 0]
    along = np.einsum("dk,dk->d", common, on)
    lag = on.shape[1]
    if pooled:
        return np.asarray(along / lag)
    each = np.sum(
        [
            np.einsum("dk,dk->d", q, np.linalg.solve(p, q[..., None])[..., 0])
            for p, q in zip(precisions, products, strict=True)
        ],
        axis=0,
    )
    return np.asarray((each - along) / (lag * (len(cases) - 1)))


def _null(case: _Case, common: Floats) -> Null:
    """Fit a case whose cross-lags are given: the rest is estimated and freed of its bias."""
    lag, rows, terms = case.layout.lag, case.rows, case.layout.terms
    lags, on = interleaved(case.pair, lag)[rows], case.trends[rows]
    effect, cause = case.both[rows].T
    given = effect - lags[:, 1::2] @ common
    own = np.column_stack([on, lags[:, ::2]])
    both = np.column_stack([on, lags])
    b_effect, b_cause = (
        np.linalg.lstsq(x, y, rcond=None)[0] for x, y in ((own, given), (both, cause))
    )
    noise = np.cov(given - own @ b_effect, cause - both @ b_cause)
    step = np.zeros((2, 2 * lag))
    step[0, ::2] = bias.corrected(b_effect[None, terms:], noise[:1, :1], terms, len(rows))[0]
    step[0, 1::2] = common
    step[1] = b_cause[terms:]
    step[1] = bias.corrected(step, noise, terms, len(rows))[1]
    level, left = [], []
    for i, (y, taken) in enumerate(((effect, terms + lag), (cause, terms + 2 * lag))):
        open_ = y - lags @ step[i]
        weights = on.T @ open_
        level.append(case.trends @ weights)
        left.append(inflated(open_ - on @ weights, taken))
    return Null(
        level=np.column_stack(level),
        step=step.reshape(2, lag, 2)[:, ::-1].reshape(2, 2 * lag),
        residuals=np.vstack(left),
        start=case.both[:lag],
    )


def _drawn_p(
    asked: Comparison, whole: Sequence[Sequence[_Case]], nulls: Sequence[Null], f: float
) -> float:
    """Return how often the mean F over ways to lay the cases out is as large as the observed."""
    generators = [np.random.default_rng([asked.seed or 0, i]) for i in range(len(nulls))]
    most = portion(max(len(null.level) for null in nulls))
    reached = 0
    with np.errstate(all="ignore"):
        for done in range(0, asked.resamples, most):
            size = min(most, asked.resamples - done)
            drawn = np.zeros(size)
            made = [simulate(n, size, g) for n, g in zip(nulls, generators, strict=True)]
            for cases in whole:
                sums = [_sums(one, c.layout) for one, c in zip(made, cases, strict=True)]
                drawn += _safe(sums, cases, pooled=asked.pooled) / len(whole)
            reached += int(np.count_nonzero(~(drawn < f * (1 - TIE))))
    return (1 + reached) / (asked.resamples + 1)


def _safe(
    sums: Sequence[tuple[Floats, Floats, Floats]], cases: Sequence[_Case], *, pooled: bool
) -> Floats:
    """Return the F of every draw, infinite where a case of it has singular columns."""
    sound = np.ones(len(sums[0][2]), dtype=bool)
    for within, _, total in sums:
        diagonal = np.einsum("kkd->kd", within)
        sound &= np.isfinite(total) & (total > 0) & (diagonal > 0).all(axis=0)
        sound &= np.linalg.det(np.moveaxis(within, -1, 0)) > 0
    f = np.full(len(sound), np.inf)
    kept = [(w[..., sound], a[..., sound], t[sound]) for w, a, t in sums]
    f[sound] = _statistic(kept, cases, pooled=pooled)
    return f


def _difference(each: Sequence[PrecedenceTest]) -> tuple[tuple[float, float, float], ...]:
    """Return first less second cross-lag with Welch's 95 % interval, lag by lag."""
    from scipy.special import stdtrit

    out = []
    freedoms = [t.df[1] for t in each if t.df]
    for one, other in zip(each[0].coefficients, each[1].coefficients, strict=True):
        parts = [c.se**2 for c in (one, other)]
        spread = sum(parts)
        freedom = spread**2 / sum(v**2 / d for v, d in zip(parts, freedoms, strict=True))
        half = float(stdtrit(freedom, 0.975)) * spread**0.5
        gap = one.b - other.b
        out.append((gap, gap - half, gap + half))
    return tuple(out)
