"""Many simulated cases at once: series under a known truth, and their bootstrap p in one batch.

The product tests one case with thousands of draws; a calibration tests thousands of cases with a
few hundred draws each. What both must share is the F of thirdear.series.bootstrap, which is
called here; the null process is refitted for all cases together, and `agrees` shows that it is the
product's. Cases have neither gaps nor different lengths. Arrays are (session, series, case, draw);
series 0 is the effect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import fdtrc, ndtr, ndtri

from thirdear.model.precedence import Trend
from thirdear.series.bias import STABLE
from thirdear.series.bootstrap import Layout, f_values, lay_out
from thirdear.series.rows import Pair, trend_terms
from thirdear.series.simulation import fit_null

Values: TypeAlias = npt.NDArray[np.float64]
Kind = Literal["normal", "skewed", "ordinal", "count"]
Course = Literal["none", "linear", "U"]
Scheme = Literal["plain", "freed", "freed wild", "freed uneven"]

KINDS: tuple[Kind, ...] = ("normal", "skewed", "ordinal", "count")
COURSES: tuple[Course, ...] = ("none", "linear", "U")
BURN_IN = 60
AT_ONCE = 20
"""Cases simulated at a time."""

SPREADS = (0.1, 10.0)
"""How far the variance of errors may leave its mean where it follows the expected score."""

TINY = 1e-30 * np.eye(2)
SHARED = 0.3
"""Correlation of the two series' errors of one session."""

RISE = 3.0
"""How far a course leads from its lowest to its highest point, in SDs of an error."""

CUTS = np.cumsum([0.45, 0.25, 0.15, 0.10])
"""Shares of the lower four of five ordinal values: most sessions stand at the floor."""


def cases(
    generator: np.random.Generator,
    count: int,
    *,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course = "none",
    lead: float = 0.0,
) -> Values:
    """Return (sessions, 2, count): both series autoregressive by ``own``, the cause leading.

    Cases in which a score leaves its commonest value fewer than six times are drawn anew.
    Skewed errors are centred exponentials. Ordinal scores cut the latent series, its course
    included, at fixed places; counts are Poisson with the course added to their mean.
    """
    kept = np.empty((sessions, 2, 0))
    while kept.shape[2] < count:
        made = _cases(generator, count, sessions, own, kind, course, lead)
        kept = np.concatenate([kept, made[:, :, _varied(made)]], axis=2)
    return kept[:, :, :count]


def _varied(made: Values) -> npt.NDArray[np.bool_]:
    """Say which cases have no value that stands in all sessions but five or fewer."""
    ordered, most = np.sort(made, axis=0), len(made) - 5
    same = ordered[: len(made) - most + 1] == ordered[most - 1 :]
    return np.asarray(~same.any(axis=(0, 1)))


def _cases(
    generator: np.random.Generator,
    count: int,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course,
    lead: float,
) -> Values:
    errors = generator.normal(size=(sessions + BURN_IN, 2, count))
    errors[:, 1] = SHARED * errors[:, 0] + np.sqrt(1 - SHARED**2) * errors[:, 1]
    if kind == "skewed":
        errors = -np.log(np.clip(ndtr(-errors), 1e-300, 1)) - 1
    made = np.zeros_like(errors)
    for t in range(1, len(errors)):
        made[t] = own * made[t - 1] + errors[t]
        made[t, 0] += lead * made[t - 1, 1]
    made = made[BURN_IN:]
    spread = 1 / np.sqrt(1 - own**2)
    shape = RISE * _shape(course, sessions)[:, None, None]
    if kind == "ordinal":
        return np.asarray(((made + shape)[..., None] > ndtri(CUTS) * spread).sum(axis=-1) * 1.0)
    if kind == "count":
        mean = np.exp(np.minimum(0.7 + 0.6 * made / spread, 6))
        return generator.poisson(mean + shape - shape.min()) * 1.0
    return np.asarray(made + shape)


def _shape(course: Course, sessions: int) -> Values:
    """Return a course between 0 and 1."""
    place = np.linspace(0, 1, sessions)
    return {"none": 0 * place, "linear": place, "U": 4 * (place - 0.5) ** 2}[course]


@dataclass(frozen=True, slots=True)
class Nulls:
    """The null process of every case.

    ``step`` (case, 2, 2); ``level`` (sessions, 2, case); ``residuals`` (2, case, row).
    """

    step: Values
    level: Values
    residuals: Values


