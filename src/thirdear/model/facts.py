"""What a study knows beside its words: case facts, consent, sessions, outcome measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from thirdear.model.outcomes import Course, Measure
    from thirdear.model.precedence import Hypothesis


Held = Literal["held", "cancelled", "not transcribed"]
HELD: tuple[Held, ...] = ("held", "cancelled", "not transcribed")


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it took place, transcribed or not: when, whether, with whom, and where."""

    number: int
    held: Held = "held"
    date: date | None = None
    attended: tuple[str, ...] = ()
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A named run of sessions, such as a baseline: its first and last session number."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Break:
    """What divides a therapy before ``session``: a holiday, another therapist, room or medication.

    From that session on the scores may have another level, which tests hold as a step.
    """

    session: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case's facts in its own words, its consent, sessions, outcomes, and what divides it."""

    case: str
    consent: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    sessions: tuple[SessionRecord, ...] = ()
    courses: tuple[Course, ...] = ()
    phases: tuple[Phase, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The records of all cases by key, the outcome measures by key, and declared hypotheses."""

    cases: Mapping[str, CaseRecord] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    hypotheses: tuple[Hypothesis, ...] = ()
