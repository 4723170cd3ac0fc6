"""Layers by turns, by blank lines, by hand and freely; splitting, joining and undoing it."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.a_store import ME, a_store, new, transcript
from thirdear import Study, segmenting
from thirdear.base.boundaries import Boundary, boundary_at, cut, numbered
from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.store import Store
from thirdear.study import layers

TALK = """\
T: Ne oldu bugün?
Ç: Okulda düştüm.

Sonra ağladım.
T: Canın yandı.

T: Annen geldi mi?
Ç: Geldi.
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One session of five turns, two raters."""
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as"])
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt"]))
    for rater in ("R1", "R2"):
        made.add_rater(rater)
    return made


def said(study: Study, layer: str) -> list[tuple[str, str]]:
    """Return speaker and words of a layer's segments."""
    text = study.transcript("A", 1).text
    return [(s.speaker, text[s.start : s.stop]) for s in study.segments("A", 1, layer)]


# -- rules


def test_stretches_of_turns(study: Study) -> None:
    """Two turns a segment; a speaker only where both have the same; the last may be shorter."""
    with study:
        assert study.segment("turns:2") == ("turns:2", 1)
        assert said(study, "turns:2") == [
            ("", "Ne oldu bugün?\nÇ: Okulda düştüm.\n\nSonra ağladım."),
            ("T", "Canın yandı.\n\nT: Annen geldi mi?"),
            ("Ç", "Geldi."),
        ]


def test_blank_lines(study: Study) -> None:
    """A turn with a blank line is cut, turns without are together, labels at ends are left out."""
    with study:
        study.segment("blank")
        assert said(study, "blank") == [
            ("", "Ne oldu bugün?\nÇ: Okulda düştüm."),
            ("", "Sonra ağladım.\nT: Canın yandı."),
            ("", "Annen geldi mi?\nÇ: Geldi."),
        ]


@given(st.lists(st.text("a .\n", min_size=1, max_size=12), max_size=6), st.integers(1, 4))
@settings(max_examples=150)
def test_stretches_hold_every_word(turns: list[str], count: int) -> None:
    """By turns and by blank lines: in order, apart, and no word of a turn is left out."""
    made = _spoken(turns)
    for found in (segmenting.by_turns(made, count), segmenting.by_blank_line(made)):
        assert [s.index for s in found] == list(range(1, len(found) + 1))
        places = [place for s in found for place in range(s.start, s.stop)]
        assert places == sorted(set(places))
        spoken = {p for t in made.turns for p in range(t.start, t.stop) if made.text[p] != " "}
        assert {p for p in spoken if made.text[p] != "\n"} <= set(places)


def _spoken(turns: list[str]) -> Transcript:
    text, segments = "", []
    for index, words in enumerate(turns, start=1):
        text += "T: "
        segments.append(Segment(index, len(text), len(text) + len(words), "T", Role.THERAPIST))
        text += words + "\n"
    return Transcript("A", 1, text, "", tuple(segments), Source("a", "txt-turns", None, ""))


@pytest.mark.parametrize("by", ["turns:0", "turns:x", "breath", "hand:", "hand:free", "hand:x"])
def test_no_such_layer(study: Study, by: str) -> None:
    """The refusal lists the layers that there are."""
    with study, pytest.raises(Refusal, match=r"take sentence, minutes:N, turns:N, blank, hand"):
        study.segment(by)


# -- free boundaries


def test_in_the_free_layer_raters_choose_their_own_stretches(study: Study) -> None:
    """A tag says where it lies; a pass's stretches are its segments, and nobody else's."""
    with study:
        study.segment("free")
        text = study.transcript("A", 1).text
        at = text.index("Sonra")
        spans = [(at, at + 14), (text.index("Canın"), text.index("Annen") + 5), (3, 17)]
        codes = ("mbtc.perspective", "mbtc.holding", "mbtc.perspective")
        tags = [
            NewTag("A", 1, 1, code, "free", start=start, stop=stop)
            for code, (start, stop) in zip(codes, spans, strict=True)
        ]
        study.change_tags(ME, add=tags)
        study.change_tags(ME, add=[NewTag("A", 1, 1, codes[1], "free", start=3, stop=17)])
        units = layers.units(study, ME, "A", 1)
        assert [(u.index, u.speaker, text[u.start : u.stop]) for u in units] == [
            (1, "T", "Ne oldu bugün?"),
            (2, "Ç", "Sonra ağladım."),
            (3, "T", "Canın yandı.\n\nT: Annen"),
        ]
        assert layers.units(study, Pass("R2"), "A", 1) == ()
        with pytest.raises(Refusal, match="says itself where it begins and ends"):
            study.change_tags(ME, add=[NewTag("A", 1, 1, codes[0], "free")])
        assert study.store.check() == ()


