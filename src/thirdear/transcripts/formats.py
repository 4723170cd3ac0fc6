"""The table of formats, and reading a file by the first of them that recognises its content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from thirdear.model.language import Both
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
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
from thirdear.transcripts.alternation import Unlabelled
from thirdear.transcripts.headers import NO_HEADER, NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material, check_lines, load
from thirdear.transcripts.roles import label_key

MAX_TURNS = 200_000


class NotATranscript(Refusal):
    """A table that holds no speech: tags, ratings, names, anything else."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing transcripts: how it is recognised by content, and how it is read."""

    name: str
    recognises: Callable[[Material, Wanted], bool]
    read: Callable[[Material, Wanted], tuple[Reading, ...]]


def _one(
    name: str, recognises: Callable[[Material], bool], reader: Callable[[Material], Reading]
) -> Format:
    """Return a format with one session a file, and without columns or labels to choose."""
    return _lines(name, recognises, lambda material, _: reader(material))


def _lines(
    name: str,
    recognises: Callable[[Material], bool],
    reader: Callable[[Material, Wanted], Reading],
) -> Format:
    """Return a format with one session a file, whose labels somebody may tell."""

    def read_one(material: Material, wanted: Wanted) -> tuple[Reading]:
        if wanted:
            raise Refusal("it is no table, so it has no columns", "tablo değil, sütunu yok")
        return (reader(material, wanted),)

    return Format(name, lambda material, _: recognises(material), read_one)


def _documents(kind: str) -> tuple[Format, Format]:
    """Return the two formats of a word processor: a table with header words, else paragraphs."""
    return (
        Format(
            f"{kind}-table",
            partial(documents.has_table, kind),
            partial(documents.read_table, kind),
        ),
        Format(
            f"{kind}-paragraphs",
            lambda material, _: documents.recognises(kind, material),
            partial(documents.read_paragraphs, kind),
        ),
    )


FORMATS = (  # asked in this order
    _one("teams-arrows", meetings.has_arrows, meetings.read_arrows),
    _lines("google-meet", meetings.is_meet, meetings.read_meet),
    _one("atrain", atrain.recognises, atrain.read),
    *_documents("docx"),
    *_documents("odt"),
    *_documents("rtf"),
    Format("xlsx-table", workbooks.recognises, workbooks.read),
    _lines("vtt", subtitles.is_vtt, subtitles.read_vtt),
    _lines("srt", subtitles.is_srt, subtitles.read_srt),
    _lines("sbv", subtitles.is_sbv, subtitles.read_sbv),
    _one("chat", chat.recognises, chat.read),
    _one("textgrid", textgrid.recognises, textgrid.read),
    Format("elan", elan.recognises, elan.read),
    _one("noscribe-html", noscribe.recognises, noscribe.read),
    _lines("otranscribe", otranscribe.recognises, otranscribe.read),
    _one("whisper-json", speech.is_whisper, speech.read_whisper),
    _one("aws-json", speech.is_aws, speech.read_aws),
    _one("google-json", speech.is_google, speech.read_google),
    _one("assemblyai-json", speech.is_assemblyai, speech.read_assemblyai),
    Format("csv-table", delimited.recognises, delimited.read),
    _lines("txt-turns", plain.recognises, plain.read),
)
SUFFIXES = frozenset(
    ".txt .md .docx .odt .rtf .csv .tsv .xlsx .vtt .srt .sbv .cha .textgrid .eaf .html .htm .otr"
    " .json".split()
)
_OTHER_CONTAINERS = (
    (
        "project.qde",
        (
            "it is a REFI-QDA project: save its name with the ending .qdpx",
            "bir REFI-QDA projesi: adını .qdpx ile bitirin",
        ),
    ),
    (
        "xl/workbook.bin",
        (
            "it is an Excel workbook in the old binary form: save it as .xlsx",
            "eski ikili biçimde bir Excel çalışma kitabı: .xlsx olarak kaydedin",
        ),
    ),
    (
        "content.xml",
        (
            "it is an OpenDocument file, but no text: save it as .odt, .xlsx or CSV",
            "bir OpenDocument dosyası ama metin değil: .odt, .xlsx ya da CSV olarak kaydedin",
        ),
    ),
    (
        "word/document.xml",
        ("it looks like a Word document, but is damaged", "Word belgesine benziyor ama bozuk"),
    ),
)
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
_PACKED_SUFFIXES = frozenset({".docx", ".odt", ".xlsx"})


