"""Single lines and lists of lines that draw themselves: header, hot codes, messages, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment as Piece
from rich.style import Style
from textual.content import Content
from textual.events import Key
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from thirdear.base.safe import safe
from thirdear.tui.access import point
from thirdear.tui.keys.actions import bindings, footer, shown
from thirdear.tui.keys.keyboard import current
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

Part = tuple[str, str | Style]
"""Words and how they look: a style, or the name of one of the looks below; "" is plain."""
Parts = Sequence[Part]

LOOKS = ("strong", "dim", "key", "good", "warn", "title")
CLASSES = frozenset(f"line--{look}" for look in LOOKS)
"""What the style sheet calls them; the desk has them once, since every line looks the same."""


class _Drawn(Widget):
    """What lines and lists share: named looks from the style sheet."""

    _base: Style | None = None
    _known: Mapping[str, Style] = {}

    def notify_style_update(self) -> None:
        """Ask for the styles again; they are kept from one frame to the next."""
        super().notify_style_update()
        self._base, self._known = None, {}

    @property
    def _ground(self) -> Style:
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def _look(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        if not name:
            return Style()
        if name not in self._known:
            style = self.app.get_component_styles(f"line--{name}").partial_rich_style
            self._known = {**self._known, name: style}
        return self._known[name]

    def _strip(self, parts: Parts, width: int, ground: Style) -> Strip:
        """Lay parts side by side, filled to the width or cut to it."""
        row = [Piece(text, ground + self._look(look)) for text, look in fitted(parts, width)]
        used = sum(piece.cell_length for piece in row)
        row.append(Piece(" " * (width - used), ground))
        return Strip(row, width)


def name_under(widget: Widget, name: str) -> None:
    """Show a name beside the pointer, or nothing, as text and never as markup."""
    shown = Content(safe(name, one_line=True)) if name else None
    if widget.tooltip != shown:
        widget.tooltip = shown


def fitted(parts: Parts, width: int) -> list[Part]:
    """Return parts of at most so many cells, harmless for a terminal; ``…`` stands for the rest."""
    shown = [(safe(text, one_line=True), look) for text, look in parts]
    if cell_len("".join(text for text, _ in shown).rstrip()) <= width:
        return _cut(shown, width)
    if width <= 0:
        return []
    cut = _cut(shown, width - 1)
    return [*cut, ("…", cut[-1][1] if cut else "")]


def _cut(parts: Parts, width: int) -> list[Part]:
    cut: list[Part] = []
    for text, look in parts:
        cells = cell_len(text)
        if cells > width:
            return [*cut, (set_cell_size(text, width), look)] if width else cut
        cut.append((text, look))
        width -= cells
    return cut


class Line(_Drawn):
    """Rows of fixed text, shown without laying out the screen again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Parts, ...] = ()

    def show(self, *rows: Parts) -> None:
        """Show these rows."""
        before, self._shown = self._shown, rows
        changed = [y for y, (a, b) in enumerate(zip_longest(before, rows)) if a != b]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    @property
    def words(self) -> str:
        """What stands there, without its looks."""
        return "\n".join("".join(text for text, _ in row) for row in self._shown)

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        parts = self._shown[y] if y < len(self._shown) else ()
        return self._strip(parts, self.size.width, self._ground)


