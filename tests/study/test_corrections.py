"""Corrections lie over a transcript: the source and its tags stay, and each can be taken back."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.a_store import ME, a_store, new, transcript
from thirdear import Study
from thirdear.model.coding import EventId, NewTag, Pass
from thirdear.model.corrections import Corrected, Correction, Edit, Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.store import Store
from thirdear.study import corrections, journal

TALK = """\
T: Bugün okulda ne oldu?
Ç: Kitabı düşürdüm. T: Üzüldün mü? Biraz.
T: Sonra ne yaptın?
Ç: Ağladım.
A: Çok ağladı.
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One session in which a label was missed in turn 2; two raters."""
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt"], speakers="A=parent"))
    for rater in ("R1", "R2"):
        made.add_rater(rater)
    return made


def correct(
    study: Study, fault: Fault, at: str, text: str = "", role: Role | None = None
) -> tuple[Correction, ...]:
    """Correct something where a piece of the talk stands."""
    start = TALK.index(at)
    wanted = NewCorrection("A", 1, fault, start, start + len(at), text, role)
    return study.correct(wanted, "R1")


def turns(study: Study) -> list[tuple[int, str, Role, str]]:
    """Return number, speaker, role and words of the corrected turns."""
    made = study.corrected("A", 1).transcript
    return [(t.index, t.speaker, t.role, made.words(t)) for t in made.turns]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("12:34.5", "754.5"),
        ("1:02:03", "3723.0"),
        ("754.5", "754.5"),
        ("12,5", "12.5"),
        ("0", "0.0"),
    ],
)
def test_a_corrected_time_is_told_as_a_clock_or_in_seconds(told: str, seconds: str) -> None:
    """With a point or a comma."""
    assert corrections.seconds(told) == seconds


@pytest.mark.parametrize("told", ["", "now", "[12:34]", "-5", "12:34 pm", ":", "1e3"])
def test_what_is_no_time_is_refused(told: str) -> None:
    """The refusal shows how one is written."""
    with pytest.raises(Refusal, match="A time is written as"):
        corrections.seconds(told)


@pytest.mark.parametrize("name", ["", "7", "7:", ":4", "7:x", "seven:4", "-7:4", "7:4:1"])
def test_what_names_no_correction_is_refused(name: str) -> None:
    """A chain and a number name one."""
    assert corrections.event_id("7:4") == EventId(7, 4)
    with pytest.raises(Refusal, match="names no correction"):
        corrections.event_id(name)


# -- what the overlay is


def test_words_are_replaced_and_the_source_stays(study: Study) -> None:
    """Who, when and what is listed; text, hash, bytes and segments are those of the source."""
    with study:
        before = study.transcript("A", 1)
        (made,) = correct(study, Fault.WORDS, "Kitabı düşürdüm", "Kitabımı düşürdüm")
        assert turns(study)[1][3] == "Kitabımı düşürdüm. T: Üzüldün mü? Biraz."
        assert study.transcript("A", 1) == before
        assert study.corrections("A", 1) == (made,)
        assert (made.actor, made.text) == ("R1", "Kitabımı düşürdüm")
        assert made.at == journal.history(study, 1, None, None, None, (None, None))[0].at
        assert (
            journal.history(study, 1, None, None, None, (None, None))[0].what
            == "case A, session 1, words"
        )
        assert correct(study, Fault.WORDS, "Kitabı düşürdüm", "Kitabımı düşürdüm") == ()
        assert study.store.check() == ()


def test_a_missed_label_becomes_two_turns_of_one_number(study: Study) -> None:
    """Split with a speaker and take the label's words away; the next turn keeps its number."""
    with study:
        assert len(correct(study, Fault.SPLIT, "T: Üzüldün", "T")) == 2
        correct(study, Fault.SPLIT, "Biraz", "Ç")
        correct(study, Fault.WORDS, "T: Üzüldün", "Üzüldün")
        assert turns(study)[1:5] == [
            (2, "Ç", Role.CLIENT, "Kitabı düşürdüm."),
            (2, "T", Role.THERAPIST, "Üzüldün mü?"),
            (2, "Ç", Role.CLIENT, "Biraz."),
            (3, "T", Role.THERAPIST, "Sonra ne yaptın?"),
        ]
        assert [s.index for s in study.segments("A", 1)] == [1, 2, 3, 4, 5]
        study.segment("sentence")
        roles = [s.role.value for s in study.segments("A", 1, "sentence")]
        assert roles[1:5] == ["client", "therapist", "client", "therapist"]
        assert study.store.check() == ()


