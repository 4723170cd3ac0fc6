"""The commands about precedence: the protocol, lineage, a searched lag, a plan, a comparison."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_series import FIXTURE

COLUMNS = ("--cause", "technique", "--effect", "alliance")


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line."""
    return Prompt(capsys)


@pytest.fixture
def rated(prompt: Prompt, tmp_path: Path) -> Path:
    """A study with two cases of 22 invented sessions, rated at random on two subscales."""
    return _rated(prompt, tmp_path, "en")


def _rated(prompt: Prompt, tmp_path: Path, language: str) -> Path:
    study, drawn = tmp_path / "study", random.Random(5)
    prompt.well("init", study, "--codebook", "tpocs-a", "--language", language)
    rows = ["case,session,item,rater,value"]
    for case in "AB":
        for session in range(1, 23):
            text = f"Therapist: Case {case}, session {session}.\nChild: Yes.\n"
            (tmp_path / f"{case}-s{session:02}.txt").write_text(text, encoding="utf-8")
            rows += [f"{case},{session},tpocs.{i},R1,{drawn.randint(0, 5)}" for i in range(1, 10)]
    prompt.well("import", "--study", study, *sorted(tmp_path.glob("?-s*.txt")))
    (tmp_path / "ratings.csv").write_text("\n".join(rows), encoding="utf-8")
    prompt.well("ratings", "import", "--study", study, tmp_path / "ratings.csv")
    prompt.well("finish", "--study", study, "--rater", "R1")
    return study


def test_the_whole_protocol_and_lineage_of_a_table(prompt: Prompt) -> None:
    """Under keys of their own, beside those that scripts rely on."""
    (found,) = prompt.well(
        *("granger", "--csv", FIXTURE, *COLUMNS, "--resamples", 99, "--full", "--lineage", "--json")
    ).json
    assert found["F"] == pytest.approx(12.0947445675484)
    assert len(found["protocol"]["influences"]) == 34
    assert len(found["protocol"]["grid"]["cells"]) == 9
    assert found["protocol"]["toda_yamamoto"][0] == pytest.approx(9.11203646114928)
    assert [row["session"] for row in found["rows"] if row["why"]] == [1]
    told = prompt.well(
        *("granger", "--csv", FIXTURE, *COLUMNS, "--resamples", 99, "--full", "--lineage")
    ).out
    for words in ("Verdict:", "Breusch-Godfrey", "without session", "joint p", "left out because"):
        assert words in told


def test_a_searched_lag_is_recorded(prompt: Prompt) -> None:
    """The JSON names the lags; stating and searching at once is wrong usage."""
    command = ("granger", "--csv", FIXTURE, *COLUMNS, "--resamples", 99, "--max-lag", 3)
    (found,) = prompt.well(*command, "--json").json
    assert found["searched"] == [1, 2, 3]
    assert prompt(*command, "--lag", 2).code == 2


def test_a_plan_says_how_many_sessions(prompt: Prompt) -> None:
    """Unreliable scores show less of the effect, so more sessions are needed."""
    exact = prompt.well("plan", "--r2", 0.2, "--json").json
    rough = prompt.well("plan", "--r2", 0.2, "--reliability", 0.6, "--json").json
    assert 30 < exact["sessions"] < 40 < rough["sessions"]
    assert "Sessions without gaps for 80% power" in prompt.well("plan", "--r2", 0.2).out


def test_cases_are_compared_on_the_command_line(prompt: Prompt, rated: Path) -> None:
    """One F for the difference, both tests, and the sentence on what is no difference."""
    command = (
        *("compare", "--study", rated, "--cause", "tpocs.bond", "--effect", "tpocs.task"),
        *("--cases", "A,B", "--resamples", 99),
    )
    found = prompt.well(*command, "--json").json
    assert found["cases"] == ["A", "B"]
    assert found["F"] > 0
    assert len(found["each"]) == 2
    assert "Only this comparison speaks to the difference" in prompt.well(*command).out
    pooled = prompt.well(*command, "--pooled", "--json").json
    assert pooled["difference"] == []
    assert prompt(*command[:-4], "--cases", "A").code == 1


