"""A text as its letters: folded once for every search, with the way back to its places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from thirdear.base.letters import fold, lower_turkish

# Soft hyphens, zero-width and direction marks, variation selectors, and the dot above that
# programs without Turkish leave behind on a small i.
_INVISIBLE = (
    "\u00ad\u0307\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_NOTHING, MORE = "\0", "\1"
"""Stand in a folded text for what nobody sees, and for the further letters of a damaged one."""

_TURKISH = "çğıöşüÇĞİÖŞÜâîûÂÎÛ"
_WRITTEN_WRONGLY = {"þ": "ş", "ð": "ğ", "ý": "ı", "Þ": "Ş", "Ð": "Ğ", "Ý": "İ"}
"""Turkish in ISO 8859-9 or Windows-1254, read as Latin 1."""


def _read_as(letter: str, encoding: str) -> str:
    return letter.encode().decode(encoding, "ignore")


_DAMAGE = {
    wrong: letter
    for letter in f"{_TURKISH}éèëêáàäåñøßÉÄ’‘–"
    for encoding in ("cp1252", "cp1254", "latin-1")
    if len(wrong := _read_as(letter, encoding)) == len(letter.encode())
}
"""UTF-8 read as a code page of one byte a letter."""
_DAMAGED = re.compile("|".join(sorted(map(re.escape, _DAMAGE), key=len, reverse=True)))
_LEADS = re.compile("[ÃÄÅâ]")


def _plain(letter: str) -> str:
    """Return a letter without case and marks, as one letter; whatever is none as it is."""
    folded = fold(_WRITTEN_WRONGLY.get(letter, letter))
    bare = unicodedata.normalize("NFKD", folded)[:1]
    lowered = (bare if bare.isalpha() else folded).lower()
    return lowered if len(lowered) == 1 else folded


_CODES = (*range(0x590), *range(0x1E00, 0x1F00), *range(0xFF21, 0xFF5B))
_FOLDED = {code: _plain(chr(code)) for code in _CODES if chr(code).isalpha()}
_FOLDED |= {ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d", 0xFFFD: "?"}
_FOLDED |= {
    code: _NOTHING
    for code in (
        *range(0xAD, 0xAE),
        0x307,
        0x34F,
        0x61C,
        *range(0x180E, 0x2070),
        *range(0xFE00, 0xFF00),
    )
    if _UNSEEN.match(chr(code))
}
_FOLDED = {code: to for code, to in _FOLDED.items() if chr(code) != to}

APOSTROPHES = "'’‘ʼ′`´＇"
_MARKS = rf"\0\1{APOSTROPHES}:=~^°↑↓‿*+_()\[\]<>{{}}·•\-\u2010-\u2015"
_HOLE = re.compile(
    rf"[{_MARKS}\t\n\r\f\v\xa0\u2000-\u200a\u2028\u2029\u3000][\s{_MARKS}]*| [\s{_MARKS}]+"
)
_VISIBLE = re.compile(r"\s")
_LINE_END = re.compile(r"[\0\1]*[-\u2010\u2011][ \t]*\r?\n[ \t]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"([^\W\d_]|\?)\1+")


@dataclass(slots=True)
class Letters:
    """A text in NFC, its folded letters place by place, and its words as one row.

    In the row words are apart by one space, marks inside of words are left out, and a letter
    that is repeated stands once.
    """

    text: str
    folded: str
    row: str
    _starts: list[int] = field(default_factory=list)
    _stops: list[int] = field(default_factory=list)

    @classmethod
    @lru_cache(maxsize=2)
    def of(cls, text: str) -> Letters:
        """Return the letters of a text, which has to be in NFC."""
        folded = folded_places(text)
        return cls(text, folded, _RUN.sub(r"\1", _HOLE.sub(_filled, folded)))

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Return where a span of the row stands in the text; repeated letters belong to it."""
        if not self._starts:
            self._measure()
        return self._starts[start], self._stops[stop - 1]

    def _measure(self) -> None:
        places: list[int] = []
        letters: list[str] = []
        last = 0
        for match in _HOLE.finditer(self.folded):
            filled = _filled(match)
            places += range(last, match.start())
            letters += self.folded[last : match.start()], filled
            places += range(match.start(), match.start() + len(filled))
            last = match.end()
        places += range(last, len(self.folded))
        whole = "".join((*letters, self.folded[last:]))
        last = 0
        for match in _RUN.finditer(whole):
            self._starts += places[last : match.start() + 1]
            self._stops += (place + 1 for place in places[last : match.start()])
            self._stops.append(places[match.end() - 1] + 1)
            last = match.end()
        self._starts += places[last:]
        self._stops += (place + 1 for place in places[last:])


def _filled(match: re.Match[str]) -> str:
    """Return what stands in the row for marks and blanks between two letters."""
    run, whole, start, stop = match[0], match.string, match.start(), match.end()
    before, after = whole[start - 1 : start] if start else "", whole[stop : stop + 1]
    inside = (before.isalpha() or before == "?") and (after.isalpha() or after == "?")
    if run != _VISIBLE.sub("", run):
        return "" if inside and _LINE_END.fullmatch(run) else " "
    return "" if inside or not run.strip("\0\1") else run


def folded_places(text: str) -> str:
    """Return a text in NFC without case and marks on its letters, exactly as long."""
    folded = text.translate(_FOLDED)
    if len(folded) != len(text):  # pragma: no cover - every letter has one in its place
        return text
    if _LEADS.search(text) is None:
        return folded
    parts: list[str] = []
    last = 0
    for match in _DAMAGED.finditer(text):
        right = folded_places(_DAMAGE[match[0]])
        parts += folded[last : match.start()], right, MORE * (len(match[0]) - 1)
        last = match.end()
    return "".join(parts) + folded[last:]


def repaired(text: str) -> str:
    """Return a text's letters as they were before a wrong code page, without invisible ones."""
    if _LEADS.search(text):
        text = _DAMAGED.sub(lambda match: _DAMAGE[match[0]], text)
    return bare(text).translate(_RIGHT)


_RIGHT = str.maketrans(_WRITTEN_WRONGLY) | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF21, 0xFF5B)
}


def is_damaged(text: str) -> bool:
    """Whether a word shows the traces of a wrong code page or of full-width letters."""
    return bare(text) != repaired(text) or "?" in text or "\ufffd" in text


def nfc(text: str) -> str:
    """Return text in the one form in which letters are compared."""
    return unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """Return text without the characters that nobody sees."""
    return _UNSEEN.sub("", text)


def squeezed(folded: str) -> str:
    """Return folded letters with each repeated one once, as the row has them."""
    return _RUN.sub(r"\1", folded)


def lower(text: str) -> str:
    """Return text in small letters of the Turkish alphabet (of English but for I)."""
    return lower_turkish(text)


def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text, each once."""
    return frozenset(_LETTERS.findall(text))
