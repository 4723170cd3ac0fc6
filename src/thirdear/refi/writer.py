"""A REFI-QDA project (.qdpx) or codebook (.qdc) as bytes, checked against the schemas.

Positions are code points over LF without a byte order mark, as the standard says (1.5, section
10.2), or, for NVivo for Windows, UTF-16 units over CRLF with a mark that is not counted. The same
project always gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import uuid
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from importlib import metadata, resources
from typing import TypeVar

from lxml import etree

from thirdear.model.language import said
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

Thing = TypeVar("Thing")
PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
NAMESPACE = uuid.UUID("3f1c8e56-6f0a-5f0e-9a43-b1a6f3f0c7d2")
"""Of the GUIDs that this program gives."""
_BEGUN = hashlib.sha1(NAMESPACE.bytes, usedforsecurity=False)
WINDOWS = "nvivo-windows"
"""The dialect that NVivo for Windows writes and reads."""
_ORIGIN = "thirdear"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: the same every time
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guid(*parts: object) -> str:
    """Return the GUID of what these parts name; the same parts always give the same.

    It is RFC 9562's version 5, as ``uuid.uuid5`` makes it, at a fifth of the time.
    """
    named = "\x1f".join(map(str, parts)).encode()
    begun = _BEGUN.copy()
    begun.update(named)
    h = begun.hexdigest()
    variant = "89ab"[int(h[16], 16) & 3]
    return f"{h[:8]}-{h[8:12]}-5{h[13:16]}-{variant}{h[17:20]}-{h[20:32]}"


def origin(dialect: str | None = None) -> str:
    """Return what a project says about the program that wrote it."""
    name = f"{_ORIGIN} {metadata.version('thirdear')}"
    return f"{name} for {dialect}" if dialect else name


def is_ours(told: str) -> bool:
    """Whether a project's origin is this program."""
    return told.startswith(f"{_ORIGIN} ")


def dumps(project: OutProject, *, windows: bool = False) -> bytes:
    """Return a .qdpx of the project; ``windows`` for NVivo there, which gets no sync points."""
    root = _project(project, windows=windows)
    _check(root, "Project.xsd")
    texts = {f"sources/{s.guid}.txt": _stored(s.text, windows=windows) for s in project.sources}
    return zipped({"project.qde": _bytes(root), **texts})


def codebook(codes: Sequence[OutCode]) -> bytes:
    """Return a .qdc of a tree of codes; notes have no place in it."""
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", {"origin": origin()}, {None: CODEBOOK})  # type: ignore[dict-item]
    _each(root, "Codes", codes, partial(_code, notes=False))
    _check(root, "Codebook.xsd")
    return _bytes(root)


def losses(project: OutProject, *, windows: bool) -> tuple[str, ...]:
    """Return the project's losses and those of the form that it is written in."""
    told = list(project.losses)
    timed = sum(len(source.moments) for source in project.sources)
    if windows and timed:
        told.append(
            said(
                f"time of a turn: {timed:,}; {WINDOWS} gets no sync points",
                f"sözün zamanı: {timed}; {WINDOWS} eşleme noktası almaz",
            )
        )
    forbidden = sum(bool(_FORBIDDEN.search(note.text)) for note in project.notes)
    if forbidden:
        told.append(
            said(
                f"note with control characters: {forbidden:,}; U+FFFD stands there",
                f"denetim karakterli not: {forbidden}; yerlerinde U+FFFD duruyor",
            )
        )
    return tuple(told)


def _project(project: OutProject, *, windows: bool) -> etree._Element:
    about = {"name": _plain(project.name), "origin": origin(WINDOWS if windows else None)}
    root = etree.Element(f"{{{PROJECT}}}Project", about, {None: PROJECT})  # type: ignore[dict-item]
    _each(root, "Users", project.users, _user)
    if project.codes:
        _each(_add(root, "CodeBook"), "Codes", project.codes, _code)
    _each(root, "Variables", project.variables, _variable)
    _each(root, "Cases", project.cases, _case)
    _each(root, "Sources", project.sources, partial(_source, windows=windows))
    _each(root, "Notes", project.notes, _note)
    return root


def _each(
    root: etree._Element,
    name: str,
    things: Sequence[Thing],
    write: Callable[[etree._Element, Thing], None],
) -> None:
    """Write things in an element of their own, which may not be empty."""
    if things:
        parent = _add(root, name)
        for thing in things:
            write(parent, thing)


def _user(parent: etree._Element, user: OutUser) -> None:
    _add(parent, "User", guid=user.guid, name=user.name, id=user.id)


def _variable(parent: etree._Element, variable: OutVariable) -> None:
    about = {"guid": variable.guid, "name": variable.name, "typeOfVariable": variable.kind}
    _description(_add(parent, "Variable", **about), variable.description)


def _case(parent: etree._Element, case: OutCase) -> None:
    node = _add(parent, "Case", guid=case.guid, name=case.name)
    for source in case.sources:
        _add(node, "SourceRef", targetGUID=source)


def _note(parent: etree._Element, note: OutNote) -> None:
    by = {"creatingUser": note.user, "creationDateTime": note.at}
    node = _add(parent, "Note", guid=note.guid, name=note.name, **by)
    _add(node, "PlainTextContent").text = _plain(note.text)


