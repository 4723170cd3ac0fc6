"""Many cases together: the mean of their cross-lags and how far they differ."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from tests.a_series import FIXTURE, a_series
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.model.synthesis import CaseEffect, Estimate, Synthesis
from thirdear.series import forest
from thirdear.series.synthesis import hartung_knapp, profile, restricted, synthesise
from thirdear.series.synthesis_words import as_json, in_words

TWELVE = FIXTURE.with_name("twelve_cases.csv")


def _pairs() -> list[tuple[Series, Series]]:
    rows = defaultdict(list)
    with TWELVE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["case"]].append((float(row["cause"]), float(row["effect"])))
    return [
        (a_series("x", [x for x, _ in v], case=c), a_series("y", [y for _, y in v], case=c))
        for c, v in rows.items()
    ]


def _is(found: Estimate | None, *expected: float) -> bool:
    assert found is not None
    numbers = (found.value, found.se, found.low, found.high, found.p)
    return numbers[: len(expected)] == pytest.approx(expected, rel=1e-9)


def test_mean_spread_and_prediction_are_those_of_metafor() -> None:
    """REML, Hartung and Knapp, Q, the Q profile of tau² and the prediction interval."""
    # R 4.2.2, metafor 3.8-1, on the estimates of this program: rma(b, sei = se, method = "REML",
    # test = "knha", control = list(threshold = 1e-14)); confint(m); predict(m).
    found = synthesise(_pairs())
    expected = (0.3009632369448, 0.0864843126303, 0.1106125482648, 0.4913139256249)
    assert _is(found.mean, *expected, 0.0051486745389)
    assert found.tau2 == pytest.approx(0.0423192834060, rel=1e-9)
    assert found.tau2_interval == pytest.approx((0.000465430799699, 0.226872617063510), rel=1e-9)
    assert found.predicted == pytest.approx((-0.190200889415, 0.792127363304), rel=1e-9)
    assert (found.q, found.q_p) == pytest.approx((22.1505713272070, 0.0232323535503), rel=1e-9)


def test_a_published_meta_analysis_comes_out_the_same() -> None:
    """The BCG trials, as metafor's documentation prints them."""
    # log relative risks and variances of dat.bcg (Colditz et al. 1994), metafor 3.8-1:
    # rma(yi, vi, data = dat, test = "knha"): -0.7145 (0.1807), tau² 0.3132 [0.1197, 1.1115].
    b = [-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713]
    b += [-0.3394, 0.4459, -0.0173]
    v = [0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730]
    v += [0.0124, 0.5325, 0.0714]
    tau2 = restricted(np.array(b), np.array(v))
    mean = hartung_knapp(np.array(b), np.array(v), tau2)
    assert tau2 == pytest.approx(0.3132, abs=5e-4)
    assert (mean.value, mean.se) == pytest.approx((-0.7145, 0.1807), abs=5e-4)
    assert profile(np.array(b), np.array(v)) == pytest.approx((0.1197, 1.1115), abs=2e-3)


def test_the_other_ways_are_those_of_r() -> None:
    """Pooled with CR1 errors, and the half-panel jackknife."""
    # R 4.2.2: lm(y ~ case + case:s + y1 + x1), sandwich with the case as cluster times k/(k-1), t
    # over k-1; mean and SE over cases of 2 coef(whole) - (coef(first half) + coef(second half))/2.
    found = synthesise(_pairs())
    assert _is(found.pooled, 0.316470543300, 0.0721119793434)
    assert found.pooled is not None
    assert found.pooled.p == pytest.approx(0.00108351733772, rel=1e-9)
    assert _is(found.jackknife, 0.3012390174392, 0.0847758329035)


def test_a_mixed_model_says_about_the_same() -> None:
    """lme4's slope and SD over cases lie within half a standard error of ours."""
    # R 4.2.2, lme4 1.1-31: lmer(y ~ case + case:s + y1 + x1 + (0 + x1 | case)): 0.325 (SE 0.081),
    # SD 0.192. Own lags are common there, and nothing is freed of bias.
    found = synthesise(_pairs())
    assert found.mean is not None
    assert found.mean.value == pytest.approx(0.3254, abs=0.04)
    assert found.mean.se == pytest.approx(0.0805, abs=0.01)
    assert (found.tau2 or 0) ** 0.5 == pytest.approx(0.1915, abs=0.02)


