"""The F of a precedence test agrees with R and statsmodels, and says when it cannot be had."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from tests.a_series import a_series, drawn, fixture, without
from thirdear import series
from thirdear.model.precedence import TRENDS, PrecedenceTest, Trend
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series.precedence import holm

CLOSE = 1e-8

# R 4.2.2, lmtest 0.9-40: grangertest(cause, effect, order); data/series/SOURCE.md.
R_VALUES = [
    ("technique", "alliance", (), 1, 12.0947445675484, 0.00156658625151277, 30),
    ("technique", "alliance", (), 2, 7.63565607731415, 0.00235392961863647, 27),
    ("technique", "alliance", (), 3, 4.61004132490123, 0.0110111945488866, 24),
    ("technique", "alliance", (), 4, 4.46852964399036, 0.00906514612957863, 21),
    ("alliance", "technique", (), 1, 0.0807205645783273, 0.778275097725043, 30),
    ("alliance", "technique", (), 2, 0.236496661982653, 0.791006546528798, 27),
    ("alliance", "technique", (), 3, 0.0707592415410242, 0.975020948770818, 24),
    ("alliance", "technique", (), 4, 0.0337082215297654, 0.997640030540915, 21),
    ("technique", "alliance", (12, 20), 1, 10.8485417045564, 0.00285309729263675, 26),
    ("technique", "alliance", (12, 20), 2, 5.76634297852088, 0.0100912142123527, 21),
    ("technique", "alliance", (12, 20), 3, 3.28944774450307, 0.0478768884956702, 16),
]

# R 4.2.2, vars 1.6-1: coefficients and standard errors of VAR(p, type), equation of the effect.
R_COEFFICIENTS = [
    ("technique", "alliance", 1, "none", [(0.43125911495136, 0.124005211350884)]),
    ("alliance", "technique", 1, "none", [(-0.0514746825250883, 0.181176381407479)]),
    ("technique", "alliance", 1, "linear", [(0.462432959153236, 0.115991956991449)]),
    ("alliance", "technique", 1, "linear", [(-0.0499299735355058, 0.18703877210978)]),
    (
        "technique",
        "alliance",
        2,
        "none",
        [(0.46056197059506, 0.152573936072499), (0.0413663848916261, 0.180238246363384)],
    ),
]


def quick(cause: Series, effect: Series, **options: object) -> PrecedenceTest:
    """Test without the bootstrap."""
    return series.test(cause, effect, resamples=0, **options)  # type: ignore[arg-type]


def columns_by_hand(
    cause: Series, effect: Series, lag: int, trend: Trend
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Build the unrestricted equation one row at a time: response, then regressors."""
    x = {s: v for s, v in zip(cause.sessions, cause.values, strict=True) if v is not None}
    y = {s: v for s, v in zip(effect.sessions, effect.values, strict=True) if v is not None}
    response, regressors = [], []
    for t in sorted(y):
        needed = range(t - lag, t + 1)
        if all(s in x and s in y for s in needed):
            response.append(y[t])
            powers = [float(t) ** power for power in range(TRENDS.index(trend) + 1)]
            back = range(1, lag + 1)
            regressors.append([*powers, *(y[t - i] for i in back), *(x[t - i] for i in back)])
    return np.array(response), np.array(regressors)


def f_by_statsmodels(
    cause: Series, effect: Series, lag: int, trend: Trend
) -> tuple[float, float, int]:
    """Return F, p and residual degrees of freedom of two nested OLS fits."""
    response, regressors = columns_by_hand(cause, effect, lag, trend)
    whole = sm.OLS(response, regressors).fit()
    f, p, df = whole.compare_f_test(sm.OLS(response, regressors[:, :-lag]).fit())
    assert df == lag
    return float(f), float(p), int(whole.df_resid)


@pytest.mark.parametrize(("cause", "effect", "missing", "lag", "f", "p", "df"), R_VALUES)
def test_f_and_p_are_those_of_grangertest(
    cause: str, effect: str, missing: tuple[int, ...], lag: int, f: float, p: float, df: int
) -> None:
    """F, both degrees of freedom and p equal lmtest's, with gaps too."""
    case = fixture(missing)
    result = quick(case[cause], case[effect], lag=lag, trend="none")
    assert result.f == pytest.approx(f, rel=CLOSE)
    assert result.p == pytest.approx(p, rel=CLOSE)
    assert result.df == (lag, df)
    assert result.partial_r2 == pytest.approx(lag * f / (lag * f + df), rel=CLOSE)
    assert result.sessions == 34 - len(missing)
    assert result.pairs == df + 2 * lag + 1