def test_joined_turns_are_the_first_ones(study: Study) -> None:
    """The label between them is not read; both of the source's turns have the one speaker."""
    with study:
        correct(study, Fault.JOIN, "Ağladım.")
        assert turns(study)[3:] == [(4, "Ç", Role.CLIENT, "Ağladım. Çok ağladı.")]
        assert [s.speaker for s in study.segments("A", 1)] == ["T", "Ç", "T", "Ç", "Ç"]
        assert study.transcript("A", 1).turns[4].speaker == "A"
        correct(study, Fault.SPLIT, "Çok ağladı", "A")
        assert turns(study)[4] == (5, "A", Role.PARENT, "Çok ağladı.")


def test_a_speaker_counts_where_the_source_says_another(study: Study) -> None:
    """Scores, layers of every kind and codes for a speaker follow the corrected one."""
    with study:
        study.segment("sentence")
        study.segment("turns:2")
        holding = new(4, "mbtc.holding")
        with pytest.raises(Refusal, match="for the therapist"):
            study.change_tags(ME, add=[holding])
        correct(study, Fault.SPEAKER, "Ağladım", "T")
        study.change_tags(ME, add=[holding])
        assert study.segments("A", 1)[3].role is Role.THERAPIST
        assert study.segments("A", 1, "sentence")[-2].speaker == "T"
        assert study.segments("A", 1, "turns:2")[1].role is Role.OTHER
        assert study.store.extents(Role.THERAPIST)["A", 1].segments == 3
        assert study.store.extents(Role.THERAPIST, "sentence")["A", 1].segments == 3
        study.undo("R1")
        study.undo("R1")
        assert study.store.extents(Role.THERAPIST)["A", 1].segments == 2
        assert study.store.check() == ()


def test_a_corrected_role_is_read_at_once(study: Study) -> None:
    """Segments that were read before the correction have the new role after it, and after undo."""
    with study:
        assert study.segments("A", 1)[4].role is Role.PARENT
        study.correct_role("A", "A", Role.CLIENT, by="R1")
        assert study.segments("A", 1)[4].role is Role.CLIENT
        study.undo("R1")
        assert study.segments("A", 1)[4].role is Role.PARENT


def test_a_role_is_corrected_for_the_label(study: Study) -> None:
    """All of its turns have it, also in layers that are made later; undo and withdrawing end it."""
    with study:
        start = len(journal.history(study, None, None, None, None, (None, None)))
        for role_ in (Role.OTHER, Role.OTHER):
            study.correct(NewCorrection("A", 1, Fault.ROLE, text="A", role=role_), "R1")
        assert len(journal.history(study, None, None, None, None, (None, None))) == start + 1
        assert study.segments("A", 1)[4].role is Role.OTHER
        study.segment("hand")
        assert study.segments("A", 1, "hand")[4].role is Role.OTHER
        study.undo("R1")
        for layer in ("turn", "hand"):
            assert study.segments("A", 1, layer)[4].role is Role.PARENT
            assert study.store.extents(Role.PARENT, layer)["A", 1].segments == 1
        study.redo("R1")
        study.withdraw(study.corrections()[0].id, "R2")
        assert study.segments("A", 1)[4].role is Role.PARENT
        study.undo("R2")
        assert study.segments("A", 1)[4].role is Role.OTHER
        assert study.store.check() == ()


def test_what_stood_before_a_speaker_was_corrected_is_still_said_of_somebody(
    study: Study,
) -> None:
    """A code for a speaker of the source can be agreed on, or brought in, after a correction."""
    with study:
        passes = [Pass(rater) for rater in ("R1", "R2")]
        study.change_tags(passes[0], add=[NewTag("A", 1, 1, "mbtc.playful")])
        study.correct(NewCorrection("A", 1, Fault.ROLE, text="T", role=Role.OTHER), "R1")
        study.change_tags(passes[1], add=[NewTag("A", 1, 1, "mbtc.playful")])
        with pytest.raises(Refusal, match="is a code for the therapist"):
            study.change_tags(passes[1], add=[NewTag("A", 1, 2, "mbtc.playful")])
        assert len(study.tags(passes[1], "A", 1)) == 1


