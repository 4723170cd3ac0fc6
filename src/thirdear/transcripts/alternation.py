"""Paragraphs without labels, read as somebody says: of speakers in turn, or of one speaker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thirdear.base import notation
from thirdear.model.language import counted, said
from thirdear.model.marks import MarkKind
from thirdear.model.refusal import Refusal
from thirdear.transcripts.labels import possible
from thirdear.transcripts.lines import Line
from thirdear.transcripts.preface import title_lines

_DASH = re.compile(r"[-–—]+\s*(?=\S)")
_DONE = frozenset({MarkKind.NONVERBAL, MarkKind.PAUSE})
_DASHED = 0.2
_STAMPED = 0.2
_SHOWN = 5


class Unlabelled(Refusal):
    """Words of nobody: ``pieces`` paragraphs, which speakers may have said in turn."""

    def __init__(self, english: str, turkish: str, pieces: int = 0) -> None:
        super().__init__(english, turkish)
        self.pieces = pieces


@dataclass(frozen=True, slots=True)
class Piece:
    """What would be one turn: its lines by number, its words, the seconds at which it begins."""

    lines: tuple[int, ...]
    start: int
    stop: int
    time: float | None
    end: float | None
    is_action: bool


def is_action(text: str, line: Line) -> bool:
    """Whether a line holds nothing but brackets in which something is done, or silence."""
    words = text[line.label_at : line.last]
    if not words.startswith(("(", "[")) or not words.endswith((")", "]", ".")):
        return False
    marks = notation.marks(words)
    starts, stops = [0, *(mark.stop for mark in marks)], [*(m.start for m in marks), len(words)]
    between = "".join(words[one:two] for one, two in zip(starts, stops, strict=True))
    return bool(marks) and not between.strip(" .") and all(mark.kind in _DONE for mark in marks)


def pieces(text: str, lines: Sequence[Line], inner: Collection[int] = ()) -> tuple[Piece, ...]:
    """Return what would be the turns of lines without labels.

    A stamp begins one, else a dash of dialogue, else what stands between blank lines, else each
    line; ``inner`` are the lines that go on with a paragraph. Titles and dates above are no turns.
    """
    above = title_lines(text, lines)
    body = [line for line in lines if line.number not in above]
    dashed = _dashed(text, body)
    begins = dashed or _beginnings(body, inner)
    groups: list[list[Line]] = []
    for line in body:
        if line.number in begins or (dashed and not line.blank and is_action(text, line)):
            groups.append([])
        if groups:
            groups[-1].append(line)
    filled = [group for group in groups if not all(line.blank for line in group)]
    return tuple(_piece(text, group, dashed) for group in filled)


def _piece(text: str, group: Sequence[Line], dashed: Collection[int]) -> Piece:
    filled = [line for line in group if not line.blank]
    first, last = filled[0], filled[-1]
    dash = _DASH.match(text, first.label_at, first.last) if first.number in dashed else None
    times = (line.stamp for line in group if line.stamp is not None)
    return Piece(
        tuple(line.number for line in filled),
        dash.end() if dash else first.label_at,
        last.last,
        next(times, None),
        last.end,
        len(filled) == 1 and is_action(text, first),
    )


def _dashed(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines with a dash of dialogue, where the first has one and many of the others."""
    filled = [line for line in lines if not line.blank and not is_action(text, line)]
    found = [line.number for line in filled if _DASH.match(text, line.label_at, line.last)]
    many = len(found) >= max(2, _DASHED * len(filled)) and found[0] == filled[0].number
    return frozenset(found) if many else frozenset()


def _beginnings(lines: Sequence[Line], inner: Collection[int]) -> frozenset[int]:
    """Return the lines at which turns begin: with a stamp, behind a blank line, or each."""
    filled = [line for line in lines if not line.blank]
    stamped = frozenset(line.number for line in lines if line.stamp is not None)
    if len(stamped) >= max(2, _STAMPED * len(filled)):
        return stamped
    blocks = frozenset(line.number for line in filled[:1]) | {
        after.number for before, after in pairwise(lines) if before.blank and not after.blank
    }
    if 1 < len(blocks) < sum(line.number not in inner for line in filled):
        return blocks
    return frozenset(line.number for line in filled if line.number not in inner)


def spoken_by(found: Sequence[Piece], names: Sequence[str]) -> Iterator[tuple[Piece, str]]:
    """Yield pieces with their speakers in turn; actions are nobody's, and take no turn."""
    place = 0
    for piece in found:
        yield piece, "" if piece.is_action else names[place % len(names)]
        place += not piece.is_action


def backwards(found: Sequence[Piece]) -> tuple[str, ...]:
    """Return a warning where times go back."""
    timed = [(piece.lines[0], piece.time) for piece in found if piece.time is not None]
    lines = [after[0] for before, after in pairwise(timed) if after[1] < before[1]]
    if not lines:
        return ()
    shown = ", ".join(map(str, lines[:_SHOWN]))
    return (
        said(
            f"{counted(len(lines), 'time')} earlier than the one before, first at line {shown}",
            f"bir öncekinden erken {len(lines)} zaman var; satır: {shown}",
        ),
    )


def not_in_turn(names: Sequence[str]) -> tuple[str, ...]:
    """Return the warning that speakers in turn were named for words that have labels."""
    if not names:
        return ()
    return (
        said(
            "it has labels of speakers, so --in-turn was not used",
            "konuşan etiketleri var, bu yüzden --in-turn kullanılmadı",
        ),
    )


def unlabelled(text: str, lines: Sequence[Line], found: Sequence[Piece]) -> Unlabelled:
    """Return the refusal of a text without labels, with the options that read it."""
    count = sum(not piece.is_action for piece in found)
    given = ",".join(f"{name}=ROLE" for name in possible(text, lines))
    if given:
        return Unlabelled(
            "who speaks is not clear, because no label is an everyday one or comes again: add "
            f'--speakers "{given}"',
            "kimin konuştuğu belli değil: etiketlerin hiçbiri bilinen ya da yinelenen bir etiket "
            f'değil; --speakers "{given}" ekleyin',
            count,
        )
    if count < 2:
        return Unlabelled(
            "no turns were found: begin each with its speaker, as in 'T: ...'",
            "hiç söz bulunamadı: her söze konuşanıyla başlayın, 'T: ...' gibi",
        )
    return Unlabelled(
        f"no labels of speakers were found in its {counted(count, 'paragraph')}: if two speakers "
        "talk in turn, add --in-turn Therapist,Client (whoever speaks first comes first); if all "
        "of it is one speaker's, add --in-turn Client; else begin each turn with its speaker, as "
        "in 'T: ...'",
        f"{count} paragrafında konuşan etiketi bulunamadı: iki kişi sırayla konuşuyorsa --in-turn "
        "Terapist,Danışan ekleyin (ilk konuşan önce yazılır); hepsi tek kişininse --in-turn "
        "Danışan ekleyin; değilse her söze konuşanıyla başlayın, 'T: ...' gibi",
        count,
    )
