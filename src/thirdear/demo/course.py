"""The two series that lie behind an invented therapy: how much technique, how much alliance.

The truth is built in here: coupled, each series follows the other one session later; uncoupled,
neither does. A sample of thirty sessions can hide what its population has, so series are drawn
until the sample shows it too.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_PERSISTENCE = {True: 0.2, False: 0.3}
_COUPLING = {True: 0.7, False: 0.0}
_SAME_SESSION = {True: -0.3, False: 0.0}
_PARTIAL_R2 = {True: (0.5, 0.66), False: (0.0, 0.012)}
_U_SHAPE = 1.0
_U_SEEN = 0.45
_RISE = 0.25
_BURN_IN = 20


@dataclass(frozen=True, slots=True)
class Course:
    """Latent technique and alliance, one value for each session number from 1, in standard units.

    The alliance is high at both ends of the therapy and low in its middle; the technique rises
    slightly.
    """

    technique: tuple[float, ...]
    alliance: tuple[float, ...]


def draw(seed: str, sessions: int, missing: Sequence[int] = (), *, coupled: bool) -> Course:
    """Return a course whose sample has the coupling of lag 1 in both directions, or none at all.

    Sessions in ``missing`` take place, but nobody will see them: they count for the course and
    not for what the sample must show.
    """
    rng = random.Random(seed)
    seen = [session for session in range(1, sessions + 1) if session not in missing]
    for _ in itertools.count():
        course = _attempt(rng, sessions, coupled=coupled)
        if _shows(course, seen, coupled=coupled):
            return course
    raise AssertionError


def precedence(
    effect: Sequence[float], cause: Sequence[float], sessions: Sequence[int], trend: int
) -> tuple[float, float]:
    """Return (partial R², coefficient) of the cause one session earlier.

    Least squares on the effect's own last value, a constant and powers of the session number up
    to ``trend``; rows whose last session is missing are left out.
    """
    import numpy as np

    rows = [i for i in range(1, len(sessions)) if sessions[i] - sessions[i - 1] == 1]
    last = [i - 1 for i in rows]
    number = np.array([sessions[i] for i in rows], dtype=float)
    number = (number - number.mean()) / number.std()
    own = np.asarray(effect, dtype=float)
    restricted = np.column_stack([own[last], *(number**power for power in range(trend + 1))])
    full = np.column_stack([np.asarray(cause, dtype=float)[last], restricted])
    before, _ = _fit(own[rows], restricted)
    after, coefficient = _fit(own[rows], full)
    return (before - after) / before, coefficient


def _fit(y: np.ndarray, design: np.ndarray) -> tuple[float, float]:
    """Return (residual sum of squares, first coefficient)."""
    import numpy as np

    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    rest = y - design @ coefficients
    return float(rest @ rest), float(coefficients[0])


def _attempt(rng: random.Random, sessions: int, *, coupled: bool) -> Course:
    own, other, shared = _PERSISTENCE[coupled], _COUPLING[coupled], _SAME_SESSION[coupled]
    alone = (1 - shared**2) ** 0.5
    technique = alliance = 0.0
    pairs = []
    for _ in range(_BURN_IN + sessions):
        push = rng.gauss(0, 1)
        pull = shared * push + alone * rng.gauss(0, 1)
        technique, alliance = (
            own * technique + other * alliance + push,
            own * alliance + other * technique + pull,
        )
        pairs.append((technique, alliance))
    techniques, alliances = zip(*pairs[_BURN_IN:], strict=True)
    place = _places(sessions)
    rising = [v + _RISE * z for v, z in zip(_standard(techniques), place, strict=True)]
    bowl = [
        v + _U_SHAPE * (2 * z * z - 2 / 3) for v, z in zip(_standard(alliances), place, strict=True)
    ]
    return Course(tuple(_standard(rising)), tuple(_standard(bowl)))


def _standard(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    spread = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
    return [(value - mean) / spread for value in values]


def _shows(course: Course, seen: Sequence[int], *, coupled: bool) -> bool:
    technique = [course.technique[session - 1] for session in seen]
    alliance = [course.alliance[session - 1] for session in seen]
    low, high = _PARTIAL_R2[coupled]
    for effect, cause in ((alliance, technique), (technique, alliance)):
        for trend in (1, 2):
            share, coefficient = precedence(effect, cause, seen, trend)
            if not low <= share <= high or (coupled and coefficient < 0):
                return False
    bowl = _standard([place**2 for place in _places(len(course.alliance))])
    shape = sum(a * b for a, b in zip(course.alliance, bowl, strict=True)) / len(bowl)
    return shape > _U_SEEN


def _places(sessions: int) -> list[float]:
    """Return the place of each session in the therapy, from -1 to 1."""
    return [2 * i / (sessions - 1) - 1 for i in range(sessions)]
