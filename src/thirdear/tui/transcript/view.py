"""The transcript on the screen: a page of segments to move over and to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from thirdear.model.coding import Tag
from thirdear.tui.access import point
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import Look
from thirdear.tui.parts.lines import name_under
from thirdear.tui.tagging.reading import Reading
from thirdear.tui.transcript.page import KEPT, MAP, Page
from thirdear.tui.transcript.paint import State
from thirdear.tui.transcript.parts import Part, between, words_of

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class TranscriptView(Page, inherit_bindings=False):
    """A page with a cursor, a range, marks and a chosen part of a segment."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("transcript")]

    class Chip(Message):
        """The chip of a tag was clicked."""

        def __init__(self, place: int, tag: Tag) -> None:
            super().__init__()
            self.place, self.tag = place, tag

    class Opened(Message):
        """A segment was clicked twice."""

    def __init__(self, sheet: Reading, looks: Mapping[str, Look], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(sheet, looks, id=id)
        self.range_from: int | None = None
        self.marks: set[int] = set()
        self.moved: Callable[[], None] = lambda: None
        self._grip: tuple[int, int] | None = None
        self._dragged = False

    # -- what is chosen

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

    def _state(self, place: int) -> State:
        state = super()._state(place)
        if state is State.CURRENT:
            return state
        if self.range_from is not None and place in self._range:
            return State.RANGE
        return State.MARKED if place in self.marks else state

    def lay_out_again(self) -> None:
        """Show segments or words that have changed; nothing of what was chosen stays."""
        self._part = None
        self.marks.clear()
        self.range_from = None
        super().lay_out_again()

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

    def action_move(self, step: int) -> None:
        """Go to the next or previous segment."""
        self._step(lambda: self.go(self.place + step), step)

    def action_extend(self, step: int) -> None:
        """Stretch the range by a segment."""
        self._step(lambda: self.go(self.place + step, extend=True), step)

    def action_edge(self, place: int) -> None:
        """Go to the beginning, or with -1 to the end."""
        at = place if place >= 0 else len(self.sheet) - 1
        self._step(lambda: self.go(at), -1 if place >= 0 else 1)

    def action_page(self, step: int) -> None:
        """Scroll by a page, two rows kept, and take the cursor along."""
        self._step(lambda: self._page(step), step)

    def _step(self, move: Callable[[], None], step: int) -> None:
        """Move; say so where there is nothing further on."""
        before, top = self._range, self._top()
        move()
        if (self._range, self._top()) == (before, top):
            end = "text.last" if step > 0 else "text.first"
            self.post_message(self.Told(end if len(self.sheet) else "tagging.empty"))

    def _page(self, step: int) -> None:
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

    # -- parts of a segment, and scattered ones

    def action_mark(self) -> None:
        """Mark the segment beside others, or take its mark away."""
        if not len(self.sheet):
            self.post_message(self.Told("tagging.empty"))
        else:
            self.marks ^= {self.place}
            self.repaint([self.place])
            self.moved()
            on = self.place in self.marks
            self.post_message(self.Told("text.marked" if on else "text.unmarked"))

    def action_part(self) -> None:
        """Choose a word of the segment; the second time hold it, and let it go."""
        if not len(self.sheet):
            self.post_message(self.Told("tagging.empty"))
            return
        words = words_of(self.sheet.words(self.place))
        if words:
            self._choose(self._part.holding() if self._part else Part(words))
        else:
            self.post_message(self.Told("text.no_words"))

    def action_word(self, step: int) -> None:
        """Go a word on in the segment."""
        if self._part:
            self._take_part(self._part.moved(step))
        else:
            self.action_part()

    def action_more(self, step: int) -> None:
        """Make the part a word longer or shorter."""
        if self._part:
            self._take_part(self._part.stretched(step))
        else:
            self.action_part()

    def _take_part(self, part: Part) -> None:
        """Choose a part; say so where it is the one that is chosen."""
        same = part == self._part
        self._choose(part)
        if same:
            self.post_message(self.Told("text.part_ends"))

    def leave_part(self) -> None:
        """Choose the whole segment again."""
        self._choose(None)

    def _choose(self, part: Part | None) -> None:
        self._part = part
        self.repaint([self.place])
        self.moved()

    # -- the mouse

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
        """Choose the words that are dragged over; over several segments, all of them.

        Where a chip is pointed at, its code's whole name is shown.
        """
        name_under(self, self._name_at(event))
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
            if self.range_from is None or self.range_from != place:
                self.go(place)
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
            if (found := self._chip_at(event)) and not event.shift:
                self.post_message(self.Chip(*found))
            elif event.chain == 2 and not event.shift:
                self.post_message(self.Opened())
