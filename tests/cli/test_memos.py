"""The command line on memos: written on a case, a session or a code, shown, listed, removed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.a_cli import Prompt

TALK = "T: Ne oldu bugün?\nÇ: Düştüm.\nT: Canın yandı.\n"
CODE = "mbtc.other_attention"
TAGS = f"""case,session,segment,code,rater,memo
A,1,1,{CODE},EK,on the tag
A,1,1,{CODE},AY,
"""
TOPICS = [
    (("--case", "A"), {"case": "A", "session": None, "code": None}),
    (("--case", "A", "--session", 1), {"case": "A", "session": 1, "code": None}),
    (("--code", "other_attention"), {"case": None, "session": None, "code": CODE}),
]


@pytest.fixture(params=["en", "tr"])
def study(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    prompt: Prompt,
    request: pytest.FixtureRequest,
) -> Prompt:
    """Return a command line in a study with one session and two raters, in both languages."""
    prompt.well("init", tmp_path / "s", "--codebook", "mbt-c-as", "--language", request.param)
    monkeypatch.chdir(tmp_path / "s")
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "tags.csv").write_text(TAGS, encoding="utf-8")
    prompt.well("import", tmp_path / "A-s01.txt")
    prompt.well("tags", "import", tmp_path / "tags.csv")
    return prompt


@pytest.mark.parametrize(("on", "told"), TOPICS)
def test_a_memo_is_written_shown_removed_and_undone(
    study: Prompt,
    monkeypatch: pytest.MonkeyPatch,
    on: tuple[object, ...],
    told: dict[str, object],
) -> None:
    """It has several lines from standard input; writing again replaces it; undo brings it back."""
    monkeypatch.setattr("sys.stdin", io.StringIO("ilk satır\r\n\r\n[b]ikinci[/b]\n"))
    made = study.well("tags", "memos", "write", "-", "--rater", "EK", *on, "--json").json
    whole = "ilk satır\n\n[b]ikinci[/b]"
    assert made == {"rater": "EK", "pass": 1, **told, "text": whole}
    assert study.well("tags", "memos", "show", "--rater", "EK", *on).out == f"{whole}\n"
    study.well("tags", "memos", "write", "son", "--rater", "EK", *on)
    assert study.well("tags", "memos", "show", "--rater", "EK", *on, "--json").json["text"] == "son"
    assert study("tags", "memos", "show", "--rater", "AY", *on).code == 1
    study.well("tags", "memos", "remove", "--rater", "EK", *on)
    assert study("tags", "memos", "remove", "--rater", "EK", *on).code == 1
    study.well("undo", "--rater", "EK")
    assert study.well("tags", "memos", "show", "--rater", "EK", *on).out == "son\n"
    study.well("check")


def test_nobodys_text_is_listed_unasked(study: Prompt) -> None:
    """Without a rater the list says who wrote how much on what; with one it has that one's text."""
    for rater in ("EK", "AY"):
        for on, _ in TOPICS:
            study.well("tags", "memos", "write", f"of {rater}", "--rater", rater, *on)
    rows = study.well("tags", "memos", "list", "--json").json
    assert {row["text"] for row in rows} == {None}
    assert [row["rater"] for row in rows].count("AY") == 3
    (tag,) = [row for row in rows if row["segment"] is not None]
    assert (tag["code"], tag["layer"], tag["words"]) == (CODE, "turn", 3)
    out = study.well("tags", "memos", "list").out
    assert "of EK" not in out
    assert "of AY" not in out
    mine = study.well("tags", "memos", "list", "--rater", "EK")
    assert "of EK" in mine.out
    assert "of AY" not in mine.out
    assert study.well("tags", "memos", "list", "--rater", "EK", "--pass", 2, "--json").json == []
    assert len(study.well("tags", "memos", "list", "--case", "A", "--json").json) == 5


@pytest.mark.parametrize(
    "wrong",
    [
        ("--case", "Z"),
        ("--case", "A", "--session", 9),
        ("--code", "nothing"),
        ("--session", 1),
        ("--case", "A", "--code", "other_attention"),
        (),
    ],
)
def test_a_memo_on_nothing_is_refused(study: Prompt, wrong: tuple[object, ...]) -> None:
    """The sentence says what is missing, and nothing is kept."""
    refused = study("tags", "memos", "write", "words", "--rater", "EK", *wrong)
    assert refused.code == 1
    assert refused.err.strip()
    assert len(study.well("tags", "memos", "list", "--json").json) == 1


@pytest.mark.parametrize("text", ["", "  \n", "\udcff"])
def test_a_memo_without_words_is_refused(study: Prompt, text: str) -> None:
    """An empty one, and half a character, which no file can hold."""
    assert study("tags", "memos", "write", text, "--rater", "EK", "--case", "A").code == 1
    assert study("tags", "memos", "write", "x", "--rater", "XY", "--case", "A").code == 1


def test_what_memos_say_is_decided_before_anything_leaves(study: Prompt) -> None:
    """Each is read by the scan, where it stands is said, and a decision lets it go."""
    secret = Path("names.txt")
    secret.write_text("parola\n", encoding="utf-8")
    names = ("--names-passphrase-file", secret)
    for number, (on, _) in enumerate(TOPICS):
        study.well("tags", "memos", "write", f"on 2024-03-0{number + 4}", "--rater", "EK", *on)
    rows = json.loads(study("disguise", "scan", "--json").out)
    parts = {spot["part"] for row in rows for spot in row["where"]}
    assert parts >= {"case memo", "session memo", "code memo"}
    for row in rows:
        study.well("disguise", "keep", row["form"], "--weak", *names)
    assert study.well("disguise", "scan", *names, "--json").json == []


def test_a_purge_lists_the_memos_that_went_and_those_that_stay(
    study: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those on the case and in its sessions are gone; those on codes are named to be read."""
    for on, _ in TOPICS:
        study.well("tags", "memos", "write", "gizli söz", "--rater", "EK", *on)
    monkeypatch.setattr("sys.stdin", io.StringIO("A\n"))
    done = study.well("privacy", "purge", "--case", "A", "--json").json
    assert done["memos"] == [
        {"rater": "EK", "session": None, "count": 1},
        {"rater": "EK", "session": 1, "count": 2},
    ]
    assert done["memos_on_codes"] == [{"rater": "EK", "code": CODE}]
    assert [row["code"] for row in study.well("tags", "memos", "list", "--json").json] == [CODE]
    study.well("check")
