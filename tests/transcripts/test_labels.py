"""Roles are guessed where they are sure; names and titles tell case and session."""

from __future__ import annotations

import pytest

from thirdear.model.language import counted
from thirdear.model.text import Role
from thirdear.transcripts import from_name, guess, label_key
from thirdear.transcripts.headings import heading
from thirdear.transcripts.labels import _carry
from thirdear.transcripts.lines import lines_of
from thirdear.transcripts.phrases import listed
from thirdear.transcripts.roles import is_known


@pytest.mark.parametrize(
    ("labels", "role"),
    [
        (
            "T t. Th. Terapist TERAPİST THERAPIST T1 Psikolog Psk. Danışman counselor",
            Role.THERAPIST,
        ),
        (
            "C CLIENT client Danışan DANIŞAN danisan Ç ç: Çocuk ÇOCUK Child Hasta patient H",
            Role.CLIENT,
        ),
        ("Anne ANNE Baba mother Father parent veli", Role.PARENT),
        ("Kardeş öğretmen Group observer", Role.OTHER),
        ("Action Eylem", Role.ACTION),
    ],
)
def test_sure_roles(labels: str, role: Role) -> None:
    """Everyday labels mean one role, in both languages, any case, with or without numbers."""
    for label in labels.split():
        assert guess(label.rstrip(":")) is role, label


@pytest.mark.parametrize(
    "label", ["D", "P", "A", "K", "Ayşe Kaya", "Speaker 1", "Görüşmeci", "", "B"]
)
def test_unsure_roles(label: str) -> None:
    """Letters that mean several roles, and names, are not guessed."""
    assert guess(label) is None


def test_numbers_and_titles() -> None:
    """A number behind a label is not part of it; a profession before a name is enough."""
    assert guess("Çocuk 2") is Role.CLIENT
    assert guess("Psk. Ayşe Kaya") is Role.THERAPIST
    assert is_known("Speaker 3")
    assert not is_known("Ayşe")


def test_label_keys() -> None:
    """Labels are the same by Turkish lower case and without a closing stop; Ç is not C."""
    assert label_key("TERAPİST") == label_key(" terapist. ") == "terapist"
    assert label_key("IŞIL") == "ışıl"
    assert label_key("Ç") != label_key("C")


@pytest.mark.parametrize(
    ("stem", "case", "session"),
    [
        ("C07-s12", "C07", 12),
        ("A-s01", "A", 1),
        ("a_S3", "a", 3),
        ("Case 1 Session 12", "1", 12),
        ("Vaka1_Seans12", "1", 12),
        ("VAKA1 SEANS12", "1", 12),
        ("Danışan Ç - Oturum 4 (düzeltilmiş)", "Ç", 4),
        ("case-B.session-007", "B", 7),
        ("Elif Seans 9 son", "Elif", 9),
        ("C07-s12 kopya", "C07", 12),
        ("Seans 5", None, 5),
        ("03", None, 3),
        ("Vaka 3", "3", None),
        ("AnnoMI-simple", None, None),
        ("notes", None, None),
        ("S\u0327u\u0308kru\u0308-s2", "Şükrü", 2),
    ],
)
def test_file_names(stem: str, case: str | None, session: int | None) -> None:
    """File names as people write them tell case and session."""
    told = from_name(stem)
    assert (told.case, told.session) == (case, session)


def test_folders() -> None:
    """A folder named after a case tells whose sessions it holds; a file's own name comes first."""
    assert from_name("Session 3", "Case A").case == "A"
    assert from_name("12", "Vaka-C07").case == "C07"
    assert from_name("B-s01", "Case A").case == "B"
    assert from_name("12", "transcripts").case is None


def test_headings() -> None:
    """The first title lines that tell something count; a key that is no key is left alone."""
    told = heading(["Study", "Case no: C07", "Session #4", "Session 5"])
    assert (told.case, told.session) == ("C07", 4)
    assert told.lines == {"Case no: C07", "Session #4", "Session 5"}
    assert heading(["in case of rain"]).case is None
    assert heading(["Vaka ABC transkripti"]) == heading(["x", "Vaka ABC transkripti"])
    assert heading(["filler"] * 12 + ["Session 4"]).session is None


def test_wording() -> None:
    """Numbers and lists read as a person would write them."""
    assert counted(1, "row") == "1 row"
    assert counted(1200, "row") == "1,200 rows"
    assert listed([4], "line") == "line 4"
    assert listed([4, 9], "line") == "lines 4 and 9"
    assert listed(range(1, 9), "line") == "lines 1, 2, 3, 4, 5 and 3 more"


@pytest.mark.parametrize(
    ("begun", "count", "carry"),
    [
        ({1, 3, 5}, 6, True),
        ({1, 3, 5}, 5, False),  # the last one has no words below it
        ({1, 2, 4}, 5, False),  # a label follows another
        ({7, 9}, 10, True),
        ({8, 10}, 11, False),  # too much stands above the first
        (set(range(1, 21, 2)) - {19} | {18}, 20, True),  # one of ten may be wordless
    ],
)
def test_lines_that_would_be_labels_have_words_below_them(
    begun: set[int], count: int, carry: bool
) -> None:
    """Nearly all of them, and few lines stand above the first."""
    lines = tuple(lines_of("\n".join("word" for _ in range(count))))
    assert _carry(begun, lines) is carry
