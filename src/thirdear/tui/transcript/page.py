"""The widget that draws a session's segments in rows of its own, for any number of them.

Heights are exact up to ``EXACT`` segments, from a moment after the first painting on. In longer
sessions they are estimated and made exact where the rater looks; the text under the eye stays where
it is while heights above it change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment as Piece
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from thirdear.base.letters import fold
from thirdear.model.coding import Tag
from thirdear.tui.looks.families import Look
from thirdear.tui.tagging.reading import Reading
from thirdear.tui.transcript.heights import Heights
from thirdear.tui.transcript.minimap import Minimap
from thirdear.tui.transcript.paint import COMPACT_CHIPS, Painter, Shown, State
from thirdear.tui.transcript.palette import palette
from thirdear.tui.transcript.parts import Part
from thirdear.tui.transcript.pointer import offset_at
from thirdear.tui.transcript.wrap import Lines, wrap

if TYPE_CHECKING:
    from textual import events

EXACT = 10_000
WIDEST_TEXT = 100
KEPT = 2048
AVERAGE = 2
"""Rows of words in a segment that is not read yet."""
MAP = 1
"""Columns of the minimap."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Segments with lanes and chips, one of them the current one."""

    class Told(Message):
        """What a key did that does not show, or why it did nothing: an entry of the wording."""

        def __init__(self, entry: str) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, sheet: Reading, looks: Mapping[str, Look], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.sheet = sheet
        self.looks = looks
        self.place = 0
        self.compact = False
        self._part: Part | None = None
        self.pattern: re.Pattern[str] | None = None
        self._text_width = 0
        self._faded = False
        self._painter: Painter | None = None
        self._is_exact = False
        self._laid_out_for = Size()
        self._heights = Heights([1] * len(sheet))
        self._measured = bytearray(len(sheet))
        self._strips: LRUCache[tuple[int, State], list[Strip]] = LRUCache(KEPT)
        self._rows: list[tuple[int, int]] = []
        self._map = Minimap(0, 1)
        self._extent = range(0)
        self._ground = Style()
        self._found: Sequence[int] = ()

    def _state(self, place: int) -> State:
        """Return as what a segment is painted."""
        return State.CURRENT if place == self.place else State.REST

    # -- what is where

    def _top(self) -> int:
        return round(self.scroll_y)

    def _lines(self, place: int) -> Lines:
        return wrap(self.sheet.words(place), self._text_width)

    def _measure(self, place: int) -> int:
        """Make a height exact and return by how much it grew."""
        if self._measured[place]:
            return 0
        self._measured[place] = 1
        return self._heights.change(place, len(self._lines(place)) + (not self.compact))

    def _measure_around(self, places: Iterable[int]) -> None:
        """Make heights exact; what stands at the top of the view stays there."""
        if not len(self.sheet):
            return
        top, within = self._heights.locate(self._top())
        grown = [(place, self._measure(place)) for place in places]
        if any(growth for _, growth in grown):
            self._resize_virtually()
            if any(growth for place, growth in grown if place < top):
                self._scroll(self._heights.top(top) + within)

    def _measure_view(self) -> None:
        """Make exact whatever is about to be seen."""
        room = self.size.height
        place, within = self._heights.locate(self._top())
        rows = -within
        while rows < room and place < len(self.sheet):
            self._measure(place)
            rows += self._heights[place]
            place += 1
        self._resize_virtually()

    def _resize_virtually(self) -> None:
        """Tell how far one can scroll; setting it openly would lay the whole screen out again."""
        self.set_reactive(ScrollView.virtual_size, Size(0, self._heights.total))

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, immediate=True)

    # -- laying out

    def _lay_out(self) -> None:
        """Wrap for the present width and density; the top segment and word stay at the top."""
        width = self.size.width - MAP
        digits = max(3, len(str(len(self.sheet))))
        painter = Painter(palette(self), self.looks, width, digits, self.compact)
        room = width - painter.margin - (COMPACT_CHIPS + 1 if self.compact else 1)
        kept = self._at_top() if self._text_width else None
        self._painter = painter
        self._laid_out_for = self.size
        self._text_width = max(2, min(WIDEST_TEXT, room))
        self._strips.clear()
        self._map = Minimap(len(self.sheet), self.size.height)
        self._fill_map()
        self._estimate()
        self._resize_virtually()
        if kept:
            place, at = kept
            self._measure(place)
            starts = [start for start, _ in self._lines(place)]
            self._scroll(self._heights.top(place) + max(0, bisect_right(starts, at) - 1))
            self.show_place()

    def _at_top(self) -> tuple[int, int] | None:
        if not len(self.sheet):
            return None
        place, row = self._heights.locate(self._top())
        lines = self._lines(place)
        return place, lines[min(row, len(lines) - 1)][0]

    def _estimate(self) -> None:
        chips = not self.compact
        width, sheet = self._text_width, self.sheet
        if self._is_exact and len(sheet) <= EXACT:
            self._heights = Heights(len(self._lines(p)) + chips for p in range(len(sheet)))
            self._measured = bytearray(b"\1") * len(sheet)
            return
        if sheet.is_read:
            self._heights = Heights(1 + chips + long // width for long in sheet.lengths())
        else:
            self._heights = Heights([AVERAGE + chips] * len(sheet))
        self._measured = bytearray(len(sheet))

    def on_resize(self, _: events.Resize) -> None:
        """Wrap again for the new width."""
        if self.scrollable_content_region.width and self._laid_out_for != self.size:
            self._lay_out()
            self.refresh()

    def notify_style_update(self) -> None:
        """Take the theme's new colours."""
        super().notify_style_update()
        self._faded = True
        self.refresh()  # without colors signs change, too, and those of rows that were painted

    def read_on(self) -> None:
        """Read and wrap what the first painting did not need."""
        self.sheet.read_on()
        self._is_exact = True
        if self._text_width:
            self._lay_out()
            self.refresh()

    def lay_out_again(self) -> None:
        """Show segments or words that have changed; the present segment stays in view."""
        self.place = max(0, min(self.place, len(self.sheet) - 1))
        self._heights = Heights([1] * len(self.sheet))
        self._measured = bytearray(len(self.sheet))
        self._lay_out()
        self.show_place()
        self.refresh()

    def action_density(self) -> None:
        """Give each segment a row for its chips, or set the chips beside the words."""
        self.compact = not self.compact
        self._lay_out()
        self.refresh()
        self.post_message(self.Told("density.compact" if self.compact else "density.roomy"))

    def show_place(self) -> None:
        """Scroll so that the current segment is in view, half a page on when it was not.

        Scrolling is rare that way: most moves repaint two segments, and the text stands still.
        """
        if not self._text_width or not len(self.sheet):
            return
        self._measure_around(p for p in range(self.place - 1, self.place + 2) if p in self._places)
        first, rows = self._heights.top(self.place), self._heights[self.place]
        top, height = self._top(), self.size.height
        if first >= top and first + rows <= top + height:
            return
        if rows >= height:
            self._scroll(first)
        elif first < top:
            self._scroll(min(first, first + rows - height // 2))
        else:
            self._scroll(first - height // 2 if first - top < 2 * height else first - height // 3)

    @property
    def _places(self) -> range:
        return range(len(self.sheet))

    # -- painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint rows; the first painting in a size may come before it is told, so it lays out."""
        if crop.width and (self._painter is None or self._laid_out_for != self.size):
            self._lay_out()
        if self._faded and self._painter is not None:
            # The new theme's styles are there only now that it paints.
            self._painter = replace(self._painter, palette=palette(self))
            self._strips.clear()
            self._faded = False
        if len(self.sheet):
            self._measure_view()
        self._rows = self._rows_from(self._top())
        self._ground = self._painter.palette.base if self._painter else self.rich_style
        if self._rows:
            first, last = (self._map.row(self._rows[end][0]) for end in (0, -1))
            self._extent = range(first, last + 1)
        return super().render_lines(crop)

    def _rows_from(self, top: int) -> list[tuple[int, int]]:
        """Return segment and row within it for every row of the view."""
        if not len(self.sheet):
            return []
        place, within = self._heights.locate(top)
        rows: list[tuple[int, int]] = []
        while len(rows) <= self.size.height and place < len(self.sheet):
            rows += [(place, row) for row in range(within, self._heights[place])]
            place, within = place + 1, 0
        return rows

    def render_line(self, y: int) -> Strip:
        """Return one row of the view."""
        if y < len(self._rows):
            place, row = self._rows[y]
            strips = self._segment(place)
            if row < len(strips):
                return Strip.join((strips[row], self._map_cell(y)))
        blank = Strip.blank(self.size.width - MAP, self._ground)
        return Strip.join((blank, self._map_cell(y)))

    def _map_cell(self, y: int) -> Strip:
        """Return the minimap's cell in a row; what is in view stands on another ground."""
        if not self._rows or self._painter is None or y >= self._map.rows:
            return Strip.blank(MAP, self._ground)
        ground = self._painter.palette.base + self._painter.palette.map
        if y in self._extent:
            ground = ground + self._painter.palette.current + self._painter.palette.cursor
        return Strip([Piece(self._map.sign(y), ground)], MAP)

    def _fill_map(self) -> None:
        sheet = self.sheet
        self._map.fill(sheet.tagged_places(), self._found, sheet.flagged_places())

    def show_found(self, places: Sequence[int]) -> None:
        """Show in the minimap where something was found."""
        self._found = places
        self._fill_map()
        self.refresh()

    def _segment(self, place: int) -> list[Strip]:
        key = (place, self._state(place))
        strips = self._strips.get(key)
        if strips is None and self._painter is not None:
            words = self.sheet.words(place)
            strips = self._strips[key] = self._painter.segment(
                self.sheet.segment(place),
                words,
                wrap(words, self._text_width),
                key[1],
                self._shown(place, words),
            )
        return strips or []

    def _shown(self, place: int, words: str) -> Shown:
        sheet = self.sheet
        return Shown(
            tags=sheet.shown_tags(place),
            corrected=sheet.corrected(place),
            beside=sheet.beside(place),
            suggested=sheet.suggested(place),
            flagged=sheet.flagged(place),
            memo=sheet.noted(place),
            differs=sheet.differs(place),
            hits=self._hits(words),
            part=self._part.stretch if self._part and place == self.place else None,
        )

    def _hits(self, words: str) -> list[tuple[int, int]]:
        if self.pattern is None:
            return []
        return [match.span() for match in self.pattern.finditer(fold(words))]

    def repaint(self, places: Iterable[int]) -> None:
        """Paint these segments again, their tags or their state having changed."""
        top, height = self._top(), self.size.height
        for place in places:
            for state in State:
                self._strips.discard((place, state))
            tagged, flagged = bool(self.sheet.tags(place)), self.sheet.flagged(place)
            if self._map.note(place, tagged=tagged, flagged=flagged):
                self.refresh(Region(self.size.width - MAP, self._map.row(place), MAP, 1))
            first = self._heights.top(place) - top
            rows = self._heights[place]
            if first < height and first + rows > 0:
                self.refresh(Region(0, first, self.size.width, rows))

    def repaint_all(self) -> None:
        """Paint everything again."""
        self._strips.clear()
        self._fill_map()
        self.refresh()

    # -- what is pointed at

    def _name_at(self, event: events.MouseEvent) -> str:
        found = None if event.button else self._chip_at(event)
        look = self.looks.get(found[1].code) if found else None
        return look.name if look else ""

    def _chip_at(self, event: events.MouseEvent) -> tuple[int, Tag] | None:
        """Return the segment and the tag whose chip is under the pointer."""
        painter = self._painter
        if painter is None or not 0 <= event.y < len(self._rows):
            return None
        place, row = self._rows[event.y]
        left = painter.width - COMPACT_CHIPS if self.compact else painter.margin
        if row != (0 if self.compact else self._heights[place] - 1) or event.x < left:
            return None
        tag = painter.tag_at(self._shown(place, ""), event.x - left)
        return None if tag is None else (place, tag)

    def _pointed(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """Return the segment under the pointer, and the offset into its words."""
        if self._painter is None or not 0 <= event.y < len(self._rows):
            return None
        place, row = self._rows[event.y]
        lines, words = self._lines(place), self.sheet.words(place)
        start, stop = lines[min(row, len(lines) - 1)]
        return place, offset_at(words, start, stop, max(0, event.x - self._painter.margin))
