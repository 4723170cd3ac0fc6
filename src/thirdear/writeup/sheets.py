"""The smaller Word documents: vignettes alone, a session for supervision, passages by code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thirdear.base.safe import printable
from thirdear.model.handing import Quote, Remark, Supervised
from thirdear.model.writing import WriteUp
from thirdear.writeup import courses, excerpts, oxml, package, styles
from thirdear.writeup.document import number_controls
from thirdear.writeup.labels import label
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import LOCALES, Bit, Element, Row, W, Xml, cell, paragraph, table
from thirdear.writeup.words import meaning, say

_TURN_WIDTHS = (620, 620, 7786)
_QUOTE_WIDTHS = (1700, 1350, 700, 700, 4576)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every sheet has: title, language, date of the newest data, and whether it is disguised.

    ``dated`` is UTC, ISO 8601.
    """

    title: str
    language: str
    dated: str
    disguised: bool


def vignettes(writeup: WriteUp, path: Path) -> None:
    """Write the vignettes of a write-up and nothing else."""
    paper = Manuscript(writeup)
    cases = {case.case: case for case in writeup.cases}
    paper.begin("vignettes", label(writeup.language, "vignettes"))
    for one in courses.in_order(writeup):
        excerpts.add(paper, paper.label("vignette"), cases[one.case], one)
    disguised = writeup.disguised is not None
    title = writeup.title or label(writeup.language, "vignettes")
    body = [part.unit() for part in paper.parts]
    _save(Sheet(title, writeup.language, writeup.dated, disguised), body, path)


def supervision(sheet: Sheet, one: Supervised, path: Path) -> None:
    """Write a session turn by turn, codes and memos beside the turns as Word comments."""
    rows, comments = [], list[tuple[int, Remark]]()
    for turn in one.turns:
        spoken: list[oxml.Piece] = [Bit(turn.text, language=one.language)]
        numbers = []
        for remark in one.remarks.get(turn.number, ()):
            numbers.append(len(comments))
            comments.append((len(comments), remark))
        spoken = [*_starts(numbers), *spoken, *_ends(numbers)]
        number = Bit(str(turn.number), size=8.5, grey=True)
        who = Bit(turn.speaker, bold=True, language=one.language)
        cells = (
            cell([number], align="right", style="MarginCell"),
            cell([who], style="VignetteCell"),
            cell(spoken, style="VignetteCell"),
        )
        rows.append(Row(cells))
    letters = dict.fromkeys(turn.speaker for turn in one.turns if turn.speaker)
    legend = "; ".join(
        label(
            sheet.language,
            "who",
            letter=letter,
            who=meaning(letter.rstrip("0123456789"), one.language, sheet.language),
        )
        for letter in letters
    )
    grid = table(_TURN_WIDTHS, rows, sheet.title, label(sheet.language, "turns"))
    body = [oxml.parsed(grid), oxml.parsed(paragraph("VignetteLegend", (legend,)))]
    _save(sheet, body, path, comments)


def quotes(sheet: Sheet, found: Sequence[Quote], path: Path) -> None:
    """Write passages by code as one table: code, case, session, turn, speaker and words."""
    heads = ("code", "case", "session", "turn", "words")
    header = tuple(cell(label(sheet.language, head), bottom=4, top=8) for head in heads)
    rows = [Row(header, header=True)]
    before = ""
    for one in found:
        code = one.name if one.name != before else ""
        before = one.name
        words = (
            Bit(f"{one.speaker}: ", bold=True) if one.speaker else Bit(""),
            Bit(one.words, language=one.language),
        )
        place = (cell(str(one.session)), cell(str(one.turn)))
        rows.append(Row((cell(code), cell(one.case), *place, cell(words))))
    grid = table(_QUOTE_WIDTHS, rows, sheet.title, label(sheet.language, "quotes"))
    _save(sheet, [oxml.parsed(grid), oxml.parsed(paragraph("APANote"))], path)


def _save(
    sheet: Sheet,
    body: Iterable[Element],
    path: Path,
    comments: Sequence[tuple[int, Remark]] = (),
) -> None:
    document = package.blank()
    styles.dress(document, sheet.language)
    _header(document, sheet)
    end = document.element.body.find(f"{{{W}}}sectPr")
    end.addprevious(oxml.parsed(paragraph("Title", (sheet.title,))))
    for one in body:
        end.addprevious(one)
    number_controls(document.element.body)
    if comments:
        part = document.part._comments_part.element  # noqa: SLF001 - the library dates them by the clock
        for number, remark in comments:
            part.append(oxml.parsed(_comment(number, remark, sheet.dated)))
    locale = LOCALES[sheet.language]
    package.save(document, path, title=sheet.title, locale=locale, dated=sheet.dated)


def _header(document: Any, sheet: Sheet) -> None:
    header = document.sections[0].header
    header.is_linked_to_previous = False
    part = header._element  # noqa: SLF001 - the library offers no way to put an element in
    for old in list(part):
        part.remove(old)
    note = label(sheet.language, "disguised") if sheet.disguised else ""
    part.append(oxml.parsed(paragraph("APAHeader", (f"{note}\t", oxml.field("PAGE", "1")))))
    if not sheet.disguised:
        mark = Bit(say(sheet.language, "identifiable"), bold=True)
        part.append(oxml.parsed(paragraph("APAHeader", (mark,), align="center")))


def _starts(numbers: Iterable[int]) -> list[Xml]:
    return [oxml.element("commentRangeStart", id=number) for number in numbers]


def _ends(numbers: Sequence[int]) -> list[Xml]:
    marks = [oxml.element("commentRangeEnd", id=number) for number in numbers]
    notes = [oxml.element("r", oxml.element("commentReference", id=n)) for n in numbers]
    return [*marks, *notes]


def _comment(number: int, remark: Remark, dated: str) -> Xml:
    said = {"id": number, "author": printable(remark.who), "initials": printable(remark.who[:9])}
    if dated:
        said["date"] = f"{dated[:19]}Z"
    lines = (paragraph("APACell", (line,)) for line in remark.lines)
    return oxml.element("comment", "".join(lines), **said)
