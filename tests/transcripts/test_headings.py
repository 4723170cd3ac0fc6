"""What title lines, file names and folders say of case and session, and what they do not."""

from __future__ import annotations

from datetime import date

import pytest

from thirdear.transcripts.headings import from_name, heading


@pytest.mark.parametrize(
    ("line", "case", "session", "only"),
    [
        ("Case A, Session 3", "A", 3, True),
        ("Vaka: 1 — Seans: 12", "1", 12, True),
        ("Case id A1 session no 4", "A1", 4, True),
        ("Olgu no: 4", "4", None, True),
        ("case: ab-c, 3rd session", "ab-c", 3, True),
        ("Case ABC", "ABC", None, True),
        ("Case ABCD", None, None, False),  # a word, no key
        ("Case abc", None, None, False),
        ("Case C07", "C07", None, True),
        ("in case of fire", None, None, False),
        ("in case of need case A is told", "A", None, False),
        ("Session 3 Transcript", None, 3, True),
        ("7. seans 3. Session", None, 7, False),
        ("A vakası", "A", None, True),
        ("7 vakası", "7", None, True),
        ("anne vakası", None, None, False),
        ("- Büyük Bir Uzun Ad vakası", "Büyük Bir Uzun Ad", None, True),
        ("Çok Büyük Bir Uzun Ad vakası", None, None, False),
        ("vakası", None, None, False),
        ("T: It is case A", "A", None, False),
        ("", None, None, False),
    ],
)
def test_a_title_line_says_which_case_and_session(
    line: str, case: str | None, session: int | None, only: bool
) -> None:
    """What looks like a key, or stands behind a colon; a line that says nothing else is a title."""
    found = heading([line])
    assert (found.case, found.session, found.lines) == (case, session, {line} if only else set())


def test_the_first_of_each_counts() -> None:
    """Among the first twelve lines."""
    lines = ["Case A", "Case B", "Session 1", "Session 2", "01.02.2024", "03.04.2024"]
    found = heading(lines)
    assert (found.case, found.session, found.dated) == ("A", 1, True)
    assert found.days[0] == date(2024, 2, 1)
    assert heading(["x"] * 11 + ["Case A"]).case == "A"
    assert heading(["x"] * 12 + ["Case A"]).case is None


@pytest.mark.parametrize(("length", "case"), [(300, "A"), (301, None)])
def test_a_title_is_no_longer_than_300_letters(length: int, case: str | None) -> None:
    """A paragraph that begins so is none."""
    assert heading([f"Case A {'x' * (length - 7)}"]).case == case


@pytest.mark.parametrize(
    ("stem", "folder", "case", "session"),
    [
        ("Case 1 Session 12", "", "1", 12),
        ("Birch 10", "", "Birch", 10),
        ("Birch no 12", "", "Birch", 12),
        ("Birch #12", "", "Birch", 12),
        ("Birch 10 (2)", "", "Birch", 10),
        ("C07 3", "", None, None),  # a key and a number may be anything
        ("Session 3", "Case A", "A", 3),
        ("3. seans", "Vaka-C07", "C07", 3),
        ("12", "A vakası", "A", 12),
        ("12 (2)", "", None, 12),
        ("no 12", "", None, 12),
        ("12", "Case ", None, 12),
        ("12", "Other", None, 12),
        ("s1", "hasta-ali", "ali", 1),
        ("s1", "client_x_", None, 1),
        ("Case 5", "Case A", "5", None),
        ("Case of loss", "", None, None),
        ("case report 4", "", None, None),
        ("olgu sunumu 3", "", None, None),
        ("study 5", "", None, 5),
        ("Anne transcript final s3", "", "Anne", 3),
        ("transcript - s3", "", None, 3),
        ("the Birch Interview s1", "", "Birch", 1),
        ("case the long name s3", "", "the long name", 3),
        ("case two_more words here s3", "", "two_more words here", 3),
        ("A vakası", "", "A", None),
        ("3. seans A vakası", "", "A", 3),
        ("A vakası 3. seans", "", "A", 3),
        ("session case B", "", "B", None),
        ("_A_s02", "", "A", 2),
        ("s02", "the vakası", None, 2),
    ],
)
def test_a_name_and_its_folder_say_which_case_and_session(
    stem: str, folder: str, case: str | None, session: int | None
) -> None:
    """Words such as transcript are nobody's name; the folder says what the file does not."""
    found = from_name(stem, folder)
    assert (found.case, found.session) == (case, session)


@pytest.mark.parametrize(
    ("stem", "dated", "days"),
    [("Birch 3", False, 0), ("Birch 2024", True, 0), ("Birch 01.02.2024", True, 1)],
)
def test_a_name_says_whether_there_is_a_day(stem: str, dated: bool, days: int) -> None:
    """A part of one is none yet."""
    found = from_name(stem)
    assert (found.dated, bool(found.days)) == (dated, bool(days))
