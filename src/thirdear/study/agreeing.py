"""Gathering what two or more raters judged alike, for every code, family and score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from thirdear import agreement as statistics
from thirdear import scores as room
from thirdear.model.agreeing import Agreement
from thirdear.model.coding import Code, Codebook, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import asking

if TYPE_CHECKING:
    from thirdear.study.study import Study

Place = tuple[str, int]
Shared = dict[Place, tuple[Pass, ...]]


def agreement(
    study: Study,
    codes: Sequence[str] = (),
    raters: Sequence[str] = (),
    cases: Sequence[str] = (),
) -> tuple[Agreement, ...]:
    """Return how far raters agree on segments (codes, families) and sessions (scores).

    Only sessions that every compared rater has finished count, and only segments of the speaker
    that a code is for. Without ``raters`` all are compared who used the codebook and finished a
    session.
    """
    _check_known(study, codes, raters)
    finished = study.store.finished()
    places = [(i.case, i.session) for i in study.sessions() if not cases or i.case in cases]
    rows: list[Agreement] = []
    for book in study.codebooks():
        shared = _shared(study, book, finished, places, raters)
        rows += _segments(study, book, shared, codes)
        rows += _sessions(study, book, shared, codes)
    if not rows:
        raise Refusal(
            "Nothing can be compared: no session has been finished by two raters with one codebook."
        )
    return tuple(rows)


def _check_known(study: Study, codes: Sequence[str], raters: Sequence[str]) -> None:
    for rater in raters:
        asking.rater(study, rater)
    known = {name for book in study.codebooks() for name, _ in _targets(book)} | set(study.rules())
    for code in codes:
        if code not in known:
            raise Refusal(f"There is no code, family or score {code} in this study.")


def _shared(
    study: Study,
    book: Codebook,
    finished: frozenset[tuple[Pass, str, int]],
    places: Sequence[Place],
    raters: Sequence[str],
) -> Shared:
    """Return each session that all compared raters finished, with the pass of each that counts."""
    users = [p for p in room.users(study.store, book) if not raters or p.rater in raters]
    working = {p.rater for p, case, session in finished if p in users and (case, session) in places}
    if len(working) < 2:
        return {}
    passes = {place: room.counting(users, finished, *place) for place in places}
    return {
        place: tuple(found[rater] for rater in sorted(working))
        for place, found in passes.items()
        if working <= found.keys()
    }


def _segments(
    study: Study, book: Codebook, shared: Shared, wanted: Sequence[str]
) -> Iterator[Agreement]:
    given: dict[str, set[tuple[Pass, str, int, int]]] = defaultdict(set)
    for tag in study.store.tags():
        if tag.layer == "turn":
            given[tag.code].add((tag.pass_, tag.case, tag.session, tag.segment))
    units = [
        (passes, case, session, segment.index, segment.role)
        for (case, session), passes in shared.items()
        for segment in study.segments(case, session)
    ]
    for name, codes in _targets(book):
        if wanted and name not in wanted:
            continue
        marked = set().union(*(given[code.key] for code in codes))
        speakers = {code.speaker for code in codes}
        table = [
            [float((p, *unit) in marked) for p in passes]
            for passes, *unit, role in units
            if None in speakers or role in speakers
        ]
        if any(any(row) for row in table):
            yield from statistics.nominal(table, name)


def _targets(book: Codebook) -> Iterator[tuple[str, list[Code]]]:
    for family in book.families:
        codes = [code for code in book.codes if code.family == family.key]
        yield f"{book.prefix}:{family.key}", codes
    for code in book.codes:
        yield code.key, [code]


def _sessions(
    study: Study, book: Codebook, shared: Shared, wanted: Sequence[str]
) -> Iterator[Agreement]:
    raters = sorted({pass_.rater for passes in shared.values() for pass_ in passes})
    values = {
        (score.score, rater, score.case, score.session): score.value
        for rater in raters
        for score in room.of(study.store, [book], rater)
    }
    for rule in book.scores:
        if wanted and rule.key not in wanted:
            continue
        rows = [[values.get((rule.key, rater, *place)) for rater in raters] for place in shared]
        whole = [[value for value in row if value is not None] for row in rows]
        yield from statistics.interval([row for row in whole if len(row) == len(raters)], rule.key)