def test_a_later_correction_takes_in_what_it_covers(study: Study) -> None:
    """A part of a corrected stretch is refused; all of it, or more, takes its place."""
    with study:
        (first,) = correct(study, Fault.WORDS, "düşürdüm", "kaybettim")
        with pytest.raises(Refusal, match="is part of what is already corrected"):
            correct(study, Fault.WORDS, "Kitabı düş", "x")
        correct(study, Fault.WORDS, "Kitabı düşürdüm", "Defteri yırttım")
        assert turns(study)[1][3].startswith("Defteri yırttım.")
        study.undo("R1")
        assert turns(study)[1][3].startswith("Kitabı kaybettim.")
        correct(study, Fault.WORDS, "düşürdüm", "düşürdüm")
        assert turns(study)[1][3].startswith("Kitabı düşürdüm.")
        study.withdraw(first.id)
        with pytest.raises(Refusal, match="not there any more"):
            study.withdraw(first.id)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (NewCorrection("A", 1, Fault.WORDS, 0, 9, "x"), "is not a range of text within one turn"),
        (NewCorrection("A", 1, Fault.WORDS, 5, 5, "x"), "is not a range of text within one turn"),
        (NewCorrection("A", 1, Fault.WORDS, 20, 40, "x"), "is not a range of text within one turn"),
        (NewCorrection("A", 1, Fault.SPLIT, 3), "no turn can begin at 3"),
        (NewCorrection("A", 1, Fault.SPLIT, 999), "no turn can begin"),
        (NewCorrection("A", 1, Fault.SPLIT, 9, text="X"), "in which role"),
        (NewCorrection("A", 1, Fault.JOIN, TALK.index("Çok")), "no turn behind the last"),
        (NewCorrection("A", 1, Fault.JOIN, 0), "0 is in no turn"),
        (NewCorrection("A", 1, Fault.SPEAKER, 3, text=" "), "say who speaks"),
        (NewCorrection("A", 1, Fault.SPEAKER, 3, text="Elif"), "no such label"),
        (NewCorrection("A", 1, Fault.ROLE, text="X", role=Role.OTHER), "the labels are T, Ç, A"),
        (NewCorrection("A", 1, Fault.ROLE, text="T"), "say whose role"),
        (NewCorrection("A", 9, Fault.JOIN, 3), "no session 9"),
    ],
)
def test_what_cannot_be_corrected(study: Study, wanted: NewCorrection, sentence: str) -> None:
    """The refusal says where and why; nothing is written."""
    with study:
        before = study.store.heads()
        with pytest.raises(Refusal, match=sentence):
            study.correct(wanted)
        assert study.store.heads() == before


def test_tags_keep_covering_their_words(study: Study) -> None:
    """Corrected or not, a tag covers the source's words, and tells where they are now."""
    with study:
        start = TALK.index("düşürdüm")
        tag = replace(new(2, "tpocs.thought_feeling"), start=start, stop=start + 8)
        code = next(iter(study.codes().values())).key
        (made,) = study.store.change_tags(ME, (), [replace(tag, code=code)], "R1")
        correct(study, Fault.WORDS, "Kitabı", "Küçük kitabımı")
        correct(study, Fault.SPLIT, "düşürdüm")
        corrected = study.corrected("A", 1)
        assert made.start is not None
        assert made.stop is not None
        at = corrected.span(made.start, made.stop)
        assert corrected.transcript.text[slice(*at)] == "düşürdüm"
        assert corrected.source_span(*at) == (made.start, made.stop)
        assert corrected.words(study.segments("A", 1)[1]).startswith("Küçük kitabımı düşürdüm.")
        assert study.store.check() == ()


def test_corrected_words_lie_where_they_can_be_erased(study: Study) -> None:
    """No event holds a word, a name or a label of what was corrected."""
    with study:
        correct(study, Fault.WORDS, "Kitabı", "Gizlisözcük")
        correct(study, Fault.SPEAKER, "Ağladım", "Gizliad", Role.OTHER)
        bodies = " ".join(row[0] for row in study.store._db.all("SELECT body FROM event"))
        assert "Gizli" not in bodies
        assert "Gizli" not in str(journal.history(study, None, None, None, None, (None, None)))