@pytest.mark.parametrize(("cause", "effect", "lag", "trend", "expected"), R_COEFFICIENTS)
def test_coefficients_are_those_of_vars(
    cause: str, effect: str, lag: int, trend: Trend, expected: list[tuple[float, float]]
) -> None:
    """Cross-lags and their standard errors stand on the scales of the scores."""
    case = fixture()
    result = quick(case[cause], case[effect], lag=lag, trend=trend)
    assert [c.lag for c in result.coefficients] == list(range(1, lag + 1))
    assert [c.b for c in result.coefficients] == pytest.approx([b for b, _ in expected], rel=CLOSE)
    assert [c.se for c in result.coefficients] == pytest.approx(
        [se for _, se in expected], rel=CLOSE
    )


def test_consumption_and_product_agree_with_a_published_value() -> None:
    """The value for R's grangertest in statsmodels' own tests; US national accounts are public."""
    data = sm.datasets.macrodata.load_pandas().data[["realgdp", "realcons"]]
    gdp, consumption = np.diff(np.log(data.to_numpy()), axis=0).T
    result = quick(a_series("gdp", gdp), a_series("cons", consumption), lag=2, trend="none")
    assert result.f == pytest.approx(0.243097, abs=5e-7)
    assert result.p == pytest.approx(0.7844328, abs=5e-8)
    assert result.df == (2, 195)


@pytest.mark.parametrize("trend", TRENDS)
@pytest.mark.parametrize("lag", [1, 2, 3])
@pytest.mark.parametrize("missing", [(), (7,), (12, 13, 25)])
def test_f_is_that_of_statsmodels_over_rows_built_by_hand(
    trend: Trend, lag: int, missing: tuple[int, ...]
) -> None:
    """Trends count session numbers, and no row reaches across a gap."""
    cause, effect = (without(s, missing) for s in drawn(lag, length=45, effect=0.4))
    f, p, df = f_by_statsmodels(cause, effect, lag, trend)
    result = quick(cause, effect, lag=lag, trend=trend)
    assert result.f == pytest.approx(f, rel=CLOSE)
    assert result.p == pytest.approx(p, rel=CLOSE)
    assert result.df == (lag, df)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    lag=st.integers(1, 3),
    trend=st.sampled_from(TRENDS),
    missing_cause=st.sets(st.integers(1, 50), max_size=5),
    missing_effect=st.sets(st.integers(1, 50), max_size=5),
)
def test_any_pattern_of_gaps_gives_the_rows_built_by_hand(
    seed: int, lag: int, trend: Trend, missing_cause: set[int], missing_effect: set[int]
) -> None:
    """Scores missing in one series only cost rows as well."""
    cause, effect = drawn(seed, length=50)
    cause, effect = without(cause, list(missing_cause)), without(effect, list(missing_effect))
    result = quick(cause, effect, lag=lag, trend=trend)
    response, _ = columns_by_hand(cause, effect, lag, trend)
    assert result.pairs == len(response)
    assume(result.refused is None)
    assert result.f == pytest.approx(f_by_statsmodels(cause, effect, lag, trend)[0], rel=CLOSE)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    factors=st.tuples(*[st.floats(1e-6, 1e6)] * 2),
    signs=st.tuples(*[st.sampled_from([-1, 1])] * 2),
    shifts=st.tuples(*[st.floats(-100, 100)] * 2),
)
def test_the_scales_of_the_scores_do_not_matter(
    seed: int,
    factors: tuple[float, float],
    signs: tuple[int, int],
    shifts: tuple[float, float],
) -> None:
    """F, p and partial R² do not change with units; coefficients change as units do."""
    cause, effect = drawn(seed, effect=0.3)
    scaled = [
        a_series(s.score, [factor * sign * (v + shift) for v in s.values if v is not None])
        for s, factor, sign, shift in zip((cause, effect), factors, signs, shifts, strict=True)
    ]
    plain, other = quick(cause, effect, lag=2), quick(scaled[0], scaled[1], lag=2)
    assert other.f == pytest.approx(plain.f, rel=CLOSE)
    assert other.p == pytest.approx(plain.p, rel=CLOSE)
    unit = factors[1] * signs[1] / (factors[0] * signs[0])
    for before, after in zip(plain.coefficients, other.coefficients, strict=True):
        assert after.b == pytest.approx(before.b * unit, rel=1e-6)
        assert after.se == pytest.approx(before.se * abs(unit), rel=1e-6)


