"""Q correlations and what Spearman and Brown make of them."""

from __future__ import annotations

import math

import pytest
from scipy import stats

from tests.a_qsort import FAIR, FOUL, HUNDRED, MIXED
from thirdear.agreement import Choices, of, qsorts


def test_a_q_correlation_is_pearsons() -> None:
    """The value of scipy's pearsonr; a sort turned round is -1."""
    assert qsorts.q_correlation(FAIR, MIXED) == pytest.approx(stats.pearsonr(FAIR, MIXED)[0])
    assert qsorts.q_correlation(FAIR, FOUL) == pytest.approx(-1)


@pytest.mark.parametrize(
    ("r", "raters", "stepped"),
    [(0.5, 2, 2 / 3), (0.6, 2, 0.75), (0.2, 5, 5 / 9), (0.9, 3, 0.9643), (0.7, 1, 0.7), (-1, 2, 0)],
)
def test_spearman_and_brown(r: float, raters: int, stepped: float) -> None:
    """Of k raters k r / (1 + (k - 1) r); what is no likeness is not stepped up below 0."""
    assert qsorts.spearman_brown(r, raters) == pytest.approx(stepped, abs=1e-4)


def test_forced_sorts_have_the_intraclass_correlations_of_consistency() -> None:
    """With equal means and variances r is ICC(3,1), and stepped up ICC(3,k): Shrout and Fleiss."""
    q, stepped = qsorts.of([[FAIR, MIXED]], "weather")
    found = {
        row.statistic: row.value for row in of(list(zip(FAIR, MIXED, strict=True)), "interval")
    }
    assert q.value == pytest.approx(found["icc_3_1"])
    assert stepped.value == pytest.approx(found["icc_3_k"])


def test_sessions_count_with_the_mean_of_their_pairs() -> None:
    """Three raters are three pairs; a session that one rater sorted does not count."""
    pairs = [stats.pearsonr(a, b)[0] for a, b in ((FAIR, MIXED), (FAIR, FAIR), (MIXED, FAIR))]
    q, stepped = qsorts.of([[FAIR, MIXED, FAIR], [FOUL]], "weather")
    mean = sum(pairs) / 3
    assert (q.units, q.raters, q.ci) == (1, 3, None)
    assert q.value == pytest.approx(mean)
    assert stepped.value == pytest.approx(3 * mean / (1 + 2 * mean))
    assert qsorts.of([[FAIR]], "weather") == ()


def test_three_sorts_of_a_hundred_cards_are_those_of_r() -> None:
    """R 4.2: `r <- cor(x)[upper.tri(cor(x))]`, `mean(r)` and `3 * mean(r) / (1 + 2 * mean(r))`.

    ``x`` are the piles, the piles nine places on, and
    `piles[rank(piles + 1.5 * sin(1:100), ties.method = "first")]`.
    """
    turned = HUNDRED[9:] + HUNDRED[:9]
    order = sorted(range(100), key=lambda n: HUNDRED[n] + 1.5 * math.sin(n + 1))
    stirred = [0] * 100
    for rank, n in enumerate(order):
        stirred[n] = HUNDRED[rank]
    pairs = [(HUNDRED, turned), (HUNDRED, stirred), (turned, stirred)]
    expected = [0.3935185185, 0.9004629630, 0.3958333333]
    assert [qsorts.q_correlation(*pair) for pair in pairs] == pytest.approx(expected)
    q, stepped = qsorts.of([[HUNDRED, turned, stirred]], "hundred")
    assert q.value == pytest.approx(0.5632716049)
    assert stepped.value == pytest.approx(0.7946298984)


def test_an_interval_draws_sessions() -> None:
    """It holds the mean, is the same for the same seed, and is stepped up by its ends."""
    sessions = [[FAIR, MIXED], [FAIR, FAIR], [MIXED, FOUL], [FAIR, FOUL]]
    q, stepped = qsorts.of(sessions, "weather", choices=Choices(resamples=500, seed=2))
    assert q.ci is not None
    assert stepped.ci is not None
    assert q.value is not None
    assert q.ci[0] < q.value < q.ci[1]
    assert stepped.ci[1] == pytest.approx(qsorts.spearman_brown(q.ci[1], 2))
    assert qsorts.of(sessions, "weather", choices=Choices(resamples=500, seed=2))[0] == q
