"""A colleague's copy of the study: what it would bring, and taking it over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from thirdear.model.language import said
from thirdear.model.merge import Coming
from thirdear.tui.first.folder import ask_folder
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.parts.ask import Prompt
from thirdear.tui.parts.list_screen import ListScreen, Row, heading, told, valued

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


class MergeScreen(ListScreen, inherit_bindings=False):
    """Nothing is taken over before the row that says so is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("merge")]
    scope: ClassVar[str] = "merge"
    called: ClassVar[str] = "merge.title"

    def __init__(self, seat: Seat, _: str | None = None) -> None:
        super().__init__(seat)
        self.source: Path | None = None
        self.coming: tuple[Coming, ...] = ()
        self.as_pass: int | None = None

    def begin(self) -> None:
        """Ask for the copy at once."""
        self.fill()
        self._ask()

    def make_rows(self) -> Iterator[Row]:
        """Return what can be done, and what would come."""
        say = self.seat.say
        where = str(self.source) if self.source else say("create.unknown")
        yield valued(say("merge.source"), where, self._ask, key="source")
        if self.source is None:
            return
        number = say("merge.as_it_is") if self.as_pass is None else str(self.as_pass)
        yield valued(say("merge.as_pass"), number, self._ask_number, about=say("merge.as_why"))
        if self.coming:
            words = say("merge.take", count=sum(one.events for one in self.coming))
            yield Row(lambda _: [(f" {words}", "strong")], self.action_take, key="take")
        yield heading(say("merge.would"))
        if not self.coming:
            yield told(say("merge.nothing"))
        for one in self.coming:
            yield self._coming(one)

    def _coming(self, one: Coming) -> Row:
        say = self.seat.say
        what = say("merge.round", number=one.pass_.number) if one.pass_ else say("merge.study")
        value = say("merge.acts", what=what, count=one.events)
        if one.conflict:
            why = said(*one.conflict)
            return valued(one.actor, f"{value} · {why}", None, about=why, look="warn")
        return valued(one.actor, value, None, about=value)

    def _ask(self) -> None:
        def take(path: Path) -> None:
            self.source, self.coming = path, ()
            self._look()

        ask_folder(self.app, self.seat.say, "merge.ask", take)

    def _ask_number(self) -> None:
        say = self.seat.say

        def take(typed: str | None) -> None:
            if typed is None:
                return
            if typed and not (typed.isdecimal() and int(typed[:6]) > 0):
                self.warn(say("merge.no_number"))
                return
            self.as_pass = int(typed) if typed else None
            self.fill()

        self.app.push_screen(Prompt(say("merge.as_pass"), say("merge.as_why"), empty=True), take)

    def _look(self) -> None:
        if self.source is not None:
            do = partial(_bring, self.source, None)
            self.work(self.seat.say("merge.looking"), do, self._have)

    def _have(self, found: Sequence[Coming]) -> None:
        self.coming = tuple(found)
        self.fill()
        self.go_to("take")
        self.note(self.seat.say("merge.preview" if found else "merge.nothing"), "dim")

    def action_take(self) -> None:
        """Take over what was shown."""
        if self.source is None or not self.coming:
            self.note(self.seat.say("merge.nothing"), "dim")
            return
        do = partial(_bring, self.source, (self.as_pass,))
        self.work(self.seat.say("merge.taking"), do, self._taken)

    def _taken(self, found: Sequence[Coming]) -> None:
        self.coming = ()
        self.seat.study.forget_segments()
        self.seat.study.__dict__.pop("catalogue", None)
        self.seat.renew()
        self.fill()
        events = sum(one.events for one in found)
        self.note(self.seat.say("merge.done", count=events), "good")


def _bring(source: Path, taking: tuple[int | None] | None, study: Working) -> tuple[Coming, ...]:
    """Return what a copy or a file of rounds would bring, or take it over."""
    from thirdear.study.copies import merge
    from thirdear.study.exports import passes

    if source.is_file() and source.suffix.lower() == ".json":
        number = taking[0] if taking else None
        return (passes.take if taking else passes.coming)(study, source, number)
    with merge.open_copy(study, source) as other:
        if taking is None:
            return merge.coming(study, other)
        return merge.take(study, other, taking[0])