def test_documents_and_the_scan_read_corrected_words_too(study: Study) -> None:
    """A name that only a correction brings in is found; a vignette has it if it is asked for."""
    from thirdear.model.writeup import Vignette
    from thirdear.study import excerpts, scanned

    with study:
        vignette = Vignette("A", 1, 1, 2, "t", "c")
        correct(study, Fault.WORDS, "okulda", "Zehra'nın okulunda")
        correct(study, Fault.SPLIT, "Biraz")
        places = list(scanned.places(study, "A"))
        assert any(place.form.startswith("Zehra") for place in places)
        plain, other = (
            excerpts.excerpt(study, vignette, "tr", "mean", excerpts.nobody(), corrected=c)
            for c in (False, True)
        )
        assert plain.turns[0].text == "Bugün okulda ne oldu?"
        assert other.turns[0].text == "Bugün Zehra'nın okulunda ne oldu?"
        assert [turn.number for turn in other.turns] == [1, 2, 2]


def test_codes_go_with_joined_turns(study: Study) -> None:
    """Turns that were joined have the codes of both, the parts of a split one have its own."""
    from thirdear.model.writeup import Vignette
    from thirdear.study import excerpts

    with study:
        study.change_tags(ME, add=[new(1, "mbtc.holding"), new(3, "mbtc.perspective")])
        study.finish(ME, "A", 1)
        correct(study, Fault.JOIN, "Bugün")
        correct(study, Fault.JOIN, "Kitabı")
        vignette = Vignette("A", 1, 1, 4, "t", "c")
        made = excerpts.excerpt(study, vignette, "en", "mean", excerpts.nobody(), corrected=True)
        assert [turn.number for turn in made.turns] == [1, 4]
        assert len(made.turns[0].codes) == 2
        assert made.turns[1].codes == ()


def test_a_vignette_tells_no_more_than_its_turns(study: Study) -> None:
    """A turn that was joined with one outside of the run is told as far as the run goes."""
    with study:
        correct(study, Fault.JOIN, "Kitabı")
        correct(study, Fault.JOIN, "Ağladım")
        corrected = study.corrected("A", 1)

        def told(first: int, last: int) -> list[tuple[int, str]]:
            made = corrected.turns(first, last)
            return [(turn.index, corrected.transcript.words(turn)) for turn in made]

        assert told(3, 4) == [(3, "Sonra ne yaptın?"), (4, "Ağladım.")]
        assert told(5, 5) == [(5, "Çok ağladı.")]
        assert told(4, 9)[0] == (4, "Ağladım. Çok ağladı.")
        assert told(7, 9) == []


# -- the map of offsets

