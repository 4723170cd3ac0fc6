"""A table in the width of a terminal: long cells wrap, and columns that do not fit stand below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

GAP = 2
"""Blanks between two columns."""
NARROW = 8
"""Cells that a column keeps, whatever its words are."""
_WORDS = re.compile(r"\S+")
_PARTS = re.compile(r"[^\s_./]+(?:[./](?=\d)[^\s_./]+)*[_./]*|[_./]+")
"""Parts of a word: a key is broken behind its marks, a number or day at none."""


class Column(NamedTuple):
    """A heading, the cells below it, and whether they are numbers, which stand to the right."""

    head: str
    cells: Sequence[str]
    numbers: bool = False


class Line(NamedTuple):
    """A printed line, and whether it is one of headings."""

    text: str
    head: bool = False


def lines(columns: Sequence[Column], width: int, keys: int = 1) -> Iterator[Line]:
    """Yield the lines of a table that are at most so wide.

    Words are broken only where a column is else too narrow for its longest one. Where the columns
    do not fit beside each other, those behind the first ``keys`` follow below, with these again.
    """
    for part in (_WORDS, _PARTS):
        widths = _fitted(columns, width, part)
        if widths is not None:
            yield from _laid(columns, widths, part)
            return
    for number, panel in enumerate(_panels(columns, width, keys)):
        if number:
            yield Line("")
        if widths := _fitted(panel, width, _WORDS):
            yield from _laid(panel, widths, _WORDS)
        else:
            widths = _fitted(panel, width, _PARTS) or _forced(panel, width)
            yield from _laid(panel, widths, _PARTS)


def _fitted(columns: Sequence[Column], width: int, part: re.Pattern[str]) -> tuple[int, ...] | None:
    """Return how wide each column is; the widest give way first. None where it is impossible."""
    widths = [_longest(one) for one in columns]
    least = [_longest(one, part) for one in columns]
    over = sum(widths) + GAP * (len(columns) - 1) - width
    while over > 0:
        free = [at for at in range(len(widths)) if widths[at] > least[at]]
        if not free:
            return None
        widths[max(free, key=widths.__getitem__)] -= 1
        over -= 1
    return tuple(widths)


def _longest(column: Column, part: re.Pattern[str] | None = None) -> int:
    """Return the cells of a column's longest text, or of the longest part that stays whole."""
    texts = [column.head, *column.cells]
    if part is not None:
        whole = column.cells if column.numbers else ()
        broken = (column.head,) if column.numbers else texts
        texts = [*whole, *(piece for text in broken for piece in part.findall(text))]
    return max(map(cell_len, texts), default=0)


def _panels(columns: Sequence[Column], width: int, keys: int) -> Iterator[list[Column]]:
    """Yield columns that fit beside each other, each time behind the first ones."""
    first, panel = list(columns[:keys]), list[Column]()
    for one in columns[keys:]:
        if panel and _fitted([*first, *panel, one], width, _WORDS) is None:
            yield [*first, *panel]
            panel = []
        panel.append(one)
    yield [*first, *panel]


def _forced(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """Return widths that fit whatever the words are: the widest columns are cut down."""
    widths = [_longest(one, _PARTS) for one in columns]
    while sum(widths) + GAP * (len(columns) - 1) > width and max(widths) > NARROW:
        widths[widths.index(max(widths))] -= 1
    return tuple(widths)


def _laid(
    columns: Sequence[Column], widths: Sequence[int], part: re.Pattern[str]
) -> Iterator[Line]:
    for text in _row([(one.head, one.numbers) for one in columns], widths, part, low=True):
        yield Line(text, head=True)
    for cells in zip(*(one.cells for one in columns), strict=True):
        shown = [(cell, one.numbers) for cell, one in zip(cells, columns, strict=True)]
        yield from map(Line, _row(shown, widths, part))


def _row(
    cells: Sequence[tuple[str, bool]],
    widths: Sequence[int],
    part: re.Pattern[str],
    *,
    low: bool = False,
) -> Iterator[str]:
    """Yield the lines of one row; ``low`` sets shorter cells at its last line, as heads are."""
    broken = [
        list(_wrapped(text, width, part)) for (text, _), width in zip(cells, widths, strict=True)
    ]
    height = max(map(len, broken), default=0)
    for at in range(height):
        shown = []
        for rows, (_, right), width in zip(broken, cells, widths, strict=True):
            place = at - (height - len(rows)) if low else at
            text = rows[place] if 0 <= place < len(rows) else ""
            blank = " " * (width - cell_len(text))
            shown.append(blank + text if right else text + blank)
        yield (" " * GAP).join(shown).rstrip()


def _wrapped(text: str, width: int, part: re.Pattern[str]) -> Iterator[str]:
    """Yield a text in lines of a width, each as far in; a text that fits stays as it is."""
    if cell_len(text) <= width:
        yield text
        return
    indent = row = text[: len(text) - len(text.lstrip())][: width // 2]
    for word in _WORDS.findall(text):
        for number, piece in enumerate(part.findall(word)):
            between = " " if row != indent and not number else ""
            if cell_len(row + between + piece) <= width:
                row += between + piece
                continue
            if row != indent:
                yield row
            *full, row = (indent + one for one in chop_cells(piece, max(1, width - len(indent))))
            yield from full
    yield row
