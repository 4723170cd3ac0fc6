"""What is written as a project is read again as it was, in either dialect."""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from thirdear import codebook as books
from thirdear.refi import codetree, reader, writer
from thirdear.refi.project import (
    OutCase,
    OutCode,
    OutCoding,
    OutMoment,
    OutNote,
    OutProject,
    OutSelection,
    OutSource,
    OutUser,
    OutValue,
    OutVariable,
)

TEXT = "T: one 😀 two\nC: three\n"


def guid(name: str) -> str:
    """Return a GUID of this name."""
    return writer.guid("test", name)


PROJECT = OutProject(
    "Study",
    (OutUser(guid("u"), "AY", "AY.1"), OutUser(guid("v"), "BK", "BK.2")),
    (
        OutCode(
            guid("top"),
            "Top",
            False,
            "What groups.",
            (guid("n"),),
            (OutCode(guid("k"), "Joy", True),),
        ),
    ),
    tuple(
        OutVariable(guid(kind), f"rating {kind}", kind, "How much.")
        for kind in ("Float", "Integer", "Boolean", "Text")
    ),
    (OutCase(guid("case"), "Oak", (guid("s"),)),),
    (
        OutSource(
            guid("s"),
            "Oak 1",
            TEXT,
            (
                OutSelection(
                    guid("one"),
                    "x 1",
                    3,
                    12,
                    (OutCoding(guid("c"), guid("k"), guid("v"), "2026-01-02T03:04:05Z"),),
                    (guid("n"),),
                ),
                OutSelection(guid("two"), "x 2", 16, 21),
            ),
            (),
            (
                OutValue(guid("Float"), "Float", 1e-05),
                OutValue(guid("Boolean"), "Boolean", True),
                OutValue(guid("Text"), "Text", None),
            ),
            (OutMoment("x 1", 3, 12, 1.5, 2.25), OutMoment("x 2", 16, 21, 3.0, None)),
        ),
    ),
    (OutNote(guid("n"), "note", "Look\x07 here.", guid("u")),),
    ("tag: 1 not written",),
)


def parts(data: bytes) -> dict[str, bytes]:
    """Return what is in the file by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("windows", [False, True])
def test_what_was_written_is_read_again(windows: bool) -> None:
    """Users, codes, codings, notes and cases; positions are right in either dialect."""
    read = reader.read_bytes(writer.dumps(PROJECT, windows=windows))
    assert read.users == ("AY", "BK")
    assert [(code.path, code.codable) for code in read.codes] == [
        (("Top",), False),
        (("Top", "Joy"), True),
    ]
    assert read.codes[0].description == "What groups."
    (source,) = read.sources
    assert source.text == TEXT
    assert [(c.start, c.stop, c.code, c.user) for c in source.codings] == [(3, 12, guid("k"), "BK")]
    assert source.places[guid("two")] == (16, 21)
    assert {note.text for note in read.notes} == {"Look\ufffd here."}
    assert read.cases == (("Oak", (guid("s"),)),)


@pytest.mark.parametrize("windows", [False, True])
def test_positions_and_bytes_of_a_dialect(windows: bool) -> None:
    """Code points over LF as the standard says; UTF-16 over CRLF with a mark for Windows."""
    found = parts(writer.dumps(PROJECT, windows=windows))
    root = etree.fromstring(found["project.qde"])
    edges = [
        (one.get("startPosition"), one.get("endPosition"))
        for one in root.iter("{*}PlainTextSelection")
    ]
    assert edges == ([("3", "13"), ("18", "23")] if windows else [("3", "12"), ("16", "21")])
    text = found[f"sources/{guid('s')}.txt"]
    plain = TEXT.encode()
    assert text == (b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n") if windows else plain)
    assert writer.is_ours(root.get("origin", ""))
    assert root.get("origin", "").endswith(" for nvivo-windows") == windows
    points = [(one.get("position"), one.get("timeStamp")) for one in root.iter("{*}SyncPoint")]
    assert points == ([] if windows else [("3", "1500"), ("12", "2250"), ("16", "3000")])


def test_values_are_plain() -> None:
    """A small number has no exponent, a truth is a word, what is missing has no value."""
    root = etree.fromstring(parts(writer.dumps(PROJECT))["project.qde"])
    told = [
        [(child.tag.partition("}")[2], child.text) for child in value][1:]
        for value in root.iter("{*}VariableValue")
    ]
    assert told == [[("FloatValue", "0.00001")], [("BooleanValue", "true")], []]


def test_the_same_project_gives_the_same_bytes() -> None:
    """No clock and no chance: files are compared by their digest."""
    assert writer.dumps(PROJECT) == writer.dumps(replace(PROJECT))
    made = writer.zipped({"b": b"1", "a": b""})
    assert parts(made) == {"b": b"1", "a": b""}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_losses_are_those_of_the_form() -> None:
    """What the study lost stands first; Windows loses times; control characters are told."""
    told = writer.losses(PROJECT, windows=True)
    assert told[0] == "tag: 1 not written"
    assert told[1].startswith("time of a turn: 2;")
    assert told[2].startswith("note with control characters: 1;")
    assert len(writer.losses(PROJECT, windows=False)) == 2
    quiet = replace(PROJECT, notes=(), sources=(replace(PROJECT.sources[0], moments=()),))
    assert writer.losses(quiet, windows=True) == ("tag: 1 not written",)


def test_guids_are_those_of_the_standard() -> None:
    """They are RFC 9562's version 5, as the standard library makes them."""
    for names in (("a",), ("a", "b"), ("ab",), ("case", 7)):
        named = "\x1f".join(map(str, names))
        assert writer.guid(*names) == str(uuid.uuid5(writer.NAMESPACE, named))


