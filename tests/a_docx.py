"""Word documents for tests, written part by part so that every odd thing can stand in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def document(body: str, *, comments: int = 0, namespace: str = W) -> bytes:
    """Return a .docx whose body is the given XML, prefix ``w:``."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": (
            f'<w:document xmlns:w="{namespace}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:x="urn:another"><w:body>' + body + "</w:body></w:document>"
        ),
    }
    if comments:
        notes = "".join(
            f'<w:comment w:id="{n}" w:author="AY"><w:p><w:r><w:t>Look {n}</w:t></w:r></w:p>'
            "</w:comment>"
            for n in range(comments)
        )
        parts["word/comments.xml"] = f'<w:comments xmlns:w="{namespace}">{notes}</w:comments>'
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip of the given parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return buffer.getvalue()


def p(*runs: str) -> str:
    """Return a paragraph of runs; plain words become a run of their own."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run; a newline is a soft break, a tab a tab."""
    marked = words.replace("&", "&amp;").replace("<", "&lt;")
    marked = marked.replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{marked}</w:t></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of plain cells."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def written(folder: Path, data: bytes, name: str = "A-s01.docx") -> Path:
    """Write a file into a folder and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
