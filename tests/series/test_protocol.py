"""Diagnostics, unit-root tests, responses and Toda-Yamamoto agree with R; the rest is told."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from statsmodels.tsa.adfvalues import mackinnonp

from tests.a_series import a_series, drawn, fixture, without
from thirdear import series
from thirdear.model.precedence import Trend
from thirdear.model.protocol import Protocol
from thirdear.model.scores import Series
from thirdear.series import bias, diagnostics, effects, stationarity
from thirdear.series import responses as series_responses
from thirdear.series.grid import grid, search
from thirdear.series.lineage import trace
from thirdear.series.protocol import run, toda_yamamoto
from thirdear.series.responses import responses
from thirdear.series.rows import align, usable
from thirdear.series.system import System, fit_system, impulse

R = json.loads(
    (Path(__file__).parents[1] / "data" / "series" / "r_fixture_A.json").read_text("utf-8")
)
CLOSE = 1e-8
FITS: list[tuple[str, int, Trend]] = [
    ("var1_const", 1, "none"),
    ("var2_const", 2, "none"),
    ("var3_const", 3, "none"),
    ("var1_both", 1, "linear"),
    ("var2_both", 2, "linear"),
]


def the_system(lag: int, trend: Trend) -> System:
    """Fit both equations of the simulated case; alliance is the effect."""
    case = fixture()
    pair = align(case["technique"], case["alliance"])
    return fit_system(pair, usable(pair, lag), lag, trend)


def full(missing: tuple[int, ...] = ()) -> Protocol:
    """Run the protocol on the simulated case with few draws."""
    case = fixture(missing)
    cause, effect = case["technique"], case["alliance"]
    return run(cause, effect, made=series.test(cause, effect, trend="none", resamples=199))


@pytest.mark.parametrize(("key", "lag", "trend"), FITS)
def test_both_equations_are_those_of_vars(key: str, lag: int, trend: Trend) -> None:
    """Coefficients, covariance of the errors and roots."""
    system, wanted = the_system(lag, trend), R["fixture_A"][key]
    for i, name in enumerate(("alliance", "technique")):
        back = [f"{n}.l{j}" for j in range(1, lag + 1) for n in ("alliance", "technique")]
        expected = [wanted["coef"][name][b] for b in back]
        assert system.steps[i] == pytest.approx(expected, rel=CLOSE)
    noise = np.array(wanted["sigma_df"])[::-1, ::-1]
    assert system.noise == pytest.approx(noise, rel=CLOSE)
    assert system.roots == pytest.approx(sorted(wanted["roots_mod"], reverse=True), rel=CLOSE)


@pytest.mark.parametrize(("key", "lag", "trend"), FITS)
def test_diagnostics_are_those_of_vars(key: str, lag: int, trend: Trend) -> None:
    """Breusch-Godfrey, adjusted portmanteau, Jarque-Bera, ARCH, CUSUM and the same session."""
    system, wanted = the_system(lag, trend), R["fixture_A"][key]
    found = {f"BG_{i}": diagnostics.breusch_godfrey(system, i) for i in (1, 2, 5)}
    found |= {f"pt_adj_{i}": diagnostics.portmanteau(system, i) for i in (10, 16)}
    found["arch_mul"] = diagnostics.arch_of_both(system, 2)
    for name, check in found.items():
        assert check.statistic == pytest.approx(wanted[name]["statistic"], rel=CLOSE), name
        assert check.df == wanted[name]["parameter"], name
        assert check.p == pytest.approx(wanted[name]["p.value"], rel=CLOSE), name
    for check, name in zip(
        diagnostics.jarque_bera(system), ("JB", "Skewness", "Kurtosis"), strict=True
    ):
        assert check.statistic == pytest.approx(wanted["jb_mul"][name]["statistic"], rel=CLOSE)
        assert check.p == pytest.approx(wanted["jb_mul"][name]["p.value"], rel=CLOSE)
    for i, name in enumerate(("alliance", "technique")):
        squared = diagnostics.arch(system, i, name, 4)
        assert squared.statistic == pytest.approx(wanted["arch_uni"][name]["statistic"], rel=CLOSE)
        excursion = diagnostics.cusum(system, i, name)
        assert excursion.statistic == pytest.approx(
            wanted["stability_OLSCUSUM"][name]["stat"], rel=CLOSE
        )
        assert excursion.p == pytest.approx(wanted["stability_OLSCUSUM"][name]["p"], rel=CLOSE)
    instant = diagnostics.same_session(system)
    expected = wanted["causality"]["technique"]["instant"]
    assert instant.statistic == pytest.approx(expected["statistic"], rel=CLOSE)
    assert instant.p == pytest.approx(expected["p.value"], rel=CLOSE)


@pytest.mark.parametrize(("key", "lag", "trend"), FITS)
def test_impulse_responses_are_those_of_vars(key: str, lag: int, trend: Trend) -> None:
    """The plain responses, ten sessions ahead, of both series to both."""
    found = impulse(the_system(lag, trend).steps, 10)
    wanted = R["fixture_A"][key]["irf_plain"]
    for i, name in enumerate(("alliance", "technique")):
        of = np.array(wanted[name])[:, ::-1]
        assert found[:, :, i] == pytest.approx(of, rel=CLOSE, abs=1e-14)


@pytest.mark.parametrize(("lag", "own"), [(1, 0.9), (2, 0.7)])
def test_every_draw_is_freed_of_bias_and_carried_on_as_one_would_do_it(
    lag: int, own: float
) -> None:
    """All draws at once have the responses of one draw after the other, wild ones among them."""
    generator = np.random.default_rng(lag)
    steps = generator.normal(scale=0.25, size=(300, 2, 2 * lag))
    steps[:, (0, 1), (0, 1)] += own
    shift = np.full((2, 2 * lag), -0.04)
    freed, roots = series_responses.freed(steps, shift), []
    for one, found in zip(steps, freed, strict=True):
        less = shift
        while bias.largest_root(one - less) > bias.STABLE and np.abs(less).max() > bias.SMALL:
            less = less * bias.SHRINK
        roots.append(bias.largest_root(one))
        wanted = one if roots[-1] >= bias.STABLE else one - less
        assert found == pytest.approx(wanted, rel=1e-12)
    assert min(roots) < 0.9
    assert max(roots) > 1
    carried = series_responses.reactions(freed)
    one_by_one = [impulse(one, series_responses.AHEAD)[:, 0, 1] for one in freed]
    assert carried == pytest.approx(np.array(one_by_one), rel=1e-9)


@pytest.mark.parametrize("name", ["technique", "alliance"])
def test_unit_root_statistics_are_those_of_tseries(name: str) -> None:
    """ADF at four lags and by default, KPSS about a level and a line; ADF's p has other tables."""
    values = np.array(fixture()[name].values, dtype=float)
    wanted = R["fixture_A"]["unitroot"][name]
    assert stationarity.adf(values).lags == 3
    for k in range(4):
        expected = wanted[f"adf_tseries_k{k}"]["statistic"]
        assert stationarity.adf(values, k).statistic == pytest.approx(expected, rel=CLOSE)
    for about, trend in (("Level", False), ("Trend", True)):
        for length, lags in (("short", 3), ("long", 9)):
            check = stationarity.kpss(values, trend=trend, lags=lags)
            expected = wanted[f"kpss_{about}_l{length}"]
            assert check.statistic == pytest.approx(expected["statistic"], rel=CLOSE)
            assert check.p == pytest.approx(expected["p.value"], rel=CLOSE)
    assert stationarity.kpss(values).lags == 3


