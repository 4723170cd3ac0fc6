"""Around a test: what it rests on, what varies it, and the way to its most influential session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.language import titled
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.protocol import Protocol
from thirdear.model.refusal import Refusal
from thirdear.model.ruptures import ResidualChart
from thirdear.model.single_case import PhaseContrast, SuddenGain
from thirdear.model.synthesis import Synthesis
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.lines import Choices, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.scores.surroundings import Told, entries

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study import Study
    from thirdear.study.study import Language
    from thirdear.tui.seat import Seat


def look_around(
    study: Study,
    test: PrecedenceTest,
    names: Mapping[str, str],
    language: Language,
    *,
    alone: bool,
) -> tuple[Protocol, Told]:
    """Return a test's protocol and its sentences; this takes seconds.

    ``alone`` where other raters' work may not be seen, not even in numbers.
    """
    from thirdear.series import apa, limits, verdict
    from thirdear.study import protocol, scores

    whole = protocol.protocol(study, test, language, alone=alone)
    said = (apa(test, language, names), verdict(test, language), limits(test, language, names))
    compared: tuple[str, ...] = ()
    cases = scores.cases(study)
    if len(cases) > 1:
        asked = Hypothesis(test.cause, test.effect, test.lag, test.trend, lag_in=test.lag_in)
        try:
            compared = study.compare(asked, cases, test.rater or "mean").sentences
        except Refusal as refusal:
            compared = (str(refusal),)
    return whole, Told(
        (*said, *test.warnings),
        compared,
        _loop(study, test, names, language),
        _together(study, test, names, language),
        _ruptures(study, test, names, language),
        *_single_case(study, test, language),
    )


def _single_case(
    study: Study, test: PrecedenceTest, language: Language
) -> tuple[tuple[PhaseContrast, ...], tuple[SuddenGain, ...]]:
    """Return the effect's declared phases compared, and its sudden gains."""
    from thirdear.study import single_case

    rater, cases = test.rater or "mean", [test.case or ""]
    return (
        single_case.declared(study, test.effect, rater, cases=cases, language=language),
        single_case.known_gains(study, test.effect, rater, cases=cases),
    )


def _ruptures(
    study: Study, test: PrecedenceTest, names: Mapping[str, str], language: Language
) -> ResidualChart | None:
    """Return the chart of residuals of the effect, where it is a score of the alliance."""
    from thirdear.series.ruptures import in_words
    from thirdear.study import rules, ruptures

    rule = rules.rules(study).get(test.effect)
    if rule is None or not ruptures.of_alliance(rule):
        return None
    (found,) = ruptures.charts(
        study,
        test.effect,
        test.rater or "mean",
        cases=[test.case or ""],
        trend=test.trend,
        language=language,
    )
    return replace(found, sentences=in_words(found, language, names.get(test.effect)))


def _together(
    study: Study, test: PrecedenceTest, names: Mapping[str, str], language: Language
) -> Synthesis | None:
    """Return what three cases or more show together in the test's direction."""
    from thirdear.series.synthesis_words import in_words
    from thirdear.study import scores, syntheses

    if len(scores.cases(study)) < TOGETHER:
        return None
    asked = Hypothesis(test.cause, test.effect, test.lag, test.trend, lag_in=test.lag_in)
    found = syntheses.synthesis(study, asked, test.rater or "mean", language=language)
    return replace(found, sentences=in_words(found, language, names))


def _loop(
    study: Study, test: PrecedenceTest, names: Mapping[str, str], language: Language
) -> tuple[str, ...]:
    """Return the sentences on direction and loop of the test's case; none for a longer lag."""
    from thirdear.series.loop_words import in_words
    from thirdear.study import loops

    if test.lag != 1:
        return ()
    asked = Hypothesis(test.cause, test.effect, trend=test.trend, lag_in=test.lag_in)
    found = loops.loops(
        study, test.rater or "mean", asked, cases=[test.case or ""], language=language
    )
    same = [one for one in found if (one.trend, one.lag_in) == (test.trend, test.lag_in)]
    return tuple(sentence for one in same for sentence in in_words(one, language, names))


TOGETHER = 3
"""Cases from which their mean is worth a drawing."""


class AroundScreen(ListScreen, inherit_bindings=False):
    """The protocol of one direction at a time; the other is a key away."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("around")]
    scope: ClassVar[str] = "around"
    called: ClassVar[str] = "around.title"

    def __init__(
        self, seat: Seat, tests: Sequence[PrecedenceTest], names: Mapping[str, str]
    ) -> None:
        super().__init__(seat)
        self.tests = tuple(tests)
        self.place = 0
        self._names = names
        self._found: dict[int, tuple[Protocol, Told]] = {}

    def begin(self) -> None:
        """Begin to compute."""
        self._turn(0)

    def on_resize(self) -> None:
        """Lay the rows out for the new size."""
        if self.is_mounted:
            self.fill(self.query_one(Choices).place)

    @property
    def test(self) -> PrecedenceTest:
        """The direction on the screen."""
        return self.tests[self.place]

    def _turn(self, place: int) -> None:
        self.place = place
        test, say = self.test, self.seat.say
        cause, effect = (clip(self._names.get(k, k), 40) for k in (test.cause, test.effect))
        case = titled(safe(test.case or "", one_line=True), self.seat.language)
        self.head((f"{case}  {cause} → {effect}", "strong"))
        self.fill(0)
        if self.rows:
            return
        self.note(say("scores.computing"), "dim")
        language: Language = "tr" if self.seat.language == "tr" else "en"
        alone = self.seat.blind
        errand.send(
            self,
            self.seat.study,
            lambda study: look_around(study, test, self._names, language, alone=alone),
            partial(self._have, place),
            self.warn,
            group="around",
        )

    def _have(self, place: int, found: tuple[Protocol, Told]) -> None:
        self._found[place] = found
        if place == self.place:
            self.note("")
            self.fill(0)

    def make_rows(self) -> Iterator[Row]:
        """Return what was found of the direction on the screen, if it was yet."""
        if self.place not in self._found:
            return
        whole, told = self._found[self.place]
        for one in entries(whole, told, self._names, self.seat.say, self.size.width):
            shown, take = partial(_painted, one.parts), partial(self._open, one.session)
            yield Row(shown, take, heading=one.heading, key=one.session)

    # -- keys

    def _open(self, session: int | None) -> None:
        """Open the session of the row."""
        if session is None:
            self.warn(self.seat.say("around.no_session"))
        elif not any(i.session == session for i in self.seat.study.sessions(self.test.case)):
            self.warn(self.seat.say("scores.gap"))
        else:
            self.post_message(OpenSession(self.test.case or "", session))

    def action_other(self) -> None:
        """Turn to the other direction."""
        if len(self.tests) > 1:
            self._turn((self.place + 1) % len(self.tests))
        else:
            self.note(self.seat.say("around.one"), "dim")

    def action_section(self, step: int) -> None:
        """Go to the first row of the next or previous section."""
        rows = self.query_one(Choices)
        starts = [place + 1 for place, entry in enumerate(self.rows) if entry.heading]
        ahead = [place for place in starts if (place - rows.place) * step > 0]
        if ahead:
            rows.go(min(ahead) if step > 0 else max(ahead))
        else:
            self.note(self.seat.say("around.no_section"), "dim")

    def action_influential(self) -> None:
        """Go to the session that moves the test most."""
        found = self._found.get(self.place)
        if found and found[0].most_influential:
            self.go_to(found[0].most_influential.session)
        else:
            self.note(self.seat.say("around.no_influential"), "dim")


def _painted(parts: Parts, _: int) -> Parts:
    return parts
