"""Excel workbooks: every sheet with header words; several sheets are several sessions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import join, normpath
from typing import TYPE_CHECKING

from thirdear.base.archive import Archive
from thirdear.model.language import counted, said
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import contents
from thirdear.transcripts.entries import Entry
from thirdear.transcripts.headers import NOTHING_WANTED, Row, Wanted, find_header, no_header
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.tables import Table, assemble, read_rows

if TYPE_CHECKING:
    from lxml import etree

NAME = "xlsx-table"
_BOOK = "xl/workbook.xml"
_NS = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_MAX_COLUMNS = 16_384
_PLACE = re.compile(r"([A-Z]{1,3})\d{1,7}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_TIME_FORMATS = frozenset({18, 19, 20, 21, 22, 45, 46, 47})
_PERCENT_FORMATS = frozenset({9, 10})
_DATE_FORMATS = frozenset({14, 15, 16, 17})
_NOTES = re.compile(r"(?i)(?:^|/)(?:threaded)?comments?\d*\.xml$|/threadedComments/")
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no time zone


def recognises(material: Material, _: Wanted = NOTHING_WANTED) -> bool:
    """Whether it is an Excel workbook (.xlsx, .xlsm)."""
    return material.archive is not None and _BOOK in material.archive.names


def read(material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of all sheets with header words; see :func:`tables.assemble`.

    Where several sheets have them and no column tells the session, a sheet is a session, known by
    its name.
    """
    if material.archive is None or not recognises(material):
        raise Refusal("it is no Excel workbook (.xlsx)", "bir Excel çalışma kitabı (.xlsx) değil")
    state: Counter[str] = Counter()
    sheets = [(name, rows) for name, rows in _sheets(material.archive, state) if rows]
    known = [name for name, rows in sheets if find_header(rows, wanted) is not None]
    found: list[tuple[str, Table]] = []
    for name, rows in sheets:
        table = read_rows(rows, wanted) if not known or name in known else None
        if table is not None:
            found.append((name, table))
    if not found:
        rows = [row for _, rows in sheets for row in rows[:10]]
        unclear = (contents.unclear(rows, wanted) for _, rows in sheets)
        raise Refusal(*(next(filter(None, unclear), None) or no_header(rows, wanted)))
    read_ = {name for name, _ in found}
    others = [rows for name, rows in sheets if name not in read_]
    warnings = tuple(_warnings(material.archive, len(others), state))
    notes = tuple(dict.fromkeys(note for _, table in found for note in table.notes))
    parts = [
        replace(entry, session=entry.session or name)
        if isinstance(entry, Entry) and len(found) > 1
        else entry
        for name, table in found
        for entry in table.entries
    ]
    header = next(filter(None, (table.key for _, table in found)), "")
    left = sum(len("".join(cell.split())) for rows in others for row in rows for cell in row.cells)
    left += sum(table.left_out for _, table in found)
    told = warnings + notes
    return assemble(parts, format_name=NAME, warnings=told, header=header, left_out=left)


def _warnings(archive: Archive, left: int, state: Counter[str]) -> Iterator[str]:
    """Say what is in a workbook that nobody sees on its sheets, or that is not taken over."""
    if left:
        yield said(
            f"{counted(left, 'sheet')} without speech left out",
            f"konuşma içermeyen {left} sayfa alınmadı",
        )
    if state["hidden"]:
        yield said(
            f"{counted(state['hidden'], 'sheet')} hidden in the workbook: read like the others",
            f"çalışma kitabında gizli {state['hidden']} sayfa: ötekiler gibi okundu",
        )
    if state["filtered"]:
        yield said(
            f"{counted(state['filtered'], 'row')} hidden in the workbook: read like the others",
            f"çalışma kitabında gizli {state['filtered']} satır: ötekiler gibi okundu",
        )
    notes = [part for part in archive.names if _NOTES.search(part)]
    threaded = [part for part in notes if "threaded" in part.lower()]
    kind = "{*}threadedComment" if threaded else "{*}comment"  # the older part repeats them
    comments = sum(sum(1 for _ in archive.xml(part).iter(kind)) for part in threaded or notes)
    if comments:
        yield said(
            f"{counted(comments, 'comment')} of cells left out",
            f"hücrelerdeki {comments} açıklama alınmadı",
        )


@dataclass(frozen=True, slots=True)
class _Book:
    strings: tuple[str, ...]
    formats: tuple[str, ...]  # of each cell style: "time", "date", "percent" or ""


def _sheets(archive: Archive, state: Counter[str]) -> Iterator[tuple[str, list[Row]]]:
    targets = _targets(archive)
    book = _Book(tuple(_strings(archive)), tuple(_formats(archive)))
    for sheet in _all(archive.xml(_BOOK), "sheet"):
        relation = next((sheet.get(key) for key in _RELATION if sheet.get(key)), "")
        part = targets.get(relation or "", "")
        if "/worksheets/" in f"/{part}":
            rows = list(_rows(archive.xml(part), book, state))
            state["hidden"] += bool(rows) and sheet.get("state") in {"hidden", "veryHidden"}
            yield canonical(sheet.get("name") or ""), rows


