"""A document that was edited in Word, brought up to date: its numbers, tables and figures only.

A number is exchanged where it stands in its content control as it was written. A table that nobody
changed is exchanged as a whole, since it may have other rows now; a figure is exchanged in its
frame. Words stay, a person's and those that were generated, wherever somebody moved them; which
generated parts would read otherwise is told. A number that a person overwrote is the person's.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from thirdear.model.writeup import Change, Updated, WriteUp
from thirdear.writeup import built, claims, document, frame, oxml, package, page, provenance, styles
from thirdear.writeup.manuscript import Manuscript, Part, Picture, Taken
from thirdear.writeup.oxml import LOCALES, Element, W

_KEPT = ("quotation", "code ")
"""What begins the keys of claims that are nobody's numbers."""
_TABLE, _TEXT, _CONTENT = f"{{{W}}}tbl", f"{{{W}}}t", f"{{{W}}}sdtContent"
_BLIP, _EMBED = qn("a:blip"), qn("r:embed")


@dataclass(slots=True)
class _State:
    """What is known of the document before, what is so now, and what was done."""

    made: provenance.Provenance
    fresh: Mapping[str, Part]
    ids: dict[str, str]
    changed: list[Change] = field(default_factory=list)
    overwritten: list[Change] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)
    trees: dict[str, Element] = field(default_factory=dict)
    done: provenance.Renewed = field(default_factory=provenance.Renewed)


def write(writeup: WriteUp, path: Path, base: document.Base) -> Updated:
    """Write the document of a base with today's numbers to ``path``; return what was changed."""
    assert base.made is not None
    opened = package.opened(base.data, base.name)
    body = opened.element.body
    paper = document.compose(writeup, Taken(document.bookmarks(body)))
    stated = {part.tag: part.read() for part in paper.parts}
    fresh = {claims.tag(key): part for part in paper.parts for key, _ in stated[part.tag].claims}
    ids = styles.dress(opened, writeup.language, whole=False, page=writeup.page)
    state = _State(base.made, fresh, ids)
    _parts(opened, paper, stated, state)
    _numbers(body, state)
    for control in page.controls(body):
        tag = page.tag_of(control)
        if tag in state.done.digests:
            state.done.digests[tag] = page.of_control(control).digest
    document.number_controls(built.Waiting(), body)
    package.drop_pictures(opened)
    made = provenance.renewed(base.data, writeup, paper.parts, state.done)
    package.add_provenance(opened, made)
    title = claims.plain(frame.title_of(paper))
    locale = LOCALES[writeup.language]
    package.save(opened, path, title=title, locale=locale, dated=writeup.dated, sealed=False)
    return Updated(
        tuple(state.changed), tuple(state.overwritten), tuple(state.gone), tuple(state.reworded)
    )


def _parts(
    opened: Any, paper: Manuscript, stated: Mapping[str, built.Stated], state: _State
) -> None:
    """Exchange tables that nobody changed and figures; note which words would be others now."""
    fresh = {part.tag: part for part in paper.parts}
    for control in list(page.controls(opened.element.body)):
        tag = page.tag_of(control)
        part, made = fresh.get(tag), state.made.parts.get(tag)
        if part is None or made is None or part.prompt or part.key == Part.CONTENTS:
            continue
        before = page.of_control(control)
        untouched = before.digest == made.digest
        if untouched:
            state.done.digests[tag] = ""
        if part.pictures:
            _figures(opened, control, part.pictures, part.name, state)
        if untouched and before.digest != stated[tag].standing.digest:
            if _is_table(control, part, stated[tag]):
                _table(control, part, before, stated[tag].standing, state)
            elif _words(before) != _words(stated[tag].standing):
                state.reworded.append(part.name)


def _is_table(control: Element, part: Part, stated: built.Stated) -> bool:
    """Say whether a part is a table of numbers, not one of what was said."""
    quoted = any(key.startswith(_KEPT) for key, _ in stated.claims)
    return control.find(f".//{_TABLE}") is not None and not (part.pictures or quoted)


