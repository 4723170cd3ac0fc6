"""What stands above the first turn, told from speech."""

from __future__ import annotations

import re

import pytest

from thirdear.transcripts.lines import Line, lines_of
from thirdear.transcripts.preface import header_lines, is_about, tells, title_lines
from thirdear.transcripts.styles import STYLES

TELLS = """
Session 4
Seans 4
12 March, 50 minutes
12 Mart 2024
12th of March
March 12th, 50 minutes
2024-03-12
12.03.2024
(12/03/24)
Tarih: 05.02.2024
Date = today
Session no: 4
Duration : 50
Terapist: Zeynep Kara   Süre: 50 dk.
Therapist: Z. K. | Date: 12 March
Client: Ada Öz, Age: 9
"""
SPEAKS = """
T: Hello.
Therapist: Zeynep Kara
Date
I dated a man once.
12 people came, and none of them wanted to stay there for the night.
On 12 March we went home.
12 March was the day on which all of us went home and never came back.
Client: we met. Date: no.
Age is a number.
Somebody: Time flies.
"""


@pytest.mark.parametrize("line", TELLS.strip().splitlines())
def test_a_line_that_tells_about_the_session(line: str) -> None:
    """A title, a day, a word for what is told, or a name with such a word behind it."""
    assert tells(line)
    assert tells(f"  {line}  ")


@pytest.mark.parametrize("line", [*SPEAKS.strip().splitlines(), ""])
def test_a_line_that_somebody_says(line: str) -> None:
    """Days and such words stand in speech, too."""
    assert not tells(line)


@pytest.mark.parametrize(
    ("label", "about"),
    [
        ("Tarih", True),
        ("SESSION no", True),
        ("Kayıt.", True),
        ("Süre", True),
        ("süresi", True),
        ("T", False),
        ("My date", False),
        ("", False),
        ("Dates", False),
    ],
)
def test_words_that_are_nobodys_label(label: str, about: bool) -> None:
    """The first word decides."""
    assert is_about(label) is about


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("Session 4\n\nTarih: 5.2.2024\nT: One.\nDate: 4", {1, 3}),
        ("T: One.\nSession 4", set()),
        ("Session 4", {1}),
        ("\n\n", set()),
    ],
)
def test_titles_end_where_something_else_begins(text: str, above: set[int]) -> None:
    """Blank lines among them count for nothing."""
    assert title_lines(text, tuple(lines_of(text))) == above


def _label(text: str, line: Line) -> re.Match[str] | None:
    """Return the label before a colon, as one that was learnt."""
    found = STYLES["colon"].pattern.match(text, line.label_at, line.last)
    return found if found and not is_about(found["label"]) else None


HEAD = "Terapist: Zeynep Kara\nDanışan: Ada\n{}\n\nTerapist: Merhaba.\nDanışan: Selam.\n"


@pytest.mark.parametrize(
    ("text", "above"),
    [
        (HEAD.format("Tarih: 5.2.2024"), {1, 2}),
        (HEAD.format("Hava güzeldi."), set()),  # nothing is told about the session
        (HEAD.format("Tarih: 5.2.2024").replace("\n\n", "\n"), set()),  # no blank line ends it
        (HEAD.format("Tarih: 5.2.2024").replace("Ada", "ben geldim"), set()),
        ("T: Zeynep\nTarih: 5.2.2024\n\nT: Merhaba.\n", set()),  # a letter is no role in full
        ("Terapist: Zeynep Kara   Süre: 50 dk.\nTerapist: Merhaba.\n", {1}),
        ("Terapist: Merhaba.\n", set()),
        ("", set()),
    ],
)
def test_roles_beside_names_are_no_turns(text: str, above: set[int]) -> None:
    """In a block that a blank line ends, and in which a line tells about the session."""
    assert header_lines(text, tuple(lines_of(text)), _label) == above
