"""Words in all transcripts: which sessions can have them, then which turns do.

Each session keeps a signature: one bit, by checksum, for every three letters in a row that occur in
its words, folded. A session that lacks a bit of what is looked for cannot have it and is not read;
the others are read, so that a signature never decides what is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from zlib import crc32

from thirdear.base.letters import fold
from thirdear.model.text import Hit, Place
from thirdear.store import overlay, words
from thirdear.store.connection import Database, Row
from thirdear.store.tallies import as_bits

_SIZE = 1 << 14
"""Bits of a signature: some 1,500 of them are set by an hour of talk."""
_FEW = 8
"""Matches in a session up to which turns are looked up one by one."""
_AROUND = """SELECT number, start, stop FROM segment
    WHERE layer_id = ?1 AND ?2 BETWEEN start AND stop - 1"""
_JSON = json.JSONDecoder()
_Row = list[Any]
_SIGNED = """SELECT s.id, c.key, s.number, s.text, f.bits
    FROM session s JOIN case_ c ON c.id = s.case_id LEFT JOIN signature f ON f.session_id = s.id
    WHERE ?1 IS NULL OR c.key = ?1 ORDER BY c.key, s.number"""


def sign(db: Database, session: int, text: str) -> None:
    """Keep the signature of a session's text."""
    spoken = fold("\n".join(set(text.split()))).split()
    db.run("INSERT INTO signature VALUES(?, ?)", (session, as_bits(_places(spoken))))


def _places(pieces: Iterable[str]) -> set[int]:
    """Return the bits of folded words."""
    grams = {piece[at : at + 3] for piece in pieces for at in range(len(piece) - 2)}
    return {crc32(gram.encode()) % _SIZE for gram in grams}


def search(
    db: Database, wanted: Sequence[str], pattern: re.Pattern[str], case: str | None = None
) -> Iterator[Hit]:
    """Yield every turn, of one case or of all, in which a pattern is found, in order.

    Each match of the pattern must hold, folded and with single spaces, one of ``wanted``.
    """
    for session, key, number, digest in _possible(db, wanted, case):
        yield from _in(db, session, (key, number), digest, pattern)


def possible(db: Database, wanted: Sequence[str], case: str | None = None) -> int:
    """Return in how many sessions one of ``wanted`` may be found: in no others; none is read."""
    return sum(1 for _ in _possible(db, wanted, case))


def _possible(db: Database, wanted: Sequence[str], case: str | None) -> Iterator[Row]:
    """Yield id, case, number and the text's digest of sessions that may have one of them."""
    masks = [int.from_bytes(as_bits(_places(one.split())), "little") for one in wanted]
    for *session, bits in db.all(_SIGNED, (case,)):
        signed = int.from_bytes(bits or b"", "little")
        if any(signed & mask == mask for mask in masks):
            yield tuple(session)


def _in(
    db: Database, session: int, place: Place, digest: str, pattern: re.Pattern[str]
) -> Iterator[Hit]:
    body = words.get(db, digest)
    text = "" if body is None else body.decode()
    starts = list(islice(_starts(pattern, text), _FEW + 1))
    if not starts:
        return
    row = db.one("SELECT id, segments FROM layer WHERE session_id = ? AND key = 'turn'", (session,))
    told = (row and words.get(db, row[1])) or b"[]"
    if row is not None and len(starts) <= _FEW:
        found = _around(db, row[0], told.decode(), text, pattern, starts)
    else:
        found = _among(json.loads(told), text, pattern, starts[0])
    turns = words.as_segments(row for _, row in found)
    spoken = overlay.spoken(db, session, turns)
    for (number, _), turn in zip(found, spoken, strict=True):
        yield Hit(*place, number, turn.speaker, text[turn.start : turn.stop])


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield every place at which the pattern matches, also within another match."""
    match = pattern.search(text)
    while match is not None:
        yield match.start()
        match = pattern.search(text, match.start() + 1)


def _among(
    rows: Iterable[_Row], text: str, pattern: re.Pattern[str], first: int
) -> list[tuple[int, _Row]]:
    """Return the turns, as they are stored, in which the pattern is found, by number."""
    return [
        (number, row)
        for number, row in enumerate(rows, 1)
        if row[1] > first and pattern.search(text, row[0], row[1]) is not None
    ]


def _around(
    db: Database, layer: int, told: str, text: str, pattern: re.Pattern[str], starts: Iterable[int]
) -> list[tuple[int, _Row]]:
    """Return the same of few matches: no more of the turns is parsed than those around them."""
    found: dict[int, _Row] = {}
    for at in starts:
        for number, start, stop in db.all(_AROUND, (layer, at)):
            if number not in found and pattern.match(text, at, stop) is not None:
                found[number] = _row(told, number, f'[{start},{stop},"')
    return sorted(found.items())


def _row(told: str, number: int, opening: str) -> _Row:
    """Return a turn out of the JSON of all, by how it opens where no other one opens so."""
    # In a string a quotation mark is never bare, so nothing else is taken for an opening.
    at = told.find(opening)
    alone = at >= 0 and told.find(opening, at + 1) < 0
    row: _Row = _JSON.raw_decode(told, at)[0] if alone else json.loads(told)[number - 1]
    return row