TEXT = "abcdefghij"


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.text("xy", max_size=4))))
@settings(max_examples=300)
def test_every_place_has_one_in_the_corrected_text(spans: list[tuple[int, int, str]]) -> None:
    """Text between edits moves with them; there and back again covers what was meant, no less."""
    edits: list[Edit] = []
    for start, stop, text in sorted(spans):
        if start < stop and all(e.stop <= start for e in edits):
            edits.append(Edit(start, stop, text))
    source = replace(transcript("A", 1)[0], text=TEXT, turns=())
    made = Corrected.of(source, (), edits)
    places = [made.span(place, place)[0] for place in range(len(TEXT) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(made.transcript.text))
    free = [p for p in range(len(TEXT)) if not any(e.start <= p < e.stop for e in edits)]
    for place in free:
        start, stop = made.span(place, place + 1)
        assert made.transcript.text[start:stop] == TEXT[place]
        assert made.source_span(start, stop) == (place, place + 1)
    for edit in edits:
        start, stop = made.span(edit.start, edit.stop)
        assert made.transcript.text[start:stop] == edit.text
        for at in range(start, stop):
            assert made.source_span(at, at + 1) == (edit.start, edit.stop)


# -- any sequence


class Correctors(RuleBasedStateMachine):
    """Two people correct one session, withdraw, undo and redo, while a tag stands on it.

    The oracle keeps which corrections stand by each one's acts; whatever stands, the source and
    the tag stay, and the tables equal a replay of the journal.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = a_store(self.folder)
        self.source = self.store.transcript("A", 1)
        self.store.add_layer("A", 1, "hand", self.source.turns, "study")
        self.store.change_tags(Pass("R2"), (), [new(3)], "study")
        self.acts: dict[str, list[tuple[bool, frozenset[EventId]]]] = defaultdict(list)
        self.gone: dict[str, list[tuple[bool, frozenset[EventId]]]] = defaultdict(list)

    def teardown(self) -> None:
        """Tables follow from the journal after all, and after a restart."""
        assert self.store.check() == ()
        assert self.store.rebuild() == ()
        before = self.store.corrections()
        self.store.close()
        with Store.open(self.folder / "study.thirdear") as again:
            assert again.corrections() == before
        shutil.rmtree(self.folder)

    def ids(self) -> frozenset[EventId]:
        """Return what stands."""
        return frozenset(one.id for one in self.store.corrections())

    @rule(
        who=st.sampled_from(["R1", "R2"]),
        fault=st.sampled_from(list(Fault)),
        at=st.integers(0, 99),
        length=st.integers(1, 12),
        text=st.sampled_from(["", "T", "Ç", "yeni söz"]),
        role_=st.sampled_from([None, Role.OTHER, Role.CLIENT]),
    )
    def correct(
        self, who: str, fault: Fault, at: int, length: int, text: str, role_: Role | None
    ) -> None:
        """Correct something somewhere, if it can be."""
        before = self.ids()
        start = len(self.source.text) * at // 100
        wanted = NewCorrection("A", 1, fault, start, start + length, text, role_)
        try:
            made = self.store.correct([wanted], who)
        except Refusal:
            assert self.ids() == before
            return
        assert self.ids() == before | {one.id for one in made}
        if made:
            self.acts[who].append((True, frozenset(one.id for one in made)))
            self.gone[who].clear()

    @rule(who=st.sampled_from(["R1", "R2"]), which=st.integers(0, 9))
    def withdraw(self, who: str, which: int) -> None:
        """Withdraw one, whoever's it is."""
        standing = self.store.corrections()
        if standing:
            id_ = standing[which % len(standing)].id
            self.store.withdraw(id_, who)
            self.acts[who].append((False, frozenset([id_])))
            self.gone[who].clear()

    @rule(who=st.sampled_from(["R1", "R2"]), at=st.integers(0, 99))
    def split(self, who: str, at: int) -> None:
        """Cut the layer made by hand in between: it has the corrected speakers, too."""
        try:
            self.store.split("A", 1, "hand", len(self.source.text) * at // 100, who)
        except Refusal:
            return
        self.acts[who].append((True, frozenset()))
        self.gone[who].clear()

    @rule(who=st.sampled_from(["R1", "R2"]), again=st.booleans())
    def turn_back(self, who: str, again: bool) -> None:
        """Undo or redo."""
        source, target = (self.gone, self.acts) if again else (self.acts, self.gone)
        before = self.ids()
        changed = (self.store.redo if again else self.store.undo)(who)
        assert bool(changed) == bool(source[who])
        if changed:
            adding, ids = act = source[who].pop()
            target[who].append(act)
            assert self.ids() == (before | ids if adding == again else before - ids)

    @invariant()
    def the_source_stays(self) -> None:
        """Text, turns, hash and the tag are as they were; every segment's role is the read one."""
        kept = self.store.transcript("A", 1)
        assert kept == self.source
        assert hashlib.sha256(kept.text.encode()).hexdigest() == kept.sha256
        assert len(self.store.tags()) == 1
        for layer in ("turn", "hand"):
            roles: dict[Role, int] = defaultdict(int)
            for segment in self.store.segments("A", 1, layer):
                roles[segment.role] += 1
            for role_ in Role:
                counted = self.store.extents(role_, layer)["A", 1].segments
                assert counted == roles[role_]

    @precondition(lambda self: len(self.acts["R1"]) % 3 == 1)
    @invariant()
    def replaying_changes_nothing(self) -> None:
        """Live tables equal a replay."""
        assert self.store.rebuild() == ()


Correctors.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, print_blob=True
)
TestCorrectors = Correctors.TestCase
