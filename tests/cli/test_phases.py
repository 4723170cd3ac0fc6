"""The commands `thirdear scores phases` and `thirdear scores gains`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import talk
from tests.a_writeup import on_the_page

FACTS = """[case.A]
[[case.A.phase]]
name = "baseline"
first = 1
last = 6
[[case.A.phase]]
name = "treatment"
first = 7
last = 13
"""
MEASURE = """[[measure]]
key = "bdi"
name = "Invented Depression Scale"
better = "lower"
sd = 8.0
r = 0.9
source = "Invented (2026)."
"""
VALUES = (20, 20, 26, 25, 22, 23, 28, 25, 24, 27, 30, 30, 29)


@pytest.fixture
def at(prompt: Prompt, tmp_path: Path) -> tuple[object, ...]:
    """A study with the example of Parker, Vannest and Davis (2011) and a sudden gain."""
    return _made(prompt, tmp_path, "en")


def _made(prompt: Prompt, folder: Path, language: str) -> tuple[object, ...]:
    study = folder / "study"
    prompt.well("init", study, "--language", language)
    bdi = (33, 34, 33, 32, 31, 33, 5, 6, 7, 6, 6, 5, 5)
    rows = [f"A,{n},{a},{b}" for n, (a, b) in enumerate(zip(VALUES, bdi, strict=True), 1)]
    table = folder / "scores.csv"
    table.write_text("\n".join(["case,session,play,bdi", *rows]), encoding="utf-8")
    prompt.well("scores", "import", table, "--study", study)
    return ("--study", study)


def test_declared_phases_are_compared(
    prompt: Prompt, at: tuple[object, ...], tmp_path: Path
) -> None:
    """As published; without phases the remedy is told, and overlapping ones are refused."""
    assert "[[case.KEY.phase]]" in prompt("scores", "phases", "imported.play", *at).err
    facts = tmp_path / "facts.toml"
    facts.write_text(FACTS, encoding="utf-8")
    prompt.well("facts", "set", facts, *at)
    (one,) = prompt.well("scores", "phases", "imported.play", "--json", *at).json
    assert (one["earlier"], one["later"]) == ("baseline", "treatment")
    assert one["nap"] == pytest.approx(38.5 / 42)
    told = prompt.well("scores", "phases", "imported.play", *at).out
    assert "0.92 [0.60, 0.99]" in told
    assert "independent" in told
    facts.write_text(FACTS.replace("first = 7", "first = 6"), encoding="utf-8")
    refused = prompt("facts", "set", facts, *at)
    assert refused.code == 1
    assert "'treatment' overlaps another" in refused.err


def test_a_document_compares_phases_and_names_gains(prompt: Prompt, tmp_path: Path) -> None:
    """NAP and Tau-U of the scores of a hypothesis, gains by the measure of that name; verified."""
    for language, there in (
        ("en", ("Declared Phases Compared", "baseline → treatment", ".92 [.60, .99]")),
        ("tr", ("Bildirilen Evrelerin Karşılaştırılması", "Ani Kazanımlar", "33 → 5")),
    ):
        folder = tmp_path / language
        folder.mkdir()
        at = _made(prompt, folder, language)
        facts = folder / "facts.toml"
        facts.write_text(FACTS + MEASURE, encoding="utf-8")
        prompt.well("facts", "set", facts, *at)
        prompt.well("hypothesis", "add", "imported.play", "imported.bdi", *at)
        first = talk(folder / "A-s01.txt", 4)
        prompt.well("import", first, "--case", "A", "--session", 1, *at)
        document = folder / "report.docx"
        prompt.well("report", "-o", document, *at)
        page = on_the_page(document)
        assert "Tau-U" in page
        for words in there:
            assert words in page, (language, words)
        prompt.well("verify", document, *at)


def test_sudden_gains_are_listed(prompt: Prompt, at: tuple[object, ...]) -> None:
    """One from session 6 to 7; a cut-off that is none is wrong usage."""
    (one,) = prompt.well("scores", "gains", "imported.bdi", "--by", 7, "--json", *at).json
    assert (one["session"], one["next"]) == (6, 7)
    assert "6 → 7" in prompt.well("scores", "gains", "imported.bdi", "--by", 7, *at).out
    assert "No sudden gain" in prompt.well("scores", "gains", "imported.bdi", "--by", 60, *at).out
    assert prompt("scores", "gains", "imported.bdi", "--by", 0, *at).code == 2
    assert prompt("scores", "gains", "nope", "--by", 7, *at).code == 1


def test_the_words_are_those_of_the_study(prompt: Prompt, tmp_path: Path) -> None:
    """In Turkish, too."""
    at = _made(prompt, tmp_path, "tr")
    assert (
        "Ani kazanım bulunmadı"
        in prompt.well(*("scores", "gains", "imported.bdi", "--by", 60, *at)).out
    )
    assert "evre bildirilmemiş" in prompt("scores", "phases", "imported.bdi", *at).err
