"""From a cell on the screen to a place in the words."""

from __future__ import annotations

from rich.cells import split_graphemes


def offset_at(words: str, start: int, stop: int, cell: int) -> int:
    """Return the offset of the character in a cell of a line, the last one's beyond its end.

    Both halves of a wide character are it; marks belong to the letter before them.
    """
    at = start
    used = 0
    for low, _, cells in split_graphemes(words[start:stop])[0]:
        at = start + low
        used += cells
        if cell < used:
            break
    return at
