"""A segment to rows on the screen: lanes, number, speaker, words with marks, chips.

::

    ▌●    211 T  Here we go again.
    ▌│           ■ reflection

One column for the cursor, one a lane, the number, the speaker's letter, one column for a flag and
one for a memo, the words; the row under
the words holds the chips, so that tagging never moves the text. Compact rows have their chips as
two letters at the right instead.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment as Piece
from rich.style import Style
from textual.strip import Strip

from thirdear.base.safe import safe
from thirdear.model.coding import Tag
from thirdear.model.text import Role, Segment
from thirdear.tui.looks.families import Look, clip, ink, readable
from thirdear.tui.transcript.wrap import Lines

COMPACT_CHIPS = 14
LONGEST_CHIP = 30
_AFTER_LANES = 5
"""A space after the number, the speaker's letter, flag, memo, a space."""

Mark = tuple[int, int, Style]
"""A stretch of the words, half-open, and the style laid over it."""


class State(Enum):
    """What a segment is to the rater at this moment."""

    REST = " "
    RANGE = "▎"
    MARKED = "▪"
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
    part: Style
    warn: Style
    map: Style
    ground_colour: str = "#000000"
    mono: bool = False

    def ground(self, state: State) -> Style:
        """Return the style under everything in a segment."""
        ranged = {State.RANGE: self.range, State.MARKED: self.range}
        over = {State.CURRENT: self.current, **ranged}.get(state)
        return self.base + over if over else self.base


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on a segment at this moment, besides its words.

    ``beside`` are other raters' tags, where they may be seen; ``suggested`` codes that are no tags;
    ``corrected`` says that the words are
    not the source's; ``hits`` and ``part`` are offsets
    into the segment's words.
    """

    tags: Sequence[Tag] = ()
    beside: Sequence[Tag] = ()
    suggested: Sequence[str] = ()
    flagged: bool = False
    memo: bool = False
    differs: bool = False
    corrected: bool = False
    hits: Sequence[tuple[int, int]] = ()
    part: tuple[int, int] | None = None


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
        state: State,
        shown: Shown,
    ) -> list[Strip]:
        """Return the rows of a segment, each exactly as wide as the view."""
        ground = self.palette.ground(state)
        style = ground + self.palette.words.get(segment.role, Style())
        marks = [*self._spans(segment, shown.tags)]
        marks += [(first, last, self.palette.hit) for first, last in shown.hits]
        if shown.part is not None:
            marks.append((*shown.part, self.palette.part))
        rows = []
        for number, (start, stop) in enumerate(lines):
            row = self._margin(segment, shown, state, ground, first=number == 0)
            row += _marked(words, start, stop, marks, style)
            if self.compact and number == 0 and (shown.tags or shown.beside or shown.suggested):
                used = sum(cell_len(piece.text) for piece in row)
                row.append(Piece(" " * (self.width - COMPACT_CHIPS - used), ground))
                row += self._chips(shown, ground, COMPACT_CHIPS, short=True)
            rows.append(self._filled(row, ground))
        if not self.compact:
            row = self._margin(segment, shown, state, ground, first=False)
            row += self._chips(shown, ground, self.width - self.margin, short=False)
            rows.append(self._filled(row, ground))
        return rows

    def _filled(self, row: list[Piece], ground: Style) -> Strip:
        used = sum(cell_len(piece.text) for piece in row)
        row.append(Piece(" " * (self.width - used), ground))
        return Strip(row, self.width)

    def _margin(
        self, segment: Segment, shown: Shown, state: State, ground: Style, *, first: bool
    ) -> list[Piece]:
        row = [Piece(state.value, ground + self.palette.cursor)]
        row += self._lanes(shown.tags, ground, first=first)
        if not first:
            row.append(Piece(" " * (1 + self.digits + _AFTER_LANES), ground))
            return row
        letter = speaker_letter(segment)
        row.append(Piece(f" {segment.index:>{self.digits}} ", ground + self.palette.number))
        row.append(Piece(letter, ground + self.palette.speakers[segment.role]))
        memo = ("m" if self.palette.mono else "✎") if shown.memo else " "
        signs = f"{'!' if shown.flagged else ' '}{memo}"
        row.append(Piece(signs, ground + self.palette.warn))
        corrected = "≈" if shown.corrected else ""
        room = _AFTER_LANES - 3 - cell_len(letter)
        row.append(Piece(f"{corrected:<{room}}", ground + self.palette.number))
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
        if self.palette.mono:
            return Style(bold=True)
        return Style(color=readable(look.colour, self.palette.ground_colour))

    def _spans(self, segment: Segment, tags: Sequence[Tag]) -> Iterator[Mark]:
        for tag in tags:
            look = self.looks.get(tag.code)
            if look and tag.start is not None and tag.stop is not None:
                style = Style(underline=True) + self._ink(look)
                yield tag.start - segment.start, tag.stop - segment.start, style

    def _chips(self, shown: Shown, ground: Style, room: int, *, short: bool) -> list[Piece]:
        chips = [self._chip(tag, short=short) for tag in shown.tags]
        if shown.differs:
            chips.append(("≠", self.palette.warn))
        chips += [(self._other(tag, short=short), self.palette.number) for tag in shown.beside]
        chips += [
            (self._perhaps(code, short=short), self.palette.number) for code in shown.suggested
        ]
        row: list[Piece] = []
        used = 0
        for place, (label, style) in enumerate(chips):
            rest = len(chips) - place
            gap = 1 if row else 0
            tail = 1 + len(f"+{rest - 1}") if rest > 1 else 0
            if used + gap + cell_len(label) + tail > room:
                row.append(Piece(f"{' ' * gap}+{rest}"[:room], ground))
                break
            row += [Piece(" " * gap, ground), Piece(label, ground + style)]
            used += gap + cell_len(label)
        return row

    def tag_at(self, shown: Shown, cell: int) -> Tag | None:
        """Return the tag whose chip covers a cell of the chips' row, counted from their left."""
        room = COMPACT_CHIPS if self.compact else self.width - self.margin
        at = -1
        for piece in self._chips(shown, Style(), room, short=self.compact):
            cell -= cell_len(piece.text)
            if not piece.text.strip():
                continue
            at += 1
            if cell < 0:
                is_chip = at < len(shown.tags) and not piece.text.lstrip().startswith("+")
                return shown.tags[at] if is_chip else None
        return None

    def _chip(self, tag: Tag, *, short: bool) -> tuple[str, Style]:
        look = self.looks.get(tag.code)
        value = "" if tag.value is None else f"{tag.value}"
        if look is None:
            return clip(safe(tag.code, one_line=True), LONGEST_CHIP), Style(dim=True)
        name = look.mnemonic if short else clip(f"{look.glyph} {look.name}", LONGEST_CHIP)
        label = name + (value if short else f" {value}" if value else "")
        label += "?" if tag.uncertain else ""
        if self.palette.mono:
            return f"[{label}]", Style(bold=True)
        style = Style(color=ink(look.colour), bgcolor=look.colour, bold=True)
        return (label if short else f" {label} "), style

    def _perhaps(self, code: str, *, short: bool) -> str:
        """Return a suggested code in words, without colour."""
        look = self.looks.get(code)
        return clip(f"+{(look.mnemonic if short else look.name) if look else code}?", LONGEST_CHIP)

    def _other(self, tag: Tag, *, short: bool) -> str:
        """Return another rater's tag in words, without colour."""
        look = self.looks.get(tag.code)
        name = look.mnemonic if look and short else look.name if look else tag.code
        value = "" if tag.value is None else f" {tag.value}"
        return clip(safe(f"{tag.pass_.rater}: {name}{value}", one_line=True), LONGEST_CHIP)


