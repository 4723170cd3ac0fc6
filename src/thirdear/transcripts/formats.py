"""The table of formats, and reading a file by the first of them that recognises its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts import (
    atrain,
    chat,
    delimited,
    documents,
    elan,
    meetings,
    noscribe,
    otranscribe,
    plain,
    speech,
    subtitles,
    textgrid,
    workbooks,
)
from thirdear.transcripts.material import Material, check_lines, load
from thirdear.transcripts.tables import Wanted

MAX_TURNS = 200_000


class NotATranscript(Refusal):
    """A table that holds no speech: tags, ratings, names, anything else."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing transcripts: how it is recognised by content, and how it is read."""

    name: str
    recognises: Callable[[Material], bool]
    read: Callable[[Material, Wanted], tuple[Reading, ...]]


def _one(reader: Callable[[Material], Reading]) -> Callable[[Material, Wanted], tuple[Reading]]:
    """Make a reader of one session, which has no columns to choose, one of the table's."""

    def read_one(material: Material, wanted: Wanted) -> tuple[Reading]:
        if wanted:
            raise Refusal("it is no table, so it has no columns")
        return (reader(material),)

    return read_one


FORMATS = (  # asked in this order
    Format("teams-arrows", meetings.has_arrows, _one(meetings.read_arrows)),
    Format("google-meet", meetings.is_meet, _one(meetings.read_meet)),
    Format("atrain", atrain.recognises, _one(atrain.read)),
    Format(
        "docx-table",
        partial(documents.has_table, "docx"),
        partial(documents.read_table, "docx"),
    ),
    Format(
        "docx-paragraphs",
        partial(documents.recognises, "docx"),
        partial(documents.read_paragraphs, "docx"),
    ),
    Format("odt-table", partial(documents.has_table, "odt"), partial(documents.read_table, "odt")),
    Format(
        "odt-paragraphs",
        partial(documents.recognises, "odt"),
        partial(documents.read_paragraphs, "odt"),
    ),
    Format("rtf-table", partial(documents.has_table, "rtf"), partial(documents.read_table, "rtf")),
    Format(
        "rtf-paragraphs",
        partial(documents.recognises, "rtf"),
        partial(documents.read_paragraphs, "rtf"),
    ),
    Format("xlsx-table", workbooks.recognises, workbooks.read),
    Format("vtt", subtitles.is_vtt, _one(subtitles.read_vtt)),
    Format("srt", subtitles.is_srt, _one(subtitles.read_srt)),
    Format("chat", chat.recognises, _one(chat.read)),
    Format("textgrid", textgrid.recognises, _one(textgrid.read)),
    Format("elan", elan.recognises, _one(elan.read)),
    Format("noscribe-html", noscribe.recognises, _one(noscribe.read)),
    Format("otranscribe", otranscribe.recognises, _one(otranscribe.read)),
    Format("whisper-json", speech.is_whisper, _one(speech.read_whisper)),
    Format("aws-json", speech.is_aws, _one(speech.read_aws)),
    Format("google-json", speech.is_google, _one(speech.read_google)),
    Format("assemblyai-json", speech.is_assemblyai, _one(speech.read_assemblyai)),
    Format("csv-table", delimited.recognises, delimited.read),
    Format("txt-turns", plain.recognises, _one(plain.read)),
)
SUFFIXES = frozenset(
    ".txt .docx .odt .rtf .csv .tsv .xlsx .vtt .srt .cha .textgrid .eaf .html .htm .otr"
    " .json".split()
)
_OTHER_CONTAINERS = (
    ("project.qde", "it is a REFI-QDA project: here its texts come in as .docx or .txt"),
    ("xl/workbook.bin", "it is an Excel workbook in the old binary form: save it as .xlsx"),
    ("content.xml", "it is an OpenDocument file, but no text: save it as .odt, .xlsx or CSV"),
    ("word/document.xml", "it looks like a Word document, but is damaged"),
)
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


def read(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> tuple[Reading, ...]:
    """Read a transcript file: one Reading a session, spans pointing into its canonical text.

    The content decides the format unless ``format`` names it; the ending decides nothing.
    ``encoding`` overrules the guess for plain files; ``codes`` names columns of a table whose
    values become ``Span.codes``; ``columns`` says which column is the ``text``, ``speaker``,
    ``time``, ``end``, ``session`` or ``case`` where header words do not tell. Whatever cannot be
    read is a Refusal that names the file.
    """
    chosen = {"format": format, "encoding": encoding}
    return read_with_bytes(path, **chosen, codes=codes, columns=columns)[0]


def read_with_bytes(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> tuple[tuple[Reading, ...], bytes]:
    """Return what :func:`read` does, and the very bytes that it read."""
    wanted = Wanted(tuple(codes), columns or {})
    try:
        material = load(path, encoding)
        chosen = _named(format) if format else _recognised(material, path.suffix.lower(), wanted)
        readings = chosen.read(material, wanted)
        if sum(len(reading.spans) for reading in readings) > MAX_TURNS:
            raise Refusal(f"it has more than {MAX_TURNS:,} turns")
        for reading in readings:
            check_lines(reading.text)
    except Refusal as refusal:
        raise type(refusal)(f"{path.name}: {refusal}.") from None
    return readings, material.data


def holds_speech(path: Path) -> bool:
    """Whether a table, JSON or page is a transcript's; a file that cannot be read may be one.

    A table is one if its header names a speaker and a text.
    """
    try:
        material = load(path)
        found = next((known for known in FORMATS if known.recognises(material)), None)
    except Refusal:
        return True
    return found is None or found.name != "txt-turns"


def _recognised(material: Material, suffix: str, wanted: Wanted) -> Format:
    if wanted.names and not material.is_packed:  # somebody says that it is a table
        return _named("csv-table")
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
    return "it is a zip file without a document in it"


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refusal(f"no format is called {name!r}: use {', '.join(f.name for f in FORMATS)}")
