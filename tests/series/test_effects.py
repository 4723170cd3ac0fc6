"""Power, needed sessions, equivalence and reliability: numbers of R and of simulation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.series.test_words_sentences import MADE
from thirdear.series import effects
from thirdear.series.figures import share


@pytest.mark.parametrize(
    ("r2", "df", "level", "wanted"),
    [(0.2, (2, 26), 0.025, 0.494703279141), (0.1, (1, 40), 0.05, 0.558950616035)],
)
def test_power_is_that_of_r(r2: float, df: tuple[int, int], level: float, wanted: float) -> None:
    """Cohen's noncentrality f² times u + v + 1."""
    # R 4.2.2: 1 - pf(qf(1 - level, u, v), u, v, r2 / (1 - r2) * (u + v + 1))
    assert effects.power(r2, df, level) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize(
    ("df", "level", "wanted"),
    [
        ((1, 24), 0.05, 0.246970042564),
        ((1, 23), 0.025, 0.298784596290),
        ((2, 20), 0.05, 0.328187261462),
    ],
)
def test_the_detectable_effect_is_that_of_r(
    df: tuple[int, int], level: float, wanted: float
) -> None:
    """The root of R's power less .8."""
    assert effects.detectable(df, level) == pytest.approx(wanted, abs=1e-8)


@pytest.mark.parametrize(
    ("lag", "trend", "needed"),
    [
        *((1, "none", 36), (1, "linear", 37), (1, "quadratic", 38)),
        *((2, "none", 46), (2, "linear", 47), (2, "quadratic", 48)),
    ],
)
def test_needed_sessions_are_counted_up_in_r(lag: int, trend: str, needed: int) -> None:
    """The first count of sessions whose power for a partial R² of .2 reaches .8."""
    # R 4.2.2: n - lag rows less 2 lag + 1 + trend coefficients leave n - (3 lag + trend + 1)
    assert effects.sessions_needed(0.2, lag, trend) == needed  # type: ignore[arg-type]
    assert effects.sessions_needed(0.2, lag, trend, most=needed) == needed  # type: ignore[arg-type]
    assert effects.sessions_needed(0.2, lag, trend, most=needed - 1) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(("b", "sign"), [(0.3, 1), (-0.3, -1)])
def test_equivalence_is_that_of_r(b: float, sign: int) -> None:
    """Two one-sided t tests of |b| < .5 with a standard error of .1 and 20 degrees of freedom."""
    # R 4.2.2: max(pt(-(b + .5)/.1, 20), pt((b - .5)/.1, 20)); b + c(-1, 1) * qt(.95, 20) * .1
    p, ends = effects.equivalent(b, 0.1, 20, 0.5)
    assert p == pytest.approx(0.0296327677233, abs=1e-12)
    wanted = sorted(sign * end for end in (0.127528175708, 0.472471824292))
    assert ends == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize(
    ("f", "df", "wanted"),
    [(5.5, (2, 24), (0.0218360957063, 0.5142049352978)), (0.5, (1, 20), (0.0, 0.243812342211))],
)
def test_the_interval_of_partial_r2_is_that_of_r(
    f: float, df: tuple[int, int], wanted: tuple[float, float]
) -> None:
    """Smithson (2003) by uniroot over pf's noncentrality; an end that is not there is 0."""
    assert effects.interval(f, df) == pytest.approx(wanted, abs=1e-8)


def test_the_rule_s_power_counts_the_family_and_the_richer_equation() -> None:
    """28 rows, lag 1: 28 - 3 - 2 = 23 degrees of freedom at .05 / 2; breaks take one each."""
    strong, chance, least = effects.shown_power(MADE)
    assert strong == pytest.approx(0.246970042564, abs=1e-8)
    assert least == pytest.approx(0.298784596290, abs=1e-8)
    assert chance == pytest.approx(effects.power(strong, (1, 23), 0.025))
    broken = effects.shown_power(replace(MADE, breaks=(9, 20)))
    assert broken[2] == pytest.approx(effects.detectable((1, 21), 0.025))
    plain = effects.shown_power(replace(MADE, p_verdict=None, family=1))
    assert plain == pytest.approx((strong, 0.8, strong))
    assert effects.shown_power(replace(MADE, df=None)) == (0.0, 0.0, 0.0)


def test_unreliable_scores_show_what_a_long_simulation_shows() -> None:
    """Reliabilities of .7 and .8, roots of .5 and .3: the partial R² of 400,000 sessions."""
    assert effects.seen(0.2, (1.0, 1.0), (0.5, 0.3)) == pytest.approx(0.2)
    lead = effects._root(lambda one: effects._shares(one, (1, 1), (0.5, 0.3)) - 0.2, 4.0)
    generator = np.random.default_rng(1)
    count = 400_000
    errors = generator.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], count)
    true = np.zeros((count, 2))
    for t in range(1, count):
        x, y = true[t - 1]
        true[t] = 0.5 * x + errors[t, 0], 0.3 * y + lead * x + errors[t, 1]
    shown = true + generator.normal(size=(count, 2)) * np.sqrt(
        true.var(axis=0) * (1 / np.array([0.7, 0.8]) - 1)
    )
    (x, y), now = shown[:-1].T, shown[1:, 1]

    def left(*columns: np.ndarray) -> float:
        design = np.column_stack([np.ones(len(now)), *columns])
        return float(((now - design @ np.linalg.lstsq(design, now, rcond=None)[0]) ** 2).sum())

    found = 1 - left(x, y) / left(y)
    assert effects.seen(0.2, (0.7, 0.8), (0.5, 0.3)) == pytest.approx(found, abs=0.005)
    assert found < 0.2


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.456, 2, ".46"),
        (-0.456, 2, "−.46"),
        (-0.004, 2, ".00"),
        (1.0, 2, "1.00"),
        (0.996, 2, "1.00"),
        (0.05, 1, ".1"),
        (0.0, 2, ".00"),
    ],
)
def test_a_share_has_no_leading_zero(value: float, decimals: int, shown: str) -> None:
    """As APA prints what cannot exceed one; a sign of nothing is none."""
    assert share(value, decimals) == shown
