"""The codebook screen: every code of the study by family, and what each one means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.coding import Code, Codebook, Item
from thirdear.model.memos import Topic
from thirdear.tui import topics
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.ask import Prompt, Told
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.tagging.definition import definition_parts, item_parts, wrapped

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


class CodebookScreen(ListScreen, inherit_bindings=False):
    """Codes and rating items to look up."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook")]
    scope: ClassVar[str] = "codebook"
    called: ClassVar[str] = "code.title"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._wanted = ""
        self._noted: Mapping[Topic, str] = {}

    def begin(self) -> None:
        """Show the codes and items that are looked for, the whole codebooks at first."""
        self.fill(0)
        self.note("" if self.rows else self.seat.say("find.none"), "warn")

    def make_rows(self) -> Iterator[Row]:
        """Return the rows: each codebook, its families with their codes, its rating items.

        Only codes and items whose name, key or letters hold what is looked for, spelling forgiven.
        """
        self._noted = topics.texts(self.seat)
        for book in self.seat.books if self.seat.blind else self.seat.study.codebooks():
            found = list(self._of(book))
            if found:
                yield from (heading(book.name(self.seat.language), "strong"), *found)

    def _of(self, book: Codebook) -> Iterator[Row]:
        for family in book.families:
            codes = [code for code in book.codes if code.family == family.key]
            fitting = [code for code in codes if self._is_wanted(code)]
            if fitting:
                yield heading(f"  {family.name(self.seat.language)}")
            for code in fitting:
                yield Row(partial(self._code, code), partial(self._tell, book, code), key=code.key)
        items = [item for item in book.items if self._is_wanted(item)]
        if items:
            yield heading(f"  {self.seat.say('code.items')}")
        for item in items:
            yield Row(partial(self._item, item), partial(self._tell, book, item), key=item.key)

    def _is_wanted(self, one: Code | Item) -> bool:
        letters = one.mnemonic if isinstance(one, Code) else str(one.number)
        told = f"{one.name(self.seat.language)} {one.key} {letters}"
        return fold(self._wanted) in fold(told)

    def _item(self, item: Item, width: int) -> Parts:
        name = safe(item.name(self.seat.language), one_line=True)
        return [(f"    {item.number:>3} ", "key"), (clip(name, width - 10), "")]

    def _code(self, code: Code, width: int) -> Parts:
        look, scale = self.seat.looks[code.key], code.scale
        whose = self.seat.role_name(code.speaker) if code.speaker else ""
        facts = f"{whose}{f'  {scale.low}–{scale.high}' if scale else ''}"
        room = max(10, width - cell_len(facts) - 14)
        return [
            ("   ", ""),
            topics.sign(self._noted, Topic(code=code.key)),
            (f" {look.mnemonic} ", "key"),
            (f"{look.glyph} ", ""),
            (f"{column(look.name, room)} ", ""),
            (facts, "dim"),
        ]

    def _tell(self, book: Codebook, one: Code | Item) -> None:
        """Show what a row means."""
        name = safe(book.name(self.seat.language), one_line=True)
        title, rows = f"{name} {book.version}", partial(self._meaning, book, one)
        self.app.push_screen(Told(title, rows, self.seat.language))

    def _meaning(self, book: Codebook, one: Code | Item, width: int) -> list[Parts]:
        """Return what a row means, in rows of a width."""
        if isinstance(one, Code):
            rows = definition_parts(one, self.seat.looks[one.key], self.seat, width)
        else:
            rows = item_parts(one, self.seat, width)
        for text in (book.source(self.seat.language), book.permission(self.seat.language)):
            if text:
                rows += [[], *([(row, "dim")] for row in wrapped(text, width))]
        return rows

    def action_edit(self) -> None:
        """Offer what can be changed about the code or item of the row."""
        from thirdear.tui.code_changes import Changes

        found = [
            (book, one)
            for book in self.seat.study.codebooks()
            for one in book.entries
            if one.key == self.key
        ]
        if found and found[0][0].qsort and isinstance(found[0][1], Item):
            self.note(self.seat.say("change.qsort"), "dim")
        elif found:
            Changes(self, self.seat, *found[0], self._changed).ask()
        else:
            self.note(self.seat.say("code.no_row"), "dim")

    def action_memo(self) -> None:
        """Write a memo on the code of the row."""
        key = self.key
        if key in self.seat.study.codes():
            about = Topic(code=str(key))
            topics.write(self.app, self.seat, about, self._written)
        else:
            self.note(self.seat.say("code.no_row" if key is None else "code.memo_item"), "dim")

    def _written(self, told: str) -> None:
        """Show the sign of a memo that came or went."""
        self.fill()
        self.note(told, "good")

    def _changed(self, told: str) -> None:
        """Show the codebooks as they are now."""
        self.seat.recoded()
        self.fill()
        self.note(told, "good")

    def action_find(self) -> None:
        """Type a part of a name, a key or letters; an empty line shows all again."""

        def find(wanted: str | None) -> None:
            if wanted is not None:
                self._wanted = wanted
                self.begin()

        title, hint = self.seat.say("code.find"), self.seat.say("ok")
        self.app.push_screen(Prompt(title, hint, empty=True), find)
