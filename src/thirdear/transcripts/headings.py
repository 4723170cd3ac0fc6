"""Which case and session: from a file's name, its folder, or title lines above the first turn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from thirdear.base.folding import fold

_CASE = "case|vaka|olgu|danisan|client|hasta|patient"
_SESSION = "session|seans|oturum|gorusme|sess"
_TITLE_LINES = 12

# All patterns are matched on the folded text, which is exactly as long as the text.
_CASE_IN_TITLE = re.compile(
    r"\b(?:case|vaka|olgu)(?:\s*(?:no|id|code|kodu))?"
    r"(?:\s*[:#=]\s*(?P<told>\w[\w-]{0,30})|\s+(?P<named>\w[\w-]{0,30}))"
)
_SESSION_IN_TITLE = re.compile(
    rf"\b(?:{_SESSION})(?:\s*(?:no|nr|number|numarasi))?\s*[.:#=]?\s*(?P<n>\d{{1,4}})\b"
)
_ORDINAL_IN_TITLE = re.compile(rf"\b(?P<n>\d{{1,4}})\s*(?:\.|st|nd|rd|th)?\s*(?:{_SESSION})\b")
_ONLY_TITLE = re.compile(r"(?:[\W_]|\b(?:transcript|transkript|transkripti|dokumu|of|the)\b)*")
_NAMED_BOTH = re.compile(
    rf"(?:{_CASE})[\s_-]*(?P<case>[^\W_]+?)[\s_,.;-]*(?:{_SESSION}|s)[\s_.#-]*(?P<n>\d{{1,4}})(?!\d).*"
)
_NAMED_SHORT = re.compile(
    rf"(?P<case>.*?[^\s_-])[\s_-]+(?:{_SESSION}|s)[\s_.#-]*(?P<n>\d{{1,4}})(?:[\s_.(-].*)?"
)
_NAMED_ORDINAL = re.compile(
    rf"(?P<case>.*?[^\s_-])[\s_-]+(?P<n>\d{{1,4}})[\s_.]*(?:{_SESSION})(?:[\s_.(-].*)?"
)
_NAMED_PLAIN = re.compile(r"(?P<case>[^\W\d_]+)[\s_-]+(?P<n>\d{1,4})(?:[\s_.(-].*)?")
_NO_CASE = frozenset("transcript transkript dokum kayit recording audio file dosya ses".split())
_ORDINAL_ALONE = re.compile(rf"(?P<n>\d{{1,4}})[\s_.]*(?:{_SESSION})(?:[\s_.(-].*)?")
_NAMED_SESSION = re.compile(rf"(?:(?:{_SESSION}|s)[\s_.#-]*)?(?P<n>\d{{1,4}})(?:[\s_.(-].*)?")
_NAMED_CASE = re.compile(rf"(?:{_CASE})[\s_-]*(?P<case>.*[^\s_-])")


@dataclass(frozen=True, slots=True)
class Heading:
    """What names or title lines say; ``lines`` are the ones that say nothing else."""

    case: str | None = None
    session: int | None = None
    lines: frozenset[str] = field(default_factory=frozenset)


def heading(lines: Iterable[str]) -> Heading:
    """Return the case and session that the title lines tell, the first of each.

    "Case A, Session 3", "Vaka: 1 — Seans: 12", "Session 4 transcript". A case without a colon must
    look like a key (``A``, ``C07``), so that "in case of" is none.
    """
    case: str | None = None
    session: int | None = None
    only: set[str] = set()
    for _, line in zip(range(_TITLE_LINES), lines, strict=False):
        folded = fold(line)
        rest = folded
        found = _SESSION_IN_TITLE.search(folded) or _ORDINAL_IN_TITLE.search(folded)
        if found:
            session = int(found["n"]) if session is None else session
            rest = rest.replace(found[0], " ")
        if (found := _CASE_IN_TITLE.search(folded)) and (key := _key(line, found)):
            case = key if case is None else case
            rest = rest.replace(found[0], " ")
        if rest != folded and _ONLY_TITLE.fullmatch(rest):
            only.add(line)
    return Heading(case, session, frozenset(only))


def from_name(stem: str, folder: str = "") -> Heading:
    """Return the case and session that a file name (without its ending) and its folder tell.

    ``C07-s12``, ``Case 1 Session 12``, ``Vaka1_Seans12``, ``A-s01``, ``Çınar 2. seans``,
    ``Birch 10``; a session alone (``Session 3``, ``3. seans``, ``12``) takes its case from a folder
    such as ``Case A``.
    """
    stem = unicodedata.normalize("NFC", stem).strip()
    folded = fold(stem)
    for pattern in (_NAMED_BOTH, _NAMED_SHORT, _NAMED_ORDINAL):
        if found := pattern.fullmatch(folded):
            return Heading(stem[slice(*found.span("case"))], int(found["n"]))
    alone = _NAMED_SESSION.fullmatch(folded) or _ORDINAL_ALONE.fullmatch(folded)
    session = int(alone["n"]) if alone else None
    plain = _NAMED_PLAIN.fullmatch(folded)
    if plain and not alone and not re.fullmatch(_CASE, plain["case"]):
        session = int(plain["n"])
        if plain["case"] not in _NO_CASE:
            return Heading(stem[slice(*plain.span("case"))], session)
    for name in (stem, unicodedata.normalize("NFC", folder).strip()):
        if found := _NAMED_CASE.fullmatch(fold(name)):
            return Heading(name[slice(*found.span("case"))], session)
    return Heading(None, session)


def _key(line: str, found: re.Match[str]) -> str | None:
    if found["told"]:
        return line[slice(*found.span("told"))]
    word = line[slice(*found.span("named"))]
    is_key = any(letter.isdigit() for letter in word) or (word.isupper() and len(word) <= 3)
    return word if is_key else None
