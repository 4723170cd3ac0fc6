"""Single-case standards: NAP, Tau and Tau-U of two phases, and sudden gains."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.a_series import a_series
from thirdear.model.single_case import PhaseContrast
from thirdear.series.single_case import contrast, sudden_gains


def _phases(one: Sequence[float], other: Sequence[float], better: str = "higher") -> PhaseContrast:
    spans = ("base", 1, len(one)), ("treatment", len(one) + 1, len(one) + len(other))
    return contrast(a_series("y", [*one, *other]), *spans, better=better)  # type: ignore[arg-type]


def test_published_examples_come_out() -> None:
    """Parker, Vannest and Davis (2011), Parker and Vannest (2009), Parker et al. (2011)."""
    # The tests of R's SingleCaseES (test-parker-vannest-davis-2011.R): NAP 38.5/42, Tau 35/42;
    # Parker and Vannest (2009): NAP .96; second example: Tau 16/20, Tau-U 11/20.
    first = _phases([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])
    assert first.nap == pytest.approx(38.5 / 42)
    assert first.tau == pytest.approx(35 / 42)
    second = _phases([4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])
    assert second.nap == pytest.approx(0.96, abs=0.005)
    third = _phases([3, 3, 4, 5], [4, 5, 6, 7, 7])
    assert third.tau == pytest.approx(16 / 20)
    assert third.tau_u == pytest.approx(11 / 20)


def test_intervals_are_those_of_r() -> None:
    """Newcombe's score interval by uniroot, Tau-U's by the null variance of S."""
    # R 4.2.2: wilcox.test(B, A)$statistic / (m n); uniroot of m n (nap - x)^2 (2 - x)(1 + x) -
    # z^2 x (1 - x)(2 + h + (1 + 2 h) x (1 - x)), h = (m + n)/2 - 1; S of cor(, method="kendall").
    first = _phases([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])
    assert first.nap_interval == pytest.approx((0.5973193600, 0.9859976894), abs=1e-9)
    assert first.tau_u == pytest.approx(0.7380952381)
    assert first.tau_u_interval == pytest.approx((0.0391458880, 1.4370445881), abs=1e-9)
    assert first.p == pytest.approx(0.0384771470, abs=1e-9)
    third = _phases([3, 3, 4, 5], [4, 5, 6, 7, 7])
    assert third.nap_interval == pytest.approx((0.4999240323, 0.9859866859), abs=1e-9)


def test_lower_scores_can_be_the_better_ones() -> None:
    """Every sign turns, no size does; complete nonoverlap is 1 with an interval below it."""
    up, down = _phases([1, 2, 3], [4, 5, 6]), _phases([1, 2, 3], [4, 5, 6], "lower")
    assert (up.nap, down.nap) == (1.0, 0.0)
    assert up.nap_interval is not None
    assert down.nap_interval is not None
    assert up.nap_interval[1] == 1.0
    assert up.nap_interval[0] < 1.0
    assert up.nap_interval[0] == pytest.approx(1 - down.nap_interval[1])


def test_a_phase_with_few_scores_says_so() -> None:
    """Three sessions with a score each are needed."""
    assert "three each are needed" in (_phases([1, 2], [3, 4, 5]).refused or "")


def test_sudden_gains_are_those_of_suddengains() -> None:
    """The example of check_interval: 32, 31, 33 before and 5, 6, 7 after with a cut-off of 7."""
    # R's suddengains, ?check_interval: all three criteria are met; critical value 2.776 with six
    # scores, 3.182 with five, 4.303 with four (Lutz et al. 2013).
    (found,) = sudden_gains(a_series("bdi", [32, 31, 33, 5, 6, 7]), 7)
    assert (found.session, found.next) == (3, 4)
    assert (found.mean_before, found.mean_after) == (32, 6)
    assert found.needed == pytest.approx(2.776445 * 1.0, abs=1e-5)
    (five,) = sudden_gains(a_series("bdi", [None, 31, 33, 5, 6, 7]), 7)
    assert five.needed == pytest.approx(3.182446 * ((2 + 2) / 3) ** 0.5, abs=1e-5)
    (four,) = sudden_gains(a_series("bdi", [None, 31, 33, 5, None, 7]), 7)
    assert four.needed == pytest.approx(4.302653 * ((2 + 2) / 2) ** 0.5, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "by"),
    [
        ([32, 31, 33, 27, 26, 25], 7),  # the first criterion: six points
        ([80, 81, 82, 72, 71, 70], 7),  # the second: less than a quarter
        ([32, 12, 33, 20, 31, 9], 7),  # the third: unsteady before and after
        ([None, None, 33, 5, 6, 7], 7),  # one score before it
    ],
)
def test_one_criterion_that_fails_is_enough(values: list[float | None], by: float) -> None:
    """Each of the three is needed, and two scores on each side."""
    assert not sudden_gains(a_series("bdi", values), by)


def test_a_rise_is_a_gain_where_higher_is_better() -> None:
    """And none where lower is."""
    series = a_series("wai", [3, 3.1, 3, 5, 5.1, 5])
    assert [g.session for g in sudden_gains(series, 1, better="higher")] == [3]
    assert not sudden_gains(series, 1)


def test_phases_are_called_by_their_names() -> None:
    """In the result, and where one has too few scores."""
    found = _phases([1, 2, 3], [4, 5, 6])
    assert (found.earlier, found.later) == ("base", "treatment")
    told = _phases([1, 2], [3, 4, 5, 6]).refused
    assert told == ("Sessions with a score: 2 in base and 4 in treatment; three each are needed.")