def test_a_case_that_cannot_be_used_is_named_and_left_out() -> None:
    """The rest goes on; with fewer than two there is no mean."""
    pairs = _pairs()[:4]
    short = (a_series("x", [1, 2, 3], case="Z"), a_series("y", [2, 1, 3], case="Z"))
    found = synthesise([*pairs, short])
    assert [one.case for one in found.effects if one.why] == ["Z"]
    assert len(found.used) == 4
    assert "Z" in in_words(found)[-1]
    alone = synthesise([pairs[0], short])
    assert alone.mean is None
    assert alone.refused
    assert "Not tested" in in_words(alone)[0]
    with pytest.raises(Refusal, match="at least two"):
        synthesise(pairs[:1])


def test_cases_that_do_not_differ_have_no_spread() -> None:
    """tau² and the lower end of its interval are zero, never below."""
    b, v = np.full(8, 0.3), np.full(8, 0.04)
    assert restricted(b, v) == 0.0
    assert profile(b, v)[0] == 0.0


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_sentences_tell_mean_spread_and_other_ways(language: str) -> None:
    """An undeclared pair is exploratory; few cases are called few."""
    said = in_words(synthesise(_pairs()[:6]), language)  # type: ignore[arg-type]
    assert said[0].startswith(("Exploratory", "Keşif"))
    assert "Hartung–Knapp" in said[1]
    assert "Q(5)" in said[2]
    assert "jackknife" in said[3]
    assert "6" in said[4]


def test_the_forest_has_a_line_a_case_and_the_mean_below() -> None:
    """In the order of the estimates; each drawing is as wide as asked, numbers beside it."""
    found = synthesise(_pairs())
    rows = forest.lines(found, "mean", 40)
    assert [row.label for row in rows[:-1]] == [
        one.case for one in sorted(found.used, key=lambda one: one.b or 0)
    ]
    assert rows[-1].strong
    assert forest.MEAN in rows[-1].drawn
    assert {len(row.drawn) for row in rows} == {40}
    assert rows[0].numbers.startswith(" −0.37")
    assert as_json(found)["cases"][0]["case"] == "C01"


def test_a_line_of_the_forest_is_drawn_cell_by_cell() -> None:
    """Zero is a stroke, an interval runs between its ends, an arrow shows that it goes on."""
    effects = (
        CaseEffect("A", 30, 0.5, 0.1, 0.3, 0.7),
        CaseEffect("B", 30, -0.2, 0.1, -0.4, 0.1),
        CaseEffect("C", 5, None, why="too few"),
        CaseEffect("D", 30, 1.0, 0.1, 0.9, 1.0),
    )
    mean = Estimate(0.4, 0.1, 0.2, 0.6, 0.01, 3)
    found = Synthesis("x", "y", 1, "linear", effects=effects, mean=mean)
    assert [(one.label, one.drawn, one.strong) for one in forest.lines(found, "all", 15)] == [
        ("B", "├─●─┼┤         ", False),
        ("A", "    │  ├─●─┤   ", False),
        ("D", "    │        ├●", False),
        ("all", "    │ ══◆══    ", True),
    ]
    assert forest.lines(replace(found, mean=None), "all", 15) == ()


@pytest.mark.parametrize("lag", [1, 2])
def test_a_cases_interval_is_its_equations(lag: int) -> None:
    """SE of the sum of the cross-lags by the covariance of least squares, and t of its rows."""
    import statsmodels.api as sm
    from scipy import stats

    pairs = _pairs()[:3]
    found = synthesise(pairs, lag=lag)
    for one, (cause, effect) in zip(found.effects, pairs, strict=True):
        x, y = (np.array(score.values, dtype=float) for score in (cause, effect))
        rows = range(lag, len(y))
        design = [
            [1, t, *(v for i in range(1, lag + 1) for v in (y[t - i], x[t - i]))] for t in rows
        ]
        fit = sm.OLS(y[lag:], np.array(design), missing="drop").fit()
        cross = np.arange(3, 3 + 2 * lag, 2)
        assert one.se == pytest.approx(fit.cov_params()[np.ix_(cross, cross)].sum() ** 0.5)
        assert one.b is not None
        half = stats.t.ppf(0.975, fit.df_resid) * (one.se or 0)
        assert (one.low, one.high) == pytest.approx((one.b - half, one.b + half))


@pytest.mark.parametrize(("usable", "told"), [(2, False), (1, True)])
def test_two_usable_cases_are_enough(usable: int, told: bool) -> None:
    """One is none, however many were asked about."""
    pairs = _pairs()[:usable]
    flat = a_series("x", [1] * 30, case="F"), a_series("y", [1] * 30, case="F")
    found = synthesise([*pairs, flat])
    assert (found.refused is not None) is told
    if found.refused is not None:
        assert found.refused == "Usable cases: 1; a mean needs two."
    assert [one.why is None for one in found.effects] == [*[True] * usable, False]
