"""Quantiles against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import fdtri, stdtrit

from thirdear.agreement import quantiles

degrees = st.one_of(st.integers(1, 5000).map(float), st.floats(1, 500))


@given(degrees, degrees, st.sampled_from([0.025, 0.5, 0.975]))
def test_f(df1: float, df2: float, p: float) -> None:
    """Whole and broken degrees of freedom, as in the intervals of correlations."""
    assert quantiles.f(p, df1, df2) == pytest.approx(float(fdtri(df1, df2, p)), rel=1e-8)


@given(st.integers(1, 20_000))
def test_t(df: int) -> None:
    """The two-sided 95 % point of any number of units."""
    assert quantiles.t(0.975, df) == pytest.approx(float(stdtrit(df, 0.975)), rel=1e-9)
