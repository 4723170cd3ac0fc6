"""Lines that explain labels, told from lines in which labels speak."""

from __future__ import annotations

import pytest

from thirdear.model.text import Role
from thirdear.transcripts.legends import legend
from thirdear.transcripts.lines import lines_of

SPEECH = "I: Hello there.\nC: Hello to you.\n"
BOTH = {"i": None, "c": Role.CLIENT}


def explained(text: str) -> tuple[set[int], dict[str, Role]]:
    """Return the lines of the legend above a text, and the roles that it gives."""
    found = legend(text, tuple(lines_of(text)))
    return set(found.lines), dict(found.roles)


ONE_LINE = """
I – Interviewer   C – Client
I: Interviewer, C: Client
I = Interviewer; C = Client
(I: Interviewer / C: Client)
I - Interviewer, and C - Client
I: Interviewer, ve C: Client
I: Interviewer (a woman of 40) C: Client
I： Interviewer | C： Client
I — Interviewer\tC — Client
"""


@pytest.mark.parametrize("line", ONE_LINE.strip().splitlines())
def test_two_pairs_on_a_line_are_a_legend(line: str) -> None:
    """Whatever stands between label and word, and between the pairs."""
    assert explained(f"{line}\n\n{SPEECH}") == ({1}, {"c": Role.CLIENT})


@pytest.mark.parametrize("between", ["", "\n"])
def test_pairs_on_lines_in_a_row_are_a_legend(between: str) -> None:
    """A blank line between them parts nothing; a title above is no part of it."""
    text = f"Session 4\nT: Terapist\n{between}D: Danışan\n\nT: Merhaba.\n"
    lines, roles = explained(text)
    assert lines == ({2, 4} if between else {2, 3})
    assert roles == {"t": Role.THERAPIST, "d": Role.CLIENT}


@pytest.mark.parametrize(
    "text",
    [
        "T: Therapist\n\nT: Hello.\nC: Hi.\n",  # one pair alone
        "A: Who is that?\nD: Mum.\nA: Mum.\n",  # somebody has spoken before
        "T: Hello there.\nC: Hello.\n",
        "T: Client, C: Therapist\n",  # they mean something else
        "T: Th, C: Cl\n",  # no words in full
        "T: Therapist 1, C: Client 2\n",
        "T: Zeynep, C: Deniz\n",  # names are nobody's role
        "I – Interviewer   C – Client and more words\n",
        "",
    ],
)
def test_other_lines_explain_nothing(text: str) -> None:
    """They stay what somebody says."""
    assert explained(text) == (set(), {})


def test_a_legend_stands_above() -> None:
    """After thirty lines nobody explains labels any more."""
    line = "I – Interviewer   C – Client\n"
    assert explained("\n" * 29 + line)[0] == {30}
    assert explained("\n" * 30 + line)[0] == set()
