"""What was typed into the bar: what is understood of it, what is wrong with it, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.tui.tagging.codebar import CodeBar, heard
from thirdear.tui.tagging.matches import Pick, Word, read
from thirdear.tui.tagging.objections import objection

if TYPE_CHECKING:
    from thirdear.tui.parts.lines import Parts
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.judge import Judge
    from thirdear.tui.tagging.search import Finder
    from thirdear.tui.tagging.sheet import Sheet
    from thirdear.tui.transcript.view import TranscriptView


@dataclass
class Asking:
    """Understands the bar; ``tell`` says an entry of the words on the screen."""

    seat: Seat
    sheet: Sheet
    view: TranscriptView
    bar: CodeBar
    judge: Judge
    finder: Finder
    tell: Callable[..., None]

    def words(self) -> tuple[Word, ...]:
        """Return what was understood, word by word, where codes are typed."""
        if self.bar.mode not in ("code", "find_code"):
            return ()
        role = self.sheet.role(self.view.place)
        return read(self.bar.value, self.sheet.codes, self.seat.looks, role)

    def best(self) -> str | None:
        """Return the best code of the last word."""
        words = self.words()
        return words[-1].codes[0] if words and words[-1].codes else None

    def shown(self, width: int) -> tuple[Parts, Parts] | None:
        """Return in two rows what was understood; None where no codes are typed."""
        if self.bar.mode not in ("code", "find_code"):
            return None
        return heard(self.words(), self.seat.looks, width)

    def complete(self) -> None:
        """Write the best code's letters out."""
        if (code := self.best()) is not None:
            value = self.words()[-1].value
            typed = self.seat.looks[code].mnemonic
            self.bar.complete_with(typed if value is None else f"{typed}{value}")

    def trouble(self) -> str | None:
        """Return why the codes cannot be set as they are typed; None where they can."""
        if self.bar.mode != "code":
            return None
        unknown = next((word.text for word in self.words() if not word.codes), None)
        if unknown is not None:
            return self.seat.say("bar.unknown", word=safe(unknown, one_line=True))
        picks = self._picks()
        for pick in picks:
            if scale := self.sheet.needs_value(pick):
                name = self.seat.looks[pick.code].name
                return self.seat.say("tag.needs", code=name, low=scale.low, high=scale.high)
        return objection(self.seat, self.sheet, picks, list(self.view.chosen))

    def _picks(self) -> list[Pick]:
        return [pick for word in self.words() if (pick := word.pick)]

    def do(self) -> None:
        """Do what was typed."""
        typed = self.bar.value
        if self.bar.mode == "code":
            if picks := self._picks():
                self.judge.apply(picks)
        elif self.bar.mode == "find":
            self.finder.words(typed)
        elif self.bar.mode == "find_code":
            self.finder.code(typed.strip())
        elif number := typed.strip():
            self._go_to(number)

    def _go_to(self, number: str) -> None:
        if number.isdecimal() and len(number) < 10 and 1 <= int(number) <= len(self.sheet):
            self.view.go(int(number) - 1)
        else:
            self.tell("bar.no_number", "warn", all=len(self.sheet))