@cache
def lay(sessions: int, trend: Trend) -> tuple[Layout, Values]:
    """Return the layout of a case without gaps at lag 1, and its trend terms."""
    axis = np.arange(sessions, dtype=np.int64)
    pair = Pair(axis, np.zeros(sessions), np.zeros(sessions))
    rows = np.arange(1, sessions)
    return lay_out(pair, rows, 1, trend), trend_terms(axis, rows, trend)


def nulls(made: Values, trends: Values, *, freed: bool) -> Nulls:
    """Fit both equations of the null hypothesis at lag 1 to every case."""
    now, before = made[1:], made[:-1]
    n, terms = trends[1:].shape
    flat = [v - np.einsum("ta,sa,skc->tkc", trends[1:], trends[1:], v) for v in (now, before)]
    between = np.einsum("tic,tjc->cij", flat[1], flat[1])
    across = np.einsum("tic,tjc->cij", flat[1], flat[0])
    between += 1e-12 * np.trace(between, axis1=1, axis2=2)[:, None, None] * np.eye(2)
    step = np.swapaxes(np.linalg.solve(between, across), 1, 2)
    step[:, 0, 0] = across[:, 0, 0] / between[:, 0, 0]
    step[:, 0, 1] = 0.0
    if freed:
        left = flat[0] - np.einsum("cij,tjc->tic", step, flat[1])
        noise = np.einsum("tic,tjc->cij", left, left) / (n - 1)
        noise += 1e-12 * np.trace(noise, axis1=1, axis2=2)[:, None, None] * np.eye(2) + TINY
        step = _freed(step, noise, terms, n)
    still = now - np.einsum("cij,tjc->tic", step, before)
    on = np.einsum("ta,tic->aic", trends[1:], still)
    level = np.einsum("ta,aic->tic", trends, on)
    residuals = np.moveaxis(still - level[1:], 0, -1)
    for i in (0, 1):
        residuals[i] *= np.sqrt(n / (n - terms - 1 - i))
    residuals -= residuals.mean(axis=-1, keepdims=True)
    return Nulls(step, level, np.ascontiguousarray(residuals))


def _freed(step: Values, noise: Values, terms: int, n: int) -> Values:
    """Take the bias out of every case's coefficients, as thirdear.series.bias does of one's."""
    freed = step.copy()
    b = step[:, 0, 0]
    gain = (terms + (terms + 2) * b) / n
    freed[:, 0, 0] = np.where(np.abs(b) < STABLE, _within(b, gain), b)
    stable = np.abs(np.linalg.eigvals(freed)).max(axis=1) < STABLE
    rest = -_bias(np.where(stable[:, None, None], freed, 0.0), noise, terms, n)
    rest[~stable] = 0.0
    whole = freed + rest
    for _ in range(200):
        wild = np.abs(np.linalg.eigvals(whole)).max(axis=1) > STABLE
        wild &= np.abs(rest).max(axis=(1, 2)) > 1e-6
        if not wild.any():
            break
        rest[wild] *= 0.9
        whole = freed + rest
    freed[:, 1] = whole[:, 1]
    return freed


def _within(b: Values, gain: Values) -> Values:
    """Add the gain to each coefficient, shortened by tenths until it is stable."""
    for _ in range(200):
        out = (np.abs(b + gain) > STABLE) & (np.abs(gain) > 1e-6)
        if not out.any():
            break
        gain = np.where(out, gain * 0.9, gain)
    return np.asarray(b + gain)


def _bias(step: Values, noise: Values, terms: int, n: int) -> Values:
    """Return Pope's bias of every case's (2, 2) coefficients."""
    unit, turned = np.eye(2), np.swapaxes(step, 1, 2)
    kron = np.einsum("cij,ckl->cikjl", step, step).reshape(-1, 4, 4)
    spread = np.linalg.solve(np.eye(4) - kron, noise.reshape(-1, 4, 1)).reshape(-1, 2, 2)
    total = terms * np.linalg.inv(unit - turned) + turned @ np.linalg.inv(unit - turned @ turned)
    total = total.astype(complex)
    for root in np.linalg.eigvals(step).T:
        total += root[:, None, None] * np.linalg.inv(unit - root[:, None, None] * turned)
    return np.asarray(-(noise @ total @ np.linalg.inv(spread)).real / n)


