"""Case and session from the names of files by a pattern that a person writes, for many at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby

from thirdear.base.letters import fold
from thirdear.model.refusal import Refusal

LONGEST = 120
"""Characters of a pattern; with one case and few stars the longest name is matched at once."""
MOST_STARS = 4
_SIGN = re.compile(r"\{(case|vaka|session|seans)\}|(\*)|([^{}*]+)|(.)")
_PIECES = {
    "case": r"(?P<case>\S(?:.*?\S)?)",
    "session": r"(?P<session>\d{1,6})(?!\d)",
    "*": r".*?",
}
_OURS = {"vaka": "case", "seans": "session"}
_WORDS = frozenset("s seans seansi session sess oturum gorusme transkript transcript case".split())


def matched(pattern: str, names: Iterable[str]) -> Mapping[str, tuple[str | None, int | None]]:
    """Return case and session of each name that the whole pattern fits; others are left out.

    ``{case}`` and ``{session}`` (``{vaka}``, ``{seans}``) stand for what they name and may each
    stand once; ``*`` for anything, nothing as well. Capitals do not count.
    """
    fits = re.compile(_expression(pattern), re.IGNORECASE)
    found: dict[str, tuple[str | None, int | None]] = {}
    for name in names:
        if match := fits.fullmatch(unicodedata.normalize("NFC", name)):
            parts = match.groupdict()
            number = parts.get("session")
            found[name] = (parts.get("case"), None if number is None else int(number))
    return found


def _expression(pattern: str) -> str:
    if len(pattern) > LONGEST or pattern.count("*") > MOST_STARS:
        raise Refusal(
            f"A pattern has at most {LONGEST} letters and {MOST_STARS} stars.",
            f"Bir kalıpta en çok {LONGEST} harf ve {MOST_STARS} yıldız olabilir.",
        )
    pieces: list[str] = []
    named: list[str] = []
    for match in _SIGN.finditer(unicodedata.normalize("NFC", pattern.strip())):
        word, star, plain, odd = match.groups()
        if word:
            named.append(_OURS.get(word, word))
        pieces.append(
            _PIECES[named[-1]] if word else _PIECES["*"] if star else re.escape(plain or odd)
        )
    if not named or len(set(named)) < len(named):
        raise Refusal(
            "Write {case}, {session} or both into the pattern, each once.",
            "Kalıba {vaka}, {seans} ya da ikisini yazın, her birini bir kez.",
        )
    return "".join(pieces)


def guess(names: Iterable[str], language: str) -> str:
    """Return a pattern that fits most of the names: the last number as session, a word as case."""
    case, session = ("{vaka}", "{seans}") if language == "tr" else ("{case}", "{session}")
    tried = [_guessed(name, case, session) for name in names]
    counted = [(len(list(of)), one) for one, of in groupby(sorted(tried))]
    return max(counted, default=(0, f"{case}*{session}"), key=lambda pair: pair[0])[1]


def _guessed(name: str, case: str, session: str) -> str:
    name = unicodedata.normalize("NFC", name)
    numbers = list(re.finditer(r"\d+", name))
    if not numbers:
        return case
    after_word = [n for n in numbers if _word_before(name, n.start()) in _WORDS]
    last = (after_word or numbers)[-1]
    before, after = name[: last.start()], name[last.end() :]
    for side, text in (("before", before), ("after", after)):
        for word in re.finditer(r"[^\W_]+", text):
            if fold(word[0]) in _WORDS:
                continue
            put = f"{text[: word.start()]}{case}{text[word.end() :]}"
            return put + session + after if side == "before" else before + session + put
    return before + session + after


def _word_before(name: str, at: int) -> str:
    found = re.search(r"([^\W\d_]+)[\s_.#-]*$", name[:at])
    return fold(found[1]) if found else ""
