"""A session is replaced or removed while nothing was judged; afterwards a file corrects it."""

from __future__ import annotations

import random
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear import open_study
from thirdear.model.coding import NewTag, Pass

WRONG = "T: How was it?\nC: I sed yes.\n"
RIGHT = "T: How was it?\nC: I said yes.\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line in a study with one wrong draft as case E, session 1."""
    prompt = Prompt(capsys)
    prompt.well("init", tmp_path / "s", "--codebook", "mbt-c-as")
    (tmp_path / "E-s01.txt").write_text(WRONG, "utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, "utf-8")
    prompt.well("import", tmp_path / "E-s01.txt", "--study", tmp_path / "s")
    return prompt


def words(folder: Path) -> list[str]:
    """Return what the study's transcripts say, and that the study is whole."""
    with open_study(folder) as study:
        assert study.store.check() == ()
        return [study.transcript(i.case, i.session).text for i in study.sessions()]


def tag(folder: Path) -> None:
    """Let somebody judge the session."""
    with open_study(folder) as study:
        study.add_rater("R1")
        new = NewTag("E", 1, 1, "mbtc.holding", "turn")
        study.store.change_tags(Pass("R1"), (), [new], "R1")


def test_an_import_can_be_undone(run: Prompt, tmp_path: Path) -> None:
    """Undo takes the session out, redo brings it back, and its place is free in between."""
    folder = tmp_path / "s"
    run.well("undo", "--study", folder)
    assert words(folder) == []
    run.well("redo", "--study", folder)
    assert words(folder) == [WRONG]
    run.well("undo", "--study", folder)
    run.well("import", tmp_path / "right.txt", "--case", "E", "--session", "1", "--study", folder)
    assert words(folder) == [RIGHT]
    tag(folder)
    refused = run("undo", "--study", folder)
    assert refused.code == 1
    assert "Case E, session 1 has tags or ratings" in refused.err
    assert words(folder) == [RIGHT]


def test_the_refusal_names_the_way_and_the_way_works(run: Prompt, tmp_path: Path) -> None:
    """Other words for a session are refused with the command that puts them in its place."""
    folder, right = tmp_path / "s", tmp_path / "right.txt"
    place = ("--case", "E", "--session", "1", "--study", folder)
    refused = run("import", right, *place)
    assert refused.code == 1
    command = f"thirdear transcripts replace E 1 {right}"
    assert f"`{command}`" in refused.err
    run.well(*command.split()[1:], "--study", folder)
    assert words(folder) == [RIGHT]
    run.well("undo", "--study", folder)
    assert words(folder) == [WRONG]
    run.well("redo", "--study", folder)
    assert words(folder) == [RIGHT]
    assert "already" in run.well(*command.split()[1:], "--study", folder).out


@pytest.mark.parametrize("case", ["Anne ve Bebek", "O'Brien"])
def test_the_way_can_be_typed_for_any_case(run: Prompt, tmp_path: Path, case: str) -> None:
    """The command that a refusal names works as it stands where a case has blanks or quotes."""
    there, file = ("--study", tmp_path / "s"), tmp_path / "right.txt"
    run.well("import", tmp_path / "E-s01.txt", "--case", case, "--session", 1, *there)
    other = run("import", file, "--case", case, "--session", 1, *there)
    run.well("correct", "words", case, 1, 1, "How", "Now", *there)
    corrected = run("transcripts", "remove", case, 1, *there)
    for refused in (other, corrected):
        assert refused.code == 1
        named = [
            shlex.split(found)
            for found in re.findall("`thirdear ([^`]*(?:FILE|txt))`", refused.err)
        ]
        assert [words[-3:-1] for words in named] == [[case, "1"]]
    run.well(*named[0][:-1], file, *there)


def test_removed_and_brought_back_with_its_layers(run: Prompt, tmp_path: Path) -> None:
    """A removed session is gone with its layers, and undo brings both back."""
    folder = tmp_path / "s"
    run.well("segment", "--by", "sentence", "--study", folder)
    with open_study(folder) as study:
        before = study.segments("E", 1, "sentence")
    run.well("transcripts", "remove", "E", "1", "--study", folder)
    assert words(folder) == []
    missing = run("transcripts", "remove", "E", "1", "--study", folder)
    assert missing.code == 1
    assert "Case E has no session 1" in missing.err
    run.well("undo", "--study", folder)
    assert words(folder) == [WRONG]
    with open_study(folder) as study:
        assert study.segments("E", 1, "sentence") == before


def test_what_was_undone_before_an_import_comes_back_after_it(run: Prompt, tmp_path: Path) -> None:
    """Undone to the import and done again, a session has its corrections, layers and boundaries."""
    there = ("--study", tmp_path / "s")
    place = ("--case", "E", "--session", 1)
    run.well("segment", "--by", "hand", *place, *there)
    run.well("join", *place, "--segment", 1, *there)
    run.well("correct", "words", "E", 1, 2, "sed", "said", *there)
    asked = [("corrections", "--json"), ("segments", *place, "--layer", "hand", "--json")]
    before = [run.well(*command, *there).out for command in asked]
    for command in ("undo", "redo"):
        for _ in range(3):
            run.well(command, *there)
    assert [run.well(*command, *there).out for command in asked] == before
    words(tmp_path / "s")


def test_a_removed_session_comes_back_with_its_boundaries(run: Prompt, tmp_path: Path) -> None:
    """Boundaries that somebody moved stand again when the removal is undone."""
    there = ("--study", tmp_path / "s")
    place = ("--case", "E", "--session", 1)
    run.well("segment", "--by", "hand", *place, *there)
    run.well("join", *place, "--segment", 1, *there)
    asked = ("segments", *place, "--layer", "hand", "--json")
    before = run.well(*asked, *there).out
    run.well("transcripts", "remove", "E", 1, *there)
    run.well("undo", *there)
    assert run.well(*asked, *there).out == before
    words(tmp_path / "s")


def test_judged_a_file_comes_in_as_corrections(run: Prompt, tmp_path: Path) -> None:
    """What was judged stays; the file's differences are shown, made, and undone as one."""
    folder, right = tmp_path / "s", tmp_path / "right.txt"
    tag(folder)
    for command in (
        ("transcripts", "replace", "E", "1", right),
        ("transcripts", "remove", "E", "1"),
    ):
        refused = run(*command, "--study", folder)
        assert refused.code == 1
        assert "`thirdear transcripts correct file E 1" in refused.err
    refused = run("import", right, "--case", "E", "--session", "1", "--study", folder)
    command = f"thirdear transcripts correct file E 1 {right}"
    assert f"`{command}`" in refused.err
    shown = run.well(*command.split()[1:], "--dry-run", "--study", folder)
    assert "sed" in shown.out
    assert "said" in shown.out
    with open_study(folder) as study:
        assert study.corrections() == ()
    run.well(*command.split()[1:], "--study", folder)
    with open_study(folder) as study:
        assert study.corrected("E", 1).transcript.text == RIGHT
        assert len(study.tags(Pass("R1"), "E", 1)) == 1
    assert words(folder) == [WRONG]
    run.well("undo", "--study", folder)
    with open_study(folder) as study:
        assert study.corrections() == ()


def test_other_turns_are_refused_with_what_to_do(run: Prompt, tmp_path: Path) -> None:
    """A file with other turns names the first one; when they are set right, it comes in."""
    folder, file = tmp_path / "s", tmp_path / "more.txt"
    tag(folder)
    file.write_text("T: How was it?\nC: I sed\nT: yes!\n", "utf-8")
    refused = run("correct", "file", "E", "1", file, "--study", folder)
    assert refused.code == 1
    assert "it has 3 turns instead of 2" in refused.err
    assert "thirdear transcripts correct split E 1 2" in refused.err
    run.well(*("correct", "split", "E", "1", "2", "yes", "--speaker", "T", "--study", folder))
    run.well("correct", "file", "E", "1", file, "--study", folder)
    with open_study(folder) as study:
        said = study.corrected("E", 1).transcript
        assert [said.words(turn) for turn in said.turns] == ["How was it?", "I sed", "yes!"]


@pytest.mark.parametrize("seed", range(12))
def test_any_corrected_file_gives_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Random words taken, added and changed come in so that the corrected turns say the file's."""
    draw = random.Random(seed)
    run, folder = Prompt(capsys), tmp_path / "s"
    words_ = "bir iki üç dört beş altı yedi sekiz dokuz on".split()
    turns = [[draw.choice(words_) for _ in range(draw.randint(1, 12))] for _ in range(20)]
    file, other = tmp_path / "A-s1.txt", tmp_path / "other.txt"

    def write(path: Path, said: list[list[str]]) -> None:
        path.write_text(
            "".join(f"{'TÇ'[n % 2]}: {' '.join(t)}\n" for n, t in enumerate(said)), "utf-8"
        )

    write(file, turns)
    run.well("init", folder)
    run.well("import", file, "--study", folder)
    for _ in range(2):
        for turn in draw.sample(turns, 6):
            at = draw.randrange(len(turn))
            turn[at : at + draw.randint(0, 1)] = draw.choices(words_, k=draw.randint(0, 2))
            turn[:] = turn or ["ve"]
        write(other, turns)
        run.well("correct", "file", "A", "1", other, "--study", folder)
        with open_study(folder) as study:
            said = study.corrected("A", 1).transcript
            assert [said.words(turn).split() for turn in said.turns] == turns
            assert study.store.check() == ()


def test_copies_of_which_one_removed_what_the_other_judged(run: Prompt, tmp_path: Path) -> None:
    """Nothing judged is lost by a merge: it is refused until the removal is taken back."""
    folder, copy = tmp_path / "s", tmp_path / "copy"
    shutil.copytree(folder, copy)
    run.well("transcripts", "replace", "E", "1", tmp_path / "right.txt", "--study", folder)
    other = tmp_path / "third"
    shutil.copytree(copy, other)
    run.well("merge", other, "--study", folder)
    assert words(folder) == [RIGHT]
    tag(copy)
    refused = run("merge", copy, "--study", folder)
    assert refused.code == 1
    assert "was removed or replaced" in refused.err
    run.well("undo", "--study", folder)
    assert words(folder) == [WRONG]
