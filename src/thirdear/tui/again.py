"""Judging again: tags whose code was split or is defined otherwise since, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from thirdear.base.cues import covered
from thirdear.base.safe import safe
from thirdear.model.recoding import Again
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

PASSAGE = 400
"""Letters of a passage that the question shows; the session is a key away."""


class AgainScreen(NotingScreen[None], inherit_bindings=False):
    """The pass's own tags that are to be judged again; what they were given as is not lost."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("again")]
    scope: ClassVar[str] = "again"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.entries: tuple[Again, ...] = ()

    def compose(self) -> ComposeResult:
        """Header, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="rows")
        yield Line(id="note")
        yield Footer("again", self.seat.language)

    def on_mount(self) -> None:
        """Show what is to be judged again."""
        self.query_one(Choices).focus()
        self._fill()

    def _fill(self) -> None:
        from thirdear.study import recoding

        say = self.seat.say
        with telling(self.warn):
            self.entries = recoding.to_judge_again(self.seat.study, self.seat.pass_)
            count = say("again.count", count=len(self.entries))
            self.query_one("#head", Line).show(
                [(f" {say('again.title')}  ", "title"), (count, "dim")]
            )
            self.query_one(Choices).fill(len(self.entries))
            self.note("" if self.entries else say("again.nothing"))

    def _row(self, place: int, width: int) -> Parts:
        one = self.entries[place]
        where = self.seat.title(one.tag.case, one.tag.session)
        return [
            (f" {column(where, 20)} {one.tag.segment:>5}  ", ""),
            (clip(self._called(one.tag.code), 34), "strong"),
            (clip(f"  {self._why(one)}", max(0, width - 62)), "dim"),
        ]

    def _called(self, code: str) -> str:
        look = self.seat.looks.get(code)
        return look.name if look else safe(code, one_line=True)

    def _why(self, one: Again) -> str:
        if one.into:
            return self.seat.say("again.split", codes=", ".join(map(self._called, one.into)))
        return self.seat.say("again.defined", version=one.version)

    # -- keys

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Ask what the passage is, and let it stand so."""
        taken.stop()
        one, say = self.entries[taken.place], self.seat.say
        offers: list[tuple[str, tuple[str, ...]]] = [
            (self._called(code), (code,)) for code in one.into
        ]
        if len(one.into) > 1:
            offers.append((say("again.all"), one.into))
        if not one.into:
            offers.append((say("again.stays"), (one.tag.code,)))
        offers.append((say("again.none"), ()))

        def take(place: int | None) -> None:
            if place is not None:
                self._judge(one, offers[place][1])

        answers = [name for name, _ in offers]
        title = self._called(one.tag.code)
        window = Choose(title, answers, self.seat.language, why=[self._passage(one)])
        self.app.push_screen(window, take)

    def _judge(self, one: Again, codes: tuple[str, ...]) -> None:
        from thirdear.study import recoding

        with telling(self.warn):
            recoding.judge_again(self.seat.study, one.tag, codes, None)
            self._fill()

    def _passage(self, one: Again) -> str:
        """Return the words that were tagged, as much as there is room for."""
        tag, study = one.tag, self.seat.study
        segment = study.segments(tag.case, tag.session, tag.layer)[tag.segment - 1]
        start = segment.start if tag.start is None else tag.start
        stop = segment.stop if tag.stop is None else tag.stop
        words = safe(study.transcript(tag.case, tag.session).text[start:stop], one_line=True)
        return clip(covered(words) if self.seat.masks and self.seat.cover else words, PASSAGE)

    def action_open(self) -> None:
        """Open the session at the segment."""
        if self.entries:
            tag = self.entries[self.query_one(Choices).place].tag
            wish = OpenSession(tag.case, tag.session, tag.segment - 1, layer=tag.layer)
            self.post_message(wish)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()
