"""WebVTT, SubRip and SubViewer: cues with times, as Zoom, Teams, YouTube and others write them.

A reader of our own, because convenient ones give a cue with two voices to the first of them, leave
``&amp;`` as it is, and take notes in angle brackets, such as ``<laughs>``, for markup.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from thirdear.model.text import Reading
from thirdear.transcripts.entries import Loose, Said, joined, reading_of
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.roles import is_known, label_key
from thirdear.transcripts.stamps import sexagesimal

VTT = "vtt"
SRT = "srt"
SBV = "sbv"

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.{{0,200}})?")
_HOURS = r"(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3})"
_COMMA_TIMES = re.compile(rf"\s*{_HOURS}\s*,\s*{_HOURS}\s*")
_SBV_HEAD = re.compile(rf"\ufeff?\s*(?:\[\w[^\n]*\n\s*)*{_COMMA_TIMES.pattern}(?:\n|$)")
_SRT_HEAD = re.compile(rf"\ufeff?\s*(?:\d+\s*\n)?\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_VOICE = re.compile(r"</?v(?:\.[^\s<>]{0,200})?(?:[ \t]+([^<>\n]{0,200}))?>")
_MARKUP = re.compile(
    rf"</?(?:[cbiu]|ruby|rt|lang|font)(?:[.\s][^<>\n]{{0,200}})?>|<{_CLOCK}>|\{{\\an\d\}}"
)
_LABEL = re.compile(r"(?P<label>[^:<>\n\s][^:<>\n]{0,60}?)\s?:[ \t\n]")
_RARE = 0.1


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a cue under one voice."""

    line: int
    voice: str
    words: str
    time: float
    end: float


def is_vtt(material: Material) -> bool:
    """Whether it begins as a WebVTT file."""
    return not material.is_packed and re.match("\ufeff?WEBVTT\\b", material.decoded) is not None


def is_srt(material: Material) -> bool:
    """Whether it begins with a cue: a number, and an arrow between times."""
    return not material.is_packed and _SRT_HEAD.match(material.text[:500]) is not None


def is_sbv(material: Material) -> bool:
    """Whether it begins with two times and a comma between them, after lines in brackets if any."""
    return not material.is_packed and _SBV_HEAD.match(material.text[:2_000]) is not None


def read_vtt(material: Material) -> Reading:
    """Return the turns of a WebVTT file: by voices, else by ``Name:`` at a cue's beginning."""
    return _read(material, VTT, skip=("STYLE", "REGION"))


def read_srt(material: Material) -> Reading:
    """Return the turns of a SubRip file, whose cues name speakers as ``Name:`` if at all."""
    return _read(material, SRT)


def read_sbv(material: Material) -> Reading:
    """Return the turns of a SubViewer file (.sbv, .sub), which names speakers as SubRip does."""
    return _read(material, SBV, skip=("[",))


def _times(row: str, name: str) -> re.Match[str] | None:
    """Return the beginning and the end of a cue, where a line gives them."""
    return (_COMMA_TIMES if name == SBV else _TIMES).fullmatch(row)


def _read(material: Material, name: str, skip: tuple[str, ...] = ()) -> Reading:
    pieces = list(_pieces(material.text, name, skip))
    keys = _labels(piece for piece in pieces if isinstance(piece, _Piece))
    turns, warnings = joined(_said(pieces, keys))
    return reading_of(
        turns, format_name=name, encoding=material.encoding, warnings=material.warnings + warnings
    )


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between blank ones, with the number of the first."""
    first = 1
    rows: list[str] = []
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            first = first if rows else number
            rows.append(row)
        elif rows:
            yield first, rows
            rows = []
    if rows:
        yield first, rows


def _pieces(text: str, name: str, skip: tuple[str, ...]) -> Iterator[_Piece | Loose]:
    """Yield cues, cut where the voice changes; what is no cue belongs to nobody."""
    for first, rows in _blocks(text):
        times = [place for place, row in enumerate(rows) if _times(row, name)]
        if rows[0].startswith(skip) and skip and not times:
            continue
        above = rows[: times[0]] if times else rows
        for place, row in enumerate(above):
            if words := _header(row, first + place, name, cue=bool(times)):
                yield Loose(first + place, words)
        for begin, end in pairwise([*times, len(rows)]):
            yield from _cue(rows[begin:end], first + begin, name)


def _header(row: str, line: int, name: str, *, cue: bool) -> str:
    """Return what a line above a cue says; its number or name, and the file's mark, say nothing."""
    if cue:
        return ""
    if name == VTT and line == 1:
        row = row.removeprefix("\ufeff").removeprefix("WEBVTT")
    return row.strip()


def _cue(rows: list[str], line: int, name: str) -> Iterator[_Piece]:
    times = _times(rows[0], name)
    assert times is not None
    time, end = sexagesimal(times[1]), sexagesimal(times[2])
    words = "\n".join(rows[1:])
    if name == SBV:
        words = words.replace("[br]", "\n")
    if name != VTT:
        yield _Piece(line, "", _MARKUP.sub("", words).strip(), time, end)
        return
    cuts = list(_VOICE.finditer(words))
    place, voice = 0, ""
    for cut in cuts:
        yield _Piece(line, voice, _plain(words[place : cut.start()]), time, end)
        place, voice = cut.end(), _plain(cut[1] or "")
    yield _Piece(line, voice, _plain(words[place:]), time, end)


def _plain(words: str) -> str:
    return canonical(html.unescape(_MARKUP.sub("", words)).strip())


def _labels(pieces: Iterator[_Piece]) -> frozenset[str]:
    """Return the labels that cues begin with: everyday ones, and names that return often."""
    found = (_LABEL.match(piece.words) for piece in pieces if not piece.voice)
    labels = [label["label"].strip() for label in found if label]
    times = Counter(map(label_key, labels))
    most = max(times.values(), default=0)
    named = {
        label_key(label)
        for label in labels
        if any(letter.isupper() or letter.isdigit() for letter in label)
    }
    return frozenset(
        key
        for key, count in times.items()
        if is_known(key) or (key in named and count >= max(2, _RARE * most))
    )


def _said(pieces: list[_Piece | Loose], keys: frozenset[str]) -> Iterator[Said | Loose]:
    """Give every piece its speaker; one without goes on speaking for the one before it."""
    speaker = ""
    for piece in pieces:
        if isinstance(piece, Loose):
            yield piece
            continue
        words = piece.words
        label = None if piece.voice else _LABEL.match(words)
        if piece.voice:
            speaker = piece.voice
        elif label and label_key(label["label"]) in keys:
            speaker = label["label"].strip()
            words = words[label.end() :].strip()
        if words:
            yield Said(piece.line, speaker, words, piece.time, piece.end)
