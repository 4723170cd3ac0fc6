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
from thirdear.series.bootstrap import Layout, f_values, lay_out, nested_f
from thirdear.series.rows import Pair, trend_terms
from thirdear.series.simulation import fit_null
from thirdear.series.verdict import FINE, GATE, Watch, p_with, terms_of, windows

Values: TypeAlias = npt.NDArray[np.float64]
Kind = Literal["normal", "skewed", "ordinal", "count"]
Course = Literal[
    "none", "linear", "U", "step", "step, opposite", "cubic", "wave", "two waves", "dip"
]

KINDS: tuple[Kind, ...] = ("normal", "skewed", "ordinal", "count")
COURSES: tuple[Course, ...] = ("none", "linear", "U")
HARD: tuple[Course, ...] = ("step", "step, opposite", "cubic", "wave", "two waves", "dip")
BURN_IN = 60
AT_ONCE = 20
"""Cases simulated at a time."""

TINY = 1e-30 * np.eye(2)
SHARED = 0.3
"""Correlation of the two series' errors of one session."""

RISE = 3.0
"""How far a course leads from its lowest to its highest point, in SDs of an error."""

CUTS = np.cumsum([0.45, 0.25, 0.15, 0.10])
"""Shares of the lower four of five ordinal values: most sessions stand at the floor."""


def cases(  # noqa: PLR0913 - what a cell is
    generator: np.random.Generator,
    count: int,
    *,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course = "none",
    lead: float | Values = 0.0,
    rise: float = RISE,
    shared: float = SHARED,
) -> Values:
    """Return (sessions, 2, count): both series autoregressive by ``own``, the cause leading.

    ``lead`` may be one of each case, for scores whose cases are never drawn anew. Cases in which a
    score leaves its commonest value fewer than six times are drawn anew.
    Skewed errors are centred exponentials. Ordinal scores cut the latent series, its course
    included, at fixed places; counts are Poisson with the course added to their mean.
    """
    kept = np.empty((sessions, 2, 0))
    while kept.shape[2] < count:
        made = _cases(generator, count, sessions, own, kind, course, lead, rise, shared)
        kept = np.concatenate([kept, made[:, :, _varied(made)]], axis=2)
    return kept[:, :, :count]


def _varied(made: Values) -> npt.NDArray[np.bool_]:
    """Say which cases have no value that stands in all sessions but five or fewer."""
    ordered, most = np.sort(made, axis=0), len(made) - 5
    same = ordered[: len(made) - most + 1] == ordered[most - 1 :]
    return np.asarray(~same.any(axis=(0, 1)))


def _cases(  # noqa: PLR0913, PLR0917 - what a cell is
    generator: np.random.Generator,
    count: int,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course,
    lead: float | Values,
    rise: float,
    shared: float,
) -> Values:
    errors = generator.normal(size=(sessions + BURN_IN, 2, count))
    errors[:, 1] = shared * errors[:, 0] + np.sqrt(1 - shared**2) * errors[:, 1]
    if kind == "skewed":
        errors = -np.log(np.clip(ndtr(-errors), 1e-300, 1)) - 1
    made = np.zeros_like(errors)
    for t in range(1, len(errors)):
        made[t] = own * made[t - 1] + errors[t]
        made[t, 0] += lead * made[t - 1, 1]
    made = made[BURN_IN:]
    spread = 1 / np.sqrt(1 - own**2)
    shape = rise * _shape(course, sessions)[:, :, None]
    if kind == "ordinal":
        return np.asarray(((made + shape)[..., None] > ndtri(CUTS) * spread).sum(axis=-1) * 1.0)
    if kind == "count":
        mean = np.exp(np.minimum(0.7 + 0.6 * made / spread, 6))
        return generator.poisson(mean + shape - shape.min(axis=0)) * 1.0
    return np.asarray(made + shape)


def _shape(course: Course, sessions: int) -> Values:
    """Return a course (sessions, 2) between 0 and 1, or as far down, of effect and cause."""
    place = np.linspace(0, 1, sessions)
    half, middle = np.arange(sessions) >= sessions // 2, np.abs(np.arange(sessions) - sessions / 2)
    shapes: dict[Course, Values] = {
        "none": 0 * place,
        "linear": place,
        "U": 4 * (place - 0.5) ** 2,
        "step": half * 1.0,
        "step, opposite": half * 1.0,
        "cubic": 2 * (2 * place - 1) ** 3 - 1.2 * (2 * place - 1),
        "wave": 0.5 * np.sin(2 * np.pi * place),
        "two waves": 0.5 * np.sin(4 * np.pi * place),
        "dip": (middle < 2.5) * -1.0,
    }
    turned = -1.0 if course == "step, opposite" else 1.0
    return np.column_stack([shapes[course], turned * shapes[course]])


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
    return lay_out(pair, rows, 1, trend), trend_terms(pair, rows, trend)


def nulls(made: Values, trends: Values) -> Nulls:
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


def simulate(null: Nulls, start: Values, draws: int, generator: np.random.Generator) -> Values:
    """Return (sessions, 2, case, draw), driven by pairs of residuals of any session."""
    count, n = null.residuals.shape[1:]
    made = np.empty((len(null.level), 2, count, draws))
    made[0] = start[..., None]
    offset = (np.arange(count) * n)[:, None]
    for t in range(1, len(made)):
        picks = generator.integers(0, n, (count, draws), dtype=np.uint8) + offset
        driving = (null.residuals + null.level[t][..., None]).reshape(2, -1)
        driving.take(picks, axis=1, out=made[t], mode="clip")
        _carry(null, made, t)
    return made


