"""The facts of a case: consent, sessions held or not, outcomes; each change is one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.facts import HELD, Facts
from thirdear.model.language import titled
from thirdear.model.refusal import Refusal
from thirdear.tui.facts import forms
from thirdear.tui.facts.entries import Entry, entries, record_of, row
from thirdear.tui.keys.actions import bindings
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.lines import Choices
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import sentence, telling

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


class FactsScreen(UndoingScreen[None], ListScreen, inherit_bindings=False):
    """Enter changes a row; Tab goes to the next case."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facts")]
    scope: ClassVar[str] = "facts"
    called: ClassVar[str] = "facts.title"

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        super().__init__(seat)
        self.cases = seat.study.cases()
        self.case = case if case in self.cases else next(iter(self.cases), "")
        self.facts = Facts()

    def begin(self) -> None:
        """Show the first case, or the one that the desk is at."""
        self.renew("")

    def renew(self, words: str, look: str = "") -> None:
        """Read the facts again."""
        from thirdear.study import facts

        say = self.seat.say
        if not self.case:
            self.note(words or say("facts.no_case"), look)
            return
        with telling(self.warn):
            self.facts = facts.read(self.seat.study)
            self.head((titled(safe(self.case, one_line=True), self.seat.language), "strong"))
            self.fill(self.query_one(Choices).place)
            self.note(words, look)

    def make_rows(self) -> Iterator[Row]:
        """Return what is known of the case, and where more can be added."""
        transcribed = [info.session for info in self.seat.study.sessions(self.case)]
        record = record_of(self.facts, self.case)
        for one in entries(self.facts, self.case, transcribed):
            take = partial(self._take, one)
            yield Row(partial(row, one, record, self.seat), take, heading=one.heading, key=one)

    # -- keys

    def action_case(self, step: int) -> None:
        """Go to another case."""
        if len(self.cases) < 2:
            self.renew(self.seat.say("facts.one_case") if self.case else "", "dim")
            return
        at = self.cases.index(self.case) + step
        self.case = self.cases[at % len(self.cases)]
        self.query_one(Choices).go(0)
        self.renew("")

    def _take(self, entry: Entry) -> None:
        """Ask what a row is to say."""
        if entry.session is not None:
            self._ask_held(entry)
        else:
            self._ask(entry)

    def action_add(self) -> None:
        """Add one more to the section of the current row."""
        if isinstance(entry := self.key, Entry):
            self._ask(Entry(entry.section))
        else:
            self.renew("")

    def action_remove(self) -> None:
        """Take away what the current row says."""
        entry = self.key
        if isinstance(entry, Entry) and not entry.adds and entry.known:
            with telling(self.warn):
                self._state(forms.without(entry, self.facts, self.case))
                self.renew(self.seat.say("facts.gone"))
        else:
            self.renew(self.seat.say("facts.nothing_here") if self.case else "", "dim")

    def _state(self, facts: Facts) -> None:
        from thirdear.study import facts_toml

        facts_toml.state(self.seat.study, facts, self.seat.pass_.rater)

    def _ask_held(self, entry: Entry) -> None:
        """Ask whether a session was held; the last answer leads to its form."""
        session, say = entry.session, self.seat.say
        assert session is not None

        def take(place: int | None) -> None:
            if place is None:
                return
            if place == len(HELD):
                self._ask(entry)
                return
            with telling(self.warn):
                news = replace(session, held=HELD[place])
                self._state(forms.held(entry, self.facts, self.case, news))
                self.renew("")

        answers = [say(f"facts.held.{word.replace(' ', '_')}") for word in HELD]
        answers.append(say("facts.more"))
        title = f"{say('sessions.session')} {session.number}"
        self.app.push_screen(Choose(title, answers, self.seat.language), take)

    def _ask(self, entry: Entry) -> None:
        say = self.seat.say
        asked = forms.asked(entry, self.facts, self.case, say)

        def keep(given: Sequence[str]) -> str | None:
            try:
                self._state(asked.facts(given))
            except forms.WrongError as wrong:
                return say(wrong.entry, typed=wrong.typed)
            except Refusal as refusal:
                return sentence(refusal)
            return None

        def kept(done: bool | None) -> None:
            if done:
                self.renew("")

        self.app.push_screen(Form(asked.title, asked.fields, say("facts.keys"), keep), kept)
