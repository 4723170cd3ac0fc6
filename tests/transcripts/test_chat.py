"""CHAT: main tiers are turns with their times, and everything else is told or counted."""

from __future__ import annotations

import pytest

from thirdear.model.reading import Reading
from thirdear.transcripts import chat
from thirdear.transcripts.material import Material

HEAD = "@UTF8\n@Begin\n"


def material(text: str) -> Material:
    """Return a .cha file."""
    return Material("a.cha", text.encode())


def said(one: Reading) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(span.speaker, one.text[span.start : span.stop]) for span in one.spans]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@UTF8\n", True),
        ("\ufeff@Begin\n", True),
        ("@ UTF8\n", False),  # a damaged header alone
        ("@ UTF8\n*CHI:\tyes .\n", True),
        ("@Languages:\teng\n*CHI:\tyes .\n", True),
        ("@Languages:\teng\n *CHI:\tyes .\n", False),
        ("T: @UTF8\n*CHI:\tyes .\n", False),
        ("*CHI:\tyes .\n", False),
        ("{@UTF8}\n", False),
    ],
)
def test_a_file_of_chat_is_told_by_its_first_header(text: str, told: bool) -> None:
    """A damaged one needs a main tier below it."""
    assert chat.recognises(material(text)) is told


@pytest.mark.parametrize(
    ("tier", "words", "time", "end"),
    [
        ("*CHI:\tyes .", "yes .", None, None),
        ("*CHI:\tyes . \x151500_2250\x15", "yes .", 1.5, 2.25),
        ('*CHI:\tyes . \x15%snd:"a.wav"_1500_2250\x15', "yes .", 1.5, 2.25),
        ("*CHI:\tyes \x151500_2250-\x15 and no .", "yes and no .", 1.5, 2.25),
        ("*CHI:\tyes \x151000_2000\x15 no . \x152000_3000\x15", "yes no .", 1.0, 2.0),
        ("*CHI:\tyes . 1500_2250", "yes .", 1.5, 2.25),
        ("*CHI:\t1500_2250 times .", "1500_2250 times .", None, None),
        ("* CHI :\tyes .", "yes .", None, None),
        ("*CHI:\tyes\n\tand no .", "yes\nand no .", None, None),
        ("*CHI:\tyes\n    and no .", "yes\nand no .", None, None),
    ],
)
def test_a_main_tier_is_a_turn(
    tier: str, words: str, time: float | None, end: float | None
) -> None:
    """Its times, in milliseconds, are taken out of its words; lines behind a tab go on with it."""
    one = chat.read(material(f"{HEAD}{tier}\n*MOT:\tso .\n@End\n"))
    assert said(one) == [("CHI", words), ("MOT", "so .")]
    assert (one.spans[0].time, one.spans[0].end) == (time, end)
    assert one.format == "chat"


def test_a_tier_that_is_indented_is_no_part_of_the_one_before() -> None:
    """Blank lines mean nothing; lines are counted from the file's first."""
    one = chat.read(material(f"{HEAD}*CHI:\tyes .\n\n    %act:\tnods\n\t*MOT:\tso .\n@End\n"))
    assert said(one) == [("CHI", "yes ."), ("MOT", "so .")]
    assert [one.text[part.start : part.stop] for part in one.unplaced] == ["%act:\tnods"]


@pytest.mark.parametrize(
    ("tiers", "notes"),
    [
        ("%mor:\tx\n", ("1 dependent tier left out", "3 header lines left out")),
        ("%mor:\tx\n%gra:\ty\n", ("2 dependent tiers left out", "3 header lines left out")),
        ("@ID:\tx\n", ("4 header lines left out",)),
        ("%com:\tx\n", ("3 header lines left out",)),
    ],
)
def test_what_is_left_out_is_counted(tiers: str, notes: tuple[str, ...]) -> None:
    """Analyses below a turn, and headers; what somebody wrote in words is not among it."""
    assert chat.read(material(f"{HEAD}*CHI:\tyes .\n{tiers}@End\n")).warnings == notes


def test_headers_that_lack_and_slips_are_told() -> None:
    """How they are meant, with the line."""
    one = chat.read(material("@ utf8\n*CHI:\tyes .\n@ end\n"))
    assert one.warnings[:3] == (
        "header lines missing: @Begin",
        "line 1: '@ utf8' is read as '@UTF8'",
        "line 3: '@ end' is read as '@End'",
    )
