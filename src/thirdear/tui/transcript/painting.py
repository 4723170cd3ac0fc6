"""A segment to rows on the screen: lanes, number, speaker, words with marks, chips.

::

    ▌●    211 T  Here we go again.
    ▌│           ■ reflection

One column for the cursor, one a lane, the number, the speaker's letter, the words; the row under
the words holds the chips, so that tagging never moves the text. Compact rows have their chips as
two letters at the right instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from rich.cells import cell_len
from rich.segment import Segment as Piece
from rich.style import Style
from textual.strip import Strip

from thirdear.base.safe import safe
from thirdear.model.coding import Tag
from thirdear.model.text import Role, Segment
from thirdear.tui.looks.families import Look, clip, ink
from thirdear.tui.transcript.wrap import Lines

COMPACT_CHIPS = 14
LONGEST_CHIP = 30
_AFTER_LANES = 4
"""A space after the number, the speaker's letter, two spaces."""

Mark = tuple[int, int, Style]
"""A stretch of the words, half-open, and the style laid over it."""


class State(Enum):
    """What a segment is to the rater at this moment."""

    REST = " "
    RANGE = "▎"
    CURRENT = "▌"


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of the transcript; ``mono`` is for terminals that show no colour."""

    base: Style
    current: Style
    range: Style
    cursor: Style
    number: Style
    speakers: Mapping[Role, Style]
    words: Mapping[Role, Style]
    hit: Style
    mono: bool = False

    def ground(self, state: State) -> Style:
        """Return the style under everything in a segment."""
        over = {State.CURRENT: self.current, State.RANGE: self.range}.get(state)
        return self.base + over if over else self.base


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints segments for one width, codebook and palette."""

    palette: Palette
    looks: Mapping[str, Look]
    width: int
    digits: int
    compact: bool = False
    lanes: int = field(init=False)

    def __post_init__(self) -> None:
        most = max((look.lane + 1 for look in self.looks.values()), default=0)
        object.__setattr__(self, "lanes", most)

    @property
    def margin(self) -> int:
        """Cells left of the words."""
        return 1 + self.lanes + 1 + self.digits + _AFTER_LANES

    def segment(
        self,
        segment: Segment,
        words: str,
        lines: Lines,
        tags: Sequence[Tag],
        state: State,
        hits: Sequence[tuple[int, int]],
    ) -> list[Strip]:
        """Return the rows of a segment, each exactly as wide as the view."""
        ground = self.palette.ground(state)
        style = ground + self.palette.words.get(segment.role, Style())
        marks = [*self._spans(segment, tags), *((a, b, self.palette.hit) for a, b in hits)]
        rows = []
        for number, (start, stop) in enumerate(lines):
            row = self._margin(segment, tags, state, ground, first=number == 0)
            row += _marked(words, start, stop, marks, style)
            if self.compact and number == 0 and tags:
                used = sum(cell_len(piece.text) for piece in row)
                row.append(Piece(" " * (self.width - COMPACT_CHIPS - used), ground))
                row += self._chips(tags, ground, COMPACT_CHIPS, short=True)
            rows.append(self._filled(row, ground))
        if not self.compact:
            row = self._margin(segment, tags, state, ground, first=False)
            row += self._chips(tags, ground, self.width - self.margin, short=False)
            rows.append(self._filled(row, ground))
        return rows

    def _filled(self, row: list[Piece], ground: Style) -> Strip:
        used = sum(cell_len(piece.text) for piece in row)
        row.append(Piece(" " * (self.width - used), ground))
        return Strip(row, self.width)

    def _margin(
        self, segment: Segment, tags: Sequence[Tag], state: State, ground: Style, *, first: bool
    ) -> list[Piece]:
        row = [Piece(state.value, ground + self.palette.cursor)]
        row += self._lanes(tags, ground, first=first)
        if not first:
            row.append(Piece(" " * (1 + self.digits + _AFTER_LANES), ground))
            return row
        letter = speaker_letter(segment)
        row.append(Piece(f" {segment.index:>{self.digits}} ", ground + self.palette.number))
        row.append(Piece(letter, ground + self.palette.speakers[segment.role]))
        row.append(Piece(" " * (_AFTER_LANES - 1 - cell_len(letter)), ground))
        return row

    def _lanes(self, tags: Sequence[Tag], ground: Style, *, first: bool) -> list[Piece]:
        if not tags:
            return [Piece(" " * self.lanes, ground)]
        lanes: dict[int, Look] = {}
        for tag in tags:
            if look := self.looks.get(tag.code):
                lanes.setdefault(look.lane, look)
        return [
            Piece((look.glyph if first else "│"), ground + self._ink(look))
            if (look := lanes.get(lane))
            else Piece(" ", ground)
            for lane in range(self.lanes)
        ]

    def _ink(self, look: Look) -> Style:
        return Style(bold=True) if self.palette.mono else Style(color=look.colour)

    def _spans(self, segment: Segment, tags: Sequence[Tag]) -> Iterator[Mark]:
        for tag in tags:
            look = self.looks.get(tag.code)
            if look and tag.start is not None and tag.stop is not None:
                style = Style(underline=True) + self._ink(look)
                yield tag.start - segment.start, tag.stop - segment.start, style

    def _chips(self, tags: Sequence[Tag], ground: Style, room: int, *, short: bool) -> list[Piece]:
        row: list[Piece] = []
        used = 0
        for place, tag in enumerate(tags):
            label, style = self._chip(tag, short=short)
            rest = len(tags) - place
            gap = 1 if row else 0
            tail = 1 + len(f"+{rest - 1}") if rest > 1 else 0
            if used + gap + cell_len(label) + tail > room:
                row.append(Piece(f"{' ' * gap}+{rest}"[:room], ground))
                break
            row += [Piece(" " * gap, ground), Piece(label, ground + style)]
            used += gap + cell_len(label)
        return row

    def _chip(self, tag: Tag, *, short: bool) -> tuple[str, Style]:
        look = self.looks.get(tag.code)
        value = "" if tag.value is None else f"{tag.value}"
        if look is None:
            return clip(safe(tag.code, one_line=True), LONGEST_CHIP), Style(dim=True)
        name = look.mnemonic if short else clip(f"{look.glyph} {look.name}", LONGEST_CHIP)
        label = name + (value if short else f" {value}" if value else "")
        if self.palette.mono:
            return f"[{label}]", Style(bold=True)
        style = Style(color=ink(look.colour), bgcolor=look.colour, bold=True)
        return (label if short else f" {label} "), style


def speaker_letter(segment: Segment) -> str:
    """Return the first letter of the speaker's label, a dot for actions and nameless entries."""
    label = safe(segment.speaker, one_line=True).strip()
    if segment.role is Role.ACTION or not label or cell_len(label[0]) != 1:
        return "·"
    return "İ" if label[0] == "i" else label[0].upper()[0]


def _marked(words: str, start: int, stop: int, marks: Sequence[Mark], style: Style) -> list[Piece]:
    """Cut a line at the ends of the marks that lie over it."""
    here = [mark for mark in marks if mark[0] < stop and mark[1] > start]
    if not here:
        return [Piece(words[start:stop], style)]
    inner = {end for mark in here for end in mark[:2] if start < end < stop}
    cuts = sorted({start, stop, *inner})
    row = []
    for low, high in itertools.pairwise(cuts):
        over = style
        for first, last, mark in here:
            if first < high and last > low:
                over = over + mark
        row.append(Piece(words[low:high], over))
    return row
