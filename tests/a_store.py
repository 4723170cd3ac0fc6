"""Studies for the tests of the room store: small, invented, quick to make."""

from __future__ import annotations

import hashlib
from pathlib import Path

from thirdear.model.coding import NewTag, Pass
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.store import Store

ME, YOU = Pass("R1"), Pass("R2")
ROLES = {"T": Role.THERAPIST, "Ç": Role.CLIENT, "A": Role.PARENT, "": Role.ACTION}


def transcript(
    case: str = "A",
    session: int = 1,
    turns: int = 12,
    *,
    stamped: bool = True,
    word: str = "kelime",
) -> tuple[Transcript, bytes]:
    """Return a transcript of alternating turns, 6 seconds each, and the bytes of its file."""
    text, segments = "", []
    for number in range(1, turns + 1):
        start = len(text) + 3
        text += (
            f"{'TÇ'[number % 2]}: {word} {case}{session} {number} "
            + "çok 𝒐 " * (number % 5)
            + "şey\n"
        )
        label = "TÇ"[number % 2]
        time = 6.0 * number if stamped else None
        segments.append(Segment(number, start, len(text) - 1, label, ROLES[label], time))
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(f"{case}-s{session:02}.txt", "plain", "utf-8", digest)
    return Transcript(case, session, text, digest, tuple(segments), source), data


def fill(store: Store) -> Store:
    """Bring in cases A (sessions 1 and 2) and B (session 1) and two raters."""
    for case, session in (("A", 1), ("A", 2), ("B", 1)):
        store.add_transcript(*transcript(case, session), "study")
    store.add_rater("R1", "Zehra", "study")
    store.add_rater("R2", "Bob", "study")
    return store


def a_store(folder: Path, passphrase: str | None = None) -> Store:
    """Return a new, filled study in a folder."""
    return fill(Store.create(folder / "study.thirdear", passphrase=passphrase))


def new(segment: int = 1, code: str = "x.a", session: int = 1, **more: int | None) -> NewTag:
    """Return a tag of case A."""
    return NewTag("A", session, segment, code, **more)  # type: ignore[arg-type]
