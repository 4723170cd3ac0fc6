"""BibTeX as reference managers write it: entries -> references, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thirdear.model.references import Author, Kind, Reference
from thirdear.model.refusal import Refusal

_KINDS: Mapping[str, Kind] = {
    "article": "article",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "manual": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "chapter",
    "conference": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "software": "software",
    "unpublished": "unpublished",
    "misc": "page",
    "online": "page",
    "electronic": "page",
    "webpage": "page",
}
_TYPES: Mapping[Kind, str] = {
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
    "software": "software",
    "unpublished": "unpublished",
    "page": "misc",
}
_MOST = 5_000  # entries of a file
_ENTRY = re.compile(r"@\s*(\w+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()\"]+)\s*,")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}\"()]+")
_MONTHS = dict.fromkeys("jan feb mar apr may jun jul aug sep oct nov dec".split(), "")
_MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
}
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])\s*|([uvHckr])(?:\s+|(?=\{)))(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))"
)
_SIGNS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "textendash": "–",
    "textemdash": "—",
}
_SIGN = re.compile(
    rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])\s*(?:{{}})?"
)
_COMMAND = re.compile(r"\\[A-Za-z]+\s*")


@dataclass(slots=True)
class _Text:
    """A file that is being read, and how far."""

    text: str
    at: int
    words: dict[str, str]

    def value(self) -> str:
        """Return the value that begins here: pieces joined by ``#``."""
        parts = [self._piece()]
        while joined := re.compile(r"\s*#\s*").match(self.text, self.at):
            self.at = joined.end()
            parts.append(self._piece())
        return "".join(parts)

    def _piece(self) -> str:
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            return self.until(*"{}")
        if sign == '"':
            return self._quoted()
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise ValueError(self.at)
        self.at = word.end()
        return self.words.get(word[0].lower(), word[0])

    def until(self, opened: str, closed: str) -> str:
        """Return what stands between a sign here and the one that closes it."""
        depth, start = 0, self.at
        for place in range(start, len(self.text)):
            depth += {opened: 1, closed: -1}.get(self.text[place], 0)
            if depth == 0:
                self.at = place + 1
                return self.text[start + 1 : place]
        raise ValueError(start)

    def _quoted(self) -> str:
        depth, start = 0, self.at + 1
        for place in range(start, len(self.text)):
            sign = self.text[place]
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if sign == '"' and depth == 0:
                self.at = place + 1
                return self.text[start:place]
        raise ValueError(start)


def read(text: str, name: str) -> tuple[Reference, ...]:
    """Return the references of a BibTeX file; ``name`` is the file in refusals.

    Refused: what is no BibTeX, an entry without an author or a title, a key that stands twice.
    """
    found: dict[str, Reference] = {}
    try:
        for kind, key, fields in _entries(text):
            if key in found:
                raise Refusal(
                    f"{name}: two entries have the key {key}; give one of them another.",
                    f"{name}: iki kaydın anahtarı {key}; birine başka bir anahtar verin.",
                )
            found[key] = _reference(kind, key, fields, name)
            if len(found) > _MOST:
                raise Refusal(
                    f"{name} holds more than {_MOST:,} entries; export fewer.",
                    f"{name} {_MOST} kayıttan fazlasını içeriyor; daha azını dışa aktarın.",
                )
    except ValueError as error:
        line = text.count("\n", 0, int(str(error))) + 1
        raise Refusal(
            f"{name}, line {line}: this is not BibTeX; export it anew as BibTeX (.bib).",
            f"{name}, satır {line}: bu BibTeX değil; BibTeX (.bib) olarak yeniden aktarın.",
        ) from None
    return tuple(found.values())


