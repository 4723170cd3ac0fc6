"""The bootstrap of the precedence test against a loop over statsmodels, on the same task.

    python benchmarks/bootstrap.py [--draws 9999] [--loop 200]

All build 34 sessions recursively under the null hypothesis and test every draw; the loops call
statsmodels' OLS, or its grangercausalitytests ("gct"). They make fewer draws and are scaled up;
their p stand beside ours so that one can see that the same thing is computed. Times are CPU
seconds of this process, threads included.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import statsmodels.api as sm
from statsmodels.tsa.stattools import grangercausalitytests

from thirdear import series
from thirdear.model.scores import Series

Values: TypeAlias = npt.NDArray[np.float64]
Statistic: TypeAlias = Callable[[Values, Values, int], float]

SESSIONS = 34
GAPS = (12, 20)


def main() -> None:
    """Print the comparison, then the milliseconds of a whole test for each lag."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--draws", type=int, default=9999)
    options.add_argument("--loop", type=int, default=200, help="draws of the statsmodels loops")
    chosen = options.parse_args()
    compare(chosen.draws, chosen.loop)
    print(f"\nmilliseconds of CPU for one whole test with {chosen.draws} draws (median of 15)")
    print("lag  trend      no gaps  two gaps")
    for lag in (1, 2, 3):
        for trend in ("none", "linear", "quadratic"):
            whole, gapped = (milliseconds(pair, lag, trend, chosen.draws) for pair in pairs())
            print(f"{lag:<4} {trend:<10} {whole:>7.1f}  {gapped:>8.1f}")


def compare(draws: int, loop: int) -> None:
    """Print seconds, ratios and p of the three ways, lag by lag."""
    cause, effect = pairs()[0]
    print(f"{SESSIONS} sessions, {draws} draws; the loops made {loop} and are scaled up")
    print("lag  thirdear  loop over OLS  ratio  loop over gct  ratio  p thirdear  p OLS  p gct")
    for lag in (1, 2, 3):
        ours = milliseconds((cause, effect), lag, "none", draws) / 1000
        p = series.test(cause, effect, lag=lag, trend="none", resamples=draws).p_bootstrap
        spent, found = [], []
        for statistic in (f_by_ols, f_by_gct):
            begun = time.process_time()
            found.append(loop_p(values(cause), values(effect), lag, loop, statistic))
            spent.append((time.process_time() - begun) * draws / loop)
        print(
            f"{lag:<4} {ours:>6.4f} s  {spent[0]:>11.1f} s  {spent[0] / ours:>5.0f}"
            f"  {spent[1]:>11.1f} s  {spent[1] / ours:>5.0f}"
            f"  {p:>10.3f}  {found[0]:>5.3f}  {found[1]:>5.3f}"
        )


def pairs() -> tuple[tuple[Series, Series], tuple[Series, Series]]:
    """Return cause and effect of a simulated case, whole and with two missing sessions."""
    generator = np.random.default_rng(4)
    x, y = generator.normal(size=(2, SESSIONS))
    for t in range(1, SESSIONS):
        x[t] += 0.4 * x[t - 1]
        y[t] += 0.4 * y[t - 1] + 0.3 * x[t - 1]
    return (a_series("x", x), a_series("y", y)), (a_series("x", x, GAPS), a_series("y", y, GAPS))


def a_series(name: str, numbers: Values, missing: tuple[int, ...] = ()) -> Series:
    """Return sessions 1 to n with these values, some of them missing."""
    sessions = tuple(range(1, len(numbers) + 1))
    found = (None if s in missing else float(v) for s, v in zip(sessions, numbers, strict=True))
    return Series("A", name, sessions, tuple(found))


def values(one: Series) -> Values:
    """Return the values of a series without gaps."""
    return np.array(one.values, dtype=float)


def milliseconds(pair: tuple[Series, Series], lag: int, trend: str, draws: int) -> float:
    """Return the median CPU milliseconds of one whole test, bootstrap included."""
    cause, effect = pair

    def once() -> None:
        series.test(cause, effect, lag=lag, trend=trend, resamples=draws)  # type: ignore[arg-type]

    once()
    return statistics.median(_cpu(once) for _ in range(15)) * 1000


def _cpu(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def loop_p(x: Values, y: Values, lag: int, draws: int, statistic: Statistic) -> float:
    """Do the same bootstrap the plain way: one draw, one recursion, one test at a time."""
    generator = np.random.default_rng(1)
    known, cross = regressors(x, y, lag)
    null = sm.OLS(y[lag:], known).fit()
    other = sm.OLS(x[lag:], np.column_stack([known, cross])).fit()
    left = np.column_stack([fit.resid * np.sqrt(fit.nobs / fit.df_resid) for fit in (null, other)])
    left -= left.mean(axis=0)
    observed = statistic(x, y, lag)
    reached = 0
    for _ in range(draws):
        picks = left[generator.integers(0, len(left), len(y))]
        drawn_x, drawn_y = x.copy(), y.copy()
        for t in range(lag, len(y)):
            back_y, back_x = drawn_y[t - lag : t][::-1], drawn_x[t - lag : t][::-1]
            drawn_y[t] = null.params @ [1, *back_y] + picks[t, 0]
            drawn_x[t] = other.params @ [1, *back_y, *back_x] + picks[t, 1]
        reached += statistic(drawn_x, drawn_y, lag) >= observed
    return (1 + reached) / (draws + 1)


def regressors(x: Values, y: Values, lag: int) -> tuple[Values, Values]:
    """Return constant and own lags, and cross-lags, of every row."""
    back = range(1, lag + 1)
    own = np.column_stack([np.ones(len(y) - lag), *(y[lag - i : len(y) - i] for i in back)])
    return own, np.column_stack([x[lag - i : len(x) - i] for i in back])


def f_by_ols(x: Values, y: Values, lag: int) -> float:
    """Return the F of two nested OLS fits and nothing else: the quickest loop there is."""
    known, cross = regressors(x, y, lag)
    whole = sm.OLS(y[lag:], np.column_stack([known, cross])).fit()
    return float(whole.compare_f_test(sm.OLS(y[lag:], known).fit())[0])


def f_by_gct(x: Values, y: Values, lag: int) -> float:
    """Return the F that grangercausalitytests gives, effect first: the loop that people write."""
    return float(grangercausalitytests(np.column_stack([y, x]), [lag])[lag][0]["ssr_ftest"][0])


if __name__ == "__main__":
    main()
