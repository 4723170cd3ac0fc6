"""Where a document comes from: a custom XML part with its recipe, its data and every claim.

The part travels with the document through Word. It holds no word of a transcript and no name that
is not printed: cases under their printed names, raters by number.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from lxml import etree

from thirdear.base.archive import Archive, open_archive, parse_xml
from thirdear.base.safe import printable
from thirdear.model.coding import EventId
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import (
    APPENDICES,
    KINDS,
    LAYOUTS,
    PAGES,
    USUAL,
    Appendix,
    Head,
    Recipe,
    Vignette,
    WriteUp,
)
from thirdear.writeup import claims
from thirdear.writeup.manuscript import Part
from thirdear.writeup.oxml import Element, quoted

Word = TypeVar("Word", bound=str)
SPACE = "urn:thirdear:provenance:1"
_PREFIX = "ns0:"
_HEAD = f"<?xml version='1.0' encoding='UTF-8'?>\n<{_PREFIX}provenance xmlns:ns0=\"{SPACE}\">"
_BROKEN = ("its provenance cannot be read", "kaynak bilgisi okunamıyor")


@dataclass(frozen=True, slots=True)
class Made:
    """A part as it was generated: its key, its name, and the digest of its words."""

    key: str
    name: str
    digest: str
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a document says of itself; ``parts`` by tag, ``claims`` from tag to key and part.

    ``printed`` are the words of each claim by tag, but for quotations.
    """

    recipe: Recipe
    data: str = ""
    dated: str = ""
    heads: tuple[Head, ...] = ()
    software: tuple[tuple[str, str], ...] = ()
    codebooks: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, Made] = field(default_factory=dict)
    claims: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)


def of(writeup: WriteUp, parts: Iterable[Part]) -> bytes:
    """Return the XML of a document's provenance."""
    assert writeup.recipe is not None
    heads = writeup.heads
    inner = (
        _element("data", sha256=writeup.data, dated=writeup.dated),
        _recipe(writeup.recipe),
        *(_element("journal", replica=h.replica, seq=h.seq, sha256=h.digest) for h in heads),
        *(_element("software", name=name, version=version) for name, version in writeup.software),
        *(_element("codebook", key=book.key, version=book.version) for book in writeup.codebooks),
        *map(_part, parts),
    )
    return f"{_HEAD}{''.join(inner)}</{_PREFIX}provenance>".encode()


@dataclass(slots=True)
class Renewed:
    """What of a document was brought up to date: claims' words and parts' digests, by tag.

    ``whole`` are the tags of parts that were exchanged as a whole.
    """

    printed: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)


def renewed(data: bytes, writeup: WriteUp, parts: Iterable[Part], done: Renewed) -> bytes:
    """Return the XML of the provenance of a document of which some parts were brought up to date.

    Its parts stay those that it had, so that one that somebody took out is known as such.
    """
    found = find(open_archive(data))
    assert found is not None
    fresh = parse_xml(of(writeup, parts))
    anew = {_at(one)["tag"]: one for one in fresh.findall(f"{{{SPACE}}}part")}
    for one in anew.values():
        fresh.remove(one)
    for old in found[1].findall(f"{{{SPACE}}}part"):
        tag = _at(old)["tag"]
        kept = anew[tag] if tag in done.whole else copy.deepcopy(old)
        if tag not in done.whole:
            kept.set("sha256", done.digests.get(tag) or _at(old)["sha256"])
            for claim in kept:
                if (own := _at(claim)["tag"]) in done.printed:
                    claim.set("printed", done.printed[own])
        fresh.append(kept)
    return etree.tostring(fresh, xml_declaration=True, encoding="UTF-8")


def _part(part: Part) -> str:
    stated = part.read()
    made = [
        _element("claim", tag=claims.tag(key), source=key)
        if key.startswith("quotation")
        else _element("claim", tag=claims.tag(key), source=key, printed=shown)
        for key, shown in dict(stated.claims).items()
    ]
    digest = stated.standing.digest
    about = {"tag": part.tag, "key": part.key, "name": part.name, "sha256": digest}
    return _element("part", "".join(made), **about, **({"prompt": "yes"} if part.prompt else {}))


