"""oTranscribe's .otr: JSON around HTML, time stamps as elements between typed words."""

from __future__ import annotations

import re

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.markup import pieces
from thirdear.transcripts.material import Material, canonical, check_lines
from thirdear.transcripts.turns import read_turns

NAME = "otranscribe"
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,9})?")


def recognises(material: Material) -> bool:
    """Whether it is JSON with oTranscribe's keys."""
    value = material.json
    return isinstance(value, dict) and "text" in value and "media-time" in value


def read(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the turns of the typed text; speakers are labels, as in any plain file."""
    value = material.json
    page = value.get("text") if isinstance(value, dict) else None
    if not isinstance(page, str):
        raise Refusal(
            "it is no oTranscribe file with a text in it",
            "içinde metin olan bir oTranscribe dosyası değil",
        )
    text = canonical(_typed(page))
    check_lines(text)
    if not text.strip():
        raise Refusal("it is empty", "boş")
    return read_turns(
        text,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings,
        wanted=wanted,
    )


def _typed(page: str) -> str:
    """Return the lines as typed, each time stamp as ``[0:00:03.2]``, to the precision it has."""
    lines: list[str] = []
    words: list[str] = []
    for piece in pieces(page):
        if piece.words == "\n":
            lines.append("".join(words).strip(" "))
            words.clear()
        elif piece.stamp:
            words.append(f"[{_clock(piece.stamp, piece.words)}]")
        else:
            words.append(piece.words)
    lines.append("".join(words).strip(" "))
    return "\n".join(line for line in lines if line)


def _clock(stamp: str, shown: str) -> str:
    if not _SECONDS.fullmatch(stamp):
        return shown.strip()
    whole, _, rest = stamp.partition(".")
    minutes, seconds = divmod(int(whole), 60)
    part = f".{rest[:3]}" if rest else ""
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}{part}"
