"""The rating form: one item a row, a digit gives the value and goes on, each saved at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.safe import safe
from thirdear.model.coding import Item
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import Finish
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.lines import Footer, Line, Part, Parts, Rows
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.qsort import open_sort, sorts
from thirdear.tui.refused import telling
from thirdear.tui.tagging.definition import item_parts, wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


def entries(seat: Seat) -> Iterator[Item | str]:
    """Yield the items of every codebook in order, each group of them under its family's name.

    The cards of Q-sorts are sorted on a screen of their own.
    """
    for book in seat.books:
        if book.qsort is not None:
            continue
        names = {family.key: family.name(seat.language) for family in book.families}
        before: str | None = None
        for item in book.items:
            if item.family and item.family != before:
                yield safe(names.get(item.family, item.family), one_line=True)
            before = item.family
            yield item


class RatingScreen(UndoingScreen[None], NotingScreen[None], inherit_bindings=False):
    """The rating items of one session in one pass."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rating")]
    scope: ClassVar[str] = "rating"

    def __init__(self, seat: Seat, case: str, session: int) -> None:
        super().__init__()
        self.seat = seat
        self.case, self.session = case, session
        self.entries: list[Item | str] = list(entries(seat))
        self.items = tuple(entry for entry in self.entries if isinstance(entry, Item))
        self.ratings: dict[str, float | None] = {}
        self.finished = False
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Header, items, anchors of the current one, message, footer."""
        yield Line(id="head", classes="title")
        yield Rows(self._row, id="items")
        yield Line(id="anchors")
        yield Line(id="note")
        yield Footer("rating", self.seat.language)

    def on_mount(self) -> None:
        """Show the items."""
        rows = self.query_one(Rows)
        rows.moved = self._on_moved
        rows.fill(
            len(self.entries), (at for at, e in enumerate(self.entries) if isinstance(e, str))
        )
        rows.focus()
        self.renew("" if self.items else self.seat.say("rating.none"))

    def renew(self, words: str, look: str = "") -> None:
        """Read the ratings again and show them; words say why."""
        with telling(self.warn):
            self._read_again()
            self.note(words, look)

    def _read_again(self) -> None:
        study, pass_ = self.seat.study, self.seat.pass_
        self.ratings = study.ratings(pass_, self.case, self.session)
        self.finished = any(
            line.finished
            for line in study.progress(pass_)
            if (line.case, line.session) == (self.case, self.session)
        )
        self._show()

    def _refused(self, words: str) -> None:
        """Say why a change was refused, over the ratings as the study holds them."""
        self._typed = ""
        self.renew(words, "warn")

    def _on_moved(self) -> None:
        self._typed = ""
        self.note("")
        self._show()

    def _show(self) -> None:
        say = self.seat.say
        rated = sum(item.key in self.ratings for item in self.items)
        end = f" · ✓ {say('finished')}" if self.finished else ""
        head: Parts = [
            (f" {self.seat.title(self.case, self.session)}  ", "title"),
            (say("rating.title"), "strong"),
            (f"  {say('rating.count', rated=rated, all=len(self.items))}", "dim"),
            (f"  {safe(self.seat.pass_.rater, one_line=True)} · {self.seat.sight}{end}", ""),
        ]
        self.query_one("#head", Line).show(head)
        anchors = self.query_one("#anchors", Line)
        room = self._room()
        anchors.styles.height = 2 + room
        anchors.show(*self._anchors(room))
        self.query_one(Rows).refresh()

    def _anchors(self, room: int) -> list[Parts]:
        item = self._item()
        if item is None:
            return []
        meanings = item.meanings(self.seat.language)
        values = [f"{value} = {safe(told, one_line=True)}" for value, told in meanings.items()]
        turned = [self.seat.say("rating.reverse")] if item.reverse else []
        if not self._defined(item):
            values = [self.seat.say("rating.undefined")]
        name = safe(item.name(self.seat.language), one_line=True)
        width = self.size.width - 1
        told = self._told(item)
        if len(told) > room:
            told[room - 1 :] = [clip(" ".join(told[room - 1 :]), width - 1)]
        return [
            [(clip(f" {item.number} {name}", width), "strong")],
            [(clip(f" {' · '.join(values + turned)}", width), "dim")],
            *([(f" {row}", "dim")] for row in told),
        ]

    def _told(self, item: Item) -> list[str]:
        """Return an item's definition in rows of the screen's width."""
        return wrapped(item.text("definition", self.seat.language), self.size.width - 2)

    def _room(self) -> int:
        """Return the rows for definitions: as many as the longest needs and the items leave."""
        longest = max((len(self._told(item)) for item in self.items), default=1)
        return max(1, min(longest, self.size.height - len(self.entries) - 5))

    def on_resize(self) -> None:
        """Fold the definition for the new width."""
        self._show()

    def _item(self) -> Item | None:
        place = self.query_one(Rows).place
        entry = self.entries[place] if place < len(self.entries) else None
        return entry if isinstance(entry, Item) else None

    def _here(self) -> Item | None:
        """Return the item of the row; say so where there is nothing to rate."""
        if not self.items:
            self.note(self.seat.say("rating.none"), "dim")
        return self._item()

    def _defined(self, item: Item) -> bool:
        """Say whether there is something to rate: what the item needs is not at its lowest."""
        needed = next((one for one in self.items if one.key == item.needs), None)
        given = self.ratings.get(needed.key) if needed else None
        return needed is None or given is None or given > needed.scale.low

    def _row(self, place: int, width: int) -> Parts:
        item = self.entries[place]
        if isinstance(item, str):
            return [(f" {item}", "title")]
        values = self._values(item, width // 2)
        number = f" {item.number:>3} "
        room = width - cell_len(number + "".join(text for text, _ in values)) - 3
        name = column(safe(item.name(self.seat.language), one_line=True), max(1, room))
        return [(number, "dim"), (f"{name} ", "" if self._defined(item) else "dim"), *values]

    def _values(self, item: Item, room: int) -> list[Part]:
        """Return the values of an item's scale; of a long one its ends and the one given."""
        low, high = item.scale.low, item.scale.high
        given = self.ratings.get(item.key)
        chosen = "" if given is None else f"{given:g}"
        parts: list[Part] = [
            (f"[{value}]", "key") if str(value) == chosen else (f" {value} ", "dim")
            for value in range(low, high + 1)
        ]
        if sum(len(text) for text, _ in parts) > room:
            parts = [(f" {low}…{high} ", "dim"), (f"[{chosen}]" if chosen else "", "key")]
        unable = item.key in self.ratings and given is None
        sign = "[-]" if unable else " - " if item.unrateable else "   "
        return [*parts, (sign, "warn" if unable else "dim")]

    # -- rating

    def _open(self) -> bool:
        """Say whether the session may be rated; say why not, if not."""
        if self.finished:
            # Another window may have opened it again.
            self.renew("")
        if self.finished:
            self.warn(self.seat.say("closed"))
        return not self.finished

    def _set(self, value: float | None, *, go_on: bool) -> None:
        item = self._here()
        if item is None or not self._open():
            return
        with telling(self._refused):
            self.seat.study.rate(self.seat.pass_, self.case, self.session, item.key, value)
            self.ratings[item.key] = value
            if go_on:
                self._go_on()
            self._typed = ""
            self._show()

    def _go_on(self) -> None:
        """Go to the next item that there is something to rate of."""
        rows = self.query_one(Rows)
        for place, entry in enumerate(self.entries):
            if place > rows.place and isinstance(entry, Item) and self._defined(entry):
                rows.go(place)
                return

    def action_digit(self, digit: int) -> None:
        """Give a value; where the scale has two digits, the second may follow."""
        item = self._here()
        if item is None:
            return
        scale = item.scale
        value = int(f"{self._typed}{digit}")
        if value not in scale and digit in scale:
            value = digit
        if value not in scale:
            low, high = scale.low, scale.high
            self.note(self.seat.say("rating.outside", low=low, high=high), "warn")
            return
        more = value > 0 and value * 10 <= scale.high
        self._set(value, go_on=not more)
        self._typed = str(value) if more else ""

    def action_step(self, step: int) -> None:
        """Give a value one lower or higher."""
        if item := self._here():
            given = self.ratings.get(item.key)
            start = (item.scale.low if step > 0 else item.scale.high) if given is None else None
            value = start if start is not None else (given or 0) + step
            if item.scale.low <= value <= item.scale.high:
                self._set(value, go_on=False)
            else:
                self.note(self.seat.say("rating.ends"), "dim")

    def action_definition(self) -> None:
        """Show all that the codebook says about the item."""
        if item := self._item():
            number = self.seat.say("rating.item", number=item.number)
            rows = partial(item_parts, item, self.seat)
            self.app.push_screen(Told(number, rows, self.seat.language))

    def action_unable(self) -> None:
        """Say that the item cannot be rated in this session."""
        self._set(None, go_on=True)

    def action_empty(self) -> None:
        """Take the rating away."""
        item = self._here()
        if item is None or not self._open():
            return
        if item.key not in self.ratings:
            self.note(self.seat.say("rating.nothing"), "dim")
            return
        with telling(self._refused):
            self.seat.study.unrate(self.seat.pass_, self.case, self.session, item.key)
            self.ratings.pop(item.key, None)
            self._show()

    def action_next(self) -> None:
        """Go to the next item."""
        self.query_one(Rows).action_move(1)

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        self.post_message(Finish(self.case, self.session))

    def action_sort(self) -> None:
        """Sort the cards of a Q-sort."""
        if sorts(self.seat):
            open_sort(self.app, self.seat, self.case, self.session)
        else:
            self.warn(self.seat.say("rating.no_sort"))

    def action_back(self) -> None:
        """Close the form."""
        self.dismiss()
