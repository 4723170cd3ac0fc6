"""Scores and precedence tests: both series of a question as a chart, both tests as a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style

from thirdear.base.numbers import figure
from thirdear.base.safe import safe
from thirdear.model.coding import CONSENSUS
from thirdear.model.language import titled
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.scores import Series
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Footer, Line, Part, Parts, Rows
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.reveal import opening
from thirdear.tui.scores.chart import Panel, chart
from thirdear.tui.scores.findings import Question, ask, named, probability, summary, verdict
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.seat import Seat

CAUSE = ("●", "#56B4E9")
EFFECT = ("◆", "#E69F00")
MOST_NOTES = 4
WIDE = 90
"""From as many columns on a heading says that R² is the partial one; the names need the room."""
LEAST = (5, 5, 7, 7, 7, 4)
"""Cells of the columns of numbers, right of the direction."""


class ScoresScreen(NotingScreen[None], inherit_bindings=False):
    """The findings of a study, question by question."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("scores")]
    scope: ClassVar[str] = "scores"

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        from thirdear.study import rules

        super().__init__()
        self.seat = seat
        self.questions: tuple[Question, ...] = ()
        self.place = 0
        self.cursor: int | None = None
        self.raters = seat.pass_.rater if seat.blind else "mean"
        self.busy = True
        self._case = case
        self._names: Mapping[str, str] = {
            key: safe(rule.name(seat.language), one_line=True)
            for key, rule in rules.rules(seat.study).items()
        }

    def compose(self) -> ComposeResult:
        """Header, chart or table of values, tests, message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="chart")
        values = Rows(self._row, id="values")
        # The arrows belong to the chart's cursor and to the questions, whichever of both is shown.
        values.can_focus = values.display = False
        yield values
        yield Line(id="tests")
        yield Line(id="note")
        yield Footer("scores", self.seat.language)

    def on_mount(self) -> None:
        """Begin to compute."""
        self._compute()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._show()

    def on_screen_resume(self) -> None:
        """Draw in the theme of the moment."""
        self._show()

    def _compute(self) -> None:
        self.busy = True
        self.questions = ()
        self._show()
        errand.send(
            self,
            self.seat.study,
            lambda study: ask(study, self.raters),
            self._have,
            partial(self._answer, ()),
            group="scores",
        )

    def _have(self, questions: tuple[Question, ...]) -> None:
        asked = any(question.tests for question in questions)
        self._answer(questions, "" if asked else self._say_none(questions))

    def _say_none(self, questions: tuple[Question, ...]) -> str:
        """Return that no hypothesis is declared, or that there is no score at all."""
        entry, key = ("none", "scores.declare") if questions else ("nothing", "tagging.finish")
        return self.seat.say(f"scores.{entry}", key=self._key(key))

    def _answer(self, questions: tuple[Question, ...], note: str) -> None:
        self.busy = False
        self.questions = questions
        cases = [question.case for question in questions]
        self.place = cases.index(self._case) if self._case in cases else 0
        self.cursor = None
        self._show()
        self.warn(safe(note, one_line=True))

    # -- what is shown

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        return self.questions[self.place] if self.questions else None

    def _show(self) -> None:
        if not self.is_mounted:
            return
        question = self.question
        self.query_one("#head", Line).show(self._head(question))
        tests = self.query_one("#tests", Line)
        if question is None:
            waiting = self.seat.say("scores.computing") if self.busy else ""
            self.query_one("#chart", Line).show([], [(f" {waiting}", "dim")])
            tests.show()
            return
        rows = self._tests(question, self.size.width)
        tests.styles.height = len(rows)
        tests.show(*rows)
        area = self.query_one("#chart", Line)
        height = self.size.height - len(rows) - 3
        panels = self._panels(question)
        if any(value is not None for panel in panels for value in panel.values):
            size = (self.size.width, height)
            area.show(*chart(panels, question.sessions, *size, self.cursor, question.breaks))
        else:
            told = self.seat.say("scores.unfinished", key=self._key("tagging.finish"))
            area.show([], *([(f" {row}", "dim")] for row in wrapped(told, self.size.width - 2)))
        self.query_one(Rows).fill(len(question.sessions), place=self.cursor or 0)

    def _head(self, question: Question | None) -> Parts:
        say = self.seat.say
        combined = self.raters in ("mean", CONSENSUS)
        whose = say(f"scores.{self.raters}" if combined else "scores.mine")
        parts: list[Part] = [(f" {say('scores.title')}  ", "title")]
        if question:
            alike = [bool(one.tests) for one in self.questions]
            is_tested = bool(question.tests)
            place = alike[: self.place + 1].count(is_tested)
            entry = "scores.question" if is_tested else "scores.alone"
            count = say(entry, place=place, all=alike.count(is_tested))
            case = titled(safe(question.case, one_line=True), self.seat.language)
            parts += [(f"{case} ", "strong"), (f" · {count}", "dim")]
        return [*parts, (f" · {whose}", "dim")]

    def _panels(self, question: Question) -> list[Panel]:
        return [
            Panel(
                self._names.get(series.score, series.score),
                question.values(series),
                glyph,
                Style(bold=True) if self.app.no_color else Style(color=colour),
                self._reading(question, series),
            )
            for series, (glyph, colour) in zip(question.series, (CAUSE, EFFECT), strict=False)
        ]

    def _reading(self, question: Question, series: Series) -> str:
        if self.cursor is None:
            return ""
        value = question.values(series)[self.cursor]
        session = self.seat.say("scores.session", session=question.sessions[self.cursor])
        shown = self.seat.say("scores.gap") if value is None else figure(value)
        return f"{session}: {shown}"

    def _row(self, place: int, width: int) -> Parts:
        question = self.question
        if question is None:
            return []
        parts: list[Part] = [(f" {question.sessions[place]:>5}  ", "strong")]
        for panel in self._panels(question):
            value = panel.values[place]
            shown = self.seat.say("scores.gap") if value is None else figure(value)
            name = clip(panel.name, max(8, (width - 36) // 2))
            parts += [(f"{panel.marker} ", panel.style), (f"{name} ", "dim"), (f"{shown:<10}", "")]
        return parts

    def _tests(self, question: Question, width: int) -> list[Parts]:
        one, say = question.forward, self.seat.say
        if one is None:
            told = summary(question.cause, say)
            return [[(f" {clip(told, width - 2)}", "dim")]]
        size = say("scores.r2") if width >= WIDE else "R²"
        columns = ("F", say("scores.df"), "p", say("scores.boot"), "p Holm", size)
        widths = tuple(max(cell_len(c), n) + 2 for c, n in zip(columns, LEAST, strict=True))
        room = max(20, width - sum(widths) - 2)
        head = f" {column(say('scores.direction'), room)}{_columns(columns, widths)}"
        rows: list[Parts] = [[(head, "dim")]]
        for test in question.tests:
            rows += self._test(test, room, width, widths)
        sample = say(
            "scores.sample" if one.lag_in == "sessions" else "scores.sample.weeks",
            lag=one.lag,
            trend=say(f"trend.{one.trend}"),
            sessions=one.sessions,
            pairs=one.pairs,
        )
        warnings = dict.fromkeys(warning for t in question.tests for warning in t.warnings)
        alike = [say("scores.alike")] if question.alike else []
        sentences = [*alike, sample, *(named(warning, self._names) for warning in warnings)]
        notes = [row for one in sentences for row in wrapped(one, width - 2)]
        if len(notes) > MOST_NOTES:
            more = say("scores.onward", key=self._key("scores.around"))
            last = clip(f"{notes[MOST_NOTES - 1]} …", width - 3 - cell_len(more))
            notes[MOST_NOTES - 1 :] = [f"{last} {more}"]
        return [*rows, *([(f" {note}", "dim")] for note in notes)]

    def _test(
        self, test: PrecedenceTest, room: int, width: int, widths: tuple[int, ...]
    ) -> list[Parts]:
        cause, effect = (self._names.get(key, key) for key in (test.cause, test.effect))
        half = (room - 4) // 2
        direction = f"{clip(cause, half)} → {clip(effect, half)}"
        numbers = (
            "–" if test.f is None else figure(test.f),
            "–" if test.df is None else f"{test.df[0]}, {test.df[1]}",
            probability(test.p),
            probability(test.p_bootstrap),
            probability(test.p_holm),
            "–" if test.partial_r2 is None else figure(test.partial_r2).replace("0.", ".", 1),
        )
        told = verdict(test, self.seat.say, self._names)
        lines = wrapped(told, width - 5)
        return [
            [(f" {column(direction, room)}", "strong"), (_columns(numbers, widths), "")],
            *([("   ", ""), (line, "")] for line in lines),
        ]

    # -- keys

    def action_session(self, step: int) -> None:
        """Move the cursor to the session before or after."""
        if not self._asked() or not self.question or not self.question.sessions:
            return
        last, before = len(self.question.sessions) - 1, self.cursor
        start = 0 if step > 0 else last
        self.cursor = start if before is None else max(0, min(last, before + step))
        self._show()
        self.note(self.seat.say("scores.edge") if self.cursor == before else "", "dim")

    def _asked(self) -> bool:
        """Say whether there is a question; say what is missing where there is none."""
        if self.busy:
            self.note(self.seat.say("scores.computing"), "dim")
        elif not self.questions:
            self.note(self._say_none(()), "warn")
        return bool(self.questions)

    def action_question(self, step: int) -> None:
        """Go to the next or previous question."""
        if self._asked():
            self.place = (self.place + step) % len(self.questions)
            self.cursor = None
            self._show()
            self.note(self.seat.say("scores.one") if len(self.questions) == 1 else "", "dim")

    def action_open(self) -> None:
        """Open the session under the cursor."""
        question = self.question
        if not self._asked() or question is None:
            return
        if self.cursor is None:
            self.note(self.seat.say("scores.no_cursor"), "dim")
            return
        session = question.sessions[self.cursor]
        if not any(info.session == session for info in self.seat.study.sessions(question.case)):
            self.warn(self.seat.say("scores.gap"))
            return
        say, scores = self.seat.say, [one.score for one in question.series]
        names = [self._names.get(score, score) for score in scores]
        answers = [*(say("scores.behind", score=name) for name in names), say("scores.whole")]

        def take(place: int | None) -> None:
            if place is not None:
                score = scores[place] if place < len(scores) else None
                self.post_message(OpenSession(question.case, session, score=score))

        title = say("scores.session", session=session)
        self.app.push_screen(Choose(title, answers, self.seat.language), take)

    def action_around(self) -> None:
        """Show what surrounds the tests of this question."""
        from thirdear.tui.scores.around import AroundScreen

        if self._asked() and (question := self.question) is not None:
            if question.tests:
                self.app.push_screen(AroundScreen(self.seat, question.tests, self._names))
            else:
                self.note(self.seat.say("scores.untested", key=self._key("scores.declare")), "dim")

    def action_list(self) -> None:
        """Show every score in a row, and go to the one that is chosen there."""
        from thirdear.tui.scores.courses import CoursesScreen

        if self._asked():
            alone = tuple(one for one in self.questions if not one.tests)
            self.app.push_screen(CoursesScreen(self.seat, alone, self._names, self._go))

    def _go(self, question: Question) -> None:
        if question in self.questions:
            self.place, self.cursor = self.questions.index(question), None
            self._show()

    def action_declare(self) -> None:
        """Ask what precedes what, and compute again."""
        from thirdear.tui.scores.declaration import Declaring

        Declaring(self, self.seat, self._names, self._declared).begin()

    def _key(self, id_: str) -> str:
        """Return an action's first key as it is now."""
        return first_key(self.app, id_)

    def _declared(self) -> None:
        self._case = self.question.case if self.question else self._case
        self._compute()

    def action_table(self) -> None:
        """Show the values as a table, or the chart again."""
        if not self._asked():
            return
        table = self.query_one("#values")
        table.display = not table.display
        self.query_one("#chart").display = not table.display

    def action_raters(self) -> None:
        """Go from one's own scores to the mean of all, which may end blindness, to a consensus."""
        from thirdear.study import consensus

        if self.busy:
            self.note(self.seat.say("scores.computing"), "dim")
            return
        if self.raters == "mean" and consensus.is_begun(self.seat.study):
            self._switch(CONSENSUS)
        elif self.raters in ("mean", CONSENSUS):
            self._switch(self.seat.pass_.rater)
        elif self.seat.blind:
            self.app.push_screen(*opening(self.seat, self._switch_to_mean, self.warn))
        else:
            self._switch("mean")

    def _switch_to_mean(self) -> None:
        self._switch("mean")

    def _switch(self, raters: str) -> None:
        self.raters = raters
        self._case = self.question.case if self.question else self._case
        self._compute()

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()


def _columns(values: tuple[str, ...], widths: tuple[int, ...]) -> str:
    return "".join(f"{value:>{width}}" for value, width in zip(values, widths, strict=True))
