"""Transcripts of video meetings that are no plain turns: Teams of 2021 to 2023, and Google Meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from thirdear.base.letters import fold
from thirdear.model.reading import Reading, Span, Unplaced
from thirdear.model.refusal import Refusal
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.lines import lines_of, stripped
from thirdear.transcripts.material import Material
from thirdear.transcripts.stamps import sexagesimal
from thirdear.transcripts.turns import read_turns

ARROWS = "teams-arrows"
MEET = "google-meet"

_PART = r"\d{1,3}:\d{1,2}:\d{1,2}(?:\.\d{1,7})?"  # Teams pads nothing: 0:0:3.200
_ARROW = re.compile(rf"\s*({_PART})\s+-->\s+({_PART})\s*")
_BARE_TIME = re.compile(r"\s*\d{2}:\d{2}:\d{2}\s*")
_LABELLED = re.compile(r"[^\W\d_][^:\n]{0,60}:\s+\S")
_TITLE = re.compile(r"\s*(?:\U0001f4d6|\U0001f4dd)|.{1,120}\s[-–—]\s(?:Transcript|Transkript)\s*$")
# What Google writes behind the speech, or between two parts of it, folded.
_AFTER = re.compile(
    r"\s*(?:\U0001f4dd|(?:notes|notlar|summary|ozet|details|ayrintilar|suggested next steps)\s*$"
    r"|(?:meeting|transcription) ended after\b|toplanti .{0,40}sona erdi|this editable transcript"
    r"|you should review gemini)"
)


def has_arrows(material: Material) -> bool:
    """Whether a line is an arrow between unpadded times, with no subtitle file around it."""
    return _on_lines(material) and any(
        _ARROW.fullmatch(line) and not re.match(r"\s*\d\d:\d\d:\d\d\.\d{3}\b", line)
        for line in material.page.text.split("\n", 200)[:200]
    )


def read_arrows(material: Material) -> Reading:
    """Return the turns of ``0:0:3.2 --> 0:0:9.8``, a name below it, and the words below that."""
    page = material.page
    spans: list[Span] = []
    unplaced: list[Unplaced] = []
    lines = list(lines_of(page.text))
    rows = page.text.split("\n")
    heads = [number for number, row in enumerate(rows) if _ARROW.fullmatch(row)]
    aside = page.aside.start - 1 if page.aside else len(rows)
    for line in lines[: heads[0] if heads else None]:
        unplaced += (
            [] if line.start == line.stop else [Unplaced(line.number, line.start, line.stop)]
        )
    for head, following in pairwise([*heads, aside]):
        found = _ARROW.fullmatch(rows[head])
        below = [line for line in lines[head + 1 : following] if line.start < line.stop]
        if found and len(below) > 1:
            name = page.text[below[0].start : below[0].stop]
            start, stop = stripped(page.text, below[1].start, below[-1].stop)
            spans.append(Span(name, start, stop, sexagesimal(found[1]), (), sexagesimal(found[2])))
        else:
            unplaced += [Unplaced(line.number, line.start, line.stop) for line in below]
    boxes = [line for line in lines[aside:] if line.start < line.stop]
    unplaced += [Unplaced(line.number, line.start, line.stop) for line in boxes]
    if not spans:
        raise Refusal(
            "no turns were found: nobody says anything below the times",
            "söz bulunamadı: zamanların altında kimse konuşmuyor",
        )
    return Reading(
        text=page.text,
        spans=tuple(spans),
        format=ARROWS,
        encoding=page.encoding,
        unplaced=tuple(unplaced),
        warnings=page.warnings,
    )


def is_meet(material: Material) -> bool:
    """Whether a title of Google's stands in it, and a time alone above ``Name: words``."""
    if not _on_lines(material):
        return False
    rows = material.page.text.split("\n")
    return any(_TITLE.match(row) for row in rows) and bool(_speech(rows))


def read_meet(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the turns; a summary that a machine wrote around them is no speech, but reported."""
    page = material.page
    rows = page.text.split("\n")
    spoken = _speech(rows)
    aside = frozenset(range(1, len(rows) + 1)) - spoken | frozenset(page.aside)
    if not spoken - aside:
        raise Refusal(
            "no turns were found: no time stands alone above a speaker's words",
            "söz bulunamadı: konuşanın sözleri üstünde tek başına duran bir zaman yok",
        )
    return read_turns(
        page.text,
        format_name=MEET,
        encoding=page.encoding,
        aside=aside,
        warnings=page.warnings,
        wanted=wanted,
    )


def _speech(rows: Sequence[str]) -> frozenset[int]:
    """Return the numbers of lines between a time above a speaker and what Google adds below."""
    return frozenset(_spoken(rows))


def _spoken(rows: Sequence[str]) -> Iterator[int]:
    speaking = False
    for place, row in enumerate(rows):
        if _BARE_TIME.fullmatch(row):
            below = next((later for later in rows[place + 1 : place + 4] if later.strip()), "")
            speaking = speaking or _LABELLED.match(below.strip()) is not None
        elif speaking and _AFTER.match(fold(row)):
            speaking = False
        if speaking:
            yield place + 1


def _on_lines(material: Material) -> bool:
    """Whether it is a document or a plain text, which may be neither of both."""
    return bool(material.kind) or (
        material.archive is None and not material.text.lstrip().startswith(("WEBVTT", "{", "<"))
    )
