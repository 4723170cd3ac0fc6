"""A file as lines of text: what is asked of it, and what is refused before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_docx import document, p
from thirdear.model.refusal import Refusal
from thirdear.transcripts import material
from thirdear.transcripts.material import Material, canonical, check_lines, check_text, load


def saved(folder: Path, data: bytes) -> Path:
    """Write a file."""
    file = folder / "a.txt"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        (" \n[1]", [1]),
        ("\ufeff[1]", [1]),
        ("[laughs] Hello", None),
        ("{", None),
        ("a [1]", None),
        ("[" * 100_000, None),
    ],
)
def test_a_file_of_json_is_its_value(text: str, value: object) -> None:
    """What only begins so is none."""
    assert Material("a", text.encode()).json == value


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<a/>", "a"),
        ("\ufeff <?xml version='1.0'?><b/>", "b"),
        ("<!-- x --><c/>", "c"),
        ("<3 you", None),
        ("T: <a/>", None),
        ("<!DOCTYPE html><html/>", None),
        ("<HTML></HTML>", None),
    ],
)
def test_a_file_of_xml_is_its_root(text: str, tag: str | None) -> None:
    """Pages of the web and other text are none."""
    found = Material("a", text.lstrip("\ufeff ").encode() if tag == "b" else text.encode()).xml
    assert (None if found is None else found.tag) == tag


def test_packed_files_are_neither() -> None:
    """A document's own XML is not that of a format; rich text is no plain text."""
    for data in (document(p("T: Hi.")), rb"{\rtf1 [1]}"):
        one = Material("a", data)
        assert one.is_packed
        assert one.json is None
        assert one.xml is None
    plain = Material("a", b"T: Hi.")
    assert not plain.is_packed
    with pytest.raises(Refusal, match="no document of a word processor"):
        _ = plain.document


def test_lines_that_go_on_with_a_paragraph_are_known() -> None:
    """Those behind a soft break; a comment is on the line on which it begins."""
    note = '<w:commentRangeStart w:id="0"/>'
    body = p("one") + p("two\n", note, "three\nfour") + p("five")
    page = Material("a.docx", document(body, comments=1)).page
    assert page.text.split("\n") == ["one", "two", "three", "four", "five"]
    assert page.inner == {3, 4}
    assert [one.line for one in page.remarks] == [3]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"SQLite format 3\0", "another program's database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 9, r"an old Office file \(.doc\)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
    ],
)
def test_what_is_no_transcript_is_refused_with_what_to_do(
    data: bytes, why: str, tmp_path: Path
) -> None:
    """By how it begins; a text that only names such a thing is read."""
    with pytest.raises(Refusal, match=why):
        load(saved(tmp_path, data))
    assert load(saved(tmp_path, b"T: " + data + b" x")).name == "a.txt"


def test_a_file_of_the_largest_size_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more is refused, with the size in both languages."""
    monkeypatch.setattr(material, "MAX_FILE", 5_000_000)
    assert len(load(saved(tmp_path, b"a\n" * 2_500_000)).data) == 5_000_000
    with pytest.raises(Refusal, match="it is larger than 5 MB") as refused:
        load(saved(tmp_path, b"a\n" * 2_500_000 + b"b"))
    assert refused.value.turkish == "5 MB sınırını aşıyor"


@pytest.mark.parametrize(("length", "read"), [(20, True), (21, False)])
def test_a_line_of_the_largest_length_is_read(
    length: int, read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A longer one is refused before it is decoded, whatever parts the lines."""
    monkeypatch.setattr(material, "MAX_BYTES", 20)
    for newline in (b"\n", b"\r", b"\r\n"):
        file = saved(tmp_path, b"T: Hi." + newline + b"x" * length + newline)
        if read:
            assert load(file)
        else:
            with pytest.raises(Refusal, match="a line is longer than"):
                load(file)
    packed = document(p("x" * 100))
    assert load(saved(tmp_path, packed)).kind == "docx"


@pytest.mark.parametrize(
    ("text", "why"),
    [("a\nb\nc", None), ("a\nb\nc\nd", "more than 3 lines"), ("abcde", None), ("abcdef", "longer")],
)
def test_lines_are_not_endless(text: str, why: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in length nor in number."""
    monkeypatch.setattr(material, "MAX_LINES", 3)
    monkeypatch.setattr(material, "MAX_LINE", 5)
    if why is None:
        check_lines(text)
        return
    with pytest.raises(Refusal, match=why):
        check_lines(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\x01\x02\x03", None),  # three may be a slip
        ("\x01\x02\x03\x04", "it is no text"),
        ("\x01\x02\x03\x04" + "x" * 62, "it is no text"),
        ("\x01\x02\x03\x04" + "x" * 63, None),
        ("a\tb\n" * 9, None),
        (" \n", "it is empty"),
    ],
)
def test_control_characters_are_no_text(text: str, why: str | None) -> None:
    """More than six of a hundred; tabs and newlines are none."""
    if why is None:
        check_text(text)
        return
    with pytest.raises(Refusal, match=why):
        check_text(text)


def test_text_has_one_kind_of_newline_and_composed_letters() -> None:
    """All else stays as it is."""
    assert canonical("a\r\nb\rc\x85d\u2028e\u2029f  c\u0327") == "a\nb\nc\nd\ne\nf  ç"


def test_a_damaged_letter_is_told() -> None:
    """How many there are."""
    assert Material("a", "çğşö".encode() * 3 + b"\xc3").warnings
    assert Material("a", "çğşö".encode()).warnings == ()


@pytest.mark.parametrize("name", ["gone.txt", "a\0b"])
def test_a_file_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    """In words, without the system's own."""
    with pytest.raises(Refusal, match=r"there is no such file|it cannot be read: bad name"):
        load(tmp_path / name)
