"""How well suggestions can be expected to do, from sessions that they were not learned from."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thirdear.assistance.learning import learn

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Expected:
    """A code's suggestions beside what needs no learning.

    ``f1`` is at even chances, ``precision`` among the ten most likely texts (None where there are
    fewer). ``base_rate`` is the precision of chance. ``always`` is the F1 of saying yes everywhere,
    the best that a constant answer can have; the majority's, no, has 0.
    """

    code: str
    judged: int
    given: int
    f1: float
    always: float
    precision: float | None
    base_rate: float


def folds(groups: Sequence[Hashable], count: int = 5) -> NDArray[np.int_]:
    """Return each text's fold: whole groups, the largest first to where least is so far."""
    sizes: dict[Hashable, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    filled, place = [0] * count, {}
    for group in sorted(sizes, key=lambda g: -sizes[g]):
        place[group] = int(np.argmin(filled))
        filled[place[group]] += sizes[group]
    return np.array([place[group] for group in groups], dtype=int)


def f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    """Return 2 × both / (said + true), 0 where neither occurs."""
    total = int(said.sum() + true.sum())
    return 2 * int((said & true).sum()) / total if total else 0.0


def precision_at(chances: NDArray[np.float64], true: NDArray[np.bool_], top: int = 10) -> float:
    """Return which share of the ``top`` most likely is true."""
    return float(true[np.argsort(-chances, kind="stable")[:top]].mean())


def expected(
    code: str, texts: Sequence[str], yes: NDArray[np.bool_], groups: Sequence[Hashable]
) -> Expected:
    """Return how a code's suggestions do by cross-validation: no group is in both parts."""
    chances = np.zeros(len(texts))
    fold = folds(groups, min(5, len(set(groups))))
    for one in np.unique(fold):
        inside, outside = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        learned = learn([texts[int(at)] for at in inside], yes[inside, None])
        chances[outside] = learned.chances([texts[int(at)] for at in outside])[:, 0]
    base = float(yes.mean())
    precision = precision_at(chances, yes) if len(texts) >= 10 else None
    always = 2 * base / (1 + base)
    f = f1(chances >= 0.5, yes)
    return Expected(code, len(yes), int(yes.sum()), f, always, precision, base)
