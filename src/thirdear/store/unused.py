"""Whether anything stands in a session: judgements of any kind, or corrections."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from thirdear.model.refusal import Refusal
from thirdear.store.connection import Database
from thirdear.store.journal import Event

REMOVE = "remove-session"
"""The event by which a session is taken out."""

_IN_LAYERS = ("tag", "memo", "flag", "play")
_IN_SESSION = ("rating", "finished", "decision", "vignette", "correction")


def standing_in(db: Database, session: int) -> str:
    """Return the first kind of thing that stands in a session, by its id; "" for none."""
    for table in _IN_LAYERS:
        sql = (
            f"SELECT 1 FROM {table} t JOIN layer l ON l.id = t.layer_id "  # noqa: S608
            "WHERE l.session_id = ? LIMIT 1"
        )
        if db.one(sql, (session,)):
            return table
    for table in _IN_SESSION:
        if db.one(f"SELECT 1 FROM {table} WHERE session_id = ? LIMIT 1", (session,)):  # noqa: S608
            return table
    return ""


def check_sessions(db: Database, events: Sequence[Event], kind: str) -> None:
    """Refuse to take back or do again what the place of a session does not allow any more."""
    for event in events if kind == "redo" else reversed(events):
        if event.kind not in {REMOVE, "session"}:
            continue
        body = event.data
        found = row(db, body["case"], body["session"])
        goes = event.kind == ("session" if kind == "undo" else REMOVE)
        if goes and found is not None:
            check_unused(db, found[0], body["case"], body["session"])
        elif not goes and found is not None and not _leaves(events, event, kind):
            raise Refusal(
                f"Case {body['case']}, session {body['session']} was imported again since; "
                "nothing was changed. Remove it first with `thirdear transcripts remove`.",
                f"{body['case']} vakasının {body['session']}. seansı sonradan yeniden getirilmiş; "
                "hiçbir şey değişmedi. Önce `thirdear transcripts remove` ile çıkarın.",
            )


def _leaves(events: Sequence[Event], event: Event, kind: str) -> bool:
    """Whether the same act makes room for a session that it brings."""
    other = REMOVE if kind == "redo" else "session"
    place = (event.data["case"], event.data["session"])
    return any(e.kind == other and (e.data["case"], e.data["session"]) == place for e in events)


def row(db: Database, case: str, session: int) -> tuple[int, str] | None:
    """Return a session's id and the digest of its text, None where there is none."""
    row = db.one(
        "SELECT s.id, s.text FROM session s JOIN case_ c ON c.id = s.case_id "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    return None if row is None else (row[0], row[1])


def check_unused(db: Database, id_: int, case: str, session: int) -> None:
    """Refuse to take a session out in which anything stands."""
    found = standing_in(db, id_)
    if found == "correction":
        raise Refusal(
            f"Case {case}, session {session} has corrections, so it stays; withdraw them with "
            "`thirdear transcripts correct withdraw`, or bring a corrected file in over them with "
            f"`thirdear transcripts correct file {quote(case)} {session} FILE`.",
            f"{case} vakasının {session}. seansında düzeltmeler var, bu yüzden kalır; "
            "`thirdear transcripts correct withdraw` ile geri çekin ya da düzeltilmiş dosyayı "
            f"`thirdear transcripts correct file {quote(case)} {session} DOSYA` ile getirin.",
        )
    if found:
        raise Refusal(
            f"Something was judged in case {case}, session {session}, so it stays; what a "
            "corrected file says otherwise comes in as corrections with "
            f"`thirdear transcripts correct file {quote(case)} {session} FILE`.",
            f"{case} vakasının {session}. seansında kodlanan ya da puanlanan bir şey var, bu "
            "yüzden kalır; düzeltilmiş dosyanın farkları düzeltme olarak "
            f"`thirdear transcripts correct file {quote(case)} {session} DOSYA` ile gelir.",
        )
