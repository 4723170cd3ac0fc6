"""A memo on a tag is found on the same tag again, whatever way the judgements went."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlcipher3
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_store import ME, a_store
from tests.a_study import Small
from thirdear import Study, codebook
from thirdear.model.coding import Codebook, Memo, NewTag, Pass, Tag
from thirdear.model.recoding import How
from thirdear.model.refusal import Refusal
from thirdear.study import judgements, recoding
from thirdear.study.copies import merge
from thirdear.study.exports import passes

# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps 😀 now.\nT: It is tired.\nC: It isn't.\n"
BOOK = """key = "tst"
prefix = "tst"
version = {version}
name = "Test"
[[family]]
key = "f"
name = "F"
"""
CODE = '[[code]]\nkey = "{0}"\nmnemonic = "{0}{0}"\nfamily = "f"\nname = "{0}"\n'
WORDS = st.text("abğİ😀'é\n=\",;-", min_size=1, max_size=9).filter(
    lambda words: words.strip() == words and words not in {"-", "="}
)
PASSES = st.sampled_from([Pass("R1"), Pass("R1", 2), Pass("R2")])
CODES = st.sampled_from([("a", None), ("b", None), ("v", None), ("v", 2), ("v", 3)])
PLACES = st.tuples(st.integers(1, 4), st.sampled_from(["whole", "part", "free"]), st.integers(0, 4))
Done = tuple[Pass, tuple[str, int | None], tuple[int, str, int], list[str], bool]
Note = tuple[Pass, int, str]
DONE = st.lists(
    st.tuples(PASSES, CODES, PLACES, st.lists(WORDS, max_size=3), st.booleans()), max_size=7
)
NOTES = st.lists(st.tuples(PASSES, st.integers(1, 4), WORDS), max_size=3)
STEADY = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def book(version: int, *keys: str) -> Codebook:
    """A codebook of codes, of which `v` has values."""
    codes = "".join(CODE.format(k) + ("scale = [1, 5]\n" if k == "v" else "") for k in keys)
    return codebook.parse(BOOK.format(version=version) + codes, "tst.toml")


def a_study(folder: Path) -> Study:
    """A study of its own with the same transcript, cut into turns and left whole."""
    folder.mkdir(parents=True)
    (folder / "A-s01.txt").write_text(SESSION, encoding="utf-8")
    made = Study.create(folder / "study")
    made.add_codebook(book(1, "a", "b", "v"))
    made.bring_in(made.plan_import([folder / "A-s01.txt"]))
    made.segment("free")
    made.add_rater("R1")
    made.add_rater("R2")
    return made


def placed(study: Study, code: str, value: int | None, where: tuple[int, str, int]) -> NewTag:
    """A tag on a turn, a part of it, or a stretch that begins in it."""
    turn, how, more = where
    segment = study.segments("A", 1)[turn - 1]
    if how == "whole":
        return NewTag("A", 1, turn, f"tst.{code}", value=value)
    start = segment.start + more
    layer, number = ("free", 1) if how == "free" else ("turn", turn)
    stop = study.segments("A", 1)[-1].stop if how == "free" else start + 2
    return NewTag("A", 1, number, f"tst.{code}", layer, value, start, stop)


def write(study: Study, done: list[Done], notes: list[Note]) -> None:
    """Tag, write memos on the tags and on segments, take some of the tags away again."""
    gone: list[Tag] = []
    for pass_, (code, value), where, texts, removed in done:
        new = placed(study, code, value, where)
        old = [
            t
            for t in study.tags(pass_, "A", 1)
            if judgements.identity(t) == judgements.identity(new)
        ]
        (tag,) = study.change_tags(pass_, [t.id for t in old], [new])
        gone = [t for t in gone if t not in old]
        for number, text in enumerate(texts):
            memo = Memo(
                *(pass_, "A", 1, tag.layer, tag.segment, text), tag.code, tag.start, tag.stop
            )
            if number:
                study.store.add_memos(pass_, [memo], pass_.rater)
            else:
                study.set_tag_memo(tag, text)
        gone += [tag] if removed else []
    for tag in gone:
        if tag in study.tags(tag.pass_, "A", 1):
            study.change_tags(tag.pass_, [tag.id])
    for pass_, turn, text in notes:
        memo = Memo(pass_, "A", 1, "turn", turn, text)
        study.store.add_memos(pass_, [memo], pass_.rater)


def memos(study: Study) -> list[Memo]:
    """All memos, wherever their events lie in the journal; copies of the same count once."""
    return sorted(set(study.store.memos()), key=repr)


def tags(study: Study) -> set[tuple[Pass, judgements.Identity]]:
    """All tags by what makes them one."""
    return {(tag.pass_, judgements.identity(tag)) for tag in study.store.tags()}


def holds(study: Study) -> None:
    """The journal makes the same tables anew, and the study is sound."""
    assert study.store.rebuild() == ()
    assert study.store.check() == ()


@STEADY
@given(DONE, NOTES)
def test_by_table(done: list[Done], notes: list[Note]) -> None:
    """`tags export` and `tags import` keep every memo on its tag; twice brings nothing new."""
    with (
        TemporaryDirectory() as made,
        a_study(Path(made) / "1") as study,
        a_study(Path(made) / "2") as back,
    ):
        write(study, done, notes)
        table = Path(made) / "tags.csv"
        table.write_text(judgements.export_tags(study), encoding="utf-8", newline="")
        judgements.import_tags(back, table)
        assert (memos(back), tags(back)) == (memos(study), tags(study))
        heads = back.store.heads()
        judgements.import_tags(back, table)
        assert back.store.heads() == heads
        there, here = (judgements.export_tags(one).splitlines() for one in (back, study))
        assert sorted(there) == sorted(here)
        holds(study)
        holds(back)


@STEADY
@given(DONE, NOTES, st.booleans())
def test_by_project(done: list[Done], notes: list[Note], windows: bool) -> None:
    """A .qdpx brings every memo back on its tag into a new study, and nothing twice."""
    with TemporaryDirectory() as made:
        file = Path(made) / "p.qdpx"
        with a_study(Path(made) / "1") as study, Study.create(Path(made) / "2") as back:
            write(study, done, notes)
            study.export_project(file, windows=windows, identifiable=True)
            back.bring_in(back.plan_import([file]))
            assert (memos(back), tags(back)) == (memos(study), tags(study))
            again = back.bring_in(back.plan_import([file]))
            assert (again.tags, again.memos) == (0, 0)
            holds(back)


@STEADY
@given(DONE, NOTES)
def test_by_pass_file(done: list[Done], notes: list[Note]) -> None:
    """A file of passes brings every memo back on its tag, also as a pass of another number."""
    with TemporaryDirectory() as made:
        file = Path(made) / "p.json"
        with a_study(Path(made) / "1") as study, a_study(Path(made) / "2") as back:
            write(study, done, notes)
            passes.write(study, file)
            passes.take(back, file)
            assert (memos(back), tags(back)) == (memos(study), tags(study))
            assert passes.take(back, file) == ()
            holds(back)


@STEADY
@given(DONE, NOTES, DONE)
def test_by_copies(done: list[Done], notes: list[Note], later: list[Done]) -> None:
    """Copies that are merged, and passes that went on in both, keep every memo on its tag."""
    with TemporaryDirectory() as made:
        here = Path(made) / "1"
        with a_study(here) as study:
            write(study, done, notes)
        shutil.copytree(here, Path(made) / "2")
        with Study.open(Path(made) / "2" / "study") as other:
            write(other, later, [(Pass("R2"), 1, "there")])
            there = memos(other)
        with Study.open(here / "study") as study:
            copy = merge.open_copy(study, Path(made) / "2" / "study")
            if any(pass_ == Pass("R1") for pass_, *_ in later):
                study.store.add_memos(Pass("R1"), [Memo(Pass("R1"), "A", 1, "turn", 1, "x")], "R1")
                merge.take(study, copy, as_pass=3)
                own = {(m.text, judgements.identity(m)) for m in there if m.pass_ == Pass("R1")}
                found = study.store.memos(pass_=Pass("R1", 3))
                assert {(m.text, judgements.identity(m)) for m in found} == own
            else:
                merge.take(study, copy)
                assert memos(study) == there
            copy.close()
            holds(study)


def undone(study: Study, rater: str) -> int:
    """Take back all that a rater did; return how many steps it was."""
    steps = 0
    while study.undo(rater):
        steps += 1
    return steps


@STEADY
@given(DONE, NOTES)
def test_by_undo_and_redo(done: list[Done], notes: list[Note]) -> None:
    """What is undone step by step and done again is the same, memo by memo."""
    with TemporaryDirectory() as made, a_study(Path(made) / "1") as study:
        write(study, done, notes)
        was = memos(study)
        steps = {rater: undone(study, rater) for rater in ("R1", "R2")}
        assert memos(study) == []
        holds(study)
        for rater, count in steps.items():
            for _ in range(count):
                study.redo(rater)
        assert memos(study) == was
        holds(study)


@STEADY
@given(DONE, NOTES, st.sampled_from(["rename", "merge"]))
def test_by_recoding(done: list[Done], notes: list[Note], how: How) -> None:
    """A memo follows its code as the tag does, through table and project, and back again."""
    with TemporaryDirectory() as made, a_study(Path(made) / "1") as study:
        write(study, done, notes)
        was = memos(study)
        keys = ("a", "v", "n") if how == "rename" else ("a", "b", "v")
        target = "tst.n" if how == "rename" else "tst.a"
        study.add_codebook(book(2, *keys))
        change = recoding.recode(study, how, ["tst.b"], [target])
        codes = {"tst.b": target}
        meant = {(m.text, codes.get(m.code or "", m.code), m.segment, m.start) for m in was}
        assert {(m.text, m.code, m.segment, m.start) for m in study.store.memos()} == meant
        file = Path(made) / "p.qdpx"
        study.export_project(file, identifiable=True)
        with Study.create(Path(made) / "2") as back, a_study(Path(made) / "3") as third:
            back.bring_in(back.plan_import([file]))
            assert memos(back) == memos(study)
            third.add_codebook(book(2, *keys))
            table = Path(made) / "tags.csv"
            table.write_text(judgements.export_tags(study), encoding="utf-8", newline="")
            judgements.import_tags(third, table)
            assert memos(third) == memos(study)
        assert change.id is not None
        recoding.withdraw(study, change.id)
        assert memos(study) == was
        holds(study)


# -- what was reported

OPENLY = ("--identifiable", "--confirm", "identifiable")


@pytest.fixture
def small(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Small:
    """A study of one session with the codes `tst.a` and `tst.b`."""
    (tmp_path / "tst.toml").write_text(book(1, "a", "b", "v").toml, encoding="utf-8")
    made = Small(Prompt(capsys), tmp_path, str(tmp_path / "tst.toml"))
    made.session("E", 1, 2)
    return made


def noted(table: str) -> dict[str, str]:
    """The memos of a table by code."""
    return {row["code"]: row["memo"] for row in csv.DictReader(io.StringIO(table))}


def test_a_memo_of_the_second_code_stays_with_it(small: Small, tmp_path: Path) -> None:
    """In the table and in a project that comes into a new study, on the command line."""
    small.tags("E,1,2,tst.b,R1,", "E,1,2,tst.a,R1,why I chose A", columns=",memo")
    assert noted(small.well("tags", "export")) == {"tst.b": "", "tst.a": "why I chose A"}
    small.well("export", "qdpx", tmp_path / "p.qdpx", *OPENLY)
    again = tmp_path / "again"
    small.prompt.well("init", again)
    small.prompt.well("import", tmp_path / "p.qdpx", "--study", again)
    table = small.prompt.well("tags", "export", "--study", again).out
    assert noted(table) == {"tst.b": "", "tst.a": "why I chose A"}


def test_a_memo_whose_tag_is_gone_says_what_it_is_about(small: Small) -> None:
    """It has a row of its own, and stands beside the tag again when that comes back."""
    small.tags("E,1,2,tst.a,R1,why A", columns=",memo", done=())
    with Study.open(small.study) as study:
        study.change_tags(ME, [tag.id for tag in study.tags(ME, "E", 1)])
    (row,) = csv.DictReader(io.StringIO(small.well("tags", "export")))
    assert (row["code"], row["memo"], row["about"]) == ("", "why A", "tst.a")
    small.tags("E,1,2,tst.a,R1", done=())
    assert noted(small.well("tags", "export")) == {"tst.a": "why A"}


def test_what_came_in_is_said_in_the_right_number(small: Small, tmp_path: Path) -> None:
    """One tag, two tags, in English; a Turkish number takes no plural."""
    head = "case,session,segment,code,rater\n"
    for rows, said in (("E,1,1,tst.a,R1\n", "1 tag came in."), ("", "0 tags came in.")):
        (tmp_path / "m.csv").write_text(f"{head}{rows}", encoding="utf-8")
        assert said in small.well("tags", "import", tmp_path / "m.csv")
    small.well("finish", "--rater", "R1")
    rows = "E,1,2,tst.a,R1\nE,1,2,tst.b,R1\n"
    (tmp_path / "m.csv").write_text(f"{head}{rows}", encoding="utf-8")
    told = small.well("tags", "import", tmp_path / "m.csv")
    assert "2 tags came in. 1 finished session was reopened." in told


@pytest.mark.parametrize("row", ["E,1,2,,R1,why,tst.zz,,", "E,1,2,,R1,why,tst.a,0,99999"])
def test_a_memo_about_nothing_is_refused(small: Small, tmp_path: Path, row: str) -> None:
    """A code that is not there, or a part outside the segment, is no place for a memo."""
    head = "case,session,segment,code,rater,memo,about,start,end"
    (tmp_path / "m.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    told = small.prompt("tags", "import", tmp_path / "m.csv", "--study", small.study)
    assert "line 2" in told.err


# -- what is stored


def test_memos_of_an_older_study_belong_to_their_segment(tmp_path: Path) -> None:
    """A study without codes of memos opens as before, and its tables are what the journal says."""
    memo = Memo(ME, "A", 1, "turn", 3, "ilk")
    with a_store(tmp_path) as store:
        store.add_memos(ME, [memo], "R1")
        path = store.path
    older = sqlcipher3.connect(path)
    older.execute("DROP TABLE memo")
    older.execute("CREATE TABLE memo(replica, seq, layer_id, pass_id, segment, digest)")
    older.execute("PRAGMA user_version = 9")
    older.commit()
    older.close()
    with type(store).open(path) as store:
        assert store.memos() == (memo,)
        assert store.check() == ()


def test_a_memo_on_a_part_lies_inside_its_segment(tmp_path: Path) -> None:
    """A part outside, or one without a code, is refused in both languages; nothing is written."""
    with a_store(tmp_path) as store:
        before = store.heads()
        for code, start, stop in (("x.a", 0, 10**6), ("x.a", None, 3), (None, 1, 2)):
            with pytest.raises(Refusal) as told:
                store.add_memos(ME, [Memo(ME, "A", 1, "turn", 1, "w", code, start, stop)], "R1")
            assert told.value.args
        assert store.heads() == before
