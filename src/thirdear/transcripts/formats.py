"""The table of formats, and reading a file by the first of them that recognises its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts import delimited, plain, word
from thirdear.transcripts.material import Material, load

MAX_TURNS = 200_000


class NotATranscript(Refusal):
    """A table that holds no speech: tags, ratings, names, anything else."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing transcripts: how it is recognised by content, and how it is read."""

    name: str
    recognises: Callable[[Material], bool]
    read: Callable[[Material, Sequence[str]], tuple[Reading, ...]]


FORMATS = (  # asked in this order
    Format("docx-table", word.has_table, word.read_table),
    Format("docx-paragraphs", word.recognises, word.read_paragraphs),
    Format("csv-table", delimited.recognises, delimited.read),
    Format("txt-turns", plain.recognises, plain.read),
)
SUFFIXES = frozenset({".txt", ".docx", ".csv", ".tsv"})
_OTHER_CONTAINERS = (
    ("xl/workbook.xml", "it is an Excel workbook: save the sheet as CSV"),
    ("content.xml", "it is an OpenDocument file: save it as .docx"),
    ("project.qde", "it is a REFI-QDA project, which is not read: export its texts as .docx"),
)
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


def read(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
) -> tuple[Reading, ...]:
    """Read a transcript file: one Reading a session, spans pointing into its canonical text.

    The content decides the format unless ``format`` names it; the ending decides nothing.
    ``encoding`` overrules the guess for plain files; ``codes`` names columns of a table whose
    values become ``Span.codes``. Whatever cannot be read is a Refusal that names the file.
    """
    return read_with_bytes(path, format=format, encoding=encoding, codes=codes)[0]


def read_with_bytes(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
) -> tuple[tuple[Reading, ...], bytes]:
    """Return what :func:`read` does, and the very bytes that it read."""
    try:
        material = load(path, encoding)
        chosen = _named(format) if format else _recognised(material, path.suffix.lower())
        readings = chosen.read(material, tuple(codes))
        if sum(len(reading.spans) for reading in readings) > MAX_TURNS:
            raise Refusal(f"it has more than {MAX_TURNS:,} turns")
    except Refusal as refusal:
        raise type(refusal)(f"{path.name}: {refusal}.") from None
    return readings, material.data


def holds_speech(path: Path) -> bool:
    """Whether a table's header names a speaker and a text; a file that cannot be read may."""
    try:
        return delimited.recognises(load(path))
    except Refusal:
        return True


def _recognised(material: Material, suffix: str) -> Format:
    found = next((known for known in FORMATS if known.recognises(material)), None)
    if found is None:
        raise Refusal(_container(material))
    if found.name == "txt-turns" and suffix in _TABLE_SUFFIXES:
        raise NotATranscript("no row has header words for both speaker and text")
    return found


def _container(material: Material) -> str:
    parts = {part.lower() for part in material.archive.names} if material.archive else set()
    for part, what in _OTHER_CONTAINERS:
        if part in parts:
            return what
    return "it is a zip file without a Word document in it"


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refusal(f"no format is called {name!r}: use {', '.join(f.name for f in FORMATS)}")
