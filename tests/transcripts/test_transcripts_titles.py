"""Names and titles as people write them give case, session and day; a day is never a session."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_docx import document, p
from thirdear import open_study
from thirdear.study import facts
from thirdear.transcripts import from_name

TALK = "T: Merhaba {n}.\nÇ: İyiyim {n}.\nT: Peki {n}.\nÇ: Evet {n}.\n"


@pytest.mark.parametrize(
    ("stem", "case", "session", "day"),
    [
        ("A vakası 7. seans (18.03.2024)", "A", 7, "2024-03-18"),
        ("A vakası 5. seans (04.03.2024) anne katıldı", "A", 5, "2024-03-04"),
        ("Therapy_Session_4_Case_B", "B", 4, None),
        ("Session 4 – Case B", "B", 4, None),
        ("Seans 3 - A vakası", "A", 3, None),
        ("Birch_12.03.2024", "Birch", None, "2024-03-12"),
        ("Birch 2024-05-07", "Birch", None, "2024-05-07"),
        ("Birch 12 Mart 2024", "Birch", None, "2024-03-12"),
        ("20240507_Birch_s03", "Birch", 3, "2024-05-07"),
        ("Birch 3 (March 12, 2024)", "Birch", 3, "2024-03-12"),
        ("Birch 2024", None, None, None),
        ("Birch 12.03", None, None, None),
        ("Vaka Anne ve Bebek Seans 12", "Anne ve Bebek", 12, None),
        ("Fall 7 - Sitzung 3 - 24.12.23", "7", 3, "2023-12-24"),
        ("C07s12", "C07", 12, None),
    ],
)
def test_names(stem: str, case: str | None, session: int | None, day: str | None) -> None:
    """A word for case or session wins wherever it stands; a day is a day."""
    found = from_name(stem)
    assert (found.case, found.session) == (case, session)
    assert [str(one) for one in found.days[:1]] == ([day] if day else [])


DATES = ("%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%d_%m_%Y", "%d-%m-%Y")
SCHEMES = (
    "{case} vakası {n}. seans ({day})",
    "Vaka {case} - Seans {n:02} - {day}",
    "{day} Case_{case}_Session_{n}",
    "Session {n} of Case {case}",
    "transcript_{case}_s{n:02}_final",
    "{case}-S{n}",
    "Therapie Sitzung {n}, Fall {case}, {day}",
    "Görüşme {n} Olgu {case} {day}",
)


@pytest.mark.parametrize("seed", range(40))
def test_any_scheme_gives_two_cases(tmp_path: Path, seed: int) -> None:
    """Twenty-two files of two cases in any mixture of schemes are eleven sessions of each."""
    draw = random.Random(seed)
    cases = draw.choice([("A", "B"), ("C07", "C12"), ("Ada", "Can")])
    schemes, dates = draw.sample(SCHEMES, 3), draw.choice(DATES)
    found = set()
    for case in cases:
        for n in range(1, 12):
            day = (date(2024, 1, 8) + timedelta(days=7 * n)).strftime(dates)
            name = draw.choice(schemes).format(case=case, n=n, day=day)
            told = from_name(name)
            assert (told.case, told.session) == (case, n), name
            found.add((told.case, told.session))
    assert len(found) == 22


def test_dates_give_the_order_or_are_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files that have only dates are numbered by them together, and refused one by one."""
    run, folder = Prompt(capsys), tmp_path / "s"
    run.well("init", folder)
    names = ["Birch_12.03.2024.txt", "Birch_19.03.2024.txt", "Birch_05.04.2024.txt"]
    files = [tmp_path / name for name in names]
    for n, file in enumerate(files):
        file.write_text(TALK.format(n=n), encoding="utf-8")
    alone = run("import", files[2], "--study", folder)
    assert alone.code == 1
    assert "import all files of case Birch together" in alone.err
    run.well("import", *reversed(files), "--study", folder)
    run.well("import", *files, "--study", folder)
    with open_study(folder) as study:
        stored = [(i.session, i.source.name) for i in study.sessions()]
        assert stored == list(enumerate(names, 1))
        days = [record.date for record in facts.read(study).cases["Birch"].sessions]
    assert days == [date(2024, 3, 12), date(2024, 3, 19), date(2024, 4, 5)]
    other = tmp_path / "Birch 2024-05-07.txt"
    other.write_text(TALK.format(n=9), encoding="utf-8")
    assert run("import", other, "--study", folder).code == 1
    run.well("import", other, "--session", "4", "--study", folder)


def test_titles_inside_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first lines tell what the name does not; where both tell, a conflict is said."""
    run, folder = Prompt(capsys), tmp_path / "s"
    run.well("init", folder, "--language", "en")
    talk = "".join(p(row) for row in TALK.format(n=1).splitlines())
    plain, named = tmp_path / "kayıt.docx", tmp_path / "A-s08.docx"
    plain.write_bytes(document(p("A vakası 7. seans (18.03.2024)") + talk))
    named.write_bytes(document(p("Session 4 – Case B") + talk.replace("1", "2")))
    shown = " ".join(run.well("import", plain, named, "--study", folder).out.split())
    assert "the file itself says session 4; it was taken as 8" in shown
    assert "the file itself says case B; it was taken as A" in shown
    with open_study(folder) as study:
        assert [(i.case, i.session) for i in study.sessions()] == [("A", 7), ("A", 8)]
        (record,) = facts.read(study).cases["A"].sessions
        assert (record.number, record.date) == (7, date(2024, 3, 18))


def test_one_case_written_in_several_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``c7`` is ``C07`` where the study has that, and equal words as two sessions are said."""
    run, folder = Prompt(capsys), tmp_path / "s"
    run.well("init", folder)
    for name in ("C07-s1.txt", "C07-s2.txt", "c7_s3.txt"):
        (tmp_path / name).write_text(TALK.format(n=name[-5] != "1"), encoding="utf-8")
    shown = run.well("import", *sorted(tmp_path.glob("*.txt")), "--study", folder).out
    with open_study(folder) as study:
        assert [(i.case, i.session) for i in study.sessions()] == [("C07", n) for n in (1, 2, 3)]
    assert "it has the same words as C07-s2.txt" in " ".join(shown.split())


def test_two_files_of_one_place_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files of one name are named with their folders."""
    run, folder = Prompt(capsys), tmp_path / "s"
    run.well("init", folder)
    for n, name in enumerate(("old", "new")):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "E-s01.txt").write_text(TALK.format(n=n), encoding="utf-8")
    refused = run("import", tmp_path / "in", "--study", folder)
    assert "new/E-s01.txt and old/E-s01.txt are both case E, session 1" in refused.err


def test_little_placed_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Less than 97 % in turns is refused with the option that accepts it, which then works."""
    run, folder = Prompt(capsys), tmp_path / "s"
    run.well("init", folder)
    file = tmp_path / "A-s1.csv"
    rows = "".join(f'{"TC"[n % 2]},word {n},"an aside"\n' for n in range(6))
    file.write_text(f"speaker,text\n{rows}", "utf-8")
    shown = run("import", file, "--dry-run", "--study", folder)
    assert "an aside" in shown.out
    refused = run("import", file, "--study", folder)
    assert refused.code == 1
    assert "add --accept-unplaced" in refused.err
    run.well("import", file, "--accept-unplaced", "--study", folder)
