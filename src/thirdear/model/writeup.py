"""Vignettes and write-ups: everything a document says, as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from thirdear.model.coding import Codebook, EventId, ScoreRule
from thirdear.model.text import Role

if TYPE_CHECKING:
    from thirdear.model.accuracy import Compared
    from thirdear.model.agreement import Agreement
    from thirdear.model.facts import CaseRecord
    from thirdear.model.loops import Loop
    from thirdear.model.outcomes import Measure, Outcome
    from thirdear.model.precedence import Hypothesis, PrecedenceTest, Withdrawn
    from thirdear.model.protocol import Comparison, Influenced
    from thirdear.model.references import Reference
    from thirdear.model.ruptures import ResidualChart
    from thirdear.model.scores import Score
    from thirdear.model.single_case import PhaseContrast, SuddenGain
    from thirdear.model.synthesis import Synthesis
    from thirdear.model.trail import Audit, Preregistered

Layout = Literal["coded", "journal", "comments"]
"""How vignettes are printed: with codes in the margin, as dialogue alone, or codes as comments."""
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
Kind = Literal["case study", "vignettes", "preregistration"]
"""What a document with a recipe is."""
KINDS: tuple[Kind, ...] = get_args(Kind)
Page = Literal["compact", "manuscript"]
"""How a report is set: single-spaced with tables in the text, or as APA 7 wants a manuscript."""
PAGES: tuple[Page, ...] = get_args(Page)
Guideline = Literal["jars-qual", "jars-mixed", "scribe", "case", "coreq"]
"""A reporting guideline that has a checklist."""
Appendix = (
    Literal[
        "codebook", "agreement", "checklist", "preregistration", "audit", "scores", "provenance"
    ]
    | Guideline
)
APPENDICES: tuple[Appendix, ...] = (
    *("codebook", "agreement", "checklist", "preregistration", "audit", "scores", "provenance"),
    *get_args(Guideline),
)
USUAL: tuple[Appendix, ...] = ("codebook", "agreement", "checklist", "scores", "provenance")
"""The appendices of a compact report for which nobody asked."""


Beside = Literal["", "gains", "verdicts", "ruptures", "clinical"]
"""Which result a vignette was chosen to illustrate; empty where its session and codes tell."""
RESULTS: tuple[Beside, ...] = get_args(Beside)[1:]


@dataclass(frozen=True, slots=True)
class Vignette:
    """A run of turns chosen for a write-up: ``first`` to ``last`` of a session, both included.

    ``id`` is None for a suggestion that nobody has picked yet. ``criterion`` says in words why it
    was chosen; ``commentary`` is the researcher's. ``stars`` run from 0 to 5; one that is
    ``rejected`` is kept so that it is not offered again, and goes into no document. ``context`` is
    a line before the first turn; ``omitted`` are runs of turns, both ends included, in whose place
    a document has […]; ``translation`` are words in another language by turn; ``beside`` is the
    result that it stands beside.
    """

    case: str
    session: int
    first: int
    last: int
    title: str
    criterion: str
    commentary: str = ""
    id: EventId | None = None
    stars: int = 0
    rejected: bool = False
    context: str = ""
    omitted: tuple[tuple[int, int], ...] = ()
    translation: tuple[tuple[int, str], ...] = ()
    beside: Beside = ""


@dataclass(frozen=True, slots=True)
class VignetteTurn:
    """One turn as it is printed: ``number`` in the session, a letter for the speaker, the words.

    ``text`` is cut and disguised; ``codes`` are short labels in the write-up's language. Where
    turns are omitted, one without a speaker stands for them: its text is […], its number the first.
    ``translation`` is disguised, too, and empty where nobody translated the turn.
    """

    number: int
    speaker: str
    text: str
    codes: tuple[str, ...] = ()
    role: Role = Role.OTHER
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A vignette as it is printed. ``language`` is the one that is spoken in it: "en" or "tr".

    ``place`` is the same in every document: the vignette's id, or case, session and turns.
    ``carries`` are the keys of the codes that its turns carry; ``beside`` is the vignette's.
    """

    case: str
    session: int
    title: str
    criterion: str
    turns: tuple[VignetteTurn, ...]
    commentary: str = ""
    language: str = "en"
    context: str = ""
    place: str = ""
    carries: frozenset[str] = frozenset()
    beside: Beside = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case: its key, the name it is printed under, what was transcribed, in which language."""

    case: str
    name: str
    language: str
    sessions: tuple[int, ...]
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class RaterFacts:
    """How far one rater came: sessions finished, of how many. Who it was is not printed."""

    finished: int
    sessions: int
    passes: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of one replica's journal; ``digest`` is its hash in hexadecimal."""

    replica: int
    seq: int
    digest: str