def _targets(archive: Archive) -> Mapping[str, str]:
    relations = archive.xml("xl/_rels/workbook.xml.rels")
    found = {}
    for relation in relations:
        target = relation.get("Target") or ""
        path = target[1:] if target.startswith("/") else join("xl", target)
        found[relation.get("Id") or ""] = normpath(path)
    return found


def _strings(archive: Archive) -> Iterator[str]:
    part = "xl/sharedStrings.xml"
    if part in archive.names:
        for item in _all(archive.xml(part), "si"):
            yield _words(item)


def _words(node: etree._Element) -> str:
    """Return the words of a string, its formatted runs joined; reading aids are no part of it."""
    pieces = [
        child.text or ""
        for child in node.iter()
        if _kind(child) == "t" and _kind(child.getparent()) != "rPh"
    ]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(pieces))


def _formats(archive: Archive) -> Iterator[str]:
    if "xl/styles.xml" not in archive.names:
        return
    root = archive.xml("xl/styles.xml")
    own = {each.get("numFmtId"): each.get("formatCode") or "" for each in _all(root, "numFmt")}
    for styles in _all(root, "cellXfs"):
        for style in _all(styles, "xf"):
            yield _format(style.get("numFmtId") or "0", own)


def _format(number: str, own: Mapping[str | None, str]) -> str:
    if number in own:
        code = _QUOTED.sub("", own[number]).lower()
        if "%" in code:
            return "percent"
        if "h" in code or "s" in code:
            return "time"
        return "date" if "y" in code or "d" in code else ""
    known = int(number) if number.isdecimal() else 0
    if known in _PERCENT_FORMATS:
        return "percent"
    return "time" if known in _TIME_FORMATS else "date" if known in _DATE_FORMATS else ""


def _rows(root: etree._Element, book: _Book, state: Counter[str]) -> Iterator[Row]:
    for count, row in enumerate(_all(root, "row"), start=1):
        written = row.get("r") or ""
        line = int(written[:9]) if written.isdecimal() else count
        cells: list[str] = []
        for cell in row.iterchildren(*(namespace + "c" for namespace in _NS)):
            place = _column(cell.get("r") or "", len(cells))
            cells += [""] * (place - len(cells))
            cells.append(canonical(_cell(cell, book)))
        if any(cell.strip() for cell in cells):
            state["filtered"] += row.get("hidden") in {"1", "true"}
            yield Row(line, tuple(cells))


def _column(place: str, following: int) -> int:
    found = _PLACE.fullmatch(place)
    if found is None:
        return following
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return min(max(column - 1, following), _MAX_COLUMNS)


def _cell(cell: etree._Element, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _words(cell)
    value = next(cell.iterchildren(*(namespace + "v" for namespace in _NS)), None)
    written = "" if value is None else value.text or ""
    if kind == "s":
        place = int(written[:9]) if written.isdecimal() else -1
        if not 0 <= place < len(book.strings):
            raise Refusal(
                "a cell points to a text that is missing: the file is damaged",
                "bir hücre, dosyada bulunmayan bir metni gösteriyor: dosya bozuk",
            )
        return book.strings[place]
    if kind == "b":
        return {"0": "FALSE", "1": "TRUE"}.get(written, written)
    if kind == "n":
        style = cell.get("s") or "0"
        index = int(style[:6]) if style.isdecimal() else 0
        look = book.formats[index] if index < len(book.formats) else ""
        return _number(written, look)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written) if kind == "str" else written


def _number(written: str, look: str) -> str:
    """Return a number as a person reads it: 3, 3.2, a time of day as 0:00:03, a date, 50%."""
    try:
        number = float(written)
    except ValueError:
        return written
    if not abs(number) < 3_000_000 or (look and look != "percent" and number < 0):
        return written
    if look == "percent":
        return f"{number * 100:g}%"
    if look == "time" and number < 1:
        return _clock(round(number * 86_400_000))
    if look:
        moment = _DAY_ZERO + dt.timedelta(days=number)
        return moment.date().isoformat() if look == "date" else moment.isoformat(" ", "seconds")
    return str(int(number)) if number.is_integer() else repr(number)


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    part = f".{rest:03}".rstrip("0") if rest else ""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}{part}"


def _all(node: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from node.iter(*(namespace + name for namespace in _NS))


def _kind(element: etree._Element | None) -> str:
    if element is None or not isinstance(element.tag, str):
        return ""
    return next((element.tag[len(ns) :] for ns in _NS if element.tag.startswith(ns)), "")