def test_large_levels_cost_no_digits() -> None:
    """A series of millions that varies by ones is tested as exactly as its deviations."""
    cause, effect = drawn(3, effect=0.3)
    rounded = [[round(v, 4) for v in s.values if v is not None] for s in (cause, effect)]
    far = [a_series("far", [v + 1e6 for v in values]) for values in rounded]
    near = [a_series("near", values) for values in rounded]
    assert quick(far[0], far[1]).f == pytest.approx(quick(near[0], near[1]).f, rel=CLOSE)


def test_cause_and_effect_are_not_confused() -> None:
    """Where x leads y and nothing leads x, only cause x and effect y is found."""
    x, y = drawn(11, length=60, effect=0.8)
    forward, backward = series.test(x, y), series.test(y, x)
    assert (forward.cause, forward.effect) == ("x", "y")
    assert (backward.cause, backward.effect) == ("y", "x")
    assert forward.p is not None
    assert backward.p is not None
    assert forward.p < 0.001
    assert backward.p > 0.05


def test_intervals_cover_the_coefficient_and_match_f() -> None:
    """At lag 1 F is the squared t, and the interval has the t quantile's width."""
    result = quick(*drawn(5, effect=0.4))
    (c,) = result.coefficients
    assert result.f == pytest.approx((c.b / c.se) ** 2, rel=CLOSE)
    # The 97.5 % point of t with 29 degrees of freedom, any table: 2.0452.
    assert result.df == (1, 29)
    assert (c.high - c.b) / c.se == pytest.approx(2.04523, abs=1e-5)
    assert (c.b - c.low) == pytest.approx(c.high - c.b)


def test_series_are_aligned_by_session_number() -> None:
    """A series that begins later is not shifted to the other's first session."""
    cause, effect = drawn(8)
    late = Series("A", "x", cause.sessions[3:], cause.values[3:])
    assert quick(late, effect).f == pytest.approx(quick(without(cause, [1, 2, 3]), effect).f)
    assert quick(late, effect).sessions == 31


REFUSALS = [
    ("few", [1, 3, 2, 5] * 2, [4, 1, 2, 2, 3, 5, 1, 2], "needs at least 12"),
    ("unusable", [1, None, 2, None] * 2, [2, None, 3, None] * 2, "can use none of the 4 sessions"),
    ("constant cause", [2.5] * 20, [1, 2, 4, 3] * 5, "cause has the same value"),
    ("constant effect", [1, 2, 4, 3] * 5, [0.1 + 0.2, 0.3] * 10, "effect has the same value"),
    ("constant rows", [0.0] * 19 + [1], [1, 5, 2, 4] * 5, "cause does not vary"),
    ("nothing", [None] * 20, [None] * 20, "no session has both scores"),
    ("empty", [], [], "no session has both scores"),
    ("apart", [1, None, 2, None] * 10, [2, None] * 15 + [3, None] * 5, "numbered 1, 2, 3"),
    ("straight effect", [1, 5, 2, 4, 8] * 4, range(20), "Perfect collinearity"),
]