def test_an_instrument_is_a_tree_of_families_codes_and_values() -> None:
    """Values of a scale are codes below their code; each GUID is known again."""
    book = books.load("in-session-rf")
    top = codetree.tree(book, "en", ("about",))
    assert (top.codable, top.notes) == (False, ("about",))
    assert [family.codable for family in top.below] == [False] * len(top.below)
    meanings = codetree.meanings([book])
    flat = [one for family in top.below for one in _flat(family)]
    assert {one.guid for one in flat if one.codable} == meanings.keys()
    assert len({one.guid for one in flat}) == len(flat)
    scaled = next(code for code in book.codes if code.scale is not None)
    assert scaled.scale is not None
    own = next(one for one in flat if one.guid == codetree.code_guid(scaled.key))
    low, high = scaled.scale.low, scaled.scale.high
    values = [meanings[one.guid] for one in own.below][: high - low + 1]
    assert values == [(scaled.key, value) for value in range(low, high + 1)]
    assert own.below[0].name.startswith(f"= {low}")
    assert all(own_.codable for own_ in own.below)
    assert b"NoteRef" not in writer.codebook([top])


def _flat(code: OutCode) -> list[OutCode]:
    return [code, *(one for below in code.below for one in _flat(below))]


def test_each_part_says_that_it_is_xml_and_is_its_owners_only() -> None:
    """As the standard's own examples begin; nobody else may read what is unpacked."""
    data = writer.dumps(PROJECT)
    found = parts(data)
    declared = b"<?xml version='1.0' encoding='UTF-8'?>"
    assert found["project.qde"].lower().startswith(declared.lower())
    assert writer.codebook(PROJECT.codes).lower().startswith(declared.lower())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o600}


def test_only_scales_have_values() -> None:
    """A code without one has none below it."""
    for key in ("in-session-rf", "mental-state-talk"):
        book = books.load(key)
        flat = {one.guid: one for family in codetree.families(book, "en") for one in _flat(family)}
        for code in book.codes:
            below = flat[codetree.code_guid(code.key)].below
            values = [one.name.split()[1] for one in below if one.name.startswith("= ")]
            scale = code.scale
            wanted = [] if scale is None else range(scale.low, scale.high + 1)
            assert values == [str(value) for value in wanted]


def test_the_end_of_a_moment_is_written_where_it_is_known() -> None:
    """A turn whose end nobody knows has one point, and the passage leads to none."""
    root = etree.fromstring(parts(writer.dumps(PROJECT))["project.qde"])
    points = {one.get("guid") for one in root.iter("{*}SyncPoint")}
    ends = [one.get("toSyncPoint") for one in root.iter("{*}TranscriptSelection")]
    assert [end in points if end else None for end in ends] == [True, None]
