"""The bias of least squares in short autoregressions, and coefficients freed of it.

Least squares makes a persistent series look less persistent than it is: at 31 sessions and a root
of .8 by .11 with a constant alone and by .17 with a quadratic trend. A null process fitted with
that bias is too tame, and the p drawn from it too small.
"""

from __future__ import annotations

import cmath
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from thirdear.series.rows import Floats

Complexes: TypeAlias = NDArray[np.complex128]

STABLE = 0.99
"""The largest root that a correction may lead to; beyond it simulated series wander off."""

SHRINK = 0.9

SMALL = 1e-6
"""A correction smaller than this is given up."""


def expected(steps: Floats, noise: Floats, terms: int, rows: int) -> Floats:
    """Return the bias (series, series·lag) of a vector autoregression's coefficients.

    To the order 1/n after Nicholls and Pope (1988), Pope (1990). ``steps`` (series, series·lag),
    the first lag first; ``noise`` (series, series) the covariance of the errors; ``terms`` counts
    constant and trend: each slow term adds what the constant adds, so that one series with one
    lag has -(terms + (terms + 2) b) / n, Kendall's -(1 + 3b) / n for a constant alone.
    """
    size, width = steps.shape
    if width == 1:
        return np.asarray(-(terms + (terms + 2) * steps) / rows)
    within = companion(steps)
    total = (_far_of_two if width == 2 else _far)(within.T, _roots(within), terms)
    bias = noise @ total[:size] @ np.linalg.inv(_spread(within, noise))
    return np.asarray(-bias / rows)


def _far(turned: Floats, roots: Complexes, terms: int) -> Floats:
    """Return terms (1 - A)⁻¹ + A (1 - A²)⁻¹ + Σ root (1 - root A)⁻¹ over the roots of A."""
    unit = np.eye(len(turned))
    far = unit - np.concatenate([[turned, turned @ turned], roots[:, None, None] * turned])
    first, second, *others = np.linalg.inv(far)
    total = terms * first + turned @ second
    for root, one in zip(roots, others, strict=True):
        total = total + root * one
    return np.asarray(total.real)


def _far_of_two(turned: Floats, roots: Complexes, terms: int) -> Floats:
    """Return the same of two rows, the most frequent case: by A² = trace A - det, it is a + b A.

    (1 - x A)⁻¹ is ((1 - x trace) + x A) / (1 - x trace + x² det).
    """
    (p, q), (r, s) = turned.tolist()
    trace, det = p + s, p * s - q * r
    far = 1 - trace + det
    a, b = terms * (1 - trace) / far, terms / far
    twice = trace * trace - 2 * det
    far = 1 - twice + det * det
    a, b = a - det * trace / far, b + (1 - twice + trace * trace - det) / far
    for x in roots.tolist():
        far = 1 - x * trace + x * x * det
        a, b = a + x * (1 - x * trace) / far, b + x * x / far
    return np.asarray(a.real * np.eye(2) + b.real * turned)


def _spread(within: Floats, noise: Floats) -> Floats:
    """Return the covariance (width, width) of the lags in the long run."""
    width = len(within)
    errors = np.zeros((width, width))
    errors[: len(noise), : len(noise)] = noise
    twice = (within[:, None, :, None] * within[None, :, None, :]).reshape(width**2, width**2)
    spread = np.linalg.solve(np.eye(width**2) - twice, errors.ravel())
    return np.asarray(spread.reshape(width, width))


def corrected(steps: Floats, noise: Floats, terms: int, rows: int) -> Floats:
    """Return the coefficients less their bias, less of it where all would make them unstable.

    A process whose largest root is not below one stays as it is (Kilian 1998).
    """
    if largest_root(steps) >= STABLE:
        return steps
    try:
        bias = expected(steps, noise, terms, rows)
    except np.linalg.LinAlgError:
        return steps
    while largest_root(steps - bias) > STABLE and np.abs(bias).max() > SMALL:
        bias = bias * SHRINK
    return steps - bias


def companion(steps: Floats) -> Floats:
    """Return the square matrix that carries all lags one session on; steps (series, width)."""
    size, width = steps.shape
    within = np.eye(width, k=-size)
    within[:size] = steps
    return within


def largest_root(steps: Floats) -> float:
    """Return the modulus of the process's largest root; from one on it runs away."""
    if steps.shape == (1, 1):
        return abs(float(steps[0, 0]))
    return float(np.abs(_roots(companion(steps))).max())


def _roots(within: Floats) -> Complexes:
    """Return the eigenvalues; those of two rows, which are asked for most, without a library."""
    if len(within) != 2:
        return np.linalg.eigvals(within).astype(complex)
    (a, b), (c, d) = within.tolist()
    middle, apart = (a + d) / 2, cmath.sqrt(((a - d) / 2) ** 2 + b * c)
    return np.array([middle + apart, middle - apart])