def simulate(
    null: Nulls, start: Values, draws: int, generator: np.random.Generator, *, wild: bool = False
) -> Values:
    """Return (sessions, 2, case, draw); ``wild`` keeps each residual at its session, sign drawn."""
    count, n = null.residuals.shape[1:]
    sessions = len(null.level)
    made = np.empty((sessions, 2, count, draws))
    made[0] = start[..., None]
    offset = (np.arange(count) * n)[:, None]
    carried = np.empty((count, draws))
    b, cross, other = (null.step[:, i, j][:, None] for i, j in ((0, 0), (1, 0), (1, 1)))
    for t in range(1, sessions):
        level = null.level[t][..., None]
        if wild:
            sign = generator.integers(0, 2, (count, draws), dtype=np.int8) * 2.0 - 1
            np.multiply(null.residuals[:, :, t - 1, None], sign, out=made[t])
            made[t] += level
        else:
            picks = generator.integers(0, n, (count, draws), dtype=np.uint8) + offset
            driving = (null.residuals + level).reshape(2, -1)
            driving.take(picks, axis=1, out=made[t], mode="clip")
        for to, factor, of in ((0, b, 0), (1, cross, 0), (1, other, 1)):
            np.multiply(factor, made[t - 1, of], out=carried)
            made[t, to] += carried
    return made


def simulate_uneven(
    null: Nulls, given: Values, draws: int, generator: np.random.Generator
) -> Values:
    """Return (sessions, 2, case, draw), errors as large as the expected score makes them.

    The squared residuals' line over the expected scores of ``given`` (sessions, 2, case) says how
    the variance follows it; residuals are freed of it, drawn, and given that of the new score.
    """
    expected = np.einsum("cij,tjc->tic", null.step, given[:-1]) + null.level[1:]
    squares = np.moveaxis(null.residuals, -1, 0) ** 2
    centre, mean = expected.mean(axis=0), squares.mean(axis=0)
    away = expected - centre
    slope = (away * squares).sum(axis=0) / np.maximum((away**2).sum(axis=0), 1e-12) / mean
    even = null.residuals / np.sqrt(np.moveaxis(np.clip(1 + slope * away, *SPREADS), 0, -1))
    even -= even.mean(axis=-1, keepdims=True)
    even *= np.sqrt(mean[..., None] / (even**2).mean(axis=-1, keepdims=True))
    count, n = even.shape[1:]
    made = np.empty((len(given), 2, count, draws))
    made[0] = given[0][..., None]
    offset = (np.arange(count) * n)[:, None]
    for t in range(1, len(given)):
        now = np.einsum("cij,jcd->icd", null.step, made[t - 1]) + null.level[t][..., None]
        size = np.clip(1 + slope[..., None] * (now - centre[..., None]), *SPREADS)
        picks = generator.integers(0, n, (count, draws)) + offset
        made[t] = now + np.sqrt(size) * even.reshape(2, -1).take(picks, axis=1)
    return made