# -- by hand


def test_split_and_join(study: Study) -> None:
    """White space at the cut goes to neither side; who joins two speakers has nobody's segment."""
    with study:
        study.segment("hand")
        text = study.transcript("A", 1).text
        assert len(study.split("A", 1, "hand", text.index("düştüm"))) == 6
        assert said(study, "hand")[1:3] == [("Ç", "Okulda"), ("Ç", "düştüm.\n\nSonra ağladım.")]
        study.join("A", 1, "hand", 3)
        assert said(study, "hand")[2] == ("", "düştüm.\n\nSonra ağladım.\nT: Canın yandı.")
        study.join("A", 1, "hand", 2)
        assert len(study.segments("A", 1, "hand")) == 4
        assert study.store.check() == ()
        assert study.undo("study")[0].what == "join"
        assert len(study.segments("A", 1, "hand")) == 5
        assert study.layers("A", 1) == ("turn", "hand")
        assert len(study.segments("A", 1)) == 5


def test_a_hand_made_layer_may_begin_with_another(study: Study) -> None:
    """With sentences that are there or are made for it, or with a layer made by hand."""
    with study:
        study.segment("hand:sentence")
        assert study.layers("A", 1) == ("turn", "hand:sentence")
        assert len(study.segments("A", 1, "hand:sentence")) == 6
        study.join("A", 1, "hand:sentence", 2)
        study.segment("hand:hand:sentence")
        assert said(study, "hand:hand:sentence") == said(study, "hand:sentence")


def test_a_cut_must_part_words(study: Study) -> None:
    """Ends of segments, labels between them, rules' layers and the last segment are refused."""
    with study:
        study.segment("hand")
        study.segment("sentence")
        text = study.transcript("A", 1).text
        for at in (-5, 0, 3, 17, text.index("Ç:"), len(text), len(text) + 9):
            with pytest.raises(Refusal, match="can be split"):
                study.split("A", 1, "hand", at)
        with pytest.raises(Refusal, match="cut by a rule"):
            study.split("A", 1, "sentence", 6)
        with pytest.raises(Refusal, match="cut by a rule"):
            study.join("A", 1, "turn", 1)
        with pytest.raises(Refusal, match="none behind it"):
            study.join("A", 1, "hand", 5)
        with pytest.raises(Refusal, match="no layer 'hand:x'"):
            study.join("A", 1, "hand:x", 1)
        with pytest.raises(Refusal, match="no session 4"):
            study.split("A", 4, "hand", 6)


@pytest.mark.parametrize("what", ["tag", "memo", "flag"])
def test_what_is_used_stays_as_it_is(study: Study, what: str) -> None:
    """With anything in the layer nothing is cut, nor is a cut undone; without it, it is again."""
    with study:
        study.segment("hand")
        study.split("A", 1, "hand", 6, "R2")
        place = ("A", 1)
        if what == "tag":
            study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding", "hand")])
        elif what == "memo":
            study.set_memo(ME, *place, 1, "bak", "hand")
        else:
            study.flag(ME, *place, [1], True, "hand")
        for forbidden in (
            lambda: study.split("A", 1, "hand", 9),
            lambda: study.join("A", 1, "hand", 1),
            lambda: study.undo("R2"),
        ):
            with pytest.raises(Refusal, match="its segments stay as they are"):
                forbidden()
        study.undo("R1")
        study.undo("R2")
        assert len(study.segments("A", 1, "hand")) == 5
        assert study.redo("R1") == ()
        assert study.store.check() == ()


