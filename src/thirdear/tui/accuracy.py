"""Two transcripts of a session side by side, word beside word, with the errors by speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.numbers import percent
from thirdear.base.safe import safe
from thirdear.study import accuracy
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.lines import Choices, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, told
from thirdear.tui.parts.note import after_paint
from thirdear.tui.refused import telling
from thirdear.tui.transcript.paint import label_letter

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study.accuracy import Accuracy, Aligned, Errors, Piece
    from thirdear.tui.job import Working
    from thirdear.tui.seat import Seat

BEFORE = 7
"""Cells before the words: a turn's number and its speaker."""


class AccuracyScreen(ListScreen, inherit_bindings=False):
    """Turns that differ, or all; Enter opens one in the session. No word of the file is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("accuracy")]
    scope: ClassVar[str] = "accuracy"
    called: ClassVar[str] = "accuracy.title"
    columns: ClassVar[str] = ""

    def __init__(self, seat: Seat, case: str, session: int, file: Path) -> None:
        super().__init__(seat)
        self.case, self.session, self.file = case, session, file
        self.found: Accuracy | None = None
        self.every = False
        """Whether turns that do not differ are shown, too."""

    def begin(self) -> None:
        """Read the file and compare."""
        place, file = (self.case, self.session), self.file

        def compare(study: Working) -> Accuracy:
            from thirdear.study import replacement

            return accuracy.accuracy(study, replacement.plan(study, *place, file))

        self.work(self.seat.say("accuracy.reading"), compare, self._have)

    def _have(self, found: Accuracy) -> None:
        self.found = found
        name = safe(self.file.name, one_line=True)
        self.head((f"{safe(self.case, one_line=True)} ▸ {self.session} · {name}", "dim"))
        self._paint_anew(0)
        hint = "accuracy.hint" if found.places else "accuracy.same"
        self.note(self.seat.say(hint), "dim")

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        after_paint(self, self._paint_anew)

    @property
    def _half(self) -> int:
        """Cells of the words of one transcript."""
        return max(8, (self.size.width - BEFORE - 4) // 2)

    def _paint_anew(self, place: int | None = None) -> None:
        if self.found is None:
            return
        left = column(self.seat.say("accuracy.study"), self._half)
        right = clip(safe(self.file.name, one_line=True), self._half)
        self.over(f"{' ' * (BEFORE - 3)}{left} {right}")
        self.fill(place)

    def make_rows(self) -> Iterator[Row]:
        """Return the errors of all and of each speaker, then the turns, a row a line."""
        if self.found is None:
            return
        for one in (self.found.all, *self.found.speakers):
            yield told(self._errors(one), "" if one is self.found.all else "dim")
        for turn in self.found.turns:
            if self.every or turn.differs:
                for at, (mine, other) in enumerate(_lines(turn.pieces, self._half)):
                    paint = partial(self._line, turn if at == 0 else None, mine, other)
                    yield Row(paint, partial(self._open, turn), key=(turn.turn, at))

    def _errors(self, one: Errors) -> str:
        say = self.seat.say
        shown = "–" if one.rate is None else percent(one.rate, ".1f")
        counts = {"substituted": one.substituted, "left_out": one.left_out, "added": one.added}
        words = say("accuracy.rate", rate=shown, words=one.words, **counts)
        more = say("accuracy.other", count=one.other_speaker) if one.other_speaker else ""
        return f"{one.speaker}: {words}{more}" if one.speaker else f"{words}{more}"

    def _line(self, turn: Aligned | None, mine: Parts, other: Parts, _: int) -> Parts:
        begin = ""
        if turn is not None:
            begin = f"{turn.turn:>4} {label_letter(turn.speaker)}"
        return [
            (column(begin, BEFORE), "dim"),
            *mine,
            (" " * (self._half + 1 - sum(cell_len(text) for text, _ in mine)), ""),
            *other,
        ]

    def _open(self, turn: Aligned) -> None:
        self.post_message(OpenSession(self.case, self.session, turn.turn - 1))

    # -- keys

    def action_keep(self) -> None:
        """Keep the counts for the report's Method section; undo takes them back."""
        if self.found is None:
            return
        with telling(self.warn):
            by = self.seat.pass_.rater
            accuracy.keep(self.seat.study, self.case, self.session, self.found, by)
            self.note(self.seat.say("accuracy.kept"), "good")

    def action_every(self) -> None:
        """Show all turns, or again those alone that differ."""
        self.every = not self.every
        self.fill()

    def action_next(self, step: int) -> None:
        """Go to the next turn that differs, or the one before."""
        if self.found is None:
            return
        differing = {turn.turn for turn in self.found.turns if turn.differs}
        here = self.query_one(Choices).place
        places = [
            at
            for at, row in enumerate(self.rows)
            if isinstance(row.key, tuple) and row.key[0] in differing and row.key[1] == 0
        ]
        ahead = [at for at in places if (at > here if step > 0 else at < here)]
        if ahead:
            self.query_one(Choices).go(ahead[0] if step > 0 else ahead[-1])


def _lines(pieces: Sequence[Piece], width: int) -> Iterator[tuple[Parts, Parts]]:
    """Yield lines in which what belongs together stands side by side, none wider than ``width``."""
    mine: list[tuple[str, str]] = []
    other: list[tuple[str, str]] = []
    used = 0
    for first, second, look in _words(pieces):
        cells = max(cell_len(first), cell_len(second), 1)
        if used and used + cells > width:
            yield mine, other
            mine, other, used = [], [], 0
        for line, word in ((mine, first), (other, second)):
            shown = clip(word, width) if word else "·" if look else ""
            room = min(cells, width)
            line.append((shown, look))
            line.append((" " * (room - cell_len(shown) + (used + room < width)), ""))
        used += cells + 1
    if used:
        yield mine, other


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, str]]:
    """Yield word beside word with how it looks; what one has alone stands beside nothing."""
    for mine, other in pieces:
        look = "" if mine == other else "warn"
        first = [safe(word, one_line=True) for word in mine.split(" ") if word]
        second = [safe(word, one_line=True) for word in other.split(" ") if word]
        for at in range(max(len(first), len(second))):
            yield (
                first[at] if at < len(first) else "",
                second[at] if at < len(second) else "",
                look,
            )
