"""Lines above the speech that explain its labels.

They are written as "I – Interviewer   C – Client" or "Present: therapist (T), mother (M)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thirdear.model.text import Role
from thirdear.transcripts.lines import Line
from thirdear.transcripts.roles import guess, is_known, label_key

_LINES = 30
_PAIR = re.compile(
    r"(?P<label>[^\W\d_][\w.]{0,11})\s*(?:[:：=]|\s[-–—]{1,2}|[-–—]{1,2}(?=\s))\s*"
    r"(?P<word>[^\W\d_][^\n:=,;|()\[\]]{0,40}?)\s*(?:[\[(][^\[\]()\n]{1,60}[\])]\s*)?"
    r"(?=$|[,;|/)]|\s{2,}|\t|\s[^\W_]{1,3}\s*[:=–—])"
)
_NAMED = re.compile(
    r"(?P<word>[^\W\d_][^\n:=,;|()\[\]]{0,40}?)\s*[(\[]\s*(?P<label>[^\W\d_][\w.]{0,2})\s*[)\]]"
)
_PRESENT = re.compile(r"\s*[^\W\d_][^\n:=,;|()\[\]]{2,30}:")
_BEGUN = re.compile(r"\s*(?P<label>[^\W\d_][\w.]{0,11})\s*[:：]")
_BETWEEN = re.compile(r"[\s,;|/()\[\].]*(?:(?:and|ve)\s+)?")


@dataclass(frozen=True, slots=True)
class Legend:
    """Numbers of the lines that explain labels, and the roles that they give, by label key."""

    lines: frozenset[int]
    roles: Mapping[str, Role]


def legend(text: str, lines: Sequence[Line]) -> Legend:
    """Return the legend above the speech: two pairs on a line, or pairs on two lines in a row.

    Where a label has begun a line before, somebody speaks there: "A: Who is that?", "D: Mum.",
    "A: Mum." explains nothing.
    """
    pairs = [(line, tuple(_pairs(text[line.start : line.stop]))) for line in lines[:_LINES]]
    filled = [(line, found) for line, found in pairs if not line.blank]
    numbers: set[int] = set()
    roles: dict[str, Role] = {}
    speaking: set[str] = set()
    for explains, group in groupby(filled, key=lambda one: bool(one[1])):
        block = list(group)
        told = dict(pair for _, found in block for pair in found)
        if explains and len(told) > 1 and speaking.isdisjoint(told):
            numbers.update(line.number for line, _ in block)
            roles |= {label: role for label, word in told.items() if (role := guess(word))}
            continue
        begun = (_BEGUN.match(text, line.start, line.stop) for line, _ in block)
        speaking |= {label_key(label["label"]) for label in begun if label}
    return Legend(frozenset(numbers), roles)


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """Yield label and meaning of a line that holds nothing else."""
    present = _PRESENT.match(line)
    yield from _matched(line, 0, _PAIR) or _matched(line, present.end() if present else 0, _NAMED)


def _matched(line: str, begin: int, form: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return label and meaning of the pairs that a line consists of, or nothing."""
    place = _skipped(line, begin)
    found: list[tuple[str, str]] = []
    while place < len(line) and (pair := form.match(line, place)):
        word = pair["word"] if form is _PAIR else _person(pair["word"])
        if not _explains(pair["label"], word) or (form is _NAMED and pair["label"][0].islower()):
            return []
        found.append((label_key(pair["label"]), word))
        place = _skipped(line, pair.end())
    return found if place >= len(line) else []


def _person(words: str) -> str:
    """Return the one of some words that says who somebody is: "mother" of "mother Zeynep"."""
    return next((word for word in words.split() if is_known(word)), words)


def _skipped(line: str, place: int) -> int:
    between = _BETWEEN.match(line, place)
    return between.end() if between else place


def _explains(label: str, word: str) -> bool:
    """Whether a word is the meaning of a label: a role or another word for somebody."""
    meant, sure = guess(word), guess(label)
    written_out = len(word.rstrip(". ")) > 2 and not any(map(str.isdigit, word))
    return written_out and is_known(word) and (meant is None or sure in {None, meant})
