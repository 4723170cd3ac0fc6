"""A study made of plain values, with all that a write-up reads from a real one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thirdear import codebook
from thirdear.model.coding import EventId, Pass, ScoreRule, Tag
from thirdear.model.disguise import Pseudonym
from thirdear.model.facts import Facts
from thirdear.model.history import HistoryEntry
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.scores import Score, Series
from thirdear.model.text import Role, Segment, SessionInfo, Source, Transcript
from thirdear.model.writeup import Vignette

SOURCE = Source("invented.txt", "txt", "utf-8", "0" * 64)
CAUSE, EFFECT = "mbtc.techniques", "tpocs.total"
ENGLISH = (
    ("T", Role.THERAPIST, "Let's look at what you made together, and at who is in it."),
    ("Emily", Role.CLIENT, "This is Oliver. (laughs) He will not go in there."),
    ("T", Role.THERAPIST, "I wonder what he would feel if the door fell shut behind him."),
    ("Emily", Role.CLIENT, "Then Oliver's mum would come and open it for him."),
    ("Mother", Role.PARENT, "She asked about that at home too."),
    ("Teacher", Role.OTHER, "I am only bringing the bag."),
    ("Cousin", Role.OTHER, "Hello."),
    ("", Role.ACTION, "They look at the door."),
)
TURKISH = (
    ("T", Role.THERAPIST, "Bugün ne yapmak istersin? Birlikte bakalım mı?"),
    ("Ç", Role.CLIENT, "Ayşe'nin kalesini yapıyorum. Sen de bana yardım et."),
    ("T", Role.THERAPIST, "Demek onun için bir kale. Acaba içinde ne hissediyor?"),
    ("Ç", Role.CLIENT, "Korkmuyor artık. (güler) Kapıyı ben açıyorum."),
    ("Baba", Role.PARENT, "Evde de hep bunu anlattı."),
    ("T", Role.THERAPIST, "Babana da anlatmışsın."),
)
NAMES = (
    Pseudonym("Oliver", "Peter", case="A"),
    Pseudonym("Ayşe", "Zeynep", case="B"),
)


def transcript(case: str, session: int) -> Transcript:
    """Return a session of three rounds of the same lines."""
    text, turns = "", []
    for number, (label, role, words) in enumerate((ENGLISH if case == "A" else TURKISH) * 3, 1):
        start = len(text)
        text += words + "\n"
        turns.append(Segment(number, start, start + len(words), label, role))
    return Transcript(case, session, text, "0" * 64, tuple(turns), SOURCE)


@dataclass
class FakeStore:
    """The part of a store that writing reads."""

    tagged: list[Tag] = field(default_factory=list)
    exported: list[tuple[str, str, Mapping[str, object]]] = field(default_factory=list)
    set: dict[str, str] = field(default_factory=dict)

    def settings(self) -> dict[str, str]:
        return self.set

    def finished(self) -> frozenset[tuple[Pass, str, int]]:
        places = [(case, session) for case in "AB" for session in range(1, 7)]
        return frozenset((Pass(rater), *place) for rater in ("R1", "R2") for place in places)

    def tags(self, *, case: str | None = None, session: int | None = None) -> tuple[Tag, ...]:
        return tuple(
            tag
            for tag in self.tagged
            if case in (None, tag.case) and session in (None, tag.session)
        )

    def history(
        self, *, last: int | None = None, kind: str | None = None
    ) -> tuple[HistoryEntry, ...]:
        done = (HistoryEntry(EventId(1, 12), "2026-11-21T09:30:00Z", "R1", "tag", "tagged"),)
        return tuple(one for one in done if kind in (None, one.kind))[:last]

    def heads(self) -> dict[int, tuple[int, bytes]]:
        return {1: (12, b"\xab" * 32)}

    def record_export(
        self, name: str, sha256: str, params: Mapping[str, object], actor: str
    ) -> None:
        assert actor == "study"
        self.exported.append((name, sha256, params))

    def training(self) -> dict[Pass, Pass]:
        return {}

    def finishing_order(self) -> dict[Any, str]:
        return {}

    def has_event(self, id_: EventId, digest: str) -> bool:
        return id_ == EventId(1, 12) and digest == "ab" * 32

    def passes(self) -> tuple[()]:
        return ()

    def passes_with(self, codes: object) -> tuple[()]:
        return ()

    def apart(self) -> frozenset[Pass]:
        return frozenset()

    def machines(self) -> tuple[()]:
        return ()

    def kept_accuracy(self) -> tuple[()]:
        return ()

    def uncounted(self) -> frozenset[str]:
        return frozenset()

    def tag_totals(self, codes: object, layer: str = "turn", **_: object) -> tuple[()]:
        return ()

    def tags_elsewhere(self, layer: str = "turn") -> frozenset[Any]:
        return frozenset()

    def declarations(self) -> tuple[()]:
        """Return nothing: nothing was declared in this journal."""
        return ()

    def withdrawn_hypotheses(self) -> tuple[()]:
        """Nothing was withdrawn."""
        return ()


@dataclass
class FakeNames:
    """A list of pseudonyms with what a person decided to keep."""

    listed: tuple[Pseudonym, ...]
    stays: tuple[tuple[str, str | None], ...] = ()

    def all(self) -> tuple[Pseudonym, ...]:
        return self.listed

    def kept(self) -> tuple[tuple[str, str | None], ...]:
        return self.stays


class FakeStudy:
    """Two cases, A in English and B in Turkish, six sessions each, two raters."""

    language = "en"
    main_rater = "R1"
    read_only = False
    name = "study"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = FakeStore(tagged=list(tags()))
        self.listed = FakeNames(NAMES)
        self.picked: list[Vignette] = []
        self.asked: tuple[Hypothesis, ...] = (Hypothesis(CAUSE, EFFECT, 1, "linear", "2026-11-20"),)
        self._books = tuple(codebook.load(k) for k in ("mbt-c-as", "tpocs-a", "alliance-markers"))

    def pseudonyms(self) -> Any:
        return self.listed.all(), self.listed.kept()

    def independent(self) -> frozenset[tuple[Pass, str, int]]:
        return self.store.finished()

    def cases(self) -> tuple[str, ...]:
        return ("A", "B")

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        return tuple(
            SessionInfo(one, number, 24, 200, "0" * 64, SOURCE)
            for one in self.cases()
            for number in range(1, 7)
            if case in (None, one)
        )

    def transcript(self, case: str, session: int) -> Transcript:
        return transcript(case, session)

    def segments(self, case: str, session: int, layer: str = "turn") -> tuple[Segment, ...]:
        turns = transcript(case, session).turns
        if layer == "turn":
            return turns
        return (Segment(1, turns[0].start, turns[1].stop, "", Role.OTHER),)

    def codebooks(self) -> tuple[Any, ...]:
        return self._books

    def codes(self) -> dict[str, Any]:
        return {code.key: code for book in self._books for code in book.codes}

    def rules(self) -> dict[str, ScoreRule]:
        return {rule.key: rule for book in self._books for rule in book.scores}

    def raters(self) -> dict[str, str]:
        return {"R1": "Somebody Real", "R2": "Somebody Else"}

    def hypotheses(self) -> tuple[Hypothesis, ...]:
        return self.asked

    def score_values(self, raters: str = "mean", case: str | None = None) -> tuple[Score, ...]:
        values = {CAUSE: (4, 9, 25, 8, 7, 3), EFFECT: (2.0, 2.5, 2.6, 4.0, 3.0, 2.9)}
        return tuple(
            Score(info.case, info.session, key, values[key][info.session - 1], 9, raters, 2)
            for info in self.sessions(case)
            for key in values
        )

    def series(self, case: str, score: str, raters: str = "mean") -> Series:
        found = [s for s in self.score_values(raters, case) if s.score == score]
        return Series(case, score, tuple(s.session for s in found), tuple(s.value for s in found))

    def facts(self) -> Facts:
        return Facts()

    def loops(self, *_: object, **__: object) -> tuple[()]:
        return ()

    def charts(self, *_: object, **__: object) -> tuple[()]:
        return ()

    def outcomes(self, case: str | None = None) -> tuple[()]:
        return ()

    def tests(
        self, raters: str = "mean", *, language: str | None = None, **_: object
    ) -> tuple[PrecedenceTest, ...]:
        from thirdear import series

        return series.adjust(
            [
                series.test(
                    self.series(case, *pair[:1]),
                    self.series(case, *pair[1:]),
                    lag=1,
                    language="tr" if language == "tr" else "en",
                )
                for case in self.cases()
                for pair in ((CAUSE, EFFECT), (EFFECT, CAUSE))
            ]
        )

    def vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        return tuple(v for v in self.picked if case in (None, v.case))


def tags() -> Iterator[Tag]:
    """Yield the tags of two raters, who differ on one code of Session 3 of case A."""
    for case in "AB":
        for session in range(1, 7):
            for turn in (1, 3, 9, 11):
                for rater in ("R1", "R2"):
                    yield Tag(
                        EventId(1, turn),
                        Pass(rater),
                        case,
                        session,
                        "turn",
                        turn,
                        "mbtc.perspective",
                    )
    yield Tag(EventId(1, 90), Pass("R2"), "A", 3, "turn", 2, "alliance.bond_plus")
    yield Tag(EventId(1, 91), Pass("R1"), "A", 3, "sentence", 1, "mbtc.holding")
    yield Tag(EventId(1, 92), Pass("R3"), "A", 3, "turn", 2, "alliance.withdrawal")


def picked(first: int = 1, last: int = 8, **more: str) -> Vignette:
    """Return a vignette that somebody added."""
    return Vignette("A", 3, first, last, "The door", "The first door.", **more)
