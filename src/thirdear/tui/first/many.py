"""Case and session for many files at once: by their names, by their titles, one case, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.base.safe import safe
from thirdear.model.imported import Imported
from thirdear.model.refusal import Refusal
from thirdear.study.imports import patterns
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.ask import Choose, Prompt, room
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Line, Parts, Passage, Reading
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.refused import sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from thirdear.tui.seat import Seat

Where = tuple[str | None, int | None]
Put = Callable[[Mapping[Path, Where | None]], None]
"""What is said of files; None instead of a place forgets what was said of it before."""
MOST_DIGITS = 6
ROWS = 12


class Many:
    """Asks on the preview's behalf; ``put`` gets what was said, by file."""

    def __init__(
        self, screen: NotingScreen[None], seat: Seat, chosen: Sequence[Imported], put: Put
    ) -> None:
        self._screen, self._seat, self._put = screen, seat, put
        sessions = Counter(one.file for one in chosen)
        self._single = {
            Path(one.file): one
            for one in chosen
            if sessions[one.file] == 1 and not one.already and one.part is None
        }

    def ask(self) -> None:
        """Offer the ways."""
        ways: dict[str, Callable[[], None]] = {
            "pattern": self._by_pattern,
            "titles": self._by_titles,
            "case": self._one_case,
            "number": self._in_order,
            "rename": self._rename,
            "forget": self._forget,
        }
        say = self._seat.say
        if not self._single:
            self._screen.warn(say("many.several"))
            return

        def take(place: int | None) -> None:
            if place is not None:
                list(ways.values())[place]()

        names = [say(f"many.{way}") for way in ways]
        title = say("many.title", count=len(self._single))
        self._screen.app.push_screen(Choose(title, names, self._seat.language), take)

    def _ask_line(self, title: str, value: str, take: Callable[[str], None]) -> None:
        prompt = Prompt(title, self._seat.say("ok"), value)
        self._screen.app.push_screen(prompt, lambda text: take(text) if text else None)

    def _by_pattern(self) -> None:
        files = list(self._single)
        window = PatternScreen([file.stem for file in files], self._seat)

        def take(found: Mapping[str, Where] | None) -> None:
            if found:
                self._put({file: found[file.stem] for file in files if file.stem in found})

        self._screen.app.push_screen(window, take)

    def _by_titles(self) -> None:
        told = {
            file: (one.reading.case, one.reading.session)
            for file, one in self._single.items()
            if one.reading and (one.reading.case or one.reading.session is not None)
        }
        if told:
            self._put(told)
        else:
            self._screen.warn(self._seat.say("many.none"))

    def _one_case(self) -> None:
        cases = Counter(one.case for one in self._single.values() if one.case)
        known = max(cases, key=lambda case: cases[case], default="")
        self._ask_line(
            self._seat.say("import.case"),
            known,
            lambda case: self._put(dict.fromkeys(self._single, (case, None))),
        )

    def _in_order(self) -> None:
        """Ask for the first number; each case counts on from it in the order of the preview."""

        def number(text: str) -> None:
            if not (text.isdecimal() and len(text) <= MOST_DIGITS):
                self._screen.warn(self._seat.say("import.no_number"))
                return
            begun: Counter[str] = Counter()
            where: dict[Path, Where] = {}
            for file, one in self._single.items():
                where[file] = (None, int(text) + begun[one.case])
                begun[one.case] += 1
            self._put(where)

        self._ask_line(self._seat.say("many.first"), "1", number)

    def _rename(self) -> None:
        cases = list(dict.fromkeys(one.case for one in self._single.values()))

        def name(case: str, new: str) -> None:
            same = [file for file, one in self._single.items() if one.case == case]
            self._put(dict.fromkeys(same, (new, None)))

        def ask(place: int | None) -> None:
            if place is not None:
                case = cases[place]
                title = self._seat.say("many.to", case=safe(case, one_line=True) or "?")
                self._ask_line(title, case, partial(name, case))

        if len(cases) == 1:
            ask(0)
            return
        names = [safe(case, one_line=True) or "?" for case in cases]
        title = self._seat.say("many.which")
        self._screen.app.push_screen(Choose(title, names, self._seat.language), ask)

    def _forget(self) -> None:
        self._put(dict.fromkeys(self._single))


class PatternScreen(ModalScreen["Mapping[str, Where] | None"], inherit_bindings=False):
    """A pattern to type, and below it what each name says by it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        ("down", "step(1)", ""),
        ("up", "step(-1)", ""),
    ]

    def __init__(self, names: Sequence[str], seat: Seat) -> None:
        super().__init__()
        self._names, self._seat = names, seat
        self.found: Mapping[str, Where] = {}

    def compose(self) -> ComposeResult:
        """Title, the pattern, the names, how many fit."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            yield Field(patterns.guess(self._names, self._seat.language), id="line")
            yield Reading(self._row, id="answers")
            yield Passage(id="why")

    def on_mount(self) -> None:
        """Show what the guessed pattern finds."""
        say = self._seat.say
        title = say("pattern.title", example=say("pattern.example"))
        self.query_one("#title", Line).show([(f" {title}", "title")])
        rows = self.query_one(Reading)
        rows.can_focus = False
        rows.fill(len(self._names))
        self.query_one(Field).focus()
        self.on_resize()
        self._match()

    def on_resize(self) -> None:
        """Show as many names as there is room for."""
        height = min(ROWS, len(self._names), max(2, room(self.app) - 4))
        self.query_one(Reading).styles.height = height
        self.query_one(Passage).styles.max_height = 3

    def _match(self) -> None:
        self.found, why = {}, ""
        try:
            self.found = patterns.matched(self.query_one(Field).value, self._names)
        except Refusal as refusal:
            why = sentence(refusal)
        fits = sum(name in self.found for name in self._names)
        told = self._seat.say("pattern.fits", fits=fits, all=len(self._names))
        self.query_one(Passage).tell((why or told, "warn" if why else "dim"))
        self.query_one(Reading).refresh()

    def _row(self, place: int, width: int) -> Parts:
        name = self._names[place]
        cells = max(12, width - 34)
        shown = column(safe(name, one_line=True), cells)
        if name not in self.found:
            return [(f" {shown}  ", ""), (self._seat.say("pattern.none"), "dim")]
        case, session = self.found[name]
        place_ = f"{'·' if case is None else case} ▸ {'·' if session is None else session}"
        return [
            (f" {shown}  ", ""),
            (clip(safe(place_, one_line=True), width - cell_len(shown)), "key"),
        ]

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Show what fits now."""
        changed.stop()
        self._match()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Take over what fits."""
        submitted.stop()
        if self.found:
            self.dismiss(self.found)

    def action_step(self, step: int) -> None:
        """Scroll the names."""
        self.query_one(Reading).action_page(step)

    def action_cancel(self) -> None:
        """Take nothing over."""
        self.dismiss(None)
