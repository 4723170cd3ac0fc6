"""From a study to a document: what is gathered, what the gate refuses, what is never lost."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from thirdear import codebook, writeup
from thirdear.model.coding import EventId, Pass, ScoreRule, Tag
from thirdear.model.disguise import Pseudonym
from thirdear.model.history import HistoryEntry
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.scores import Score, Series
from thirdear.model.text import Role, Segment, SessionInfo, Source, Transcript
from thirdear.model.writing import Vignette
from thirdear.study import excerpting, writing

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

    def tags(self, *, case: str, session: int | None = None) -> tuple[Tag, ...]:
        return tuple(t for t in self.tagged if t.case == case and session in (None, t.session))

    def history(self, *, last: int) -> tuple[HistoryEntry, ...]:
        return (HistoryEntry(EventId(1, 12), "2026-11-21T09:30:00Z", "R1", "tag", "tagged"),)[:last]

    def heads(self) -> dict[int, tuple[int, bytes]]:
        return {1: (12, b"\xab" * 32)}

    def record_export(
        self, name: str, sha256: str, params: Mapping[str, object], actor: str
    ) -> None:
        assert actor == "study"
        self.exported.append((name, sha256, params))

    def tag_totals(self, codes: object) -> tuple[()]:
        return ()

    def ratings(self) -> tuple[()]:
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

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = FakeStore(tagged=list(tags()))
        self.listed = FakeNames(NAMES)
        self.picked: list[Vignette] = []
        self.asked: tuple[Hypothesis, ...] = (Hypothesis(CAUSE, EFFECT, 1, "linear", "2026-11-20"),)
        self._books = tuple(codebook.load(k) for k in ("mbt-c-as", "tpocs-a", "alliance-markers"))

    def pseudonyms(self) -> Any:
        return self.listed.all(), self.listed.kept()

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

    def tests(
        self, raters: str = "mean", *, language: str | None = None
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


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return the fake study in a folder of its own."""
    return FakeStudy(tmp_path)


def picked(first: int = 1, last: int = 8, **more: str) -> Vignette:
    """Return a vignette that somebody added."""
    return Vignette("A", 3, first, last, "The door", "The first door.", **more)


def test_a_report_holds_both_cases_disguised(study: Any) -> None:
    """Names are replaced in each case's own language; labels of the file never appear."""
    path = writing.report(study)
    found = writeup.words_in(path)
    assert path == study.folder / "exports" / "case-study-en.docx"
    assert "Peter" in found
    assert "Zeynep'in kalesini" in found
    for real in ("Oliver", "Ayşe", "Emily", "Somebody"):
        assert real not in found
    assert study.store.exported[0][0] == "case-study-en.docx"
    assert study.store.exported[0][2]["cases"] == ["A", "B"]


def test_without_picked_vignettes_two_are_suggested_for_each_case(study: Any) -> None:
    """Each stands with its criterion; picked ones take their place."""
    assert len(writing.suggest(study, "A", 2)) == 2
    found = writeup.words_in(writing.report(study))
    assert [f"Vignette\u00a0{n}" in found for n in (1, 4, 5)] == [True, True, False]
    study.picked.append(picked())
    again = writeup.words_in(writing.report(study))
    assert "The first door." in again
    assert "Vignette\u00a04" not in again


def test_suggestions_look_for_markers_where_the_effect_is_made_of_ratings(study: Any) -> None:
    """A rated score shows in no single turn, so the client's first score of codes stands in."""
    study.store.tagged.append(
        Tag(EventId(1, 99), Pass("R1"), "A", 2, "turn", 2, "alliance.task_plus")
    )
    first = writing.suggest(study, "A")[0]
    assert first.title == "MBT-C techniques, followed by Positive alliance markers"


def test_a_study_without_hypothesis_or_scores_suggests_what_it_can(study: Any) -> None:
    """Scores of two codebooks stand in for a hypothesis; without scores there is nothing."""
    study.asked = ()
    assert writing.suggest(study, "A")
    study.score_values = lambda **_: ()
    assert writing.suggest(study, "A") == ()


def test_an_undecided_place_closes_the_gate(study: Any) -> None:
    """How many and where, and which command helps; not the words, and no document."""
    study.listed = FakeNames((*NAMES, Pseudonym("Hello", "Ann", case="A", also_a_word=True)))
    study.picked.append(picked())
    with pytest.raises(GateRefusal, match=r"somebody: 1 .*session 3, turn 7.*disguise scan") as no:
        writing.report(study)
    assert "Hello" not in str(no.value)
    assert no.value.exit_code == 3
    assert not list(study.folder.rglob("*.docx"))


def test_a_place_that_was_decided_to_stay_opens_the_gate(study: Any) -> None:
    """What a person kept is no finding any more, neither before writing nor after."""
    study.listed = FakeNames(
        (*NAMES, Pseudonym("Hello", "Ann", case="A", also_a_word=True)), (("Hello", "A"),)
    )
    study.picked.append(picked())
    assert "Hello." in writeup.words_in(writing.report(study))


