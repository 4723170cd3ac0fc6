"""The tagging screen: one session's transcript, and every key that sets, takes and finds codes."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.tui.clipboard import may_copy, send
from thirdear.tui.keys.actions import bindings
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.messages import Finish, OpenRating
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import name_under
from thirdear.tui.refused import telling
from thirdear.tui.tagging import chips, hot, memos
from thirdear.tui.tagging.bench import HOT_ROWS, Bench
from thirdear.tui.tagging.matches import Pick
from thirdear.tui.tagging.sticky import Sticky
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class TaggingScreen(Bench, inherit_bindings=False):
    """Every key that sets, takes and finds codes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tagging")]
    scope: ClassVar[str] = "tagging"

    # -- tagging

    def action_hot(self, digit: int) -> None:
        """Set the code on a digit, or take it away where everything chosen has it."""
        if not self.judge.may() or self.judge.answer(digit):
            return
        page = self.seat.hot.page(*self._hot_now())
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

    def action_in_vivo(self) -> None:
        """Make a code named by the chosen words, and give it to them."""
        if len(self.sheet) and self.judge.may():
            self.shaper.name()

    def action_flag(self) -> None:
        """Flag what is chosen to discuss it, or take the flag away."""
        if self._has_segments():
            self.judge.flag()

    def action_memo(self) -> None:
        """Write a memo on the segment, or on one of its tags; where there are several, ask."""
        if not self._has_segments():
            return
        place, last = self.view.place, frozenset(pick.code for pick in self.seat.last)
        fresh = last if place in self.judge.fresh else frozenset()
        about = memos.chosen(self.sheet, place, self.view.part, fresh)
        if len(about) == 1:
            self._write_memo(about[0])
            return
        named = [memos.called(self.seat, self.sheet, place, one) for one in about if one]
        answers = [self.seat.say("tag.memo_segment"), *named]
        window = Choose(self.seat.say("tag.memo_which"), answers, self.seat.language)
        self.app.push_screen(
            window, lambda chosen: None if chosen is None else self._write_memo(about[chosen])
        )

    def _write_memo(self, about: memos.Subject) -> None:
        from thirdear.tui.parts.editor import Editor

        place = self.view.place
        title = self.seat.say("tag.memo", number=place + 1)
        if about is not None:
            title = f"{title}: {memos.called(self.seat, self.sheet, place, about)}"
        before = memos.before(self.sheet, place, about)

        def keep(text: str) -> str | None:
            return self.judge.memo(about, text, place)

        self.app.push_screen(Editor(title, before, keep, self.seat.say))

    def on_transcript_view_chip(self, clicked: TranscriptView.Chip) -> None:
        """Offer what can be done with the tag whose chip was clicked."""
        chips.ask(self.judge, clicked.place, clicked.tag, self._write_memo, self._define)

    def on_transcript_view_opened(self, _: TranscriptView.Opened) -> None:
        """Type codes for the segment that was clicked twice."""
        self.action_code_bar()

    def on_click(self, event: events.Click) -> None:
        """Set the code on a digit that was clicked, or choose others."""
        if event.widget is not self._hot or self.bar.display:
            return
        digit = self._digit_at(event)
        if digit == 0:
            self.action_hot_set()
        elif digit:
            self.action_hot(digit)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show the whole name of the code on a digit that is pointed at."""
        if event.widget is not self._hot:
            return
        digit = self._digit_at(event)
        codes = self.seat.hot.page(*self._hot_now()).codes if digit else ()
        name_under(self._hot, self.seat.looks[codes[digit - 1]].name if digit else "")

    def _digit_at(self, event: events.MouseEvent) -> int | None:
        """Return the digit that the pointer is on, none where a message covers it."""
        if not len(self.sheet) or event.y >= HOT_ROWS - len(self._covering):
            return None
        return hot.digit_at(self.seat.hot.page(*self._hot_now()), event.x, event.y, self.size.width)

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
        if not self._has_segments():
            return
        here = [
            tag.code for tag in self.sheet.tags(self.view.place) if tag.code in self.sheet.known
        ]
        page = self.seat.hot.page(*self._hot_now()).codes
        if here:
            self._define(here[-1])
        elif page:
            names = [self.seat.looks[code].name for code in page]
            window = Choose(self.seat.say("tag.define_which"), names, self.seat.language)
            self.app.push_screen(window, lambda at: None if at is None else self._define(page[at]))
        else:
            self.note("tag.no_definition", "warn")

    def action_vignette(self) -> None:
        """Keep the chosen turns as a vignette."""
        from thirdear.model.writeup import Vignette
        from thirdear.tui.vignettes.titles import untitled

        if not self._has_segments():
            return
        first, last = self.view.chosen[0] + 1, self.view.chosen[-1] + 1
        title = untitled(self.session, first, last, self.seat.say)
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
        if not self._has_segments():
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
        if self._has_segments():
            self.shaper.ask()

    def action_accept(self) -> None:
        """Let a suggested code stand."""
        self.suggester.accept()

    def action_drop(self) -> None:
        """Drop a suggested code."""
        self.suggester.dismiss()

    def action_suggesting(self) -> None:
        """Choose by what codes are suggested in this study."""
        self.suggester.ask(self)

    def action_auto(self) -> None:
        """Go on after a tag, or stay."""
        self.seat.auto = not self.seat.auto
        self._say_where()
        self.note("auto.on" if self.seat.auto else "auto.off")

    def action_hot_set(self) -> None:
        """Choose which codes stand on the digits for this speaker."""
        if not self._has_segments():
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
        else:
            self.note_warning(self._no_code(role))

    # -- listening

    async def action_listen(self, how: str) -> None:
        """Play, pause, go back, set a time or ask how to play."""
        if self._has_segments():
            await getattr(self.listener, how)()

    # -- moving and finding

    def action_untagged(self, step: int) -> None:
        """Go to the nearest segment without a tag that could carry one."""
        place = self.sheet.untagged(self.view.place, step)
        if place is None and self.sheet.untagged(-1, 1) is None and not self.sheet.finished:
            self.note("tag.all_tagged", key=first_key(self.app, "tagging.finish"))
        elif place is None:
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
            free = not (self.view.range_from is not None or self.view.marks or self.finder.holds)
            self.judge.moved()
            self.finder.let_go()
            self.view.let_go()
            if free:
                key = first_key(self.app, "desk.sessions")
                self.note("tagging.nothing_chosen", "dim", key=key)

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

    # -- elsewhere

    def action_rate(self) -> None:
        """Open the rating form."""
        self.post_message(OpenRating(self.case, self.session))

    def action_finish(self) -> None:
        """Say that the session is judged completely, or open it again."""
        self.post_message(Finish(self.case, self.session))
