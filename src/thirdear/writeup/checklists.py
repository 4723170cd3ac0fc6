"""Reporting guidelines as tables: what each asks for, and where in this document it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import resources
from typing import TypedDict, cast, get_args

from thirdear.model.writeup import Guideline
from thirdear.writeup import courses, excerpts, oxml, tables
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.oxml import Bit, Xml

_SEP = oxml.run(Bit("; "))
_UNKNOWN = "–"
"""What stands for a page until the fields of a document are updated."""
Heading = tuple[int, str, str]
"""A heading's level, words and bookmark."""


class Item(TypedDict, total=False):
    """One thing asked for, in both languages, and the sections in which it may stand.

    ``needs`` is what has to be in the study for them to hold it.
    """

    en: str
    tr: str
    at: list[str]
    author: bool
    needs: str


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
    lacking, rows = _lacking(paper), []
    for number, item in enumerate(checklists()[guideline], 1):
        places = dict.fromkeys(own for at in item["at"] for own in there.get(at, ()))
        links = _SEP.join(_link(paper, name, anchor) for _, name, anchor in places)
        own = bool(item.get("author")) or item.get("needs") in lacking
        held = not own and not written.isdisjoint(item["at"])
        state = "missing" if not places else "met" if held else "author"
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
    told = (f"checklist.note.{guideline}", "checklist.note", "checklist.note.pages")
    paper.note(" ".join(paper.say(key) for key in told))


def _lacking(paper: Manuscript) -> set[str]:
    """Return which of the things that items need are not in the study."""
    writeup = paper.writeup
    consent = {one.case for one in writeup.records if one.consent}
    there = {
        "masked": bool(writeup.judging.masked),
        "raters": bool(writeup.raters),
        "agreement": bool(writeup.agreement),
        "hypotheses": bool(writeup.hypotheses),
        "scores": bool(courses.there(writeup)),
        "codebooks": bool(writeup.codebooks),
        "consent": all(case.case in consent for case in writeup.cases),
        "outcomes": bool(writeup.outcomes),
    }
    return {what for what, is_so in there.items() if not is_so}


def _sections(paper: Manuscript) -> tuple[dict[str, list[Heading]], set[str]]:
    """Return the headings of a paper by their key, and the keys of those under which text stands.

    A place that is still to be written is none. Clinical material stands wherever vignettes do.
    """
    there = {"title": [(1, paper.say("title.part"), "")]}
    written: set[str] = set()
    shown: list[Heading] = []
    above = own = ""
    for part in paper.parts:
        if part.listed:
            own = part.key.removesuffix("/heading")
            above = own if part.listed[0] == 1 else above
            there[own] = [part.listed]
        elif part.blocks and not part.prompt:
            written |= {above, own}
            if part.key.startswith(excerpts.KEY):
                shown.append(there[above if above == "clinical" else own][0])
    there["clinical"] = [*dict.fromkeys(shown)]
    if shown:
        written.add("clinical")
    return there, written


def _link(paper: Manuscript, name: str, anchor: str) -> str:
    """Return a section's name with its page, which is known once the fields are updated."""
    shown, page = oxml.run(Bit(name)), oxml.run(Bit(f", {paper.say('checklist.page')}\u00a0"))
    if not anchor:
        return shown + page + oxml.run(Bit("1"))
    return oxml.link(anchor, shown) + page + oxml.field(f"PAGEREF {anchor} \\h", _UNKNOWN)


ADDED = {one: partial(add, guideline=one) for one in get_args(Guideline)}
"""What adds each guideline's table."""
