"""The bias of short autoregressions by formula agrees with known cases and with simulation."""

from __future__ import annotations

import numpy as np
import pytest

from thirdear.series.bias import companion, corrected, expected, largest_root


@pytest.mark.parametrize("b", [-0.4, 0.0, 0.5, 0.8])
def test_one_series_with_a_constant_has_kendalls_bias(b: float) -> None:
    """Kendall (1954), Marriott and Pope (1954): -(1 + 3b) / n; a linear trend: -(2 + 4b) / n."""
    one, noise = np.array([[b]]), np.array([[2.0]])
    assert expected(one, noise, 1, 50)[0, 0] == pytest.approx(-(1 + 3 * b) / 50)
    assert expected(one, noise, 2, 50)[0, 0] == pytest.approx(-(2 + 4 * b) / 50)


@pytest.mark.parametrize(
    "steps",
    [[[0.5, 0.1], [0.2, 0.4]], [[0.6, -0.5], [0.4, 0.7]], [[0.5, 1.0], [0.0, 0.5]]],
    ids=["real roots", "a pair of complex roots", "one root twice"],
)
def test_two_series_and_one_lag_have_popes_bias(steps: list[list[float]]) -> None:
    """Pope (1990) with matrices: -G [t (1-A)⁻¹ + A (1-A²)⁻¹ + Σ r (1-rA)⁻¹] S⁻¹ / n."""
    made, noise = np.array(steps), np.array([[1.0, 0.3], [0.3, 2.0]])
    unit, turned = np.eye(2), made.T
    total = 3 * np.linalg.inv(unit - turned) + turned @ np.linalg.inv(unit - turned @ turned)
    for root in np.linalg.eigvals(made):
        total = total + root * np.linalg.inv(unit - root * turned)
    spread = sum(
        np.linalg.matrix_power(made, k) @ noise @ np.linalg.matrix_power(turned, k)
        for k in range(2000)
    )
    bias = -noise @ total.real @ np.linalg.inv(spread) / 40
    assert expected(made, noise, 3, 40) == pytest.approx(bias, rel=1e-6)


def test_two_series_and_two_lags_have_the_bias_of_a_simulation() -> None:
    """40,000 least-squares fits of 60 sessions with a linear trend, within sampling error."""
    steps = np.array([[0.4, 0.2, 0.2, 0.0], [0.1, 0.3, 0.0, 0.2]])
    root = np.linalg.cholesky(np.array([[1.0, 0.3], [0.3, 1.0]]))
    generator = np.random.default_rng(1)
    made = np.zeros((112, 2, 40_000))
    for t in range(2, 112):
        made[t] = root @ generator.normal(size=(2, 40_000))
        made[t] += steps @ made[[t - 1, t - 2]].reshape(4, -1)
    made = made[50:]
    trend = np.linalg.qr(np.vander(np.arange(60.0), 2))[0]
    now, before = made[2:], np.concatenate([made[1:-1], made[:-2]], axis=1)
    now, before = (v - np.einsum("ta,sa,skb->tkb", trend, trend, v) for v in (now, before))
    between = np.einsum("tib,tjb->bij", before, before)
    across = np.einsum("tib,tjb->bij", before, now)
    bias = np.linalg.solve(between, across).mean(axis=0).T - steps
    assert expected(steps, root @ root.T, 2, 60) == pytest.approx(bias, abs=0.012)


def test_a_correction_never_leads_out_of_the_stable_processes() -> None:
    """Where the whole correction would pass a root of .99 it is shortened."""
    noise = np.eye(1)
    freed = corrected(np.array([[0.95]]), noise, 3, 30)
    assert 0.95 < freed[0, 0] <= 0.99
    assert corrected(np.array([[1.02]]), noise, 1, 30)[0, 0] == 1.02


def test_the_largest_root_is_that_of_the_companion_matrix() -> None:
    """For y(t) = 0.5 y(t-1) + 0.24 y(t-2) the roots are .8 and -.3."""
    assert companion(np.array([[0.5, 0.24]])).tolist() == [[0.5, 0.24], [1.0, 0.0]]
    assert largest_root(np.array([[0.5, 0.24]])) == pytest.approx(0.8)
