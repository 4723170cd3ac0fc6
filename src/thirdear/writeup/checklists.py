"""Reporting guidelines as tables: what each asks for, and where in this document it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import resources
from typing import TypedDict, cast, get_args

from thirdear.model.writeup import Guideline
from thirdear.writeup import oxml, tables
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import Bit, Xml

_SEP = oxml.run(Bit("; "))


class Item(TypedDict, total=False):
    """One thing asked for, in both languages, and the sections in which it may stand."""

    en: str
    tr: str
    at: list[str]
    author: bool


@cache
def checklists() -> Mapping[Guideline, Sequence[Item]]:
    """Return every guideline's items in its order."""
    text = (resources.files("thirdear.writeup") / "checklists.toml").read_text(encoding="utf-8")
    found = {one["key"]: one["items"] for one in tomllib.loads(text)["checklist"]}
    return cast("Mapping[Guideline, Sequence[Item]]", found)


def add(paper: Manuscript, guideline: Guideline) -> None:
    """Add a guideline's table: a row an item, with links to the sections in which it stands."""
    paper.section(2, f"checklist.{guideline}")
    there, written = _sections(paper)
    rows = []
    for number, item in enumerate(checklists()[guideline], 1):
        found = [there[at] for at in item["at"] if at in there]
        links = _SEP.join(_link(name, anchor) for _, name, anchor in found)
        held = not item.get("author") and not written.isdisjoint(item["at"])
        state = "missing" if not found else "met" if held else "author"
        what = f"{number}. {item['tr' if paper.language == 'tr' else 'en']}"
        rows.append((what, Xml(links), paper.say(f"checklist.{state}")))
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("checklist.title", name=paper.say(f"checklist.{guideline}")),
        paper.say("checklist.description"),
        [paper.say(f"checklist.column.{one}") for one in ("what", "where", "state")],
        rows,
        (4226, 2900, 1900),
        noted=True,
    )
    paper.note(f"{paper.say(f'checklist.note.{guideline}')} {paper.say('checklist.note')}")


def _sections(paper: Manuscript) -> tuple[dict[str, tuple[int, str, str]], set[str]]:
    """Return the headings of a paper by their key, and the keys of those under which text stands.

    A place that is still to be written is none, nor are clinical sections without a vignette.
    """
    there = {"title": (1, paper.say("title.part"), "")}
    written: set[str] = set()
    above = own = ""
    for part in paper.parts:
        if part.listed:
            own = part.key.removesuffix("/heading")
            above = own if part.listed[0] == 1 else above
            there[own] = part.listed
        elif part.blocks and not part.prompt:
            written |= {above, own}
    if not paper.writeup.excerpts:
        there.pop("clinical", None)
    return there, written


def _link(name: str, anchor: str) -> str:
    shown = oxml.run(Bit(name))
    return oxml.link(anchor, shown) if anchor else shown


ADDED = {one: partial(add, guideline=one) for one in get_args(Guideline)}
"""What adds each guideline's table."""
