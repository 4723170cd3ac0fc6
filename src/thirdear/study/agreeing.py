"""Gathering what two or more raters judged alike, for every code, family and score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from thirdear.model.agreeing import Agreement
from thirdear.model.coding import Code, Codebook, Pass
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.study.study import Study

Place = tuple[str, int]


def agreement(
    study: Study,
    codes: Sequence[str] = (),
    raters: Sequence[str] = (),
    cases: Sequence[str] = (),
) -> tuple[Agreement, ...]:
    """Return how far raters agree on segments (codes, families) and sessions (scores).

    Only sessions that every compared rater has finished count, and only segments of the speaker
    that a code is for. Without ``raters`` all who used the codebook are compared.
    """
    rows: list[Agreement] = []
    for book in study.codebooks():
        passes = _users(study, book, raters)
        if len(passes) < 2:
            continue
        places = _shared(study, passes, cases)
        rows += _segments(study, book, passes, places, codes)
        rows += _sessions(study, book, passes, places, codes)
    if not rows:
        raise Refusal(
            "Nothing can be compared: no session has been finished by two raters with one codebook."
        )
    return tuple(rows)


def _users(study: Study, book: Codebook, raters: Sequence[str]) -> list[Pass]:
    """Each rater's first pass with a tag or rating of the codebook."""
    totals = study.store.tag_totals([code.key for code in book.codes])
    items = {item.key for item in book.items}
    used = {total.pass_ for total in totals}
    used |= {rating.pass_ for rating in study.store.ratings() if rating.item in items}
    first: dict[str, Pass] = {}
    for pass_ in sorted(used):
        if not raters or pass_.rater in raters:
            first.setdefault(pass_.rater, pass_)
    return list(first.values())


def _shared(study: Study, passes: Iterable[Pass], cases: Sequence[str]) -> list[Place]:
    finished = study.store.finished()
    places = [(i.case, i.session) for i in study.sessions() if not cases or i.case in cases]
    return [place for place in places if all((p, *place) in finished for p in passes)]


def _segments(
    study: Study,
    book: Codebook,
    passes: Sequence[Pass],
    places: Sequence[Place],
    wanted: Sequence[str],
) -> Iterator[Agreement]:
    from thirdear import agreement as room

    given: dict[str, set[tuple[Pass, str, int, int]]] = defaultdict(set)
    for tag in study.store.tags():
        if tag.layer == "turn":
            given[tag.code].add((tag.pass_, tag.case, tag.session, tag.segment))
    units = [
        (case, session, segment.index, segment.role)
        for case, session in places
        for segment in study.segments(case, session)
    ]
    for name, codes in _targets(book):
        if wanted and name not in wanted:
            continue
        marked = set().union(*(given[code.key] for code in codes))
        speakers = {code.speaker for code in codes}
        table = [
            [float((p, *unit) in marked) for p in passes]
            for *unit, role in units
            if None in speakers or role in speakers
        ]
        if any(any(row) for row in table):
            yield from room.nominal(table, name)


def _targets(book: Codebook) -> Iterator[tuple[str, list[Code]]]:
    for family in book.families:
        codes = [code for code in book.codes if code.family == family.key]
        yield f"{book.prefix}:{family.key}", codes
    for code in book.codes:
        yield code.key, [code]


def _sessions(
    study: Study,
    book: Codebook,
    passes: Sequence[Pass],
    places: Sequence[Place],
    wanted: Sequence[str],
) -> Iterator[Agreement]:
    from thirdear import agreement as room

    values = {
        (score.score, p.rater, score.case, score.session): score.value
        for p in passes
        for score in study.score_values(p.rater)
    }
    for rule in book.scores:
        if wanted and rule.key not in wanted:
            continue
        rows = [[values.get((rule.key, p.rater, *place)) for p in passes] for place in places]
        whole = [[v for v in row if v is not None] for row in rows]
        yield from room.interval([row for row in whole if len(row) == len(passes)], rule.key)
