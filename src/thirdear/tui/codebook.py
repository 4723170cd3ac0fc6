"""The codebook screen: every code of the study by family, and what each one means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.coding import Code, Codebook, Item
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.ask import Prompt, Told
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.tagging.definition import definition_parts, wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading, a code or a rating item."""

    book: Codebook
    heading: str = ""
    code: Code | None = None
    item: Item | None = None


def entries(seat: Seat, wanted: str = "") -> list[Entry]:
    """Return the rows: each codebook, its families with their codes, its rating items.

    With ``wanted`` only codes and items whose name, key or letters hold it, spelling forgiven.
    """
    rows: list[Entry] = []
    for book in seat.books if seat.blind else seat.study.codebooks():
        found = list(_of(seat, book, fold(wanted)))
        if found:
            rows += [Entry(book, heading=book.name(seat.language)), *found]
    return rows


def _of(seat: Seat, book: Codebook, wanted: str) -> Iterator[Entry]:
    for family in book.families:
        codes = [code for code in book.codes if code.family == family.key]
        fitting = [code for code in codes if wanted in _told(seat, code)]
        if fitting:
            yield Entry(book, heading=f"  {family.name(seat.language)}")
        yield from (Entry(book, code=code) for code in fitting)
    items = [item for item in book.items if wanted in _told(seat, item)]
    if items:
        yield Entry(book, heading=f"  {seat.say('code.items')}")
    yield from (Entry(book, item=item) for item in items)


def _told(seat: Seat, one: Code | Item) -> str:
    letters = one.mnemonic if isinstance(one, Code) else str(one.number)
    return fold(f"{one.name(seat.language)} {one.key} {letters}")


class CodebookScreen(NotingScreen[None], inherit_bindings=False):
    """Codes and rating items to look up."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook")]
    scope: ClassVar[str] = "codebook"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Header, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="codes")
        yield Line(id="note")
        yield Footer("codebook", self.seat.language)

    def on_mount(self) -> None:
        """Show all codes."""
        self.query_one("#head", Line).show([(f" {self.seat.say('code.title')}", "title")])
        self._show("")
        self.query_one(Choices).focus()

    def _show(self, wanted: str) -> None:
        self.entries = entries(self.seat, wanted)
        headings = [place for place, entry in enumerate(self.entries) if entry.heading]
        self.query_one(Choices).fill(len(self.entries), headings, place=0)
        note = "" if self.entries else self.seat.say("find.none")
        self.query_one("#note", Line).show([(f" {note}", "warn")])

    def _row(self, place: int, width: int) -> Parts:
        entry = self.entries[place]
        if entry.heading:
            look = "strong" if not entry.heading.startswith(" ") else "title"
            return [(f" {safe(entry.heading, one_line=True)}", look)]
        if entry.item is not None:
            name = safe(entry.item.name(self.seat.language), one_line=True)
            return [(f"    {entry.item.number:>3} ", "key"), (clip(name, width - 10), "")]
        assert entry.code is not None
        look_ = self.seat.looks[entry.code.key]
        whose = self.seat.role_name(entry.code.speaker) if entry.code.speaker else ""
        scale = entry.code.scale
        facts = f"{whose}{f'  {scale.low}–{scale.high}' if scale else ''}"
        room = max(10, width - cell_len(facts) - 14)
        return [
            (f"     {look_.mnemonic} ", "key"),
            (f"{look_.glyph} ", ""),
            (f"{column(look_.name, room)} ", ""),
            (facts, "dim"),
        ]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Show what a row means."""
        taken.stop()
        entry = self.entries[taken.place]
        name = safe(entry.book.name(self.seat.language), one_line=True)
        title, rows = f"{name} {entry.book.version}", partial(self._meaning, entry)
        self.app.push_screen(Told(title, rows, self.seat.language))

    def _meaning(self, entry: Entry, width: int) -> list[Parts]:
        """Return what a row means, in rows of a width."""
        rows: list[Parts] = []
        if entry.code is not None:
            rows = definition_parts(entry.code, self.seat.looks[entry.code.key], self.seat, width)
        elif entry.item is not None:
            rows = self._item(entry.item, width)
        for text in (entry.book.source, entry.book.permission):
            if text:
                rows += [[], *([(row, "dim")] for row in wrapped(text, width))]
        return rows

    def _item(self, item: Item, width: int) -> list[Parts]:
        name = wrapped(item.name(self.seat.language), width)
        meanings = item.meanings(self.seat.language)
        values = [f"{value} = {words}" for value, words in meanings.items()]
        scale = self.seat.say("code.scale", low=item.scale.low, high=item.scale.high)
        turned = f" · {self.seat.say('rating.reverse')}" if item.reverse else ""
        return [
            *([(row, "strong")] for row in name),
            [(f"{scale}{turned}", "dim")],
            *([(row, "")] for text in values for row in wrapped(text, width)),
        ]

    def action_find(self) -> None:
        """Type a part of a name, a key or letters; an empty line shows all again."""

        def find(wanted: str | None) -> None:
            if wanted is not None:
                self._show(wanted)

        title, hint = self.seat.say("code.find"), self.seat.say("ok")
        self.app.push_screen(Prompt(title, hint, empty=True), find)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()
