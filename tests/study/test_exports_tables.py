"""Numbers go out as tables that others read and that give the same values back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_cli import Prompt
from thirdear.base.delimited import guarded, unguarded
from thirdear.exchange import longcsv
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import GateRefusal
from thirdear.study import Study, imported_scores
from thirdear.study import facts as study_facts
from thirdear.study.exports import tables

ME = Pass("R1")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Return a study of two sessions, one tagged and finished, with an imported score."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in (1, 2):
        text = f"T: Merhaba {n}.\nÇ: Dün Ayşe geldi.\n"
        (folder / f"C07-s0{n}.txt").write_text(text, encoding="utf-8")
    scores = tmp_path / "s.csv"
    scores.write_text("case,session,Öz-şefkat\nC07,1,2.5\nC07,2,\n", encoding="utf-8")
    with Study.create(tmp_path / "study", codebooks=["alliance-markers"]) as made:
        made.bring_in(made.plan_import([folder], speakers="T=therapist,Ç=client"))
        made.add_rater("R1")
        made.change_tags(ME, add=[NewTag("C07", 1, 2, "alliance.bond_plus")])
        made.set_memo(ME, "C07", 1, 2, "Ayşe'den söz etti")
        made.finish(ME, "C07", 1)
        imported_scores.bring_in(made, scores)
        yield made


@given(st.text())
def test_guarding_is_reversible(text: str) -> None:
    """Every text comes back; none that is written begins as a formula does."""
    assert unguarded(guarded(text)) == text
    assert guarded(text) == "-" or not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1), min_size=1))
def test_what_was_written_is_read(texts: list[str]) -> None:
    """Cells of long tables come back as they were, white space at their ends aside."""
    rows = [(text.strip(), "x") for text in texts]
    text = longcsv.write(("memo", "case"), rows)
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [unguarded(memo.strip()) for memo, _ in read] == [memo for memo, _ in rows]


def test_tables_and_their_dictionary(study: Study, tmp_path: Path) -> None:
    """Each variable of the wide table stands in the dictionary, with labels; gaps are empty."""
    files = {file.name: file for file in tables.write_tables(study, tmp_path / "out", "mean")}
    wide = longcsv.read(files["scores_wide.csv"], ["case", "session"])
    words = longcsv.read(files["dictionary.csv"], tables.DICTIONARY)
    assert [row.cells["variable"] for row in words] == list(wide[0].cells)
    assert [row.cells["imported_z_efkat"] for row in wide] == ["2.5", ""]
    labels = {row.cells["score"]: row.cells["label_tr"] for row in words}
    assert labels["alliance.positive"]
    assert "Ayşe" not in "".join(file.read_text("utf-8") for file in files.values())
    alone = tables.write_tables(study, tmp_path / "alone.csv", "mean")
    assert [file.name for file in alone] == ["alone.csv", "alone.dictionary.csv"]


def test_names_of_variables() -> None:
    """Names are plain, unique without regard to case, and never those of the place."""
    assert tables.variables(["a.b", "A_b", "1x", "case", "ş"]) == [
        "a_b",
        "A_b_2",
        "s_1x",
        "case_2",
        "score",
    ]


def test_parquet_and_spss(study: Study, tmp_path: Path) -> None:
    """Others' readers give the same numbers; SPSS's table comes in as scores."""
    import pandas as pd
    import pyreadstat

    wide = study.score_table()
    tables.write_parquet(study, tmp_path / "s.parquet")
    table = pd.read_parquet(tmp_path / "s.parquet")
    assert table["alliance_positive"].equals(wide["alliance.positive"])
    tables.write_sav(study, tmp_path / "s.sav")
    table, about = pyreadstat.read_sav(tmp_path / "s.sav")
    assert table["imported_z_efkat"].tolist()[0] == 2.5
    assert about.column_names_to_labels["session"] == "Session number"
    other = pd.DataFrame({"case": ["C07", "C07"], "session": [1, 2], "mood": [3.5, float("nan")]})
    pyreadstat.write_sav(other, tmp_path / "o.sav")
    (column,) = imported_scores.bring_in(study, tmp_path / "o.sav")
    assert (column.key, column.values) == ("imported.mood", {("C07", 1): 3.5})


def test_a_bundle(study: Study, tmp_path: Path) -> None:
    """It holds all that repeats the numbers, no words, and is the same every time."""
    one, two = tmp_path / "1.zip", tmp_path / "2.zip"
    for file in (one, two):
        tables.write_bundle(study, file, "mean")
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        names = set(archive.namelist())
        everything = "".join(archive.read(name).decode() for name in names)
        assert json.loads(archive.read("analysis.json"))["seed"] == 1
    assert {"README.md", "scores_long.csv", "codebooks/alliance-markers.toml"} <= names
    assert "Ayşe" not in everything
    assert "Merhaba" not in everything


def test_a_bundle_names_the_breaks(study: Study, tmp_path: Path) -> None:
    """Whoever repeats the tests elsewhere finds the steps; what the break was is not told."""
    stated = '[[case.C07.break]]\nsession = 2\nwhat = "Ayşe away"\n'
    (tmp_path / "facts.toml").write_text(stated, encoding="utf-8")
    study_facts.set_from(study, tmp_path / "facts.toml")
    tables.write_bundle(study, tmp_path / "b.zip", "mean")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        text = archive.read("analysis.json").decode()
    assert json.loads(text)["breaks"] == {"C07": [2]}
    assert "Ayşe" not in text


def test_a_bundle_with_words_passes_the_gate(study: Study, tmp_path: Path) -> None:
    """Transcripts go in disguised, or not at all."""
    file = tmp_path / "w.zip"
    with pytest.raises(GateRefusal):
        tables.write_bundle(study, file, "mean", with_words=True)
    assert not file.exists()
    with study.names() as names:
        names.add(Pseudonym("Ayşe", "Zeynep"))
    tables.write_bundle(study, file, "mean", with_words=True)
    with zipfile.ZipFile(file) as archive:
        assert "Dün Zeynep geldi" in archive.read("transcripts/C07-s01.txt").decode()
        assert "IDENTIFIABLE" not in archive.read("README.md").decode()
    tables.write_bundle(study, file, "mean", with_words=True, identifiable=True)
    with zipfile.ZipFile(file) as archive:
        assert "IDENTIFIABLE" in archive.read("README.md").decode()


def test_a_bundle_with_words_needs_consent(study: Study, tmp_path: Path) -> None:
    """Identifiable or not; the numbers alone may leave."""
    facts, file = tmp_path / "facts.toml", tmp_path / "w.zip"
    facts.write_text('[case.C07]\nconsent = "withdrawn"\n', encoding="utf-8")
    study_facts.set_from(study, facts)
    for identifiable in (False, True):
        with pytest.raises(GateRefusal, match="Consent for case C07"):
            tables.write_bundle(study, file, "mean", with_words=True, identifiable=identifiable)
    tables.write_bundle(study, file, "mean")


def test_commands(
    study: Study,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each kind of file has its command; another ending is wrong usage."""
    study.close()
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody is there to be asked
    run, where = Prompt(capsys), ("--study", tmp_path / "study")
    kinds = {"csv": "d", "parquet": "s.parquet", "sav": "s.sav", "bundle": "b.zip"}
    for kind, name in kinds.items():
        told = run.well("export", kind, tmp_path / name, "--json", *where)
        assert all(Path(file).exists() for file in told.json["files"])
    assert run("export", "sav", tmp_path / "x.txt", *where).code == 2
    run.well("scores", "-o", tmp_path / "o.parquet", *where)
    assert (tmp_path / "o.parquet").exists()
    words = ("export", "bundle", tmp_path / "w.zip", "--with-words", *where)
    assert run(*words).code == 3
    assert run(*words, "--identifiable").code == 3
    run.well(*words, "--identifiable", "--confirm", "identifiable")
