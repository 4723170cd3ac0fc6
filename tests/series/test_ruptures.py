"""Charts of residuals: sessions far below what a score's own course lets one expect."""

from __future__ import annotations

import numpy as np
import pytest

from tests.a_series import a_series, fixture, without
from thirdear.model.scores import Series
from thirdear.series.ruptures import chart, in_words


def _dipped(depth: float, at: int = 15, seed: int = 4) -> Series:
    generator = np.random.default_rng(seed)
    y = generator.normal(size=34)
    for t in range(1, 34):
        y[t] += 0.4 * y[t - 1] + 0.02 * t
    y[at - 1] -= depth
    return a_series("wai", y)


def test_residuals_are_r_s_studentised_ones() -> None:
    """Rstudent of the equation with own lag and trend, and its one-sided p."""
    # R 4.2.2 on fixture_A.csv: m <- lm(y[t] ~ t + y[t-1]); rstudent(m); pt(r, df.residual(m) - 1)
    found = chart(fixture()["alliance"])
    by_session = {one.session: one for one in found.points}
    lowest = min(found.points, key=lambda one: one.t)
    assert lowest.session == 9
    assert lowest.t == pytest.approx(-1.6380916343, abs=1e-9)
    assert lowest.p == pytest.approx(0.0561045312, abs=1e-9)
    assert by_session[2].t == pytest.approx(-0.1656652821, abs=1e-9)
    assert by_session[21].t == pytest.approx(0.7403115093, abs=1e-9)
    assert not found.ruptures


def test_a_deep_dip_is_a_possible_rupture_and_its_repair_is_told() -> None:
    """The session is below its limit; the first later one at the expected level is named."""
    found = chart(_dipped(6))
    (one,) = found.ruptures
    assert one.session == 15
    assert one.value < one.limit < one.expected
    assert one.p < 0.05 / len(found.points)
    assert one.back == 16
    assert "Session 15 is a possible rupture" in found.sentences[0]
    assert "back in session 16" in found.sentences[0]
    assert "15. seans olası bir kopma" in in_words(found, "tr")[0]


def test_a_leap_upwards_is_none() -> None:
    """The chart is one-sided."""
    assert not chart(_dipped(-6)).ruptures


def test_false_alarms_are_one_in_twenty_therapies() -> None:
    """Of 400 therapies without a rupture, persistent and rising, 5 in a hundred have one."""
    alarms = [bool(chart(_dipped(0, seed=seed)).ruptures) for seed in range(400)]
    assert 0.025 < np.mean(alarms) < 0.08


def test_what_cannot_be_charted_says_why() -> None:
    """Too few sessions after one another, or always the same value."""
    assert "a chart needs" in (chart(a_series("y", range(8))).refused or "")
    assert "same value" in (chart(a_series("y", [3] * 30)).refused or "")
    assert "çizelge için" in (chart(a_series("y", range(8)), language="tr").refused or "")
    gaps = chart(without(_dipped(0), range(2, 34, 2)))
    assert gaps.refused
    assert not gaps.points


def test_the_limit_is_where_t_reaches_bonferronis_share_of_five_percent() -> None:
    """33 rows less 3 coefficients and the one left out: t with 29 degrees at .05 / 33."""
    from scipy import stats

    found = chart(fixture()["alliance"])
    assert len(found.points) == 33
    reach = stats.t.ppf(0.05 / 33, 29)
    for one in found.points:
        spread = (one.value - one.expected) / one.t
        assert one.limit == pytest.approx(one.expected + reach * spread)


@pytest.mark.parametrize("unit", [0.001, 1000.0])
def test_a_chart_does_not_depend_on_the_scale_of_the_score(unit: float) -> None:
    """In thousandths or thousands every t and p is the same."""
    plain = _dipped(6)
    scaled = a_series("wai", [None if v is None else unit * v for v in plain.values])
    for one, other in zip(chart(plain).points, chart(scaled).points, strict=True):
        assert (one.t, one.p) == pytest.approx((other.t, other.p))
