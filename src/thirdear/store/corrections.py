"""Correcting what a transcript says, and taking a correction back, each as one act."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from thirdear.base.boundaries import Cut, joining, splitting
from thirdear.base.corrections import boundaries, edits, spoken_by, turns_of
from thirdear.model.coding import EventId
from thirdear.model.corrections import Fault
from thirdear.model.language import Both, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment, Transcript
from thirdear.store import layers, overlay, sessions, words
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, event
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.corrections import Correction, NewCorrection

TABLES = {
    "correction": """replica INTEGER NOT NULL, seq INTEGER NOT NULL,
        session_id INTEGER NOT NULL REFERENCES session, fault TEXT NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, times INTEGER NOT NULL, digest TEXT,
        PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
}
INDEX = "CREATE INDEX correction_session ON correction(session_id)"
_SPEAKING = frozenset({"speaker", "role", "time"})
"""The corrections that change whose a segment is, or when it begins."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after which no session begins a turn: a week."""


def correct(db: Database, news: Sequence[NewCorrection], actor: str) -> tuple[Correction, ...]:
    """Correct things as one act; return the corrections that it is, none where it is so already.

    A turn that is split off with a speaker of its own is two corrections. Only roles, and words and
    speakers at places of their own, may be several in one session: none bears on another.
    """
    places = {(new.case, new.session) for new in news}
    if len(places) < len(news) and not _are_apart(news):
        raise ValueError("one correction a session and act")
    drafts: list[Draft] = []
    with db.transaction():
        for new in news:
            source = sessions.transcript(db, new.case, new.session)
            before = overlay.standing(db, new.case, new.session)
            drafts += _DRAFTS[new.fault](db, new, source, before)
        made = {event.id for event in record(db, actor, drafts)}
        after = [one for place in sorted(places) for one in overlay.standing(db, *place)]
    return tuple(one for one in after if one.id in made)


def _are_apart(news: Sequence[NewCorrection]) -> bool:
    """Whether corrections of one session do not bear on each other."""
    faults = {new.fault for new in news}
    if faults == {Fault.ROLE}:
        return True
    places = sorted(
        (new.case, new.session, new.start, new.start if new.stop is None else new.stop)
        for new in news
        if new.fault is Fault.WORDS
    )
    overlap = any(one[:2] == two[:2] and two[2] < one[3] for one, two in pairwise(places))
    return faults <= {Fault.WORDS, Fault.SPEAKER} and not overlap


def withdraw(db: Database, id_: EventId, actor: str) -> None:
    """Let a correction stand no longer, whoever made it."""
    with db.transaction():
        found = next((one for one in overlay.standing(db) if one.id == id_), None)
        if found is None:
            raise Refusal(
                "The correction is not there any more; nothing was changed.",
                "Düzeltme artık yok; hiçbir şey değişmedi.",
            )
        body = {"case": found.case, "session": found.session, "correction": list(id_)}
        record(db, actor, [("withdraw", body | {"what": found.fault.value})])


