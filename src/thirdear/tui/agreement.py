"""Agreement: how far raters agree on each code and score, and the way to where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.numbers import decimals, figure, grouped
from thirdear.base.safe import safe
from thirdear.model.agreement import Agreement
from thirdear.model.coding import CONSENSUS
from thirdear.model.language import spoken
from thirdear.model.text import Place
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.refused import telling
from thirdear.tui.reveal import opening

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study import Study
    from thirdear.tui.seat import Seat

CORRECTED = ("cohen_kappa", "icc_2_1", "weighted_kappa", "fleiss_kappa", "krippendorff_alpha")
"""Statistics that take chance or the raters' levels into account, the first that is there."""
SIGNS = {
    "cohen_kappa": "κ",
    "fleiss_kappa": "κ",
    "krippendorff_alpha": "α",
    "icc_2_1": "ICC",
    "weighted_kappa": "κw",
}
NUMBERS = 56
"""Cells of the columns of numbers."""

Judged = tuple[str, str]
Turns = Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing, and the turns that differ by session.

    ``rows`` are statistics by what was judged and the level of the judgement: a code's presence is
    nominal, its value ordinal.
    """

    rows: Mapping[Judged, Sequence[Agreement]] = field(default_factory=dict)
    differing: Mapping[Place, Turns] = field(default_factory=dict)


def compare(study: Study, seat: Seat) -> Comparison:
    """Compare whatever may be compared; this takes a while in large studies."""
    from thirdear.study import agreement, blinding

    rows: dict[Judged, list[Agreement]] = {}
    for one in agreement.agreement(study, (), (), ()):
        rows.setdefault((one.code or "", one.level), []).append(one)
    places = [(info.case, info.session) for info in study.sessions()]
    found = {place: blinding.differing(study, seat.pass_, *place) for place in places}
    return Comparison(rows, {place: turns for place, turns in found.items() if turns})


class AgreementScreen(ListScreen, inherit_bindings=False):
    """Closed while the pass is blind: not even a number of other raters is computed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agreement")]
    scope: ClassVar[str] = "agreement"
    called: ClassVar[str] = "agreement.title"
    columns: ClassVar[str] = ""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.comparison: Comparison | None = None
        self.left = 0
        """How many sessions are to be finished before other raters' work may be opened."""
        self.code = ""
        """A code or family to which the list of sessions is limited."""

    def begin(self) -> None:
        """Compare, or say why not yet."""
        if self.seat.blind:
            self._say_closed()
        else:
            self._compare()

    # -- opening

    def _say_closed(self) -> None:
        from thirdear.study import blinding

        with telling(self.warn):
            study, say = self.seat.study, self.seat.say
            self.left = blinding.unfinished(study, self.seat.pass_)
            alone = not set(study.counted_raters()) - {self.seat.pass_.rater, CONSENSUS}
            self.fill()
            entry = "blind" if self.left else "alone" if alone else "ready"
            self.note(say(f"agreement.{entry}", count=self.left))

    def _compare(self) -> None:
        self.note(self.seat.say("agreement.computing"), "dim")
        seat = self.seat
        errand.send(
            self, seat.study, lambda on: compare(on, seat), self._have, self.warn, group="agreement"
        )

    def _have(self, found: Comparison) -> None:
        self.comparison = found
        self.over(self._columns(self.size.width))
        self.fill()
        self.note("")

    # -- what is shown

    def make_rows(self) -> Iterator[Row]:
        """Return codes, scores and sessions, or the offer to open other raters' work."""
        say = self.seat.say
        if self.comparison is None:
            if self.seat.blind and not self.left:
                yield Row(lambda _: [(f" {say('agreement.open')}", "strong")], self._open)
            return
        of_sessions = {
            judged: rows[0].unit == "session" for judged, rows in self.comparison.rows.items()
        }
        for entry, wanted in (("agreement.codes", False), ("agreement.scores", True)):
            yield heading(say(entry))
            for judged, of_session in of_sessions.items():
                if of_session is wanted:
                    painted = partial(self._judged, judged, self.comparison.rows[judged])
                    yield Row(painted, partial(self._limit, judged[0]), key=judged)
        yield heading(say("agreement.sessions"))
        yield from self._places(self.comparison.differing)

    def _places(self, differing: Mapping[Place, Turns]) -> Iterator[Row]:
        wanted = self._codes(self.code) if self.code else None
        for place, turns in differing.items():
            kept = [turn for turn, codes in turns.items() if not wanted or codes & wanted]
            if kept:
                painted = partial(self._place, place, len(kept))
                yield Row(painted, partial(self._go, place, kept[0]), key=place)

    def _codes(self, key: str) -> frozenset[str]:
        """Return the codes that a code or family stands for."""
        prefix, _, family = key.partition(":")
        return frozenset(
            code.key
            for book in self.seat.study.codebooks()
            for code in book.codes
            if code.key == key or (book.prefix == prefix and code.family == family)
        )

    def _columns(self, width: int) -> str:
        say = self.seat.say
        base, alike = say("agreement.base"), say("agreement.alike")
        head = _columns("n", base, alike, say("agreement.corrected"), "AC1")
        return f"{'':{max(7, width - NUMBERS - 4)}}{head}"

    def _place(self, place: Place, count: int, width: int) -> Parts:
        case, session = place
        name = f"{safe(case, one_line=True)} ▸ {session}"
        return [
            (f"   {column(name, max(20, width - 30))} ", ""),
            (self.seat.say("agreement.count", count=count), "dim"),
        ]

    def _judged(self, judged: Judged, rows: Sequence[Agreement], width: int) -> Parts:
        code, level = judged
        name = self._name_of(code)
        if level != "nominal" and code in self.seat.looks:
            name = f"{name}, {self.seat.say('agreement.value')}"
        look = "key" if code == self.code else ""
        return [
            (f"   {column(name, max(9, width - NUMBERS - 4))} ", look),
            (numbers(rows), "dim"),
        ]

    def _name_of(self, key: str) -> str:
        from thirdear.study import rules

        language = self.seat.language
        if rule := rules.rules(self.seat.study).get(key):
            return safe(rule.name(language), one_line=True)
        if item := self.seat.study.items().get(key):
            return safe(f"  {item.number} {item.name(language)}", one_line=True)
        if look := self.seat.looks.get(key):
            return f"  {look.glyph} {look.name}"
        family = self.seat.families.get(key)
        return family.family if family else safe(key, one_line=True)

    # -- keys

    def _open(self) -> None:
        """Open other raters' work."""
        self.app.push_screen(*opening(self.seat, self._compare, self.warn))

    def _go(self, place: Place, turn: int) -> None:
        """Go to a disagreement."""
        self.post_message(OpenSession(*place, turn - 1))

    def _limit(self, code: str) -> None:
        """Limit the sessions to a code, or show all again."""
        if self._codes(code):
            self.code = "" if self.code == code else code
            self.fill()
            name = self._name_of(code).strip()
            self.note(self.seat.say("agreement.of_code", code=name) if self.code else "", "dim")


