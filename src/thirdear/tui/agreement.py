"""Agreement: how far raters agree on each code and score, and the way to where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.model.agreement import Agreement
from thirdear.model.coding import CONSENSUS
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.refused import telling
from thirdear.tui.reveal import opening

if TYPE_CHECKING:
    from textual.app import ComposeResult
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
NUMBERS = 52
"""Cells of the columns of numbers."""

Place = tuple[str, int]
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading, the offer to open, a code or score, or a session."""

    heading: str = ""
    opening: bool = False
    code: str = ""
    level: str = ""
    place: Place | None = None
    turns: tuple[int, ...] = ()


class AgreementScreen(NotingScreen[None], inherit_bindings=False):
    """Closed while the pass is blind: not even a number of other raters is computed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agreement")]
    scope: ClassVar[str] = "agreement"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.entries: list[Entry] = []
        self.comparison = Comparison()
        self.code = ""
        """A code or family to which the list of sessions is limited."""

    def compose(self) -> ComposeResult:
        """Header, columns, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="columns")
        yield Choices(self._row, id="rows")
        yield Line(id="note")
        yield Footer("agreement", self.seat.language)

    def on_mount(self) -> None:
        """Compare, or say why not yet."""
        self.query_one("#head", Line).show([(f" {self.seat.say('agreement.title')}", "title")])
        self.query_one(Choices).focus()
        if self.seat.blind:
            self._say_closed()
        else:
            self._compare()

    # -- opening

    def _say_closed(self) -> None:
        from thirdear.study import blinding

        with telling(self.warn):
            study, say = self.seat.study, self.seat.say
            left = blinding.unfinished(study, self.seat.pass_)
            alone = not set(study.raters()) - {self.seat.pass_.rater, CONSENSUS}
            self.entries = [] if left else [Entry(opening=True)]
            self.query_one(Choices).fill(len(self.entries))
            entry = "blind" if left else "alone" if alone else "ready"
            self.renew(say(f"agreement.{entry}", count=left))

    def _compare(self) -> None:
        self.renew(self.seat.say("agreement.computing"), "dim")
        seat = self.seat
        errand.send(
            self, seat.study, lambda on: compare(on, seat), self._have, self.warn, group="agreement"
        )

    def _have(self, found: Comparison) -> None:
        self.comparison = found
        self._fill()
        self.renew("")

    # -- what is shown

    def _fill(self) -> None:
        say = self.seat.say
        found = [(Entry(code=c, level=at), r[0]) for (c, at), r in self.comparison.rows.items()]
        rows = [Entry(heading=say("agreement.codes"))]
        rows += [entry for entry, one in found if one.unit != "session"]
        rows.append(Entry(heading=say("agreement.scores")))
        rows += [entry for entry, one in found if one.unit == "session"]
        rows.append(Entry(heading=say("agreement.sessions")))
        rows += [Entry(place=place, turns=turns) for place, turns in self._places()]
        self.entries = rows
        headings = [place for place, row in enumerate(rows) if row.heading]
        self.query_one("#columns", Line).show([(self._columns(self.size.width), "dim")])
        self.query_one(Choices).fill(len(rows), headings)

    def _places(self) -> list[tuple[Place, tuple[int, ...]]]:
        wanted = self._codes(self.code) if self.code else None
        found = []
        for place, turns in self.comparison.differing.items():
            kept = tuple(turn for turn, codes in turns.items() if not wanted or codes & wanted)
            if kept:
                found.append((place, kept))
        return found

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
        return f"{'':{max(10, width - NUMBERS - 1)}}{head}"

    def _row(self, place: int, width: int) -> Parts:
        entry, say = self.entries[place], self.seat.say
        if entry.heading:
            return [(f" {entry.heading}", "title")]
        if entry.opening:
            return [(f" {say('agreement.open')}", "strong")]
        if entry.place is not None:
            case, session = entry.place
            name = f"{safe(case, one_line=True)} ▸ {session}"
            return [
                (f"   {column(name, max(20, width - 30))} ", ""),
                (say("agreement.count", count=len(entry.turns)), "dim"),
            ]
        look = "key" if entry.code == self.code else ""
        name = self._name_of(entry.code)
        if entry.level != "nominal" and entry.code in self.seat.looks:
            name = f"{name}, {say('agreement.value')}"
        return [
            (f"   {column(name, max(9, width - NUMBERS - 4))} ", look),
            (numbers(self.comparison.rows[entry.code, entry.level]), "dim"),
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

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Open other raters' work, limit the sessions to a code, or go to a disagreement."""
        taken.stop()
        entry = self.entries[taken.place]
        if entry.opening:
            self.app.push_screen(*opening(self.seat, self._compare, self.warn))
        elif entry.place is not None:
            self.post_message(OpenSession(*entry.place, entry.turns[0] - 1))
        elif self._codes(entry.code):
            self.code = "" if self.code == entry.code else entry.code
            self._fill()
            name = self._name_of(entry.code).strip()
            self.renew(self.seat.say("agreement.of_code", code=name) if self.code else "", "dim")

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()


def numbers(rows: Sequence[Agreement]) -> str:
    """Return the columns of a code or score: units, base rate, share alike, corrected, AC1."""
    by_name = {row.statistic: row for row in rows}
    best = next((by_name[name] for name in CORRECTED if name in by_name), rows[0])
    base = "" if best.base_rate is None else f"{best.base_rate:.2f}"
    corrected = "–" if best.value is None else f"{SIGNS.get(best.statistic, '')} {best.value:.2f}"
    if best.ci is not None:
        corrected += f" [{best.ci[0]:.2f}, {best.ci[1]:.2f}]"
    alike, ac1 = (_value(by_name.get(name)) for name in ("percent_agreement", "gwet_ac1"))
    return _columns(f"{best.units:,}", base, alike, corrected, ac1)


def _columns(units: str, base: str, alike: str, corrected: str, ac1: str) -> str:
    return f"{units:>7} {base:>6} {alike:>6}  {corrected:<23}{ac1:>6}"


def _value(row: Agreement | None) -> str:
    return "" if row is None or row.value is None else f"{row.value:.2f}"
