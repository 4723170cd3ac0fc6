"""Judging again: tags whose code was split or is defined otherwise since, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.cues import covered
from thirdear.base.safe import safe
from thirdear.model.recoding import Again
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.binding import BindingType

PASSAGE = 400
"""Letters of a passage that the question shows; the session is a key away."""


class AgainScreen(ListScreen, inherit_bindings=False):
    """The pass's own tags that are to be judged again; what they were given as is not lost."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("again")]
    scope: ClassVar[str] = "again"
    called: ClassVar[str] = "again.title"

    def begin(self) -> None:
        """Show what is to be judged again."""
        say = self.seat.say
        with telling(self.warn):
            self.fill()
            self.head((say("again.count", count=len(self.rows)), "dim"))
            self.note("" if self.rows else say("again.nothing"))

    def make_rows(self) -> Iterator[Row]:
        """Return a row a tag."""
        from thirdear.study import recoding

        for one in recoding.to_judge_again(self.seat.study, self.seat.pass_):
            yield Row(partial(self._again, one), partial(self._ask, one), key=one)

    def _again(self, one: Again, width: int) -> Parts:
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

    def _ask(self, one: Again) -> None:
        """Ask what the passage is, and let it stand so."""
        say = self.seat.say
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
            self.begin()

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
        if isinstance(one := self.key, Again):
            tag = one.tag
            wish = OpenSession(tag.case, tag.session, tag.segment - 1, layer=tag.layer)
            self.post_message(wish)
        else:
            self.note(self.seat.say("rows.none"), "dim")
