"""Every session score of every case in a row: its course in bars, its mean, its range."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.language import titled
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.scores.chart import spark
from thirdear.tui.scores.findings import Question, extent, summary

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.parts.lines import Parts
    from thirdear.tui.seat import Seat

NUMBERS = 30
"""Cells of sessions, mean, lowest and highest value."""


class CoursesScreen(ListScreen, inherit_bindings=False):
    """Enter shows a score as a chart: ``take`` is told which one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("courses")]
    scope: ClassVar[str] = "courses"
    called: ClassVar[str] = "courses.title"

    def __init__(
        self,
        seat: Seat,
        questions: Sequence[Question],
        names: Mapping[str, str],
        take: Callable[[Question], None],
    ) -> None:
        super().__init__(seat)
        self._questions, self._names, self._take = questions, names, take

    def make_rows(self) -> Iterator[Row]:
        """Return the scores of every case."""
        for case, questions in groupby(self._questions, lambda one: one.case):
            yield heading(titled(safe(case, one_line=True), self.seat.language))
            for one in questions:
                paint = partial(self._course, one)
                about = f"{self._called(one)}: {summary(one.cause, self.seat.say)}"
                yield Row(paint, partial(self._chosen, one), about, key=one)

    def _called(self, one: Question) -> str:
        return self._names.get(one.cause.score, safe(one.cause.score, one_line=True))

    def _course(self, one: Question, width: int) -> Parts:
        room = max(16, (width - NUMBERS - 6) // 2)
        cells = max(8, width - NUMBERS - 6 - room)
        sessions, mean, low, high = extent(one.cause)
        numbers = f"{sessions:>4} {mean:>9} {low}–{high}"
        return [
            (f"   {column(self._called(one), room)} ", ""),
            (column(spark(one.cause.values, cells), cells), "key"),
            (f" {column(numbers, NUMBERS)}", "dim"),
        ]

    def _chosen(self, one: Question) -> None:
        self._take(one)
        self.dismiss()
