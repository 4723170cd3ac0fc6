"""WebVTT, SubRip and SubViewer: cues with times, as Zoom, Teams, YouTube and others write them.

A reader of our own, because convenient ones give a cue with two voices to the first of them, leave
``&amp;`` as it is, and take notes in angle brackets, such as ``<laughs>``, for markup.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, pairwise
from typing import TypeGuard

from thirdear.model.language import said
from thirdear.model.reading import Reading
from thirdear.transcripts.alternation import Unlabelled, not_in_turn
from thirdear.transcripts.entries import Loose, Said, joined, reading_of
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.preface import is_about
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
# A dash or ">>" says that somebody else speaks.
_LABEL = re.compile(
    r"^(?:[-–—]|>>)?[ \t]{0,3}(?P<label>[^:<>\n\s\-–—][^:<>\n]{0,60}?)\s?:[ \t\n]", re.MULTILINE
)
_CHANGE = re.compile(r"^(?:[-–—]+|>>)[ \t]*(?=\S)", re.MULTILINE)
_RARE = 0.1
# With labels before so few of many cues, nobody can have said all of the others.
_FEW_CUES = 10
_RARE_CUES = 0.1
_RARE_ALONE = 0.5


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


def read_vtt(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the turns of a WebVTT file: by voices, else by ``Name:`` at a cue's beginning."""
    return _read(material, VTT, wanted, skip=("STYLE", "REGION"))


def read_srt(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the turns of a SubRip file, whose cues name speakers as ``Name:`` if at all."""
    return _read(material, SRT, wanted)


def read_sbv(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the turns of a SubViewer file (.sbv, .sub), which names speakers as SubRip does."""
    return _read(material, SBV, wanted, skip=("[",))


def _times(row: str, name: str) -> re.Match[str] | None:
    """Return the beginning and the end of a cue, where a line gives them."""
    return (_COMMA_TIMES if name == SBV else _TIMES).fullmatch(row)


def _read(material: Material, name: str, wanted: Wanted, skip: tuple[str, ...] = ()) -> Reading:
    pieces = list(_pieces(material.text, name, skip))
    cues = [piece for piece in pieces if _has_words(piece)]
    keys = _labels(cues, wanted.labels)
    rare = _rare(cues, keys)
    notes: tuple[str, ...] = ()
    if any(piece.voice for piece in cues) or (keys and not rare):
        notes = not_in_turn(wanted.in_turn)
    elif wanted.in_turn:
        speakers = cycle(wanted.in_turn)
        pieces = [
            replace(piece, voice=next(speakers)) if _has_words(piece) else piece for piece in pieces
        ]
    elif rare and not rare <= wanted.labels:
        raise _too_few(cues, keys)
    elif not rare:
        notes = _offer(len(cues))
    turns, warnings = joined(_said(pieces, keys, goes_on=not rare))
    return reading_of(
        turns,
        format_name=name,
        encoding=material.encoding,
        warnings=material.warnings + warnings + notes,
    )


def _has_words(piece: _Piece | Loose) -> TypeGuard[_Piece]:
    return isinstance(piece, _Piece) and bool(piece.words)


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


def _labels(pieces: Sequence[_Piece], told: Collection[str]) -> frozenset[str]:
    """Return the labels that lines of cues begin with: everyday ones, and names that return.

    Those that somebody ``told`` need not return.
    """
    found = (label for piece in pieces if not piece.voice for label in _LABEL.finditer(piece.words))
    labels = [label["label"].strip() for label in found]
    times = Counter(label_key(label) for label in labels if not is_about(label))
    most = max(times.values(), default=0)
    named = {
        label_key(label)
        for label in labels
        if any(letter.isupper() or letter.isdigit() for letter in label)
    }
    return frozenset(
        key
        for key, count in times.items()
        if key in told or is_known(key) or (key in named and count >= max(2, _RARE * most))
    )


def _cuts(words: str, keys: Collection[str]) -> list[re.Match[str]]:
    """Return the labels at which a cue's words are cut, and dashes, where two lines have the same.

    A line that only goes on may begin with a dash, too.
    """
    labels = [
        label for label in _LABEL.finditer(words) if label_key(label["label"].strip()) in keys
    ]
    signs = [(change[0].strip(), change) for change in _CHANGE.finditer(words)]
    changes = [change for sign, change in signs if signs[0][1].start() == 0 and sign == signs[0][0]]
    changes = changes if len(changes) > 1 else []
    begun = {label.start() for label in labels}
    return sorted(
        [*labels, *(change for change in changes if change.start() not in begun)],
        key=lambda cut: cut.start(),
    )


def _rare(pieces: Sequence[_Piece], keys: frozenset[str]) -> frozenset[str]:
    """Return the labels where they begin too few of many cues to hold until the next one."""
    named = sum(any("label" in cut.groupdict() for cut in _cuts(p.words, keys)) for p in pieces)
    least = _RARE_ALONE if len(keys) == 1 else _RARE_CUES
    return keys if len(pieces) >= _FEW_CUES and named < least * len(pieces) else frozenset()


def _too_few(pieces: Sequence[_Piece], keys: frozenset[str]) -> Unlabelled:
    names = dict.fromkeys(
        cut["label"].strip()
        for piece in pieces
        for cut in _cuts(piece.words, keys)
        if "label" in cut.groupdict()
    )
    count = sum(bool(_cuts(piece.words, keys)) for piece in pieces)
    given = ",".join(f"{name}=ROLE" for name in names)
    return Unlabelled(
        f"only {count} of {len(pieces)} cues begin with a name, too few to tell who says the "
        "others: if speakers talk in turn, add --in-turn Therapist,Client; if all of it is one "
        f'speaker\'s, add --in-turn Client; --speakers "{given}" leaves the others without a '
        "speaker",
        f"{len(pieces)} altyazıdan yalnız {count} tanesi bir adla başlıyor; ötekileri kimin "
        "söylediği belli değil: konuşanlar sırayla konuşuyorsa --in-turn Terapist,Danışan, hepsi "
        f'tek kişininse --in-turn Danışan ekleyin; --speakers "{given}" ötekileri konuşansız '
        "bırakır",
        len(pieces),
    )


def _offer(cues: int) -> tuple[str, ...]:
    return (
        said(
            f"if its {cues} cues are of speakers in turn, add --in-turn Therapist,Client",
            f"{cues} altyazı sırayla konuşanlarınsa --in-turn Terapist,Danışan ekleyin",
        ),
    )


def _said(
    pieces: Sequence[_Piece | Loose], keys: frozenset[str], *, goes_on: bool
) -> Iterator[Said | Loose]:
    """Give every piece its speaker; one without goes on speaking for the one before it."""
    speaker = ""
    for piece in pieces:
        if isinstance(piece, Loose):
            yield piece
        elif piece.voice:
            speaker = piece.voice
            yield Said(piece.line, speaker, piece.words, piece.time, piece.end)
        else:
            cuts = _cuts(piece.words, keys)
            places = [0, *(cut.end() for cut in cuts)]
            ends = [*(cut.start() for cut in cuts), len(piece.words)]
            for cut, start, stop in zip([None, *cuts], places, ends, strict=True):
                words = piece.words[start:stop].strip()
                if cut is not None:
                    speaker = cut["label"].strip() if "label" in cut.groupdict() else ""
                if words:
                    yield Said(piece.line, speaker, words, piece.time, piece.end)
            speaker = speaker if goes_on else ""
