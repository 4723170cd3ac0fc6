"""The bootstrap and the verdict of a precedence test against loops over statsmodels and fused C.

    python benchmarks/bootstrap.py [--draws 9999] [--loop 200] [--sample 50] [--cases 1000]

"thirdear" is the test by the declared equation alone, "verdict" the one p over three equations,
without and with its guard, "whole test" what the product does: both, and intervals. All build 34
sessions recursively under the null hypothesis and test every draw; all but the verdict by one
equation without trend. The loops call statsmodels' OLS, or its grangercausalitytests ("gct"); they
make fewer draws and are scaled up. All p stand beside ours so that one can see that the same thing
is computed. Where R is, benchmarks/bootstrap.R does the same there. benchmarks/floor.c is what the
computation costs at least; it is left out where no C compiler is. The last line is what many cases
cost, from a sample of them; with --cases so many are made, by one process and by two. Times are CPU
seconds of a process that computes in one thread. What the product does beside the draws (fit,
checks, warnings) is in its time.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy

import many
import numpy as np
import numpy.typing as npt
import statsmodels.api as sm
from statsmodels.tsa.stattools import grangercausalitytests

from thirdear import series
from thirdear.model.precedence import TRENDS, Trend
from thirdear.model.scores import Series
from thirdear.series.rows import align, usable
from thirdear.series.simulation import fit_null
from thirdear.series.verdict import judge

Values: TypeAlias = npt.NDArray[np.float64]
Statistic: TypeAlias = Callable[[Values, Values, int], float]

SESSIONS = 34
GAPS = (12, 20)
ROUNDS = 15


def main() -> None:
    """Print the comparison, then the milliseconds of a whole test for each lag."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--draws", type=int, default=9999)
    options.add_argument("--loop", type=int, default=200, help="draws of the statsmodels loops")
    options.add_argument("--sample", type=int, default=50, help="cases of which many are scaled")
    options.add_argument("--cases", type=int, help="make so many cases instead of a sample")
    chosen = options.parse_args()
    compare(chosen.draws, chosen.loop)
    table(chosen.draws)
    print()
    if chosen.cases:
        many.whole(chosen.cases, chosen.draws, "linear")
    else:
        many.scaled(1000, chosen.sample, chosen.draws, "linear")


def table(draws: int) -> None:
    """Print the milliseconds of a test for each lag and trend, by what is asked of it."""
    print(f"\nmilliseconds of CPU for one test with {draws} draws (median of {ROUNDS})")
    print("lag  trend      declared  two gaps  and verdict  whole test")
    for lag in (1, 2, 3):
        for trend in TRENDS:
            spent = [
                milliseconds(asked(pair, lag, trend, draws, judged=judged, whole=whole))
                for pair, judged, whole in (
                    (pairs()[0], False, False),
                    (pairs()[1], False, False),
                    (pairs()[0], True, False),
                    (pairs()[0], True, True),
                )
            ]
            print(
                "{:<4} {:<10} {:>8.1f}  {:>8.1f}  {:>11.1f}  {:>10.1f}".format(lag, trend, *spent)
            )


def compare(draws: int, loop: int) -> None:
    """Print milliseconds, ratios and p of the ways, lag by lag."""
    pair = pairs()[0]
    x, y = (values(one) for one in pair)
    print(f"{SESSIONS} sessions, {draws} draws; the loops made {loop} and are scaled up")
    print("lag  way             seconds  times thirdear's  times verdict's  p")
    for lag in (1, 2, 3):
        ours = milliseconds(asked(pair, lag, "none", draws)) / 1000
        made = series.test(*pair, lag=lag, trend="none", resamples=draws, judged=False, whole=False)
        ways = list(of_the_verdict(pair, lag, draws))
        base = ours, ways[0][1]
        print(row(lag, "thirdear", ours, base, made.p_bootstrap or 1.0))
        for name, spent, p in ways:
            print(row(lag, name, spent, base, p))
        for name, statistic in (("loop over OLS", f_by_ols), ("loop over gct", f_by_gct)):
            begun = time.process_time()
            p = loop_p(x, y, lag, loop, statistic)
            spent = (time.process_time() - begun) * draws / loop
            print(row(lag, name, spent, base, p))
        for name, seconds, p in in_r(x, y, lag, loop):
            spent = seconds * draws / loop
            print(row(lag, name, spent, base, p))
        floor = in_c(pair, lag, draws, made.f or 0.0)
        if floor:
            spent, p = floor
            print(row(lag, "fused C", spent, base, p))


