"""The declared hypotheses: declared, changed, withdrawn; the journal keeps all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.language import day
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.tui.keys.actions import bindings
from thirdear.tui.messages import GoOver
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.list_screen import ListScreen, Row, heading, told, valued
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from thirdear.tui.seat import Seat


def names(seat: Seat) -> Mapping[str, str]:
    """Return the scores that can be asked about, by key, with their names."""
    from thirdear.study import rules

    return {
        key: safe(rule.name(seat.language), one_line=True)
        for key, rule in rules.rules(seat.study).items()
    }


class HypothesesScreen(ListScreen, inherit_bindings=False):
    """Enter changes or withdraws one, with a reason; a declares another."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tests")]
    scope: ClassVar[str] = "tests"
    called: ClassVar[str] = "tests.title"

    def __init__(self, seat: Seat, _: str | None = None) -> None:
        super().__init__(seat)
        self.names = names(seat)

    def make_rows(self) -> Iterator[Row]:
        """Return what is declared, and what was withdrawn."""
        say, study = self.seat.say, self.seat.study
        declared, gone = study.hypotheses(), study.store.withdrawn_hypotheses()
        yield Row(
            lambda _: [(f" {say('tests.declare')}", "strong")], self.action_declare, key="add"
        )
        yield Row(lambda _: [(f" {say('tests.results')}", "strong")], self._results, key="results")
        yield heading(say("tests.declared"))
        if not declared:
            yield told(say("tests.none"))
        for one in declared:
            label = self._asked(one)
            yield valued(label, self._how(one), partial(self._offer, one), about=label, key=one)
        if gone:
            yield heading(say("tests.withdrawn"))
        for old in gone:
            why = say("tests.because", day=day(old.withdrawn_at), reason=old.reason)
            yield valued(self._asked(old.hypothesis), why, None, about=why, look="dim")

    def _asked(self, one: Hypothesis) -> str:
        cause, effect = (self.names.get(key, key) for key in (one.cause, one.effect))
        return f"{cause} → {effect}"

    def _how(self, one: Hypothesis) -> str:
        say = self.seat.say
        counted = say(f"declare.{one.lag_in}")
        trend, when = say(f"trend.{one.trend}"), day(one.declared_at)
        return say("tests.how", lag=one.lag, counted=counted, trend=trend, day=when)

    # -- keys

    def action_declare(self) -> None:
        """Ask what precedes what."""
        from thirdear.tui.scores.declaration import Declaring

        Declaring(self, self.seat, self.names, self._declared).begin()

    def _declared(self) -> None:
        self.fill()
        self.note(self.seat.say("tests.kept"), "good")

    def _results(self) -> None:
        self.post_message(GoOver("scores"))

    def _offer(self, one: Hypothesis) -> None:
        say = self.seat.say

        def take(place: int | None) -> None:
            if place == 0:
                self._change(one)
            elif place == 1:
                self._withdraw(one)
            elif place == 2:
                self._results()

        answers = [say("tests.change"), say("tests.withdraw"), say("tests.results")]
        self.app.push_screen(Choose(self._asked(one), answers, self.seat.language), take)

    def _withdraw(self, one: Hypothesis) -> None:
        from thirdear.study import hypotheses

        def take(reason: str | None) -> None:
            if reason:
                with telling(self.warn):
                    hypotheses.withdraw(self.seat.study, one, reason)
                    self.fill()
                    self.note(self.seat.say("tests.is_withdrawn"), "good")

        say = self.seat.say
        self.app.push_screen(Prompt(say("tests.why"), say("ok")), take)

    def _change(self, one: Hypothesis) -> None:
        say = self.seat.say
        fields = [
            (say("tests.lag"), str(one.lag)),
            (say("tests.counts"), say(f"declare.{one.lag_in}")),
            (say("tests.trend"), say(f"trend.{one.trend}")),
            (say("tests.why"), ""),
        ]

        def kept(done: bool | None) -> None:
            if done:
                self.fill()
                self.note(say("tests.is_changed"), "good")

        window = Form(self._asked(one), fields, say("form.hint"), partial(self._keep, one))
        self.app.push_screen(window, kept)

    def _keep(self, one: Hypothesis, given: Sequence[str]) -> str | None:
        """Change a hypothesis as it was typed; return why it cannot be."""
        from thirdear.study import hypotheses

        say = self.seat.say
        lag, counts, trend, reason = given
        if not lag.isdecimal() or int(lag[:4]) < 1:
            return say("declare.no_number")
        units = {say(f"declare.{key}"): key for key in LAGS_IN} | {key: key for key in LAGS_IN}
        trends = {say(f"trend.{key}"): key for key in TRENDS} | {key: key for key in TRENDS}
        if counts not in units or trend not in trends:
            told = ", ".join(
                [*(say(f"declare.{k}") for k in LAGS_IN), *(say(f"trend.{k}") for k in TRENDS)]
            )
            return say("tests.one_of", words=told)
        why: list[str] = []
        with telling(why.append):
            hypotheses.change(
                self.seat.study,
                one,
                reason,
                lag=int(lag),
                trend=trends[trend],
                lag_in=units[counts],
            )
        return why[0] if why else None
