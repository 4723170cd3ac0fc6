"""The tagging screen: one session's transcript, and every key that sets, takes and finds codes."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from thirdear.base.folding import fold
from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.model.writing import Vignette
from thirdear.tui.access import accessible
from thirdear.tui.clipboard import may_copy, send
from thirdear.tui.keys.actions import bindings
from thirdear.tui.messages import Finish, OpenRating, OpenSession
from thirdear.tui.parts.ask import WIDTH, Choose, Prompt, Told
from thirdear.tui.parts.lines import Footer, Line, Parts
from thirdear.tui.parts.undoing import UndoingScreen
from thirdear.tui.refused import telling
from thirdear.tui.tagging import hot
from thirdear.tui.tagging.asking import Asking
from thirdear.tui.tagging.codebar import CodeBar, Mode
from thirdear.tui.tagging.definition import definition_parts
from thirdear.tui.tagging.finding import Finder
from thirdear.tui.tagging.header import Head, head_parts
from thirdear.tui.tagging.judge import Judge
from thirdear.tui.tagging.matching import Pick
from thirdear.tui.tagging.panel import BESIDE, THREE, session_rows, side_rows
from thirdear.tui.tagging.shaping import Shaper
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.tagging.sticky import Sticky
from thirdear.tui.tagging.suggesting import Suggester
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from thirdear.tui.seat import Seat


class TaggingScreen(UndoingScreen[None], inherit_bindings=False):
    """One pass's work on one session."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tagging")]
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
        self.sheet.cover(bool(seat.masks) and seat.cover)
        self._start = self._left_at() if place is None else place
        self._left = False
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
            yield Line(id="list", classes="side")
            yield view
            yield Line(id="side", classes="side")
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
        self._side = self.query_one("#side", Line)
        self._list = self.query_one("#list", Line)
        self.view.moved = self._on_moved
        self.judge = Judge(
            self.seat,
            self.sheet,
            self.view,
            tell=self.note,
            warn=self.note_warning,
            renew=self.renew,
            shown=self._say_where,
        )
        self.suggester = Suggester(
            self.seat, self.sheet, self.view, self.judge, self.note, self.note_warning
        )
        self.finder = Finder(self.seat, self.sheet, self.view, tell=self.note)
        self.asking = Asking(
            self.seat, self.sheet, self.view, self.bar, self.judge, self.finder, tell=self.note
        )
        self.shaper = Shaper(
            self.seat,
            self.sheet,
            self.view,
            self.app,
            warn=self.note_warning,
            changed=self._reshaped,
            open_layer=self._open_layer,
        )
        self.view.focus()
        self.view.call_after_refresh(self.view.show_place)
        self._say_where()
        self.note_words(self._greeting)
        if not len(self.sheet):
            self.note("tagging.empty", "warn")
        self.view.call_after_refresh(self.suggester.begin, self)

    def on_resize(self) -> None:
        """Lay the codes out for the new width."""
        self._hot_rows.clear()
        self._side.display = self.size.width >= BESIDE
        self._list.display = self.size.width >= THREE
        self._say_where()
        self.call_after_refresh(self._say_where)
        self.call_after_refresh(self._show_list)

    def _show_list(self) -> None:
        if self._list.display:
            with telling(self.note_warning):
                height = self._list.size.height
                self._list.show(*session_rows(self.seat, self.case, self.session, height))

    def on_screen_suspend(self) -> None:
        """Another screen comes before this one, and may change the work."""
        self._left = True
        self._keep_place()

    def on_screen_resume(self) -> None:
        """Show what the other screen has left."""
        if self._left:
            self._left = False
            with telling(self.note_warning):
                self._read_again()

    def on_unmount(self) -> None:
        """Remember the place."""
        self._keep_place()

    def _keep_place(self) -> None:
        """Remember the place, here and in the study; where that cannot be, go without."""
        self.seat.places[self.case, self.session, self.sheet.layer] = self.view.place
        if len(self.sheet):
            with suppress(Refusal):
                self.seat.study.keep_place(
                    self.seat.pass_, self.case, self.session, self.view.place + 1, self.sheet.layer
                )

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
        )
        self._head.show(head_parts(self.seat, self.sheet, head))
        if self._side.display:
            rows = side_rows(self.seat, self.sheet, self.view.place, self._side.size.height)
            self._side.show(*rows)
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
        before, words = len(self.sheet), self.sheet.overlay
        self.sheet.reload()
        if (len(self.sheet), self.sheet.overlay) != (before, words) or words is not None:
            self.view.lay_out_again()
        self.view.repaint_all()
        self._say_where()

    # -- tagging

    def action_hot(self, digit: int) -> None:
        """Set the code on a digit, or take it away where everything chosen has it."""
        if not self.judge.may() or self.judge.answer(digit):
            return
        role = self.sheet.role(self.view.place)
        page = self.seat.hot.page(role, self._pages_for(role))
        if digit > len(page.codes):
            self.note("tag.nothing_hot", "warn", digit=digit)
        else:
            self.judge.toggle(Pick(page.codes[digit - 1]))

    def action_repeat(self) -> None:
        """Set the last set of codes again, here."""
        if self.judge.may():
            self.judge.repeat()

    def action_value(self, step: int) -> None:
        """Change the value of what was just tagged, or of the last code here that has one."""
        if self.judge.may():
            self.judge.value(step)

    def action_give_value(self) -> None:
        """Let the next digit be the value of the last code."""
        if self.judge.may():
            self.judge.giving = True
            self.note("tag.give_digit", "key")

    def action_uncertain(self) -> None:
        """Mark what was just tagged, or stands here, as uncertain or as certain."""
        if self.judge.may():
            self.judge.doubt()

    def action_flag(self) -> None:
        """Flag what is chosen to discuss it, or take the flag away."""
        if len(self.sheet):
            self.judge.flag()

    def action_memo(self) -> None:
        """Write a memo on the segment."""
        if not len(self.sheet):
            return
        title = self.seat.say("tag.memo", number=self.view.place + 1)
        hint, before = self.seat.say("tag.memo_hint"), self.sheet.memo(self.view.place)
        prompt = Prompt(title, hint, before.replace("\n", " "), empty=True)
        self.app.push_screen(prompt, lambda text: None if text is None else self.judge.memo(text))

    def action_remove(self) -> None:
        """Take codes away: from one segment that has several, ask which."""
        if not self.judge.may():
            return
        codes = list(dict.fromkeys(tag.code for tag in self.sheet.tags(self.view.place)))
        if len(self.view.chosen) > 1 or len(codes) < 2 or self.view.part:
            self.judge.remove()
            return
        names = [self.seat.looks[code].name for code in codes if code in self.seat.looks]
        answers = [self.seat.say("tag.remove_all"), *names]

        def take(place: int | None) -> None:
            if place is not None:
                self.judge.remove(codes[place - 1] if place else None)

        window = Choose(self.seat.say("tag.remove_which"), answers, self.seat.language)
        self.app.push_screen(window, take)

    def action_sticky(self) -> None:
        """Let letters be codes until Esc."""
        if self.judge.may():
            self.sticky = Sticky()
            self.note("sticky.on", "key")
            self._say_where()

    def on_key(self, event: events.Key) -> None:
        """Take letters for codes while they are; everything else stays what it is."""
        if self.sticky is None:
            return
        letter = event.character or ""
        if event.key in ("enter", "backspace") or (letter.isalpha() and len(letter) == 1):
            event.stop()
            event.prevent_default()
            self._stick(event.key if len(event.key) > 1 and not letter.isalpha() else letter)

    def _stick(self, key: str) -> None:
        assert self.sticky is not None
        if waiting := self.judge.waiting:
            self.judge.waiting = None
            if key != "backspace":
                self.judge.apply([Pick(waiting.code)])
        typed = self.sticky.type(key)
        if not typed or not self.judge.may():
            self.note_words(self.sticky.typed, "key")
            return
        codes = self.sheet.codes_for(self.sheet.role(self.view.place))
        code = next((code for code in codes if fold(code.mnemonic) == fold(typed)), None)
        if code is None:
            self.note("bar.unknown", "warn", word=safe(typed, one_line=True))
        elif code.scale:
            self.judge.ask_value(Pick(code.key))
        else:
            self.judge.apply([Pick(code.key)])

    def action_definition(self) -> None:
        """Show what the segment's last code means, or ask which of the codes on the digits."""
        if not len(self.sheet):
            return
        here = [
            tag.code for tag in self.sheet.tags(self.view.place) if tag.code in self.sheet.known
        ]
        role = self.sheet.role(self.view.place)
        page = self.seat.hot.page(role, self._pages_for(role)).codes
        if here:
            self._define(here[-1])
        elif page:
            names = [self.seat.looks[code].name for code in page]
            window = Choose(self.seat.say("tag.define_which"), names, self.seat.language)
            self.app.push_screen(window, lambda at: None if at is None else self._define(page[at]))
        else:
            self.note("tag.no_definition", "warn")

    def _define(self, code: str) -> None:
        rows = definition_parts(self.sheet.known[code], self.seat.looks[code], self.seat, WIDTH)
        self.app.push_screen(Told(self.seat.looks[code].family, rows, self.seat.language))

    def action_vignette(self) -> None:
        """Keep the chosen turns as a vignette."""
        if not len(self.sheet):
            return
        first, last = self.view.chosen[0] + 1, self.view.chosen[-1] + 1
        title = self.seat.say("vignette.untitled", session=self.session, first=first, last=last)
        criterion = self.seat.say("vignette.by_hand")
        kept = Vignette(self.case, self.session, first, last, title, criterion)
        with telling(self.note_warning):
            self.seat.study.add_vignette(kept, self.seat.pass_.rater)
            self.note("vignette.kept", title=title)

    def action_disagreement(self) -> None:
        """Go to the next segment that another rater judged otherwise."""
        self.finder.disagreement()

    def action_copy(self) -> None:
        """Send the words of what is chosen to the clipboard."""
        if not len(self.sheet):
            return
        if not may_copy(self.app):
            self.note("clipboard.off", "warn")
            return
        part = self.view.part_words
        words = [part] if part else [self.sheet.words(place) for place in self.view.chosen]
        send("\n".join(words), self.app.copy_to_clipboard)
        self.note("copied", count=len(words))

    def action_shape(self) -> None:
        """Offer layers, boundaries, corrections and play."""
        if len(self.sheet):
            self.shaper.ask()

    def _reshaped(self, words: str) -> None:
        """Show segments or words that have changed."""
        self._read_again()
        self.note_words(words)

    def _open_layer(self, layer: str) -> None:
        self.post_message(OpenSession(self.case, self.session, layer=layer))

    def action_accept(self) -> None:
        """Let a suggested code stand."""
        self.suggester.accept()

    def action_drop(self) -> None:
        """Drop a suggested code."""
        self.suggester.dismiss()

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

    def show_evidence(self, score: str, codes: Collection[str]) -> None:
        """Go to the first segment that counts in a score; the keys for hits go on from there."""
        self.finder.evidence(score, codes)

    def action_hit(self, step: int) -> None:
        """Go to the next or previous segment that holds what was looked for."""
        self.finder.step(step)

    def action_clear(self) -> None:
        """Let go of a waiting value, of letters, of a part, then of range, marks and hits."""
        if self.judge.waiting or self.judge.giving:
            self.judge.moved()
            self.note_words("")
        elif self.sticky is not None:
            self.sticky = None
            self.note_words("")
            self._say_where()
        elif self.view.part:
            self.view.leave_part()
        else:
            self.finder.let_go()
            self.view.let_go()

    # -- the bar

    def action_code_bar(self) -> None:
        """Type codes."""
        if self.judge.may():
            self._open_bar("code")

    def action_find(self) -> None:
        """Type words to find."""
        self._open_bar("find")

    def action_find_code(self) -> None:
        """Type a code to find."""
        self._open_bar("find_code")

    def action_find_list(self) -> None:
        """Choose a kind of words to find, from the word lists."""
        kinds = self.finder.kinds()

        def choose(place: int | None) -> None:
            if place is not None:
                self.finder.listed(*kinds[place][:2])

        say, names = self.seat.say, [name for *_, name in kinds]
        window = Choose(say("find.list"), names, self.seat.language, why=[say("find.list_why")])
        self.app.push_screen(window, choose)

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

    def on_code_bar_defined(self) -> None:
        """Show what the best code of the last word means."""
        if (code := self.asking.best()) is not None:
            self._define(code)

    def on_code_bar_complete(self) -> None:
        """Write the best code's mnemonic out."""
        self.asking.complete()

    def on_input_changed(self, _: Input.Changed) -> None:
        """Show what was understood."""
        if self.bar.display and (rows := self.asking.shown(self.size.width)):
            self._hot.show(*rows)

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Do what was typed, or say what is wrong with it."""
        if trouble := self.asking.trouble():
            self._hot.show([(f" {trouble}", "warn")])
            return
        self._close_bar()
        self.asking.do()

    # -- elsewhere

    def action_rate(self) -> None:
        """Open the rating form."""
        self.post_message(OpenRating(self.case, self.session))

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        self.post_message(Finish(self.case, self.session))
