"""Cases are compared in one equation, and what is no difference is not called one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from tests.a_series import a_series, drawn, without
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series.comparison import compare
from thirdear.series.rows import align, usable


def a_case(
    key: str, seed: int, effect: float, missing: tuple[int, ...] = ()
) -> tuple[Series, Series]:
    """Return cause and effect of a simulated case."""
    cause, follows = (replace(without(s, missing), case=key) for s in drawn(seed, effect=effect))
    return cause, follows


def stacked(pairs: list[tuple[Series, Series]], lag: int) -> tuple[np.ndarray, ...]:
    """Return response, regressors by case, cross-lags by case, and the weight of each row."""
    responses, blocks, crosses, weights = [], [], [], []
    for cause, effect in pairs:
        pair = align(cause, effect)
        rows = usable(pair, lag)
        known = np.column_stack(
            [np.ones(len(rows)), rows, *(pair.effect[rows - i] for i in range(1, lag + 1))]
        )
        cross = np.column_stack([pair.cause[rows - i] for i in range(1, lag + 1)])
        fitted = sm.OLS(pair.effect[rows], np.column_stack([known, cross])).fit()
        responses.append(pair.effect[rows])
        blocks.append(known)
        crosses.append(cross)
        weights.append(np.full(len(rows), 1 / fitted.scale))
    return responses, blocks, crosses, weights


def by_wls(pairs: list[tuple[Series, Series]], lag: int, *, pooled: bool) -> float:
    """Return the F of case x lag terms (or of common lags) in one weighted regression."""
    responses, blocks, crosses, weights = stacked(pairs, lag)
    total = sum(len(y) for y in responses)
    columns, start = [], 0
    for block in blocks:
        wide = np.zeros((total, block.shape[1]))
        wide[start : start + len(block)] = block
        columns.append(wide)
        start += len(block)
    columns.append(np.vstack(crosses))
    tested = lag
    if not pooled:
        second = np.vstack([np.zeros_like(crosses[0]), crosses[1]])
        columns.append(second)
    x = np.column_stack(columns)
    fit = sm.WLS(np.concatenate(responses), x, np.concatenate(weights)).fit()
    contrast = np.zeros((tested, x.shape[1]))
    contrast[:, -tested:] = np.eye(tested)
    wald = fit.f_test(contrast)
    return float(wald.fvalue) * (fit.scale if pooled else 1.0)


@pytest.mark.parametrize("lag", [1, 2])
def test_the_f_is_that_of_case_by_lag_terms_in_one_weighted_regression(lag: int) -> None:
    """WLS of statsmodels with each case's error variance gives the same F, gaps and all."""
    pairs = [a_case("A", 1, 0.5), a_case("B", 2, 0.0, (9, 20))]
    found = compare(pairs, lag=lag, resamples=0)
    assert found.f == pytest.approx(by_wls(pairs, lag, pooled=False), rel=1e-8)
    assert found.df == (lag, sum(t.df[1] for t in found.each if t.df))


def test_pooled_cases_have_the_f_of_common_lags() -> None:
    """A fixed-effects panel: constants, trends and own lags by case, cross-lags in common."""
    pairs = [a_case("A", 1, 0.5), a_case("B", 2, 0.4, (9,))]
    found = compare(pairs, pooled=True, resamples=0)
    assert found.f == pytest.approx(by_wls(pairs, 1, pooled=True), rel=1e-8)


def test_equal_cases_do_not_differ_and_opposite_ones_do() -> None:
    """Of 60 pairs with one coupling few differ; of 30 with opposite couplings nearly all."""
    same = [
        compare([a_case("A", s, 0.4), a_case("B", s + 500, 0.4)], resamples=199).p_bootstrap
        for s in range(60)
    ]
    apart = [
        compare([a_case("A", s, 0.7), a_case("B", s + 500, -0.7)], resamples=199).p_bootstrap
        for s in range(30)
    ]
    assert np.mean([p <= 0.05 for p in same if p is not None]) < 0.13
    assert np.mean([p <= 0.05 for p in apart if p is not None]) > 0.9


def test_the_difference_has_an_interval_and_the_warning_stands() -> None:
    """First less second; and the sentence that significance here and not there is no difference."""
    found = compare([a_case("A", 1, 0.6), a_case("B", 2, 0.0)], resamples=199)
    ((gap, low, high),) = found.difference
    assert low < gap < high
    assert gap == found.each[0].coefficients[0].b - found.each[1].coefficients[0].b
    assert "Only this comparison speaks to the difference" in found.sentences[1]
    assert "F(1, " in found.sentences[0]
    told = compare([a_case("A", 1, 0.6), a_case("B", 2, 0.0)], resamples=199, language="tr")
    assert "Farka ilişkin tek bilgi" in told.sentences[1]


def test_a_case_that_cannot_be_tested_refuses_the_comparison() -> None:
    """The reason names the case."""
    flat = tuple(replace(a_series(n, [1.0] * 30), case="B") for n in ("x", "y"))
    found = compare([a_case("A", 1, 0.5), flat])  # type: ignore[list-item]
    assert found.refused is not None
    assert found.refused.startswith("B: ")
    assert found.f is None
    with pytest.raises(Refusal, match="two cases"):
        compare([a_case("A", 1, 0.5)])


def test_a_p_says_that_it_comes_from_resampling() -> None:
    """Without it, it is that of the F distribution."""
    cases = [a_case("A", 1, 0.6), a_case("B", 2, 0.0)]
    assert "bootstrap" in compare(cases, resamples=99).sentences[0]
    assert "bootstrap" not in compare(cases, resamples=0).sentences[0]