def speaker_letter(segment: Segment) -> str:
    """Return the first letter of the speaker's label, a dot for actions and nameless entries."""
    return "·" if segment.role is Role.ACTION else label_letter(segment.speaker)


def label_letter(label: str) -> str:
    """Return the first letter of a speaker's label, a dot where it has none."""
    label = safe(label, one_line=True).strip()
    if not label or cell_len(label[0]) != 1:
        return "·"
    return "İ" if label[0] == "i" else label[0].upper()[0]


def _marked(words: str, start: int, stop: int, marks: Sequence[Mark], style: Style) -> list[Piece]:
    """Cut a line at the ends of the marks that lie over it."""
    here = [mark for mark in marks if mark[0] < stop and mark[1] > start]
    if not here:
        return [Piece(words[start:stop], style)]
    inner = {end for mark in here for end in mark[:2] if start < end < stop}
    cuts = sorted({start, stop, *_whole(words, start, stop, inner)})
    row = []
    for low, high in itertools.pairwise(cuts):
        over = style
        for first, last, mark in here:
            if first < high and last > low:
                over = over + mark
        row.append(Piece(words[low:high], over))
    return row


def _whole(words: str, start: int, stop: int, ends: set[int]) -> set[int]:
    """Return ends that part no sign in two: the halves would be wider than the whole."""
    if not ends or words.isascii():
        return ends
    signs, _ = split_graphemes(words[start:stop])
    whole = [start + end for _, end, _ in signs]
    return {whole[bisect_left(whole, end)] for end in ends}
