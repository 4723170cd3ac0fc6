"""aTrain: a speaker alone on a line, the words behind time stamps on the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Loose, Said, joined, reading_of
from thirdear.transcripts.material import Material
from thirdear.transcripts.stamps import seconds

NAME = "atrain"
_TITLE = "Transcription for "
_STAMP = re.compile(r"\[(\d{1,3}:\d{2}:\d{2}(?:\.\d{1,3})?)\] - ?")
_LOOK = 2_000


def recognises(material: Material) -> bool:
    """Whether it begins with aTrain's title and has a stamp of its kind."""
    if material.archive is not None and not material.kind:
        return False
    if not material.kind and not material.decoded.lstrip().startswith(_TITLE):
        return False
    text = material.page.text.lstrip()
    return text.startswith(_TITLE) and _STAMP.search(text, 0, _LOOK) is not None


def read(material: Material) -> Reading:
    """Return the turns; pieces of one speaker are one turn, the stamps are left out of the text."""
    page = material.page
    turns, warnings = joined(_parts(page.text.split("\n")))
    if not any(isinstance(turn, Said) for turn in turns):
        raise Refusal(
            "no turns were found: no words stand behind a time",
            "söz bulunamadı: hiçbir zamanın arkasında konuşma yok",
        )
    return reading_of(
        turns, format_name=NAME, encoding=page.encoding, warnings=page.warnings + warnings
    )


def _parts(rows: list[str]) -> Iterator[Said | Loose]:
    """Yield the pieces of each speaker; a line without a stamp goes on with the piece above."""
    speaker = ""
    said: Said | None = None
    for number, row in enumerate(rows, start=1):
        stamped = list(_STAMP.finditer(row)) if _STAMP.match(row) else []
        if stamped:
            ends = [*(found.start() for found in stamped[1:]), len(row)]
            for found, end in zip(stamped, ends, strict=True):
                if said is not None:
                    yield said
                words = row[found.end() : end].strip()
                said = Said(number, speaker, words, seconds(found[1]))
        elif row.strip() and said is not None and not _heads(rows, number):
            said = Said(said.line, speaker, f"{said.text}\n{row.strip()}", said.time)
        elif row.strip():
            if said is not None:
                yield said
                said = None
            if _heads(rows, number):
                speaker = row.strip()
            else:
                yield Loose(number, row.strip())
    if said is not None:
        yield said


def _heads(rows: list[str], number: int) -> bool:
    """Whether a stamped line follows line ``number``, so that it names the speaker."""
    return number < len(rows) and _STAMP.match(rows[number]) is not None
