"""The tagging screen: one session's transcript, and every key that sets, takes and finds codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from thirdear.base.folding import fold
from thirdear.base.safe import safe
from thirdear.model.text import Role
from thirdear.tui.keys.actions import bindings
from thirdear.tui.messages import Finish, OpenRating, OpenScores, OpenSessions, TakeBack
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Footer, Line, Parts
from thirdear.tui.refused import telling
from thirdear.tui.tagging import hits, hot
from thirdear.tui.tagging.codebar import CodeBar, Mode, heard
from thirdear.tui.tagging.header import head_parts
from thirdear.tui.tagging.matching import Pick, Word, read
from thirdear.tui.tagging.objections import objection
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from thirdear.tui.seat import Seat


class TaggingScreen(Screen[None], inherit_bindings=False):
    """One pass's work on one session."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tagging")]

    def __init__(
        self, seat: Seat, case: str, session: int, place: int | None = None, note: str = ""
    ) -> None:
        super().__init__()
        self._greeting = note
        self.seat = seat
        self.case, self.session = case, session
        self.sheet = Sheet(seat.study, seat.pass_, case, session)
        self._start = seat.places.get((case, session), 0) if place is None else place
        self._hits: list[int] = []
        self._left = False
        self._fresh: tuple[int, ...] = ()
        self._pages: dict[Role, tuple[hot.Page, ...]] = {}
        self._hot_rows: dict[Role, tuple[Parts, Parts]] = {}

    def compose(self) -> ComposeResult:
        """Header, transcript, codes on the digits, a line for messages or the bar, footer."""
        yield Line(id="head", classes="title")
        view = TranscriptView(self.sheet, self.seat.looks, id="text")
        view.compact = self.seat.compact
        view.place = max(0, min(len(self.sheet) - 1, self._start))
        yield view
        yield Line(id="hot")
        yield Line(id="note")
        yield CodeBar()
        yield Footer("tagging", self.seat.language)

    def on_mount(self) -> None:
        """Wait for keys."""
        self.view = self.query_one(TranscriptView)
        self.bar = self.query_one(CodeBar)
        self._head = self.query_one("#head", Line)
        self._hot = self.query_one("#hot", Line)
        self._note = self.query_one("#note", Line)
        self.view.moved = self._on_moved
        self.view.focus()
        self.view.call_after_refresh(self.view.show_place)
        self._say_where()
        self.note_words(self._greeting)
        if not len(self.sheet):
            self.note("tagging.empty", "warn")

    def on_resize(self) -> None:
        """Lay the codes out for the new width."""
        self._hot_rows.clear()
        self._say_where()

    def on_screen_suspend(self) -> None:
        """Another screen comes before this one, and may change the work."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Show what the other screen has left."""
        if self._left:
            self._left = False
            with telling(self.note_warning):
                self._read_again()

    def on_unmount(self) -> None:
        """Remember the place."""
        self.seat.places[self.case, self.session] = self.view.place

    # -- what is shown

    def note(self, entry: str, look: str = "", **values: object) -> None:
        """Show a message in the line above the footer."""
        self.note_words(self.seat.say(entry, **values), look)

    def note_words(self, words: str, look: str = "") -> None:
        """Show words, harmless ones, in the line above the footer."""
        self._note.show([(f" {words}", look)] if words else [])

    def note_warning(self, words: str) -> None:
        """Show what is wrong in the line above the footer."""
        self.note_words(words, "warn")

    def _on_moved(self) -> None:
        self._fresh = ()
        self.note_words("")
        self._say_where()

    def _say_where(self) -> None:
        self._head.show(head_parts(self.seat, self.sheet, self.view.place, len(self.view.chosen)))
        if len(self.sheet) and not self.bar.display:
            self._hot.show(*self._hot_for(self.sheet.role(self.view.place)))

    def _hot_for(self, role: Role) -> tuple[Parts, Parts]:
        if role not in self._hot_rows:
            page = self.seat.hot.page(role, self._pages_for(role))
            none: tuple[Parts, Parts] = ([(f" {self.seat.say('hot.none')}", "dim")], [])
            mono, width = self.app.no_color, self.size.width
            rows = hot.rows(page, self.seat.looks, width, mono=mono) if page.codes else none
            self._hot_rows[role] = rows
        return self._hot_rows[role]

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
        self.sheet.reload()
        self.view.repaint_all()
        self._say_where()

    def _refused(self, words: str) -> None:
        """Say why a change was refused, over the work as the study holds it."""
        self.renew(words, "warn")

    # -- tagging

    def _open(self) -> bool:
        """Say whether there is something that may be tagged; say why not, if not."""
        if self.sheet.finished:
            # Another window may have opened it again.
            self.renew("")
        if self.sheet.finished:
            self.note("closed", "warn")
        return bool(len(self.sheet)) and not self.sheet.finished

    def _after(self, places: Sequence[int], took: Sequence[int], *, advance: bool) -> None:
        """Repaint, go on if the rater wants that, say what was left out."""
        self.view.repaint(places)
        if advance and self.seat.auto and places[-1] + 1 < len(self.sheet):
            self.view.go(places[-1] + 1)
        self._fresh = tuple(took)
        self._say_where()
        if len(took) < len(places):
            self.note("tag.part", "warn", took=len(took), all=len(places))

    def action_hot(self, digit: int) -> None:
        """Set the code on a digit, or take it away where all chosen segments have it."""
        if not self._open():
            return
        role = self.sheet.role(self.view.place)
        page = self.seat.hot.page(role, self._pages_for(role))
        if digit > len(page.codes):
            self.note("tag.nothing_hot", "warn", digit=digit)
            return
        code = page.codes[digit - 1]
        places = list(self.view.chosen)
        if why := objection(self.seat, self.sheet, [Pick(code)], places):
            self.note_warning(why)
            return
        took = self.sheet.allowed(code, places)
        with telling(self._refused):
            if was_set := self.sheet.toggle(code, took):
                self.seat.last = (Pick(code),)
            self._after(places, took, advance=was_set)

    def _apply(self, picks: tuple[Pick, ...]) -> None:
        places = list(self.view.chosen)
        if why := objection(self.seat, self.sheet, picks, places):
            self.note_warning(why)
            return
        with telling(self._refused):
            took = self.sheet.apply(picks, places)
            self.seat.last = picks
            self._after(places, took, advance=True)

    def action_repeat(self) -> None:
        """Set the last set of codes again, here."""
        if not self._open():
            return
        if self.seat.last:
            self._apply(self.seat.last)
        else:
            self.note("tag.nothing_last", "warn")

    def action_value(self, step: int) -> None:
        """Change the value of what was just tagged, or of the last code here that has one."""
        if not self._open():
            return
        places = self._fresh or tuple(self.view.chosen)
        with telling(self._refused):
            if tag := self.sheet.revalue(places, step):
                self.view.repaint(places)
                self.note_words(f"{self.seat.looks[tag.code].name} {tag.value}")
            else:
                self.note("tag.nothing_value", "warn")

    def action_remove(self) -> None:
        """Take every code away from the chosen segments."""
        if not self._open():
            return
        places = list(self.view.chosen)
        with telling(self._refused):
            if count := self.sheet.remove(places):
                self.view.repaint(places)
                self._say_where()
                self.note("tag.removed", count=count)
            else:
                self.note("tag.nothing_here", "warn")

    def action_undo(self) -> None:
        """Take the last act back."""
        self.post_message(TakeBack(again=False))

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self.post_message(TakeBack(again=True))

    def action_auto(self) -> None:
        """Go on after a tag, or stay."""
        self.seat.auto = not self.seat.auto
        self._say_where()
        self.note("auto.on" if self.seat.auto else "auto.off")

    def action_hot_set(self) -> None:
        """Choose which codes stand on the digits for this speaker."""
        if not len(self.sheet):
            return
        role = self.sheet.role(self.view.place)
        offered = self._pages_for(role)

        def choose(place: int | None) -> None:
            if place is not None:
                self.seat.hot.chosen[role] = offered[place]
                self._hot_rows.clear()
                self._say_where()

        if offered:
            title = self.seat.say("hot.title", role=self.seat.role_name(role))
            names = [page.name for page in offered]
            self.app.push_screen(Choose(title, names, self.seat.language), choose)

    # -- moving and finding

    def action_untagged(self, step: int) -> None:
        """Go to the nearest segment without a tag that could carry one."""
        place = self.sheet.untagged(self.view.place, step)
        if place is None:
            self.note("tag.none_untagged", "warn")
        else:
            self.view.go(place)

    def _find(self, pattern: str) -> None:
        self._hits = self.sheet.find(pattern)
        self.view.pattern = fold(pattern)
        self.view.repaint_all()
        if self._hits:
            self.view.go(hits.at_or_after(self._hits, self.view.place))
            self.note("find.some", count=len(self._hits))
        elif pattern:
            self.note("find.none", "warn")

    def action_hit(self, step: int) -> None:
        """Go to the next or previous segment that holds what was looked for."""
        if not self._hits:
            self.note("find.none", "warn")
            return
        self.view.go(hits.beside(self._hits, self.view.place, step))
        self.note("find.some", count=len(self._hits))

    def action_clear(self) -> None:
        """Let go of the range and of what was found."""
        if self.view.pattern:
            self._find("")
        self.view.go(self.view.place)

    # -- the bar

    def action_code_bar(self) -> None:
        """Type codes."""
        if self._open():
            self._open_bar("code")

    def action_find(self) -> None:
        """Type words to find."""
        self._open_bar("find")

    def action_number(self) -> None:
        """Type a segment's number."""
        self._open_bar("number")

    def _open_bar(self, mode: Mode) -> None:
        self._note.display = False
        self.bar.open(mode, self.seat.say(f"bar.{mode}"))

    def _close_bar(self) -> None:
        self.bar.hide()
        self._note.display = True
        self.view.focus()
        self._say_where()

    def on_code_bar_closed(self) -> None:
        """Go back to the text."""
        self._close_bar()

    def on_code_bar_complete(self) -> None:
        """Write the best code's mnemonic out."""
        words = self._heard()
        if words and words[-1].codes:
            value = "" if words[-1].value is None else str(words[-1].value)
            self.bar.complete_with(self.seat.looks[words[-1].codes[0]].mnemonic + value)

    def _heard(self) -> tuple[Word, ...]:
        if self.bar.mode != "code":
            return ()
        role = self.sheet.role(self.view.place)
        return read(self.bar.value, self.sheet.codes, self.seat.looks, role)

    def on_input_changed(self, _: Input.Changed) -> None:
        """Show what was understood."""
        if self.bar.mode == "code" and self.bar.display:
            self._hot.show(*heard(self._heard(), self.seat.looks, self.size.width))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Do what was typed."""
        if self.bar.mode == "code":
            self._submit_codes()
            return
        self._close_bar()
        if self.bar.mode == "find":
            self._find(submitted.value)
        elif number := submitted.value.strip():
            self._go_to(number)

    def _go_to(self, number: str) -> None:
        if number.isdecimal() and 1 <= int(number) <= len(self.sheet):
            self.view.go(int(number) - 1)
        else:
            self.note("bar.no_number", "warn", all=len(self.sheet))

    def _submit_codes(self) -> None:
        words = self._heard()
        unknown = next((word.text for word in words if not word.codes), None)
        if unknown is not None:
            shown = safe(unknown, one_line=True)
            self._hot.show([(f" {self.seat.say('bar.unknown', word=shown)}", "warn")])
            return
        self._close_bar()
        if words:
            self._apply(tuple(pick for word in words if (pick := word.pick)))

    # -- elsewhere

    def action_rate(self) -> None:
        """Open the rating form."""
        self.post_message(OpenRating(self.case, self.session))

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        self.post_message(Finish(self.case, self.session))

    def action_scores(self) -> None:
        """Open scores and tests of this case."""
        self.post_message(OpenScores(self.case))

    def action_sessions(self) -> None:
        """Go back to the sessions."""
        self.post_message(OpenSessions())
