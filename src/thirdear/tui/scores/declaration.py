"""Declaring a hypothesis: six questions, and the journal keeps when they were answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from thirdear.tui.parts.note import NotingScreen
    from thirdear.tui.seat import Seat


@dataclass
class Declaring:
    """Asks over a screen, one question after the other; ``done`` is called when it is declared.

    ``names`` are the scores that there are, by key.
    """

    screen: NotingScreen[None]
    seat: Seat
    names: Mapping[str, str]
    done: Callable[[], None]
    asked: Hypothesis = field(default_factory=lambda: Hypothesis("", ""))

    def begin(self) -> None:
        """Ask for the cause."""
        if len(self.names) < 2:
            self.screen.warn(self.seat.say("declare.few"))
            return
        keys = list(self.names)
        self._choose("declare.cause", [self.names[key] for key in keys], self._cause)

    def _choose(self, title: str, answers: list[str], then: Callable[[int], None]) -> None:
        def take(place: int | None) -> None:
            if place is not None:
                then(place)

        window = Choose(self.seat.say(title), answers, self.seat.language)
        self.screen.app.push_screen(window, take)

    def _cause(self, place: int) -> None:
        self.asked = replace(self.asked, cause=list(self.names)[place])
        self._choose("declare.effect", [self.names[key] for key in self._others()], self._effect)

    def _others(self) -> list[str]:
        return [key for key in self.names if key != self.asked.cause]

    def _effect(self, place: int) -> None:
        self.asked = replace(self.asked, effect=self._others()[place])
        courses = [self.seat.say(f"trend.{one}") for one in TRENDS]
        self._choose("declare.trend", courses, self._trend)

    def _trend(self, place: int) -> None:
        self.asked = replace(self.asked, trend=TRENDS[place])
        units = [self.seat.say(f"declare.{one}") for one in LAGS_IN]
        self._choose("declare.lag_in", units, self._lag_in)

    def _lag_in(self, place: int) -> None:
        self.asked = replace(self.asked, lag_in=LAGS_IN[place])
        say = self.seat.say
        title = "declare.lag" if self.asked.lag_in == "sessions" else "declare.lag.weeks"
        window = Prompt(say(title), say("declare.lag_hint"), "1")
        self.screen.app.push_screen(window, self._lag)

    def _lag(self, typed: str | None) -> None:
        if typed is None:
            return
        if not typed.isdecimal():
            self.screen.warn(self.seat.say("declare.no_number"))
            return
        self.asked = replace(self.asked, lag=int(typed))
        cause, effect = (self.names[key] for key in (self.asked.cause, self.asked.effect))
        hint = self.seat.say("declare.smallest_hint", cause=cause, effect=effect)
        window = Prompt(self.seat.say("declare.smallest"), hint, empty=True)
        self.screen.app.push_screen(window, self._smallest)

    def _smallest(self, typed: str | None) -> None:
        if typed is None:
            return
        smallest = number(typed) if typed else None
        if typed and smallest is None:
            self.screen.warn(self.seat.say("declare.no_effect"))
            return
        asked = self.asked
        with telling(self.screen.warn):
            self.seat.study.add_hypothesis(
                asked.cause,
                asked.effect,
                asked.lag,
                asked.trend,
                lag_in=asked.lag_in,
                smallest=smallest,
            )
            self.done()


def number(typed: str) -> float | None:
    """Return what was typed, with a decimal point or comma, as a number above 0; None if not."""
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None
