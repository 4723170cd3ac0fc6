"""The rows of one case's facts: consent, sessions, phases, breaks, outcomes; the measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.facts import Break, CaseRecord, Facts, Phase, SessionRecord
from thirdear.model.outcomes import Course, Measure
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.lines import Parts

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat

SECTIONS = ("facts", "sessions", "phases", "breaks", "outcomes", "measures")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a section: its heading, something that is known, or the place to add one.

    ``fact`` is a fact's name, "" the consent. ``known`` says whether a session has its record, not
    only its transcript.
    """

    section: str
    heading: bool = False
    fact: str | None = None
    session: SessionRecord | None = None
    known: bool = True
    phase: Phase | None = None
    pause: Break | None = None
    course: Course | None = None
    measure: Measure | None = None

    @property
    def adds(self) -> bool:
        """Whether the row is there to add one."""
        one = (self.fact, self.session, self.phase, self.pause, self.course, self.measure)
        return not self.heading and all(part is None for part in one)


def record_of(facts: Facts, case: str) -> CaseRecord:
    """Return a case's record, an empty one where nothing is known of it."""
    return facts.cases.get(case) or CaseRecord(case)


def entries(facts: Facts, case: str, transcribed: list[int]) -> Iterator[Entry]:
    """Return the rows of one case; every transcribed session has one, recorded or not."""
    for section in SECTIONS:
        yield Entry(section, heading=True)
        yield from _of(section, facts, case, transcribed)
        yield Entry(section)


def _of(section: str, facts: Facts, case: str, transcribed: list[int]) -> Iterator[Entry]:
    record = record_of(facts, case)
    if section == "facts":
        for name in ("", *record.facts):
            yield Entry(section, fact=name)
    elif section == "sessions":
        known = {one.number: one for one in record.sessions}
        for number in sorted({*known, *transcribed}):
            session = known.get(number) or SessionRecord(number)
            yield Entry(section, session=session, known=number in known)
    elif section == "measures":
        for measure in facts.measures.values():
            yield Entry(section, measure=measure)
    else:
        yield from _kept(section, record)


def _kept(section: str, record: CaseRecord) -> Iterator[Entry]:
    """Yield what a record lists one by one."""
    if section == "phases":
        yield from (Entry(section, phase=phase) for phase in record.phases)
    elif section == "breaks":
        yield from (Entry(section, pause=pause) for pause in record.breaks)
    else:
        yield from (Entry(section, course=course) for course in record.courses)


def number(value: float | None) -> str:
    """Return a number as somebody would type it; nothing where there is none."""
    return "" if value is None else f"{value:g}"


def row(entry: Entry, record: CaseRecord, seat: Seat, width: int) -> Parts:
    """Return how a row is shown."""
    say = seat.say
    if entry.heading:
        return [(f" {say(f'facts.{entry.section}')}", "title")]
    if entry.adds:
        return [(f"   + {say(f'facts.add.{entry.section}')}", "dim")]
    if entry.session is not None:
        return _session(entry.session, entry.known, seat, width)
    if entry.fact is not None:
        name = entry.fact or say("facts.consent")
        text = record.facts[entry.fact] if entry.fact else record.consent
        told = (name, text or say("facts.nothing"))
    elif entry.phase is not None:
        told = (entry.phase.name, f"{entry.phase.first}–{entry.phase.last}")
    elif entry.pause is not None:
        told = (say("facts.before", session=entry.pause.session), entry.pause.what)
    elif entry.course is not None:
        told = (entry.course.measure, " · ".join(_course(entry.course, seat)))
    else:
        assert entry.measure is not None
        told = (entry.measure.key, " · ".join(_measure(entry.measure, seat)))
    name, text = (safe(part, one_line=True) for part in told)
    return [(f"   {column(name, 22)} ", "strong"), (clip(text, max(0, width - 27)), "")]


def _session(one: SessionRecord, known: bool, seat: Seat, width: int) -> Parts:
    say = seat.say
    held = say(f"facts.held.{one.held.replace(' ', '_')}") if known else say("facts.no_record")
    day = one.date.isoformat() if one.date else ""
    rest = " · ".join(part for part in (", ".join(one.attended), one.setting) if part)
    return [
        (f"   {column(say('sessions.session'), 8)}{one.number:>4}  ", "strong"),
        (f"{column(held, 19)} {day:<12}", "" if known else "dim"),
        (clip(safe(rest, one_line=True), max(0, width - 51)), ""),
    ]


def _course(one: Course, seat: Seat) -> Iterator[str]:
    if one.informant:
        yield one.informant
    for name in ("pre", "post"):
        value: float | None = getattr(one, name)
        yield f"{seat.say(f'facts.{name}')} {number(value) or '–'}"
    if one.interim:
        yield interim(one)


def interim(one: Course) -> str:
    """Return the values between as they are typed: session = value."""
    return ", ".join(f"{session} = {value:g}" for session, value in one.interim)


def _measure(one: Measure, seat: Seat) -> Iterator[str]:
    yield one.name
    yield seat.say(f"facts.better.{one.better}")
    if one.sd is not None:
        yield f"SD {one.sd:g}, r {number(one.reliability)}"
    if one.source:
        yield one.source