class Cutters(RuleBasedStateMachine):
    """Two people cut one layer, tag in it, take back and do again, in any order.

    The oracle is the set of places at which segments begin: those of the layer, and for every
    place how often its boundary was set and taken by acts that stand.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = a_store(self.folder)
        self.made = transcript("A", 1)[0]
        self.store.add_layer("A", 1, "hand", self.made.turns, "study")
        self.begin = {turn.start for turn in self.made.turns}
        self.acts: dict[str, list[tuple[int, int] | None]] = defaultdict(list)
        self.gone: dict[str, list[tuple[int, int] | None]] = defaultdict(list)

    def teardown(self) -> None:
        """Whatever was done, the tables follow from the journal."""
        assert self.store.check() == ()
        assert self.store.rebuild() == ()
        self.store.close()
        shutil.rmtree(self.folder)

    def now(self) -> tuple[Segment, ...]:
        """Return the segments."""
        return self.store.segments("A", 1, "hand")

    def did(self, who: str, act: tuple[int, int] | None) -> None:
        """Note an act; nobody's undone tags can be done again after a cut."""
        self.acts[who].append(act)
        self.gone[who].clear()
        if act is not None:
            self.forget()

    def counts(self) -> dict[int, int]:
        """Return by place how often its boundary was set, less how often it was taken.

        An act changes the count to what it asks for, so it weighs more than one where others'
        acts at the same place were taken back in between.
        """
        counts: dict[int, int] = defaultdict(int, dict.fromkeys(self.begin, 1))
        for acts in self.acts.values():
            for act in acts:
                if act is not None:
                    counts[act[0]] += act[1]
        return counts

    def forget(self) -> None:
        """Leave no undone tag to be done again."""
        for undone in self.gone.values():
            undone[:] = [act for act in undone if act is not None]

    @rule(who=st.sampled_from(["R1", "R2"]), share=st.integers(0, 99))
    def split(self, who: str, share: int) -> None:
        """Split somewhere."""
        before = {s.start for s in self.now()}
        at = len(self.made.text) * share // 100
        try:
            after = {s.start for s in self.store.split("A", 1, "hand", at, who)}
        except Refusal:
            assert {s.start for s in self.now()} == before
        else:
            (new_,) = after - before
            assert after > before
            self.did(who, (new_, 1 - self.counts()[new_]))

    @rule(who=st.sampled_from(["R1", "R2"]), which=st.integers(1, 14))
    def join(self, who: str, which: int) -> None:
        """Join somewhere."""
        before = {s.start for s in self.now()}
        try:
            after = {s.start for s in self.store.join("A", 1, "hand", which, who)}
        except Refusal:
            assert {s.start for s in self.now()} == before
        else:
            (old,) = before - after
            self.did(who, (old, -self.counts()[old]))

    @rule(who=st.sampled_from(["R1", "R2"]))
    def tag(self, who: str) -> None:
        """Tag a segment; from then on none is cut."""
        before = self.store.tags(pass_=Pass(who))
        tag = new(1, "x.a", layer="hand")  # type: ignore[arg-type]
        self.store.change_tags(Pass(who), (), [tag], who)
        if self.store.tags(pass_=Pass(who)) != before:
            self.did(who, None)

    @rule(who=st.sampled_from(["R1", "R2"]), again=st.booleans())
    def turn_back(self, who: str, again: bool) -> None:
        """Undo or redo."""
        source, target = (self.gone, self.acts) if again else (self.acts, self.gone)
        try:
            changed = (self.store.redo if again else self.store.undo)(who)
        except Refusal:
            assert source[who][-1] is not None
            assert self.store.tags() != ()
            return
        assert bool(changed) == bool(source[who])
        if changed:
            act = source[who].pop()
            target[who].append(act)
            if act is not None:
                self.forget()

    @invariant()
    def boundaries_are_what_stands(self) -> None:
        """A place begins a segment where it was set at least as often as it was taken."""
        counts = self.counts()
        starts = {s.start for s in self.now()}
        assert starts == {place for place, count in counts.items() if count > 0}
        text = self.made.text
        for s in self.now():
            assert text[s.start : s.stop].strip() == text[s.start : s.stop] != ""


Cutters.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, print_blob=True
)
TestCutters = Cutters.TestCase


def test_a_tag_on_a_hand_made_layer_is_checked(tmp_path: Path) -> None:
    """Tags cover the words of the segments as they were cut; a memo survives a restart."""
    store = a_store(tmp_path)
    store.add_layer("A", 1, "hand", transcript("A", 1)[0].turns, "study")
    store.join("A", 1, "hand", 1, "R1")
    (tag,) = store.change_tags(ME, (), [NewTag("A", 1, 1, "x.a", "hand")], "R1")
    store.add_memos(ME, [Memo(ME, "A", 1, "hand", 11, "son")], "R1")
    store.close()
    with Store.open(store.path) as again:
        assert again.tags() == (tag,)
        assert again.check() == ()
        assert len(again.segments("A", 1, "hand")) == 11


def test_cutting_twice_and_joining_once_leaves_the_cut() -> None:
    """Two copies that both set a boundary and one that took it: it stands."""
    base = (Segment(1, 0, 9, "T", Role.THERAPIST, 3.0),)
    pieces = numbered(cut(base, {5: Boundary(4, 1)}))
    assert pieces == (
        Segment(1, 0, 4, "T", Role.THERAPIST, 3.0),
        Segment(2, 5, 9, "T", Role.THERAPIST),
    )
    assert cut(base, {5: Boundary(4, 0)}) == base
    assert boundary_at(base, "aaaa bbbb", 4) == boundary_at(base, "aaaa bbbb", 5) == (4, 5)