def test_declared_hypotheses_are_compared_both_ways_in_all_cases(
    prompt: Prompt, rated: Path
) -> None:
    """Without a pair every declared one is compared; nothing declared, or half a pair, is told."""
    command = ("compare", "--study", rated, "--resamples", 99)
    assert "No hypothesis is declared" in prompt(*command).err
    prompt.well("hypothesis", "add", "tpocs.bond", "tpocs.task", "--study", rated)
    forth, back = prompt.well(*command, "--json").json
    assert forth["cases"] == back["cases"] == ["A", "B"]
    assert (forth["cause"], back["cause"]) == ("tpocs.bond", "tpocs.task")
    told = prompt.well(*command).out
    assert told.count("Only this comparison speaks to the difference") == 1
    for wrong in (("--cause", "tpocs.bond"), ("--trend", "none")):
        assert prompt(*command, *wrong).code == 2


def test_a_turkish_study_is_told_of_its_tests_in_turkish(prompt: Prompt, tmp_path: Path) -> None:
    """Verdict, headings, what is no cause, influence, rows and the difference: no English word."""
    study = _rated(prompt, tmp_path, "tr")
    asked = ("--study", study, "--cause", "tpocs.bond", "--effect", "tpocs.task")
    options = ("--resamples", 99, "--reliability", 0.6, "--full", "--lineage")
    told = prompt.well("granger", *asked, *options).out
    told += prompt.well("compare", *asked, "--cases", "A,B", "--resamples", 99).out
    for words in (
        *(
            "Keşfedici (bu soru bildirilmedi): Vaka A için",
            "A vakası, tpocs.bond → tpocs.task (gecikme 1",
            "kısmi R²",
        ),
        *("Zamanda önce gelmek, neden olmak değildir.", "üç denklemin F "),
        *("ortak p değeri", "dışarıda, çünkü", "Gecikme 1: A − B = ", "doğrusal"),
    ):
        assert words in told
    for words in ("Verdict", "Case ", "Precedence", "without", "linear", "session", "is seen"):
        assert words not in told


def test_a_smallest_effect_of_interest_and_a_reliability_are_told(prompt: Prompt) -> None:
    """A wide margin is excluded, a narrow one is not; unreliable scores are named."""
    command = ("granger", "--csv", FIXTURE, "--cause", "alliance", "--effect", "technique")
    (found,) = prompt.well(
        *(*command, "--resamples", 99, "--smallest", 1, "--reliability", 0.6, "--json")
    ).json
    assert any("smaller than 1 either way" in w for w in found["warnings"])
    assert any("show a true partial R² of .20 as about ." in w for w in found["warnings"])
    assert "not excluded" in prompt.well(*command, "--resamples", 99, "--smallest", 0.1).out


def test_a_table_is_told_in_the_language_of_an_encrypted_study(
    prompt: Prompt, tmp_path: Path
) -> None:
    """Where the passphrase is given, the words beside a table are Turkish as those of the study."""
    secret, study = tmp_path / "secret", tmp_path / "study"
    secret.write_text("tepid ocarina bramble quorum lantern\n", encoding="utf-8")
    prompt.well("init", study, "--language", "tr")
    at = ("--study", study, "--passphrase-file", secret)
    prompt.well("encrypt", *at)
    command = ("granger", "--csv", FIXTURE, *COLUMNS, "--resamples", 99, "--reliability", 0.6)
    (found,) = prompt.well(*command, "--json", *at).json
    assert any("güvenirli" in warning.lower() for warning in found["warnings"])
    (found,) = prompt.well(*command, "--json", "--study", study).json
    assert not any("güvenirli" in warning.lower() for warning in found["warnings"])


