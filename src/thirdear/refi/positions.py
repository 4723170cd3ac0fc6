"""Positions in other programs' texts: in which unit they count is found out by how they fit.

The REFI-QDA standard (1.5, section 10.2) counts code points. Files of NVivo for Windows count
UTF-16 units over text with CRLF, the byte order mark left out; others count each newline once, or
the mark as a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TypeAlias

from thirdear.model.projects import Dialect
from thirdear.model.refusal import Refusal

_MARK = "\ufeff"
_LINE = re.compile(r"([^\r]*)(\r\n?)?")
_UNEVEN = re.compile("\r\n|[\U00010000-\U0010ffff]")
NAMES = tuple(
    Dialect(unit, newlines, mark, 0.0).name
    for mark, newlines, unit in product(
        (False, True), ("as stored", "one each"), ("code points", "utf-16")
    )
)
"""The names of every reading, as :attr:`Dialect.name` writes them."""
_QUOTE = 3.0  # a quotation that stands where it should weighs as much as three edges of words

_Places: TypeAlias = tuple[tuple[int, int] | None, ...]
_PUNCTUATED = 0.75  # people also select up to a full stop, but not up to a label's colon


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage as its file gives it: positions, and its words, where the file quotes them."""

    start: int
    stop: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The canonical text, the readings from the best down, and the best one's places."""

    text: str
    dialects: tuple[Dialect, ...]
    places: tuple[tuple[int, int] | None, ...]
    points: tuple[int | None, ...]


def fit(
    raw: str, selections: Sequence[Selection], points: Sequence[int] = (), told: str | None = None
) -> Fitted:
    """Return each selection's half-open place in the canonical text, None where it is outside it.

    ``points`` are single positions (of times) in the same unit. Readings that give the same words,
    white space at the ends aside, count as one; of equals the standard's comes first. ``told``
    names the one to take (see :data:`NAMES`); no other is tried then.
    """
    text, to_canonical = _canonical(raw.removeprefix(_MARK))
    found: dict[_Places, tuple[Dialect, _Places, tuple[int | None, ...]]] = {}
    tables: dict[tuple[str, str], list[int]] = {}
    for unit, newlines, mark in _readings(raw) if told is None else [_as_told(raw, told)]:
        if (unit, newlines) not in tables:
            tables[unit, newlines] = _table(raw.removeprefix(_MARK), unit, newlines)
        table = [0, *tables[unit, newlines]] if mark else tables[unit, newlines]
        places = tuple(_place(one, table, to_canonical) for one in selections)
        words = tuple(_stripped(text, place) for place in places)
        if words in found:
            continue
        at = tuple(to_canonical[table[p]] if 0 <= p < len(table) else None for p in points)
        score = _score(text, selections, places)
        found[words] = (Dialect(unit, newlines, mark, round(score, 4)), places, at)
    ranked = sorted(found.values(), key=lambda fitting: -fitting[0].score)
    _, best, at = ranked[0]
    return Fitted(text, tuple(dialect for dialect, *_ in ranked), best, at)


def _stripped(text: str, place: tuple[int, int] | None) -> tuple[int, int] | None:
    if place is None:
        return None
    start, stop = place
    if not (text[start].isspace() or text[stop - 1].isspace()):
        return place
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    while start < stop and text[start].isspace():
        start += 1
    return start, stop


