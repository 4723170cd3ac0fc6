"""A screen that is a list: a head, rows, a note that wraps, and the footer; long work may run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.cells import cell_len

from thirdear.base.safe import safe
from thirdear.tui import errand, job
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.lines import Choices, Footer, Line, Part, Parts, Passage
from thirdear.tui.parts.note import NotingScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from thirdear.tui.seat import Seat

Found = TypeVar("Found")
LABEL = 26
"""Cells of a row's label, beside which its value stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: how it is painted for a width, what Enter does, what the note says of it."""

    paint: Callable[[int], Parts]
    take: Callable[[], None] | None = None
    about: str = ""
    heading: bool = False
    key: object = None
    """What the row is about; the cursor finds its row again by it."""


def heading(words: str, look: str = "title") -> Row:
    """Return a row that cannot be chosen and stands over others."""
    return Row(lambda _: [(f" {safe(words, one_line=True)}", look)], heading=True)


def told(words: str, look: str = "dim") -> Row:
    """Return a row that only says something."""
    text = f"   {safe(words, one_line=True)}"
    return Row(lambda width: [(clip(text, width), look)], about=words)


def valued(
    label: str,
    value: str,
    take: Callable[[], None] | None = None,
    *,
    about: str = "",
    look: str = "",
    key: object = None,
) -> Row:
    """Return a row of a label and its value."""
    name, shown = safe(label, one_line=True), safe(value, one_line=True)

    def paint(width: int) -> Parts:
        cells = max(LABEL, cell_len(name)) if width > 60 else LABEL
        return [(f"   {column(name, cells)}  ", "key"), (clip(shown, width - cells - 5), look)]

    return Row(paint, take, about, key=key or label)


class ListScreen(NotingScreen[None], inherit_bindings=False):
    """The base of the list screens: one gives its rows, and what its keys do."""

    scope: ClassVar[str]
    called: ClassVar[str]
    """The entry of the wording that is its title."""
    columns: ClassVar[str | None] = None
    """The entry of the wording that stands over the rows; "" where it is told later."""
    preview: ClassVar[int] = 0
    """How many rows below the list show more of the row under the cursor."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.rows: tuple[Row, ...] = ()
        self._job: job.Job | None = None
        self._doing = ""

    def compose(self) -> ComposeResult:
        """Head, columns, rows, preview, note, footer."""
        yield Line(id="head", classes="title")
        if self.columns is not None:
            yield Line(id="columns")
        yield Choices(self._row, id="rows")
        if self.preview:
            preview = Line(id="preview")
            preview.styles.height = self.preview
            yield preview
        yield Passage(id="note")
        yield Footer(self.scope, self.seat.language)

    def on_mount(self) -> None:
        """Show the rows."""
        self.head()
        if self.columns:
            self.over(self.seat.say(self.columns))
        rows = self.query_one(Choices)
        rows.moved = self.moved
        rows.focus()
        self.begin()

    def begin(self) -> None:
        """Fill the list for the first time."""
        self.fill()

    def make_rows(self) -> Iterable[Row]:
        """Return the rows as they are now."""
        raise NotImplementedError

    def head(self, *more: Part) -> None:
        """Show the title, and something beside it."""
        self.query_one("#head", Line).show([(f" {self.seat.say(self.called)}  ", "title"), *more])

    def over(self, words: str) -> None:
        """Show what the columns of the rows are."""
        self.query_one("#columns", Line).show([(f"   {words}", "dim")])

    def fill(self, place: int | None = None) -> None:
        """Make the rows anew; the cursor stays on what it was on, where that is still there."""
        choices = self.query_one(Choices)
        here = self.current
        self.rows = tuple(self.make_rows())
        if place is None and here is not None and here.key is not None:
            place = next((at for at, row in enumerate(self.rows) if row.key == here.key), None)
        headings = [at for at, row in enumerate(self.rows) if row.heading]
        choices.fill(len(self.rows), headings, place)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        place = self.query_one(Choices).place
        return self.rows[place] if place < len(self.rows) else None

    @property
    def key(self) -> object:
        """What the row under the cursor is about."""
        row = self.current
        return row and row.key

    def go_to(self, key: object) -> None:
        """Put the cursor on the row that is about something."""
        for place, row in enumerate(self.rows):
            if row.key == key:
                self.query_one(Choices).go(place)
                return

    def _row(self, place: int, width: int) -> Parts:
        return self.rows[place].paint(width)

    def moved(self) -> None:
        """Say what the row under the cursor is about."""
        if (row := self.current) and row.about and self._job is None:
            self.note(row.about, "dim")

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Do what a row offers, or say that it offers nothing."""
        taken.stop()
        if not taken.holds:
            return
        row = self.rows[taken.place]
        if row.take is not None:
            row.take()
        else:
            self.note(f"{row.about} {self.seat.say('list.nothing')}".lstrip(), "dim")

    # -- long work

    def work(
        self, doing: str, do: Callable[[job.Working], Found], have: Callable[[Found], None]
    ) -> None:
        """Let something be done in a thread; Esc stops it, and the note says how far it is.

        An answer may come to a screen that has gone meanwhile; nothing is done for it.
        """
        if not errand.is_there(self):
            return
        if self._job is not None:
            self.warn(self.seat.say("list.busy", doing=self._doing))
            return
        self._doing = doing

        def done(found: Found) -> None:
            self._job = None
            have(found)

        def stopped(why: str | None) -> None:
            self._job = None
            if why is None:
                self.note(self.seat.say("list.stopped"), "warn")
            else:
                self.refused(why)

        self._job = job.start(self, self.seat.study, do, done, stopped, self._tell_progress)
        self.note(self.seat.say("list.doing", doing=doing), "dim")

    def refused(self, why: str) -> None:
        """Say why work was refused."""
        self.warn(why)

    def _tell_progress(self, done: int, all_: int) -> None:
        if self._job is not None:
            entry = "list.doing_of" if all_ else "list.doing_at"
            self.note(self.seat.say(entry, doing=self._doing, done=done, all=all_), "dim")

    @property
    def working(self) -> bool:
        """Whether work runs."""
        return self._job is not None

    def action_back(self) -> None:
        """Stop the work that runs; close the screen where none does."""
        if self._job is not None:
            self._job.stop()
        else:
            self.dismiss()
