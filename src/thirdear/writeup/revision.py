"""A document that somebody has worked on, made again: generated parts are exchanged in place.

Whatever stands outside the content controls of generated parts is the author's and is not touched.
A part whose words somebody changed is the author's, too, from then on: it stays as it is, since
nobody else can tell a correction from a slip; `verify` says where its numbers no longer hold. A
part that was taken out stays out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thirdear.model.references import Reference
from thirdear.writeup import page
from thirdear.writeup.oxml import Element, W
from thirdear.writeup.provenance import Made

_HEADING = f"{{{W}}}p"


@dataclass(frozen=True, slots=True)
class Fresh:
    """A part as it was just made: its tag, its name, and the block that goes into the body."""

    tag: str
    name: str
    unit: Element
    prompt: bool = False


@dataclass(slots=True)
class Left:
    """The names of the parts that were left, one list a reason; and what the document cites.

    ``uncited`` are keys of citations in it that no list of references knows.
    """

    edited: list[str]
    deleted: list[str]
    dropped: list[str]
    cited: tuple[Reference, ...] = ()
    uncited: tuple[str, ...] = ()


def unit_of(control: Element) -> Element:
    """Return what stands in the body for a part: its control, or the paragraph of a heading."""
    parent = control.getparent()
    return parent if parent is not None and parent.tag == _HEADING else control


def exchange(body: Element, fresh: Sequence[Fresh], made: Mapping[str, Made]) -> Left:
    """Exchange the generated parts of a body that nobody changed, and say what was left."""
    standing = {page.tag_of(one): one for one in reversed(list(page.controls(body)))}
    left = Left([], [], [])
    names = {one.tag: one.name for one in fresh}
    before: Element | None = None
    for one in fresh:
        control = standing.get(one.tag)
        if control is None:
            if one.tag in made:
                left.deleted.extend(() if one.prompt else (one.name,))
            else:
                before = _insert(body, one, before)
            continue
        before = unit_of(control)
        if _edited(control, made.get(one.tag)):
            left.edited.extend(() if one.prompt else (one.name,))
        else:
            before = _replace(control, one)
    for tag, control in standing.items():
        if tag not in names:
            _drop(control, made.get(tag), left)
    return left


def _edited(control: Element, made: Made | None) -> bool:
    return made is None or page.of_control(control).digest != made.digest


def _replace(control: Element, one: Fresh) -> Element:
    """Put a fresh part in the place of its former self; a heading keeps its paragraph."""
    unit = unit_of(control)
    if unit is not control:
        new = next(page.controls(one.unit))
        parent = control.getparent()
        assert parent is not None
        new.tail = None
        parent.replace(control, new)
        return unit
    parent = control.getparent()
    assert parent is not None
    parent.replace(control, one.unit)
    return one.unit


def _insert(body: Element, one: Fresh, before: Element | None) -> Element:
    """Put a new part behind the one before it, or at the end where there is none."""
    if before is not None:
        before.addnext(one.unit)
        return one.unit
    last = body.find(f"{{{W}}}sectPr")
    if last is None:
        body.append(one.unit)
    else:
        last.addprevious(one.unit)
    return one.unit


def _drop(control: Element, made: Made | None, left: Left) -> None:
    name = made.name if made else ""
    if _edited(control, made):
        left.edited.extend(() if made and made.prompt else (name,))
        return
    left.dropped.append(name)
    unit = unit_of(control)
    parent = unit.getparent()
    assert parent is not None
    parent.remove(unit)