class Passage(Line):
    """Sentences folded to whatever width there is; it is as high as they need."""

    def __init__(self, *sentences: Part, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._told = _harmless(sentences)

    def tell(self, *sentences: Part) -> None:
        """Show these sentences, each beginning a row."""
        self._told = _harmless(sentences)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many rows the sentences take."""
        return len(self._folded(width))

    def _folded(self, width: int) -> list[Parts]:
        return [
            [(f" {row}", look)] for words, look in self._told for row in folded(words, width - 1)
        ]

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        rows, width = self._folded(self.size.width), self.size.width
        shown = rows[y] if y < len(rows) else ()
        if y == self.size.height - 1 and y + 1 < len(rows):
            shown = [*_cut(shown, width - 1), ("…", shown[-1][1])]
        return self._strip(shown, width, self._ground)

    @property
    def words(self) -> str:
        """What is told, without its looks."""
        return "\n".join(words for words, _ in self._told)


def _harmless(sentences: Parts) -> tuple[Part, ...]:
    return tuple((safe(words, one_line=True), look) for words, look in sentences)


def folded(words: str, width: int) -> list[str]:
    """Return the rows of a text that is so many cells wide."""
    return [words[start:stop] for start, stop in wrap(words, max(2, width))]


class Footer(Line):
    """The keys of a screen in one line; what does not fit is left to the help."""

    def __init__(self, screen_name: str, language: str) -> None:
        super().__init__(classes="footer")
        self._of, self._language = screen_name, language

    def on_resize(self) -> None:
        """Show as many keys as fit; the way out, help and quit always."""
        self.renew()

    def keys_of(self, screen_name: str) -> None:
        """Show the keys of another screen, or of a part of this one."""
        self._of = screen_name
        self.renew()

    def renew(self) -> None:
        """Show the keys as they are now."""
        keys = footer(self._of, self._language, current(self.app))
        self.show(footer_parts(keys, self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked, or whose label was."""
        event.stop()
        at = 0
        key = ""
        for text, look in self._shown[0] if self._shown else ():
            key = text.strip() if look == "key" else key
            at += cell_len(text)
            if event.x < at:
                self._press(key)
                return

    def _press(self, key: str) -> None:
        names = {shown(one): one for a in current(self.app) for one in a.keys}
        name = names.get(key)
        if name is not None:
            letter = key if len(key) == 1 else None
            self.app.post_message(Key(name, letter))


def footer_parts(keys: Sequence[tuple[str, str]], width: int) -> Parts:
    """Return the footer's parts; the last three keys stay, others go from the right."""
    keys = list(keys)
    while len(keys) > 2 and sum(cell_len(key + label) + 3 for key, label in keys) > width:
        keys.pop(-min(4, len(keys)))
    parts: list[Part] = []
    for key, label in keys:
        parts += [(f" {key} ", "key"), (f"{label} ", "")]
    return parts


class Rows(ScrollView, _Drawn, can_focus=True, inherit_bindings=False):
    """A list of one-row lines with a cursor; headings cannot be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--current"}

    class Stuck(Message):
        """A key could not move the cursor; ``entry`` says why, and is empty once it moves again."""

        def __init__(self, entry: str) -> None:
            super().__init__()
            self.entry = entry

    def __init__(
        self,
        paint: Callable[[int, int], Parts],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """``paint`` gives the parts of a row for a place and a width."""
        super().__init__(id=id)
        self._paint = paint
        self._count = 0
        self.fills = 0
        self._headings: frozenset[int] = frozenset()
        self.place = 0
        self._stuck = False
        self.moved: Callable[[], None] = lambda: None

    def fill(self, count: int, headings: Iterable[int] = (), place: int | None = None) -> None:
        """Show so many rows; some of them are headings."""
        self.fills += 1
        self._count, self._headings = count, frozenset(headings)
        self.virtual_size = Size(0, count)
        self.place = self._nearest(self.place if place is None else place, 1)
        self.call_after_refresh(self._show_place)
        self.refresh()

    def _nearest(self, place: int, step: int) -> int:
        """Return the nearest place that can be chosen, looking first in a direction."""
        place = max(0, min(self._count - 1, place))
        for way in (step, -step):
            at = place
            while 0 <= at < self._count:
                if at not in self._headings:
                    return at
                at += way
        return 0

    def render_line(self, y: int) -> Strip:
        """Return one row of the view."""
        place = y + round(self.scroll_y)
        if place >= self._count:
            return Strip.blank(self.size.width, self._ground)
        ground = self._ground
        if self._is_current(place):
            ground = ground + self.get_component_rich_style("rows--current", partial=True)
        width = self.scrollable_content_region.width
        return self._strip(self._paint(place, width), width, ground)

    def _is_current(self, place: int) -> bool:
        return place == self.place and place not in self._headings

    def go(self, place: int, step: int = 1) -> None:
        """Make a row the current one."""
        old, self.place = self.place, self._nearest(place, step)
        for row in (old, self.place):
            self.refresh(Region(0, row - round(self.scroll_y), self.size.width, 1))
        self._show_place()
        point(self, self.place - round(self.scroll_y))
        self.moved()

    def _show_place(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        above = self.place - 1 if self.place - 1 in self._headings else self.place
        if above < top:
            self.scroll_to(y=above, animate=False, immediate=True)
        elif self.place >= top + height:
            self.scroll_to(y=self.place - height + 1, animate=False, immediate=True)

    def action_move(self, step: int) -> None:
        """Go to the next or previous row."""
        before = self.place
        if 0 <= self.place + step < self._count:
            self.go(self.place + step, step)
        self._say_stuck(before, step)

    def action_page(self, step: int) -> None:
        """Go a page on or back."""
        before = self.place
        self.go(self.place + step * max(1, self.size.height - 1), step)
        self._say_stuck(before, step)

    def action_edge(self, place: int) -> None:
        """Go to the beginning, or with -1 to the end."""
        before = self.place
        self.go(place if place >= 0 else self._count - 1, 1 if place >= 0 else -1)
        self._say_stuck(before, -1 if place >= 0 else 1)

    def _say_stuck(self, before: int, step: int) -> None:
        """Tell the screen that a key did not move the cursor, or that it moves again."""
        was, self._stuck = self._stuck, self.place == before
        if self._stuck:
            end = "rows.last" if step > 0 else "rows.first"
            self.post_message(self.Stuck(end if self._count else "rows.none"))
        elif was:
            self.post_message(self.Stuck(""))

    def _say_free(self) -> None:
        """Take back what was said of a key that did not move the cursor."""
        if self._stuck:
            self._stuck = False
            self.post_message(self.Stuck(""))

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a heading leads to the first row below it."""
        place = event.y + round(self.scroll_y)
        if place < self._count:
            self.go(place)


class Choices(Rows):
    """A list of which Enter or a second click takes a row; with ``once`` the first click does."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choice")]

    def __init__(
        self,
        paint: Callable[[int, int], Parts],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
        once: bool = False,
    ) -> None:
        super().__init__(paint, id=id)
        self._once = once

    class Taken(Message):
        """A row was taken."""

        def __init__(self, rows: Choices) -> None:
            super().__init__()
            self.place = rows.place
            self._rows, self._fills = rows, rows.fills

        @property
        def holds(self) -> bool:
            """Whether the rows are still those of which one was taken."""
            return self._rows.fills == self._fills

    def action_choose(self) -> None:
        """Take the current row."""
        self._say_free()
        if self._count and self.place not in self._headings:
            self.post_message(self.Taken(self))
        else:
            self.post_message(self.Stuck("rows.none"))

    def on_click(self, event: events.Click) -> None:
        """Take the row when it is clicked twice, or once where that is enough.

        This comes before the same handler of all lists, which only goes to the row.
        """
        place = event.y + round(self.scroll_y)
        if self._once and place < self._count and place not in self._headings:
            self.go(place)
        if place == self.place and (event.chain > 1 or self._once):
            self.action_choose()


class Reading(Rows):
    """Rows to read: no cursor, the keys scroll."""

    def go(self, place: int, step: int = 1) -> None:  # noqa: ARG002 - as for rows with a cursor
        """Scroll so that a row is in view."""
        self.place = max(0, min(self._count - self.size.height, place))
        self.scroll_to(y=self.place, animate=False, immediate=True)

    def _is_current(self, _: int) -> bool:
        return False
