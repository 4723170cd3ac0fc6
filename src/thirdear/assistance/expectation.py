"""How well suggestions can be expected to do, from sessions that they were not learned from."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thirdear.assistance.classifier import learn

if TYPE_CHECKING:
    from numpy.typing import NDArray


SHUFFLES, SEED = 500, 1
"""Shuffles of the judgements within their sessions, which tell what an order by luck reaches."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A code's suggestions beside what needs no learning, in sessions they were not learned from.

    ``f1`` is at even chances, ``precision`` among the ten most likely texts (None where there are
    fewer). ``average`` is the average precision of the texts in the order of their chances,
    ``luck`` what 95 % of orders by luck stay below, ``base_rate`` what they come to in the long
    run. ``always`` is the F1 of saying yes everywhere, the best that a constant answer can have;
    the majority's, no, has 0.
    """

    code: str
    judged: int
    given: int
    f1: float
    always: float
    precision: float | None
    average: float
    luck: float
    base_rate: float

    @property
    def helps(self) -> bool:
        """Whether the order is better than one by luck."""
        return self.average > self.luck


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


def average_precision(chances: NDArray[np.float64], true: NDArray[np.bool_]) -> float:
    """Return precision, averaged over the true texts from the most likely on; ties count at once.

    0 where nothing is true.
    """
    order = np.argsort(-chances, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(chances[order])), len(order) - 1)
    found = np.cumsum(true[order])[ends]
    gained = np.diff(found, prepend=0)
    return float(gained @ (found / (ends + 1)) / found[-1]) if found[-1] else 0.0


def expected(
    codes: Sequence[str],
    texts: Sequence[str],
    judged: NDArray[np.bool_],
    groups: Sequence[Hashable],
    meanings: NDArray[np.float32] | None = None,
) -> tuple[Expected, ...]:
    """Return how codes' suggestions do by cross-validation: no group is in both parts.

    ``judged`` has a row a text and a column a code, ``meanings`` a vector a text.
    """
    chances = np.zeros(judged.shape)
    fold = folds(groups, min(5, len(set(groups))))
    for one in np.unique(fold):
        inside, outside = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        own, others = (None, None) if meanings is None else (meanings[inside], meanings[outside])
        learned = learn([texts[int(at)] for at in inside], judged[inside], own)
        chances[outside] = learned.chances([texts[int(at)] for at in outside], others)
    members = _members(groups)
    return tuple(
        _told(code, chances[:, column], judged[:, column], members)
        for column, code in enumerate(codes)
    )


def _told(
    code: str,
    chances: NDArray[np.float64],
    yes: NDArray[np.bool_],
    members: Sequence[NDArray[np.int_]],
) -> Expected:
    base = float(yes.mean())
    return Expected(
        code,
        judged=len(yes),
        given=int(yes.sum()),
        f1=f1(chances >= 0.5, yes),
        always=2 * base / (1 + base),
        precision=precision_at(chances, yes) if len(yes) >= 10 else None,
        average=average_precision(chances, yes),
        luck=_luck(chances, yes, members),
        base_rate=base,
    )


def _members(groups: Sequence[Hashable]) -> list[NDArray[np.int_]]:
    places: dict[Hashable, list[int]] = {}
    for at, group in enumerate(groups):
        places.setdefault(group, []).append(at)
    return [np.array(own) for own in places.values()]


def _luck(
    chances: NDArray[np.float64], yes: NDArray[np.bool_], members: Sequence[NDArray[np.int_]]
) -> float:
    """Return what 95 % of average precisions stay below when sessions' judgements are shuffled."""
    random, reached = np.random.default_rng(SEED), []
    for _ in range(SHUFFLES):
        shuffled = np.empty_like(yes)
        for own in members:
            shuffled[own] = random.permutation(yes[own])
        reached.append(average_precision(chances, shuffled))
    return float(np.quantile(reached, 0.95))
