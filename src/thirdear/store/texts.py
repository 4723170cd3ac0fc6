"""Bringing in transcripts, their original files and their layers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from shlex import quote

from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment, Transcript
from thirdear.store import boundaries, words
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.projector import Projector


def add_transcripts(
    db: Database, transcripts: Iterable[tuple[Transcript, bytes]], actor: str
) -> int:
    """Keep transcripts with their files' bytes as one act; return how many are new.

    One whose very text is there already is left; another text for the same session is refused. A
    file that holds several sessions is kept once.
    """
    drafts: list[Draft] = []
    originals: dict[str, str] = {}
    with db.transaction():
        for transcript, original in transcripts:
            check(transcript, original)
            if not _is_there(db, transcript):
                known = originals.get(transcript.source.sha256)
                body = session_body(db, transcript, original, known)
                originals[transcript.source.sha256] = str(body["original"])
                drafts.append(("session", body))
        record(db, actor, drafts)
    return len(drafts)


def check(transcript: Transcript, original: bytes) -> None:
    """Refuse a transcript that cannot be stored as it is."""
    _check_hashes(transcript, original)
    _check_segments(transcript.turns, transcript, "turn")


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
            f"`thirdear transcripts replace {quote(case)} {session} FILE`.",
            f"{case} vakasının {session}. seansı başka bir metinle zaten çalışmada. Yeni dosyaya "
            "başka bir seans numarası verin ya da ötekinin yerine koyun: "
            f"`thirdear transcripts replace {quote(case)} {session} DOSYA`.",
        )
    return found is not None


def session_body(
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


def add_layer(
    db: Database, transcript: Transcript, layer: str, segments: Sequence[Segment], actor: str
) -> bool:
    """Add a segmentation of a transcript; False where the very same is there already."""
    case, session = transcript.case, transcript.session
    _check_segments(segments, transcript, layer)
    with db.transaction():
        id_ = Projector(db).layer(case, session, layer)
        if id_ is not None:
            begun = boundaries.source(db, id_)
            if begun is not None and begun[1] == tuple(segments):
                return False
            raise Refusal(
                f"Case {case}, session {session} has another layer {layer!r} already; "
                "tags may point into it, so it stays. Give the new layer another name."
            )
        body = {
            "case": case,
            "session": session,
            "layer": layer,
            "segments": words.put_segments(db, segments),
        }
        record(db, actor, [("layer", body)])
    return True


def _check_hashes(transcript: Transcript, original: bytes) -> None:
    try:
        text = transcript.text.encode()
    except UnicodeEncodeError as error:
        raise Refusal(
            f"{transcript.source.name}: the text holds half a character (a lone surrogate); "
            "save the file as UTF-8 again."
        ) from error
    if hashlib.sha256(text).hexdigest() != transcript.sha256:
        raise ValueError("sha256 is not of the transcript's text")
    if hashlib.sha256(original).hexdigest() != transcript.source.sha256:
        raise ValueError("sha256 is not of the original bytes")


def _check_segments(segments: Sequence[Segment], transcript: Transcript, layer: str) -> None:
    length = len(transcript.text)
    for number, segment in enumerate(segments, 1):
        if segment.index != number or not 0 <= segment.start <= segment.stop <= length:
            raise Refusal(
                f"Case {transcript.case}, session {transcript.session}, layer {layer!r}: entry "
                f"{number} does not lie in the text or is out of its number; it cannot be stored."
            )
