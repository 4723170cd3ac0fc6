"""Sessions: transcripts, word for word, with the bytes of their files; and taking one out.

Nothing is erased when a session is taken out: its words stay, so that the act can be undone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.base.shell import quoted
from thirdear.model.coding import EventId
from thirdear.model.language import at_start, the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import SessionInfo, Source, Transcript
from thirdear.store import layers, search, words
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import COLUMNS, Event, event
from thirdear.store.kind import Kind
from thirdear.store.places import erased, no_session, standing_in
from thirdear.store.projector import DROPPED, UNDONE, Projector

TABLES = {
    "case_": "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT",
    "session": """id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_,
        number INTEGER NOT NULL, text TEXT NOT NULL, about TEXT NOT NULL, original TEXT NOT NULL,
        sha256 TEXT NOT NULL, file_sha256 TEXT NOT NULL, turns INTEGER NOT NULL,
        words INTEGER NOT NULL, UNIQUE(case_id, number)) STRICT""",
    "signature": """session_id INTEGER PRIMARY KEY REFERENCES session, bits BLOB NOT NULL
        ) STRICT""",
}
INDEX = "CREATE INDEX session_file ON session(file_sha256)"
REMOVE = "remove-session"
"""The event by which a session is taken out."""

# Judgements of a session that is gone can neither be taken back nor done again. What whoever took
# it out has undone before can: it is done again only after the session itself.
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE NOT (replica = ? AND state = {UNDONE})
    AND EXISTS(SELECT 1 FROM event e
    WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('session', 'remove-session')
        AND json_extract(e.body, '$.case') = ? AND json_extract(e.body, '$.session') = ?)"""  # noqa: S608
_EVENT = ", ".join(f"e.{name.strip()}" for name in COLUMNS.split(","))
_SHAPES = f"""SELECT {_EVENT}
    FROM event e LEFT JOIN act a ON a.replica = e.replica AND a.root = e.act
    LEFT JOIN event l ON l.replica = a.replica AND l.seq = a.last
    WHERE e.kind IN ('layer', 'split', 'join') AND coalesce(l.kind, '') != 'undo'
        AND json_extract(e.body, '$.case') = ? AND json_extract(e.body, '$.session') = ?
        AND e.clock < ? AND e.clock > (SELECT clock FROM event WHERE replica = ? AND seq = ?)
    ORDER BY e.clock, e.replica, e.seq"""  # noqa: S608
_OF_LAYERS = ("segment", "extent", "boundary", "tally")


def add(db: Database, transcripts: Iterable[tuple[Transcript, bytes]], actor: str) -> int:
    """Keep transcripts with their files' bytes as one act; return how many are new.

    One whose very text is there already is left; another text for the same session is refused. A
    file that holds several sessions is kept once.
    """
    drafts: list[Draft] = []
    originals: dict[str, str] = {}
    with db.transaction():
        for transcript, original in transcripts:
            _check(transcript, original)
            if not _is_there(db, transcript):
                known = originals.get(transcript.source.sha256)
                body = _body(db, transcript, original, known)
                originals[transcript.source.sha256] = str(body["original"])
                drafts.append(("session", body))
        record(db, actor, drafts)
    return len(drafts)


