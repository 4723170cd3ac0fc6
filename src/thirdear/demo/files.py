"""The demonstration's files as bytes: the same turns always make the same bytes.

Word files are zip files whose parts are stored uncompressed: compressed bytes would depend on the
zlib that Python was built with.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MIDNIGHT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the form has no place for a time zone
_KEPT_STYLES = frozenset(("Normal", "TableGrid", "DefaultParagraphFont", "TableNormal", "NoList"))
_DROPPED = ("/stylesWithEffects", "/customXml", "/thumbnail", "/numbering", "/webSettings")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application></Properties>"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_WIDTHS = (600, 1300, 5240, 1500)

Run = tuple[str, bool]
"""Words, and whether they are bold."""


def table_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a comma-separated table in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()


def plain_text(lines: Iterable[str], *, turkish_windows: bool = False) -> bytes:
    """Return lines as UTF-8, or as Turkish Windows writes them: cp1254 with its line ends."""
    text = "".join(f"{line}\n" for line in lines)
    return text.replace("\n", "\r\n").encode("cp1254") if turkish_windows else text.encode()


def word_paragraphs(language: str, paragraphs: Iterable[Sequence[Run]]) -> bytes:
    """Return a .docx with one paragraph for each sequence of runs."""
    return _packed(language, "".join(_paragraph(runs) for runs in paragraphs))


def word_table(
    language: str,
    header: Iterable[Sequence[Run]],
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> bytes:
    """Return a .docx with the paragraphs of a header above a table of four columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="8640" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + _row(head, bold=True)
        + "".join(_row(cells) for cells in rows)
        + "</w:tbl>"
    )
    return _packed(language, "".join(_paragraph(runs) for runs in header) + table + _paragraph(()))


def _row(cells: Sequence[str], *, bold: bool = False) -> str:
    head = (
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        if bold
        else "<w:trPr><w:cantSplit/></w:trPr>"
    )
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph([(cell, bold)])}</w:tc>"
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr>{head}{columns}</w:tr>"


def _paragraph(runs: Sequence[Run]) -> str:
    return f"<w:p>{''.join(_run(text, bold) for text, bold in runs)}</w:p>"


def _run(text: str, bold: bool) -> str:
    from xml.sax.saxutils import escape

    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _packed(language: str, body: str) -> bytes:
    """Return the skeleton of a document with a body, as a zip with fixed dates and order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in _skeleton(language):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.external_attr = 0o600 << 16
            filled = (
                data.replace(b"<w:body>", b"<w:body>" + body.encode())
                if name == _DOCUMENT
                else data
            )
            archive.writestr(entry, filled)
    return out.getvalue()


@functools.cache
def _skeleton(language: str) -> tuple[tuple[str, bytes], ...]:
    """Return the parts of an empty document: what dates it or names a person is taken out."""
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = (
        "Uydurma gösteri dökümü" if language == "tr" else "Invented demonstration transcript"
    )
    properties.language = "tr-TR" if language == "tr" else "en-GB"
    properties.created = properties.modified = _MIDNIGHT
    properties.revision = 1
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_DROPPED):
                del owner.rels[key]
    _prune(document.styles.element, document.settings.element, properties.language)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/app.xml"] = _APP
    return tuple(
        sorted(parts.items(), key=lambda part: (part[0] != "[Content_Types].xml", part[0]))
    )


def _prune(styles: Element, settings: Element, language: str) -> None:
    """Leave the styles that are used, in the text's language; take out the editing history."""
    for style in styles.findall(f"{_W}style"):
        if style.get(f"{_W}styleId") not in _KEPT_STYLES:
            styles.remove(style)
    for old in [*styles.findall(f"{_W}latentStyles"), *settings.findall(f"{_W}rsids")]:
        parent = old.getparent()
        if parent is not None:
            parent.remove(old)
    for words in styles.iter(f"{_W}lang"):
        words.set(f"{_W}val", language)
