"""Laboratories' registry files: who is in them, codes that share segments, and cross-lags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.numbers import figure, grouped
from thirdear.base.safe import safe
from thirdear.tui.first import picker
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.parts.ask import Choose, Told
from thirdear.tui.parts.lines import Parts, folded
from thirdear.tui.parts.list_screen import ListScreen, Row, heading

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.model.synthesis import Synthesis
    from thirdear.study.registry import Laboratory, Pair
    from thirdear.tui.job import Working
    from thirdear.tui.seat import Seat

    Held = tuple[tuple[Laboratory, ...], tuple[Pair, ...]]

ENDING = ".parquet"
NAME, COUNT = 30, 11
"""Cells of a laboratory's name and of each count."""
CODES, NUMBER = 38, 9
"""Cells of two codes and of each number beside them; both rows fit into 80 columns."""


class RegistryScreen(ListScreen, inherit_bindings=False):
    """Files are picked; Enter on two codes tests one after the other over all laboratories."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("registry")]
    scope: ClassVar[str] = "registry"
    called: ClassVar[str] = "registry.title"

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        super().__init__(seat)
        self.case = case  # not shown here; the next screen begins with it again
        self.files: tuple[Path, ...] = ()
        self.held: Held = ((), ())

    def begin(self) -> None:
        """Ask for the files at once."""
        self.fill(0)
        self.note(self.seat.say("registry.none"), "dim")
        self.action_files()

    def action_files(self) -> None:
        """Pick the files, one a laboratory."""
        picker.pick(self.app, self.seat.say, "registry", self._read, (ENDING,))

    def _read(self, picked: Sequence[Path]) -> None:
        found = [sorted(one.glob(f"*{ENDING}")) if one.is_dir() else [one] for one in picked]
        files = tuple(file for several in found for file in several)
        if not files:
            self.warn(self.seat.say("registry.no_file"))
            return

        def read(_: Working) -> Held:
            from thirdear.study import registry

            return registry.laboratories(files), registry.pairs(files)

        self.work(self.seat.say("registry.reading"), read, partial(self._have, files))

    def _have(self, files: tuple[Path, ...], held: Held) -> None:
        self.files, self.held = files, held
        self.fill(0)
        counts = {"count": len(held[0]), "pairs": len(held[1])}
        self.head((self.seat.say("registry.count", **counts), "dim"))
        self.note(self.seat.say("registry.hint" if held[1] else "registry.no_pair"), "dim")

    # -- rows

    def make_rows(self) -> Iterator[Row]:
        """Return a row a laboratory, then a row for two codes, the most frequent pair first."""
        laboratories, pairs = self.held
        if laboratories:
            counts = self._heads("cases sessions raters tags", COUNT)
            yield heading(f"  {column(self.seat.say('registry.laboratory'), NAME)}{counts}")
        for one in laboratories:
            yield Row(partial(self._laboratory, one), key=one.name)
        if pairs:
            numbers = self._heads("laboratories both expected jaccard", NUMBER)
            yield heading(f"  {column(self.seat.say('registry.pair'), CODES)}{numbers}")
        for pair in pairs:
            yield Row(partial(self._pair, pair), partial(self._ask, pair), key=pair[:2])

    def _heads(self, names: str, width: int) -> str:
        told = (self.seat.say(f"registry.{name}") for name in names.split())
        return "".join(f"{head:>{width}}" for head in told)

    def _laboratory(self, one: Laboratory, _: int) -> Parts:
        counts = (one.cases, one.sessions, one.raters, one.tags)
        cells = "".join(f"{grouped(count):>{COUNT}}" for count in counts)
        return [(f"   {column(safe(one.name, one_line=True), NAME)}{cells}", "")]

    def _pair(self, pair: Pair, _: int) -> Parts:
        half = (CODES - 2) // 2
        names = f"{column(self._called(pair.code), half)} {column(self._called(pair.other), half)}"
        counts = (pair.laboratories, pair.both, round(pair.expected))
        cells = (*map(grouped, counts), figure(pair.jaccard))
        numbers = "".join(f"{cell:>{NUMBER}}" for cell in cells)
        return [(f"   {column(names, CODES)}{numbers}", "")]

    def _called(self, code: str) -> str:
        look = self.seat.looks.get(code)
        return look.name if look else safe(code, one_line=True)

    # -- cross-lags

    def _ask(self, pair: Pair) -> None:
        """Ask which of two codes comes first."""
        ways = ((pair.code, pair.other), (pair.other, pair.code))

        def take(place: int | None) -> None:
            if place is not None:
                self._lags(*ways[place])

        answers = [f"{self._called(cause)} → {self._called(effect)}" for cause, effect in ways]
        self.app.push_screen(
            Choose(self.seat.say("registry.which"), answers, self.seat.language), take
        )

    def _lags(self, cause: str, effect: str) -> None:
        files, language = self.files, self.seat.study.language

        def test(_: Working) -> Synthesis:
            from thirdear.study import registry

            return registry.cross_lags(files, cause, effect, language=language)

        self.work(self.seat.say("registry.testing"), test, self._told)

    def _told(self, found: Synthesis) -> None:
        self.note("")
        sentences = found.sentences or (found.refused or "",)

        def rows(width: int) -> list[Parts]:
            shown = (safe(one, one_line=True) for one in sentences)
            return [[(row, "")] for one in shown for row in folded(one, width)]

        title = f"{self._called(found.cause)} → {self._called(found.effect)}"
        self.app.push_screen(Told(title, rows, self.seat.language, wide=True))
