"""Signs that are drawn, and what stands for them where a font has none: plain ASCII, cell by cell.

Bars, charts, lines, glyphs and arrows take one cell each, and so do their stand-ins. Letters of any
language stay as they are.
"""

from __future__ import annotations

from functools import cache

_PAIRS = (
    ("▁▂▃▄▅▆▇█", ".:-=+*%#"),
    ("░▒▓", ".:%"),
    ("●▲■◆▼★✚○▪□", "@^#&v*+o=-"),
    ("▌▎│┊┃┤├┼┬┴┌┐└┘─━═║", "|||||||+++++++--=!"),
    ("▸▾▴◂▶◀‖→←↑↓↔⇒⇄", ">v^<><|><^v-=="),
    ("·•…✓✗⌶✎⏎⟦⟧", ".*~+xI*/[]"),
)
_BRAILLE, _CONTROL = 0x2800, range(0x2400, 0x2422)
_LEFT, _RIGHT = (0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80)
"""Bits of the dots in a braille sign's two columns, from above."""


def stand_in(text: str) -> str:
    """Return a text of the same width whose drawn signs are ASCII."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    signs = {ord(sign): other for pair in _PAIRS for sign, other in zip(*pair, strict=True)}
    signs |= dict.fromkeys(_CONTROL, "?")
    return signs | {_BRAILLE + bits: _dots(bits) for bits in range(256)}


def _dots(bits: int) -> str:
    """Return the stroke that runs as the dots of a braille sign do."""
    left, right = (
        [row for row, bit in enumerate(column) if bits & bit] for column in (_LEFT, _RIGHT)
    )
    rows = {*left, *right}
    if not rows:
        return " "
    if max(rows) - min(rows) <= 1:
        return "'" if rows == {0} else "_" if rows == {3} else "-"
    if not left or not right or left[0] == right[0]:
        return "|"
    return "\\" if left[0] < right[0] else "/"
