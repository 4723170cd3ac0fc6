"""Which case, session and day: from a file's name, its folder, or title lines above the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from thirdear.base.letters import fold
from thirdear.transcripts import dates

_TITLE_LINES = 12
_TITLE_LENGTH = 300
# All patterns are matched on the folded text, which is exactly as long as the text.
_CASE = "case|vaka|olgu|danisan|client|hasta|patient|fall|caso"
_SESSION = "session|seansi|seans|oturumu|oturum|gorusmesi|gorusme|sess|sitzung|seance|sesion|seduta"
_NUMBERED = r"(?:no|nr|num|number|numarasi)"
_BEGIN, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_SESSION_FIRST = re.compile(
    rf"{_BEGIN}(?:{_SESSION})[\s_.#:=-]*(?:{_NUMBERED}\b)?[\s_.#:=-]*(?P<n>\d{{1,4}})(?!\d)"
)
_NUMBER_FIRST = r"(?<!\d)(?<!\d[.,])(?P<n>\d{1,4})"
_ORDINAL = re.compile(rf"{_NUMBER_FIRST}(?:st|nd|rd|th|\.)[\s_-]*(?:{_SESSION}){_END}")
_SESSION_LAST = re.compile(rf"{_NUMBER_FIRST}[\s_-]*(?:{_SESSION}){_END}")
_SHORT = re.compile(rf"{_BEGIN}s[\s_.#-]*(?P<n>\d{{1,4}})(?!\d)")
_ENDS_IN_CASE = re.compile(rf"{_BEGIN}(?:{_CASE})[\s_.:#=-]*\Z")
_CASE_LAST = re.compile(rf"{_BEGIN}(?:vakasi|olgusu|danisani|hastasi){_END}")
_CASE_FIRST = re.compile(
    rf"{_BEGIN}(?:{_CASE})(?:[\s_-]*(?:{_NUMBERED}|id|code|kodu){_END})?[\s_.:#=-]*(?=[^\W_])"
)
_TOKEN = re.compile(r"[^\W_][^\s_,;.()\[\]-]*(?:\.(?=\s|$))?")
_PLAIN = re.compile(
    rf"(?P<case>.*?[^\W\d_].*?)[\s_-]+(?:{_NUMBERED}|#)?[\s_.#]*(?P<n>\d{{1,4}})(?:[\s_.(,-].*)?"
)
_ALONE = re.compile(rf"(?:{_NUMBERED}|#)?[\s_.#]*(?P<n>\d{{1,4}})(?:[\s_.(-].*)?")
_EDGE = " \t_-.,;:–—()[]#"
# Words of file names and titles that are nobody's name.
_GENERIC = frozenset(
    "transcript transkript transkripti dokum dokumu desifre kayit kaydi recording audio file dosya"
    " ses session seans oturum gorusme sess interview mulakat therapy terapi psychotherapy"
    " psikoterapi final son draft taslak copy kopya text metin video of the ve and notes notlar"
    " date tarih no nr therapist terapist study calisma report rapor sitzung transkription"
    " protokoll".split()
)
_NO_KEY = frozenset("study of report notes interview calismasi sunumu formulasyonu raporu".split())
_ONLY_TITLE = re.compile(
    r"(?:[\W_\d]|\b(?:transcript|transkript|transkripti|dokumu|of|the|date|tarih|datum)\b)*"
)
_KEY_WORDS = 4
_CASE_IN_TITLE = re.compile(
    r"\b(?:case|vaka|olgu)(?:\s*(?:no|id|code|kodu))?"
    r"(?:\s*[:#=]\s*(?P<told>\w[\w-]{0,30})|\s+(?P<named>\w[\w-]{0,30}))"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What names or title lines say; ``lines`` are the ones that say nothing else.

    ``days`` are the ways to read the day, ``orders`` the order of each (see
    :mod:`thirdear.transcripts.dates`); ``dated`` says that there is a day or a part of one.
    """

    case: str | None = None
    session: int | None = None
    lines: frozenset[str] = field(default_factory=frozenset)
    days: tuple[date, ...] = ()
    orders: tuple[str, ...] = ()
    dated: bool = False


def heading(lines: Iterable[str]) -> Heading:
    """Return the case, session and day that the title lines tell, the first of each.

    "Case A, Session 3", "Vaka: 1 — Seans: 12", "A vakası 7. seans (18.03.2024)". A case without a
    colon must look like a key (``A``, ``C07``), so that "in case of" is none.
    """
    case: str | None = None
    session: int | None = None
    day: dates.Found | None = None
    only: set[str] = set()
    for _, line in zip(range(_TITLE_LINES), lines, strict=False):
        if len(line) > _TITLE_LENGTH:
            continue
        found = dates.find(line)
        day = day or next((one for one in found if one.days), None)
        rest = fold(dates.blank(line))
        before = rest
        numbered = _session(rest)
        if numbered:
            session = int(numbered["n"]) if session is None else session
            rest = _without(rest, *numbered.span())
        if (titled := _case_in_title(line, rest)) is not None:
            case = titled[0] if case is None else case
            rest = _without(rest, *titled[1])
        if rest != before and _ONLY_TITLE.fullmatch(rest):
            only.add(line)
    if day is None:
        return Heading(case, session, frozenset(only))
    return Heading(case, session, frozenset(only), day.days, day.orders, dated=True)


