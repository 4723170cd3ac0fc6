"""The whole document: its parts in their places, header, pictures, and where it comes from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from thirdear.base.archive import open_archive
from thirdear.base.numbers import whole
from thirdear.base.safe import printable
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import WriteUp
from thirdear.writeup import (
    appendices,
    built,
    claims,
    discussion,
    excerpts,
    frame,
    heads,
    method,
    oxml,
    package,
    page,
    preregistration,
    provenance,
    remarks,
    results,
    revision,
    styles,
)
from thirdear.writeup.manuscript import (
    NONE_TAKEN,
    PICTURE,
    Manuscript,
    Part,
    Picture,
    Taken,
)
from thirdear.writeup.oxml import LOCALES, Bit, Element, W
from thirdear.writeup.provenance import Provenance

_FIRST_ID = 1_000_000  # content controls are numbered from here; Word's own have random numbers


@dataclass(frozen=True, slots=True)
class Base:
    """A document to write into: its bytes, its name, and what it says of itself, if ours."""

    data: bytes
    name: str
    made: Provenance | None = None


def compose(writeup: WriteUp, taken: Taken = NONE_TAKEN) -> Manuscript:
    """Return the manuscript of a write-up; nothing is drawn or written yet."""
    paper = Manuscript(writeup, taken)
    if paper.is_vignettes:
        paper.begin("title", paper.say("title.part"))
        paper.text(Bit(frame.title_of(paper)), style="Title")
        excerpts.all_of(paper)
    elif paper.is_preregistration:
        preregistration.alone(paper)
    else:
        _whole(paper)
    paper.parts = [part for part in paper.parts if part.blocks or part.key == Part.CONTENTS]
    frame.fill_contents(paper)
    return paper


def _whole(paper: Manuscript) -> None:
    """Add all parts of a paper; its references are known when everything else is written."""
    frame.front(paper)
    method.add(paper)
    results.add(paper)
    discussion.clinical(paper)
    discussion.add(paper)
    at = len(paper.parts)
    appendices.add(paper)
    behind, paper.parts[at:] = paper.parts[at:], []
    discussion.references(paper)
    if paper.is_manuscript:
        frame.floats_last(paper)
    paper.parts += behind


def write(writeup: WriteUp, path: Path, base: Base | None = None) -> revision.Left:
    """Write the document of a write-up, a case study or its vignettes alone, to ``path``.

    With a ``base`` into that document: what was generated in it before is exchanged, and where it
    was never ours everything is put behind its own text, in its own styles.
    """
    document = package.blank() if base is None else package.opened(base.data, base.name)
    body = document.element.body
    paper = compose(writeup, Taken(bookmarks(body), remarks.taken(document)))
    made = provenance.of(writeup, paper.parts) if writeup.recipe else b""
    ids = styles.dress(document, writeup.language, whole=base is None, page=writeup.page)
    if base is None or base.made is None:
        if base is None:
            heads.begin(document, frame.running(paper))
        if writeup.disguised is None:
            heads.mark(document, paper.say("identifiable"))
    waiting = built.Waiting()
    fresh = [_fresh(document, part, ids, waiting) for part in paper.parts]
    left = revision.exchange(body, fresh, base.made.parts if base and base.made else {})
    standing = (part for part, one in zip(paper.parts, fresh, strict=True) if _is_in(body, one))
    number_controls(waiting, body, *remarks.settle(document, body, standing))
    if base is not None:
        package.drop_pictures(document)
    if made:
        package.add_provenance(document, made)
    title = claims.plain(frame.title_of(paper))
    locale = LOCALES[writeup.language]
    package.save(
        document,
        path,
        title=title,
        locale=locale,
        dated=writeup.dated,
        sealed=base is None,
        waiting=waiting,
    )
    left.cited, left.uncited = paper.citations.cited, tuple(paper.citations.unknown)
    return left


def provenance_of(data: bytes, name: str) -> Provenance | None:
    """Return what a document says of itself, None where it was never written here."""
    if not data.startswith(b"PK"):
        raise Refusal(f"{name} is not a Word document.", f"{name} bir Word belgesi değil.")
    try:
        found = provenance.find(open_archive(data))
        return None if found is None else provenance.read(found[1])
    except Refusal as refusal:
        raise Refusal(
            f"{name} cannot be read: {refusal}.", f"{name} okunamıyor: {refusal}."
        ) from None


def _fresh(
    document: Any, part: Part, ids: dict[str, str], waiting: built.Waiting
) -> revision.Fresh:
    """Return a part as it goes into a document: as a tree where it has to be one, else as text."""
    inner = built.restyled(part.inner(), ids)
    if part.heading or part.prompt or part.pictures or document.element.nsmap.get("w") != W:
        unit = oxml.parsed(part.around(inner))
        _draw(document, part.pictures, unit)
    else:
        unit = oxml.parsed(part.around(""))
        unit[-1].append(waiting.hold(inner))
    return revision.Fresh(part.tag, part.name, unit, prompt=part.prompt)


def _is_in(body: Element, one: revision.Fresh) -> bool:
    """Say whether a part went into a body, and was not left for one that somebody worked on."""
    return any(parent is body for parent in one.unit.iterancestors())


def _draw(document: Any, pictures: Sequence[Picture], unit: Element) -> None:
    """Fill the empty paragraphs that stand for a part's pictures."""
    from docx.shared import Inches

    places = [p for p in unit.iter(f"{{{W}}}p") if _style(p) == PICTURE] if pictures else []
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


def bookmarks(body: Element) -> int:
    """Return the highest number that a bookmark of a body has."""
    ids = (one.get(f"{{{W}}}id", "") for one in body.iter(f"{{{W}}}bookmarkStart"))
    return max((whole(id_) or 0 for id_ in ids), default=0)


def number_controls(waiting: built.Waiting, *roots: Element) -> None:
    """Give our content controls their numbers, and take off them what only writing needs."""
    number, id_, value = _FIRST_ID, f"{{{W}}}id", f"{{{W}}}val"
    for control in (one for root in roots for one in root.iter(page.SDT, etree.PI)):
        if isinstance(control, etree._ProcessingInstruction):  # noqa: SLF001 - the type of a mark
            number = waiting.number(control, number)
            continue
        if oxml.KEY in control.attrib:
            del control.attrib[oxml.KEY]
        if page.tag_of(control).startswith((page.PART, claims.PREFIX)):
            for own in control[0].iterchildren(id_):
                own.set(value, str(number))
                number += 1
