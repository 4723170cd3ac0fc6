"""Word wrap by terminal cells: text and width to the stretches of text that stand on each line."""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

# One cell a code point: Latin with every Turkish letter, Greek, Cyrillic, common punctuation.
# Runs of spaces, newlines and leading spaces are left to the careful way.
_NOT_PLAIN = re.compile(
    "[^\x20-\x7e\xa0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]|  |^ | $"
).search
_PIECE = re.compile(r"\n|[^\S\n]+|\S+")

Lines = list[tuple[int, int]]


def wrap(text: str, width: int) -> Lines:
    """Return the half-open stretches of the lines, at least one; no line is wider than ``width``.

    White space at the ends of lines belongs to no line. ``width`` is in cells, at least 2; offsets
    are code points.
    """
    return wrap_carefully(text, width) if _NOT_PLAIN(text) else wrap_plain(text, width)


def is_plain(text: str) -> bool:
    """Say whether every code point takes one cell and words stand one space apart."""
    return _NOT_PLAIN(text) is None


def wrap_plain(text: str, width: int) -> Lines:
    """Wrap text of which :func:`is_plain` holds."""
    length = len(text)
    lines: Lines = []
    start = 0
    while length - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space > start:
            lines.append((start, space))
            start = space + 1
        else:
            lines.append((start, start + width))
            start += width
    lines.append((start, length))
    return lines


def wrap_carefully(text: str, width: int) -> Lines:
    """Wrap any text by graphemes: wide characters, accents, emoji, newlines, runs of spaces."""
    lines: Lines = []
    start = stop = used = gap = 0
    for piece in _PIECE.finditer(text):
        begin, end = piece.span()
        if text[begin] == "\n":
            lines.append((start, max(start, stop)))
            start = stop = end
            used = gap = 0
        elif text[begin].isspace():
            gap = cell_len(text[begin:end]) if stop > start else 0
            start = start if stop > start else end
        else:
            cells = cell_len(text[begin:end])
            if stop > start and used + gap + cells > width:
                lines.append((start, stop))
                start, used, gap = begin, 0, 0
            if cells > width:
                start, used = _fold(text, begin, end, width, lines)
            else:
                used += gap + cells
            stop, gap = end, 0
    lines.append((start, max(start, stop)))
    return lines


def _fold(text: str, begin: int, end: int, width: int, lines: Lines) -> tuple[int, int]:
    """Break a word that is wider than a line; return where its last line begins, and its cells."""
    start, used = begin, 0
    for low, _, cells in split_graphemes(text[begin:end])[0]:
        if used and used + cells > width:
            lines.append((start, begin + low))
            start, used = begin + low, 0
        used += cells
    return start, used
