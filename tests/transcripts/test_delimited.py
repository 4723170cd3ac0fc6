"""Tables in plain files: which sign parts the cells, and when a file is a table at all."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts import delimited
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material

BARE = "aa{0}bb{0}cc\nX{0}1{0}Hello to you.\nY{0}2{0}Hello there.\nX{0}3{0}How are you?\n"
BARE += "Y{0}4{0}Not so well.\n"


def material(text: str, name: str = "a.txt") -> Material:
    """Return a plain file."""
    return Material(name, text.encode())


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("announced", ["", "sep={0}\n"])
def test_the_sign_that_gives_most_cells_in_most_rows_is_taken(sign: str, announced: str) -> None:
    """Other signs stand in words; an announced one is believed."""
    rows = delimited.guessed((announced + BARE).format(sign) + "one row; of, words\n")
    assert rows[-2].cells == ("Y", "4", "Not so well.")
    assert [len(row.cells) for row in rows[:5]] == [3] * 5


def test_where_no_sign_gives_cells_the_first_line_tells() -> None:
    """By what stands in it most often."""
    rows = delimited.guessed("a;b;c,d\n" + "only words\n" * 9)
    assert rows[0].cells == ("a", "b", "c,d")
    assert delimited.guessed("") == []
    assert [row.cells for row in delimited.guessed("\n\nonly words\n")] == [("only words",)]


@pytest.mark.parametrize(("even", "told"), [(6, True), (5, False)])
def test_six_rows_of_ten_are_most(even: int, told: bool) -> None:
    """Else the first line tells."""
    rows = delimited.guessed("a,b;c\n" + "a;b\n" * (even - 1) + "words\n" * (10 - even))
    assert (rows[1].cells == ("a", "b")) is told


@pytest.mark.parametrize(
    ("text", "name", "wanted", "told"),
    [
        ("speaker,text\nT,Hi.\n", "a.txt", NOTHING_WANTED, True),
        ("T: Hi, you.\nC: Hi, me.\n", "a.txt", NOTHING_WANTED, False),
        (BARE.format(","), "a.txt", NOTHING_WANTED, True),
        (BARE.format(",") + "X,5\n", "a.txt", NOTHING_WANTED, False),  # uneven
        (BARE.format(",") + "X,5\n", "a.CSV", NOTHING_WANTED, True),
        (BARE.format(",").partition("\n")[2] * 2, "a.txt", NOTHING_WANTED, False),  # no header
        (BARE.format(",").partition("\n")[2] * 2, "a.tsv", NOTHING_WANTED, True),
        ("X,Hi.\nY,Ho.\n", "a.txt", Wanted(names={"speaker": "1", "text": "2"}), True),
        ("{\\rtf1 speaker,text}", "a.rtf", Wanted(names={"speaker": "1"}), False),
    ],
)
def test_a_file_is_a_table_where_its_columns_can_be_told(
    text: str, name: str, wanted: Wanted, told: bool
) -> None:
    """By header words, by its ending or evenness, or because somebody says so."""
    assert delimited.recognises(material(text, name), wanted) is told


def test_a_header_must_stand_near_the_beginning() -> None:
    """In whole lines of the first 65,536 letters; a longer first line is cut."""
    head = "speaker,text\n"
    rows = "T,word word word\nC,word word word\n"
    far = "x\n" * (1 << 15)
    assert delimited.recognises(material(head + rows * 2_500))
    assert not delimited.recognises(material(far + head + rows))
    (one,) = delimited.read(material(head + rows * 2_500), NOTHING_WANTED)
    assert len(one.spans) == 5_000
    assert len(delimited.guessed(head + rows * 2_500)) == 1 + (65_536 - len(head)) // 17


def test_quotes_that_do_not_pair_up_are_told() -> None:
    """It is read as well as it goes."""
    (one,) = delimited.read(material('speaker,text\nT,"Hi" you\nC,Ho\n'), NOTHING_WANTED)
    assert any("quotation marks do not pair up" in note for note in one.warnings)
    (fine,) = delimited.read(material('speaker,text\nT,"Hi, you"\nC,Ho\n'), NOTHING_WANTED)
    assert fine.warnings == ()


def test_a_cell_that_is_too_long_is_refused() -> None:
    """In both languages."""
    text = "speaker,text\nT,Hi.\nC,Ho.\nT,Yes.\nC,No.\nT," + "x" * 200_000 + "\n"
    with pytest.raises(Refusal, match="no readable table: a cell is too long") as refused:
        delimited.read(material(text), NOTHING_WANTED)
    assert refused.value.turkish == "okunabilir bir tablo değil: bir hücre çok uzun"


@pytest.mark.parametrize(
    ("name", "more", "asked"),
    [("a.txt", "", True), ("a.txt", "x\n", False), ("a.csv", "x\n", True)],
)
def test_a_table_of_speech_whose_columns_are_not_clear_is_asked_about(
    name: str, more: str, asked: bool
) -> None:
    """Where it is surely a table."""
    rows = [f"{n};{n * 7};It is {n} now." for n in range(6)]
    told = delimited.unclear(material("a;b;c\n" + "\n".join(rows) + f"\n{more}", name))
    assert (told is not None) is asked
    if told is not None:
        assert '--columns "text=c,speaker=a"' in told[0]
