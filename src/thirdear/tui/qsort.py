"""The sorting screen of a Q-sort: three rough piles first, then the forced order, pile by pile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len

from thirdear.base.numbers import signed
from thirdear.base.safe import safe
from thirdear.model.coding import Codebook, Item, QSort
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.messages import Finish
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Footer, Line, Part, Parts, Passage, Rows
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

NAME = 8
"""Cells of the Q-sort's name that are shown however narrow the screen is."""


def sorts(seat: Seat) -> list[Codebook]:
    """Return the Q-sorts that the pass judges with."""
    return [book for book in seat.books if book.qsort is not None]


def open_sort(app: App[Any], seat: Seat, case: str, session: int) -> None:
    """Open the Q-sort of a session; where there are several, ask which."""
    books = sorts(seat)

    def take(place: int | None) -> None:
        if place is not None:
            app.push_screen(QSortScreen(seat, books[place], case, session))

    if len(books) == 1:
        take(0)
        return
    names = [safe(book.name(seat.language), one_line=True) for book in books]
    app.push_screen(Choose(seat.say("qsort.which"), names, seat.language), take)


def rough(sort: QSort) -> tuple[int, int, int]:
    """Return the values at which the three rough piles begin: low, middle and high."""
    last = len(sort.piles) - 1
    edge = round(last / 6)
    return sort.lowest + edge, sort.lowest + last // 2, sort.lowest + last - edge


def in_rows(parts: Parts, width: int) -> list[list[Part]]:
    """Return parts in rows of at most so many cells, none of them broken."""
    rows: list[list[Part]] = [[]]
    used = 0
    for part in parts:
        cells = cell_len(part[0])
        if rows[-1] and used + cells > width:
            rows.append([])
            used = 0
        rows[-1].append(part)
        used += cells
    return rows


