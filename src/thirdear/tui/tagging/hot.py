"""The codes on the digits: a page of at most nine for each speaker, and how the line shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.style import Style

from thirdear.model.coding import Code
from thirdear.model.text import Role
from thirdear.tui.looks.families import Look, column, ink
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.wording import Say

MOST = 9


@dataclass(frozen=True, slots=True)
class Page:
    """At most nine codes and what they have in common."""

    name: str
    codes: tuple[str, ...]


def pages(codes: Sequence[Code], looks: Mapping[str, Look], say: Say) -> tuple[Page, ...]:
    """Return all codes in nines, then each family by itself where there are several."""
    keys = [code.key for code in codes]
    found = [
        Page(
            say("hot.page", first=at + 1, last=min(at + MOST, len(keys))),
            tuple(keys[at : at + MOST]),
        )
        for at in range(0, len(keys), MOST)
    ]
    families: dict[str, list[str]] = {}
    for key in keys:
        families.setdefault(looks[key].family, []).append(key)
    if len(families) > 1:
        found += [Page(name, tuple(of[:MOST])) for name, of in families.items()]
    return tuple(found)


@dataclass(slots=True)
class Hot:
    """Which page stands on the digits for each speaker; the first until another is chosen."""

    chosen: dict[Role, Page] = field(default_factory=dict)

    def page(self, role: Role, offered: Sequence[Page]) -> Page:
        """Return the page on the digits for a speaker."""
        return self.chosen.get(role) or (offered[0] if offered else Page("", ()))


def rows(page: Page, looks: Mapping[str, Look], width: int, *, mono: bool) -> tuple[Parts, Parts]:
    """Return the two rows of the line: digits 1 to 5, then 6 to 9 and 0."""
    cell = max(6, width // 5)
    shown = [_code(digit, looks[key], cell, mono=mono) for digit, key in enumerate(page.codes, 1)]
    more: list[Part] = [("0", "key"), ("…", "dim")]
    return _flat(shown[:5]), [*_flat(shown[5:]), *more]


def digit_at(page: Page, x: int, y: int, width: int) -> int | None:
    """Return the digit whose code stands in a cell of the two rows, 0 for choosing others."""
    at = x // max(6, width // 5)
    if at > 4 or not page.codes:
        return None
    digit = 5 * y + at + 1
    if y == 1 and digit == max(6, len(page.codes) + 1):
        return 0
    return digit if digit <= len(page.codes) else None


def _code(digit: int, look: Look, cell: int, *, mono: bool) -> list[Part]:
    colour = Style(bold=True) if mono else Style(color=ink(look.colour), bgcolor=look.colour)
    return [(f"{digit}", "key"), (look.glyph, colour), (f" {column(look.name, cell - 4)} ", "")]


def _flat(parts: Sequence[Sequence[Part]]) -> list[Part]:
    return [part for some in parts for part in some]
