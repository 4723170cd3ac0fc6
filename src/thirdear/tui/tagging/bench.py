"""Where a session is tagged: what stands there, and what it shows as the work goes on."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from thirdear.model.memos import Topic
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.tui import topics
from thirdear.tui.access import accessible
from thirdear.tui.desk import Desk
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.lines import Footer, Line, Parts, folded
from thirdear.tui.parts.log import keep
from thirdear.tui.parts.note import after_paint
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling
from thirdear.tui.sound.listener import Listener
from thirdear.tui.tagging import hot
from thirdear.tui.tagging.codebar import CodeBar, Mode
from thirdear.tui.tagging.definition import definition_parts
from thirdear.tui.tagging.header import Head, head_parts
from thirdear.tui.tagging.judge import Judge
from thirdear.tui.tagging.panel import BESIDE, THREE, session_rows, side_rows
from thirdear.tui.tagging.request import Asking
from thirdear.tui.tagging.search import Finder
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.tagging.sticky import Sticky
from thirdear.tui.tagging.suggestions import Suggester
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.shapes import Shaper


READ_ON_AFTER = 0.4
"""Seconds after which the rest of a long session is read: the first screen comes first."""
LEARN_AFTER = 0.1
"""Seconds after which codes to suggest are learned, for the same reason."""
HOT_ROWS = 2
"""Rows of the codes on the digits; a long message covers them, so that no text moves for it."""


class Bench(UndoingScreen[None], inherit_bindings=False):
    """One pass's work on one session: header, transcript, codes on the digits, messages, bar."""

    scope: ClassVar[str] = "tagging"

    def __init__(
        self,
        seat: Seat,
        case: str,
        session: int,
        place: int | None = None,
        note: str = "",
        *,
        layer: str = "turn",
    ) -> None:
        super().__init__()
        self._greeting = note
        self.seat = seat
        self.case, self.session = case, session
        self.sheet = Sheet(seat.study, seat.pass_, case, session, layer)
        self._edition = seat.edition
        self.sheet.cover(bool(seat.masks) and seat.cover)
        self._start = self._left_at() if place is None else place
        self._left = False
        self._idle = ""
        self._told = ("", "")
        self._covering: tuple[Parts, ...] = ()
        """The rows of a message that stand where codes on the digits stand otherwise."""
        self.sticky: Sticky | None = None
        self._pages: dict[Role, tuple[hot.Page, ...]] = {}
        self._hot_rows: dict[Role, tuple[Parts, Parts]] = {}

    def _left_at(self) -> int:
        """Return the place at which this session was left, here or before a restart."""
        kept = self.seat.places.get((self.case, self.session, self.sheet.layer))
        if kept is None:
            where = (self.seat.pass_, self.case, self.session)
            segment = self.seat.study.place(*where, self.sheet.layer)
            kept = (segment or 1) - 1
        return kept

    def compose(self) -> ComposeResult:
        """Header, transcript, codes on the digits, a line for messages or the bar, footer."""
        yield Line(id="head", classes="title")
        view = TranscriptView(self.sheet, self.seat.looks, id="text")
        view.compact = self.seat.compact
        view.place = max(0, min(len(self.sheet) - 1, self._start))
        with Horizontal(id="middle"):
            yield self._beside("list", THREE)
            yield view
            yield self._beside("side", BESIDE)
        yield Line(id="hot")
        yield Line(id="note")
        yield CodeBar()
        yield Footer(self.scope, self.seat.language)

    def _beside(self, name: str, least: int) -> Line:
        """Return a panel, there from the first painting on where the screen is wide enough."""
        line = Line(id=name, classes="side")
        line.display = self.app.size.width >= least
        return line

    def on_mount(self) -> None:
        """Wait for keys."""
        self._know_parts()
        self._call_helpers()
        self.view.focus()
        self.view.call_after_refresh(self.view.show_place)
        self._say_where()
        self.note_words(self._greeting)
        self._has_segments()
        self.set_timer(LEARN_AFTER, partial(self.suggester.begin, self))
        self.set_timer(READ_ON_AFTER, self._read_on)

    def _know_parts(self) -> None:
        """Keep the widgets that are written on."""
        self.view = self.query_one(TranscriptView)
        self.bar = self.query_one(CodeBar)
        self._head = self.query_one("#head", Line)
        self._hot = self.query_one("#hot", Line)
        self._note = self.query_one("#note", Line)
        self._side = self.query_one("#side", Line)
        self._list = self.query_one("#list", Line)
        self.view.moved = self._on_moved

    def _call_helpers(self) -> None:
        """Make those who do what keys ask for."""
        self.judge = Judge(
            self.seat,
            self.sheet,
            self.view,
            tell=self.note,
            warn=self.note_warning,
            renew=self.renew,
            shown=self._say_where,
        )
        told = (self.note, self.note_warning, self.note_reading)
        self.suggester = Suggester(self.seat, self.sheet, self.view, self.judge, *told)
        self.finder = Finder(self.seat, self.sheet, self.view, tell=self.note)
        self.asking = Asking(
            self.seat, self.sheet, self.view, self.bar, self.judge, self.finder, tell=self.note
        )
        self.listener = Listener(
            self.seat,
            self.sheet,
            self.view,
            self.app,
            tell=self.note,
            warn=self.note_warning,
            changed=self._reshaped,
            shown=self._say_where,
            may_move=self._may_move,
        )

    @cached_property
    def shaper(self) -> Shaper:
        """Who does what is seldom done to a session."""
        from thirdear.tui.tagging.shapes import Shaper

        return Shaper(
            self.seat,
            self.sheet,
            self.view,
            self.app,
            warn=self.note_warning,
            changed=self._reshaped,
            open_layer=self._open_layer,
            listener=self.listener,
        )

    def _read_on(self) -> None:
        """Read what the first painting did not need."""
        with telling(self.note_warning):
            self.view.read_on()

    def on_resize(self) -> None:
        """Lay the codes out for the new width."""
        self._hot_rows.clear()
        self._side.display = self.size.width >= BESIDE
        self._list.display = self.size.width >= THREE
        self._write(*self._told)
        self._say_where()
        after_paint(self, self._say_where)
        after_paint(self, self._show_list)

    def _show_list(self) -> None:
        if self._list.display:
            with telling(self.note_warning):
                height = self._list.size.height
                self._list.show(*session_rows(self.seat, self.case, self.session, height))

    async def on_screen_suspend(self) -> None:
        """Another screen comes before this one, and may change the work."""
        self._left = True
        self._keep_place()
        if isinstance(self.app, Desk) and self.app.lock.locked:
            await self.listener.close()

    def on_screen_resume(self) -> None:
        """Show what the other screen has left."""
        if self._left:
            self._left = False
            if self._edition != self.seat.edition:
                self._open_layer(self.sheet.layer)
                return
            with telling(self.note_warning):
                self._read_again()

    async def on_unmount(self) -> None:
        """Remember the place; nothing plays on."""
        self._keep_place()
        await self.listener.close()

    def _may_move(self) -> bool:
        """Say whether the cursor may follow a voice: nothing is chosen, typed or asked here."""
        free = not (self.view.marks or self.view.part or len(self.view.chosen) > 1)
        asked = self.judge.waiting or self.judge.giving or self.bar.display
        return free and not asked and self.is_current

    def _keep_place(self) -> None:
        """Remember the place, here and in the study; where that cannot be, go without."""
        self.seat.places[self.case, self.session, self.sheet.layer] = self.view.place
        if len(self.sheet):
            with suppress(Refusal):
                self.seat.study.store.keep_place(
                    self.seat.pass_, self.case, self.session, self.sheet.layer, self.view.place + 1
                )

    def _has_segments(self) -> bool:
        """Say whether there is something to work on; say so where there is nothing."""
        if not len(self.sheet):
            self.note("tagging.empty", "warn")
        return bool(len(self.sheet))

    # -- what is shown

    def note(self, entry: str, look: str = "", **values: object) -> None:
        """Show a message in the line above the footer."""
        self.note_words(self.seat.say(entry, **values), look)

    def note_words(self, words: str, look: str = "") -> None:
        """Show words, harmless ones, above the footer, in as many rows as they need."""
        keep(self.app, words, look)
        self._write(words, look)

    def _write(self, words: str, look: str) -> None:
        self._told = (words, look)
        rows = folded(words, self.app.size.width - 1) if words else [""]
        above = min(HOT_ROWS, len(rows) - 1)
        last = " ".join(rows[above:])
        self._note.show([(f" {last}", look)] if last else [])
        before = self._covering
        self._covering = tuple([(f" {row}", look)] for row in rows[:above])
        if before != self._covering:
            self._show_hot()

    def note_idle(self, words: str) -> None:
        """Show how far work beside the screen is, where nothing else is said; no message is it."""
        if self._note.words.strip() in ("", self._idle):
            self._idle = words.strip()
            self._write(words, "dim")

    def note_reading(self, count: int) -> None:
        """Say how many turns are read beside the screen; how far that is takes its place."""
        self.note("suggest.now_reading", count=count)
        self._idle = self._note.words.strip()

    def note_warning(self, words: str) -> None:
        """Show what is wrong in the line above the footer."""
        self.note_words(words, "warn")

    def on_page_told(self, told: TranscriptView.Told) -> None:
        """Say what a key in the text did, or why it did nothing."""
        self.note(told.entry, "dim")

    def _on_moved(self) -> None:
        self.judge.moved()
        self.note_words("")
        self._say_where()

    def _say_where(self) -> None:
        head = Head(
            self.view.place,
            len(self.view.chosen),
            self.size.width,
            sticky=self.sticky is not None,
            accessible=accessible(self.app),
            sound=self.listener.state if accessible(self.app) else self.listener.sign,
        )
        self._head.show(head_parts(self.seat, self.sheet, head))
        if self._side.display:
            rows = side_rows(self.seat, self.sheet, self.view.place, self._side.size.height)
            self._side.show(*rows)
        self._show_hot()

    def _show_hot(self) -> None:
        """Show the codes on the digits, and over the last of them a message that is longer."""
        if self.bar.display:
            return
        none: tuple[Parts, Parts] = ([], [])
        codes = self._hot_for(self.sheet.role(self.view.place)) if len(self.sheet) else none
        self._hot.show(*codes[: HOT_ROWS - len(self._covering)], *self._covering)

    def _hot_for(self, role: Role) -> tuple[Parts, Parts]:
        if role not in self._hot_rows:
            page = self.seat.hot.page(role, self._pages_for(role))
            none: tuple[Parts, Parts] = ([(f" {self._no_code(role)}", "dim")], [])
            mono, width = self.app.no_color, self.size.width
            rows = hot.rows(page, self.seat.looks, width, mono=mono) if page.codes else none
            self._hot_rows[role] = rows
        return self._hot_rows[role]

    def _no_code(self, role: Role) -> str:
        """Return that nothing is to be tagged where this role speaks, and what may be wrong."""
        if role is Role.ACTION:
            return self.seat.say("hot.action")
        key = first_key(self.app, "tagging.shape")
        return self.seat.say("hot.none", role=self.seat.role_name(role), key=key)

    def _hot_now(self) -> tuple[Role, tuple[hot.Page, ...]]:
        """Return who speaks, and what can stand on the digits for them."""
        role = self.sheet.role(self.view.place)
        return role, self._pages_for(role)

    def _pages_for(self, role: Role) -> tuple[hot.Page, ...]:
        if role not in self._pages:
            codes = self.sheet.codes_for(role)
            self._pages[role] = hot.pages(codes, self.seat.looks, self.seat.say)
        return self._pages[role]

    def renew(self, words: str, look: str = "", place: int | None = None) -> None:
        """Read the tags again and show them; words say why."""
        with telling(self.note_warning):
            self._read_again()
            if place is not None:
                self.view.go(place)
            self.note_words(words, look)

    def _read_again(self) -> None:
        before, words, finished = len(self.sheet), self.sheet.overlay, self.sheet.finished
        self.sheet.reload()
        if finished and not self.sheet.finished:
            self.suggester.begin(self)
        if (len(self.sheet), self.sheet.overlay) != (before, words) or words is not None:
            self.view.lay_out_again()
        self.view.repaint_all()
        self._say_where()

    def _reshaped(self, words: str) -> None:
        """Show segments or words that have changed."""
        self._read_again()
        self.note_words(words)

    def _open_layer(self, layer: str) -> None:
        self.post_message(OpenSession(self.case, self.session, layer=layer))

    def _define(self, code: str) -> None:
        meant, look, seat = self.sheet.known[code], self.seat.looks[code], self.seat

        def rows(width: int) -> list[Parts]:
            return definition_parts(meant, look, seat, width)

        self.app.push_screen(Told(look.family, rows, seat.language))

    # -- the bar

    def _open_bar(self, mode: Mode) -> None:
        if not self._has_segments():
            return
        # A click into the text goes there; what is typed still belongs to the bar.
        self.view.can_focus = False
        self._note.display = False
        scope = {"code": "codes", "find": "finding"}.get(mode, "bar")
        self.query_one(Footer).keys_of(scope)
        hint = self.finder.hint if mode == "find" else f"bar.{mode}"
        self.bar.open(mode, self.seat.say(hint))

    def _close_bar(self) -> None:
        self.bar.hide()
        self.query_one(Footer).keys_of(self.scope)
        self._note.display = True
        self.view.can_focus = True
        self.set_focus(self.view)
        self._say_where()

    def on_code_bar_closed(self) -> None:
        """Go back to the text."""
        self._close_bar()

    def on_code_bar_defined(self) -> None:
        """Show what the best code of the last word means."""
        if (code := self.asking.best()) is not None:
            self._define(code)

    def on_code_bar_noted(self) -> None:
        """Write a memo on the best code of the last word; the bar stays as it is."""

        def kept(told: str) -> None:
            keep(self.app, told, "good")
            self._hot.show([(f" {told}", "good")])

        if (code := self.asking.best()) is None:
            self._hot.show([(f" {self.seat.say('bar.memo_none')}", "warn")])
        else:
            topics.write(self.app, self.seat, Topic(code=code), kept)

    def on_code_bar_complete(self) -> None:
        """Write the best code's mnemonic out; where words are typed, find whole ones or not."""
        if self.bar.mode == "find":
            self.finder.forms = not self.finder.forms
            self._hot.show([(f" {self.seat.say(self.finder.hint)}", "key")])
        self.asking.complete()

    def on_input_changed(self, _: Input.Changed) -> None:
        """Show what was understood."""
        if self.bar.display and (rows := self.asking.shown(self.size.width)):
            self._hot.show(*rows)

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Do what was typed, or say what is wrong with it."""
        if trouble := self.asking.trouble():
            self._hot.show(*([(f" {row}", "warn")] for row in folded(trouble, self.size.width - 1)))
            return
        self._close_bar()
        self.asking.do()