def _words(standing: page.Standing) -> str:
    """Return a part's words without what its claims print."""
    words = page.alike(standing.words)
    for _, shown in sorted(standing.claims, key=lambda one: -len(one[1])):
        words = words.replace(shown, "\0", 1)
    return words


def _table(
    control: Element, part: Part, before: page.Standing, after: page.Standing, state: _State
) -> None:
    inner = built.restyled(part.inner(), state.ids)
    unit = oxml.parsed(part.around(inner))
    parent = control.getparent()
    assert parent is not None
    unit.tail = control.tail
    parent.replace(control, unit)
    then = dict(before.claims)
    told = {tag: shown for tag, shown in after.claims if then.get(tag) != shown}
    key_of = {claims.tag(key): key for key, _ in part.read().claims}
    state.changed += [
        Change(part.name, key_of.get(tag, ""), then.get(tag), shown) for tag, shown in told.items()
    ]
    state.changed += [
        Change(part.name, state.made.claims.get(tag, ("",))[0], shown, None)
        for tag, shown in before.claims
        if tag not in dict(after.claims)
    ]
    if not told and dict(after.claims).keys() >= then.keys():
        state.changed.append(Change(part.name, "", None, None))
    state.done.whole.add(part.tag)


def _figures(
    opened: Any, control: Element, pictures: Sequence[Picture], name: str, state: _State
) -> None:
    """Draw a part's figures again in the frames that are there, where they look otherwise now."""
    frames = list(control.iter(_BLIP))
    if len(frames) != len(pictures):
        state.reworded.append(name)
        return
    for picture, blip in zip(pictures, frames, strict=True):
        drawn = picture.draw()
        there = opened.part.related_parts.get(blip.get(_EMBED))
        if there is not None and _sum(there.blob) == _sum(drawn):
            continue
        key, _ = opened.part.get_or_add_image(io.BytesIO(drawn))
        blip.set(_EMBED, key)
        state.changed.append(Change(name, "figure", None, None))


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _numbers(body: Element, state: _State) -> None:
    """Exchange every number that stands as it was written, in parts and where it was copied to."""
    for control, part in list(_claims(body)):
        tag = page.tag_of(control)
        key, own = state.made.claims.get(tag, ("", ""))
        made = state.made.printed.get(tag)
        if not key or key.startswith(_KEPT) or made is None or part in state.done.whole:
            continue
        name = state.made.parts[own].name if own in state.made.parts else ""
        ((_, printed),) = page.read([control]).claims
        after = _shown(state, tag)
        told = None if after is None else page.alike(after)
        if printed != made:
            state.overwritten.append(Change(name, key, printed, told))
        elif after is None or told is None:
            state.gone.append(f"{name}: {key}")
        elif printed != told:
            _put(control, after)
            state.done.printed[tag] = told
            state.changed.append(Change(name, key, printed, told))


def _shown(state: _State, tag: str) -> str | None:
    """Return what is printed now for a claim, spaces that do not break included."""
    part = state.fresh.get(tag)
    if part is None:
        return None
    if part.tag not in state.trees:
        state.trees[part.tag] = oxml.parsed(part.around(part.inner()))
    root = state.trees[part.tag]
    control = next(one for one in root.iter(page.SDT) if page.tag_of(one) == tag)
    return "".join(text.text or "" for text in control.iter(_TEXT))


def _claims(body: Element) -> Iterator[tuple[Element, str]]:
    """Yield the content controls of claims, each with the tag of the part that it stands in."""
    for control in body.iter(page.SDT):
        if page.tag_of(control).startswith(claims.PREFIX):
            around = (page.tag_of(one) for one in control.iterancestors(page.SDT))
            yield control, next((one for one in around if one.startswith(page.PART)), "")


def _put(control: Element, words: str) -> None:
    """Put words into a claim in the look of its first run; the rest of its runs become empty."""
    texts = list(control.iter(_TEXT))
    if not texts:
        content = control.find(_CONTENT)
        assert content is not None
        content.append(oxml.parsed(oxml.run(oxml.Bit(words))))
        return
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in texts[1:]:
        other.text = ""