def row(lag: int, name: str, spent: float, base: tuple[float, float], p: float) -> str:
    """Return a line: seconds, how many times the plain test's and the verdict's, and p."""
    ours, verdict = (
        f"{spent / one:.2f}" if spent < 10 * one else f"{spent / one:.0f}" for one in base
    )
    return f"{lag:<4} {name:<14}{spent:>9.4f}  {ours:>16}  {verdict:>15}  {p:.3f}"


def of_the_verdict(
    pair: tuple[Series, Series], lag: int, draws: int
) -> Iterator[tuple[str, float, float]]:
    """Yield name, seconds and p of the verdict alone, with its guard, and of the whole test."""
    aligned = align(*pair)
    rows = usable(aligned, lag)
    for name, guard in (("verdict", False), ("with guard", True)):

        def once(seed: int, guard: bool = guard) -> float:
            return judge(aligned, rows, lag=lag, resamples=draws, seed=seed, guard=guard).strictest

        yield name, milliseconds(once) / 1000, once(1)
    whole = asked(pair, lag, "none", draws, judged=True, whole=True)
    made = series.test(*pair, lag=lag, trend="none", resamples=draws)
    yield "whole test", milliseconds(whole) / 1000, made.strictest or 1.0


def in_r(x: Values, y: Values, lag: int, draws: int) -> Iterator[tuple[str, float, float]]:
    """Yield the name, seconds and p of each way that R has; nothing where there is no R."""
    program = shutil.which("Rscript")
    if program is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "given.csv")
        np.savetxt(given, np.column_stack([x, y]), delimiter=",", header="x,y", comments="")
        script = Path(__file__).with_name("bootstrap.R")
        command = [program, str(script), str(lag), str(draws), str(given)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in said.splitlines():
        name, spent, p = line.split()
        yield name.replace("-", " "), float(spent), float(p)


def in_c(pair: tuple[Series, Series], lag: int, draws: int, f: float) -> tuple[float, float] | None:
    """Return seconds and p of the fused loop, None where there is no C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    source = Path(__file__).with_name("floor.c")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "floor.so")
        flags = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o")
        subprocess.run([compiler, *flags, library, source], check=True)
        reached = ctypes.CDLL(str(library)).reached
    aligned = align(*pair)
    null = fit_null(aligned, usable(aligned, lag), lag, "none")
    step = null.step.reshape(2, lag, 2)[:, ::-1]
    arrays = [
        np.ascontiguousarray(a).ctypes.data_as(ctypes.c_void_p)
        for a in (null.level, step, null.start, null.residuals.T)
    ]
    seed = ctypes.c_uint64(1)
    limit = ctypes.c_double(f * (1 - 1e-9))
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        count = reached(draws, SESSIONS, lag, *arrays, limit, seed)
        spent.append(time.process_time() - begun)
    return statistics.median(spent), (1 + count) / (draws + 1)


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


def asked(
    pair: tuple[Series, Series],
    lag: int,
    trend: Trend,
    draws: int,
    *,
    judged: bool = False,
    whole: bool = False,
) -> Callable[[int], object]:
    """Return the test as a function of its seed."""

    def once(seed: int) -> object:
        how = {"lag": lag, "trend": trend, "judged": judged, "whole": whole}
        return series.test(*pair, resamples=draws, seed=seed, **how)

    return once


def milliseconds(once: Callable[[int], object]) -> float:
    """Return the median CPU milliseconds of a computation; each draws under another seed."""
    spent = []
    for seed in range(ROUNDS + 1):
        begun = time.process_time()
        once(seed)
        spent.append(time.process_time() - begun)
    return statistics.median(spent[1:]) * 1000


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