def numbers(rows: Sequence[Agreement]) -> str:
    """Return the columns of a code or score: units, base rate, share alike, corrected, AC1."""
    by_name = {row.statistic: row for row in rows}
    best = next((by_name[name] for name in CORRECTED if name in by_name), rows[0])
    base = "" if best.base_rate is None else figure(best.base_rate)
    corrected = (
        "–" if best.value is None else f"{SIGNS.get(best.statistic, '')} {figure(best.value)}"
    )
    if best.ci is not None:
        corrected += decimals(f" [{best.ci[0]:.2f}, {best.ci[1]:.2f}]", spoken())
    alike = _percent(by_name.get("percent_agreement"))
    ac1 = _value(by_name.get("gwet_ac1"))
    cells = (base, alike, corrected.replace("-", "−"), ac1.replace("-", "−"))
    return _columns(grouped(best.units), *cells)


def _columns(units: str, base: str, alike: str, corrected: str, ac1: str) -> str:
    return f"{units:>6} {base:>9} {alike:>7}  {corrected:<24} {ac1:>5}"


def _percent(row: Agreement | None) -> str:
    return "" if row is None or row.value is None else figure(100 * row.value, ".1f")


def _value(row: Agreement | None) -> str:
    return "" if row is None or row.value is None else figure(row.value)
