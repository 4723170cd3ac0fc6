"""Taking a session out of the study, or another file in its place, while nothing was judged in it.

Nothing is erased: the words stay in the journal's store, so that the act can be undone.
"""

from __future__ import annotations

from typing import Any

from thirdear.model.coding import EventId
from thirdear.model.refusal import Refusal
from thirdear.model.text import Transcript
from thirdear.store import texts
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.unused import REMOVE, check_unused, row


def remove(db: Database, case: str, session: int, actor: str) -> None:
    """Take a session out, as one act."""
    with db.transaction():
        record(db, actor, [(REMOVE, _removal(db, case, session))])


def replace(db: Database, transcript: Transcript, original: bytes, actor: str) -> None:
    """Keep another transcript in the place of a session's, as one act."""
    texts.check(transcript, original)
    with db.transaction():
        removal = _removal(db, transcript.case, transcript.session)
        body = texts.session_body(db, transcript, original)
        record(db, actor, [(REMOVE, removal), ("session", body)])


def _removal(db: Database, case: str, session: int) -> dict[str, Any]:
    found = row(db, case, session)
    if found is None:
        raise Refusal(
            f"Case {case} has no session {session}; nothing was changed.",
            f"{case} vakasının {session}. seansı yok; hiçbir şey değişmedi.",
        )
    check_unused(db, found[0], case, session)
    return {"case": case, "session": session, "was": list(_imported(db, found[1]))}


def _imported(db: Database, text: str) -> EventId:
    """Return the event by which a session's text came in."""
    row = db.one(
        "SELECT replica, seq FROM event WHERE kind = 'session' "
        "AND json_extract(body, '$.text') = ?",
        (text,),
    )
    assert row is not None
    return EventId(*row)
