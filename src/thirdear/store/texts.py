"""Bringing in transcripts, their original files and their layers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment, Transcript
from thirdear.store import cutting, words
from thirdear.store.acting import record
from thirdear.store.connection import Database
from thirdear.store.projector import Projector


def add_transcript(db: Database, transcript: Transcript, original: bytes, actor: str) -> bool:
    """Keep a transcript and the file's bytes; False where the very text is there already.

    Another text for the same session is refused. A file that holds several sessions is kept once.
    """
    case, session = transcript.case, transcript.session
    _check_hashes(transcript, original)
    _check_segments(transcript.turns, transcript, "turn")
    with db.transaction():
        found = db.one(
            "SELECT s.sha256 FROM session s JOIN case_ c ON c.id = s.case_id "
            "WHERE c.key = ? AND s.number = ?",
            (case, session),
        )
        if found is not None:
            if found[0] == transcript.sha256:
                return False
            raise Refusal(
                f"Case {case}, session {session} is in the study already, with another text; "
                "a transcript never changes. Give the new file another session number.",
                f"{case} vakasının {session}. oturumu başka bir "
                "metinle zaten çalışmada; bir döküm hiç değişmez. Yeni dosyaya başka bir "
                "oturum numarası verin.",
            )
        record(db, actor, [("session", _body(db, transcript, original))])
    return True


def _body(db: Database, transcript: Transcript, original: bytes) -> dict[str, object]:
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
        "original": kept[0] if kept else words.put(db, original, words.BYTES),
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
            begun = cutting.source(db, id_)
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