@pytest.mark.parametrize("where", ["title", "name"])
def test_a_name_in_the_finished_document_takes_it_away_again(study: Any, where: str) -> None:
    """The last search covers what is not cut from transcripts, and the file's name."""
    study.listed = FakeNames((*NAMES, Pseudonym("Margaret", "Ann", case="B")))
    study.picked.append(replace(picked(), commentary="About Margaret, a child of the other case."))
    target = study.folder / ("Margaret.docx" if where == "name" else "x.docx")
    if where == "name":
        study.picked.clear()
    with pytest.raises(GateRefusal, match="“Ann”") as no:
        writing.report(study, target)
    assert "Margaret" not in str(no.value)
    assert not list(study.folder.rglob("*.docx"))


def test_identifiable_leaves_the_words_and_marks_every_page(study: Any) -> None:
    """By an explicit choice nothing is replaced; file name, header and record say so."""
    study.picked.append(picked())
    path = writing.report(study, identifiable=True)
    found = writeup.words_in(path)
    assert path.name == "case-study-en-identifiable.docx"
    assert "IDENTIFIABLE: REAL NAMES, NOT DISGUISED" in found
    assert "This is Oliver." in found
    assert study.store.exported[0][2]["identifiable"] is True


def test_turkish_reports_speak_turkish_down_to_refusals(study: Any) -> None:
    """Fixed words, criteria and the reasons of tests are in the document's language."""
    study.language = "tr"
    found = writeup.words_in(writing.report(study, cases=["B"]))
    assert "Vaka\u00a0B" in found
    assert "Test edilmedi: Kullanılabilir satır sayısı yetersiz" in found
    assert "Too few" not in found
    assert "Vaka\u00a0A" not in found


def test_one_case_of_two_still_counts_every_test_of_the_family(study: Any) -> None:
    """Holm covers the tests of the whole run, printed or not."""
    done = [replace(t, refused=None, p_holm=0.5) for t in study.tests()]
    study.tests = lambda _raters, **_: tuple(done)
    found = writeup.words_in(writing.report(study, cases=["A"]))
    assert "over 4 tests" in found


def test_margins_name_codes_and_who_gave_them(study: Any) -> None:
    """All raters: the code alone; some: a fraction; unfinished passes and other turns: nothing."""
    shown = excerpting.excerpt(study, picked(), "en", "mean", excerpting.nobody())
    codes = [turn.codes for turn in shown.turns]
    perspective, holding = "Play with perspective", "Responsibility for structure and holding (1/2)"
    assert codes[0] == (holding, perspective)
    assert codes[1] == (holding, "Bond + (1/2)")
    assert codes[2] == (perspective,)
    assert not any(codes[3:])
    alone = excerpting.excerpt(study, picked(), "en", "R2", excerpting.nobody())
    assert [turn.codes for turn in alone.turns][:2] == [(perspective,), ("Bond +",)]


def test_speakers_are_letters_and_words_are_exact(study: Any) -> None:
    """Roles become letters, several other persons are numbered; the words are a slice."""
    shown = excerpting.excerpt(study, picked(), "en", "mean", excerpting.nobody())
    assert [turn.speaker for turn in shown.turns] == ["T", "C", "T", "C", "M", "O1", "O2", ""]
    assert [turn.text for turn in shown.turns] == [words for _, _, words in ENGLISH]
    assert [turn.number for turn in shown.turns] == list(range(1, 9))
    turkish = excerpting.excerpt(
        study, replace(picked(1, 5), case="B"), "en", "mean", excerpting.nobody()
    )
    assert [turn.speaker for turn in turkish.turns] == ["T", "Ç", "T", "Ç", "B"]
    assert turkish.language == "tr"


def edit(path: Path) -> None:
    """Change a word of a document and leave everything else as it is."""
    with zipfile.ZipFile(path) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    with zipfile.ZipFile(path, "w") as package:
        for entry, data in parts:
            package.writestr(entry, data.replace(b"Method", b"Methods"))


def test_an_edited_document_is_never_written_over(study: Any) -> None:
    """What nobody touched is replaced; beside an edited document a new one appears."""
    first = writing.report(study)
    study.picked.append(picked())
    assert writing.report(study) == first
    edit(first)
    before = first.read_bytes()
    second = writing.report(study)
    assert second.name == "case-study-en-2.docx"
    assert first.read_bytes() == before
    assert writing.report(study) == second
    named = writing.report(study, first)
    assert named == first
    assert second.read_bytes() == first.read_bytes()


def test_impossible_requests_are_refused_in_a_sentence(study: Any) -> None:
    """An unknown case, a place that cannot be written to, a study without transcripts."""
    with pytest.raises(Refusal, match="There is no case Z; the study has A, B"):
        writing.report(study, cases=["Z"])
    with pytest.raises(Refusal, match="is not there"):
        writing.report(study, study.folder / "nowhere" / "x.docx")
    with pytest.raises(Refusal, match=r"does not end in \.docx"):
        writing.report(study, study.folder / "x.pdf")
    (study.folder / "taken.docx").mkdir()
    with pytest.raises(Refusal, match="cannot be written"):
        writing.report(study, study.folder / "taken.docx")
    assert not list(study.folder.rglob(".*"))
    study.cases = lambda: ()
    with pytest.raises(Refusal, match="thirdear import"):
        writing.report(study)
