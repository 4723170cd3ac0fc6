"""The store's aggregates: what scores are made of."""

from __future__ import annotations

from typing import NamedTuple

from thirdear.model.coding import Pass


class Sums(NamedTuple):
    """Some tags, summed.

    ``tags`` counts tags, ``segments`` different segments, ``codes`` different codes; ``total``,
    ``mean`` and ``maximum`` are of the tags' values, None where no tag has one.
    """

    tags: int = 0
    segments: int = 0
    codes: int = 0
    total: float = 0.0
    mean: float | None = None
    maximum: float | None = None


class TagTotal(NamedTuple):
    """The tags of some codes in one pass and session, summed; see :class:`Sums`."""

    pass_: Pass
    case: str
    session: int
    tags: int
    segments: int
    codes: int
    total: float
    mean: float | None
    maximum: float | None


class Extent(NamedTuple):
    """How much somebody speaks in a session; ``minutes`` from the first to the last time stamp.

    ``spoken`` are the words without transcribers' marks: remarks, pauses, what was not heard.
    ``among`` is how many tags there are of the codes that a share is taken among.
    """

    segments: int
    words: int
    minutes: float | None
    spoken: int = 0
    among: int = 0
