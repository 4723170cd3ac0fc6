"""Turns in play, in character, out of play: a pass's own, undoable; and counts without marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_store import ME, YOU
from thirdear import Study, codebook, scores
from thirdear.model.coding import NewTag, Pass, Play
from thirdear.model.refusal import Refusal

TALK = "T: Ben kurdum (hırlar) kaç!\nÇ: (2 sn) Kaçıyorum.\nT: Oyun bitti [gülüyor] hadi.\n"
BOOK = """\
key = "w"
prefix = "w"
version = 1
name = "Words"
source = "invented"
permission = "ours"
[[family]]
key = "f"
name = "f"
[[code]]
key = "a"
name = "a"
family = "f"
mnemonic = "aa"
[[score]]
key = "all"
name = "all"
of = ["a"]
rule = "per_1000_words"
[[score]]
key = "spoken"
name = "spoken"
of = ["a"]
rule = "per_1000_words"
words = "spoken"
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One session with remarks and a pause, two raters."""
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    made = Study.create(tmp_path / "study")
    made.add_codebook(codebook.parse(BOOK, "w.toml"))
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt"]))
    for rater in ("R1", "R2"):
        made.add_rater(rater)
    return made


def test_play_is_a_passs_own_and_undoable(study: Study) -> None:
    """One act for several turns; what is so already makes none; others see nothing of it."""
    with study:
        study.set_play(ME, "A", 1, [1, 2], Play.CHARACTER)
        study.set_play(ME, "A", 1, [1, 2], Play.CHARACTER)
        study.set_play(ME, "A", 1, [2, 3], Play.OUT)
        assert study.play(ME, "A", 1) == {1: Play.CHARACTER, 2: Play.OUT, 3: Play.OUT}
        assert study.play(YOU, "A", 1) == study.play(Pass("R1", 2), "A", 1) == {}
        study.set_play(ME, "A", 1, [1], None)
        assert study.play(ME, "A", 1) == {2: Play.OUT, 3: Play.OUT}
        study.undo("R1")
        study.undo("R1")
        assert study.play(ME, "A", 1) == {1: Play.CHARACTER, 2: Play.CHARACTER}
        study.redo("R1")
        assert study.play(ME, "A", 1)[3] is Play.OUT
        with pytest.raises(Refusal, match="no segment 4"):
            study.set_play(ME, "A", 1, [1, 4], Play.IN)
        with pytest.raises(Refusal, match="no rater"):
            study.set_play(Pass("R9"), "A", 1, [1], Play.IN)
        assert study.store.check() == ()
        assert study.store.rebuild() == ()


def test_a_rate_may_leave_marks_out(study: Study) -> None:
    """Eleven words with remarks and pauses, seven spoken: the same tag, two rates."""
    with study:
        study.change_tags(ME, add=[NewTag("A", 1, 1, "w.a")])
        study.finish(ME, "A", 1)
        found = {s.score: s.value for s in scores.of(study.store, study.codebooks(), "R1")}
        assert found == {"w.all": pytest.approx(1000 / 11), "w.spoken": pytest.approx(1000 / 7)}
        extent = study.store.extents(None)["A", 1]
        assert (extent.words, extent.spoken) == (11, 7)
        assert [mark.kind.value for mark in study.marks("A", 1)] == [
            *("nonverbal", "pause", "nonverbal")
        ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [('words = "some"', 'words is "all", or "spoken"'), ('rule = "count"', "counts no words")],
)
def test_a_codebook_says_which_words(line: str, sentence: str) -> None:
    """Only a rate over words counts any."""
    name = line.partition(" ")[0]
    at = BOOK.rindex(f"{name} =")
    end = BOOK.index("\n", at)
    with pytest.raises(Refusal, match=sentence):
        codebook.parse(BOOK[:at] + line + BOOK[end:], "w.toml")


def test_the_command_line(
    study: Study, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs of turns, states by name, `none` takes back; marks are counted by kind."""
    study.close()
    monkeypatch.chdir(study.folder)
    prompt = Prompt(capsys)
    given = ("--rater", "R1", "--json")
    done = prompt.well("play", "set", "A", 1, "in-character", "1-2", "3", *given).json
    assert done == {"segments": [1, 2, 3], "state": "in-character"}
    prompt.well("play", "set", "A", 1, "none", "2", *given)
    listed = prompt.well("play", "list", "A", 1, *given).json
    assert listed == [{"segment": n, "state": "in-character"} for n in (1, 3)]
    assert prompt("play", "set", "A", 1, "asleep", "2", *given).code == 2
    assert prompt("play", "set", "A", 1, "in-play", "3-2", *given).code == 2
    assert prompt("play", "set", "A", 1, "in-play", "9", *given).code == 1
    rows = prompt.well("marks", "--json").json
    assert [row["kind"] for row in rows] == ["nonverbal", "pause", "nonverbal"]
    assert TALK[rows[0]["start"] : rows[0]["end"]] == "(hırlar)"
    assert "A           1        0      1" in prompt.well("marks").out
