"""Sentences broken into the lines of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_PIECE = re.compile(r"\S*`[^`\n]*`\S*|\S+ [=<>] \S+|\S+")
"""A word, a command between backticks with what clings to it, or a number with its name."""
_INDENT = re.compile(r" *")


def to_width(text: str, width: int) -> str:
    """Return a text in lines of at most so many cells, each as far in as the line it was part of.

    Lines are broken between words, never within a command in backticks or ``p = .012``; a word
    that is wider than a line stays whole, and so does a line that fits.
    """
    return "\n".join(row for line in text.split("\n") for row in _rows(line, width))


def _rows(line: str, width: int) -> Iterator[str]:
    if cell_len(line) <= width:
        yield line
        return
    found = _INDENT.match(line)
    row = indent = found[0] if found else ""
    for piece in _PIECE.findall(line):
        if row == indent:
            row += piece
        elif cell_len(f"{row} {piece}") <= width:
            row += f" {piece}"
        else:
            yield row
            row = indent + piece
    yield row