def _code(parent: etree._Element, code: OutCode, *, notes: bool = True) -> None:
    codable = "true" if code.codable else "false"
    node = _add(parent, "Code", guid=code.guid, name=code.name, isCodable=codable)
    _description(node, code.description)
    if notes:
        _references(node, code.notes)
    for below in code.below:
        _code(node, below, notes=notes)


def _source(parent: etree._Element, source: OutSource, *, windows: bool) -> None:
    place = _positions(source.text) if windows else int
    path = f"internal://{source.guid}.txt"
    node = _add(parent, "TextSource", guid=source.guid, name=source.name, plainTextPath=path)
    for selection in source.selections:
        _selection(node, selection, place)
    _references(node, source.notes)
    for value in source.values:
        _value(node, value)
    if source.moments and not windows:
        _moments(parent, source, path)


def _selection(
    parent: etree._Element, selection: OutSelection, place: Callable[[int], int]
) -> None:
    edges = {
        "startPosition": str(place(selection.start)),
        "endPosition": str(place(selection.stop)),
    }
    about = {"guid": selection.guid, "name": selection.name}
    node = _add(parent, "PlainTextSelection", **about, **edges)
    for coding in selection.codings:
        _coding(node, coding)
    _references(node, selection.notes)


def _coding(parent: etree._Element, coding: OutCoding) -> None:
    by = {"creatingUser": coding.user, "creationDateTime": coding.at}
    node = _add(parent, "Coding", guid=coding.guid, **by)
    _add(node, "CodeRef", targetGUID=coding.code)
    _references(node, coding.notes)


def _value(parent: etree._Element, value: OutValue) -> None:
    node = _add(parent, "VariableValue")
    _add(node, "VariableRef", targetGUID=value.variable)
    if value.value is None:
        return
    if isinstance(value.value, bool):
        written = "true" if value.value else "false"
    elif isinstance(value.value, float):
        written = format(Decimal(repr(value.value)), "f")
    else:
        written = _plain(value.value)
    _add(node, f"{value.kind}Value").text = written


def _moments(parent: etree._Element, source: OutSource, path: str) -> None:
    """Write when a text is said: a recording that is not there, with the text as its transcript."""
    recording = guid(source.guid, "recording")
    node = _add(parent, "AudioSource", guid=recording, name=f"{source.name} (times)")
    about = {"guid": guid(source.guid, "transcript"), "plainTextPath": path}
    transcript = _add(node, "Transcript", **about)
    edges = [_edges(source, moment) for moment in source.moments]
    for moment, (begin, end) in zip(source.moments, edges, strict=True):
        _point(transcript, begin, moment.time, moment.start)
        if end is not None and moment.end is not None:
            _point(transcript, end, moment.end, moment.stop)
    for moment, (begin, end) in zip(source.moments, edges, strict=True):
        one = {"guid": guid(source.guid, "time of", moment.name), "name": moment.name}
        _add(transcript, "TranscriptSelection", **one, fromSyncPoint=begin, toSyncPoint=end)


def _edges(source: OutSource, moment: OutMoment) -> tuple[str, str | None]:
    """Return the GUIDs of the points at which a moment begins and, if that is known, ends."""
    end = None if moment.end is None else guid(source.guid, "to", moment.name)
    return guid(source.guid, "from", moment.name), end


def _point(parent: etree._Element, own: str, seconds: float, place: int) -> None:
    stamp = str(round(seconds * 1000))
    _add(parent, "SyncPoint", guid=own, timeStamp=stamp, position=str(place))


def _references(node: etree._Element, notes: Iterable[str]) -> None:
    for note in notes:
        _add(node, "NoteRef", targetGUID=note)


def _description(node: etree._Element, words: str) -> None:
    if words:
        _add(node, "Description").text = _plain(words)


def _add(parent: etree._Element, name: str, /, **attributes: str | None) -> etree._Element:
    given = {key: _plain(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, _named(parent.tag, name), given)


@cache
def _named(beside: str, name: str) -> str:
    """Return a name in the namespace of another."""
    return f"{beside.partition('}')[0]}}}{name}"


def _plain(words: str) -> str:
    """Return words that XML can hold; what it cannot becomes U+FFFD."""
    if words.isprintable():
        return words
    return _FORBIDDEN.sub("\ufffd", words)


def _positions(text: str) -> Callable[[int], int]:
    """Return the map to positions in UTF-16 units over CRLF."""
    wide = [n for n, letter in enumerate(text) if letter == "\n" or letter > "\uffff"]
    return lambda place: place + bisect_left(wide, place)


def _stored(text: str, *, windows: bool) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8-sig") if windows else text.encode()


def _check(root: etree._Element, schema: str) -> None:
    """Hold what was made against the standard; what does not pass is a fault of this program."""
    found = _schema(schema)
    if not found.validate(root):
        raise ValueError(f"what was made is not valid by {schema}")


@cache
def _schema(name: str) -> etree.XMLSchema:
    source = resources.files("thirdear.refi") / "schemas" / name
    return etree.XMLSchema(etree.fromstring(source.read_bytes()))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts by name; the same parts always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
