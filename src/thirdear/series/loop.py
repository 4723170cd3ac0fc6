"""Direction and loop: which of two scores leads the other more, and whether both lead on.

Both equations are one vector autoregression with one lag and a trend, over the rows of the
precedence test. *Direction*: are the standardised cross-lags equal? The t of their difference is
compared with the t of series that were made under the nearest process in which they are.
*Loop*: cause to effect and effect to cause both reject (the larger p of the two, which is a test
of the union of both null hypotheses), and the path over two sessions, the product of both
cross-lags freed of their bias, has an interval from draws of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.loops import Direction, Loop
from thirdear.model.precedence import TRENDS, PrecedenceTest, Trend
from thirdear.model.scores import Series
from thirdear.series import bias
from thirdear.series.bootstrap import TIE
from thirdear.series.precedence import holm, test
from thirdear.series.rows import Floats, Pair, Places, align, standardised, trend_terms, usable
from thirdear.series.simulation import Null, cut, inflated, portion, simulate

LAG = 1
TAIL = 0.025


@dataclass(frozen=True, slots=True)
class _Data:
    """One case, standardised: effect and cause (T, 2), its rows, and trend terms (T, terms)."""

    values: Floats
    rows: Places
    trends: Floats

    @property
    def terms(self) -> int:
        return int(self.trends.shape[1])

    @property
    def freedom(self) -> int:
        return len(self.rows) - self.terms - 2


@dataclass(frozen=True, slots=True)
class _Fits:
    """Both equations of many draws (first axis): coefficients [to, from] and what their t needs.

    ``inverse`` (D, 2, 2) of the cross-products, ``noise`` (D, 2, 2), ``spread`` (D, 2) the SDs
    about the trend.
    """

    steps: Floats
    inverse: Floats
    noise: Floats
    spread: Floats

    @property
    def ratio(self) -> Floats:
        """SD of the cause over that of the effect."""
        return np.asarray(self.spread[:, 1] / self.spread[:, 0])


def loop_test(
    cause: Series,
    effect: Series,
    *,
    trend: Trend = "linear",
    resamples: int = 9999,
    seed: int = 1,
    language: Language = "en",
) -> Loop:
    """Test direction and loop of one case; a test that cannot be made is a result that says why.

    Both null hypotheses of the loop are those of :func:`thirdear.series.precedence.test` with a
    lag of one session and this trend. Refusal is raised for impossible arguments only.
    """
    how = {"lag": LAG, "trend": trend, "resamples": resamples, "seed": seed, "language": language}
    both = (test(cause, effect, **how), test(effect, cause, **how))  # type: ignore[arg-type]
    return between(cause, effect, both)


def between(cause: Series, effect: Series, both: tuple[PrecedenceTest, PrecedenceTest]) -> Loop:
    """Return direction and loop around the tests of both directions, which were made with lag 1."""
    forth, _ = both
    asked = Loop(
        forth.case,
        forth.cause,
        forth.effect,
        forth.trend,
        forth.rater,
        forth.sessions,
        forth.pairs,
        resamples=forth.resamples,
        seed=forth.seed,
        lag_in=forth.lag_in,
    )
    refused = next((t.refused for t in both if t.refused), None)
    if refused is not None:
        return replace(asked, refused=refused)
    pair = align(cause, effect)
    data = _laid_out(pair, usable(pair, LAG), _asked_trend(forth.trend, pair))
    fitted = _fit(np.nan_to_num(data.values)[:, :, None], data)
    return _with_loop(_with_direction(asked, data, fitted), data, fitted, both)


def _asked_trend(declared: Trend, pair: Pair) -> Trend:
    """Return the declared trend, or a bent one where there are rows for it.

    Without it two scores that share a bent course seem to form a loop.
    """
    rows = len(usable(pair, LAG))
    return "quadratic" if rows >= 3 * LAG + TRENDS.index("quadratic") + 8 else declared


def _laid_out(pair: Pair, rows: Places, trend: Trend) -> _Data:
    axis, places = cut(pair, rows, LAG)
    values = np.column_stack([standardised(axis.effect)[0], standardised(axis.cause)[0]])
    return _Data(values, places, trend_terms(axis, places, trend))


def _fit(made: Floats, data: _Data) -> _Fits:
    """Fit both equations to every draw of (T, 2, draws) series."""
    on = data.trends[data.rows]
    late, early = (_freed(made[data.rows - back], on) for back in (0, LAG))
    squares = np.einsum("tid,tjd->dij", early, early)
    across = np.einsum("tid,tjd->dij", early, late)
    inverse = _inverse(squares)
    steps = np.swapaxes(inverse @ across, 1, 2)
    left = late - np.einsum("dij,tjd->tid", steps, early)
    noise = np.einsum("tid,tjd->dij", left, left) / data.freedom
    spread = np.sqrt((late**2).sum(axis=0) / (len(on) - data.terms)).T
    return _Fits(steps, inverse, noise, spread)


def _freed(values: Floats, on: Floats) -> Floats:
    """Return (n, 2, draws) values less their constant and trend."""
    return np.asarray(values - np.tensordot(on, np.tensordot(on.T, values, 1), 1))


def _inverse(squares: Floats) -> Floats:
    """Invert symmetric 2 by 2 matrices; a singular one gives numbers that are not finite."""
    (a, b), d = squares[:, 0].T, squares[:, 1, 1]
    turned = np.stack([np.stack([d, -b], axis=1), np.stack([-b, a], axis=1)], axis=1)
    return np.asarray(turned / (a * d - b * b)[:, None, None])


def _t(fits: _Fits) -> tuple[Floats, Floats, Floats]:
    """Return the t of the difference of both standardised cross-lags, and the two of them."""
    ratio, noise, inverse = fits.ratio, fits.noise, fits.inverse
    forth, back = fits.steps[:, 0, 1] * ratio, fits.steps[:, 1, 0] / ratio
    variance = (
        ratio**2 * noise[:, 0, 0] * inverse[:, 1, 1]
        + noise[:, 1, 1] * inverse[:, 0, 0] / ratio**2
        - 2 * noise[:, 0, 1] * inverse[:, 0, 1]
    )
    return (forth - back) / np.sqrt(variance), forth, back


def _equal(steps: Floats, fits: _Fits) -> Floats:
    """Return the nearest coefficients (2, 2) whose standardised cross-lags are equal.

    Nearest in the metric of the coefficients' covariance.
    """
    ratio = float(fits.ratio[0])
    contrast = np.array([0.0, ratio, -1 / ratio, 0.0])
    covariance = np.einsum("ij,kl->ikjl", fits.noise[0], fits.inverse[0]).reshape(4, 4)
    along = covariance @ contrast
    gap = contrast @ steps.ravel() / (contrast @ along)
    return np.asarray((steps.ravel() - gap * along).reshape(2, 2))


def _process(steps: Floats, data: _Data) -> Null:
    """Return the process with these coefficients whose errors are those of the rows."""
    rows, on = data.rows, data.trends[data.rows]
    open_ = data.values[rows] - data.values[rows - LAG] @ steps.T
    weights = on.T @ open_
    left = open_ - on @ weights
    residuals = np.vstack([inflated(column, data.terms + 2) for column in left.T])
    return Null(data.trends @ weights, steps, residuals, data.values[:LAG])


def _corrected(steps: Floats, fits: _Fits, data: _Data) -> Floats:
    return bias.corrected(steps, fits.noise[0], data.terms, len(data.rows))


def _with_direction(asked: Loop, data: _Data, fits: _Fits) -> Loop:
    t, forth, back = (float(one[0]) for one in _t(fits))
    found = Direction(forth, back, forth - back)
    if not asked.resamples:
        return replace(asked, direction=found)
    even = _equal(_corrected(_equal(fits.steps[0], fits), fits, data), fits)
    reached = 0
    with np.errstate(all="ignore"):
        for drawn in _drawn(_process(even, data), data, asked):
            reached += int(np.count_nonzero(~(np.abs(_t(drawn)[0]) < abs(t) * (1 - TIE))))
    return replace(asked, direction=replace(found, p=(1 + reached) / (asked.resamples + 1)))


def _drawn(process: Null, data: _Data, asked: Loop) -> Iterator[_Fits]:
    generator = np.random.default_rng([asked.seed or 0, 2])
    most = portion(len(data.values))
    for done in range(0, asked.resamples, most):
        yield _fit(simulate(process, min(most, asked.resamples - done), generator), data)


def _with_loop(
    asked: Loop, data: _Data, fits: _Fits, both: tuple[PrecedenceTest, PrecedenceTest]
) -> Loop:
    steps = fits.steps[0]
    free = _corrected(steps, fits, data)
    forth, back = (strictest(one) for one in both)
    alike = steps[0, 1] * steps[1, 0] > 0
    p = None if forth is None or back is None else max(forth, back) if alike else 1.0
    found = replace(asked, p_forth=forth, p_back=back, p=p, path=float(free[0, 1] * free[1, 0]))
    if not asked.resamples:
        return found
    paths = _paths(free, fits, data, asked)
    low, high = np.quantile(paths, [TAIL, 1 - TAIL])
    return replace(found, low=float(low), high=float(high))


def _paths(free: Floats, fits: _Fits, data: _Data, asked: Loop) -> Floats:
    """Draw paths over two sessions from the joint distribution of both cross-lags.

    A product of two estimates is skewed, so that its percentiles are drawn and no standard error
    is taken (MacKinnon, Lockwood and Williams 2004), here from t instead of normal draws, and as
    much wider as freeing a coefficient of Kendall's bias spreads it.
    """
    generator = np.random.default_rng([asked.seed or 0, 3])
    covariance = np.einsum("ij,kl->ikjl", fits.noise[0], fits.inverse[0]).reshape(4, 4)
    both = [[1], [2]], [[1, 2]]  # of cause to effect and of effect to cause
    normal = generator.multivariate_normal([0.0, 0.0], covariance[both], asked.resamples)
    heavy = np.sqrt(generator.chisquare(data.freedom, asked.resamples) / data.freedom)
    away = normal * (1 + (data.terms + 2) / len(data.rows)) / heavy[:, None]
    return np.asarray((free[0, 1] + away[:, 0]) * (free[1, 0] + away[:, 1]))


def adjust(loops: Sequence[Loop]) -> tuple[Loop, ...]:
    """Give directions and loops their p after Holm, each over all that were made."""
    directions = [one.direction.p for one in loops if one.direction and one.direction.p is not None]
    first, second = (
        iter(holm(values)) for values in (directions, [one.p for one in loops if one.p is not None])
    )
    return tuple(_adjusted(one, first, second) for one in loops)


def _adjusted(one: Loop, directions: Iterator[float], loops: Iterator[float]) -> Loop:
    if one.direction is not None and one.direction.p is not None:
        one = replace(one, direction=replace(one.direction, p_holm=next(directions)))
    return one if one.p is None else replace(one, p_holm=next(loops))


def strictest(one: PrecedenceTest) -> float | None:
    """Return the p on which the verdict on one direction rests, before Holm."""
    return one.strictest
