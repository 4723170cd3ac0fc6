"""Who judges what: the part of every case that a rater judges, and with which codebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.assignment import Share
from thirdear.model.coding import Pass
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.binding import BindingType

PARTS = (1.0, 0.5, 0.3, 0.25, 0.2, 0.1)
"""What is offered; any other part may be typed."""


class AssigningScreen(UndoingScreen[None], ListScreen, inherit_bindings=False):
    """Enter changes a rater's part, or the seed; each change is an act that undo takes back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("assigning")]
    scope: ClassVar[str] = "assigning"
    called: ClassVar[str] = "assigning.title"
    columns: ClassVar[str] = "assigning.columns"

    def begin(self) -> None:
        """Show who judges what."""
        self.renew("")

    def renew(self, words: str, look: str = "") -> None:
        """Read the shares again; without words say how far the raters overlap."""
        with telling(self.warn):
            self.seat.reassigned()
            self.fill()
            self.note(words or self._overlap(), look or ("" if words else "dim"))

    def make_rows(self) -> Iterator[Row]:
        """Return a row a rater, with how many sessions the share holds, and the seed."""
        from thirdear.study import assignment

        study, say = self.seat.study, self.seat.say
        for rater in study.raters():
            share, count = assignment.share(study, rater), assignment.places(study, Pass(rater))
            painted = partial(self._share, share, len(count))
            yield Row(painted, partial(self._ask_part, share), key=share)
        seed = assignment.study_seed(study)
        shown: Parts = [(f"   {column(say('assigning.seed'), 17)} ", "dim"), (str(seed), "key")]
        yield Row(lambda _: shown, partial(self._ask_seed, seed))

    def _overlap(self) -> str:
        from thirdear.study import assignment

        study, say = self.seat.study, self.seat.say
        if not study.raters():
            return say("assigning.nobody")
        given = Counter(
            (place, book.key)
            for rater in study.raters()
            for book in study.assigned_books(Pass(rater))
            for place in assignment.places(study, Pass(rater))
        )
        shared = {place for (place, _), raters in given.items() if raters > 1}
        return say("assigning.overlap", shared=len(shared), all=len(study.sessions()))

    def _share(self, share: Share, count: int, width: int) -> Parts:
        rater = column(safe(share.rater, one_line=True), 17)
        books = ", ".join(share.codebooks) or self.seat.say("assigning.every_book")
        return [
            (f"   {rater} ", "strong"),
            (f"{column(self._part(share.part), 10)}{count:>8}  ", ""),
            (clip(safe(books, one_line=True), max(0, width - 41)), "key"),
        ]

    def _part(self, part: float) -> str:
        say = self.seat.say
        return (
            say("assigning.all")
            if part == 1
            else say("assigning.part", percent=f"{100 * part:.3g}")
        )

    # -- changing

    def _ask_part(self, share: Share) -> None:
        say = self.seat.say
        answers = [say("assigning.whole"), *(self._part(part) for part in PARTS[1:])]

        def take(place: int | None) -> None:
            if place is None:
                return
            if place < len(PARTS):
                self._assign(replace(share, part=PARTS[place]))
            else:
                self._ask_percent(share)

        title = say("assigning.part_title", rater=safe(share.rater, one_line=True))
        answers.append(say("assigning.other"))
        why = [say("assigning.part_why")]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=why), take)

    def _ask_percent(self, share: Share) -> None:
        say = self.seat.say

        def take(typed: str | None) -> None:
            if typed is None:
                return
            try:
                part = float(typed.strip(" %").replace(",", ".")) / 100
            except ValueError:
                part = 0.0
            if 0 < part <= 1:
                self._assign(replace(share, part=part))
            else:
                self.warn(say("assigning.no_number", typed=safe(typed, one_line=True)))

        self.app.push_screen(Prompt(say("assigning.percent"), say("ok")), take)

    def _ask_seed(self, seed: int) -> None:
        from thirdear.study import assignment

        say = self.seat.say

        def take(typed: str | None) -> None:
            if typed is None:
                return
            if not (typed.isascii() and typed.isdecimal() and len(typed) <= 10):
                self.warn(say("assigning.no_number", typed=safe(typed, one_line=True)))
                return
            with telling(self.warn):
                assignment.reseed(self.seat.study, int(typed), self.seat.pass_.rater)
                self.renew("")

        prompt = Prompt(say("assigning.seed"), say("assigning.new_seed"), str(seed))
        self.app.push_screen(prompt, take)

    def action_books(self) -> None:
        """Name a codebook with which a rater judges, or name it no longer."""
        share, say = self.key, self.seat.say
        if not isinstance(share, Share):
            self.note(say("assigning.no_rater"), "dim")
            return
        known = [book.key for book in self.seat.study.codebooks()]
        names = [f"{'✓' if key in share.codebooks else ' '} {key}" for key in known]

        def take(place: int | None) -> None:
            if place is not None:
                named = () if place == 0 else _toggled(share.codebooks, known[place - 1])
                self._assign(replace(share, codebooks=named))

        title = say("assigning.books_title", rater=safe(share.rater, one_line=True))
        answers = [f"{' ' if share.codebooks else '✓'} {say('assigning.every_book')}", *names]
        why = [say("assigning.books_why")]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=why), take)

    def _assign(self, share: Share) -> None:
        from thirdear.study import assignment

        with telling(self.warn):
            assignment.assign(self.seat.study, share, self.seat.pass_.rater)
            self.renew("")


def _toggled(named: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return the named codebooks with one more, or one less."""
    if key in named:
        return tuple(one for one in named if one != key)
    return (*named, key)
