"""Codes by cases, sessions, raters or other codes: how often each stands where; passages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.cells import cell_len

from thirdear.base.safe import safe
from thirdear.study import matrix
from thirdear.study.passages import Filter
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.messages import GoOver
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.note import after_paint

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study.matrix import Counted
    from thirdear.tui.job import Working
    from thirdear.tui.seat import Seat

Way = Literal["case", "session", "rater", "code"]
BY: tuple[Way, ...] = ("case", "session", "rater", "code")
NAME, WIDEST = 26, 12
"""Cells of a code's name, and the most that a column takes."""


class MatrixScreen(ListScreen, inherit_bindings=False):
    """Arrows go from cell to cell; Enter lists the passages of one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("matrix")]
    scope: ClassVar[str] = "matrix"
    called: ClassVar[str] = "matrix.title"
    columns: ClassVar[str] = ""

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        super().__init__(seat)
        self.case = case
        self.by: Way = BY[0]
        self.counted: Counted = ((), ())
        self._wide = NAME
        self.place = 0
        """The column under the cursor; the last one is the sum."""

    def begin(self) -> None:
        """Count."""
        self._count()

    def on_resize(self) -> None:
        """Show the columns that there is room for now."""
        after_paint(self, self._paint_anew)

    def _count(self) -> None:
        by, passes = self.by, (self.seat.pass_,) if self.seat.blind else None

        def count(study: Working) -> Counted:
            if by == "code":
                return matrix.beside(study, passes=passes)
            return matrix.matrix(study, by, passes=passes)

        self.work(self.seat.say("matrix.counting"), count, self._have)

    def _have(self, counted: Counted) -> None:
        self.counted, self.place = counted, 0
        self.fill(0)
        rows = counted[1]
        how = self.seat.say(f"matrixby.{self.by}")
        self.head((self.seat.say("matrix.count", codes=len(rows), by=how), "dim"))
        self._paint_anew()
        blind = self.seat.say("passages.blind") if self.seat.blind else ""
        lacking = "matrix.no_pairs" if self.by == "code" else "passages.no_tags"
        none = "" if rows else self.seat.say(lacking)
        self.note(none or blind or self.seat.say("matrix.hint"), "warn" if none else "dim")

    def _paint_anew(self) -> None:
        self._wide = self._room_for_labels()
        places = [self._named(place) for place in self._shown()]
        cells = [f"{column(name, width - 1):>{width}}" for name, width in places]
        kinds = self.seat.say("matrix.kinds") if self._nested else ""
        self.over(f"{' ' * self._wide}{''.join(cells)}  {kinds}".rstrip())
        self.fill()

    def _room_for_labels(self) -> int:
        """Return the cells for the labels: what all columns leave, as far as the longest goes."""
        columns = sum(self._named(place)[1] for place in range(len(self.counted[0]) + 1))
        left = self.size.width - 3 - columns - 10 * self._nested
        longest = max((cell_len(self._label(row)) for row in self.counted[1]), default=0)
        return max(NAME, min(left, longest))

    def _label(self, row: matrix.Row) -> str:
        look = self.seat.looks.get(row.code)
        return safe("  " * row.depth + (look.name if look else row.code), one_line=True)

    @property
    def _nested(self) -> bool:
        """Whether a code has kinds that were used."""
        return any(row.total != row.with_kinds for row in self.counted[1])

    def _named(self, place: int) -> tuple[str, int]:
        """Return the heading of a column and how many cells it takes."""
        places = self.counted[0]
        name = self.seat.say("matrix.total") if place == len(places) else places[place]
        if self.by == "code" and name in self.seat.looks:
            name = self.seat.looks[name].name
        shown = safe(name, one_line=True)
        return shown, min(WIDEST, max(6, cell_len(shown) + 2))

    def _shown(self) -> list[int]:
        """Return the columns that there is room for, that under the cursor among them."""
        room = self.size.width - 3 - self._wide - 10 * self._nested
        count = len(self.counted[0]) + 1
        found, first = [self.place], self.place
        used = self._named(self.place)[1]
        while first > 0 and used + self._named(first - 1)[1] <= room:
            first -= 1
            found.insert(0, first)
            used += self._named(first)[1]
        for place in range(self.place + 1, count):
            used += self._named(place)[1]
            if used > room:
                break
            found.append(place)
        return found

    def make_rows(self) -> Iterator[Row]:
        """Return a row a code, parents before their kinds."""
        for row in self.counted[1]:
            yield Row(partial(self._cells, row), partial(self._open, row), key=row.code)

    def _cells(self, row: matrix.Row, _: int) -> Parts:
        parts = [(f"   {column(self._label(row), self._wide)}", "")]
        for place in self._shown():
            count = self._at(row, place)
            cell = f"{count or '·'}".rjust(self._named(place)[1] - 1)
            parts.append((f"{cell} ", "key" if place == self.place else "" if count else "dim"))
        if self._nested:
            parts.append((f"{row.with_kinds:>9}", "dim" if row.total == row.with_kinds else ""))
        return parts

    def _at(self, row: matrix.Row, place: int) -> int:
        places = self.counted[0]
        return row.total if place == len(places) else row.counts[places[place]]

    # -- keys

    def action_column(self, step: int) -> None:
        """Go to the next column, or the one before."""
        place = self.place + step
        if not self.counted[1] or not 0 <= place <= len(self.counted[0]):
            self.note(self.seat.say("matrix.no_column"), "dim")
            return
        self.place = place
        self._paint_anew()

    def action_by(self) -> None:
        """Count by cases, sessions, raters or other codes; blind raters count their own alone."""
        ways = tuple(way for way in BY if not (self.seat.blind and way == "rater"))
        if not self.working:  # else the heads would not be those of what is being counted
            self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        self._count()

    def action_registry(self) -> None:
        """Show what many laboratories' files say."""
        self.post_message(GoOver("registry"))

    def _open(self, row: matrix.Row) -> None:
        from thirdear.tui.passages import PassagesScreen

        if not self._at(row, self.place):
            self.note(self.seat.say("matrix.none"), "dim")
            return
        wanted = Filter(row.code)
        if self.place < len(self.counted[0]):
            name = self.counted[0][self.place]
            case, _, number = name.rpartition(" ")
            wanted = {
                "case": Filter(row.code, case=name),
                "session": Filter(row.code, case=case, first=_whole(number), last=_whole(number)),
                "rater": Filter(row.code, rater=name),
                "code": Filter(row.code, together=name),
            }[self.by]
        self.app.push_screen(PassagesScreen(self.seat, self.case, wanted))


def _whole(number: str) -> int | None:
    return int(number) if number.isdecimal() else None
