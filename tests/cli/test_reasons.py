"""Why a number is missing is said in the study's language, whatever made the number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear.cli.reasons import reason


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """Return a command line."""
    return Prompt(capsys)


@pytest.mark.parametrize(
    ("english", "turkish"),
    [
        ("not finished by Ayşe", "Ayşe bitirmedi"),
        ("not finished by R1; 3 of 7 items rated", "R1 bitirmedi; 7 maddeden 3 tanesi puanlandı"),
        ("no turns of the client", "danışan hiç konuşmuyor"),
        ("all values are the same", "bütün değerler aynı"),
        (
            "2 units were coded by all 3 raters; three are needed",
            "3 kodlayıcının hepsinin kodladığı birim sayısı 2; en az üç gerekir",
        ),
        ("SD and r have no source; name it", "SS ve r için kaynak yok; kaynağı yazın"),
        ("something else", "something else"),
    ],
)
def test_reasons_in_both_languages(english: str, turkish: str) -> None:
    """A reason is said in Turkish, several with a semicolon; English and unknown ones stay."""
    assert reason(english, "tr") == turkish
    assert reason(english, "en") == english


def test_a_turkish_study_says_why_a_score_is_missing(prompt: Prompt, tmp_path: Path) -> None:
    """`explain` and `agreement` give reasons in Turkish; their JSON keeps the English ones."""
    at = ("--study", tmp_path / "s")
    prompt.well("init", tmp_path / "s", "--language", "tr", "--codebook", "tpocs-a")
    (tmp_path / "a.txt").write_text("T: bir\nÇ: iki\nT: üç\nÇ: dört\n", encoding="utf-8")
    prompt.well("import", tmp_path / "a.txt", "--case", "A", "--session", 1, *at)
    table = tmp_path / "r.csv"
    table.write_text(
        "case,session,item,rater,value\nA,1,tpocs.1,R1,3\nA,1,tpocs.1,R2,3\n", encoding="utf-8"
    )
    prompt.well("ratings", "import", table, *at)
    told = prompt.well("explain", "A", 1, "tpocs.total", *at).out
    assert "(R1 bitirmedi; R2 bitirmedi)" in told
    assert prompt.well("explain", "A", 1, "tpocs.total", "--json", *at).json["why"] == (
        "not finished by R1; not finished by R2"
    )
    table.write_text("unit,rater,value\n1,a,1\n1,b,1\n2,a,1\n2,b,1\n", encoding="utf-8")
    asked = ("agreement", "--csv", table, "--level", "nominal", "--resamples", 100)
    told = prompt.well(*asked, *at).out
    assert "bütün değerler aynı" in told
    assert "every" not in told


def test_a_table_is_tested_in_the_language_of_the_study_around(
    prompt: Prompt, tmp_path: Path
) -> None:
    """`granger --csv` warns in the language of the study that it is called in."""
    prompt.well("init", tmp_path / "s", "--language", "tr")
    table = tmp_path / "x.csv"
    rows = "".join(f"{n},{n * 7 % 5},{n * 3 % 4}\n" for n in range(1, 13))
    table.write_text(f"session,x,y\n{rows}", encoding="utf-8")
    asked = ("granger", "--csv", table, "--cause", "x", "--effect", "y", "--resamples", 0, "--json")
    (english,) = prompt.well(*asked).json
    (turkish,) = prompt.well(*asked, "--study", tmp_path / "s").json
    assert "Only 8 degrees of freedom" in english["warnings"][0]
    assert "serbestlik derecesi" in turkish["warnings"][0]
    assert english["F"] == turkish["F"]
