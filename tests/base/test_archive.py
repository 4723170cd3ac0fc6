"""Zip containers and XML are read under limits; whatever is wrong with them is a Refusal."""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_docx import zipped
from thirdear.base import archive
from thirdear.base.archive import open_archive, parse_xml
from thirdear.model.refusal import Refusal

ENTITY = "<!DOCTYPE r [<!ENTITY x SYSTEM {0!r}>]><r>&x;</r>"
GOOD = zipped({"a.txt": "words", "b/c.xml": "<r><k>v</k></r>"})


def test_parts() -> None:
    """Parts are read by name; one that is missing is a Refusal."""
    opened = open_archive(GOOD)
    assert opened.names == {"a.txt", "b/c.xml"}
    assert opened.read("a.txt") == b"words"
    assert opened.xml("b/c.xml")[0].text == "v"
    with pytest.raises(Refusal, match="'d' is missing"):
        opened.read("d")


# On Windows the library makes slashes of them, when it writes as when it reads.
BACKSLASHES = () if os.name == "nt" else ("a\\b",)


@pytest.mark.parametrize("name", ["/etc/passwd", "../up", "a/../../b", "..\\x", *BACKSLASHES])
def test_names(name: str) -> None:
    """Names that lead out of the archive are refused."""
    with pytest.raises(Refusal, match="leaves the archive"):
        open_archive(zipped({name: ""}))


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many parts, too large a part and too much together are refused."""
    monkeypatch.setattr(archive, "MAX_PART", 100)
    monkeypatch.setattr(archive, "MAX_TOTAL", 250)
    with pytest.raises(Refusal, match=r"'a' unpacks to more than"):
        open_archive(zipped({"a": "x" * 101}))
    with pytest.raises(Refusal, match="it unpacks to more than"):
        open_archive(zipped(dict.fromkeys("abc", "x" * 90)))
    monkeypatch.setattr(archive, "MAX_ENTRIES", 2)
    with pytest.raises(Refusal, match="more than 2 parts"):
        open_archive(zipped(dict.fromkeys("abc", "")))


def test_bomb() -> None:
    """A few kilobytes that would unpack to more than 64 MB are refused before they do."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("big", "w") as part:
        for _ in range(65):
            part.write(bytes(1 << 20))
    assert len(buffer.getvalue()) < 1 << 18
    with pytest.raises(Refusal, match="64 MB"):
        open_archive(buffer.getvalue())


def test_lie() -> None:
    """A part that is larger than it says fails its checksum."""
    data = bytearray(zipped({"a": "x" * 5_000}))
    place = data.index(b"PK\x01\x02") + 24  # the size in the central directory
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(Refusal, match="cannot be unpacked"):
        open_archive(bytes(data)).read("a")