@pytest.mark.parametrize(
    ("cause", "effect", "says"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_test_that_cannot_be_made_says_why(
    cause: list[float | None], effect: list[float | None], says: str, language: str
) -> None:
    """The reason is a sentence, every number is None, nothing is raised or warned."""
    result = series.test(
        a_series("cause", cause),
        a_series("effect", effect),
        language=language,  # type: ignore[arg-type]
    )
    assert result.refused is not None
    assert result.refused.endswith(".")
    assert language == "tr" or says in result.refused
    numbers = (result.f, result.df, result.p, result.p_bootstrap, result.p_holm, result.partial_r2)
    assert numbers == (None,) * 6
    assert result.coefficients == ()


def test_collinear_series_are_refused() -> None:
    """A copy, a rescaled copy and a shifted copy add nothing of their own."""
    _, effect = drawn(4)
    y = [v for v in effect.values if v is not None]
    assert "collinearity" in str(quick(a_series("copy", y), effect).refused)
    assert "collinearity" in str(quick(a_series("twice", [2 * v + 1 for v in y]), effect).refused)
    shifted = a_series("shifted", [0.0, *y[:-1]])
    assert "shifted" in str(quick(shifted, effect, lag=2).refused)
    assert quick(shifted, effect, lag=1).refused is None


def test_an_effect_that_is_predicted_exactly_is_refused() -> None:
    """Where nothing is left over, F would be a number divided by rounding."""
    cause, _ = drawn(6)
    y = [1.0]
    for value in cause.values[:-1]:
        assert value is not None
        y.append(0.5 * y[-1] + 0.3 * value)
    result = series.test(cause, a_series("y", y), trend="none")
    assert result.refused is not None
    assert "without any error" in result.refused


def test_series_of_two_cases_are_refused() -> None:
    """Two cases are never tested as if they were one."""
    cause, effect = drawn(1)
    other = Series("B", "y", effect.sessions, effect.values)
    result = quick(cause, other)
    assert "case A" in str(result.refused)
    assert "case B" in str(result.refused)
    assert result.case is None


@pytest.mark.parametrize(("lag", "trend"), [(1, "none"), (1, "quadratic"), (3, "linear")])
def test_the_fewest_rows_are_three_lags_trend_terms_and_eight(lag: int, trend: Trend) -> None:
    """One row fewer is refused, so many are tested."""
    needed = 3 * lag + TRENDS.index(trend) + 8
    for rows, refused in ((needed - 1, True), (needed, False)):
        result = quick(*drawn(2, length=rows + lag), lag=lag, trend=trend)
        assert (result.pairs, result.refused is not None) == (rows, refused)


@pytest.mark.parametrize(
    "options", [{"lag": 0}, {"trend": "cubic"}, {"resamples": -1}, {"seed": -3}]
)
def test_impossible_arguments_are_refused_at_once(options: dict[str, object]) -> None:
    """A request that nobody can mean is a Refusal, not a result."""
    with pytest.raises(Refusal, match=r"\.$"):
        series.test(*drawn(1), **options)  # type: ignore[arg-type]


def test_raters_are_named_where_they_differ() -> None:
    """One rater is named once, two are both named."""
    x, y = (s.values for s in drawn(1))
    assert quick(a_series("x", x, rater="R1"), a_series("y", y, rater="R1")).rater == "R1"
    assert quick(a_series("x", x, rater="R1"), a_series("y", y)).rater == "R1 / ?"


def test_holm_gives_a_published_example() -> None:
    """The worked example of the Holm-Bonferroni method in many textbooks and in Wikipedia."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()
    assert holm([0.6, 0.7]) == (1.0, 1.0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_that_of_statsmodels(values: list[float]) -> None:
    """Ties and p-values of zero and one are adjusted as statsmodels does."""
    expected = multipletests(values, method="holm")[1]
    assert holm(values) == pytest.approx(tuple(expected), abs=1e-12)


def test_adjusting_covers_every_test_that_was_made() -> None:
    """The verdict's p is adjusted, a refused test does not count, order and the rest stay."""
    x, y = drawn(21, effect=0.6)
    refused = series.test(a_series("x", [1] * 34), y)
    tests = (series.test(x, y), refused, series.test(y, x))
    adjusted = series.adjust(tests)
    assert [t.cause for t in adjusted] == ["x", "x", "y"]
    assert adjusted[1] is refused
    first, last = tests[0].p_verdict, tests[2].p_verdict
    assert first is not None
    assert last is not None
    assert first < last
    assert adjusted[0].p_holm == pytest.approx(2 * first)
    assert adjusted[2].p_holm == pytest.approx(max(2 * first, last))
    assert [t.family for t in adjusted] == [2, 1, 2]
    unresampled = quick(x, y)
    assert series.adjust([unresampled])[0].p_holm == unresampled.p
