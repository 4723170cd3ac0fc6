"""Numbers as APA 7 prints them, and statistics in italics."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from thirdear.base.numbers import p_value
from thirdear.writeup.oxml import Bit

DASH = "—"
MINUS = "−"
# Letters before their value, and letters that the fixed wording marks with asterisks.
_STATISTIC = re.compile(
    r"\*(?P<marked>F|p|b|r|M|SD|SS|R|n|k)\*"
    r"|(?<![\w.])(?P<valued>F|p|b|r|M|SD|SS|R|n|N|t|Ort\.)(?=\(|²|\s*[=<>])"
)
_SIGN = re.compile(r" (\ue0f0[^\ue0f1]*\ue0f1)?([=<>]) ")  # perhaps the first of a claim's words
_INTERVAL = re.compile(r"(95%|%95) (CI|GA)\b")
_ACRONYM = re.compile(r"(?<=[A-ZÇĞİÖŞÜ]{2})-(?=[A-ZÇĞİÖŞÜ](?:\b|[A-Z]))|(?<=[A-Z]-[A-Z])-(?=[A-Z])")
_DEGREES = re.compile(r"(?<=\d), (?=\d+\ue0f2?\))")


def number(value: float | None, places: int = 2) -> str:
    """Return a number with a true minus sign; a dash where there is none."""
    if value is None:
        return DASH
    shown = f"{value:.{places}f}"
    if float(shown) == 0:
        shown = shown.lstrip("-")
    return shown.replace("-", MINUS)


def probability(value: float | None) -> str:
    """Return a p value, exact to three decimals and without the zero that it cannot exceed."""
    return DASH if value is None else p_value(value)


def places(se: float) -> int:
    """Return how many decimals a coefficient with this standard error deserves, two to six."""
    if not se > 0:
        return 2
    return min(6, max(2, 1 - math.floor(math.log10(se))))


def share(value: float | None, decimals: int = 2) -> str:
    """Return a value that cannot exceed one, such as partial R², without its leading zero."""
    return re.sub(r"^(−?)0\.", r"\1.", number(value, decimals))


def count(value: int, language: str) -> str:
    """Return a whole number, its thousands apart.

    In Turkish by a space and from five digits on: the point is taken by the decimals.
    """
    if language == "tr":
        return str(value) if abs(value) < 10_000 else f"{value:,}".replace(",", "\u00a0")
    return f"{value:,}"


def unbroken(text: str) -> str:
    """Return a sentence in which no line ends within a statistic or an acronym (MBT-C, p = .03)."""
    text = _ACRONYM.sub("\u2011", _INTERVAL.sub("\\1\u00a0\\2", text))
    return _DEGREES.sub(",\u00a0", _SIGN.sub("\u00a0\\1\\2\u00a0", text))


def in_italics(text: str) -> Iterator[Bit]:
    """Cut a sentence so that the letters of its statistics (F, p, b, M, SD, R²) are italic."""
    at = 0
    for found in _STATISTIC.finditer(text):
        if found.start() > at:
            yield Bit(text[at : found.start()])
        yield Bit(found["marked"] or found["valued"], italic=True)
        at = found.end()
    if at < len(text):
        yield Bit(text[at:])
