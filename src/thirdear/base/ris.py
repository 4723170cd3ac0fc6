"""References as RIS, which Zotero, EndNote and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thirdear.model.references import Kind, Reference

_TYPES: Mapping[Kind, str] = {
    "article": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "thesis": "THES",
    "software": "COMP",
    "unpublished": "UNPB",
    "page": "ELEC",
}


def write(references: Iterable[Reference]) -> str:
    """Return references as RIS, an empty line after each."""
    return "".join("\r\n".join([*_lines(one), "", ""]) for one in references)


def _lines(one: Reference) -> Iterator[str]:
    first, _, last = one.pages.partition("–")
    told = [
        ("TY", _TYPES[one.kind]),
        ("ID", one.key),
        *(("AU", ", ".join(filter(None, author))) for author in one.authors),
        *(("ED", ", ".join(filter(None, editor))) for editor in one.editors),
        ("TI", one.title),
        ("JO" if one.kind == "article" else "T2", one.container),
        ("PY", one.year),
        ("VL", one.volume),
        ("IS", one.issue),
        ("SP", first),
        ("EP", last),
        ("PB", one.publisher),
        ("ET", one.edition or one.version),
        ("N1", one.note),
        ("DO", one.doi),
        ("UR", "" if one.doi else one.url),
    ]
    for tag, value in told:
        if value:
            yield f"{tag}  - {' '.join(value.split())}"
    yield "ER  - "
