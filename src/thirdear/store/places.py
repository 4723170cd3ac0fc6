"""Where things lie, by their names; and what is said of a place that is not there."""

from __future__ import annotations

from functools import cache
from typing import Any

from thirdear.model.coding import Pass
from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.store.connection import Database
from thirdear.store.kind import TABLES
from thirdear.store.projector import Projector

_OF_TEXTS = frozenset({"layer", "signature"})
"""The tables that a session is made of; nothing that somebody did lies in them."""


@cache
def on_segments() -> tuple[str, ...]:
    """Return the tables of what lies on segments, so that a layer that holds any stays as it is."""
    return tuple(name for name, columns in TABLES.items() if "REFERENCES segment" in columns)


@cache
def on_sessions() -> tuple[str, ...]:
    """Return the tables of what lies on a session as a whole, so that one that holds any stays."""
    lying = (name for name, columns in TABLES.items() if "REFERENCES session" in columns)
    return tuple(name for name in lying if name not in _OF_TEXTS)


def placed(db: Database, pass_: Pass, case: str, session: int) -> dict[str, Any]:
    """Return the part of an event's body that says in which session of which pass it is."""
    if Projector(db).session(case, session) is None:
        raise no_session(case, session)
    return {"case": case, "session": session, "rater": pass_.rater, "pass": pass_.number}


def segment_layer(db: Database, case: str, session: int, layer: str, segment: int) -> int:
    """Return the id of the layer in which a segment lies; refuse a segment that is not there."""
    found = Projector(db).layer(case, session, layer)
    if found is None:
        raise no_layer(case, session, layer)
    if db.one("SELECT 1 FROM segment WHERE layer_id = ? AND number = ?", (found, segment)) is None:
        raise Refusal(
            f"Case {case}, session {session} has no segment {segment}.",
            f"{vaka(case, 'nın')} {session}. seansında {segment}. birim yok.",
        )
    return found


def no_session(case: str, session: int) -> Refusal:
    """Return the refusal for a session that is not there."""
    return Refusal(
        f"There is no session {session} of {the_case(case)} in this study.",
        f"Bu çalışmada {vaka(case, 'nın')} {session}. seansı yok.",
    )


def erased(case: str, session: int) -> Refusal:
    """Return the refusal for words that were erased."""
    return Refusal(
        f"The words of {the_case(case)}, session {session} were erased.",
        f"{vaka(case, 'nın')} {session}. seansının sözleri silindi.",
    )


def no_layer(case: str, session: int, layer: str) -> Refusal:
    """Return the refusal for a layer that is not there."""
    return Refusal(
        f"Case {case}, session {session} has no layer {layer!r}; make it with `thirdear "
        "transcripts segment`.",
        f"{vaka(case, 'nın')} {session}. seansında {layer!r} katmanı yok; `thirdear transcripts "
        "segment` kurar.",
    )


def standing_in(db: Database, session: int) -> str:
    """Return the first kind of thing that stands in a session, by its id; "" for none."""
    for table in on_segments():
        sql = (
            f"SELECT 1 FROM {table} t JOIN layer l ON l.id = t.layer_id "  # noqa: S608
            "WHERE l.session_id = ? LIMIT 1"
        )
        if db.one(sql, (session,)):
            return table
    for table in on_sessions():
        if db.one(f"SELECT 1 FROM {table} WHERE session_id = ? LIMIT 1", (session,)):  # noqa: S608
            return table
    return ""