def _words(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    start, stop = new.start, new.start if new.stop is None else new.stop
    if not any(turn.start <= start < stop <= turn.stop for turn in source.turns):
        raise Refusal(
            f"{_where(new)[0]}: {start} to {stop} is not a range of text within one turn.",
            f"{_where(new)[1]}: {start} ile {stop} arası tek bir sözün içinde değil.",
        )
    text = unicodedata.normalize("NFC", new.text)
    for edit in edits(before):
        if edit == (start, stop, text):
            return []
        if edit.start < stop and start < edit.stop and not start <= edit.start <= edit.stop <= stop:
            raise Refusal(
                f"{_where(new)[0]}: {start} to {stop} is part of what is already corrected from "
                f"{edit.start} to {edit.stop}; correct all of that range.",
                f"{_where(new)[1]}: {start} ile {stop} arası, {edit.start} ile {edit.stop} "
                "arasında zaten düzeltilmiş metnin parçası; o aralığın tamamını düzeltin.",
            )
    if source.text[start:stop] == text and not any(
        start <= edit.start < stop for edit in edits(before)
    ):
        return []
    return [_draft(db, new, start, stop, (text, None))]


def _speaker(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    turn = _turn_at(new, turns_of(source.turns, before), new.start)
    now = _spoken(turn, before)
    told = (new.text.strip(), _role(new, source, before))
    return [] if told == now else [_draft(db, new, turn.start, turn.stop, told)]


def _spoken(turn: Segment, before: tuple[Correction, ...]) -> tuple[str, Role]:
    (now,) = spoken_by([turn], before)
    return now.speaker, now.role


def _split(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    found = splitting(source.turns, boundaries(before), source.text, new.start)
    if found is None:
        raise Refusal(
            f"{_where(new)[0]}: no turn can begin at {new.start}; choose a place between two "
            "words of one turn.",
            f"{_where(new)[1]}: {new.start} konumunda yeni bir söz başlayamaz; bir sözün iki "
            "sözcüğü arasını seçin.",
        )
    drafts = [_boundary(new, found)]
    if new.text.strip():
        turns = turns_of(source.turns, before)
        whole = next(turn for turn in turns if turn.start < found.at < turn.stop)
        told = (new.text.strip(), _role(new, source, before))
        drafts.append(_draft(db, new, found.at, whole.stop, told, Fault.SPEAKER))
    return drafts


def _join(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    turns = turns_of(source.turns, before)
    number = turns.index(_turn_at(new, turns, new.start)) + 1
    found = joining(source.turns, boundaries(before), number)
    if found is None:
        raise Refusal(
            f"{_where(new)[0]}: there is no turn behind the last one.",
            f"{_where(new)[1]}: son sözün arkasında başka söz yok.",
        )
    first, second = turns[number - 1], turns[number]
    told = _spoken(first, before)
    whole = [_boundary(new, found)]
    if _spoken(second, before) != told:
        whole.append(_draft(db, new, first.start, second.stop, told, Fault.SPEAKER))
    return whole


def _label_role(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    known = _roles(source, before)
    label = new.text.strip()
    if label not in known or new.role is None:
        labels = ", ".join(filter(None, known))
        raise Refusal(
            f"{_where(new)[0]}: say whose role it is; the labels are {labels}.",
            f"{_where(new)[1]}: rolün kime ait olduğunu belirtin; etiketler: {labels}.",
        )
    return [] if known[label] is new.role else [_draft(db, new, 0, 0, (label, new.role))]


def _time(
    db: Database, new: NewCorrection, source: Transcript, before: tuple[Correction, ...]
) -> list[Draft]:
    turn = _turn_at(new, turns_of(source.turns, before), new.start)
    time = _seconds(new)
    known = [one.text for one in before if (one.fault, one.start) == (Fault.TIME, new.start)]
    first = turn.time if turn.start == new.start else None
    if time == (float(known[-1]) if known else first):
        return []
    return [_draft(db, new, new.start, new.start, (str(time), None))]


def _seconds(new: NewCorrection) -> float:
    try:
        time = round(float(new.text), 3)
    except ValueError:
        time = math.nan
    if not 0 <= time <= LONGEST:
        raise Refusal(
            f"{_where(new)[0]}: a turn begins 0 to {LONGEST:.0f} seconds after the recording does.",
            f"{_where(new)[1]}: bir söz kaydın başından 0 ile {LONGEST:.0f} saniye sonra başlar.",
        )
    return time


_DRAFTS = {
    Fault.TIME: _time,
    Fault.WORDS: _words,
    Fault.SPEAKER: _speaker,
    Fault.SPLIT: _split,
    Fault.JOIN: _join,
    Fault.ROLE: _label_role,
}


def _role(new: NewCorrection, source: Transcript, before: tuple[Correction, ...]) -> Role:
    """Return a speaker's role: the one given, else the one that the label has in the session."""
    role = new.role or _roles(source, before).get(new.text.strip())
    if not new.text.strip() or role is None:
        raise Refusal(
            f"{_where(new)[0]}: say who speaks and in which role ({', '.join(Role)}); the "
            "session has no such label.",
            f"{_where(new)[1]}: kimin, hangi rolde ({', '.join(Role)}) konuştuğunu belirtin; "
            "seansta böyle bir etiket yok.",
        )
    return role


def _roles(source: Transcript, before: tuple[Correction, ...]) -> dict[str, Role]:
    """Return the role of every label that the session has, in its source or as corrected."""
    own = spoken_by(source.turns, [one for one in before if one.fault is Fault.ROLE])
    turns = spoken_by(turns_of(source.turns, before), before)
    return {turn.speaker: turn.role for turn in (*own, *turns)}


def _turn_at(new: NewCorrection, turns: tuple[Segment, ...], place: int) -> Segment:
    found = next((turn for turn in turns if turn.start <= place < turn.stop), None)
    if found is None:
        raise Refusal(
            f"{_where(new)[0]}: {place} is in no turn.",
            f"{_where(new)[1]}: {place} hiçbir sözün içinde değil.",
        )
    return found


def _draft(
    db: Database,
    new: NewCorrection,
    start: int,
    stop: int,
    told: tuple[str, Role | None],
    fault: Fault | None = None,
) -> Draft:
    body = _body(new, fault or new.fault, start, stop)
    return "correct", body | {"digest": words.put_json(db, list(told))}


def _boundary(new: NewCorrection, found: Cut) -> Draft:
    return "correct", _body(new, new.fault, found.stop, found.at) | {"by": found.times}


def _body(new: NewCorrection, fault: Fault, start: int, stop: int) -> dict[str, Any]:
    place = {"case": new.case, "session": new.session, "what": fault.value}
    return place | {"start": start, "stop": stop}


def _where(new: NewCorrection) -> Both:
    return (
        f"Case {new.case}, session {new.session}",
        f"{vaka(new.case)}, {new.session}. seans",
    )


def _lay(p: Projector, events: Sequence[Event]) -> None:
    touched: dict[int, bool] = {}
    for e in events:
        body = e.data
        session = p.session(body["case"], body["session"])
        if session is not None:
            touched[session] = body["what"] in _SPEAKING or touched.get(session, False)
            p.db.run(
                "INSERT INTO correction VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*e.id, session, body["what"], body["start"], body["stop"])
                + (body.get("by", 0), body.get("digest")),
            )
    for session, speaking in touched.items():
        if speaking:
            layers.speak(p, session)


def _no_correction(p: Projector, id_: Sequence[int], body: dict[str, Any]) -> None:
    p.db.run("DELETE FROM correction WHERE replica = ? AND seq = ?", id_)
    if body["what"] in _SPEAKING:
        layers.speak(p, p.session(body["case"], body["session"]))


def _take(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _no_correction(p, body["correction"], body)


def _again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["correction"])
    if made is not None:
        _lay(p, [made])


KINDS = {
    "correct": Kind(_lay, lambda p, e: _no_correction(p, e.id, e.data)),
    "withdraw": Kind(_take, _again),
}
