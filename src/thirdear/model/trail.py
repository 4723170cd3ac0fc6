"""What the journal tells of how a study was made: what was declared, and who did what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from thirdear.model.coding import Codebook, Pass, ScoreRule
from thirdear.model.precedence import Hypothesis

Declaring = Literal["declared", "withdrawn", "again"]


class Done(NamedTuple):
    """How often a pass did one kind of thing in one session: first and last time, UTC, ISO 8601.

    ``opened`` counts what was done after the pass had been unblinded.
    """

    kind: str
    pass_: Pass
    case: str
    session: int
    times: int
    first: str
    last: str
    opened: int


class Happened(NamedTuple):
    """One event of the study itself: its kind, its time, and what its body says."""

    kind: str
    at: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was done with a hypothesis, when (UTC), why, and how many sessions were judged then."""

    what: Declaring
    hypothesis: Hypothesis
    at: str
    reason: str = ""
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Preregistered:
    """What was laid down in advance: every declaration, instruments, scores, raters together.

    ``combination`` says how raters are combined: "mean", "main", "consensus" or "one".
    """

    declarations: tuple[Declaration, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    rules: tuple[ScoreRule, ...] = ()
    combination: str = "mean"


@dataclass(frozen=True, slots=True)
class Span:
    """Something that was done: how often, in how many sessions, on which first and last day."""

    times: int = 0
    sessions: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class PassTrail:
    """One rater's round: sessions coded, rated and finished, its days, and what it could see.

    ``rater`` is a place in the study's order. ``unfinished`` are sessions by the case's printed
    name. ``opened`` is the day from which other raters' work could be seen, empty where it never
    could; ``changed`` counts what was changed after that, ``reopened`` sessions opened again.
    """

    rater: int
    number: int
    coded: int
    rated: int
    finished: int
    first: str
    last: str
    training: bool = False
    masked: bool = False
    opened: str = ""
    changed: int = 0
    reopened: int = 0
    unfinished: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookChange:
    """A version of a codebook that came in, or codes that became others: the day, and what."""

    day: str
    how: str
    book: str
    version: int = 0
    codes: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit trail of the cases of a document; ``removed`` are sessions that were taken out.

    ``called`` are the names of the study's codebooks by key.
    """

    imported: Span = Span()
    removed: Span = Span()
    passes: tuple[PassTrail, ...] = ()
    decided: Span = Span()
    agreed: int = 0
    corrected: Span = Span()
    uncorrected: int = 0
    books: tuple[BookChange, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