def test_the_p_of_adf_is_that_of_statsmodels() -> None:
    """Over the whole range of the statistic, its ends and the turn between the polynomials."""
    for statistic in (-20.0, -16.18, *np.linspace(-16, 0.7, 100), -2.89, -2.88, 0.70, 0.71, 3.0):
        wanted = float(mackinnonp(statistic, "ct"))
        assert stationarity.mackinnon(statistic) == pytest.approx(wanted, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("lag", [1, 2, 3])
@pytest.mark.parametrize(
    ("cause", "effect"), [("technique", "alliance"), ("alliance", "technique")]
)
def test_toda_yamamoto_is_that_of_r(cause: str, effect: str, lag: int) -> None:
    """F, p and degrees of freedom with one lag more than is tested."""
    case = fixture()
    found = toda_yamamoto(align(case[cause], case[effect]), lag, "none")
    wanted = R["fixture_A"]["ty"][f"{cause}_causes_{effect}"][lag - 1]
    assert found is not None
    assert found[0] == pytest.approx(wanted["F"], rel=CLOSE)
    assert found[1] == (lag, wanted["df_denom"])
    assert found[2] == pytest.approx(wanted["pF"], rel=CLOSE)


def test_an_equation_across_gaps_is_never_asked() -> None:
    """Diagnostics and lineage of a case with two missing sessions use the rows of the F alone."""
    found = full((12, 20))
    assert found.test.pairs == sum(row.why is None for row in found.rows) == 29
    why = {row.session: row.why for row in found.rows if row.why}
    assert set(why) == {1, 12, 13, 20, 21}
    assert why[13] == ("no score of alliance in session 12; no score of technique in session 12")
    assert found.rows[1].before == ((1, 1.0, 1.0),)
    assert {i.session for i in found.influences} == set(range(1, 35)) - {12, 20}


def test_the_session_that_carries_the_result_is_named() -> None:
    """One pair of sessions makes the effect; leaving it out takes the F away."""
    generator = np.random.default_rng(3)
    x, y = generator.normal(size=(2, 34))
    x[14], y[15] = 9.0, 9.0
    cause, effect = a_series("x", x), a_series("y", y)
    found = run(cause, effect, made=series.test(cause, effect, resamples=199))
    most = found.most_influential
    assert most is not None
    assert most.session in {15, 16}
    assert found.test.f is not None
    assert most.f is not None
    assert most.f < found.test.f / 4
    assert (
        most.f
        == series.test(
            without(cause, [most.session]), without(effect, [most.session]), resamples=0
        ).f
    )


def test_a_refused_test_keeps_its_lineage() -> None:
    """Why no row can be used stands beside each session."""
    cause, effect = a_series("x", [1, 2, 3]), a_series("y", [1, None, 3])
    found = run(cause, effect, made=series.test(cause, effect))
    assert found.test.refused
    assert [row.why is None for row in found.rows] == [False, False, False]
    assert trace(cause, effect, 1)[2].why == "no score of y in session 2"


def test_one_cell_of_a_grid_has_the_p_of_the_test() -> None:
    """With a single question the joint p and the cell's p are the same bootstrap's."""
    cause, effect = drawn(11, effect=0.3)
    made = grid(
        {"": (cause, effect)}, lag=1, trend="linear", lags=(1,), trends=("linear",), resamples=999
    )
    (cell,) = made.cells
    assert cell.declared
    assert made.p_joint == cell.p_bootstrap
    p = series.test(cause, effect, resamples=9999).p_bootstrap
    assert cell.p_bootstrap == pytest.approx(p, abs=0.04)


def test_the_joint_p_is_uniform_where_nothing_precedes_anything() -> None:
    """Over nine questions to each of 120 pairs the joint p stays honest, the smallest does not."""
    joint, smallest = [], []
    for seed in range(120):
        found = grid({"": drawn(seed)}, lag=1, trend="none", resamples=199, seed=seed)
        joint.append(found.p_joint)
        smallest.append(min(c.p_bootstrap for c in found.cells if c.p_bootstrap is not None))
    assert np.mean(np.array(joint) <= 0.05) <= 0.10
    assert np.mean(np.array(smallest) <= 0.05) > np.mean(np.array(joint) <= 0.05)


def test_a_rater_who_cannot_be_tested_is_a_cell_with_a_reason() -> None:
    """The grid keeps every question that was asked."""
    cause, effect = drawn(3)
    found = grid(
        {"mean": (cause, effect), "R2": (cause, a_series("y", [1] * 34))},
        lag=1,
        trend="linear",
        resamples=99,
    )
    assert len(found.cells) == 18
    assert all((cell.why is None) == (cell.series == "mean") for cell in found.cells)


def test_a_searched_lag_has_the_joint_p() -> None:
    """The lags that were searched are recorded, and the p is not the best lag's own."""
    cause, effect = drawn(5, effect=0.3)
    found = search(cause, effect, most=3, resamples=999)
    assert found.searched == (1, 2, 3)
    alone = series.test(cause, effect, lag=found.lag, resamples=999)
    assert found.f == alone.f
    assert found.p_bootstrap is not None
    assert alone.p_bootstrap is not None
    assert found.p_bootstrap >= alone.p_bootstrap


def test_response_bands_hold_the_true_response() -> None:
    """Two sessions ahead, over 60 simulated therapies, in well over four fifths of them."""
    held = []
    truth = impulse(np.array([[0.5, 0.4], [0.0, 0.5]]), 2)[2, 0, 1]
    for seed in range(60):
        pair = align(*drawn(seed, effect=0.4))
        two = responses(pair, usable(pair, 1), 1, "none", seed, draws=199)[2]
        held.append(two.low <= truth <= two.high)
    assert np.mean(held) > 0.8


def test_power_and_needed_sessions_belong_together() -> None:
    """Power is the upper tail of scipy's noncentral F; f² of .25 with 1 and 30 df."""
    wanted = stats.ncf.sf(stats.f.isf(0.05, 1, 30), 1, 30, 0.25 * 32)
    assert effects.power(0.2, (1, 30)) == pytest.approx(wanted, abs=1e-6)
    least = effects.detectable((1, 29))
    assert effects.power(least, (1, 29)) == pytest.approx(0.8, abs=1e-9)
    needed = effects.sessions_needed(least + 1e-9, 1, "linear")
    assert needed == 34
    assert effects.sessions_needed(0.0001) == 0


def test_the_interval_of_partial_r2_inverts_the_noncentral_f() -> None:
    """At either end the observed F is the 97.5 % or the 2.5 % point."""
    low, high = effects.interval(12.09, (1, 30))
    for r2, share in ((low, 0.975), (high, 0.025)):
        assert stats.ncf.cdf(12.09, 1, 30, r2 / (1 - r2) * 32) == pytest.approx(share, abs=1e-6)
    assert effects.interval(0.1, (1, 30))[0] == 0.0


def test_equivalence_is_two_one_sided_tests() -> None:
    """A small estimate with a small error is equivalent; the same with a large error is not."""
    p, (low, high) = effects.equivalent(0.02, 0.05, 30, 0.2)
    assert p < 0.01
    assert -0.2 < low < high < 0.2
    assert effects.equivalent(0.02, 0.2, 30, 0.2)[0] > 0.05


@pytest.mark.parametrize("seed", [*range(12), 64])
def test_short_series_of_few_values_are_told_to_the_end(seed: int) -> None:
    """Where an equation fits exactly, or nothing varies over its rows, the place says so."""
    rng = random.Random(seed)
    length = rng.randint(9, 26)
    numbers = tuple(range(1, length + 1))

    def values() -> tuple[float | None, ...]:
        drawn = (None if rng.random() < 0.1 else rng.choice((0, 0, 0, 1, 2)) for _ in numbers)
        return tuple(None if value is None else float(value) for value in drawn)

    cause, effect = Series("A", "c", numbers, values()), Series("A", "e", numbers, values())
    if rng.random() < 0.2:
        effect = Series("A", "e", numbers, (None, *cause.values[:-1]))
    lag, trend = rng.choice((1, 1, 2)), rng.choice(("none", "linear", "quadratic"))
    made = series.test(cause, effect, lag=lag, trend=trend, resamples=19)
    told = run(cause, effect, made=made)
    assert all(cell.f is not None or cell.why for cell in (told.grid.cells if told.grid else ()))
    if made.refused is None and told.same_session is None:
        assert "no variance" in {check.why for check in told.diagnostics}


def test_a_cell_of_the_grid_that_fits_exactly_is_none() -> None:
    """Two sessions back say all of the effect: that equation has no F, and the grid says so."""
    rng = random.Random(1)
    numbers = tuple(range(1, 21))
    causes = tuple(float(rng.choice((0, 1, 3))) for _ in numbers)
    effect = Series("A", "e", numbers, (1.0, 2.0, *causes[:-2]))
    cause = Series("A", "c", numbers, causes)
    made = series.test(cause, effect, lag=1, trend="none", resamples=19)
    grid_of = run(cause, effect, made=made).grid
    assert grid_of is not None
    cells = {cell.lag: cell for cell in grid_of.cells if cell.trend == "none"}
    assert cells[1].f is not None
    assert (cells[2].f, cells[2].why) == (None, "too few rows, or no variance")


def test_a_grid_whose_declared_question_cannot_be_asked_has_no_joint_p() -> None:
    """Though others could be: every cell is there, those of the declared series with a reason."""
    cause, effect = drawn(3)
    flat = a_series("y", [1] * 34)
    found = grid({"R2": (cause, flat), "mean": (cause, effect)}, lag=1, trend="linear", resamples=9)
    assert (found.p_joint, found.resamples) == (None, 0)
    assert {cell.series for cell in found.cells} == {"R2"}
    assert all(cell.why for cell in found.cells)


@pytest.mark.parametrize(("rows", "asked"), [(7, False), (8, True)])
def test_the_spread_of_both_errors_needs_rows(rows: int, asked: bool) -> None:
    """More than three for each lag and four."""
    errors = np.random.default_rng(1).normal(size=(rows + 1, 2))
    system = fit_system(align(*drawn(1)), usable(align(*drawn(1)), 1), 1, "none")
    system = replace(system, errors=errors, places=np.arange(rows + 1))
    found = diagnostics.arch_of_both(system)
    assert (found.why is None) is asked
