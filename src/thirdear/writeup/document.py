"""The whole document: its parts in their places, header, pictures, and where it comes from."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thirdear.base.archive import open_archive
from thirdear.base.numbers import whole
from thirdear.base.safe import printable
from thirdear.model.refusal import Refusal
from thirdear.model.writing import WriteUp
from thirdear.writeup import (
    claims,
    closing,
    courses,
    heads,
    merging,
    method,
    oxml,
    package,
    page,
    provenance,
    remarks,
    results,
    styles,
)
from thirdear.writeup.labels import label
from thirdear.writeup.manuscript import PICTURE, Manuscript, Part, Picture
from thirdear.writeup.oxml import LOCALES, Bit, Element, W
from thirdear.writeup.provenance import Provenance
from thirdear.writeup.words import listed, title_case

_FIRST_ID = 1_000_000  # content controls are numbered from here; Word's own have random numbers


@dataclass(frozen=True, slots=True)
class Base:
    """A document to write into: its bytes, its name, and what it says of itself, if ours."""

    data: bytes
    name: str
    made: Provenance | None = None


def compose(writeup: WriteUp) -> Manuscript:
    """Return the manuscript of a write-up; nothing is drawn or written yet."""
    paper = Manuscript(writeup)
    paper.begin("title", paper.say("title.part"))
    if _is_vignettes(writeup):
        paper.text(Bit(title_of(paper)), style="Title")
        closing.vignettes(paper)
    else:
        _title_block(paper, title_of(paper))
        method.add(paper)
        results.add(paper)
        closing.clinical(paper)
        closing.limits(paper)
        closing.appendix(paper)
    paper.parts = [part for part in paper.parts if part.blocks]
    return paper


def _is_vignettes(writeup: WriteUp) -> bool:
    return writeup.recipe is not None and writeup.recipe.kind == "vignettes"


def write(writeup: WriteUp, path: Path, base: Base | None = None) -> merging.Left:
    """Write the document of a write-up, a case study or its vignettes alone, to ``path``.

    With a ``base`` into that document: what was generated in it before is exchanged, and where it
    was never ours everything is put behind its own text, in its own styles.
    """
    paper = compose(writeup)
    units = [(part, part.unit()) for part in paper.parts]
    made = provenance.of(writeup, units) if writeup.recipe else b""
    document = package.blank() if base is None else package.opened(base.data, base.name)
    ids = styles.dress(document, writeup.language, whole=base is None)
    if base is None or base.made is None:
        if base is None:
            heads.begin(document, _running(paper))
        if writeup.disguised is None:
            heads.mark(document, paper.say("identifiable"))
    for part, unit in units:
        _draw(document, part, unit)
    fresh = [merging.Fresh(part.tag, part.name, unit) for part, unit in units]
    body = document.element.body
    _apart(body, fresh)
    remarks.add(document, units)
    _rename_styles(fresh, ids)
    left = merging.exchange(body, fresh, base.made.parts if base and base.made else {})
    number_controls(body, *remarks.settle(document, body))
    if base is not None:
        package.drop_pictures(document)
    if made:
        package.add_provenance(document, made)
    title = claims.plain(title_of(paper))
    locale = LOCALES[writeup.language]
    package.save(
        document, path, title=title, locale=locale, dated=writeup.dated, sealed=base is None
    )
    return left


def provenance_of(data: bytes, name: str) -> Provenance | None:
    """Return what a document says of itself, None where it was never written here."""
    try:
        found = provenance.find(open_archive(data))
        return None if found is None else provenance.read(found[1])
    except Refusal as refusal:
        raise Refusal(
            f"{name} cannot be read: {refusal}.", f"{name} okunamıyor: {refusal}."
        ) from None


def title_of(paper: Manuscript) -> str:
    """Return the document's title: the given one, or one made of the scores it is about."""
    if paper.writeup.title:
        return paper.writeup.title
    if _is_vignettes(paper.writeup):
        return label(paper.language, "vignettes")
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


def _running(paper: Manuscript) -> str:
    """Return the words at the head of every page."""
    if not _is_vignettes(paper.writeup):
        return paper.say("running")
    return label(paper.language, "disguised") if paper.writeup.disguised is not None else ""


def _draw(document: Any, part: Part, unit: Element) -> None:
    """Fill the empty paragraphs that stand for a part's pictures."""
    from docx.shared import Inches

    pictures = [block for block in part.blocks if isinstance(block, Picture)]
    if not pictures:
        return
    places = (p for p in unit.iter(f"{{{W}}}p") if _style(p) == PICTURE)
    for picture, place in zip(pictures, places, strict=True):
        png = io.BytesIO(picture.draw())
        inline = document.part.new_pic_inline(png, Inches(picture.width), None)
        inline.docPr.set("title", printable(claims.plain(picture.title)))
        inline.docPr.set("descr", printable(claims.plain(picture.description)))
        run = oxml.parsed("<w:r><w:drawing/></w:r>")
        run[0].append(inline)
        place.append(run)


def _style(paragraph: Element) -> str | None:
    found = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return None if found is None else found.get(f"{{{W}}}val")


def _apart(body: Element, fresh: list[merging.Fresh]) -> None:
    """Give the bookmarks of fresh parts numbers that the body does not use yet."""
    starts = f"{{{W}}}bookmarkStart"
    ends = f"{{{W}}}bookmarkEnd"
    id_ = f"{{{W}}}id"
    offset = max((whole(one.get(id_, "")) or 0 for one in body.iter(starts)), default=0)
    for part in fresh:
        for one in part.unit.iter(starts, ends):
            one.set(id_, str(offset + int(one.get(id_, "0"))))


def _rename_styles(fresh: list[merging.Fresh], ids: dict[str, str]) -> None:
    """Let fresh parts use a document's own styles, which other languages' Word calls otherwise."""
    value = f"{{{W}}}val"
    for part in fresh if ids else ():
        for style in part.unit.iter(f"{{{W}}}pStyle"):
            style.set(value, ids.get(style.get(value, ""), style.get(value, "")))


def number_controls(*roots: Element) -> None:
    """Give our content controls their numbers, and take off them what only writing needs."""
    number, id_, value = _FIRST_ID, f"{{{W}}}id", f"{{{W}}}val"
    for control in (one for root in roots for one in root.iter(page.SDT)):
        if oxml.KEY in control.attrib:
            del control.attrib[oxml.KEY]
        if page.tag_of(control).startswith((page.PART, claims.PREFIX)):
            for own in control[0].iterchildren(id_):
                own.set(value, str(number))
                number += 1
