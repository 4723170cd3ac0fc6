"""The list of sessions by case: how long they are, how far this pass has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.coding import Progress
from thirdear.tui.keys.actions import bindings
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.looks.families import column
from thirdear.tui.messages import (
    AskRater,
    Finish,
    OpenRating,
    OpenSession,
)
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Choices, Footer, Line, Part, Parts, Rows
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.model.text import SessionInfo
    from thirdear.tui.seat import Seat

BAR_CELLS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a case's heading, or a session with its progress."""

    case: str
    info: SessionInfo | None = None
    progress: Progress | None = None
    finished: int = 0
    sessions: int = 0


def entries(seat: Seat) -> list[Entry]:
    """Return the rows: each case with its sessions in order; without cases in a masked queue."""
    reached = {(p.case, p.session): p for p in seat.study.progress(seat.pass_)}
    if seat.masks:
        infos = {(info.case, info.session): info for info in seat.study.sessions()}
        return [
            Entry(seat.masks[place], infos[place], reached.get(place))
            for place in seat.masks
            if place in infos
        ]
    rows = []
    for case in seat.study.cases():
        of_case = [
            Entry(case, info, reached.get((case, info.session)))
            for info in seat.study.sessions(case)
            if seat.lists((case, info.session))
        ]
        if not of_case:
            continue
        finished = sum(bool(e.progress and e.progress.finished) for e in of_case)
        rows += [Entry(case, finished=finished, sessions=len(of_case)), *of_case]
    return rows


class SessionsScreen(UndoingScreen[None], NotingScreen[None], inherit_bindings=False):
    """Where the desk opens."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sessions")]
    scope: ClassVar[str] = "sessions"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.entries: list[Entry] = []
        self._empty = False

    def compose(self) -> ComposeResult:
        """Header, list, message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="columns")
        yield Choices(self._row, id="sessions")
        yield Line(id="note")
        yield Footer("sessions", self.seat.language)

    def on_mount(self) -> None:
        """Show the sessions."""
        self.query_one("#columns", Line).show([(f"   {self.seat.say('sessions.head')}", "dim")])
        self.query_one(Rows).focus()
        self.renew("")

    def on_screen_resume(self) -> None:
        """Read the progress again, since tagging may have gone on."""
        with telling(self.warn):
            self._fill()
            if self.entries and self._empty:
                self.renew("")

    def renew(self, words: str, look: str = "") -> None:
        """Read progress again and show it; words say why."""
        with telling(self.warn):
            self._fill()
            self._empty = not self.entries
            note = words or (self._say_none() if self._empty else "")
            self.note(note, look)

    def _say_none(self) -> str:
        return self.seat.say("sessions.none", key=first_key(self.app, "desk.import"))

    def _fill(self) -> None:
        self.seat.renew()
        self.entries = entries(self.seat)
        headings = [place for place, entry in enumerate(self.entries) if entry.info is None]
        self.query_one(Rows).fill(len(self.entries), headings)
        say = self.seat.say
        queue = f" · {say('queue.name')}" if self.seat.masks else ""
        head: list[Part] = [
            (f" {safe(self.seat.study.name, one_line=True)} ▸ {say('sessions.title')}  ", "title"),
            (f"{safe(self.seat.pass_.rater, one_line=True)} · {self.seat.sight}{queue}", ""),
        ]
        own, every = len(self.seat.assigned), len(self.seat.study.sessions())
        if self.seat.blind and own < every:
            head.append((f" · {say('sessions.assigned', own=own, all=every)}", "dim"))
        self.query_one("#head", Line).show(head)

    def seat_changed(self, seat: Seat) -> None:
        """Show another rater's progress."""
        self.seat = seat
        self.renew(seat.say("blind.why"))

    def _row(self, place: int, _: int) -> Parts:
        entry = self.entries[place]
        say = self.seat.say
        if entry.info is None:
            count = say("sessions.count", done=entry.finished, all=entry.sessions)
            case = say("sessions.case", case=safe(entry.case, one_line=True))
            return [(f" {case}", "strong"), (f"  {count}", "dim")]
        return self._session(entry.info, entry.progress)

    def _session(self, info: SessionInfo, progress: Progress | None) -> Parts:
        say = self.seat.say
        share = self.seat.share(info, progress)
        bar = "█" * round(share * BAR_CELLS)
        items = self.seat.items
        mask = self.seat.masks.get((info.case, info.session))
        name, number = (mask, "") if mask else (say("sessions.session"), str(info.session))
        parts: list[Part] = [
            (f"   {column(name, 8)}{number:>3}", ""),
            (f"  {info.turns:>5,}  ", "dim"),
            (bar, "good"),
            ("░" * (BAR_CELLS - len(bar)), "dim"),
            (f" {share:4.0%}   ", ""),
        ]
        if items:
            parts.append((f"{progress.rated if progress else 0:>3}/{items:<4}", "dim"))
        if progress and progress.finished:
            parts.append((f"  ✓ {say('finished')}", "good"))
        return parts

    @property
    def case(self) -> str | None:
        """The case of the current row."""
        info = self._current()
        return info.case if info else None

    def _current(self) -> SessionInfo | None:
        if not self.entries:
            return None
        return self.entries[self.query_one(Rows).place].info

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Open the session."""
        if info := self.entries[taken.place].info:
            self.post_message(OpenSession(info.case, info.session))

    def action_rate(self) -> None:
        """Open the session's rating form."""
        if info := self._current():
            self.post_message(OpenRating(info.case, info.session))

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        if info := self._current():
            self.post_message(Finish(info.case, info.session))

    def action_rater(self) -> None:
        """Let somebody else sit down."""
        self.post_message(AskRater())

    def action_queue(self) -> None:
        """Begin or end judging in an order of one's own under masked names."""
        from thirdear.study import assignment

        say, study, pass_ = self.seat.say, self.seat.study, self.seat.pass_
        on = not self.seat.masks

        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self.warn):
                    study.mask(pass_, on)
                    self.seat.masks = assignment.masks(study, pass_)
                    self.renew("")
                    self.query_one(Rows).go(self._waiting() if on else 0)

        title, why = (say("queue.title"), say("queue.why"))
        if not on:
            title, why = say("queue.end_title"), say("queue.end_why")
        answers = [say("queue.no"), say("queue.yes")]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=[why]), decide)

    def _waiting(self) -> int:
        """Return the first row of a queue that is not finished."""
        left = (
            place
            for place, entry in enumerate(self.entries)
            if entry.info and not (entry.progress and entry.progress.finished)
        )
        return next(left, 0)
