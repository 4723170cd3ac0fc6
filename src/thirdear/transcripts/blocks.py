"""What word processors' formats have in common: paragraphs, table rows, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from thirdear.transcripts.wording import counted

# What is reported about a document, in this order: kind -> (noun, what was done).
_REPORTS = {
    "insertion": ("tracked insertion", "taken as accepted"),
    "deletion": ("tracked deletion", "left out"),
    "hidden": ("hidden passage", "left out"),
    "box": ("text box", "set at the end, not placed"),
    "remark": ("comment", "beside the words: a rater may take them as memos"),
    "comment": ("comment", "left out"),
    "note": ("footnote or endnote mark", "left out with the note"),
    "symbol": ("character of a symbol font", "shown as \ufffd"),
    "damaged": ("damaged letter", "shown as \ufffd"),
    "numbered": ("automatic paragraph number", "left out: it is not stored as text"),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body; soft line breaks are newlines.

    ``notes`` are the names of comments that begin in it, with the line of it, from 0.
    """

    text: str
    notes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table of the body; tables count from 1, a cell's paragraphs are its lines.

    A cell that spans columns is followed by empty ones, so that columns keep their places.
    """

    table: int
    cells: tuple[str, ...]
    notes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The body in order, text boxes apart, and sentences about what is not in it.

    ``comments`` are author and words by name.
    """

    blocks: tuple[Paragraph | TableRow, ...]
    boxes: tuple[str, ...]
    warnings: tuple[str, ...]
    comments: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """What a walk over a document counts, and the text boxes and comments that it meets."""

    counts: Counter[str] = field(default_factory=Counter)
    boxes: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    tables: int = 0

    def noted(self) -> tuple[tuple[str, int], ...]:
        """Return the comments met since the last time."""
        found = tuple(self.notes.items())
        self.notes.clear()
        return found


def warnings_of(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that was counted."""
    return tuple(
        f"{counted(counts[kind], noun)} {done}"
        for kind, (noun, done) in _REPORTS.items()
        if counts.get(kind)
    )
