"""The smaller Word documents: a session for supervision, passages by code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thirdear.model.handouts import Quote, Remark, Supervised
from thirdear.writeup import heads, oxml, package, remarks, styles
from thirdear.writeup.built import Waiting
from thirdear.writeup.labels import label
from thirdear.writeup.oxml import LOCALES, Bit, Row, W, cell, paragraph, table
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


def supervision(sheet: Sheet, one: Supervised, path: Path) -> None:
    """Write a session turn by turn, codes and memos beside the turns as Word comments."""
    rows, comments = [], list[tuple[int, Remark]]()
    for turn in one.turns:
        spoken: list[oxml.Piece] = [Bit(turn.text, language=one.language)]
        numbers = []
        for remark in one.remarks.get(turn.number, ()):
            numbers.append(len(comments))
            comments.append((len(comments), remark))
        spoken = [*oxml.comment_start(*numbers), *spoken, *oxml.comment_end(*numbers)]
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
    _save(sheet, grid + paragraph("VignetteLegend", (legend,)), path, comments)


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
    _save(sheet, grid + paragraph("APANote"), path)


def _save(sheet: Sheet, body: str, path: Path, comments: Sequence[tuple[int, Remark]] = ()) -> None:
    document = package.blank()
    styles.dress(document, sheet.language)
    heads.begin(document, label(sheet.language, "disguised") if sheet.disguised else "")
    if not sheet.disguised:
        heads.mark(document, say(sheet.language, "identifiable"))
    end = document.element.body.find(f"{{{W}}}sectPr")
    end.addprevious(oxml.parsed(paragraph("Title", (sheet.title,))))
    waiting = Waiting()
    end.addprevious(waiting.hold(body))
    if comments:
        part = remarks.of(document)
        for number, remark in comments:
            paragraphs = (row for line in remark.lines for row in line.split("\n"))
            said = [paragraph("APACell", (row,)) for row in paragraphs]
            part.append(oxml.parsed(oxml.comment(number, remark.who, said, sheet.dated)))
    locale = LOCALES[sheet.language]
    package.save(
        document, path, title=sheet.title, locale=locale, dated=sheet.dated, waiting=waiting
    )
