"""The whole document: title, sections, header, and the pictures in their places."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from thirdear.base.safe import printable
from thirdear.model.writing import WriteUp
from thirdear.writeup import closing, courses, method, oxml, package, results, styles
from thirdear.writeup.manuscript import Manuscript, Picture
from thirdear.writeup.oxml import LOCALES, Bit, Element, W
from thirdear.writeup.words import listed, title_case


def write(writeup: WriteUp, path: Path) -> None:
    """Write the case study of a write-up to ``path``."""
    paper = Manuscript(writeup)
    title = title_of(paper)
    _title_block(paper, title)
    method.add(paper)
    results.add(paper)
    closing.clinical(paper)
    closing.limits(paper)
    closing.appendix(paper)
    document = package.blank()
    styles.dress(document, writeup.language)
    _header(document, paper)
    _fill(document, paper)
    package.save(document, path, title=title, locale=LOCALES[writeup.language], dated=writeup.dated)


def title_of(paper: Manuscript) -> str:
    """Return the document's title: the given one, or one made of the scores it is about."""
    if paper.writeup.title:
        return paper.writeup.title
    asked = courses.pairs(paper.writeup)
    if len(asked) != 1:
        return paper.say("title.many")
    cause, effect = (
        title_case(paper.score(key), paper.language) for key in (asked[0].cause, asked[0].effect)
    )
    return paper.say("title", cause=cause, effect=effect)


def _title_block(paper: Manuscript, title: str) -> None:
    writeup = paper.writeup
    cases = listed([paper.case(case) for case in writeup.cases], paper.language)
    version = dict(writeup.software).get("thirdear", "")
    paper.text(Bit(title), style="Title")
    paper.text(cases, style="APAByline")
    byline = paper.say("byline", version=version).replace("  ", " ")
    paper.text(byline, style="APAByline")
    if writeup.invented:
        paper.text(Bit(paper.say("invented"), italic=True), style="APAByline")


def _header(document: Any, paper: Manuscript) -> None:
    header = document.sections[0].header
    header.is_linked_to_previous = False
    part = header._element  # noqa: SLF001 - the library offers no way to put an element in
    for old in list(part):
        part.remove(old)
    number = oxml.field("PAGE", "1")
    part.append(oxml.paragraph("APAHeader", (f"{paper.say('running')}\t", *number)))
    if paper.writeup.disguised is None:
        mark = Bit(paper.say("identifiable"), bold=True)
        part.append(oxml.paragraph("APAHeader", (mark,), align="center"))


def _fill(document: Any, paper: Manuscript) -> None:
    body = document.element.body
    end = body.find(f"{{{W}}}sectPr")
    for one in paper.body:
        end.addprevious(_picture(document, one) if isinstance(one, Picture) else one)


def _picture(document: Any, picture: Picture) -> Element:
    from docx.shared import Inches

    inline = document.part.new_pic_inline(io.BytesIO(picture.png), Inches(picture.width), None)
    inline.docPr.set("title", printable(picture.title))
    inline.docPr.set("descr", printable(picture.description))
    run = oxml.element("r")
    drawing = oxml.element("drawing")
    drawing.append(inline)
    run.append(drawing)
    return oxml.paragraph("APAFigure", (run,))
