"""A study's finished sessions as rows of a registry: codes and numbers, no words, no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import scores as room
from thirdear.base import bits
from thirdear.exchange import registry
from thirdear.exchange.registry import Row
from thirdear.model.coding import Code, Codebook, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import gate

if TYPE_CHECKING:
    from thirdear.study.core import Core

Judged = Mapping[Place, Mapping[str, Pass]]


def write(study: Core, path: Path, laboratory: str) -> int:
    """Write a laboratory's file for a registry; return how many tags are in it.

    Of each rater the first pass counts that finished a session. Cases and raters are numbered in
    the order of their keys, since a key may be a name.
    """
    if not laboratory.strip():
        raise Refusal(
            "Say under which name the laboratory stands in the registry.",
            "Laboratuvarın kayıtta hangi adla duracağını söyleyin.",
        )
    gate.check_folder(path)
    if not any(book.codes and _judged(study, book) for book in study.codebooks()):
        raise Refusal(
            "There is nothing to register: nobody has finished a session with a codebook of codes.",
            "Kaydedilecek bir şey yok: kodları olan bir kod kitabıyla kimse bir seansı bitirmedi.",
        )
    written = registry.write(path, rows(study, laboratory.strip()))
    gate.note(study, path, "registry", {"cases": list(study.cases())})
    return written


def rows(study: Core, laboratory: str) -> Iterator[Row]:
    """Yield a row for every code that a rater looked for in a session, and for every tag."""
    cases = {case: number for number, case in enumerate(study.cases(), 1)}
    raters = {rater: number for number, rater in enumerate(sorted(study.raters()), 1)}
    for book in study.codebooks():
        judged = _judged(study, book)
        spoken = study.store.spoken(book.layer) if judged else {}
        for code in book.codes if judged else ():
            for case, session, rater, row in _of(study, book, code, judged, spoken):
                yield Row(laboratory, cases[case], session, raters[rater], code.key, *row)


def _judged(study: Core, book: Codebook) -> Judged:
    """Return the sessions that somebody finished with a codebook: each rater's counting pass."""
    users = [p for p in room.users(study.store, book) if p.rater in study.raters()]
    finished = study.store.finished()
    places = [(info.case, info.session) for info in study.sessions()]
    found = {place: room.counting(users, finished, *place) for place in places}
    return {place: passes for place, passes in found.items() if passes}


def _of(
    study: Core,
    book: Codebook,
    code: Code,
    judged: Judged,
    spoken: Mapping[Place, Mapping[str, int]],
) -> Iterator[tuple[str, int, str, tuple[int | None, int | None, bool, int | None]]]:
    """Yield case, session and rater; segment, value, whether suggested, and segments."""
    marked = study.store.adder(book.layer).marked([code.key])
    values = study.store.values_of(code.key, book.layer) if code.scale else {}
    prompted = study.store.prompted([code.key], book.layer)
    for (case, session), passes in judged.items():
        own = spoken.get((case, session), {})
        segments = reduce(or_, (n for role, n in own.items() if code.speaker in (None, role)), 0)
        for rater, pass_ in passes.items():
            place = (pass_, case, session)
            taken = prompted.get(place, 0)
            yield case, session, rater, (None, None, False, segments.bit_count())
            for n in bits.each(segments & marked.get(place, 0)):
                value = values.get((*place, n))
                yield case, session, rater, (n, value, bool(taken >> n & 1), None)
