"""The list of sessions by case: how long they are, how far this pass has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.numbers import grouped, percent, ranges
from thirdear.base.safe import safe
from thirdear.model.coding import Progress
from thirdear.model.language import day, titled
from thirdear.model.memos import Topic
from thirdear.model.text import Place, SessionInfo
from thirdear.tui import topics
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
from thirdear.tui.parts.lines import Line, Part, Parts, Rows
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.note import after_paint
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

BAR_CELLS = 10
NAME, TURNS, WORDS, DAY = 11, 5, 6, 10
"""Cells of a session's name, of what is counted in it, and of its day."""
WORDY, DATED = 68, 78
"""Cells from which on a row has room for its words, and for its day, too."""


class SessionsScreen(UndoingScreen[None], ListScreen, inherit_bindings=False):
    """Where the desk opens."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sessions")]
    scope: ClassVar[str] = "sessions"
    called: ClassVar[str] = "sessions.title"
    columns: ClassVar[str] = ""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._empty = False
        self._reached: dict[Place, Progress] = {}
        self._noted: Mapping[Topic, str] = {}
        self._days: Mapping[Place, date] = {}
        self._lacking: Mapping[str, str] = {}
        """The numbers of sessions without a transcript, by case."""

    def begin(self) -> None:
        """Show the sessions."""
        self.renew("")

    def on_screen_resume(self) -> None:
        """Read the progress again, since tagging may have gone on."""
        with telling(self.warn):
            self._fill()
            if self.rows and self._empty:
                self.renew("")

    def renew(self, words: str, look: str = "") -> None:
        """Read progress again and show it; words say why."""
        with telling(self.warn):
            self._fill()
            self._empty = not self.rows
            note = words or (self._say_none() if self._empty else "")
            self.note(note, look)

    def _say_none(self) -> str:
        return self.seat.say("sessions.none", key=first_key(self.app, "desk.import"))

    def _fill(self) -> None:
        self.seat.renew()
        after_paint(self, self._read_facts)
        self._reached = {(p.case, p.session): p for p in self.seat.study.progress(self.seat.pass_)}
        self._noted = topics.texts(self.seat)
        self.fill()
        self._head()
        self.over(self._columns())

    def _read_facts(self) -> None:
        """Read when sessions were and which have no transcript; the first painting comes first."""
        from thirdear.study import facts

        before = self._days, self._lacking
        with telling(self.warn):
            known = facts.read(self.seat.study).cases
            self._days = {
                (case, one.number): one.date
                for case, record in known.items()
                for one in record.sessions
                if one.date is not None
            }
            numbers: dict[str, set[int]] = {case: set() for case in known}
            for info in self.seat.study.sessions():
                numbers.setdefault(info.case, set()).add(info.session)
            self._lacking = {
                case: ", ".join(ranges(facts.untranscribed(known.get(case), there)))
                for case, there in numbers.items()
            }
        if before != (self._days, self._lacking):
            self.fill()
            self.over(self._columns())

    def on_resize(self) -> None:
        """Say what the columns are: a narrow screen has fewer of them."""
        self.over(self._columns())

    def _dated(self, width: int) -> bool:
        """Whether days are shown: somebody in a masked order is not to know them."""
        return width >= DATED and bool(self._days) and not self.seat.masks

    def _columns(self) -> str:
        """Return what stands over the rows."""
        say, width = self.seat.say, self.query_one(Rows).scrollable_content_region.width
        words = f"{say('sessions.words'):>{WORDS}}  " if width >= WORDY else ""
        rated = column(say("sessions.rated"), 7) if self.seat.items else ""
        days = say("sessions.date") if self._dated(width) else ""
        begin = f"{column(say('sessions.session'), NAME)}  {say('sessions.turns'):>{TURNS}}  "
        return (
            f"{begin}{words}{column(say('sessions.tagged'), BAR_CELLS + 7)}{rated}{days}".rstrip()
        )

    def _head(self) -> None:
        """Show the study, the rater, and how much of the study is the rater's."""
        say = self.seat.say
        queue = f" · {say('queue.name')}" if self.seat.masks else ""
        head: list[Part] = [
            (f" {safe(self.seat.study.name, one_line=True)} ▸ {say(self.called)}  ", "title"),
            (f"{safe(self.seat.pass_.rater, one_line=True)} · {self.seat.sight}{queue}", ""),
        ]
        own, every = len(self.seat.assigned), len(self.seat.study.sessions())
        if self.seat.blind and own < every:
            head.append((f" · {say('sessions.assigned', own=own, all=every)}", "dim"))
        self.query_one("#head", Line).show(head)

    def make_rows(self) -> Iterator[Row]:
        """Return each case with its sessions in order; without cases in a masked queue."""
        study, masks = self.seat.study, self.seat.masks
        if masks:
            infos = {(info.case, info.session): info for info in study.sessions()}
            yield from (self._listed(infos[place]) for place in masks if place in infos)
            return
        for case in study.cases():
            infos_ = [i for i in study.sessions(case) if self.seat.lists((case, i.session))]
            if infos_:
                yield Row(partial(self._case, case, infos_), heading=True)
                yield from map(self._listed, infos_)

    def _listed(self, info: SessionInfo) -> Row:
        return Row(partial(self._session, info), partial(self._open, info), key=info)

    def _open(self, info: SessionInfo) -> None:
        """Open the session."""
        self.post_message(OpenSession(info.case, info.session))

    def seat_changed(self, seat: Seat) -> None:
        """Show another rater's progress."""
        self.seat = seat
        self.renew(seat.say("blind.why"))

    def _case(self, case: str, infos: list[SessionInfo], _: int) -> Parts:
        say = self.seat.say
        done = sum(self._is_finished(info) for info in infos)
        name = titled(safe(case, one_line=True), self.seat.language)
        count = say("sessions.count", done=done, all=len(infos))
        memo = topics.sign(self._noted, Topic(case))
        if lacking := self._lacking.get(case):
            count += f" · {say('sessions.lacking', sessions=lacking)}"
        return [(f" {name} ", "strong"), memo, (f" {count}", "dim")]

    def _is_finished(self, info: SessionInfo) -> bool:
        progress = self._reached.get((info.case, info.session))
        return progress is not None and progress.finished

    def _session(self, info: SessionInfo, width: int) -> Parts:
        progress = self._reached.get((info.case, info.session))
        say = self.seat.say
        share = self.seat.share(info, progress)
        bar = "█" * round(share * BAR_CELLS)
        items = self.seat.items
        mask = self.seat.masks.get((info.case, info.session))
        name, number = (mask, "") if mask else (say("sessions.session"), str(info.session))
        parts: list[Part] = [
            (f"   {column(name, NAME - 3)}{number:>3}", ""),
            (" ", ""),
            topics.sign(self._noted, Topic(info.case, info.session)),
            (f"{grouped(info.turns):>{TURNS}}  ", "dim"),
            (f"{grouped(info.words):>{WORDS}}  " if width >= WORDY else "", "dim"),
            (bar, "good"),
            ("░" * (BAR_CELLS - len(bar)), "dim"),
            (f" {percent(share):>4}  ", ""),
        ]
        if items:
            parts.append((f"{progress.rated if progress else 0:>3}/{items:<3}", "dim"))
        if self._dated(width):
            at = self._days.get((info.case, info.session))
            parts.append((f"{day(at) if at else '':{DAY}}", "dim"))
        if progress and progress.finished:
            told = f"  ✓ {say('finished')}"
            used = sum(cell_len(text) for text, _ in parts)
            parts.append((told if used + cell_len(told) <= width else " ✓", "good"))
        return parts

    @property
    def case(self) -> str | None:
        """The case of the current row."""
        info = self._current()
        return info.case if info else None

    def _current(self) -> SessionInfo | None:
        return self.key if isinstance(self.key, SessionInfo) else None

    def action_rate(self) -> None:
        """Open the session's rating form."""
        if info := self._current():
            self.post_message(OpenRating(info.case, info.session))
        else:
            self.note(self._say_none(), "dim")

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        if info := self._current():
            self.post_message(Finish(info.case, info.session))
        else:
            self.note(self._say_none(), "dim")

    def action_memo(self) -> None:
        """Write a memo on the session of the row or its case; a masked one's case is not named."""
        info = self._current()
        if info is None:
            self.note(self._say_none(), "dim")
            return
        about = [Topic(info.case, info.session)]
        if not self.seat.masks:
            about.append(Topic(info.case))
        topics.choose(self.app, self.seat, about, partial(self.renew, look="good"))

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
            for place, row in enumerate(self.rows)
            if isinstance(row.key, SessionInfo) and not self._is_finished(row.key)
        )
        return next(left, 0)
