"""Codes that the rater's own earlier tags suggest: grey, beside the words, and never a tag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thirdear.tui import errand
from thirdear.tui.desk import Desk
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.parts.ask import Choose
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.screen import Screen

    from thirdear.assistance import Expected
    from thirdear.study import Study
    from thirdear.study.suggestions import Found
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.judge import Judge
    from thirdear.tui.tagging.sheet import Sheet
    from thirdear.tui.transcript.view import TranscriptView

    Learned = tuple[tuple[Found, ...], tuple[Expected, ...]]

WAYS = ("words", "meaning", "off")
"""By what codes are suggested, as the window offers it."""


@dataclass
class Suggester:
    """Learns beside the screen, and takes or drops what is suggested for the current segment.

    ``tell`` says an entry of the words on the screen, ``warn`` a sentence, ``reading`` how many
    turns are to be read for their meaning.
    """

    seat: Seat
    sheet: Sheet
    view: TranscriptView
    judge: Judge
    tell: Callable[..., None]
    warn: Callable[[str], None]
    reading: Callable[[int], None]
    why_not: str = field(default="", init=False)
    learned: tuple[Expected, ...] | None = field(default=None, init=False)
    """What could be learned, and how well it does; None until that is known."""

    def begin(self, screen: Screen[None]) -> None:
        """Ask for the session's suggestions in a thread, where the study wants any."""
        from thirdear.study import suggestions

        if not errand.is_there(screen) or self.seat.study.store.locked:
            return
        if (
            suggestions.is_on(self.seat.study)
            and self.sheet.layer == "turn"
            and not self.sheet.finished
        ):
            study = self.seat.study
            errand.send(screen, study, self._learn, self._have, self._cannot, group="suggest")

    def again(self, screen: Screen[None]) -> None:
        """Forget what is suggested and ask anew."""
        self.why_not, self.learned = "", None
        self.sheet.suggest_nothing()
        self.view.repaint_all()
        self.begin(screen)

    def ask(self, screen: Screen[None]) -> None:
        """Ask by what the study is to suggest codes; who is to have no suggestions hears why."""
        from thirdear.assistance.meaning import EXTRA
        from thirdear.study import meaning, suggestions

        seat, study = self.seat, self.seat.study
        with telling(self.warn):
            suggestions.check_pass(study, self.sheet.pass_)
            now = suggestions.way(study) if suggestions.is_on(study) else "off"
            told = [f"{'✓ ' * (way == now)}{seat.say(f'suggestway.{way}')}" for way in WAYS]
            lacks = now == "meaning" and not meaning.installed()
            why = [EXTRA[seat.language == "tr"]] if lacks else []
            window = Choose(seat.say("suggest.how"), told, seat.language, why=why)
            screen.app.push_screen(
                window, lambda at: None if at is None else self._turn(screen, WAYS[at])
            )

    def _turn(self, screen: Screen[None], way: str) -> None:
        """Let the study suggest codes this way; turns that have to be read for it come first."""
        from thirdear.study import meaning, suggestions

        study, app = self.seat.study, screen.app
        with telling(self.warn):
            suggestions.turn(study, on=way != "off", by="meaning" if way == "meaning" else "words")
            self.tell(f"suggestnow.{way}")
            count = 0 if way != "meaning" or study.read_only else meaning.lacking(study)
            if count and isinstance(app, Desk):
                self.reading(count)
                app.reader.begin()
            else:
                self.again(screen)

    def _learn(self, study: Study) -> Learned:
        from thirdear.study import suggestions

        pass_ = self.sheet.pass_
        found = suggestions.codes(study, pass_, self.sheet.case, self.sheet.session)
        return found, suggestions.learned(study, pass_)

    def _cannot(self, why: str) -> None:
        self.why_not = why

    def _have(self, both: Learned) -> None:
        found, self.learned = both
        for one in found:
            if one.code is not None and one.code in self.sheet.codes:
                self.sheet.suggest(one.segment - 1, one.code)
        self.view.repaint_all()

    def accept(self) -> None:
        """Let what is suggested first stand as a tag; the journal keeps where it came from."""
        if (code := self._first()) is None or not self.judge.may():
            return
        name = self.seat.looks[code].name
        with telling(self.warn):
            if self.sheet.accept(self.view.place, code):
                self.tell("suggest.accepted", code=name)
            else:
                self.tell("suggest.needs", "warn", code=name)
            self._changed()

    def dismiss(self) -> None:
        """Show what is suggested first no longer."""
        if (code := self._first()) is not None:
            self.sheet.dismiss(self.view.place, code)
            self.tell("suggest.dismissed", code=self.seat.looks[code].name)
            self._changed()

    def _changed(self) -> None:
        self.view.repaint([self.view.place])
        self.judge.shown()

    def _first(self) -> str | None:
        """Return the first suggestion of the current segment; say why there is none."""
        found = self.sheet.suggested(self.view.place)
        if found:
            return found[0]
        if self.why_not:
            self.warn(self.why_not)
        else:
            self._tell_why_none()
        return None

    def _tell_why_none(self) -> None:
        from thirdear.study import suggestions

        if not suggestions.is_on(self.seat.study):
            self.tell("suggest.off", key=first_key(self.view.app, "tag.suggesting"))
        elif self.sheet.layer != "turn" or self.sheet.finished:
            self.tell("suggest.nothing")
        elif self.learned is None:
            self.tell("suggest.learning")
        elif not self.learned:
            few = {"times": suggestions.ENOUGH, "sessions": suggestions.SESSIONS}
            self.tell("suggest.few", **few)
        elif held := [one.code for one in self.learned if not one.helps]:
            names = ", ".join(
                self.seat.looks[code].name for code in held if code in self.seat.looks
            )
            self.tell("suggest.held", codes=names)
        else:
            self.tell("suggest.nothing")