def test_oddities() -> None:
    """Passwords, doubled names and unusual packing are refused."""
    data = bytearray(zipped({"a": "x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refusal, match="password"):
        open_archive(bytes(data))
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as twice:
        warnings.simplefilter("ignore")
        twice.writestr("a", "1")
        twice.writestr("a", "2")
    with pytest.raises(Refusal, match="same name"):
        open_archive(buffer.getvalue())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("a", "x" * 100)
    with pytest.raises(Refusal, match="unusual way"):
        open_archive(buffer.getvalue())


def test_overlap() -> None:
    """Two entries over the same bytes are refused."""
    data = bytearray(zipped({"a": "x" * 50, "b": "y" * 50}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)  # both entries begin at the same bytes
    with pytest.raises(Refusal, match="overlap"):
        open_archive(bytes(data))


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
        '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
        '<?xml version="1.0"?><!-- c --><!DOCTYPE r><r/>',
    ],
)
def test_document_types(xml: str) -> None:
    """Whatever declares a document type is refused, in any encoding."""
    for data in (xml.encode(), xml.encode("utf-16")):
        with pytest.raises(Refusal, match=r"declares a document type|not well-formed"):
            parse_xml(data, "x.xml")


def test_broken_xml() -> None:
    """XML that is broken, empty or nested without end is refused."""
    for data in (b"", b"<r>", b"<a>" * 400 + b"</a>" * 400, b"\0\1", b"<r>\xff</r>"):
        with pytest.raises(Refusal, match="not well-formed"):
            parse_xml(data, "x.xml")


def test_endless_tags() -> None:
    """A small part that would be an endless tree is refused before it is parsed."""
    with pytest.raises(Refusal, match="more than 3,000,000 tags"):
        parse_xml(b"<r>" + b"<a/>" * 3_000_000 + b"</r>", "x.xml")


@given(st.binary(max_size=200), st.integers(0, len(GOOD) - 1), st.integers(1, 40))
def test_mutations(junk: bytes, place: int, length: int) -> None:
    """Damaged archives are read or refused, nothing else."""
    for data in (junk, b"PK\x03\x04" + junk, GOOD[:place] + junk + GOOD[place + length :]):
        try:
            opened = open_archive(data)
            for name in opened.names:
                opened.read(name)
        except Refusal:
            pass


@pytest.mark.parametrize(
    ("part", "english", "turkish"),
    [
        ("x.xml", "its part 'x.xml' ", "'x.xml' adlı parçası "),
        ("", "it ", ""),
    ],
)
@pytest.mark.parametrize(
    ("data", "why", "why_tr"),
    [
        (b"<a>", "is not well-formed XML", "düzgün bir XML değil"),
        (b"<!DOCTYPE a><a/>", "declares a document type", "bir belge türü bildiriyor"),
        (b"<a><b/></a>" * 3, "has more than 5 tags", "5 etiketten fazlasını içeriyor"),
    ],
)
def test_refusals_name_the_part_in_both_languages(
    part: str,
    english: str,
    turkish: str,
    data: bytes,
    why: str,
    why_tr: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file of its own has none."""
    monkeypatch.setattr(archive, "MAX_TAGS", 5)
    with pytest.raises(Refusal) as refused:
        parse_xml(data, part)
    assert refused.value.english.startswith(english + why)
    assert refused.value.turkish.startswith(turkish + why_tr)


def test_as_many_tags_as_the_limit_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closing one is a tag, too."""
    monkeypatch.setattr(archive, "MAX_TAGS", 3)
    assert parse_xml(b"<a><b/></a>").tag == "a"


def test_as_much_as_the_limits_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """That many parts, so large a part, so much together."""
    monkeypatch.setattr(archive, "MAX_PART", 100)
    monkeypatch.setattr(archive, "MAX_TOTAL", 250)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    opened = open_archive(zipped({"a": "x" * 100, "b": "x" * 100, "c": "x" * 50}))
    assert len(opened.read("a")) == 100


def declaring(parts: int, megabytes: int) -> bytes:
    """Return a zip whose directory says of each part that it unpacks to so much."""
    data = bytearray(zipped(dict.fromkeys(map(str, range(parts)), "x")))
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 24 : place + 28] = struct.pack("<I", megabytes << 20)
    return bytes(data)


def test_256_megabytes_together_are_the_most() -> None:
    """As the directory says, before anything is unpacked."""
    assert len(open_archive(declaring(4, 64)).names) == 4
    with pytest.raises(Refusal, match="to more than 256 MB"):
        open_archive(declaring(9, 32))


def test_a_part_that_begins_within_another_is_refused() -> None:
    """Wherever in its data that is."""
    data = bytearray(zipped({"a": "x" * 50, "b": "y" * 50}))
    first = data.index(b"PK\x01\x02")
    second = data.rindex(b"PK\x01\x02")
    size = struct.unpack("<I", data[first + 20 : first + 24])[0]
    data[second + 42 : second + 46] = struct.pack("<I", 30 + size - 1)
    with pytest.raises(Refusal, match="overlap"):
        open_archive(bytes(data))


def test_comments_and_instructions_are_no_elements() -> None:
    """Whoever walks through the children meets elements only."""
    root = parse_xml(b"<r><?go there?><!-- no --><k/></r>")
    assert [child.tag for child in root] == ["k"]


@pytest.mark.parametrize("declared", ["<!DOCTYPE r SYSTEM {0!r}><r/>", ENTITY])
def test_a_file_that_is_declared_is_not_opened(declared: str, tmp_path: Path) -> None:
    """It would not be well formed, but nobody looks: the declaration alone is refused."""
    (tmp_path / "x.dtd").write_text("<!ELEMENT <broken", "utf-8")
    xml = declared.format((tmp_path / "x.dtd").as_uri())
    with pytest.raises(Refusal, match="declares a document type"):
        parse_xml(xml.encode())
