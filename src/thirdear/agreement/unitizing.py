"""Krippendorff's u-alpha family: agreement where raters set the boundaries themselves.

Krippendorff, Mathet, Bouvry and Widlöcher (2016), Quality & Quantity 50, 2347-2364. A rater parts
the continuum into units with a code and gaps between them. Observed coincidences are lengths of
intersections; in the expected ones no unit meets itself, while gaps have no parts of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from thirdear.agreement.sheet import Floats, draws, percentiles
from thirdear.model.agreement import Agreement, Mark

GAP = 0
"""The place of the gaps in every table of coincidences; codes stand behind it."""
Piece = tuple[int, int, int]
"""Start, stop and place of the code."""


class Coincidences:
    """What one continuum adds up to: lengths by codes, and what units have with themselves."""

    def __init__(self, codes: int) -> None:
        self.met = np.zeros((codes + 1, codes + 1))
        self.own = np.zeros(codes + 1)
        self.own_coded = np.zeros(codes + 1)

    def flat(self) -> Floats:
        """Return everything as one row, so that continua can be summed with weights."""
        return np.concatenate([self.met.ravel(), self.own, self.own_coded])


def boundaries(
    continua: Sequence[tuple[int, Sequence[Mark]]],
    code: str | None = None,
    *,
    resamples: int = 2000,
    seed: int = 1,
) -> tuple[Agreement, ...]:
    """Return the u-alpha family over continua, such as sessions: (length, marks of every rater).

    ``u_alpha`` is about boundaries and codes, ``bar_u_alpha`` about marked or not, ``cu_alpha``
    about the codes where raters marked the same words, ``ku_alpha`` the same for one code
    (``code:key``). Overlapping marks of one rater and code count as one; where marks of
    different codes overlap, look at one code at a time. Intervals come from resampled continua,
    from five on. Every rater named in a continuum has judged it whole; one who marked nothing
    there is named by a mark of length zero.
    """
    codes = sorted({mark.code for _, marks in continua for mark in marks if mark.stop > mark.start})
    pairs = [(length, _by_rater(marks)) for length, marks in continua]
    shared = [(length, said) for length, said in pairs if len(said) >= 2]
    if not shared or not codes:
        return ()
    each = np.stack([_coincide(length, said, codes).flat() for length, said in shared])
    raters = len({rater for _, said in shared for rater in said})
    drawn = draws(np.ones(len(each)), resamples, seed) if len(each) >= 5 else None
    told = []
    for name, key, of in _family(code, codes):
        value = float(of(each.sum(axis=0, keepdims=True))[0])
        ci = None if drawn is None else percentiles(of(drawn @ each))
        defined = bool(np.isfinite(value))
        told.append(
            Agreement(
                *(key, "nominal", len(each), raters, name),
                value if defined else None,
                ci if defined else None,
                why=None if defined else "nothing could have differed",
                unit="session",
                judgements=sum(len(marks) for _, said in shared for marks in said.values()),
                method=f"{resamples} resamples of sessions" if ci else "",
            )
        )
    return tuple(told)


def _by_rater(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        found[mark.rater].append(mark)
    return found


def pieces(marks: Iterable[Mark], length: int, places: Mapping[str, int]) -> list[Piece]:
    """Return a rater's units and gaps in order; they cover the continuum exactly.

    Raise ValueError where marks of different codes overlap.
    """
    found: list[Piece] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.stop)):
        if mark.stop <= mark.start:
            continue
        start, stop, place = mark.start, mark.stop, places[mark.code]
        if found and found[-1][2] == place and start < found[-1][1]:
            start, stop = found[-1][0], max(stop, found[-1][1])
            found.pop()
        if found and start < found[-1][1]:
            raise ValueError("one rater's marks of different codes overlap")
        found.append((start, stop, place))
    whole: list[Piece] = []
    end = 0
    for start, stop, place in found:
        if start > end:
            whole.append((end, start, GAP))
        whole.append((start, stop, place))
        end = stop
    return [*whole, (end, length, GAP)] if end < length else whole


def _coincide(length: int, said: Mapping[str, list[Mark]], codes: Sequence[str]) -> Coincidences:
    places = {code: place for place, code in enumerate(codes, 1)}
    parts = [pieces(marks, length, places) for marks in said.values()]
    sums, others = Coincidences(len(codes)), len(parts) - 1
    for number, own in enumerate(parts):
        for start, stop, place in own:
            sums.own[place] += (stop - start) if place == GAP else (stop - start) ** 2
        for other in (*parts[:number], *parts[number + 1 :]):
            _meet(own, other, others, sums)
    return sums


def _meet(own: Sequence[Piece], other: Sequence[Piece], others: int, sums: Coincidences) -> None:
    """Add the intersections of one rater's pieces with another's, walking along both."""
    at = 0
    for start, stop, place in own:
        coded = 0
        while at < len(other) and other[at][0] < stop:
            met = min(stop, other[at][1]) - max(start, other[at][0])
            sums.met[place, other[at][2]] += met / others
            coded += met if other[at][2] != GAP else 0
            if other[at][1] > stop:
                break
            at += 1
        if place != GAP:
            sums.own_coded[place] += coded**2 / others


Coefficient = Callable[[Floats], Floats]
"""From rows of summed coincidences to one alpha a row, NaN where it is not defined."""


def _family(
    code: str | None, codes: Sequence[str]
) -> Iterator[tuple[str, str | None, Coefficient]]:
    many = len(codes) + 1
    yield "u_alpha", code, lambda sums: _alpha(*_all(sums, many))
    yield "bar_u_alpha", code, lambda sums: _alpha(*_marked_or_not(sums, many))
    if len(codes) > 1:
        yield "cu_alpha", code, lambda sums: _alpha(*_coded(sums, many))
        for place, key in enumerate(codes):
            yield "ku_alpha", key, partial(_alpha_of_one, many, place)


def _alpha_of_one(many: int, place: int, sums: Floats) -> Floats:
    return _alpha(*_coded(sums, many), place)


def _all(sums: Floats, many: int) -> tuple[Floats, Floats]:
    """Return coincidences (rows x codes x codes, gaps first) and what units have of themselves."""
    return sums[:, : many**2].reshape(-1, many, many), sums[:, many**2 : many**2 + many]


def _marked_or_not(sums: Floats, many: int) -> tuple[Floats, Floats]:
    met, own = _all(sums, many)
    rows = np.stack([met[:, GAP], met[:, 1:].sum(axis=1)], axis=1)
    both = np.stack([rows[:, :, GAP], rows[:, :, 1:].sum(axis=2)], axis=2)
    return both, np.stack([own[:, GAP], own[:, 1:].sum(axis=1)], axis=1)


def _coded(sums: Floats, many: int) -> tuple[Floats, Floats]:
    met, _ = _all(sums, many)
    return met[:, 1:, 1:], sums[:, many**2 + many + 1 :]


def _alpha(met: Floats, own: Floats, place: int | None = None) -> Floats:
    """Return 1 - observed / expected disagreement, of all values or of one (equations 5 and 13)."""
    margins, total = met.sum(axis=2), met.sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = total / (total**2 - own.sum(axis=1))
        expected = margins[:, :, None] * margins[:, None, :] * scale[:, None, None]
        diagonal = (margins**2 - own) * scale[:, None]
        alike = met.diagonal(axis1=1, axis2=2)
        if place is None:
            ratio = (total - alike.sum(axis=1)) / (total - diagonal.sum(axis=1))
        else:
            apart = expected[:, place].sum(axis=1) - expected[:, place, place]
            meant = apart + diagonal[:, place]
            ratio = meant / margins[:, place] * (margins[:, place] - alike[:, place]) / apart
    found: Floats = np.where(np.isfinite(ratio), 1 - ratio, np.nan)
    return found
