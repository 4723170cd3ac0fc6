"""Bringing transcripts in: a preview of every session, and whose words each label's are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal
from thirdear.model.text import Imported, Role
from thirdear.study import previewing
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.ask import WIDTH, Choose, Prompt, Told
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.refused import sentence, telling
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: something to do, a heading, a speaker, or a session of a file."""

    what: str = ""
    heading: str = ""
    speaker: previewing.Speaker | None = None
    session: Imported | None = None
    facts: str = ""


class BringScreen(Screen[None], inherit_bindings=False):
    """Nothing is stored before the row that says so is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("import")]
    scope: ClassVar[str] = "import"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.files: tuple[Path, ...] = ()
        self.plan: tuple[Imported, ...] = ()
        self.entries: list[Entry] = []
        self._places: dict[Path, previewing.Place] = {}
        self._roles: dict[str, Role] = {}

    def compose(self) -> ComposeResult:
        """Header, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="plan")
        yield Line(id="note")
        yield Footer("import", self.seat.language)

    def on_mount(self) -> None:
        """Ask for a folder at once."""
        self.query_one("#head", Line).show([(f" {self.seat.say('import.title')}", "title")])
        self.query_one(Choices).moved = self._tell
        self.query_one(Choices).focus()
        self._fill()
        self._ask_where()

    def renew(self, words: str, look: str = "") -> None:
        """Say something in the line above the footer."""
        self.query_one("#note", Line).show([(f" {words}", look)] if words else [])

    def _warn(self, words: str) -> None:
        self.renew(words, "warn")

    # -- planning

    def _ask_where(self) -> None:
        say = self.seat.say

        def take(where: str | None) -> None:
            if where is not None:
                with telling(self._warn):
                    self.files = previewing.files([Path(where).expanduser()])
                    self._places.clear()
                    self._read()

        self.app.push_screen(Prompt(say("import.where"), say("ok")), take)

    def _read(self) -> None:
        """Read and plan in a thread, on a reader of its own."""
        self.renew(self.seat.say("import.reading"), "dim")
        self.run_worker(self._plan, thread=True, exclusive=True, group="import")

    def _plan(self) -> None:
        try:
            with self.seat.study.reader() as reader:
                plan = previewing.plan(reader, self.files, self._places, self._roles)
        except Refusal as refusal:
            self.app.call_from_thread(self._warn, sentence(refusal))
        else:
            self.app.call_from_thread(self._have, plan)

    def _have(self, plan: tuple[Imported, ...]) -> None:
        self.plan = plan
        self._fill()
        self.renew("")
        self._tell()

    @property
    def _ready(self) -> list[Imported]:
        return [one for one in self.plan if one.refused is None and not one.already]

    def _fill(self) -> None:
        say = self.seat.say
        rows = [Entry(what="other")]
        if self.plan:
            rows.append(Entry(what="bring"))
            rows.append(Entry(heading=say("import.speakers")))
            rows += [Entry(speaker=one) for one in previewing.speakers(self.plan)]
            rows.append(Entry(heading=say("import.sessions")))
            rows += [Entry(session=one, facts=self._facts(one)) for one in self.plan]
        self.entries = rows
        headings = [place for place, row in enumerate(rows) if row.heading]
        self.query_one(Choices).fill(len(rows), headings)

    # -- what is shown

    def _row(self, place: int, width: int) -> Parts:
        entry, say = self.entries[place], self.seat.say
        if entry.heading:
            return [(f" {entry.heading}", "title")]
        if entry.speaker is not None:
            return self._speaker(entry.speaker)
        if entry.session is not None:
            return self._session(entry, entry.session, width)
        if entry.what == "other":
            return [(f" {say('import.other')}", "strong")]
        ready = len(self._ready)
        words = say("import.bring", count=ready) if ready else say("import.none")
        return [(f" {words}", "strong" if ready else "dim")]

    def _speaker(self, one: previewing.Speaker) -> Parts:
        label = clip(safe(one.label, one_line=True), 24)
        turns = self.seat.say("import.turns", count=f"{one.turns:,}")
        known = one.role is not None
        role = self.seat.role_name(one.role) if one.role else self.seat.say("import.unknown")
        return [
            (f"   {label:<25}", "key"),
            (f"{turns:>14}   ", "dim"),
            (role, "" if known else "warn"),
        ]

    def _session(self, entry: Entry, one: Imported, width: int) -> Parts:
        say = self.seat.say
        name = clip(safe(Path(one.file).name, one_line=True), 24)
        case, number = safe(one.case, one_line=True) or "?", one.session
        place = f"{case} ▸ {'?' if number is None else number}"
        if one.refused is not None:
            told = safe(one.refused, one_line=True)
            return [(f"   {name:<25}{place:<12} ", ""), (clip(told, width - 42), "warn")]
        if one.already:
            return [(f"   {name:<25}{place:<12} ", "dim"), (say("import.already"), "dim")]
        return [(f"   {name:<25}{place:<12} ", ""), (clip(entry.facts, width - 42), "dim")]

    def _facts(self, one: Imported) -> str:
        return self.seat.say(
            "import.session",
            turns=len(one.reading.spans) if one.reading else 0,
            words=previewing.words(one),
            format=one.reading.format if one.reading else "",
            left=len(previewing.unplaced(one)),
        )

    def _tell(self) -> None:
        """Say the whole of what is refused or warned about in the current row."""
        entry = self.entries[self.query_one(Choices).place]
        one = entry.session
        if one is None:
            return
        warnings = one.reading.warnings if one.reading else ()
        told = one.refused or " ".join(warnings)
        self.renew(safe(told, one_line=True), "warn" if one.refused else "dim")

    # -- keys

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Do what a row offers."""
        taken.stop()
        entry = self.entries[taken.place]
        if entry.speaker is not None:
            self._ask_role(entry.speaker)
        elif entry.session is not None:
            self._ask_place(entry.session)
        elif entry.what == "bring":
            self.action_bring()
        else:
            self._ask_where()

    def _ask_role(self, one: previewing.Speaker) -> None:
        def take(place: int | None) -> None:
            if place is not None:
                self._roles[one.label] = ROLES[place]
                self._read()

        title = self.seat.say("import.who", label=safe(one.label, one_line=True))
        names = [self.seat.role_name(role) for role in ROLES]
        self.app.push_screen(Choose(title, names, self.seat.language), take)

    def _ask_place(self, one: Imported) -> None:
        say, file = self.seat.say, Path(one.file)
        place = self._places.get(file, previewing.Place())

        def number(text: str | None) -> None:
            if text is None:
                return
            if not text.isdecimal():
                self._warn(say("import.no_number"))
                return
            self._places[file] = replace(self._places[file], session=int(text))
            self._read()

        def case(text: str | None) -> None:
            if text is not None:
                self._places[file] = replace(place, case=text)
                known = "" if one.session is None else str(one.session)
                self.app.push_screen(Prompt(say("import.number"), say("ok"), known), number)

        title = say("import.case", file=safe(file.name, one_line=True))
        self.app.push_screen(Prompt(title, say("ok"), one.case), case)

    def action_left_out(self) -> None:
        """Show the lines of the current file that no turn covers."""
        one = self.entries[self.query_one(Choices).place].session
        if one is None or one.reading is None:
            return
        say, name = self.seat.say, safe(Path(one.file).name, one_line=True)
        left = previewing.unplaced(one)
        rows: list[Parts] = [
            [(f"{line:>6}  " if not at else " " * 8, "key"), (row, "")]
            for line, text in left
            for at, row in enumerate(wrapped(text.strip(), WIDTH - 8))
        ]
        title = say("import.left", file=name)
        none: list[Parts] = [[(say("import.all_placed"), "good")]]
        self.app.push_screen(Told(title, rows or none, self.seat.language))

    def action_bring(self) -> None:
        """Store what can be stored; the list of sessions shows it."""
        ready = self._ready
        if not ready:
            self._warn(self.seat.say("import.none"))
            return
        with telling(self._warn):
            self.seat.study.bring_in(ready)
            self._have(self._after(ready))
            self.renew(self.seat.say("import.done", count=len(ready)), "good")

    def _after(self, done: Sequence[Imported]) -> tuple[Imported, ...]:
        stored: Mapping[int, Imported] = {id(one): replace(one, already=True) for one in done}
        return tuple(stored.get(id(one), one) for one in self.plan)

    def action_back(self) -> None:
        """Close the screen; what was not brought in is forgotten."""
        self.dismiss()
