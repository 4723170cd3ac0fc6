"""One code learned from judgements: logistic regression on the words of the judged texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from thirdear.assistance.likeness import Likeness

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STRENGTH = 4.0
_MEANING = 2 / 3
"""How much meaning counts beside the words."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of each code, in the order of the judgements."""

    likeness: Likeness
    words: _Lines
    meanings: _Lines | None = None

    def chances(
        self, texts: Sequence[str], meanings: NDArray[np.float32] | None = None
    ) -> NDArray[np.float64]:
        """Return a row a text and a column a code: how likely a rater gives it, from 0 to 1.

        ``meanings`` are the texts' vectors where it was learned from vectors, too. Yes and no
        weighed the same in learning, so a rare code's values are too high for a frequency; they
        order texts.
        """
        odds = self.words.odds(self.likeness.rows(texts))
        if self.meanings is not None:
            odds += _MEANING * (self.meanings.odds(meanings) - odds)
        return _logistic(odds)


def learn(
    texts: Sequence[str], judged: NDArray[np.bool_], meanings: NDArray[np.float32] | None = None
) -> Learned:
    """Learn from texts and a column a code of yes or no, each code for itself.

    With ``meanings``, a vector a text, each code is learned a second time from these alone: of
    both log odds those of the meaning count twice.
    """
    likeness = Likeness.of(texts, at_least=min(2, len(texts)))
    words = _Lines.of(likeness.rows(texts), judged)
    if meanings is None:
        return Learned(likeness, words)
    return Learned(likeness, words, _Lines.of(meanings.astype(float), judged))


@dataclass(frozen=True, slots=True)
class _Lines:
    """A line a code: its weights of the columns of a row, and its constant."""

    weights: NDArray[np.float64]
    constants: NDArray[np.float64]

    @classmethod
    def of(cls, rows: Any, judged: NDArray[np.bool_]) -> _Lines:
        found = [fit(rows, column) for column in judged.T]
        weights = np.array([weight for weight, _ in found]).reshape(len(found), rows.shape[1])
        return cls(weights, np.array([constant for _, constant in found]))

    def odds(self, rows: Any) -> NDArray[np.float64]:
        return np.asarray(rows @ self.weights.T) + self.constants


def fit(
    rows: Any, yes: NDArray[np.bool_], *, strength: float = _STRENGTH, balanced: bool = True
) -> tuple[NDArray[np.float64], float]:
    """Return weights and constant that minimise |w|²/2 + strength × weighted log loss.

    ``balanced`` gives all that was judged yes as much weight as all judged no. Where only one of
    the two occurs, the answer is that, without a look at the words.
    """
    from scipy.optimize import minimize

    if yes.all() or not yes.any():
        return np.zeros(rows.shape[1]), 30.0 if yes.all() else -30.0
    sign = np.where(yes, 1.0, -1.0)
    share = np.where(yes, yes.mean(), 1 - yes.mean())
    weight = strength * (1 / (2 * share) if balanced else np.ones(len(yes)))

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w, constant = point[:-1], point[-1]
        margin = sign * (rows @ w + constant)
        slope = -weight * sign * _logistic(-margin)
        value = w @ w / 2 + weight @ np.logaddexp(0, -margin)
        return float(value), np.append(w + rows.T @ slope, slope.sum())

    best = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B")
    return best.x[:-1], float(best.x[-1])


def _logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.exp(-np.logaddexp(0, -x)))
