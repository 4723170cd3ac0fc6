"""Erasing a case: its words go, the journal stays whole, since it only ever named them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.store import checks, exports, memos, topic_memos, words
from thirdear.store import settings as kept
from thirdear.store.acts import record
from thirdear.store.connection import Database, scrub

if TYPE_CHECKING:
    from thirdear.model.copies import Exported, Purged

_HEXADECIMAL = frozenset("0123456789abcdef")


def purge(db: Database, case: str, settings: Mapping[str, str], actor: str) -> Purged:
    """Erase every word of a case and its places; ``settings`` take the place of those that told it.

    The bytes are overwritten in the file. Nobody else may have it open.
    """
    from thirdear.model.copies import Purged

    keyed = db.one("SELECT 1 FROM event WHERE json_extract(body, '$.case') = ?", (case,))
    told = kept.settings(db)
    if keyed is None and all(told.get(key) == value for key, value in settings.items()):
        raise Refusal(
            f"There is nothing of a {the_case(case)} in {db.path}; nothing was changed.",
            f"{db.path} içinde {vaka(case, 'na')} ait bir şey yok; hiçbir şey değişmedi.",
        )
    _check_alone(db)
    with db.transaction():
        documents = tuple(_documents(db, case))
        shared = _shared(db, case)
        written, on_codes = _memos(db, case)
        gone = _named(db, case) | _told(db, settings)
        body = {"case": case, "erased": sorted(gone)}
        drafts: list[tuple[str, Mapping[str, Any]]] = [
            ("setting", {"key": key, "digest": words.put(db, value)})
            for key, value in sorted(settings.items())
        ]
        record(db, actor, [*drafts, ("purge", body)])
        erase(db, gone)
        db.run("DELETE FROM left_at WHERE case_ = ?", (case,))
        checks.rebuild(db)
    scrub(db)
    return Purged(case, len(gone), shared, documents, memos=written, on_codes=on_codes)


def erase(db: Database, digests: set[str]) -> None:
    """Delete words by their digests."""
    db.many("DELETE FROM text WHERE digest = ?", [(digest,) for digest in sorted(digests)])


def _check_alone(db: Database) -> None:
    """Refuse where somebody else's connection would keep old pages in the write-ahead log."""
    (mode,) = db.one("PRAGMA journal_mode") or ("",)
    if mode == "wal":
        if db.one("PRAGMA journal_mode = DELETE") != ("delete",):
            raise Refusal(
                f"{db.path} is in use by another program; close it and try again.",
                f"{db.path} başka bir programda açık; kapatıp yeniden deneyin.",
            )
        # A log of changes holds new pages only; the other kind would keep the old ones.
        db.one("PRAGMA journal_mode = WAL")


def _named(db: Database, case: str) -> set[str]:
    """Return the digests of all words that events about a case name and that are there."""
    rows = db.each("SELECT body FROM event WHERE json_extract(body, '$.case') = ?", (case,))
    found = {digest for (body,) in rows for digest in _digests(json.loads(body))}
    return {d for d in found if db.one("SELECT 1 FROM text WHERE digest = ?", (d,))}


def _digests(value: object) -> Iterator[str]:
    """Yield every string in a JSON value that may be a digest."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _digests(one)
    elif isinstance(value, str) and len(value) == 64 and set(value) <= _HEXADECIMAL:
        yield value


def _told(db: Database, settings: Mapping[str, str]) -> set[str]:
    """Return the digests of everything that these settings ever said."""
    rows = db.all(
        "SELECT json_extract(body, '$.key'), json_extract(body, '$.digest') FROM event "
        "WHERE kind IN ('setting', 'change-setting')"
    )
    return {digest for key, digest in rows if key in settings}


def _memos(
    db: Database, case: str
) -> tuple[tuple[tuple[str, int | None, int], ...], tuple[tuple[str, str], ...]]:
    """Return how many memos each rater has by session of a case, and who has some on codes."""
    here = [(one.pass_.rater, one.session) for one in memos.memos(db, case=case)]
    wider = topic_memos.memos(db)
    here += [(one.pass_.rater, one.topic.session or 0) for one in wider if one.topic.case == case]
    codes = {(one.pass_.rater, one.topic.code) for one in wider if one.topic.code is not None}
    counted = sorted(Counter(here).items())
    return tuple((rater, at or None, count) for (rater, at), count in counted), tuple(sorted(codes))


def _shared(db: Database, case: str) -> tuple[Place, ...]:
    """Return the sessions of other cases that were read from a file that held this case, too."""
    rows = db.all(
        "SELECT c.key, s.number FROM session s JOIN case_ c ON c.id = s.case_id WHERE c.key <> ?1 "
        "AND s.original IN (SELECT o.original FROM session o JOIN case_ d ON d.id = o.case_id "
        "WHERE d.key = ?1) ORDER BY c.key, s.number",
        (case,),
    )
    return tuple((key, number) for key, number in rows)


def _documents(db: Database, case: str) -> Iterator[Exported]:
    """Yield the documents that were made from a case, and those of which it is not known."""
    for made, cases in exports.documents(db):
        if cases is None or case in cases:
            yield made
