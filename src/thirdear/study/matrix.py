"""Codes beside each other: how often each is used where, and which stand on the same segments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from thirdear.model.coding import Pass, Tag
from thirdear.model.refusal import Refusal
from thirdear.study import lookup

if TYPE_CHECKING:
    from thirdear.model.coding import Code
    from thirdear.study.core import Core

By = Literal["case", "session", "rater"]


@dataclass(frozen=True, slots=True)
class Row:
    """How often a code was used: at each place, in all, and with the codes that are kinds of it.

    ``depth`` is how far below the codes without a parent it stands.
    """

    code: str
    depth: int
    counts: Mapping[str, int]
    total: int
    with_kinds: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes on the same segments: how many have both, and how many have each.

    ``jaccard`` is both over either, ``expected`` what independent codes would share of the
    segments that have any code of the table.
    """

    code: str
    other: str
    both: int
    code_segments: int
    other_segments: int
    jaccard: float
    expected: float


Counted = tuple[tuple[str, ...], tuple[Row, ...]]
"""The places, and a row a code."""


def matrix(
    study: Core,
    by: By = "case",
    *,
    book: str | None = None,
    rater: str | None = None,
    cases: Sequence[str] = (),
    passes: Sequence[Pass] | None = None,
) -> Counted:
    """Return the places, and a row for every code that was used or has a kind that was.

    Counted are all tags, finished session or not, but those of a model that nobody declared, unless
    it is the ``rater``; with ``passes`` nobody else's are read. A code's parent stands before it.
    """
    known = _codes(study, book)
    read = _tags(study, rater, cases) if passes is None else _of(study, passes, cases)
    tags = [tag for tag in read if tag.code in known]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        counts[tag.code][_place(tag, by)] += 1
    places = tuple(dict.fromkeys(_place(tag, by) for tag in tags))
    rows = (
        Row(
            code,
            depth,
            {place: counts[code][place] for place in places},
            counts[code].total(),
            sum(counts[one].total() for one in under),
        )
        for code, depth, under in _ordered(known)
    )
    return places, tuple(row for row in rows if row.with_kinds)


def together(
    study: Core,
    *,
    book: str | None = None,
    rater: str | None = None,
    cases: Sequence[str] = (),
    passes: Sequence[Pass] | None = None,
) -> tuple[Pair, ...]:
    """Return every two codes that one rater gave the same segment, the most frequent first.

    Codes that are for different layers never share a segment. With ``passes`` nobody else's tags
    are read.
    """
    known = _codes(study, book)
    on: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for tag in _tags(study, rater, cases) if passes is None else _of(study, passes, cases):
        if tag.code in known:
            on[tag.pass_, tag.case, tag.session, tag.layer, tag.segment].add(tag.code)
    each = Counter(code for codes in on.values() for code in codes)
    both = Counter(pair for codes in on.values() for pair in combinations(sorted(codes), 2))
    pairs = (
        Pair(a, b, n, each[a], each[b], n / (each[a] + each[b] - n), each[a] * each[b] / len(on))
        for (a, b), n in both.items()
    )
    return tuple(sorted(pairs, key=lambda pair: (-pair.both, pair.code, pair.other)))


def beside(study: Core, *, passes: Sequence[Pass] | None = None) -> Counted:
    """Return the codes that share segments with another, and a row each: how many with which.

    A row's total are all segments that have the code; tags count as in :func:`matrix`.
    """
    each: dict[str, int] = {}
    both: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in together(study, passes=passes):
        each[pair.code], each[pair.other] = pair.code_segments, pair.other_segments
        both[pair.code][pair.other] = both[pair.other][pair.code] = pair.both
    codes = tuple(sorted(each, key=lambda code: (-each[code], code)))
    rows = (
        Row(code, 0, {other: both[code][other] for other in codes}, each[code], each[code])
        for code in codes
    )
    return codes, tuple(rows)


def _codes(study: Core, book: str | None) -> Mapping[str, Code]:
    books = [one for one in study.codebooks() if book is None or one.key == book]
    if book is not None and not books:
        known = ", ".join(one.key for one in study.codebooks())
        raise Refusal(
            f"The study has no codebook {book}; it has {known or 'none'}.",
            f"Çalışmada {book} adlı bir kod kitabı yok; olanlar: {known or 'hiç yok'}.",
        )
    return {code.key: code for one in books for code in one.codes}


def _tags(study: Core, rater: str | None, cases: Sequence[str]) -> Iterator[Tag]:
    named = None if rater is None else lookup.rater(study, rater)
    apart = study.store.uncounted()
    for case in lookup.cases(study, cases):
        for tag in study.store.tags(case=case):
            if tag.pass_.rater not in apart if named is None else tag.pass_.rater == named:
                yield tag


def _of(study: Core, passes: Sequence[Pass], cases: Sequence[str]) -> Iterator[Tag]:
    for case in lookup.cases(study, cases):
        for pass_ in passes:
            yield from study.store.tags(pass_=pass_, case=case)


def _place(tag: Tag, by: By) -> str:
    match by:
        case "case":
            return tag.case
        case "session":
            return f"{tag.case} {tag.session}"
        case "rater":
            return tag.pass_.rater


def _ordered(known: Mapping[str, Code]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield every code with its depth and itself with all its kinds, parents first."""
    kinds: dict[str | None, list[str]] = defaultdict(list)
    for code in known.values():
        kinds[code.parent if code.parent in known else None].append(code.key)

    def under(code: str) -> list[str]:
        return [code, *(deeper for kind in kinds[code] for deeper in under(kind))]

    def walk(code: str, depth: int) -> Iterator[tuple[str, int, list[str]]]:
        yield code, depth, under(code)
        for kind in kinds[code]:
            yield from walk(kind, depth + 1)

    for top in kinds[None]:
        yield from walk(top, 0)