def read(  # noqa: PLR0913 - a keyword for each thing that a person may overrule
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    kept: Mapping[str, Mapping[str, str]] | None = None,
    labels: Collection[str] = (),
    in_turn: Sequence[str] = (),
    first_line: int = 1,
    raters: str = "",
    tiers: Sequence[str] = (),
) -> tuple[Reading, ...]:
    """Read a transcript file: one Reading a session, spans pointing into its canonical text.

    The content decides the format unless ``format`` names it; the ending decides nothing.
    ``encoding`` overrules the guess for plain files; ``codes`` names columns of a table whose
    values become ``Span.codes``; ``columns`` says which column is the ``text``, ``speaker``,
    ``time``, ``end``, ``session`` or ``case`` where header words do not tell. Whatever cannot be
    read is a Refusal that names the file. ``kept`` are columns that were said of tables before, by
    :func:`headers.header_key`. ``labels`` are labels of speakers, however rare; ``in_turn`` are the
    speakers of a text that has none; lines above ``first_line`` are no speech.
    ``raters`` is the column that says whose the codes of a row are; ``tiers`` are the tiers of
    an ELAN file that hold the words.
    """
    return read_with_bytes(
        path,
        format=format,
        encoding=encoding,
        codes=codes,
        columns=columns,
        kept=kept,
        labels=labels,
        in_turn=in_turn,
        first_line=first_line,
        raters=raters,
        tiers=tiers,
    )[0]


def read_with_bytes(  # noqa: PLR0913 - a keyword for each thing that a person may overrule
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people type
    encoding: str | None = None,
    codes: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    kept: Mapping[str, Mapping[str, str]] | None = None,
    labels: Collection[str] = (),
    in_turn: Sequence[str] = (),
    first_line: int = 1,
    raters: str = "",
    tiers: Sequence[str] = (),
) -> tuple[tuple[Reading, ...], bytes]:
    """Return what :func:`read` does, and the very bytes that it read."""
    wanted = Wanted(
        tuple(codes),
        columns or {},
        kept or {},
        frozenset(map(label_key, labels)),
        tuple(in_turn),
        first_line,
        raters,
        tuple(tiers),
    )
    try:
        material = load(path, encoding)
        chosen = _named(format) if format else _recognised(material, path.suffix.lower(), wanted)
        readings = _read_as(chosen, material, wanted, path.suffix.lower())
        if sum(len(reading.spans) for reading in readings) > MAX_TURNS:
            raise Refusal(
                f"it has more than {MAX_TURNS:,} turns", f"{MAX_TURNS} sözden fazlasını içeriyor"
            )
        for reading in readings:
            check_lines(reading.text)
    except Unlabelled as refusal:
        named = f"{path.name}: {refusal.english}.", f"{path.name}: {refusal.turkish}."
        raise Unlabelled(*named, pieces=refusal.pieces) from None
    except Refusal as refusal:
        raise refusal.within(path.name) from None
    return readings, material.data


def holds_speech(path: Path) -> bool:
    """Whether a table, JSON or page is a transcript's; a file that cannot be read may be one.

    A table is one if its header or its columns tell a text, be it not clear who speaks; a Markdown
    file if it has labels.
    """
    try:
        if path.suffix.lower() == ".md":
            return bool(read(path))
    except Refusal:
        return False
    try:
        material = load(path)
        found = next((one for one in FORMATS if one.recognises(material, NOTHING_WANTED)), None)
    except Refusal:
        return True
    return found is None or found.name != "txt-turns" or delimited.unclear(material) is not None


def _recognised(material: Material, suffix: str, wanted: Wanted) -> Format:
    if wanted.names and not material.is_packed:  # somebody says that it is a table
        return _named("csv-table")
    found = next((known for known in FORMATS if known.recognises(material, wanted)), None)
    if found is None:
        raise Refusal(*_container(material))
    if found.name == "txt-turns" and suffix in _TABLE_SUFFIXES:
        if unclear := delimited.unclear(material, wanted):
            raise Refusal(*unclear)
        raise NotATranscript(*NO_HEADER)
    return found


def _read_as(
    chosen: Format, material: Material, wanted: Wanted, suffix: str
) -> tuple[Reading, ...]:
    """Read in a format; plain words under a document's name that are no turns are told as that."""
    try:
        return chosen.read(material, wanted)
    except Refusal as refusal:
        if chosen.name == "txt-turns" and (unclear := delimited.unclear(material, wanted)):
            raise Refusal(*unclear) from refusal
        if suffix not in _PACKED_SUFFIXES or material.is_packed or chosen.name != "txt-turns":
            raise
        raise Refusal(
            f"it is no document, though its name ends in {suffix}, but words without speakers",
            f"adı {suffix} ile bitiyor ama belge değil, konuşanı olmayan bir metin",
        ) from None


def _container(material: Material) -> Both:
    parts = {part.lower() for part in material.archive.names} if material.archive else set()
    for part, what in _OTHER_CONTAINERS:
        if part in parts:
            return what
    return (
        "it is a zip file without a document in it",
        "içinde belge olmayan bir zip dosyası",
    )


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refusal(
        f"no format is called {name!r}: use {', '.join(f.name for f in FORMATS)}",
        f"{name!r} adlı bir biçim yok; şunlardan biri: {', '.join(f.name for f in FORMATS)}",
    )
