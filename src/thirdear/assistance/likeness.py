"""Texts as rows of weighted words, pairs of words and pieces of words; which rows are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from thirdear.base.letters import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TOKEN = re.compile(r"[^\W_]+|[?!]")
_PIECE = 4


def terms(text: str) -> Iterator[str]:
    """Yield what a text is compared by: words, pairs, pieces of four letters, and its form.

    Letters are folded (ı, i, İ, I alike). Pieces catch Turkish stems under their suffixes. The form
    is how it begins and ends and, in powers of two, how many words it has.
    """
    tokens = _TOKEN.findall(fold(text).lower())
    yield from tokens
    for first, second in pairwise(tokens):
        yield f"{first} {second}"
    for token in tokens:
        edged = f"<{token}>"
        if len(edged) > _PIECE:
            for at in range(len(edged) - _PIECE + 1):
                yield f"*{edged[at : at + _PIECE]}"
    yield f"#{len(tokens).bit_length()}"
    if tokens:
        yield f"^{tokens[0]}"
        yield f"{tokens[-1]}$"


class Likeness:
    """The terms of some texts and their weights: TF-IDF, logarithmic, rows of length one.

    A term that occurs n times weighs (1 + ln n)(1 + ln((1 + texts) / (1 + texts with it))).
    """

    def __init__(self, vocabulary: dict[str, int], weights: NDArray[np.float64]) -> None:
        self._vocabulary = vocabulary
        self._weights = weights

    @classmethod
    def of(cls, texts: Sequence[str], *, at_least: int = 1) -> Self:
        """Learn the terms that ``at_least`` so many texts have."""
        spread = Counter(term for text in texts for term in set(terms(text)))
        kept = sorted(term for term, count in spread.items() if count >= at_least)
        counts = np.array([spread[term] for term in kept], dtype=float)
        weights = 1 + np.log((1 + len(texts)) / (1 + counts))
        return cls({term: column for column, term in enumerate(kept)}, weights)

    def rows(self, texts: Sequence[str]) -> Any:
        """Return a sparse matrix, a row a text; terms that were not learned count for nothing."""
        from scipy import sparse

        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for text in texts:
            counts = Counter(c for t in terms(text) if (c := self._vocabulary.get(t)) is not None)
            columns += counts
            values += counts.values()
            ends.append(len(columns))
        at = np.array(columns, dtype=np.int64)
        data = (1 + np.log(np.array(values, dtype=float))) * self._weights[at]
        shape = (len(texts), len(self._vocabulary))
        table = sparse.csr_matrix((data, at, np.array(ends)), shape=shape)
        length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
        return sparse.diags(1 / np.where(length > 0, length, 1)) @ table


def nearest(texts: Sequence[str], one: int, limit: int) -> tuple[tuple[int, float], ...]:
    """Return the places of the texts most like one, and the cosine; itself and strangers not."""
    rows = Likeness.of(texts).rows(texts)
    alike = np.asarray((rows @ rows[one].T).todense()).ravel()
    alike[one] = 0
    order = np.argsort(-alike, kind="stable")[:limit]
    return tuple((int(at), float(alike[at])) for at in order if alike[at] > 0)