def _entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield kind, key and fields of every entry; comments and strings are no entries."""
    page = _Text(text, 0, dict(_MONTHS))
    while begun := _ENTRY.search(text, page.at):
        page.at = begun.end()
        kind = begun[1].lower()
        if kind in ("comment", "preamble"):
            page.at = begun.end() - 1
            page.until(begun[2], "}" if begun[2] == "{" else ")")
            continue
        key = None
        if kind != "string":
            key = _KEY.match(text, page.at)
            if key is None:
                raise ValueError(page.at)
            page.at = key.end()
        fields = dict(_fields(page))
        if key is None:
            page.words |= {name: plain(value) for name, value in fields.items()}
        else:
            yield kind, key[1], fields


def _fields(page: _Text) -> Iterator[tuple[str, str]]:
    while field := _FIELD.match(page.text, page.at):
        page.at = field.end()
        yield field[1].lower(), page.value()
    end = re.compile(r"\s*,?\s*[})]").match(page.text, page.at)
    if end is None:
        raise ValueError(page.at)
    page.at = end.end()


def _reference(kind: str, key: str, fields: Mapping[str, str], name: str) -> Reference:
    def of(*names: str) -> str:
        return next((plain(fields[one]) for one in names if fields.get(one)), "")

    title, authors = of("title"), tuple(_people(fields.get("author", "")))
    if not title or not (authors or fields.get("editor")):
        raise Refusal(
            f"{name}: the entry {key} has no author or no title; add it.",
            f"{name}: {key} kaydında yazar ya da başlık yok; ekleyin.",
        )
    editors = tuple(_people(fields.get("editor", "")))
    year = re.search(r"\d{4}", of("year", "date"))
    return Reference(
        key=key,
        kind=_KINDS.get(kind, "page"),
        authors=authors or editors,
        year=year[0] if year else "",
        title=title,
        container=of("journal", "journaltitle", "booktitle"),
        volume=of("volume"),
        issue=of("number", "issue"),
        pages=re.sub(r"\s*-+\s*", "–", of("pages")),
        publisher=of("publisher", "school", "institution", "organization", "howpublished"),
        editors=editors if authors else (),
        edition=of("edition"),
        version=of("version"),
        note=of("note") if kind == "unpublished" else "",
        doi=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", of("doi"), flags=re.IGNORECASE),
        url=of("url"),
    )


def _people(names: str) -> Iterator[Author]:
    for one in re.split(r"\s+and\s+", " ".join(names.split())):
        if one.startswith("{") and one.endswith("}"):
            yield Author(plain(one))
        elif "," in one:
            family, _, given = one.partition(",")
            yield Author(plain(family), plain(given))
        elif one and one != "others":
            words = one.split(" ")
            small = next((i for i, word in enumerate(words[:-1]) if word[:1].islower()), None)
            cut = len(words) - 1 if small is None else small
            yield Author(plain(" ".join(words[cut:])), plain(" ".join(words[:cut])))


def plain(text: str) -> str:
    """Return what a value says: no braces, no commands, accents as letters."""
    text = _SIGN.sub(lambda found: _SIGNS[found[1]], _ACCENT.sub(_accented, text))
    text = re.sub(r"\\([&%$#_{}])", r"\1", text).replace("~", " ")
    text = _COMMAND.sub("", text.replace("---", "—").replace("--", "–"))
    return " ".join(re.sub(r"[{}]", "", text).split())


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _MARKS[found[1] or found[2]])


def write(references: Iterator[Reference] | tuple[Reference, ...]) -> str:
    """Return references as BibTeX."""
    return "\n".join(map(_entry, references))


def _entry(one: Reference) -> str:
    fields = {
        "author": _joined(one.authors),
        "editor": _joined(one.editors),
        "title": one.title,
        "journal" if one.kind == "article" else "booktitle": one.container,
        "year": one.year,
        "volume": one.volume,
        "number": one.issue,
        "pages": one.pages.replace("–", "--"),
        {"report": "institution", "thesis": "school"}.get(one.kind, "publisher"): one.publisher,
        "edition": one.edition,
        "version": one.version,
        "note": one.note,
        "doi": one.doi,
        "url": "" if one.doi else one.url,
    }
    said = [f"  {name} = {{{_escaped(value)}}}" for name, value in fields.items() if value]
    return f"@{_TYPES[one.kind]}{{{one.key},\n" + ",\n".join(said) + "\n}\n"


def _joined(people: tuple[Author, ...]) -> str:
    return " and ".join(f"{a.family}, {a.given}" if a.given else f"{{{a.family}}}" for a in people)


def _escaped(value: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", value)
