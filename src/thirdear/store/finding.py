"""Words in all transcripts: which sessions can have them, then which turns do.

Each session keeps a signature: one bit, by checksum, for every three letters in a row that occur in
its words, folded. A session that lacks a bit of what is looked for cannot have it and is not read;
the others are read, so that a signature never decides what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from thirdear.base.folding import fold
from thirdear.model.text import Hit
from thirdear.store import overlay, words
from thirdear.store.connection import Database
from thirdear.store.tallying import as_bits

_SIZE = 1 << 14
"""Bits of a signature: some 1,500 of them are set by an hour of talk."""
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
    db: Database, wanted: Sequence[str], pattern: re.Pattern[str], case: str | None
) -> Iterator[Hit]:
    """Yield every turn, of one case or of all, in which a pattern is found, in order.

    Each match of the pattern must hold, folded and with single spaces, one of ``wanted``.
    """
    masks = [int.from_bytes(as_bits(_places(one.split())), "little") for one in wanted]
    for session, key, number, digest, bits in db.all(_SIGNED, (case,)):
        signed = int.from_bytes(bits or b"", "little")
        if any(signed & mask == mask for mask in masks):
            yield from _in(db, session, (key, number), digest, pattern)


def _in(
    db: Database, session: int, place: tuple[str, int], digest: str, pattern: re.Pattern[str]
) -> Iterator[Hit]:
    body = words.get(db, digest)
    text = "" if body is None else body.decode()
    first = pattern.search(text)
    if first is None:
        return
    row = db.one("SELECT segments FROM layer WHERE session_id = ? AND key = 'turn'", (session,))
    found = [
        (number, told)
        for number, told in enumerate((row and words.get_json(db, row[0])) or (), 1)
        if told[1] > first.start() and pattern.search(text, told[0], told[1]) is not None
    ]
    turns = words.as_segments(told for _, told in found)
    spoken = overlay.spoken(db, session, turns)
    for (number, _), turn in zip(found, spoken, strict=True):
        yield Hit(*place, number, turn.speaker, text[turn.start : turn.stop])