class QSortScreen(UndoingScreen[None], NotingScreen[None], inherit_bindings=False):
    """The cards of one session in one pass; each move is saved at once, so it goes on anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("qsort")]
    scope: ClassVar[str] = "qsort"

    def __init__(self, seat: Seat, book: Codebook, case: str, session: int) -> None:
        super().__init__()
        assert book.qsort is not None
        self.seat, self.book, self.sort = seat, book, book.qsort
        self.case, self.session = case, session
        self.values: dict[str, float] = {}
        self.pile: int | None = None
        """The pile that is looked at; None are the cards that lie in none."""
        self.cards: Sequence[Item] = ()
        self.finished = False

    def compose(self) -> ComposeResult:
        """Header, piles, the cards of one, the current card in full, message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="columns")
        yield Rows(self._row, id="items")
        yield Passage(id="card")
        yield Line(id="note")
        yield Footer(self.scope, self.seat.language)

    def on_mount(self) -> None:
        """Show the cards that are not sorted yet, else the pile that is fullest."""
        rows = self.query_one(Rows)
        rows.moved = self._on_moved
        rows.focus()
        self.renew("")
        if not self.cards:
            self._look_at(self._fullest())

    def on_resize(self) -> None:
        """Lay name and piles out for the new width."""
        self._show()

    def renew(self, words: str, look: str = "") -> None:
        """Read where the cards lie again and show it; words say why."""
        with telling(self.warn):
            study, pass_ = self.seat.study, self.seat.pass_
            given = study.ratings(pass_, self.case, self.session)
            own = ((item.key, given.get(item.key)) for item in self.book.items)
            self.values = {key: value for key, value in own if value is not None}
            self.finished = any(
                line.finished
                for line in study.progress(pass_)
                if (line.case, line.session) == (self.case, self.session)
            )
            self._look_at(self.pile)
            self.note(words, look)

    def _look_at(self, pile: int | None) -> None:
        """Show the cards of a pile; in the same one the cursor stays where it was."""
        rows, place = self.query_one(Rows), None if pile == self.pile else 0
        self.pile = pile
        self.cards = [item for item in self.book.items if self.values.get(item.key) == pile]
        rows.fill(len(self.cards), place=place)
        self._show()

    def _on_moved(self) -> None:
        self.note("")
        self._show()

    def _show(self) -> None:
        say = self.seat.say
        end = f" · ✓ {say('finished')}" if self.finished else ""
        counts = {"rated": len(self.values), "all": len(self.book.items)}
        title = f" {self.seat.title(self.case, self.session)}  "
        count = f"  {say('qsort.count', **counts)}"
        who = f"  {safe(self.seat.pass_.rater, one_line=True)} · {self.seat.sight}{end}"
        width = self.app.size.width
        room = max(NAME, width - cell_len(title + count + who))
        name = clip(safe(self.book.name(self.seat.language), one_line=True), room)
        head: Parts = [(title, "title"), (name, "strong"), (count, "dim"), (who, "")]
        self.query_one("#head", Line).show(head)
        self._show_piles(width)
        card = self._card()
        hint = say("qsort.rough" if self.pile is None else "qsort.fine")
        words = "" if card is None else safe(card.name(self.seat.language), one_line=True)
        told: list[Part] = [(f"{card.number}. {words}", "strong")] if card else []
        self.query_one(Passage).tell(*told, (hint, "dim"))

    def _show_piles(self, width: int) -> None:
        """Show the piles in as many rows as they need."""
        rows, line = in_rows(self._piles(), width), self.query_one("#columns", Line)
        line.show(*rows)
        if line.size.height != len(rows):
            line.styles.height = len(rows)

    def _piles(self) -> list[Part]:
        """Return every pile with its cards and how many it takes; the one looked at stands out."""
        lying = Counter(self.values.values())
        left = len(self.book.items) - len(self.values)
        parts: list[Part] = [(f" {self.seat.say('qsort.left', n=left)} ", self._look(None, left))]
        for value, wanted in self.sort.wanted.items():
            count = lying[value]
            parts.append((f" {signed(value)}:{count}/{wanted}", self._look(value, count - wanted)))
        return parts

    def _look(self, pile: int | None, over: int) -> str:
        if pile == self.pile:
            return "key"
        return "good" if over == 0 else "warn" if over > 0 and pile is not None else "dim"

    def _row(self, place: int, width: int) -> Parts:
        item = self.cards[place]
        name = safe(item.name(self.seat.language), one_line=True)
        return [(f" {item.number:>3} ", "dim"), (clip(name, width - 6), "")]

    def _card(self) -> Item | None:
        place = self.query_one(Rows).place
        return self.cards[place] if place < len(self.cards) else None

    def _fullest(self) -> int:
        """Return the pile that has most cards too many, the highest of several."""
        lying = Counter(self.values.values())
        return max(
            self.sort.wanted, key=lambda value: (lying[value] - self.sort.wanted[value], value)
        )

    # -- sorting

    def _put(self, value: int | None) -> None:
        """Lay the current card on a pile, or take it into the hand again."""
        card = self._card()
        if card is None or self.values.get(card.key) == value:
            self.note(self.seat.say("qsort.lies_so" if card else "qsort.no_card"), "dim")
            return
        if self.finished:
            self.warn(self.seat.say("closed"))
            return
        place = (self.seat.pass_, self.case, self.session, card.key)
        with telling(self.warn):
            if value is None:
                self.seat.study.unrate(*place)
                self.values.pop(card.key, None)
            else:
                self.seat.study.rate(*place, value)
                self.values[card.key] = value
            self.note("")
            self._look_at(self.pile)
            if not self.cards:
                self._onward()

    def _onward(self) -> None:
        """Go where there is something left to sort, and say when all is sorted."""
        lying = Counter(self.values.values())
        if len(self.values) < len(self.book.items):
            self._look_at(None)
        elif all(lying[value] == wanted for value, wanted in self.sort.wanted.items()):
            self.note(self.seat.say("qsort.done"), "good")
        else:
            self._look_at(self._fullest())

    def action_put(self, digit: int) -> None:
        """Lay the card on a rough pile, or, of cards that lie on one, on the pile of that place."""
        if self.pile is None:
            if digit <= 3:
                self._put(rough(self.sort)[digit - 1])
                return
        elif digit <= len(self.sort.piles):
            self._put(self.sort.lowest + digit - 1)
            return
        self.note(self.seat.say("qsort.no_pile"), "dim")

    def action_shift(self, step: int) -> None:
        """Lay the card on the pile beside it."""
        if self.pile is not None and self.pile + step in self.sort.wanted:
            self._put(self.pile + step)
        else:
            self.note(self.seat.say("qsort.no_pile"), "dim")

    def action_pile(self, step: int) -> None:
        """Look at the next pile; the cards in the hand come before the first."""
        order: list[int | None] = [None, *self.sort.wanted]
        self.note("")
        self._look_at(order[(order.index(self.pile) + step) % len(order)])

    def action_take(self) -> None:
        """Take the card into the hand again."""
        self._put(None)

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        self.post_message(Finish(self.case, self.session))

    def action_back(self) -> None:
        """Leave the cards as they lie."""
        self.dismiss()
