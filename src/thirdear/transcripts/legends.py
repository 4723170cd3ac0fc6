"""Lines above the speech that explain its labels: "I – Interviewer   C – Client"."""

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
    place = _skipped(line, 0)
    found: list[tuple[str, str]] = []
    while place < len(line) and (pair := _PAIR.match(line, place)):
        if not _explains(pair):
            return
        found.append((label_key(pair["label"]), pair["word"]))
        place = _skipped(line, pair.end())
    if place >= len(line):
        yield from found


def _skipped(line: str, place: int) -> int:
    between = _BETWEEN.match(line, place)
    return between.end() if between else place


def _explains(pair: re.Match[str]) -> bool:
    """Whether a word is the meaning of a label: a role or another word for somebody."""
    word = pair["word"]
    meant, label = guess(word), guess(pair["label"])
    written_out = len(word.rstrip(". ")) > 2 and not any(map(str.isdigit, word))
    return written_out and is_known(word) and (meant is None or label in {None, meant})
