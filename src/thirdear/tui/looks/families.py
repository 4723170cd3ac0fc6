"""How codes look: each family has a lane, a glyph and a colour, so that no colour stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len, set_cell_size

from thirdear.base.safe import safe
from thirdear.model.coding import Code, Codebook
from thirdear.model.text import Role

# Okabe and Ito's colours, which people with any colour vision can tell apart.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
GLYPHS = ("●", "▲", "■", "◆", "▼", "★", "✚", "○")
LEVELS = "▁▂▃▄▅▆▇█"
"""Bars of eight heights, for a course in one row."""
MOST_LANES = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is shown; ``lane`` counts from 0, families beyond the last lane share it."""

    name: str
    mnemonic: str
    family: str
    glyph: str
    colour: str
    lane: int


def looks(codebooks: Iterable[Codebook], language: str) -> Mapping[str, Look]:
    """Return the look of every code by its complete key."""
    found: dict[str, Look] = {}
    places: dict[tuple[str, str], int] = {}
    books = tuple(codebooks)
    lanes = _lanes(books)
    for book in books:
        names = {family.key: family.name(language) for family in book.families}
        for code in book.codes:
            family = (book.prefix, code.family)
            place = places.setdefault(family, len(places))
            found[code.key] = Look(
                name=safe(code.name(language), one_line=True),
                mnemonic=safe(code.mnemonic, one_line=True),
                family=safe(names.get(code.family, code.family), one_line=True),
                glyph=GLYPHS[place % len(GLYPHS)],
                colour=COLOURS[place % len(COLOURS)],
                lane=min(lanes[family], MOST_LANES - 1),
            )
    return found


def _lanes(books: Iterable[Codebook]) -> dict[tuple[str, str], int]:
    """Give each family a lane; families that belong to different speakers can share one.

    Families for any speaker come first, since they stand beside all others.
    """
    speakers: dict[tuple[str, str], set[Role | None]] = {}
    for book in books:
        for code in book.codes:
            speakers.setdefault((book.prefix, code.family), set()).add(code.speaker)
    anybody = [family for family, roles in speakers.items() if len(roles) > 1 or None in roles]
    lanes = {family: lane for lane, family in enumerate(anybody)}
    used: dict[Role | None, int] = {}
    for family, roles in speakers.items():
        if family not in lanes:
            role = next(iter(roles))
            lanes[family] = used.setdefault(role, len(anybody))
            used[role] += 1
    return lanes


def usable(code: Code, role: Role) -> bool:
    """Say whether a code may stand on a segment of this speaker."""
    return code.speaker is None or code.speaker == role


def ink(colour: str) -> str:
    """Return black or white, whichever has the higher contrast (WCAG 2) on a ``#rrggbb``."""
    return max("#000000", "#ffffff", key=lambda shade: contrast(colour, shade))


def _light(colour: str) -> float:
    """Return the relative luminance that WCAG 2 defines."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#rrggbb`` as WCAG 2 defines it, from 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def readable(colour: str, ground: str) -> str:
    """Return a colour, made darker or lighter until it stands off its ground by 3 to 1 (WCAG 2)."""
    towards = 0 if _light(ground) > 0.5 else 255
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    shown = colour
    for share in range(1, 21):
        if contrast(shown, ground) >= 3:
            break
        mixed = (round(part + (towards - part) * share / 20) for part in parts)
        shown = "#" + "".join(f"{part:02X}" for part in mixed)
    return shown


def clip(text: str, cells: int) -> str:
    """Return text of at most so many cells, its end given up for an ellipsis."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def column(text: str, cells: int) -> str:
    """Return text of exactly so many cells: clipped, or with spaces behind it."""
    shown = clip(text, cells)
    return shown + " " * (cells - cell_len(shown))
