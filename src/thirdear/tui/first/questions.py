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
        def take(name: str | None) -> None:
            if name is None:
                self._end()
                return
            self._give(name=name)
            self._ask_instruments()

        ask_name(self._app, take)

    def _ask_instruments(self) -> None:
        def take(keys: tuple[str, ...] | None) -> None:
            self._give(instruments=keys or ())
            self._end()

        ask_instruments(self._app, take)

    def _give(self, **answers: object) -> None:
        self._given = replace(self._given, **answers)  # type: ignore[arg-type]
        self._app.preferences = self._given
        speak(self._app.language)

    def _end(self) -> None:
        self._then()
        self._app.prefer(self._given)


def ask_name(desk: Desk, take: Callable[[str | None], None]) -> None:
    """Ask how this person is called as a rater; an empty name is an answer, Esc gives None."""
    prompt = Prompt(
        desk.say("first.name"), desk.say("first.name_why"), desk.preferences.name, empty=True
    )

    def answer(name: str | None) -> None:
        take(None if name is None else safe(name, one_line=True).strip())

    desk.push_screen(prompt, answer)


def ask_instruments(desk: Desk, take: Callable[[tuple[str, ...] | None], None]) -> None:
    """Ask with which codebooks a new study is offered; Esc gives None."""
    from thirdear import codebook

    keys, chosen = codebook.shipped(), desk.preferences.instruments
    window = Several(
        desk.say("first.instruments"),
        [instrument(key, desk.language) for key in keys],
        desk.language,
        why=desk.say("first.instruments_why"),
        done=desk.say("first.done"),
        marked=[place for place, key in enumerate(keys) if key in chosen],
    )

    def answer(places: tuple[int, ...] | None) -> None:
        take(None if places is None else tuple(keys[place] for place in places))

    desk.push_screen(window, answer)


def instrument(key: str, language: str) -> str:
    """Return the name of a shipped codebook, harmless for a terminal."""
    from thirdear import codebook

    return safe(codebook.load(key).name(language), one_line=True)
