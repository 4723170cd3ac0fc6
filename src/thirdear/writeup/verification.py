"""What a document states, held against its write-up made again from the study.

Compared are the characters on the page. A number that stands in its content control is compared
with what the study gives for it now. Where a control is gone, the number has to stand in its part
all the same; any other number in a generated part that the study does not give is a claim nobody
supports. What the author wrote outside the generated parts is not looked at, but a claim that was
copied there carries its control along and is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thirdear.base.archive import open_archive
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Claim, WriteUp
from thirdear.writeup import claims, page
from thirdear.writeup.document import compose
from thirdear.writeup.manuscript import Part
from thirdear.writeup.oxml import Element, W
from thirdear.writeup.provenance import Provenance
from thirdear.writeup.words import say

_COMMENTS = "word/comments.xml"
_OURS = {say(language, "vignette.coded") for language in ("en", "tr")}
_LEFT_OUT = "no generated part"


@dataclass(frozen=True, slots=True)
class _Now:
    """A part made again: its name, its claims by tag in order, and its other numbers."""

    name: str
    claims: Mapping[str, tuple[str, str]]
    loose: Counter[str]
    prompt: bool = False


def compare(data: bytes, name: str, made: Provenance, writeup: WriteUp) -> tuple[Claim, ...]:
    """Return every claim of a document's page, in the page's order."""
    try:
        package = open_archive(data)
        root = package.xml("word/document.xml")
        lines = _comments(package.xml(_COMMENTS)) if _COMMENTS in package.names else {}
    except Refusal as refusal:
        raise Refusal(
            f"{name} cannot be read: {refusal}.", f"{name} okunamıyor: {refusal}."
        ) from None
    now = {p.tag: _now(p) for p in compose(writeup).parts}
    everything = {tag: found for part in now.values() for tag, found in part.claims.items()}
    found: list[Claim] = []
    for control in page.controls(root):
        tag = page.tag_of(control)
        standing = page.of_control(control)
        part = now.get(tag)
        part_name = part.name if part else ""
        found.extend(_stated(standing, made, everything, part_name))
        if part is not None and not part.prompt:
            found.extend(_loose(standing, part))
        found.extend(_stated(_commented(control, lines, made), made, everything, part_name))
    found.extend(_elsewhere(root, made, everything))
    if not found and made.claims:
        found.append(Claim(_LEFT_OUT, None, None))
    return tuple(found)


def unwritten(data: bytes, made: Provenance) -> tuple[str, ...]:
    """Return the prompts in a document under which nobody has written yet, in their order."""
    root = open_archive(data).xml("word/document.xml")
    asked = {tag: one for tag, one in made.parts.items() if one.prompt}
    return tuple(
        asked[tag].name
        for control in page.controls(root)
        if (tag := page.tag_of(control)) in asked
        and page.of_control(control).digest == asked[tag].digest
    )


def _comments(root: Element) -> dict[str, list[str]]:
    """Return the lines of the comments that are ours, by their number."""
    return {
        one.get(f"{{{W}}}id", ""): [page.alike(page.read([p]).words) for p in one]
        for one in root.findall(f"{{{W}}}comment")
        if one.get(f"{{{W}}}author") in _OURS
    }


def _commented(control: Element, lines: Mapping[str, list[str]], made: Provenance) -> page.Standing:
    """Return the codes in a part's comments as claims: each hangs on the quotation before it."""
    found = []
    for tag, number in page.commented(control):
        kind, _, place = made.claims.get(tag, ("", ""))[0].partition(" ")
        if kind == "quotation":
            said = enumerate(lines.get(number, ()), 1)
            found += [(claims.tag(f"code {place} {n}"), line) for n, line in said]
    return page.Standing("", tuple(found), Counter())


def _now(part: Part) -> _Now:
    stated = part.read()
    own = {claims.tag(key): (key, shown) for key, shown in stated.claims}
    return _Now(part.name, own, stated.standing.loose, part.prompt)


def _stated(
    standing: page.Standing,
    made: Provenance,
    now: Mapping[str, tuple[str, str]],
    part: str,
) -> Iterator[Claim]:
    for tag, printed in standing.claims:
        key, shown = now.get(
            tag, (made.claims.get(tag, ("a number of unknown source", ""))[0], None)
        )
        yield Claim(key, printed, shown, part, made.printed.get(tag))


def _loose(standing: page.Standing, part: _Now) -> Iterator[Claim]:
    """Yield the numbers of a part that stand outside the controls and that nothing gives."""
    there = Counter(tag for tag, _ in standing.claims)
    allowed = Counter(part.loose)
    for tag, (_, shown) in part.claims.items():
        if not there[tag]:
            allowed.update(page.read_numbers(shown))
    for number in (standing.loose - allowed).elements():
        yield Claim(f"{part.name}: a number that the study does not give", number, None, part.name)


def _elsewhere(
    root: Element, made: Provenance, now: Mapping[str, tuple[str, str]]
) -> Iterator[Claim]:
    """Yield the claims that somebody copied out of their part."""
    body = root.find(f"{{{W}}}body")
    assert body is not None
    whole = Counter(page.read([body]).claims)
    for control in page.controls(body):
        whole -= Counter(page.of_control(control).claims)
    standing = page.Standing("", tuple(whole.elements()), Counter())
    yield from _stated(standing, made, now, "")