def standardised(made: Values) -> Values:
    """Return every series minus its mean, divided by its largest deviation."""
    centred = made - made.mean(axis=0)
    return np.asarray(centred / np.maximum(np.abs(centred).max(axis=0), 1e-300))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was observed (case,) and what came of the draws (case, draw), by statistic."""

    observed: dict[str, Values]
    drawn: dict[str, Values]

    def p(self, name: str) -> Values:
        """Return the bootstrap p of every case by a statistic; a case without it has p = 1."""
        there = self.observed[name]
        reached = ~(self.drawn[name] < there[:, None] * (1 - 1e-9))
        p = (1 + reached.sum(axis=1)) / (self.drawn[name].shape[1] + 1)
        return np.where(np.isfinite(there), p, 1.0)


Statistics: TypeAlias = Callable[[Values], dict[str, Values]]


def draw(
    made: Values,
    trend: Trend,
    draws: int,
    generator: np.random.Generator,
    statistics: Statistics,
    *,
    scheme: Scheme = "freed",
) -> Drawn:
    """Return statistics of every case and of its draws under the null with this trend."""
    made = standardised(made)
    null = nulls(made, lay(len(made), trend)[1], freed=scheme != "plain")
    parts: list[dict[str, Values]] = []
    with np.errstate(all="ignore"):
        for first in range(0, made.shape[2], AT_ONCE):
            some = slice(first, first + AT_ONCE)
            part = Nulls(null.step[some], null.level[:, :, some], null.residuals[:, some])
            if scheme == "freed uneven":
                simulated = simulate_uneven(part, made[:, :, some], draws, generator)
            else:
                wild = scheme == "freed wild"
                simulated = simulate(part, made[0][:, some], draws, generator, wild=wild)
            parts.append(statistics(simulated.reshape(len(made), 2, -1)))
        observed = statistics(made)
    return Drawn(
        observed,
        {k: np.concatenate([part[k] for part in parts]).reshape(-1, draws) for k in observed},
    )


def f_of(*trends: Trend) -> Statistics:
    """Return what gives the F of these equations, by their trend, of series (sessions, 2, many)."""

    def found(made: Values) -> dict[str, Values]:
        return {trend: f_values(made, lay(len(made), trend)[0]) for trend in trends}

    return found


def bent(made: Values) -> Values:
    """Return the F of both trend terms in a score's own autoregression; the smaller of the two."""
    terms = lay(len(made), "quadratic")[1][1:]
    now, before = made[1:], made[:-1]
    n = len(now)
    on = [np.einsum("ta,tin->ain", terms, v) for v in (now, before)]
    left = []
    for k in (1, 3):
        over = [v[:k] for v in on]
        own, across, back = (
            np.einsum("tin,tin->in", a, b) - (over[i] * over[j]).sum(axis=0)
            for a, b, i, j in ((now, now, 0, 0), (now, before, 0, 1), (before, before, 1, 1))
        )
        left.append(own - across**2 / back)
    return np.asarray(((left[0] - left[1]) / 2 / (left[1] / (n - 4))).min(axis=0))


def bootstrap_p(
    made: Values,
    trend: Trend,
    draws: int,
    generator: np.random.Generator,
    scheme: Scheme = "freed",
) -> tuple[Values, Values]:
    """Return the F of every case and its bootstrap p; a case without F has p = 1."""
    found = draw(made, trend, draws, generator, f_of(trend), scheme=scheme)
    return found.observed[trend], found.p(trend)


def doubled_p(
    made: Values, trend: Trend, draws: int, generator: np.random.Generator, scheme: Scheme
) -> Values:
    """Return the p of the fast double bootstrap (Davidson & MacKinnon 2007).

    Every draw is fitted and drawn from once more; the first p is read off at the quantile of the
    second F instead of the observed one.
    """
    made = standardised(made)
    layout, trends = lay(len(made), trend)
    null = nulls(made, trends, freed=scheme != "plain")
    first = simulate(null, made[0], draws, generator).reshape(len(made), 2, -1)
    with np.errstate(all="ignore"):
        f = f_values(first, layout).reshape(-1, draws)
        again = nulls(first, trends, freed=scheme != "plain")
        second = f_values(simulate(again, first[0], 1, generator)[..., 0], layout)
        observed = f_values(made, layout)
    p = (f >= observed[:, None]).mean(axis=1)
    ordered = np.sort(np.nan_to_num(second.reshape(-1, draws), nan=np.inf), axis=1)
    place = np.minimum(np.ceil((1 - p) * draws).astype(int), draws) - 1
    at = np.where(place < 0, -np.inf, ordered[np.arange(len(p)), np.maximum(place, 0)])
    return np.asarray((1 + (f >= at[:, None]).sum(axis=1)) / (draws + 1))


def table_p(f: Values, layout: Layout) -> Values:
    """Return the p of the F table."""
    return np.asarray(fdtrc(1, layout.freedom, np.nan_to_num(f)))


def agrees(count: int = 200) -> float:
    """Return the largest difference from the product's null process, over all trends."""
    generator = np.random.default_rng(3)
    made = cases(generator, count, sessions=31, own=0.8, kind="normal")
    rows, axis, worst = np.arange(1, 31), np.arange(31, dtype=np.int64), 0.0
    for trend in ("none", "linear", "quadratic"):
        ours = nulls(standardised(made), lay(31, trend)[1], freed=True)
        for i in range(count):
            one = fit_null(Pair(axis, made[:, 0, i], made[:, 1, i]), rows, 1, trend)
            for mine, theirs in (
                (ours.step[i], one.step),
                (ours.level[:, :, i], one.level),
                (ours.residuals[:, i], one.residuals),
            ):
                worst = max(worst, float(np.abs(mine - theirs).max()))
    return worst
