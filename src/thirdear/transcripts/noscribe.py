"""noScribe's HTML: each piece of speech stands in an anchor ``ts_<from>_<to>_<speaker>``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thirdear.model.reading import Reading
from thirdear.transcripts.entries import Loose, Said, joined, reading_of
from thirdear.transcripts.markup import pieces
from thirdear.transcripts.material import Material, canonical

NAME = "noscribe-html"

_HTML = re.compile(r"\ufeff?\s*<(?:!DOCTYPE html|html)\b", re.IGNORECASE)
_ANCHOR = re.compile(r"ts_(\d{1,12})_(\d{1,12})_(.{0,80})", re.DOTALL)
_STAMP = re.compile(r"\s*\[\d{1,2}:\d{2}:\d{2}\]")


def recognises(material: Material) -> bool:
    """Whether it is a page with anchors of noScribe's kind."""
    return (
        not material.is_packed
        and _HTML.match(material.decoded) is not None
        and re.search(r'name="ts_\d{1,12}_\d{1,12}_', material.decoded) is not None
    )


def read(material: Material) -> Reading:
    """Return the turns; an anchor's label and stamp say who and when, and are left out.

    Speech in between, ``//S02: yes//``, stays in the turn that it stands in, as it was written.
    """
    turns, warnings = joined(_parts(material.decoded))
    return reading_of(
        turns,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings + warnings,
    )


def _parts(page: str) -> Iterator[Said | Loose]:
    """Yield an entry a piece; another speaker's anchor inside ``//`` goes on with the turn."""
    speaker, line = "", 1
    loose: list[str] = []
    anchor, words = "", ""
    for piece in [*pieces(page), None]:
        if piece is not None and piece.anchor == anchor and piece.words != "\n":
            words += piece.words
            continue
        found = _ANCHOR.fullmatch(anchor)
        if found:
            who = found[3] or speaker
            speaker = speaker if who.startswith("//") and speaker else who.removeprefix("//")
            said = _unlabelled(canonical(words), who)
            yield Said(line, speaker, said, int(found[1]) / 1000, int(found[2]) / 1000)
        elif words.strip():
            loose.append(words.strip())
        if piece is None or piece.words == "\n":
            yield from (Loose(line, canonical(row)) for row in loose)
            loose.clear()
            anchor, words = "", ""
            line += 1
        else:
            anchor, words = piece.anchor, piece.words


def _unlabelled(words: str, speaker: str) -> str:
    """Take the label ``S01:`` and a stamp off the beginning of the words."""
    label = f"{speaker}:"
    if not speaker.startswith("//") and words.lstrip().startswith(label):
        words = words.lstrip()[len(label) :]
    stamp = _STAMP.match(words)
    return (words[stamp.end() :] if stamp else words).strip()