def test_transitions_between_codes_are_counted_turn_by_turn(prompt: Prompt, tmp_path: Path) -> None:
    """Three sessions in which one code is followed by the other in the next turn but one."""
    study = tmp_path / "study"
    prompt.well("init", study, "--codebook", "mbt-c-as")
    turns = "Therapist: Look.\nChild: Yes.\n" * 6
    rows = ["case,session,segment,code,rater"]
    for session in (1, 2, 3):
        text = f"{turns}Child: Session {session}.\n"
        (tmp_path / f"A-s0{session}.txt").write_text(text, encoding="utf-8")
        rows += [f"A,{session},1,mbtc.playful,R1", f"A,{session},3,mbtc.use_of_self,R1"]
    prompt.well("import", "--study", study, *sorted(tmp_path.glob("A-s*.txt")))
    (tmp_path / "tags.csv").write_text("\n".join(rows), encoding="utf-8")
    prompt.well("tags", "import", "--study", study, tmp_path / "tags.csv")
    prompt.well("finish", "--study", study, "--rater", "R1")
    command = (
        *("transitions", "--study", study, "--rater", "R1", "--given", "mbtc.playful"),
        *("--target", "mbtc.use_of_self", "--within"),
    )
    (found,) = prompt.well(*command, 2, "--json").json
    assert (found["given_count"], found["followed"], found["sessions"]) == (3, 3, 3)
    assert found["p"] < 0.05
    (next_turn,) = prompt.well(*command, 1, "--json").json
    assert next_turn["followed"] == 0
    assert "3 of 3" in prompt.well(*command, 2).out
    assert prompt(*command, 2, "--given", "mbtc.nothing").code == 1
    both = ("--given", "mbtc.use_of_self", "--target", "mbtc.playful", "--lag", 2, "--matrix")
    lines = prompt.well(*command, 1, *both).out.splitlines()
    crossed = {line.split()[0]: line.split()[1:] for line in lines if line.startswith("mbtc.")}
    assert crossed["mbtc.playful"][1] == "(3)"
    assert crossed["mbtc.playful"][0].endswith("*")
    assert crossed["mbtc.use_of_self"][1] == "(0)"
    (second,) = prompt.well(*command, 1, "--lag", 2, "--json").json
    assert (second["followed"], second["lag"]) == (3, 2)
    assert second["g2"] > 0
    assert 0 < second["g2_p"] <= 1
    assert "No turn of these sessions has a time" in prompt(*command, 1, "--seconds", 5).err
    assert prompt(*command, 1, "--seconds", 5, "--lag", 2).code == 2


def test_holm_is_over_what_was_declared_whatever_is_shown(prompt: Prompt, rated: Path) -> None:
    """One case, or one declared pair, has the p that the whole family gives it."""
    at = ("--study", rated, "--resamples", 99, "--json")
    prompt.well("hypothesis", "add", "tpocs.bond", "tpocs.task", "--study", rated)
    whole = prompt.well("granger", *at).json
    assert {one["family"] for one in whole} == {4}
    shown = prompt.well("granger", *at, "--case", "A").json
    assert shown == [one for one in whole if one["case"] == "A"]
    pair = ("--cause", "tpocs.task", "--effect", "tpocs.bond")
    assert prompt.well("granger", *at, *pair).json == [w for w in whole if w["cause"] == pair[1]]


def test_an_undeclared_pair_is_exploratory(prompt: Prompt, rated: Path) -> None:
    """Another lag of a declared pair, too; nothing is called found, and the family stays itself."""
    at = ("--study", rated, "--resamples", 99)
    pair = ("--cause", "tpocs.bond", "--effect", "tpocs.task")
    for found in prompt.well("granger", *at, *pair, "--json").json:
        assert found["exploratory"] is True
        assert found["verdict"] == "exploratory"
    told = prompt.well("granger", *at, *pair).out
    assert "Exploratory (this question was not declared)" in told
    assert "found" not in told
    prompt.well("hypothesis", "add", "tpocs.bond", "tpocs.task", "--study", rated)
    assert not prompt.well("granger", *at, *pair, "--json").json[0]["exploratory"]
    assert prompt.well("granger", *at, *pair, "--lag", 2, "--json").json[0]["exploratory"]


def test_a_break_is_declared_and_removed(prompt: Prompt, rated: Path) -> None:
    """The tests of the case tell it, those of another do not; a second removal is refused."""
    at = ("--study", rated)
    prompt.well("hypothesis", "add", "tpocs.bond", "tpocs.task", *at)
    prompt.well("facts", "break", "A", 9, "holiday", *at)
    tests = prompt.well("granger", *at, "--resamples", 99, "--json").json
    assert {one["case"]: one["breaks"] for one in tests} == {"A": [9], "B": []}
    assert "9 holiday" in prompt.well("facts", "show", *at).out
    prompt.well("facts", "break", "A", 9, "--remove", *at)
    refused = prompt("facts", "break", "A", 9, "--remove", *at)
    assert refused.code == 1
    assert "No break before session 9" in refused.err