def _is_there(db: Database, transcript: Transcript) -> bool:
    case, session = transcript.case, transcript.session
    found = db.one(
        "SELECT s.sha256 FROM session s JOIN case_ c ON c.id = s.case_id "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if found is not None and found[0] != transcript.sha256:
        raise Refusal(
            f"Case {case}, session {session} is in the study already, with another text. Give "
            "the new file another session number, or put it in the place of the other with "
            f"`thirdear transcripts replace {quoted(case)} {session} FILE`.",
            f"{vaka(case, 'nın')} {session}. seansı başka bir metinle zaten çalışmada. Yeni "
            "dosyaya "
            "başka bir seans numarası verin ya da ötekinin yerine koyun: "
            f"`thirdear transcripts replace {quoted(case)} {session} DOSYA`.",
        )
    return found is not None


def _body(
    db: Database, transcript: Transcript, original: bytes, known: str | None = None
) -> dict[str, object]:
    """Store a transcript's words; return what its event says. ``known`` are the file's bytes."""
    source = transcript.source
    about = {
        "name": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "sha256": transcript.sha256,
        "file_sha256": source.sha256,
    }
    kept = db.one("SELECT original FROM session WHERE file_sha256 = ? LIMIT 1", (source.sha256,))
    return {
        "case": transcript.case,
        "session": transcript.session,
        "text": words.put(db, transcript.text),
        "about": words.put_json(db, about),
        "turns": words.put_segments(db, transcript.turns),
        "original": known or (kept[0] if kept else words.put(db, original, words.BYTES)),
    }


def _check(transcript: Transcript, original: bytes) -> None:
    """Refuse a transcript that cannot be stored as it is."""
    _check_hashes(transcript, original)
    place = (transcript.case, transcript.session, "turn")
    layers.check(transcript.turns, *place, len(transcript.text))


def _check_hashes(transcript: Transcript, original: bytes) -> None:
    try:
        text = transcript.text.encode()
    except UnicodeEncodeError as error:
        raise Refusal(
            f"{transcript.source.name}: the text holds half a character (a lone surrogate); "
            "save the file as UTF-8 again.",
            f"{transcript.source.name}: metinde yarım bir karakter var (tek başına bir "
            "surrogate); dosyayı yeniden UTF-8 olarak kaydedin.",
        ) from error
    if hashlib.sha256(text).hexdigest() != transcript.sha256:
        raise ValueError("sha256 is not of the transcript's text")
    if hashlib.sha256(original).hexdigest() != transcript.source.sha256:
        raise ValueError("sha256 is not of the original bytes")


def remove(db: Database, case: str, session: int, actor: str) -> None:
    """Take a session out, as one act."""
    with db.transaction():
        record(db, actor, [(REMOVE, _removal(db, case, session))])


def replace(db: Database, transcript: Transcript, original: bytes, actor: str) -> None:
    """Keep another transcript in the place of a session's, as one act."""
    _check(transcript, original)
    with db.transaction():
        removal = _removal(db, transcript.case, transcript.session)
        body = _body(db, transcript, original)
        record(db, actor, [(REMOVE, removal), ("session", body)])


def _removal(db: Database, case: str, session: int) -> dict[str, Any]:
    found = _row(db, case, session)
    if found is None:
        raise Refusal(
            f"Case {case} has no session {session}; nothing was changed.",
            f"{vaka(case, 'nın')} {session}. seansı yok; hiçbir şey değişmedi.",
        )
    _check_unused(db, found[0], case, session)
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


def _check_place(db: Database, events: Sequence[Event], way: str) -> None:
    """Refuse to take back or do again what the place of a session does not allow any more."""
    for one in events if way == "redo" else reversed(events):
        if one.kind not in {REMOVE, "session"}:
            continue
        body = one.data
        found = _row(db, body["case"], body["session"])
        goes = one.kind == ("session" if way == "undo" else REMOVE)
        if goes and found is not None:
            _check_unused(db, found[0], body["case"], body["session"])
        elif not goes and found is not None and not _leaves(events, one, way):
            raise Refusal(
                f"Case {body['case']}, session {body['session']} was imported again since; "
                "nothing was changed. Remove it first with `thirdear transcripts remove`.",
                f"{vaka(body['case'], 'nın')} {body['session']}. seansı sonradan yeniden içe "
                "aktarılmış; "
                "hiçbir şey değişmedi. Önce `thirdear transcripts remove` ile çıkarın.",
            )


def _leaves(events: Sequence[Event], one: Event, way: str) -> bool:
    """Whether the same act makes room for a session that it brings."""
    other = REMOVE if way == "redo" else "session"
    place = (one.data["case"], one.data["session"])
    return any(e.kind == other and (e.data["case"], e.data["session"]) == place for e in events)


def _row(db: Database, case: str, session: int) -> tuple[int, str] | None:
    """Return a session's id and the digest of its text, None where there is none."""
    found = db.one(
        "SELECT s.id, s.text FROM session s JOIN case_ c ON c.id = s.case_id "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    return None if found is None else (found[0], found[1])


def _check_unused(db: Database, id_: int, case: str, session: int) -> None:
    """Refuse to take a session out in which anything stands."""
    found = standing_in(db, id_)
    if found == "correction":
        raise Refusal(
            f"Case {case}, session {session} has corrections, so it stays; withdraw them with "
            "`thirdear transcripts correct withdraw`, or import a corrected file over them with "
            f"`thirdear transcripts correct file {quoted(case)} {session} FILE`.",
            f"{vaka(case, 'nın')} {session}. seansında düzeltmeler var, bu yüzden kalır; "
            "`thirdear transcripts correct withdraw` ile geri çekin ya da düzeltilmiş dosyayı "
            f"`thirdear transcripts correct file {quoted(case)} {session} DOSYA` ile içe aktarın.",
        )
    if found == "topic_memo":
        raise _noted(case, session)
    if found:
        raise Refusal(
            f"{at_start(case)}, session {session} has tags or ratings, so it stays; "
            "import the differences of a corrected file as corrections with "
            f"`thirdear transcripts correct file {quoted(case)} {session} FILE`.",
            f"{vaka(case, 'nın')} {session}. seansında kodlanan ya da puanlanan bir şey var, bu "
            "yüzden kalır; düzeltilmiş dosyanın farkları düzeltme olarak "
            f"`thirdear transcripts correct file {quoted(case)} {session} DOSYA` ile gelir.",
        )


def _noted(case: str, session: int) -> Refusal:
    """Return the refusal to take out a session on which somebody wrote a memo."""
    command = (
        "`thirdear tags memos remove --rater {} " + f"--case {quoted(case)} --session {session}`"
    )
    return Refusal(
        f"{at_start(case)}, session {session} has a memo, so it stays; whoever wrote it removes "
        f"it with {command.format('RATER')}.",
        f"{vaka(case, 'nın')} {session}. seansına yazılmış bir not var, bu yüzden kalır; notu "
        f"yazan {command.format('KODLAYICI')} ile kaldırır.",
    )


def has_judgements(db: Database, case: str, session: int) -> bool:
    """Whether anything was judged or corrected in a session, so that it stays."""
    found = _row(db, case, session)
    return found is not None and bool(standing_in(db, found[0]))


def cases(db: Database) -> tuple[str, ...]:
    """Return the keys of the cases that have sessions."""
    rows = db.all(
        "SELECT DISTINCT c.key FROM session s JOIN case_ c ON c.id = s.case_id ORDER BY c.key"
    )
    return tuple(row[0] for row in rows)


def sessions(db: Database, case: str | None = None) -> tuple[SessionInfo, ...]:
    """Return the sessions, of one case or of all, in order."""
    rows = db.all(
        "SELECT c.key, s.number, s.turns, s.words, s.sha256, s.file_sha256, "
        "t.digest, t.salt, t.body FROM session s JOIN case_ c ON c.id = s.case_id "
        "LEFT JOIN text t ON t.digest = s.about "
        "WHERE ?1 IS NULL OR c.key = ?1 ORDER BY c.key, s.number",
        (case,),
    )
    return tuple(
        SessionInfo(key, number, turns, count, sha256, _source(_about(*about), file_sha256))
        for key, number, turns, count, sha256, file_sha256, *about in rows
    )


def _about(digest: str | None, salt: bytes, body: bytes) -> bytes | None:
    return None if digest is None else words.unchanged(digest, salt, body)


def _source(body: bytes | None, sha256: str) -> Source:
    """Return what was noted of a file at import, empty where that was erased."""
    nothing = {"name": "", "format": "", "encoding": None}
    about: dict[str, Any] = nothing if body is None else json.loads(body)
    return Source(about["name"], about["format"], about["encoding"], sha256)


def transcript(db: Database, case: str, session: int) -> Transcript:
    """Return a session's transcript, word for word."""
    row = db.one(
        "SELECT s.text, s.about, s.sha256, s.file_sha256 FROM session s "
        "JOIN case_ c ON c.id = s.case_id "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if row is None:
        raise no_session(case, session)
    text, about, sha256, file_sha256 = row
    body = words.get(db, text)
    if body is None:
        raise erased(case, session)
    turns = layers.segments(db, case, session, verbatim=True)
    source = _source(words.get(db, about), file_sha256)
    return Transcript(case, session, body.decode(), sha256, turns, source)


def original(db: Database, case: str, session: int) -> bytes:
    """Return the bytes of the file that a session was read from."""
    row = db.one(
        "SELECT t.body FROM session s JOIN case_ c ON c.id = s.case_id "
        "LEFT JOIN text t ON t.digest = s.original "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if row is None:
        raise no_session(case, session)
    if row[0] is None:
        raise Refusal(
            f"The file of {the_case(case)}, session {session} was erased with another case.",
            f"{vaka(case, 'nın')} {session}. seansının dosyası başka bir vakayla birlikte silindi.",
        )
    body: bytes = row[0]
    return body


def _session(p: Projector, events: Sequence[Event]) -> None:
    """Keep sessions with their turns; those whose words were erased are left out."""
    for e in events:
        body = e.data
        about = words.get_json(p.db, body["about"])
        salted = words.get_salted(p.db, body["text"])
        turns = words.get_json(p.db, body["turns"])
        if about is None or salted is None or turns is None:
            continue  # erased: the chain still tells that there was a session
        if p.session(body["case"], body["session"]) is not None:
            continue
        p.db.run(
            "INSERT INTO session(case_id, number, text, about, original, sha256, file_sha256, "
            "turns, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (p.case(body["case"]), body["session"], body["text"], body["about"])
            + (body["original"], about["sha256"], about["file_sha256"], len(turns)),
        )
        session = p.session(body["case"], body["session"])
        assert session is not None
        search.sign(p.db, session, salted[0])
        spoken = layers.put(p, session, "turn", body["turns"], salted[0], turns)
        p.db.run("UPDATE session SET words = ? WHERE id = ?", (spoken, session))


def _remove(p: Projector, events: Sequence[Event]) -> None:
    """Take sessions out in which nothing stands; one that another copy judged since stays."""
    for e in events:
        body = e.data
        found = _row(p.db, body["case"], body["session"])
        was = event(p.db, body["was"])
        if found and was and found[1] == was.data["text"] and not standing_in(p.db, found[0]):
            _delete(p, found[0])
            p.db.run(_OUTDATED, (e.replica, body["case"], body["session"]))


def _no_session(p: Projector, e: Event) -> None:
    """Take back an import, if its session is there and nothing stands in it."""
    body = e.data
    found = _row(p.db, body["case"], body["session"])
    if found is not None and found[1] == body["text"] and not standing_in(p.db, found[0]):
        _delete(p, found[0])
        p.db.run(_OUTDATED, (e.replica, body["case"], body["session"]))


def _again(p: Projector, e: Event) -> None:
    """Bring a session back that was taken out, with the layers that it had."""
    was = event(p.db, e.data["was"])
    if was is not None:
        _bring_again(p, [was], e.clock)


def _bring_again(p: Projector, events: Sequence[Event], before: int) -> None:
    """Bring sessions back as they were imported, with the layers that they had before a clock."""
    for e in events:
        case, session = e.data["case"], e.data["session"]
        if _row(p.db, case, session) is not None:
            continue
        _session(p, [e])
        for shape in p.db.all(_SHAPES, (case, session, before, *e.id)):
            made = Event(*shape)
            layers.KINDS[made.kind].apply(p, [made])


def _delete(p: Projector, session: int) -> None:
    """Delete a session's rows, children before their parents."""
    layers = "SELECT id FROM layer WHERE session_id = ?"
    for table in _OF_LAYERS:
        p.db.run(f"DELETE FROM {table} WHERE layer_id IN ({layers})", (session,))  # noqa: S608
    for table in ("layer", "signature"):
        p.db.run(f"DELETE FROM {table} WHERE session_id = ?", (session,))  # noqa: S608
    p.db.run("DELETE FROM session WHERE id = ?", (session,))
    p.forget()


KINDS = {
    "session": Kind(_session, _no_session, again=_bring_again, check=_check_place),
    REMOVE: Kind(_remove, _again, check=_check_place),
}
