"""The widget that shows a session's transcript: it draws its own rows, for any number of segments.

Heights are exact up to ``EXACT`` segments. In longer sessions they are estimated and made exact
where the rater looks; the text under the eye stays where it is while heights above it change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Piece
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from thirdear.base.folding import fold
from thirdear.tui.access import point
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import Look
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.transcript.heights import Heights
from thirdear.tui.transcript.minimap import Minimap
from thirdear.tui.transcript.painting import COMPACT_CHIPS, Painter, Shown, State
from thirdear.tui.transcript.palette import CLASSES, palette
from thirdear.tui.transcript.parts import Part, between, words_of
from thirdear.tui.transcript.pointing import offset_at
from thirdear.tui.transcript.wrap import Lines, wrap

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

EXACT = 10_000
WIDEST_TEXT = 100
KEPT = 2048
MAP = 1
"""Columns of the minimap."""


class TranscriptView(ScrollView, can_focus=True, inherit_bindings=False):
    """A sheet's segments with lanes, chips, a cursor and a range."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("transcript")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)

    def __init__(self, sheet: Sheet, looks: Mapping[str, Look], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.sheet = sheet
        self.looks = looks
        self.place = 0
        self.range_from: int | None = None
        self.compact = False
        self.pattern: re.Pattern[str] | None = None
        self.moved: Callable[[], None] = lambda: None
        self._text_width = 0
        self._faded = False
        self._painter: Painter | None = None
        self._heights = Heights([1] * len(sheet))
        self._measured = bytearray(len(sheet))
        self._strips: LRUCache[tuple[int, State], list[Strip]] = LRUCache(KEPT)
        self._rows: list[tuple[int, int]] = []
        self._part: Part | None = None
        self._grip: tuple[int, int] | None = None
        self._dragged = False
        self._map = Minimap(0, 1)
        self._extent = range(0)
        self._ground = Style()
        self._found: Sequence[int] = ()
        self.marks: set[int] = set()

    # -- what is where

    @property
    def chosen(self) -> Sequence[int]:
        """The places that the next code applies to, in order.

        They are the marked segments and the range with them, or the range, or the current segment.
        """
        if not self.marks:
            return self._range
        ranged = self._range if self.range_from is not None else ()
        return sorted(self.marks.union(ranged))

    @property
    def part(self) -> tuple[int, int] | None:
        """The chosen part of the current segment, as offsets into the transcript."""
        if self._part is None:
            return None
        return self.sheet.stretch(self.place, *self._part.stretch)

    @property
    def part_words(self) -> str:
        """The words of the chosen part as they are shown, empty where there is none."""
        if self._part is None:
            return ""
        start, stop = self._part.stretch
        return self.sheet.words(self.place)[start:stop]

    def let_go(self) -> None:
        """Let go of part, range and marks."""
        marked = list(self.marks)
        self.marks.clear()
        self._part = None
        self.repaint(marked)
        self.go(self.place)

    @property
    def _range(self) -> range:
        other = self.place if self.range_from is None else self.range_from
        return range(min(other, self.place), max(other, self.place) + 1)

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
        if len(sheet) <= EXACT:
            self._heights = Heights(len(self._lines(p)) + chips for p in range(len(sheet)))
            self._measured = bytearray(b"\1") * len(sheet)
            return
        self._heights = Heights(1 + chips + (s.stop - s.start) // width for s in sheet.segments)
        self._measured = bytearray(len(sheet))

    def on_resize(self, _: events.Resize) -> None:
        """Wrap again for the new width."""
        if self.scrollable_content_region.width:
            self._lay_out()

    def notify_style_update(self) -> None:
        """Take the theme's new colours."""
        super().notify_style_update()
        self._faded = True

    # -- painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint rows; the first painting comes before the first resize, so it may lay out."""
        if self._painter is None and crop.width:
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

    def _state(self, place: int) -> State:
        if place == self.place:
            return State.CURRENT
        if self.range_from is not None and place in self._range:
            return State.RANGE
        if place in self.marks:
            return State.MARKED
        return State.REST

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
            memo=bool(sheet.memo(place)),
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

    # -- moving

    def go(self, place: int, *, extend: bool = False) -> None:
        """Make a segment the current one, with the range up to it or without a range."""
        if not len(self.sheet):
            return
        old = self._range
        if place != self.place or extend:
            self._part = None
        if extend and self.range_from is None:
            self.range_from = self.place
        elif not extend:
            self.range_from = None
        self.place = max(0, min(len(self.sheet) - 1, place))
        self.show_place()
        point(self, self._heights.top(self.place) - self._top())
        self._restate(old, self._range)
        self.moved()

    def _restate(self, old: range, new: range) -> None:
        """Repaint what left or joined the range, and its two ends."""
        ends = {old[0], old[-1], new[0], new[-1]}
        changed = set(old) ^ set(new) | ends if len(old) + len(new) < KEPT else {*old, *new}
        self.repaint(sorted(changed))

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

    def action_move(self, step: int) -> None:
        """Go to the next or previous segment."""
        self.go(self.place + step)

    def action_extend(self, step: int) -> None:
        """Stretch the range by a segment."""
        self.go(self.place + step, extend=True)

    def action_edge(self, place: int) -> None:
        """Go to the beginning, or with -1 to the end."""
        self.go(place if place >= 0 else len(self.sheet) - 1)

    def action_page(self, step: int) -> None:
        """Scroll by a page, two rows kept, and take the cursor along."""
        if not len(self.sheet):
            return
        height = self.size.height
        last = max(0, self._heights.total - height)
        top = min(last, max(0, self._top() + step * max(1, height - 2)))
        if top == self._top():
            self.go(len(self.sheet) - 1 if step > 0 else 0)
            return
        self._scroll(top)
        place, within = self._heights.locate(top)
        fits = place + 1 < len(self.sheet) and self._heights[place] <= height
        self.go(place + 1 if within and fits else place)

    def lay_out_again(self) -> None:
        """Show segments or words that have changed; the present segment stays in view."""
        self._part = None
        self.marks.clear()
        self.range_from = None
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

    # -- parts of a segment, and scattered ones

    def action_mark(self) -> None:
        """Mark the segment beside others, or take its mark away."""
        if len(self.sheet):
            self.marks ^= {self.place}
            self.repaint([self.place])
            self.moved()

    def action_part(self) -> None:
        """Choose a word of the segment; the second time hold it, and let it go."""
        if not len(self.sheet):
            return
        words = words_of(self.sheet.words(self.place))
        if words:
            self._choose(self._part.holding() if self._part else Part(words))

    def action_word(self, step: int) -> None:
        """Go a word on in the segment."""
        if self._part:
            self._choose(self._part.moved(step))
        else:
            self.action_part()

    def action_more(self, step: int) -> None:
        """Make the part a word longer or shorter."""
        if self._part:
            self._choose(self._part.stretched(step))
        else:
            self.action_part()

    def leave_part(self) -> None:
        """Choose the whole segment again."""
        self._choose(None)

    def _choose(self, part: Part | None) -> None:
        self._part = part
        self.repaint([self.place])
        self.moved()

    # -- the mouse

    def _pointed(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """Return the segment under the pointer, and the offset into its words."""
        if self._painter is None or not 0 <= event.y < len(self._rows):
            return None
        place, row = self._rows[event.y]
        lines, words = self._lines(place), self.sheet.words(place)
        start, stop = lines[min(row, len(lines) - 1)]
        return place, offset_at(words, start, stop, max(0, event.x - self._painter.margin))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag over words; a press on the minimap goes there."""
        if event.x >= self.size.width - MAP and len(self.sheet):
            self._dragged = True
            self.go(self._map.place(event.y))
            return
        self._grip = None if event.shift else self._pointed(event)
        self._dragged = False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words that are dragged over; over several segments, all of them."""
        now = self._pointed(event)
        if self._grip is None or now is None or not event.button:
            return
        place, offset = self._grip
        if not self._dragged and now == self._grip:
            return
        self._dragged = True
        if now[0] == place:
            if self.place != place or self.range_from is not None:
                self.go(place)
            self._choose(between(self.sheet.words(place), offset, now[1]))
        else:
            self.place, self.range_from = place, None
            self.go(now[0], extend=True)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """Keep what was dragged over."""
        self._grip = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Go to the segment that was clicked; with Shift, stretch the range to it."""
        if self._dragged:
            self._dragged = False
        elif event.y < len(self._rows):
            self._part = None
            self.go(self._rows[event.y][0], extend=event.shift)