def simulate_near(null: Nulls, given: Values, draws: int, generator: np.random.Generator) -> Values:
    """Return (sessions, 2, case, draw), driven as the verdict drives them.

    Each pair of residuals is one of the third of sessions with the nearest expected effect; where
    they lie is looked up in the product's own tables of ``given`` (sessions, 2, case).
    """
    count, n = null.residuals.shape[1:]
    expected = null.step[:, 0, 0] * given[:-1, 0] + null.level[1:, 0]
    order = np.argsort(expected, axis=0, kind="stable")
    residuals = np.take_along_axis(null.residuals, order.T[None], axis=2).reshape(2, -1)
    tables = [windows(np.sort(expected[:, i])) for i in range(count)]
    first = np.concatenate([table[0] + i * n for i, table in enumerate(tables)])
    width = tables[0][1]
    low, scale = (np.array([table[k] for table in tables])[:, None] for k in (2, 3))
    made = np.empty((len(given), 2, count, draws))
    made[0] = given[0][..., None]
    offset = (np.arange(count) * FINE)[:, None]
    for t in range(1, len(given)):
        made[t] = null.level[t][..., None]
        _carry(null, made, t)
        height = np.clip((made[t, 0] - low) * scale, 0, FINE - 1).astype(np.intp)
        picks = first.take(height + offset)
        picks += generator.integers(0, width, (count, draws), dtype=np.uint8)
        made[t] += residuals.take(picks, axis=1)
    return made


def _carry(null: Nulls, made: Values, t: int) -> None:
    """Add to session ``t`` what the session before leads to."""
    for to, of in ((0, 0), (1, 0), (1, 1)):
        made[t, to] += null.step[:, to, of][:, None] * made[t - 1, of]


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
    near: bool = False,
) -> Drawn:
    """Return statistics of every case and of its draws under the null with this trend."""
    made = standardised(made)
    null = nulls(made, lay(len(made), trend)[1])
    parts: list[dict[str, Values]] = []
    with np.errstate(all="ignore"):
        for first in range(0, made.shape[2], AT_ONCE):
            some = slice(first, first + AT_ONCE)
            part = Nulls(null.step[some], null.level[:, :, some], null.residuals[:, some])
            if near:
                simulated = simulate_near(part, made[:, :, some], draws, generator)
            else:
                simulated = simulate(part, made[0][:, some], draws, generator)
            parts.append(statistics(simulated.reshape(len(made), 2, -1)))
        observed = statistics(made)
    return Drawn(
        observed,
        {k: np.concatenate([part[k] for part in parts]).reshape(-1, draws) for k in observed},
    )


def f_of(trend: Trend) -> Statistics:
    """Return what gives the F of the equation with this trend, of series (sessions, 2, many)."""

    def found(made: Values) -> dict[str, Values]:
        return {trend: f_values(made, lay(len(made), trend)[0])}

    return found


def verdict_of(made: Values) -> dict[str, Values]:
    """Return what the verdict is made of, of series (sessions, 2, many), and its neighbours."""
    layout = lay(len(made), "quadratic")[0]
    none, linear, quadratic = nested_f(made, layout, terms_of(layout))
    return {
        "quadratic": quadratic,
        "two": (linear + quadratic) / 2,
        "verdict": (none + linear + quadratic) / 3,
    }


def guarded_of(made: Values) -> dict[str, Values]:
    """Return the same, and the largest gain of a further course that the guard tries."""
    return verdict_of(made) | {"course": _watch(len(made)).gains(made).max(axis=0)}


@cache
def _watch(sessions: int) -> Watch:
    axis = np.arange(sessions, dtype=np.int64)
    ramp = np.linspace(-1, 1, sessions)
    return Watch(Pair(axis, ramp, ramp**2), np.arange(1, sessions), 1)


def guarded_p(made: Values, p_course: Values, draws: int, seed: int) -> Values:
    """Return the p of the equation with the course that the guard sees; 0 where it sees none."""
    out = np.zeros(len(p_course))
    rows, axis = np.arange(1, len(made)), np.arange(len(made), dtype=np.int64)
    for i in np.flatnonzero(p_course <= GATE):
        pair = Pair(axis, made[:, 0, i], made[:, 1, i])
        out[i] = p_with(pair, rows, Watch(pair, rows, 1).bend, 1, draws, seed + int(i))
    return out


def table_p(f: Values, layout: Layout) -> Values:
    """Return the p of the F table."""
    return np.asarray(fdtrc(1, layout.freedom, np.nan_to_num(f)))


def agrees(count: int = 200) -> float:
    """Return the largest difference from the product's null process, over all trends."""
    generator = np.random.default_rng(3)
    made = cases(generator, count, sessions=31, own=0.8, kind="normal")
    rows, axis, worst = np.arange(1, 31), np.arange(31, dtype=np.int64), 0.0
    for trend in ("none", "linear", "quadratic"):
        ours = nulls(standardised(made), lay(31, trend)[1])
        for i in range(count):
            one = fit_null(Pair(axis, made[:, 0, i], made[:, 1, i]), rows, 1, trend)
            for mine, theirs in (
                (ours.step[i], one.step),
                (ours.level[:, :, i], one.level),
                (ours.residuals[:, i], one.residuals),
            ):
                worst = max(worst, float(np.abs(mine - theirs).max()))
    return worst
