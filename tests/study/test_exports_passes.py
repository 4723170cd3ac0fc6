"""Passes as small files: merged in any order they make the study that one copy would have."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear import Study
from thirdear.model.coding import NewTag, Pass
from thirdear.model.memos import Topic
from thirdear.model.refusal import Refusal
from thirdear.study import journal, memos
from thirdear.study.exports import passes

RATERS = ("R1", "R2", "R3")
# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"
JUDGED = st.dictionaries(
    st.tuples(st.sampled_from(RATERS), st.sampled_from([1, 2])),
    st.tuples(
        st.sets(st.sampled_from([1, 3])),
        st.integers(0, 5),
        st.booleans(),
        st.sampled_from(["", "he hides", "“Üzgün” der"]),
    ),
)
Told = tuple[set[int], int, bool, str]


def a_study(folder: Path) -> Study:
    """A study of its own with the same two transcripts."""
    folder.mkdir(parents=True)
    for number in (1, 2):
        file = folder / f"A-s0{number}.txt"
        file.write_text(SESSION.replace("bear", f"bear {number}"), encoding="utf-8")
    made = Study.create(folder / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import(sorted(folder.glob("*.txt"))))
    return made


def judge(study: Study, rater: str, session: int, told: Told) -> None:
    """Tag turns, rate an item and, perhaps, finish and write a memo."""
    turns, value, finished, memo = told
    pass_ = Pass(rater)
    study.add_rater(rater)
    study.change_tags(pass_, add=[NewTag("A", session, n, "mbtc.holding") for n in sorted(turns)])
    study.rate(pass_, "A", session, "tpocs.1", value)
    if memo:
        study.set_memo(pass_, "A", session, 2, memo)
        for topic in (Topic("A", session), Topic("A"), Topic(code="mbtc.holding")):
            memos.write(study, pass_, topic, f"{memo} {topic.session}")
    if finished:
        study.finish(pass_, "A", session)


def everything(study: Study) -> tuple[object, ...]:
    """All judgements and the scores they make, whatever their events are called."""
    tags = [(t.pass_, t.session, t.segment, t.code, t.version) for t in study.store.tags()]
    scores = sorted(map(str, study.score_values()))
    noted = sorted((*study.store.memos(), *study.store.topic_memos()), key=str)
    return sorted(tags, key=str), study.store.ratings(), study.store.finished(), scores, noted


@settings(max_examples=8)
@given(judged=JUDGED, order=st.permutations(RATERS))
def test_any_order_makes_the_study_of_one_copy(
    judged: dict[tuple[str, int], Told],
    order: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Also when every file comes twice; the files hold no word of a session."""
    folder = tmp_path_factory.mktemp("p")
    with a_study(folder / "one") as one, a_study(folder / "merged") as merged:
        for (rater, session), told in judged.items():
            judge(one, rater, session, told)
        for rater in RATERS:
            with a_study(folder / rater) as copy:
                for (who, session), told in judged.items():
                    if who == rater:
                        judge(copy, who, session, told)
                passes.write(copy, folder / f"{rater}.json")
        for rater in (*order, *order):
            passes.take(merged, folder / f"{rater}.json")
        assert everything(merged) == everything(one)
        heads = merged.store.heads()
        for rater in order:
            assert passes.coming(merged, folder / f"{rater}.json") == ()
            passes.take(merged, folder / f"{rater}.json")
            assert "bear" not in (folder / f"{rater}.json").read_text(encoding="utf-8")
        assert merged.store.heads() == heads


def test_a_later_file_of_the_same_pass_brings_the_rest(tmp_path: Path) -> None:
    """In either order: what was not finished goes on, and an older file brings nothing."""
    with a_study(tmp_path / "copy") as copy:
        judge(copy, "R1", 1, ({1}, 3, False, ""))
        passes.write(copy, tmp_path / "early.json")
        judge(copy, "R1", 1, ({3}, 3, True, ""))
        passes.write(copy, tmp_path / "late.json")
        ought = everything(copy)
    for number, order in enumerate(itertools.permutations(("early", "late"))):
        with a_study(tmp_path / str(number)) as study:
            for name in order:
                passes.take(study, tmp_path / f"{name}.json")
            assert everything(study) == ought