def from_name(stem: str, folder: str = "") -> Heading:
    """Return the case, session and day that a file name (without its ending) and its folder tell.

    ``C07-s12``, ``Case 1 Session 12``, ``Session_4_Case_B``, ``A vakası 2. seans (12.02.2024)``,
    ``Birch 10``; a session alone (``Session 3``, ``3. seans``, ``12``) takes its case from a folder
    such as ``Case A``. A day is never a session's number.
    """
    stem = unicodedata.normalize("NFC", stem).strip()
    found = dates.find(stem)
    day = next((one for one in found if one.days), None)
    plain = dates.blank(stem)
    case, session = _named(plain)
    if case is None and session is None and day is not None:
        case = _before(" ".join(plain.split()))
    if case is None:
        case = _of_folder(unicodedata.normalize("NFC", folder).strip())
    if day is None:
        return Heading(case, session, dated=bool(found))
    return Heading(case, session, frozenset(), day.days, day.orders, dated=True)


def _named(stem: str) -> tuple[str | None, int | None]:
    folded = fold(stem)
    numbered = _session(folded) or _SHORT.search(folded)
    told = _case_in_name(stem, folded, numbered)
    if numbered:
        session: int | None = int(numbered["n"])
        return told or _before(stem[: numbered.start()]), session
    if told:
        return told, None
    alone = _ALONE.fullmatch(folded.strip())
    if alone:
        return None, int(alone["n"])
    plain = _PLAIN.fullmatch(folded)
    if plain and _CASE_FIRST.match(f"{plain['case']} x"):
        return None, None
    if plain:
        name = _before(stem[slice(*plain.span("case"))])
        letters = name is not None and not any(letter.isdigit() for letter in name)
        return (name, int(plain["n"])) if letters or name is None else (None, None)
    return None, None


def _session(folded: str) -> re.Match[str] | None:
    """Return where a session's number is told by a word for it, the first such place.

    "7. seans" comes before "Session 7", which comes before "7 sessions"; the number of a case is
    none ("Case 1 Session 12").
    """
    for pattern in (_ORDINAL, _SESSION_FIRST, _SESSION_LAST):
        for found in pattern.finditer(folded):
            if pattern is _SESSION_FIRST or not _ENDS_IN_CASE.search(folded, 0, found.start()):
                return found
    return None


def _case_in_name(stem: str, folded: str, numbered: re.Match[str] | None) -> str | None:
    """Return the case that a word for it tells, wherever it stands: ``Case_B``, ``B vakası``."""
    if last := _CASE_LAST.search(folded):
        start = numbered.end() if numbered and numbered.end() <= last.start() else 0
        return _before(stem[start : last.start()], keep=True)
    for first in _CASE_FIRST.finditer(folded):
        stop = len(stem)
        if numbered and numbered.start() >= first.end():
            stop = numbered.start()
        elif numbered and numbered.end() > first.start():
            continue  # it is the word of the session itself
        between = stem[first.end() : stop].strip(_EDGE)
        token = _TOKEN.match(stem, first.end())
        if token is None or fold(token[0]) in _NO_KEY:
            continue
        close = stop < len(stem) and len(re.split(r"[\s_]+", between)) <= _KEY_WORDS
        return between if close and between else token[0].strip(_EDGE)
    return None


def _before(text: str, *, keep: bool = False) -> str | None:
    """Return the name that a text ends in, without words that are nobody's; None for none."""
    name = text.strip(_EDGE)
    words = re.split(r"([\s_]+)", name)
    while words and (not words[0].strip(_EDGE) or fold(words[0].strip(_EDGE)) in _GENERIC):
        words = words[1:]
    while (
        words
        and not keep
        and (not words[-1].strip(_EDGE) or fold(words[-1].strip(_EDGE)) in _GENERIC)
    ):
        words = words[:-1]
    return "".join(words).strip(_EDGE) or None


def _of_folder(name: str) -> str | None:
    """Return the case that a folder is named after: ``Case A``, ``Vaka-C07``, ``A vakası``."""
    folded = fold(name)
    if last := _CASE_LAST.search(folded):
        return _before(name[: last.start()], keep=True)
    found = re.fullmatch(rf"(?:{_CASE})[\s_-]*(?P<case>.*[^\s_-])", folded)
    return name[slice(*found.span("case"))] if found else None


def _case_in_title(line: str, folded: str) -> tuple[str, tuple[int, int]] | None:
    """Return the case that a title line tells, and where."""
    if last := _CASE_LAST.search(folded):
        name = line[: last.start()].strip(_EDGE)
        if name and len(name.split()) <= _KEY_WORDS and (name[0].isupper() or name[0].isdigit()):
            return name, (0, last.end())
    for key, span in _titled(line, folded):
        return key, span
    return None


def _titled(line: str, folded: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _CASE_IN_TITLE.finditer(folded):
        if found["told"]:
            yield line[slice(*found.span("told"))], found.span()
            continue
        word = line[slice(*found.span("named"))]
        if any(letter.isdigit() for letter in word) or (word.isupper() and len(word) <= 3):
            yield word, found.span()


def _without(text: str, start: int, stop: int) -> str:
    return text[:start] + " " * (stop - start) + text[stop:]