def _recipe(recipe: Recipe) -> str:
    asked = {one.name: getattr(recipe, one.name) for one in fields(recipe)}
    cases = [_element("case", name=case) for case in asked.pop("cases")]
    for v in asked.pop("vignettes"):
        id_ = f"{v.id.replica}:{v.id.seq}" if v.id else ""
        said = {} if v.id else {"title": v.title, "criterion": v.criterion}
        place = {"case": v.case, "session": v.session, "first": v.first, "last": v.last}
        cases.append(_element("vignette", id=id_, **place, **said))
    asked["appendices"] = " ".join(recipe.appendices)
    return _element("recipe", "".join(cases), **asked)


def _element(tag: str, inner: str = "", /, **attributes: object) -> str:
    said = [f" {name}={quoted(printable(str(value)))}" for name, value in attributes.items()]
    shown = f"{_PREFIX}{tag}{''.join(said)}"
    return f"<{shown}>{inner}</{_PREFIX}{tag}>" if inner else f"<{shown}/>"


def find(package: Archive) -> tuple[str, Element] | None:
    """Return the name and the root of a document's provenance, None where it has none."""
    for name in sorted(package.names):
        if name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
            root = package.xml(name)
            if root.tag == f"{{{SPACE}}}provenance":
                return name, root
    return None


def is_ours(data: bytes) -> bool:
    """Say whether a custom XML part is a provenance."""
    try:
        return parse_xml(data).tag == f"{{{SPACE}}}provenance"
    except Refusal:
        return False


def read(root: Element) -> Provenance:
    """Return a provenance out of its XML; what was tampered with is a Refusal."""
    try:
        return _read(root)
    except (KeyError, ValueError, AttributeError, StopIteration):
        raise Refusal(*_BROKEN) from None


def _read(root: Element) -> Provenance:
    data = root.find(f"{{{SPACE}}}data")
    parts, known, printed = {}, {}, {}
    for part in root.iterfind(f"{{{SPACE}}}part"):
        at = _at(part)
        prompt = at.get("prompt") == "yes"
        parts[at["tag"]] = Made(at["key"], at["name"], at["sha256"], prompt)
        for claim in part:
            told = _at(claim)
            known[told["tag"]] = (told["source"], at["tag"])
            if "printed" in told:
                printed[told["tag"]] = told["printed"]
    return Provenance(
        recipe=_recipe_of(root.find(f"{{{SPACE}}}recipe")),
        data="" if data is None else data.get("sha256", ""),
        dated="" if data is None else data.get("dated", ""),
        heads=tuple(
            Head(int(_at(one)["replica"]), int(_at(one)["seq"]), _at(one)["sha256"])
            for one in root.iterfind(f"{{{SPACE}}}journal")
        ),
        software=_pairs(root, "software", "name"),
        codebooks=_pairs(root, "codebook", "key"),
        parts=parts,
        claims=known,
        printed=printed,
    )


def _pairs(root: Element, tag: str, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((_at(one)[key], _at(one)["version"]) for one in root.iterfind(f"{{{SPACE}}}{tag}"))


def _recipe_of(node: Element | None) -> Recipe:
    if node is None:
        raise ValueError("no recipe")
    at = _at(node)
    if at["language"] not in {"en", "tr"}:
        raise ValueError(at["language"])
    return Recipe(
        language=at["language"],
        cases=tuple(_at(one)["name"] for one in node.iterfind(f"{{{SPACE}}}case")),
        raters=at["raters"],
        corrected=at["corrected"] == "True",
        identifiable=at["identifiable"] == "True",
        resamples=int(at["resamples"]),
        seed=int(at["seed"]),
        vignettes=tuple(_vignette(one) for one in node.iterfind(f"{{{SPACE}}}vignette")),
        layout=_one_of(LAYOUTS, at.get("layout", LAYOUTS[0])),
        kind=_one_of(KINDS, at.get("kind", KINDS[0])),
        page=_one_of(PAGES, at.get("page", PAGES[0])),
        appendices=_appendices(at),
    )


def _appendices(at: Mapping[str, str]) -> tuple[Appendix, ...]:
    told = at.get("appendices", " ".join(USUAL)).split()
    return tuple(one for one in APPENDICES if one in told)


def _one_of(known: tuple[Word, ...], word: str) -> Word:
    return next(one for one in known if one == word)


def _vignette(node: Element) -> Vignette:
    at = _at(node)
    replica, _, seq = at["id"].partition(":")
    return Vignette(
        at["case"],
        int(at["session"]),
        int(at["first"]),
        int(at["last"]),
        at.get("title", ""),
        at.get("criterion", ""),
        id=EventId(int(replica), int(seq)) if replica else None,
    )


def _at(node: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in node.attrib.items()}