def test_what_was_judged_otherwise_comes_as_a_pass_of_its_own(tmp_path: Path) -> None:
    """A dry run says so; nothing is lost, and again brings nothing."""
    file = tmp_path / "R1.json"
    with a_study(tmp_path / "copy") as copy, a_study(tmp_path / "here") as here:
        judge(copy, "R1", 1, ({1}, 3, True, ""))
        judge(here, "R1", 1, ({3}, 3, True, ""))
        passes.write(copy, file)
        (found,) = passes.coming(here, file)
        assert found.conflict is not None
        assert all("--as-pass" in one for one in found.conflict)
        with pytest.raises(Refusal, match="--as-pass"):
            passes.take(here, file)
        passes.take(here, file, as_pass=2)
        assert [t.segment for t in here.tags(Pass("R1", 2), "A", 1)] == [1]
        assert [t.segment for t in here.tags(Pass("R1"), "A", 1)] == [3]
        assert passes.take(here, file, as_pass=2) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no json", "cannot be read"),
        ("[]", "no file of coding rounds"),
        ('{"format": "thirdear-passes", "version": 5}', "newer program"),
        ('{"format": "thirdear-passes", "version": 1, "raters": {}, "sessions": [1]}', "damaged"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    """Nothing comes of it."""
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    with a_study(tmp_path / "here") as here, pytest.raises(Refusal, match=why):
        passes.take(here, file)


def test_memos_come_beside_what_is_there(tmp_path: Path) -> None:
    """Also into a finished session; neither of two texts on one segment is lost."""
    file = tmp_path / "R1.json"
    with a_study(tmp_path / "copy") as copy, a_study(tmp_path / "here") as here:
        judge(copy, "R1", 1, ({1}, 3, True, "from the copy"))
        passes.write(copy, file)
        judge(here, "R1", 1, ({1}, 3, True, "from here"))
        (found,) = passes.coming(here, file)
        assert (found.events, found.conflict) == (4, None)
        passes.take(here, file)
        assert here.memos(Pass("R1"), "A", 1) == {2: "from here\nfrom the copy"}
        both = memos.texts(here, Pass("R1"))
        assert both[Topic("A", 1)] == "from here 1\nfrom the copy 1"
        assert both[Topic(code="mbtc.holding")] == "from here None\nfrom the copy None"
        assert len(both) == 3
        assert passes.take(here, file) == ()
        assert journal.check(here, None) == ()


def test_memos_alone_leave_and_come_under_another_name_of_the_case(tmp_path: Path) -> None:
    """A pass of nothing else is in the file; its memos lie where the same transcripts lie."""
    file = tmp_path / "R1.json"
    with a_study(tmp_path / "copy") as copy, Study.create(tmp_path / "here") as here:
        copy.add_rater("R1")
        for topic in (Topic("A", 2), Topic("A"), Topic(code="mbtc.holding")):
            memos.write(copy, Pass("R1"), topic, "alone")
        assert passes.write(copy, file, with_memos=False) == 0
        assert passes.coming(here, file) == ()
        passes.write(copy, file)
        with pytest.raises(Refusal, match="lacks 2 of its transcripts"):
            passes.take(here, file)
        for one in sorted((tmp_path / "copy").glob("*.txt")):
            one.rename(one.with_name(one.name.replace("A-", "B-")))
        here.bring_in(here.plan_import(sorted((tmp_path / "copy").glob("*.txt"))))
        passes.take(here, file)
        assert memos.texts(here, Pass("R1")) == dict.fromkeys(
            (Topic("B"), Topic("B", 2), Topic(code="mbtc.holding")), "alone"
        )


def test_an_older_file_and_one_without_memos_are_read(tmp_path: Path) -> None:
    """Version 1 had no memos; everything else is the same."""
    with a_study(tmp_path / "copy") as copy:
        judge(copy, "R1", 1, ({1, 3}, 3, True, "a memo"))
        passes.write(copy, tmp_path / "new.json", with_memos=False)
        ought = everything(copy)
    told = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    assert told["sessions"][0].pop("memos") == []
    told["version"] = 1
    (tmp_path / "old.json").write_text(json.dumps(told), encoding="utf-8")
    for name in ("old", "new"):
        with a_study(tmp_path / f"study-{name}") as study:
            passes.take(study, tmp_path / f"{name}.json")
            assert everything(study)[:-1] == ought[:-1]
            assert study.store.memos() == ()
            assert study.store.topic_memos() == ()
