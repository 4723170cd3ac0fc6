"""Agreement against published tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear import agreement

# Shrout & Fleiss (1979), Psychological Bulletin 86, Table 2: six targets, four judges.
SHROUT_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]


def test_intraclass_correlations_of_shrout_and_fleiss() -> None:
    """ICC(2,1) = .29 and ICC(2,4) = .62 (their Table 4); intervals as psych::ICC 2.2.9 gives."""
    single, averaged = agreement.interval(SHROUT_FLEISS)
    assert single.value == pytest.approx(0.29, abs=0.005)
    assert averaged.value == pytest.approx(0.62, abs=0.005)
    assert single.ci == pytest.approx((0.019, 0.761), abs=0.001)


# Overlapping spans over 1,000 characters; the kappas follow from Cohen's (1960) formula.
KAPPAS = [
    ({(0, 75)}, {(25, 100)}, 1000, 0.6396),
    ({(0, 75)}, {(25, 100)}, 100, -0.3333),
    ({(0, 200)}, {(100, 300)}, 400, 0.0),
    ({(0, 100)}, set(), 1000, 0.0),
    ({(0, 100)}, {(100, 200)}, 1000, -0.1111),
]


@pytest.mark.parametrize(("first", "second", "units", "kappa"), KAPPAS)
def test_cohens_kappa(
    first: set[tuple[int, int]], second: set[tuple[int, int]], units: int, kappa: float
) -> None:
    """Chance agreement counts both yes and no; one rater's silence gives no credit."""

    def judged(spans: set[tuple[int, int]], unit: int) -> float:
        return float(any(start <= unit < stop for start, stop in spans))

    table = [[judged(first, unit), judged(second, unit)] for unit in range(units)]
    row = next(r for r in agreement.nominal(table) if r.statistic == "cohen_kappa")
    assert row.value == pytest.approx(kappa, abs=5e-5)
    assert row.units == units


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 5).map(float), min_size=2, max_size=2), min_size=3, max_size=10
    )
)
def test_an_interval_holds_its_value(table: list[list[float]]) -> None:
    """Whatever the ratings: no correlation above 1, no interval that its value is not in."""
    for row in agreement.interval(table):
        assert (row.value is None) == (row.why is not None)
        if row.value is not None:
            assert row.value <= 1 + 1e-12
            assert row.ci is None or row.ci[0] <= row.value <= row.ci[1] + 1e-12


def test_raters_who_differ_more_than_the_units_have_no_correlation() -> None:
    """Opposite judgements give no number above 1, but the reason why there is none."""
    rows = agreement.interval([[1, 2], [2, 1], [1, 2], [2, 1.1]])
    assert all(row.value is None or row.value <= 1 for row in rows)


def test_percent_and_base_rate() -> None:
    """Three of four pairs agree; three of eight judgements say yes."""
    percent = agreement.nominal([[1, 1], [0, 0], [1, 0], [0, 0]])[0]
    assert percent.value == 0.75
    assert percent.base_rate == pytest.approx(3 / 8)
    assert percent.ci is not None
    assert percent.ci[0] < 0.75 < percent.ci[1]


def test_kappa_is_undefined_where_nobody_ever_differs() -> None:
    """All "absent" is agreement without information: no kappa, and the reason."""
    row = agreement.nominal([[0, 0], [0, 0]])[1]
    assert row.value is None
    assert row.why


def test_nothing_is_claimed_of_too_little() -> None:
    """One unit or one rater gives no statistic."""
    assert agreement.nominal([[1, 1]]) == ()
    assert agreement.interval([[1.0], [2.0], [3.0]]) == ()
