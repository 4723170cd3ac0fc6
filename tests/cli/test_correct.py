"""The command line on corrections: made by turn and words, listed, exported, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt

TALK = "T: Ne oldu bugün, ne?\nÇ: Düşdüm. Ağladım.\nT: Canın yandı.\n"
HERE = ("A", "1")


@pytest.fixture
def prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Prompt:
    """Return a command line in a study with one session and a vignette of it."""
    made = Prompt(capsys)
    made.well("init", tmp_path / "study", "--codebook", "mbt-c-as")
    monkeypatch.chdir(tmp_path / "study")
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    made.well("import", tmp_path / "A-s01.txt")
    return made


def test_words_are_corrected_by_what_stands_in_the_turn(prompt: Prompt) -> None:
    """Words that stand twice need --nth; what does not stand there is refused without its words."""
    prompt.well("correct", "words", *HERE, 2, "Düşdüm", "Düştüm", "--rater", "AY")
    assert "so already" in prompt.well("correct", "words", *HERE, 2, "Düşdüm", "Düştüm").out
    twice = prompt("correct", "words", *HERE, 1, "ne", "nasıl")
    assert twice.code == 0, "Ne and ne are not the same word"
    missing = prompt("correct", "words", *HERE, 2, "gizli", "x")
    assert (missing.code, "gizli" in missing.err) == (1, False)
    assert prompt("correct", "words", *HERE, 7, "x", "y").code == 1
    (one, _) = prompt.well("corrections", "--json").json
    assert (one["turn"], one["what"], one["was"], one["now"], one["by"]) == (
        *(2, "words", "Düşdüm", "Düştüm"),
        "AY",
    )


def test_a_vignette_is_shown_as_corrected_on_request(prompt: Prompt) -> None:
    """Else it is word for word; a turn that was split stands in two rows of one number."""
    prompt.well("vignettes", "add", *HERE, 2, 3, "--criterion", "x")
    (vignette,) = prompt.well("vignettes", "list", "--json").json
    id_ = vignette["id"]
    prompt.well("correct", "words", *HERE, 2, "Düşdüm", "Düştüm")
    prompt.well("correct", "split", *HERE, 2, "Ağladım", "--speaker", "A", "--role", "parent")
    assert "Düşdüm. Ağladım." in prompt.well("vignettes", "show", id_).out
    turns = prompt.well("vignettes", "show", id_, "--corrected", "--json").json["turns"]
    assert [(t["turn"], t["speaker"], t["text"]) for t in turns] == [
        (2, "Ç", "Düştüm."),
        (2, "A", "Ağladım."),
        (3, "T", "Canın yandı."),
    ]


def test_an_exported_list_has_no_words_unless_somebody_says_so(
    prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Place, kind, who and when go out; words only after IDENTIFIABLE was typed."""
    prompt.well("correct", "words", *HERE, 2, "Düşdüm", "Düştüm")
    target = tmp_path / "corrections.csv"
    prompt.well("corrections", "-o", target)
    text = target.read_text(encoding="utf-8")
    assert "words" in text
    assert "Düş" not in text
    refused = prompt("corrections", "-o", tmp_path / "words.csv", "--identifiable")
    assert refused.code != 0
    assert not (tmp_path / "words.csv").exists()
    monkeypatch.setattr("thirdear.cli.app.typer.prompt", lambda *_, **__: "IDENTIFIABLE")
    prompt.well("corrections", "-o", tmp_path / "words.csv", "--identifiable")
    assert "Düşdüm,Düştüm" in (tmp_path / "words.csv").read_text(encoding="utf-8")
    facts = tmp_path / "facts.toml"
    facts.write_text('[case.A]\nconsent = "withdrawn"\n', encoding="utf-8")
    prompt.well("facts", "set", facts)
    assert prompt("corrections", "-o", tmp_path / "no.csv", "--identifiable").code == 3
    assert not (tmp_path / "no.csv").exists()
    prompt.well("corrections", "-o", target)


def test_a_role_is_corrected_after_import(prompt: Prompt) -> None:
    """In every session of the case that has the label, however it is written; undo ends it."""
    assert prompt.well("correct", "role", "A", "ç", "parent", "--json").json == {"sessions": 1}
    layer = ("segments", "--case", "A", "--session", 1, "--layer", "turn", "--json")
    assert prompt.well(*layer).json[1]["role"] == "parent"
    assert "Undone: correction (case A, session 1)." in prompt.well("undo").out
    assert prompt.well(*layer).json[1]["role"] == "client"
    assert prompt.well("redo", "--json").json[0]["act"] == "correct"
    assert "Nothing was undone." in prompt.well("undo", "--rater", "AY").out
    prompt.well("correct", "role", "A", "ç", "other", "--session", 1)
    assert prompt("correct", "role", "A", "X", "parent").code == 1
    assert prompt("correct", "role", "A", "ç", "boss").code == 2


def test_speaker_join_and_withdraw(prompt: Prompt) -> None:
    """Each is listed by its id, by which it is withdrawn."""
    prompt.well("correct", "speaker", *HERE, 3, "Ç")
    prompt.well("correct", "join", *HERE, 2)
    rows = prompt.well("corrections", "--json").json
    assert [(r["what"], r["turn"], r["now"]) for r in rows] == [
        ("speaker", 3, "Ç (client)"),
        ("join", 2, ""),
    ]
    prompt.well("correct", "withdraw", rows[0]["id"])
    assert len(prompt.well("corrections", "--json").json) == 1
    assert prompt("correct", "withdraw", rows[0]["id"]).code == 1
    assert prompt("correct", "withdraw", "x").code == 1
    assert prompt.well("check", "--json").json["holds"] is True


def test_a_role_is_corrected_in_all_of_a_case_as_one_act(prompt: Prompt, tmp_path: Path) -> None:
    """And in what is imported later; one undo gives every session its roles back."""
    files = [tmp_path / f"A-s0{number}.txt" for number in (2, 3)]
    for number, file in enumerate(files):
        file.write_text(f"T: Bak.\nÇ: Yok {number}.\n", encoding="utf-8")
    prompt.well("import", files[0])
    assert prompt.well("correct", "role", "A", "Ç", "parent", "--json").json == {"sessions": 2}
    prompt.well("import", files[1])
    layer = ("segments", "--case", "A", "--layer", "turn", "--json", "--session")
    assert [prompt.well(*layer, n).json[1]["role"] for n in (1, 2, 3)] == ["parent"] * 3
    assert [one["act"] for one in prompt.well("undo", "--json").json] == ["session"]
    assert len(prompt.well("undo", "--json").json) == 2
    prompt.well("import", files[1])
    roles = [prompt.well(*layer, n).json[1]["role"] for n in (1, 2, 3)]
    assert roles == ["client", "client", "parent"]


def test_an_explained_number_shows_corrected_words_on_request(
    prompt: Prompt, tmp_path: Path
) -> None:
    """The passages behind a score, word for word or as corrected."""
    tags = tmp_path / "tags.csv"
    tags.write_text("case,session,segment,code,rater\nA,1,3,mbtc.holding,R1\n", encoding="utf-8")
    prompt.well("tags", "import", tags)
    prompt.well("finish", "--rater", "R1", "--case", "A", "--session", 1)
    prompt.well("correct", "words", *HERE, 3, "Canın", "Canınız")
    given = ("explain", *HERE, "mbtc.techniques", "--json")
    told = [
        prompt.well(*given, *more).json["evidence"][0]["words"] for more in ((), ("--corrected",))
    ]
    assert told == ["Canın yandı.", "Canınız yandı."]
