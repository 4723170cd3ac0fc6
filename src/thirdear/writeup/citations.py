"""Citations in the text and the list of references, as APA 7 has them; in Turkish with "ve ark.".

``[@key]`` or ``[@one; @two]`` in a text becomes a citation in brackets, ``@[key]`` one whose
authors belong to the sentence. A key that nobody knows stays as it was typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from thirdear.base.letters import alphabetical, lower_turkish
from thirdear.model.references import CITATION, Author, Reference
from thirdear.writeup import sources
from thirdear.writeup.oxml import Bit

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 20  # authors of a work that are all listed
_TURKISH = re.compile("[İıĞğŞş]")
_INITIAL = re.compile(r"(?:^|(?<=[\s-]))(\w)[\w’']*\.?")
_WORDS = {
    "en": {"and": "&", "narrative": "and", "others": "et al.", "none": "n.d.", "in": "In",
           "editor": "(Ed.)", "editors": "(Eds.)", "software": "Computer software",
           "version": "Version", "pages": "pp.", "thesis": "Doctoral dissertation"},
    "tr": {"and": "ve", "narrative": "ve", "others": "ve ark.", "none": "t.y.", "in": "İçinde",
           "editor": "(Ed.)", "editors": "(Ed.)", "software": "Bilgisayar yazılımı",
           "version": "Sürüm", "pages": "ss.", "thesis": "Doktora tezi",
           "Unpublished manuscript": "Yayımlanmamış elyazması",
           "Unpublished manual": "Yayımlanmamış kılavuz"},
}  # fmt: skip


class Citations:
    """The works that one document may cite, and those that it has cited so far."""

    def __init__(
        self,
        language: str,
        own: Iterable[Reference] = (),
        versions: Mapping[str, str] | None = None,
    ) -> None:
        self.language = language
        self.unknown: dict[str, None] = {}
        self._works = {**sources.works(), **{one.key: one for one in own}}
        for name, version in (versions or {}).items():
            key = sources.of(f"software {name}")
            if key and self._works[key].kind == "software":
                self._works[key] = replace(self._works[key], version=version)
        self._cited: dict[str, None] = {}
        self._letters = _letters(self._works)

    def resolve(self, text: str) -> str:
        """Return a text with its citations as they are printed; what they name is cited now."""
        if "@" not in text:
            return text
        return CITATION.sub(self._printed, text)

    def inside(self, *keys: str) -> str:
        """Return a citation that stands in brackets with other words."""
        for key in keys:
            self._cited.setdefault(key)
        works = sorted((self._works[key] for key in keys), key=_order)
        return "; ".join(f"{self._who(one, 'and')}, {self._year(one)}" for one in works)

    def _printed(self, found: re.Match[str]) -> str:
        keys = [one.strip("[]@ ") for one in re.split(r"[;,]\s*", found[0])]
        lacking = [key for key in keys if key not in self._works]
        self.unknown.update(dict.fromkeys(lacking))
        if lacking:
            return found[0]
        if found[0].startswith("["):
            return f"({self.inside(*keys)})"
        self._cited.setdefault(keys[0])
        return self._in_sentence(self._works[keys[0]])

    def _in_sentence(self, work: Reference) -> str:
        return f"{self._who(work, 'narrative')} ({self._year(work)})"

    def _who(self, work: Reference, joint: str) -> str:
        words, names = _WORDS[self.language], [author.family for author in work.authors]
        if len(names) > 2:
            return f"{names[0]} {words['others']}"
        return f" {words[joint]} ".join(names)

    def _year(self, work: Reference) -> str:
        return (work.year or _WORDS[self.language]["none"]) + self._letters.get(work.key, "")

    def forms(self) -> Iterator[str]:
        """Yield every way in which every known work may be named in a document."""
        for key, one in self._works.items():
            yield f"({self.inside(key)})"
            yield self._in_sentence(one)
            yield "".join(bit.text for bit in self.entry(one))

    @property
    def cited(self) -> tuple[Reference, ...]:
        """The cited works in the order of the list."""
        return tuple(sorted((self._works[key] for key in self._cited), key=_order))

    def entry(self, work: Reference) -> list[Bit]:
        """Return a work as it stands in the list, its title or its journal in italics."""
        words = _WORDS[self.language]
        who = _people(work.authors, words["and"], self.language)
        lead = f"{who}{'' if who.endswith('.') else '.'} ({self._year(work)}). "
        return [Bit(lead), *_what(work, words), *_address(work)]


def _letters(works: Mapping[str, Reference]) -> dict[str, str]:
    """Return the letters behind years where works of the same authors and year would be alike."""
    alike: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for one in works.values():
        alike[(*(author.family for author in one.authors[:3]), one.year)].append(one)
    return {
        one.key: letter if one.year else f"-{letter}"
        for group in alike.values()
        if len(group) > 1
        for letter, one in zip(_LETTERS, sorted(group, key=lambda one: one.title), strict=False)
    }


def _order(work: Reference) -> tuple[object, ...]:
    return (
        [(_sorted(a.family), _sorted(a.given)) for a in work.authors],
        work.year,
        work.title,
    )


def _sorted(name: str) -> list[float]:
    return alphabetical(lower_turkish(name) if _TURKISH.search(name) else name.casefold())


def _initials(author: Author) -> str:
    if not author.given:
        return author.family
    shown = _INITIAL.sub(lambda found: f"{found[1]}.", author.given)
    return f"{author.family}, {shown}"


def _people(authors: tuple[Author, ...], joint: str, language: str) -> str:
    names = [_initials(author) for author in authors]
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, . . . {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    comma = "," if language == "en" else ""
    return f"{', '.join(names[:-1])}{comma} {joint} {names[-1]}"


def _what(work: Reference, words: Mapping[str, str]) -> Iterator[Bit]:
    if work.kind == "article":
        yield Bit(f"{_ended(work.title)} ")
        yield Bit(", ".join(filter(None, (work.container, work.volume))), italic=True)
        issue = f"({work.issue})" if work.issue else ""
        pages = f", {work.pages}" if work.pages else ""
        yield Bit(f"{issue}{pages}.")
    elif work.kind == "chapter":
        yield Bit(f"{_ended(work.title)} {words['in']} {_editors(work, words)}")
        yield Bit(work.container, italic=True)
        pages = f" ({words['pages']} {work.pages})" if work.pages else ""
        yield Bit(f"{pages}.")
        yield Bit(f" {_ended(work.publisher)}" if work.publisher else "")
    else:
        inside = "; ".join(filter(None, (work.edition, _version(work, words))))
        yield Bit(work.title, italic=True)
        kind = _kind(work, words)
        inside = f" ({inside})" if inside else ""
        yield Bit(f"{inside}{f' [{kind}]' if kind else ''}.")
        yield Bit(f" {_ended(work.publisher)}" if work.publisher else "")


def _version(work: Reference, words: Mapping[str, str]) -> str:
    return f"{words['version']} {work.version}" if work.version else ""


def _kind(work: Reference, words: Mapping[str, str]) -> str:
    return words.get(work.kind, "") or words.get(work.note, work.note)


def _editors(work: Reference, words: Mapping[str, str]) -> str:
    names = [f"{a.given} {a.family}".strip() for a in work.editors]
    if not names:
        return ""
    role = words["editors" if len(names) > 1 else "editor"]
    joined = f" {words['and']} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{joined} {role}, "


def _address(work: Reference) -> Iterator[Bit]:
    if work.address:
        yield Bit(f" {work.address}")


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
