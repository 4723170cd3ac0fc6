"""What stands above the first turn: dates, lengths, who took part; none of it is speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from thirdear.base.letters import fold
from thirdear.transcripts.headings import heading
from thirdear.transcripts.lines import Line
from thirdear.transcripts.roles import guess

Match = Callable[[str, Line], re.Match[str] | None]
"""What finds a line's label."""

_LINES = 30  # so far down a title block may go

# Words before a colon that tell something about the session, and are nobody's label.
_ABOUT = frozenset(
    fold(word)
    for word in (
        "http https www date tarih note notes not notlar session seans oturum case vaka olgu süre"
        " duration place yer file dosya transcript transkript title başlık age yaş topic konu"
        " summary özet time saat transcriber participants katılımcılar length uzunluk süresi"
        " location konum setting ortam recording kayıt"
    ).split()
)
_TOLD = re.compile(r"(?P<word>[^\W\d_]+)(?:\s[^\W\d_]+){0,2}\s*[:=]")
_MONTH = (
    "jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september|oct"
    "|october|nov|november|dec|december|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul"
    "|ekim|kasim|aralik"
)
_DATE = re.compile(
    r"\W{0,3}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s)?(?:{_MONTH})\b"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_MOST_BESIDE_A_DATE = 40
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = " \t|;,/·–—-"  # between a name and what is told beside it
_COLON = re.compile(r"[^\W\d_][\w.’' ]{0,40}?\s*[:：]\s*")
_WORD = re.compile(r"(?:[^\W\d_]{1,4}\.|[^\W\d_][\w’'-]*)")
_MOST_WORDS = 5
_LONGEST = 200  # signs in which a header says what it says


def is_about(label: str) -> bool:
    """Whether a word before a colon tells about the session (``Tarih``, ``Session no``)."""
    words = fold(label).split()
    return bool(words) and words[0].strip(".") in _ABOUT


def tells(line: str) -> bool:
    """Whether a line is a title, a date, or says something about the session.

    "Session 4", "12 March, 50 minutes", "Tarih: 05.02.2024", "Terapist: Zeynep Kara   Süre: 50 dk."
    """
    words = line.strip()
    dated = _DATE.match(fold(words))
    if dated and len(words) - dated.end() <= _MOST_BESIDE_A_DATE:
        return True
    if _is_told(words) or words in heading([words]).lines:
        return True
    label = _COLON.match(words)
    return label is not None and _is_named_and_told(words[label.end() :])


def title_lines(text: str, lines: Iterable[Line]) -> frozenset[int]:
    """Return the numbers of the lines at the beginning that tell about the session."""
    filled = (line for line in lines if not line.blank)
    told = takewhile(lambda line: tells(text[line.start : line.stop]), filled)
    return frozenset(line.number for line in told)


def header_lines(text: str, lines: Sequence[Line], match: Match) -> frozenset[int]:
    """Return the numbers of lines above the speech that begin with a label and are no turns.

    One that says more than a name ("Terapist: Zeynep Kara   Süre: 50 dk."); a role beside a name,
    in a block that a blank line ends and in which a line tells about the session.
    """
    return frozenset(_headers(text, lines[:_LINES], match))


def _headers(text: str, lines: Sequence[Line], match: Match) -> Iterator[int]:
    for blank, block in groupby(lines, key=lambda line: line.blank):
        group = [] if blank else list(block)
        labelled = [(line, found) for line in group if (found := match(text, line))]
        ended = bool(group) and group[-1].number < lines[-1].number
        ended = ended and any(tells(text[line.start : line.stop]) for line in group)
        names = ended and all(_names(text, line, found) for line, found in labelled)
        for line, found in labelled:
            if not names and not _is_named_and_told(text[found.end() : line.last]):
                return
            yield line.number


def _names(text: str, line: Line, label: re.Match[str]) -> bool:
    """Whether a line is a role in full and a name: "Terapist: Ayşe K."."""
    role = label["label"].strip()
    full = len(role) > 2 and guess(role) is not None
    return full and _is_name(text[label.end() : line.last])


def _is_named_and_told(words: str) -> bool:
    """Whether a name stands first, and behind it something about the session."""
    words = words[:_LONGEST]
    begins = (found.start() for found in _LETTERS.finditer(fold(words)))
    return any(_is_name(words[:at].rstrip(_SIGNS)) and _is_told(words[at:]) for at in begins)


def _is_told(words: str) -> bool:
    found = _TOLD.match(fold(words))
    return found is not None and found["word"] in _ABOUT


def _is_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS and all(
        part[0].isupper() and _WORD.fullmatch(part) for part in parts
    )