def _readings(raw: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the readings that can differ for this text, the standard's first."""
    units = ["code points", "utf-16"] if max(raw, default="") > "\uffff" else ["code points"]
    newlines = ["as stored", "one each"] if "\r\n" in raw else ["as stored"]
    marks = [False, True] if raw.startswith(_MARK) else [False]
    for mark, newline, unit in product(marks, newlines, units):
        yield unit, newline, mark


def _as_told(raw: str, told: str) -> tuple[str, str, bool]:
    """Return the reading of a name, as far as it makes a difference for this text."""
    if told not in NAMES:
        raise Refusal(
            f"--positions takes one of {', '.join(NAMES)}",
            f"--positions şunlardan birini alır: {', '.join(NAMES)}",
        )
    possible = {Dialect(*reading, 0.0).name for reading in _readings(raw)}
    unit, *more = told.split("+")
    unit = unit if unit in possible else "code-points"
    newlines = "one-newline" in more and f"{unit}+one-newline" in possible
    mark = "mark" in more and raw.startswith(_MARK)
    return unit.replace("-p", " p"), "one each" if newlines else "as stored", mark


def _table(raw: str, unit: str, newlines: str) -> list[int]:
    """Return the place in the raw text, its mark left out, of each position, the end included."""
    table: list[int] = []
    place = 0
    for found in _UNEVEN.finditer(raw):
        at = found.start()
        astral = found[0] != "\r\n"
        if astral and unit == "utf-16":
            table += range(place, at + 1)
            place = at  # its second half is the same place
        elif not astral and newlines == "one each":
            table += range(place, at + 1)
            place = at + 2
    table += range(place, len(raw) + 1)
    return table


def _canonical(raw: str) -> tuple[str, list[int]]:
    """Return the canonical text, and the place in it of each place in the raw one."""
    pieces = list(_clusters(raw))
    words = [_one(piece) for piece in pieces]
    table: list[int] = []
    for piece, begin, word in zip(
        pieces, accumulate(map(len, words), initial=0), words, strict=False
    ):
        if len(word) == len(piece):
            table += range(begin, begin + len(piece))
        else:
            table += [begin] * len(piece)
    text = "".join(words)
    table.append(len(text))
    return text, table


def _clusters(raw: str) -> Iterator[str]:
    """Yield the pieces that composing and unifying newlines work on, one by one."""
    if not raw:
        return
    if unicodedata.is_normalized("NFC", raw):  # then newlines alone have to be unified
        for line in _LINE.finditer(raw):
            if line[1]:
                yield line[1]
            if line[2]:
                yield line[2]
        return
    begin = 0
    for place in range(1, len(raw)):
        letter = raw[place]
        joins = unicodedata.combining(letter) or (letter == "\n" and raw[place - 1] == "\r")
        if not joins and not "\u1161" <= letter <= "\u11ff":  # vowels and ends of Hangul syllables
            yield raw[begin:place]
            begin = place
    yield raw[begin:]


def _one(piece: str) -> str:
    unified = piece.replace("\r\n", "\n").replace("\r", "\n")
    for mark in "\x85\u2028\u2029":
        unified = unified.replace(mark, "\n")
    return unicodedata.normalize("NFC", unified)


def _place(
    one: Selection, table: Sequence[int], to_canonical: Sequence[int]
) -> tuple[int, int] | None:
    if not 0 <= one.start < one.stop < len(table):
        return None
    start, stop = to_canonical[table[one.start]], to_canonical[table[one.stop]]
    return (start, stop) if start < stop else None


def _score(
    text: str,
    selections: Sequence[Selection],
    places: Sequence[tuple[int, int] | None],
) -> float:
    """Return the share of edges that are edges of words, and of quotations that stand there."""
    got = wanted = 0.0
    for one, place in zip(selections, places, strict=True):
        quote = _squeezed(one.quote) if one.quote else ""
        wanted += 2 + (_QUOTE if quote else 0)
        if place is None:
            continue
        start, stop = place
        got += 0.0 if text[start].isspace() else _edge(text, start)
        got += _edge(text, stop)
        if quote and _squeezed(text[start:stop][: 2 * len(one.quote) + 40]).startswith(quote):
            got += _QUOTE
    return got / wanted if wanted else 1.0


def _edge(text: str, place: int) -> float:
    """Return 1 where white space is, less where punctuation is, 0 where a word goes on."""
    if place in {0, len(text)} or text[place - 1].isspace() or text[place].isspace():
        return 1.0
    return 0.0 if text[place - 1].isalnum() and text[place].isalnum() else _PUNCTUATED


def _squeezed(words: str) -> str:
    return " ".join(words.rstrip("….").split())