@dataclass(frozen=True, slots=True)
class Judging:
    """How it was judged: passes in a shuffled order under masked names, of how many; in order.

    ``trained`` counts raters who trained against a gold pass, ``opened`` passes that saw other
    raters' work after they were finished, ``agreed`` sessions with a consensus, ``recoded``
    raters with a second round. ``models`` are language models that were declared to count.
    """

    passes: int = 0
    masked: int = 0
    forwards: int = 0
    trained: int = 0
    opened: int = 0
    agreed: int = 0
    recoded: int = 0
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a document was asked to be, so that it can be made again and compared.

    ``cases`` are printed names, and so are those of ``vignettes``; these keep their words only
    where they were suggestions that nobody had picked. ``raters`` is "mean", "main", "consensus" or
    a rater's place in the study's order, "rater 2".
    """

    language: str
    cases: tuple[str, ...]
    raters: str = "mean"
    corrected: bool = False
    identifiable: bool = False
    resamples: int = 9999
    seed: int = 1
    vignettes: tuple[Vignette, ...] = ()
    layout: Layout = "coded"
    kind: Kind = "case study"
    page: Page = "compact"
    appendices: tuple[Appendix, ...] = USUAL


_NUMBER = re.compile(r"[-−]?\d+(?:[.,](?:\d{1,2}|\d{4,}))?")  # three digits may be thousands


def _value(shown: str) -> Decimal | None:
    """Return the number that a claim is, None where it is anything else."""
    if not _NUMBER.fullmatch(shown):
        return None
    return Decimal(shown.replace("−", "-").replace(",", "."))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a document states: ``what``, as ``printed``, and as the study has it ``now``.

    ``printed`` is None for what a part does not show any more, ``now`` for what nothing supports;
    ``made`` is what was written there when the document was made, None where nobody knows.
    """

    what: str
    printed: str | None
    now: str | None
    part: str = ""
    made: str | None = None

    @property
    def overwritten(self) -> bool:
        """Whether a person put something else in the place of what was written."""
        return self.made is not None and self.printed != self.made

    @property
    def holds(self) -> bool:
        """Whether what is printed is what is there.

        A number that an earlier version wrote with other decimals (26.00 for 26), and that nobody
        has touched since, is the same number.
        """
        if self.now is None or self.printed is None:
            return False
        return self.printed == self.now or (
            self.made == self.printed and _value(self.printed) == _value(self.now) is not None
        )


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: the document, the copy of the one before it, and what was left.

    ``edited`` are generated parts that somebody changed by hand and that stand as they were,
    ``deleted`` those that somebody took out, ``dropped`` those that are not made any more.
    ``uncited`` are keys of citations that no list of references knows, ``cited`` the works that are
    cited in it.
    """

    path: Path
    former: Path | None = None
    edited: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    uncited: tuple[str, ...] = ()
    cited: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A number of a document: its part, what it is, as it stood ``before``, as it is ``after``.

    ``before`` is None for what is new in a table, ``after`` for what is there no more; both are
    None for a figure that was drawn again, and for a table in which only words are others.
    """

    part: str
    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of bringing a document up to date.

    ``changed`` was exchanged, ``overwritten`` numbers are a person's and stay, ``gone`` ones stay,
    too, though nothing gives them any more; ``reworded`` parts would read otherwise now.
    ``former`` is the copy of the document before, None where nothing was changed.
    """

    changed: tuple[Change, ...] = ()
    overwritten: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    former: Path | None = None


@dataclass(frozen=True, slots=True)
class WriteUp:
    """What one document is made from; every text in it has already passed the disguise.

    ``rules`` are the scores that are printed, those of the hypotheses first. ``tests`` hold both
    directions of every hypothesis in every case that is printed, ``sentences`` one finding in words
    for each of them; ``family`` is how many tests the Holm adjustment covered, printed or not;
    ``judged_before`` says by the time of a declaration how many sessions had been judged, of how
    many.
    ``combination`` says how raters were combined: "mean", "main", "consensus" or "one".
    ``disguised`` counts the listed names that were looked for, None where the document is
    identifiable. ``limits`` are sentences beyond those that follow from the other facts.
    ``verdicts`` and ``influences`` go with the tests one by one: a sentence, and the session
    without which F falls furthest. ``records`` hold case facts and consent, disguised. ``data`` is
    a digest of the transcripts and scores behind the document.
    ``references`` are the works that the study's own texts may cite.
    ``preregistered`` and ``audit`` are what the journal tells, where an appendix asks for it.
    ``named`` are scores of which no value is printed, such as those of withdrawn hypotheses.
    ``transcribed`` are sessions of which a second transcript was compared.
    ``dated`` is the UTC time, ISO 8601, of the newest data in it: it dates the document.
    """

    language: str
    cases: tuple[CaseFacts, ...]
    codebooks: tuple[Codebook, ...]
    rules: tuple[ScoreRule, ...]
    scores: tuple[Score, ...]
    hypotheses: tuple[Hypothesis, ...]
    tests: tuple[PrecedenceTest, ...]
    sentences: tuple[str, ...]
    family: int
    raters: tuple[RaterFacts, ...]
    combination: str
    excerpts: tuple[Excerpt, ...]
    software: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    disguised: int | None = 0
    title: str = ""
    agreement: tuple[Agreement, ...] = ()
    searched: bool = False
    invented: bool = False
    dated: str = ""
    limits: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    influences: tuple[Influenced | None, ...] = ()
    judged_before: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    loops: tuple[Loop, ...] = ()
    syntheses: tuple[Synthesis, ...] = ()
    ruptures: tuple[ResidualChart, ...] = ()
    contrasts: tuple[PhaseContrast, ...] = ()
    gains: tuple[SuddenGain, ...] = ()
    records: tuple[CaseRecord, ...] = ()
    measures: tuple[Measure, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    judging: Judging = Judging()
    recipe: Recipe | None = None
    data: str = ""
    layout: Layout = "coded"
    withdrawn: tuple[Withdrawn, ...] = ()
    references: tuple[Reference, ...] = ()
    page: Page = "compact"
    appendices: tuple[Appendix, ...] = USUAL
    preregistered: Preregistered | None = None
    audit: Audit | None = None
    named: tuple[ScoreRule, ...] = ()
    transcribed: tuple[Compared, ...] = ()
