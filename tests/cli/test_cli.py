"""The command line keeps its promises: names, keys, exit codes, one sentence a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_system import at_terminal
from thirdear.cli.common import common

SESSION = """\
Therapist: What would you like to do today?
Child: (looks at the shelf) Blocks. [laughs]
Therapist: You are choosing the red one.
Child: Yes. Finn broke mine at home.
"""


@pytest.fixture
def folder(prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two invented sessions of case A, in the current folder."""
    study = tmp_path / "study"
    prompt.well("init", study, "--codebook", "mbt-c-as", "--codebook", "tpocs-a")
    for number in (1, 2):
        text = SESSION + f"Child: This is number {number}.\n"
        (tmp_path / f"A-s0{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(study)
    prompt.well("import", tmp_path / "A-s01.txt", tmp_path / "A-s02.txt")
    return study


def test_a_new_study_without_a_passphrase_is_made_with_a_warning(
    prompt: Prompt, tmp_path: Path
) -> None:
    """Off a terminal nobody can be asked: the study is plain, and that is said."""
    outcome = prompt("init", tmp_path / "s", "--codebook", "tpocs-a", "--json")
    assert outcome.code == 0
    assert "passphrase" in outcome.err
    assert outcome.json["encrypted"] is False


def test_an_encrypted_study_opens_with_its_passphrase_only(prompt: Prompt, tmp_path: Path) -> None:
    """A wrong or missing passphrase is one sentence and exit 1."""
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("dört kırmızı blok\n", encoding="utf-8")
    wrong.write_text("something else\n", encoding="utf-8")
    study = tmp_path / "s"
    prompt.well("init", study, "--passphrase-file", right)
    prompt.well("scores", "--help")
    assert prompt("check", "--study", study, "--passphrase-file", right).code == 0
    for arguments in (("--passphrase-file", wrong), ()):
        outcome = prompt("check", "--study", study, *arguments)
        assert outcome.code == 1
        assert "assphrase" in outcome.err
        assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("scores", "--study", "nowhere"), 1, "is no study"),
        (("init", "."), 1, "already"),
        (("init", "x", "--codebook", "nope"), 1, "mbt-c-as"),
        (("import", "nowhere.txt"), 1, "nowhere.txt"),
        (("scores",), 1, "nobody has coded"),
        (("granger",), 1, "hypothesis add"),
        (("scores", "--combine", "median"), 1, "--combine takes mean, main, consensus or a"),
        (("hypothesis", "add", "mbtc.techniques", "nope"), 1, "There is no score nope"),
        (("explain", "A", "1", "nope"), 1, "There is no score nope"),
        (("explain", "A", "7", "tpocs.total"), 1, "session"),
        (("finish", "--rater", "R9"), 1, "There is no rater R9"),
        (("agreement",), 1, "Nothing can be compared"),
        (("segment", "--by", "breath"), 1, "There is no layer 'breath'"),
        (("tags", "import", "nowhere.csv"), 1, "nowhere.csv"),
        (("vignettes", "show", "1:1"), 1, "There is no vignette"),
        (("granger", "--cause", "x"), 2, "go together"),
        (("granger", "--csv", "x.csv"), 2, "--cause"),
        (("hypothesis", "add", "a", "b", "--trend", "cubic"), 2, "quadratic"),
        (("no-such-command",), 2, "No such command"),
        (("exports",), 1, "exports is a folder without a study"),
        (("./oka",), 1, "There is no folder ./oka."),
        ((".", "--study", "other"), 2, "leave it out beside ."),
        (("import",), 2, "PATH"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    prompt: Prompt, folder: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Exit 1 with the reason and the remedy, 2 for wrong usage; never a traceback."""
    assert folder.is_dir()
    outcome = prompt(*arguments)
    assert outcome.code == code, outcome
    assert words in " ".join(outcome.err.split()), outcome.err
    assert "Traceback" not in outcome.err


def test_the_folder_of_a_study_opens_it(
    prompt: Prompt, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`thirdear PATH` is `thirdear --study PATH`; so is its file; a command's name wins."""
    (tmp_path / "scores").mkdir()
    monkeypatch.chdir(tmp_path)
    opened: list[Path | None] = []
    monkeypatch.setattr("thirdear.cli._open_desk", lambda *_: opened.append(common.study))
    prompt.well("study", "--rater", "E")
    prompt.well("--rater", "E", folder / "study.thirdear")
    assert opened == [Path("study"), folder]
    assert "is in no study" in prompt("scores").err


def test_import_says_what_was_placed_and_what_was_not(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """The JSON keys of an import are a promise; a dry run writes nothing."""
    assert folder.is_dir()
    file = tmp_path / "Case 1 Session 12.txt"
    file.write_text("Recorded on a rainy day\n\n" + SESSION, encoding="utf-8")
    before = prompt.well("history", "--json").out
    outcome = prompt.well("import", file, "--dry-run", "--json")
    (one,) = outcome.json
    assert set(one) >= {
        "file",
        "case",
        "session",
        "format",
        "encoding",
        "turns",
        "words",
        "sha256",
        "unplaced",
        "refused",
    }
    assert (one["session"], one["format"], one["turns"]) == (12, "txt-turns", 4)
    assert one["unplaced"] == [{"line": 1, "text": "Recorded on a rainy day"}]
    assert prompt.well("history", "--json").out == before


def test_speakers_in_turn_are_asked_for(
    prompt: Prompt, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text without labels is refused with the option; at a terminal it asks for the speakers."""
    assert folder.is_dir()
    file = tmp_path / "A-s03.txt"
    file.write_text("How was it?\nAll right.\nWhat then?\nNothing.\n", "utf-8")
    outcome = prompt("import", file)
    assert outcome.code == 1
    assert "add --in-turn Therapist,Client" in outcome.err
    at_terminal(monkeypatch)
    answers = iter(["", "Therapist,Robin", "client"])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    assert prompt("import", file).code == 1
    prompt.well("import", file)
    place = ("--case", "A", "--session", "3", "--layer", "turn")
    turns = prompt.well("segments", *place, "--json").json
    assert [turn["speaker"] for turn in turns] == ["Therapist", "Robin"] * 2


def test_ambiguous_labels_are_asked_about(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """D and A could be anybody: exit 1 names the flag that is needed, and nothing is stored."""
    assert folder.is_dir()
    file = tmp_path / "B-s01.txt"
    file.write_text("D: Merhaba.\nA: Merhaba, nasılsın?\nD: İyiyim.\n" * 3, encoding="utf-8")
    outcome = prompt("import", file)
    assert outcome.code == 1
    assert "--speakers" in outcome.err
    again = prompt.well("import", file, "--speakers", "D=client,A=parent", "--json")
    assert again.json[0]["refused"] is None


def test_other_words_for_a_session_are_refused(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """The same bytes again change nothing; other bytes for a stored session are refused."""
    assert folder.is_dir()
    prompt.well("import", tmp_path / "A-s01.txt")
    (tmp_path / "A-s01.txt").write_text(SESSION + "Child: Changed.\n", encoding="utf-8")
    outcome = prompt("import", tmp_path / "A-s01.txt")
    assert outcome.code == 1
    assert "A-s01.txt" in outcome.err


TAGS = """\
case;session;segment;code;rater
A;1;1;mbtc.not_knowing;R1
A;1;3;here_and_now;R1
A;2;3;mbtc.here_and_now;R1
"""
RATINGS = "case,session,item,rater,value\n" + "".join(
    f"A,{session},tpocs.{item},R1,{3 + session % 2}\n"
    for session in (1, 2)
    for item in range(1, 10)
)


def judged(prompt: Prompt, tmp_path: Path) -> None:
    """Let rater R1 tag, rate and finish both sessions."""
    (tmp_path / "tags.csv").write_text(TAGS, encoding="utf-8")
    (tmp_path / "ratings.csv").write_text(RATINGS, encoding="utf-8")
    prompt.well("tags", "import", tmp_path / "tags.csv")
    prompt.well("ratings", "import", tmp_path / "ratings.csv")
    prompt.well("finish", "--rater", "R1")


def test_from_tables_to_scores_and_back_to_the_words(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """Two of two therapist turns in session 1 are tagged, one is a technique: 50 in a hundred."""
    assert folder.is_dir()
    judged(prompt, tmp_path)
    rows = prompt.well("scores", "--json").json
    assert set(rows[0]) == {"case", "session", "score", "value", "n", "rater", "why"}
    values = {(r["session"], r["score"]): r["value"] for r in rows}
    assert values[1, "mbtc.techniques"] == 50.0
    assert values[1, "mbtc.stance"] == 50.0
    assert values[2, "mbtc.stance"] == 0.0
    assert values[1, "tpocs.task"] == pytest.approx((4 + 1 + 4) / 3)
    shown = prompt.well("explain", "A", "1", "mbtc.techniques")
    assert "You are choosing the red one." in shown.out
    assert "= 50" in shown.out
    assert "[laughs]" not in shown.out
    table = prompt.well("scores", "-o", tmp_path / "scores.csv")
    assert "Written to" in table.err
    assert (
        (tmp_path / "scores.csv")
        .read_text("utf-8")
        .startswith("case,session,rater,mbtc.techniques")
    )


def test_tables_come_back_as_they_went(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """What is exported can be imported again, and changes nothing."""
    assert folder.is_dir()
    judged(prompt, tmp_path)
    for what in ("tags", "ratings"):
        prompt.well(what, "export", "-o", tmp_path / "out.csv")
        again = prompt.well(what, "import", tmp_path / "out.csv", "--json")
        assert (again.json["added"], again.json["reopened"]) == (0, 0)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("A,1,1,mbtc.nothing,R1", "line 2: there is no code mbtc.nothing"),
        ("A,1,99,mbtc.holding,R1", "line 2: Case A, session 1 has segments 1 to 5"),
        ("A,1,2,mbtc.holding,R1", "line 2: mbtc.holding is a code for the therapist"),
        ("A,9,1,mbtc.holding,R1", "session 9"),
        ("A,x,1,mbtc.holding,R1", "line 2: session must be a number"),
        ("A,1,1,mbtc.holding,", "line 2: rater is empty"),
        ("A,nan,1,mbtc.holding,R1", "line 2: session must be a whole number"),
        ("A,1,1,mbtc.holding,mean", "'mean' cannot be a rater's key"),
        ("A,1,1,mbtc.holding,R1,more", "line 2: there are more cells than columns"),
        ('"A,1,1,mbtc.holding,R1', "below line 1: quotation marks do not pair up"),
    ],
)
def test_a_bad_row_is_named_and_nothing_comes_in(
    prompt: Prompt, folder: Path, tmp_path: Path, row: str, complaint: str
) -> None:
    """The file, the line, the matter; the whole table stays out."""
    assert folder.is_dir()
    file = tmp_path / "bad.csv"
    file.write_text(f"case,session,segment,code,rater\n{row}\nA,1,1,mbtc.holding,R1\n", "utf-8")
    outcome = prompt("tags", "import", file)
    assert outcome.code == 1
    assert complaint in outcome.err
    assert prompt.well("tags", "export").out.count("\n") == 1


def test_another_value_for_the_same_rating_is_refused(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """Two rows that contradict each other: neither comes in."""
    assert folder.is_dir()
    file = tmp_path / "two.csv"
    file.write_text("case,session,item,rater,value\nA,1,tpocs.1,R1,2\nA,1,tpocs.1,R1,3\n", "utf-8")
    outcome = prompt("ratings", "import", file)
    assert outcome.code == 1
    assert "line 3: the same item stands above with another value" in outcome.err


def test_codes_of_a_table_come_in_whole_or_not_at_all(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """An unknown code keeps the transcripts out too; else every session is finished."""
    assert folder.is_dir()
    file = tmp_path / "E.csv"
    head = "session,speaker,text,code\n"
    file.write_text(
        head + "1,Therapist,Hello there,holding\n1,Child,Hi,nonsense\n2,Child,Hm,\n", "utf-8"
    )
    outcome = prompt("import", file, "--codes", "code", "--rater", "X")
    assert (outcome.code, "nonsense" in outcome.err) == (1, True)
    file.write_text(
        head + "1,Therapist,Hello there,holding\n1,Child,Hi,\n2,Therapist,Hm,\n", "utf-8"
    )
    prompt.well("import", file, "--codes", "code", "--rater", "X")
    rows = prompt.well("scores", "--json", "--case", "E", "--rater", "X").json
    values = {r["session"]: r["value"] for r in rows if r["score"] == "mbtc.techniques"}
    assert values == {1: 100.0, 2: 0.0}


def test_other_roles_for_a_stored_session_are_refused(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """What is stored never changes, and nothing claims that it did."""
    assert folder.is_dir()
    outcome = prompt(
        *("import", tmp_path / "A-s01.txt", "--speakers", "Therapist=client,Child=therapist")
    )
    assert outcome.code == 1
    assert "another role" in outcome.err


def test_a_pair_declared_in_both_orders_is_tested_once(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """The family that Holm counts does not grow by saying the same thing twice."""
    assert folder.is_dir()
    judged(prompt, tmp_path)
    prompt.well("hypothesis", "add", "mbtc.techniques", "tpocs.total")
    prompt.well("hypothesis", "add", "tpocs.total", "mbtc.techniques")
    assert len(prompt.well("granger", "--json").json) == 2
    assert prompt("granger", "--lag", "3").code == 2


@pytest.mark.usefixtures("folder")
def test_finishing_what_was_not_judged_is_warned_of(prompt: Prompt, tmp_path: Path) -> None:
    """A session without tag and rating is named, with the way back; a judged one is not."""
    judged(prompt, tmp_path)
    assert prompt.well("finish", "--rater", "R1").err == ""
    (tmp_path / "tags.csv").write_text(
        "\n".join(line.replace("R1", "R3") for line in TAGS.splitlines() if "A;2" not in line),
        encoding="utf-8",
    )
    prompt.well("tags", "import", tmp_path / "tags.csv")
    told = prompt.well("finish", "--rater", "R3")
    assert "2 sessions finished" in told.out
    assert "R3 has neither a tag nor a rating in A 2, where" in told.err
    assert "thirdear undo --rater R3" in told.err
    assert prompt.well("finish", "--rater", "R3", "--session", 1).err == ""


@pytest.mark.usefixtures("folder")
def test_that_no_code_is_suggested_is_said(prompt: Prompt, tmp_path: Path) -> None:
    """With what it takes for one, and exit code 0; for scripts an empty list."""
    judged(prompt, tmp_path)
    prompt.well("suggest", "on")
    prompt.well("undo", "--rater", "R1")
    command = ("suggest", "codes", "A", 1, "--rater", "R1")
    told = prompt(*command)
    assert "Nothing is suggested: a code is learned once it was given 30 times in 5" in told.out
    assert prompt.well(*command, "--json").json == []


def test_new_tags_reopen_a_finished_session(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """Importing into a finished session takes its mark away, and says so."""
    assert folder.is_dir()
    judged(prompt, tmp_path)
    file = tmp_path / "more.csv"
    file.write_text("case,session,segment,code,rater\nA,1,3,mbtc.holding,R1\n", "utf-8")
    outcome = prompt.well("tags", "import", file)
    assert "1 finished session was reopened" in outcome.out
    rows = prompt.well("scores", "--json", "--case", "A").json
    assert {r["why"] for r in rows if r["session"] == 1} == {"not finished by R1"}


def test_memos_come_and_go_with_the_tags(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """A memo in the table is kept once, exported beside its tag, and never in the history."""
    assert folder.is_dir()
    file = tmp_path / "memo.csv"
    file.write_text(
        "case,session,segment,code,rater,memo\nA,1,3,mbtc.holding,R1,so gentle\n", "utf-8"
    )
    for _ in range(2):
        prompt.well("tags", "import", file)
    told = prompt.well("tags", "export").out
    assert told.count("so gentle") == 1
    assert told.splitlines()[0].endswith(",start,end,memo,about")
    assert "gentle" not in prompt.well("history").out


def test_an_encrypted_study_wants_an_encrypted_list(prompt: Prompt, tmp_path: Path) -> None:
    """Pseudonyms never lie readable beside an encrypted study."""
    secret, other = tmp_path / "secret", tmp_path / "other"
    secret.write_text("dört kırmızı blok\n", encoding="utf-8")
    other.write_text("altı mavi kapı\n", encoding="utf-8")
    study = ("--study", tmp_path / "s", "--passphrase-file", secret)
    prompt.well("init", tmp_path / "s", "--passphrase-file", secret)
    outcome = prompt("disguise", "add", "Finn", "Theo", *study)
    assert (outcome.code, "--names-passphrase-file" in outcome.err) == (1, True)
    assert not (tmp_path / "s" / "names.thirdear").exists()
    prompt.well("disguise", "add", "Finn", "Theo", *study, "--names-passphrase-file", other)
    assert b"Finn" not in (tmp_path / "s" / "names.thirdear").read_bytes()
    assert prompt("disguise", "list", *study).code == 1
    listed = prompt.well("disguise", "list", *study, "--names-passphrase-file", other, "--json")
    assert [entry["real"] for entry in listed.json] == ["Finn"]


def test_a_refused_test_is_a_result(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """Two sessions are too few: exit 0, the numbers null, the reason in words."""
    assert folder.is_dir()
    judged(prompt, tmp_path)
    prompt.well("hypothesis", "add", "mbtc.techniques", "tpocs.total")
    tests = prompt.well("granger", "--json").json
    assert [(t["cause"], t["effect"]) for t in tests] == [
        ("mbtc.techniques", "tpocs.total"),
        ("tpocs.total", "mbtc.techniques"),
    ]
    assert all(t["refused"] and t["F"] is None and t["p_holm"] is None for t in tests)


def test_a_table_from_elsewhere_can_be_tested(prompt: Prompt, tmp_path: Path) -> None:
    """R 4.2.2, lmtest 0.9-40: grangertest(alliance ~ technique, order = 1) on fixture_A."""
    source = Path(__file__).parents[1] / "data" / "series" / "fixture_A.csv"
    (test,) = prompt.well(
        *("granger", "--csv", source, "--cause", "technique", "--effect", "alliance"),
        *("--lag", "1", "--json", "--resamples", "99"),
    ).json
    assert test["F"] == pytest.approx(12.0947445675484, rel=1e-8)
    assert test["p"] == pytest.approx(0.00156658625151277, rel=1e-8)
    assert (test["df"], test["trend"], test["case"], test["rater"]) == ([1, 30], "none", None, None)


def test_a_name_that_has_another_pseudonym_already_is_told(prompt: Prompt, folder: Path) -> None:
    """What was there, where it is used, and whose place the new one takes."""
    assert folder.is_dir()
    assert prompt.well("disguise", "add", "Finn", "Theo", "--case", "A").out == (
        "The pseudonym is in the list.\n"
    )
    told = prompt.well("disguise", "add", "Finn", "Ben").out
    assert "In case A, Finn is Theo already, and that one is used there." in told
    told = prompt.well("disguise", "add", "Finn", "Jack", "--case", "A").out
    assert "takes the place of Theo" in told
    assert "In the other cases, Finn is Ben already." in told


def test_names_are_listed_scanned_and_kept(prompt: Prompt, folder: Path, tmp_path: Path) -> None:
    """A finished file with a listed name closes the gate: exit 3."""
    assert folder.is_dir()
    prompt.well("disguise", "add", "Finn", "Theo", "--case", "A")
    note = tmp_path / "note.txt"
    note.write_text("Finn's blocks", encoding="utf-8")
    outcome = prompt("disguise", "scan", note)
    assert outcome.code == 3
    assert "disguise add" in outcome.err
    note.write_text("Theo's blocks", encoding="utf-8")
    assert prompt("disguise", "scan", note).code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Maria", "maria"), "itself a listed name"),
        (("Maria", "Finn"), "itself a listed name"),
        (("Maria", "Lena", "--kind", "persn"), "kind must be one of"),
        (("Maria", "Lena", "--case", "Z"), "no case Z"),
    ],
)
def test_a_pseudonym_that_hides_nobody_is_refused(
    prompt: Prompt, folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    """A name for itself, another real name, an unknown kind or case."""
    assert folder.is_dir()
    prompt.well("disguise", "add", "Finn", "Theo")
    outcome = prompt("disguise", "add", *arguments)
    assert (outcome.code, reason in outcome.err) == (1, True)


def test_an_import_says_who_speaks_and_why_each_file_was_refused(
    prompt: Prompt, folder: Path, tmp_path: Path
) -> None:
    """Roles are printed, and every refused file has its sentence."""
    material = tmp_path / "more"
    material.mkdir()
    (material / "C-s01.txt").write_text(SESSION, encoding="utf-8")
    (material / "C-s02.txt").write_text("", encoding="utf-8")
    (material / "C-s03.txt").write_bytes(b"%PDF-1.7 nothing")
    outcome = prompt("import", material, "--study", folder)
    assert outcome.code == 1
    rows = [line.split() for line in outcome.out.splitlines()]
    assert ["Therapist", "therapist", "kept", "1", "2"] in rows
    assert ["Child", "client", "kept", "1", "2"] in rows
    assert "C-s02.txt" in outcome.err
    assert "C-s03.txt" in outcome.err


def test_vignettes_are_picked_shown_and_let_go(prompt: Prompt, folder: Path) -> None:
    """A vignette needs its criterion; its turns are shown as they stand."""
    assert folder.is_dir()
    outcome = prompt("vignettes", "add", "A", "1", "1", "3")
    assert (outcome.code, "--criterion" in outcome.err) == (2, True)
    added = prompt.well("vignettes", "add", "A", "1", "1", "3", "--criterion", "typical", "--json")
    name = added.json["id"]
    assert "Blocks. [laughs]" in prompt.well("vignettes", "show", name).out
    prompt.well("vignettes", "remove", name)
    assert prompt.well("vignettes", "list", "--json").json == []
    outcome = prompt("vignettes", "add", "A", "1", "3", "9", "--criterion", "typical")
    assert (outcome.code, "turns 1 to 5" in outcome.err) == (1, True)


def test_check_holds_and_history_names_no_words(prompt: Prompt, folder: Path) -> None:
    """Nothing of the transcripts stands in the history."""
    assert folder.is_dir()
    assert prompt.well("check", "--json").json["holds"] is True
    told = prompt.well("history").out
    assert "Finn" not in told
    assert "red one" not in told


def test_a_codebook_file_is_checked_with_its_lines(prompt: Prompt, tmp_path: Path) -> None:
    """`codebook check` names the line; list and show need no study."""
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'key = "x"\nprefix = "x"\nversion = 1\nname = "X"\n\n[[code]]\nkey = "a"\n', "utf-8"
    )
    outcome = prompt("codebook", "check", bad)
    assert outcome.code == 1
    assert "bad.toml, line 6" in outcome.err
    assert {b["key"] for b in prompt.well("codebook", "list", "--json").json} >= {"mbt-c-as"}
    assert "mbtc.perspective" in prompt.well("codebook", "show", "mbt-c-as").out
