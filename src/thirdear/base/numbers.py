"""Numbers as reports print them, and as files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thirdear.model.language import spoken

ALPHA = 0.05
"""Below it a p value counts as a finding, in every room alike."""

_LARGEST = (1 << 63) - 1
"""What a database holds as one number."""


MISSING = frozenset(
    {"", "na", "n/a", "n.a.", "n.a", "nan", "null", "none", ".", "-", "–", "—", "#n/a", "<na>"}
)
"""How tables write that there is no value, in small letters."""


def is_missing(text: str) -> bool:
    """Say whether a cell says that there is no value: empty, NA, NaN, a point, a dash."""
    return text.strip().lower() in MISSING


def whole(text: str) -> int | None:
    """Return the number that decimal digits write, None for anything else and for endless ones."""
    if not text.isdecimal() or len(text) > len(str(_LARGEST)):
        return None
    return int(text) if int(text) <= _LARGEST else None


NUMBERS = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "tr": ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"),
}


def in_words(shown: str | int, language: str) -> str:
    """Return a whole number below ten in words, as APA has it; any other stays in digits."""
    text = str(shown)
    small = len(text) == 1 and text.isdecimal()
    return NUMBERS[language][int(text)] if small else text


def signed(value: float, form: str = "") -> str:
    """Return a number in a format as people write it: with a minus sign, not a hyphen."""
    return f"{value:{form}}".replace("-", "−")


def p_value(p: float) -> str:
    """Return a p value in APA style: ``.012``, ``< .001`` below .001, ``> .999`` above .999.

    Three decimals without the zero before the point, which a probability cannot exceed (APA 7,
    section 6.36); never ``.000`` or ``1.000``, which no probability of a test is.
    """
    if p < 0.001:
        return "< .001"
    return "> .999" if p > 0.999 else f"{p:.3f}".removeprefix("0")


def p_statement(p: float) -> str:
    """Return ``p = .012`` for running text, ``p < .001`` and ``p > .999`` at the ends."""
    shown = p_value(p)
    return f"p {shown}" if shown[0] in "<>" else f"p = {shown}"


_DECIMAL = re.compile(r"(?<![\w.,])(\d*)\.(\d+)(?!\w|[.,]\w)")
_BRACKETS = re.compile(r"\[[\d.,;\s−–-]*\]")


def decimals(text: str, language: str) -> str:
    """Return a text whose decimals are as a language writes them: 0,77 [0,71; 0,83] in Turkish.

    Turkish writes the zero before the comma always. Versions, days and what stands in a name with
    letters stay.
    """
    if language != "tr" or "." not in text:
        return text
    apart = _BRACKETS.sub(lambda found: found[0].replace(", ", "; "), text)
    return _DECIMAL.sub(lambda found: f"{found[1] or 0},{found[2]}", apart)


def grouped(number: int) -> str:
    """Return a count as people of the language that is spoken now write it: 3,797 or 3.797."""
    return f"{number:,}".replace(",", "." if spoken() == "tr" else ",")


def ranges(numbers: Iterable[int]) -> list[str]:
    """Return whole numbers in order as people list them, three or more in a row as one: 3, 7–9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in _run(run)]


def _run(run: list[int]) -> list[str]:
    return [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]


def percent(share: float, form: str = ".0f") -> str:
    """Return a share as people of the language that is spoken now write it: 57% or %57."""
    shown = decimals(f"{100 * share:{form}}", spoken())
    return f"%{shown}" if spoken() == "tr" else f"{shown}%"


def figure(value: float, form: str = ".2f") -> str:
    """Return a number as people of the language that is spoken now write it: 0.45 or 0,45."""
    return decimals(f"{value:{form}}", spoken())
