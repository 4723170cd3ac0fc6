"""What the programs about faults work on: an invented transcript and a passphrase."""

from __future__ import annotations

import hashlib

from thirdear.model.text import Role, Segment, Source, Transcript

TURNS = 120
SECRET = "invented four words here"  # noqa: S105 - it guards invented words


def transcript(case: str, session: int, most: int = TURNS) -> tuple[Transcript, bytes]:
    """Return an invented transcript of alternating turns, and the bytes of its file."""
    text, turns = "", []
    for number in range(1, most + 1):
        start = len(text)
        text += f"turn {number} of {case} {session}, invented, with some more words\n"
        role = (Role.CLIENT, Role.THERAPIST)[number % 2]
        turns.append(Segment(number, start, len(text) - 1, role[0], role))
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(f"{case}{session}.txt", "plain", "utf-8", digest)
    return Transcript(case, session, text, digest, tuple(turns), source), data
