"""The history screen: who did what when, the newest first; nobody's words stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.history import HistoryEntry
from thirdear.model.language import day_and_minute
from thirdear.study.core import LEAD
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.lines import Choices, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.refused import telling
from thirdear.tui.wording.history import act_name

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

MOST = 5_000
"""How many of the newest entries are shown."""
KIND = 24
"""Cells of what kind of act it was: the longest, an import in Turkish, stands whole."""


class HistoryScreen(ListScreen, inherit_bindings=False):
    """The journal, without what other raters did: whoever sits here judges blind."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]
    scope: ClassVar[str] = "history"
    called: ClassVar[str] = "history.title"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._wanted = ""

    def begin(self) -> None:
        """Show what was done, the newest first."""
        with telling(self.warn):
            self.fill(0)
            among = len(self.seat.study.raters())
            self.note(self.seat.say("history.blind" if among > 1 else "history.all"), "dim")

    def make_rows(self) -> Iterator[Row]:
        """Return the entries that are looked for, without those of other raters."""
        from thirdear.study import journal

        others = self.seat.study.raters().keys() - {self.seat.pass_.rater}
        found = journal.history(self.seat.study, MOST, None, None, None, (None, None))
        wanted = fold(self._wanted)
        for entry in reversed(found):
            if entry.actor not in others and wanted in fold(self._told(entry)):
                yield Row(partial(self._entry, entry), partial(self._open, entry), key=entry)

    def _told(self, entry: HistoryEntry) -> str:
        return safe(f"{self._who(entry)} {self._kind(entry)} {entry.what}", one_line=True)

    def _who(self, entry: HistoryEntry) -> str:
        return self.seat.say("history.study") if entry.actor == LEAD else entry.actor

    def _kind(self, entry: HistoryEntry) -> str:
        return act_name(entry.kind, None, self.seat.study.language)

    def _entry(self, entry: HistoryEntry, width: int) -> Parts:
        at = day_and_minute(entry.at)
        gone = f"  ({self.seat.say('history.undone')})" if entry.undone else ""
        who = column(safe(self._who(entry), one_line=True), 8)
        kind = column(self._kind(entry), KIND)
        what = clip(safe(entry.what, one_line=True), max(8, width - 30 - KIND - cell_len(gone)))
        return [
            (f" {at}  ", "dim"),
            (f"{who} ", "key"),
            (f"{kind} ", "dim" if entry.undone else ""),
            (what, "dim"),
            (gone, "warn"),
        ]

    def _open(self, entry: HistoryEntry) -> None:
        """Open the session that an act was about."""
        sessions = self.seat.study.sessions(entry.case) if entry.case else ()
        if entry.session is not None and any(s.session == entry.session for s in sessions):
            self.post_message(OpenSession(entry.case or "", entry.session))
        else:
            self.note(self.seat.say("history.no_session"), "dim")

    def action_take_back(self) -> None:
        """Take back one's own acts down to the one under the cursor, after a question."""
        place, say = self.query_one(Choices).place, self.seat.say
        me = self.seat.pass_.rater
        acts = [row.key for row in self.rows if isinstance(row.key, HistoryEntry)]
        if place >= len(acts):
            self.note(say("undo.none"))
            return
        entry = acts[place]
        if entry.actor != me or entry.undone or entry.kind in ("undo", "redo"):
            self.warn(say("history.not_yours"))
            return
        newer = [one for one in acts[: place + 1] if one.actor == me and not one.undone]
        count = sum(one.kind not in ("undo", "redo") for one in newer)

        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self.warn):
                    self._take_back(entry)

        window = Choose(
            say("history.take_back", count=count),
            [say("history.keep"), say("history.do_take_back")],
            self.seat.language,
            why=[say("history.take_back_why")],
            sure=True,
        )
        self.app.push_screen(window, decide)

    def _take_back(self, entry: HistoryEntry) -> None:
        """Undo until the act is undone, or nothing is left to undo."""
        study, me = self.seat.study, self.seat.pass_.rater
        done = 0
        while not self._is_undone(entry) and study.undo(me):
            done += 1
        self.seat.renew()
        self.begin()
        say = self.seat.say
        undone = self._is_undone(entry)
        self.note(say("history.taken_back" if undone else "history.not_all", count=done), "good")

    def _is_undone(self, entry: HistoryEntry) -> bool:
        from thirdear.study import journal

        found = journal.history(self.seat.study, MOST, entry.actor, None, None, (None, None))
        return any(one.id == entry.id and one.undone for one in found)

    def action_find(self) -> None:
        """Type what an act has to do with: a rater, a kind, a case, a code."""

        def find(wanted: str | None) -> None:
            if wanted is not None:
                self._wanted = wanted
                self.begin()

        title, hint = self.seat.say("history.find"), self.seat.say("ok")
        self.app.push_screen(Prompt(title, hint, self._wanted, empty=True), find)
