"""The first run: three questions on a computer without settings; none is asked a second time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.language import speak, spoken_here
from thirdear.tui import preferences
from thirdear.tui.first import recent
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.several import Several

if TYPE_CHECKING:
    from thirdear.tui.desk import Desk
    from thirdear.tui.preferences import Preferences

LANGUAGES: tuple[preferences.Language, ...] = ("en", "tr")


def are_due() -> bool:
    """Say whether nobody has used the desk on this computer: no settings, and no study opened."""
    return not preferences.path().exists() and not recent.folders()


class Questions:
    """Asks for language, name and instruments; Esc leaves what was not asked as it is.

    ``then`` is called when the settings are those that were answered; they are written after it, so
    that what it shows can say why they are not kept.
    """

    def __init__(self, app: Desk, then: Callable[[], None]) -> None:
        self._app, self._then = app, then
        self._given: Preferences = app.preferences

    def begin(self) -> None:
        """Ask for the language, that of the computer first."""
        here = spoken_here()
        offered = sorted(LANGUAGES, key=lambda one: one != here)
        names = [self._app.say(f"choice.language.{one}") for one in offered]
        why = [self._app.say("first.why_en"), self._app.say("first.why_tr")]
        window = Choose(self._app.say("first.language"), names, self._app.language, why=why)

        def take(place: int | None) -> None:
            if place is None:
                self._end()
                return
            self._give(language=offered[place])
            self._ask_name()

        self._app.push_screen(window, take)

    def _ask_name(self) -> None:
        say = self._app.say

        def take(name: str | None) -> None:
            if name is None:
                self._end()
                return
            self._give(name=safe(name, one_line=True).strip())
            self._ask_instruments()

        self._app.push_screen(Prompt(say("first.name"), say("first.name_why"), empty=True), take)

    def _ask_instruments(self) -> None:
        from thirdear import codebook

        say, language = self._app.say, self._app.language
        keys = codebook.shipped()
        names = [safe(codebook.load(key).name(language), one_line=True) for key in keys]
        window = Several(
            say("first.instruments"),
            names,
            language,
            why=say("first.instruments_why"),
            done=say("first.done"),
        )

        def take(places: tuple[int, ...] | None) -> None:
            self._give(instruments=tuple(keys[place] for place in places or ()))
            self._end()

        self._app.push_screen(window, take)

    def _give(self, **answers: object) -> None:
        self._given = replace(self._given, **answers)  # type: ignore[arg-type]
        self._app.preferences = self._given
        speak(self._app.language)

    def _end(self) -> None:
        self._then()
        self._app.prefer(self._given)
