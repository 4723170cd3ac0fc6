"""What word processors' formats have in common: paragraphs, table rows, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from thirdear.model.language import Both, counted, said

# What is reported of a document, in this order: kind -> (noun, plural, what was done, Turkish).
_REPORTS = {
    "insertion": ("tracked insertion", "", "taken as accepted", "izlenen ekleme kabul edildi"),
    "deletion": ("tracked deletion", "", "left out", "izlenen silme alınmadı"),
    "hidden": ("hidden passage", "", "left out", "gizli bölüm alınmadı"),
    "box": (
        "text box",
        "text boxes",
        "set at the end, not placed",
        "metin kutusu sona kondu, yerine yerleştirilmedi",
    ),
    "remark": (
        "comment",
        "",
        "beside the text: a rater may take them as memos",
        "açıklama metnin yanında: bir kodlayıcı bunları not olarak alabilir",
    ),
    "note": (
        "footnote or endnote mark",
        "",
        "left out with the note",
        "dipnot ya da son not işareti, notuyla birlikte alınmadı",
    ),
    "symbol": (
        "character of a symbol font",
        "characters of a symbol font",
        "shown as \ufffd",
        "simge yazı tipi harfi \ufffd olarak gösteriliyor",
    ),
    "damaged": ("damaged letter", "", "shown as \ufffd", "bozuk harf \ufffd olarak gösteriliyor"),
    "marker": (
        "list marker",
        "",
        "set before the paragraph, as labels of speakers",
        "liste imi, konuşan etiketi olarak paragrafın başına kondu",
    ),
    "numbered": (
        "automatic paragraph number",
        "",
        "left out: it is not stored as text",
        "otomatik paragraf numarası alınmadı: metin olarak saklanmıyor",
    ),
}
_FONTS_OF_SIGNS = ("symbol", "wingdings", "webdings", "courier", "opensymbol")  # bullets in lists


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
    """What a walk over a document counts, and the text boxes and comments that it meets.

    ``markers`` are those of lists that may be labels, by the list and its level.
    """

    counts: Counter[str] = field(default_factory=Counter)
    boxes: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    tables: int = 0
    markers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def noted(self) -> tuple[tuple[str, int], ...]:
        """Return the comments met since the last time."""
        found = tuple(self.notes.items())
        self.notes.clear()
        return found


def is_label(marker: str, font: str = "") -> bool:
    """Whether a list's marker has letters that are shown as letters, as "T:", and no bullet."""
    letters = marker.strip().rstrip(":.)-–—")
    if not any(map(str.isalpha, letters)) or "%" in marker:
        return False
    is_sign = font.casefold().startswith(_FONTS_OF_SIGNS) or letters == "o"
    return not (is_sign and marker.strip() == letters and len(letters) == 1)


def _report(kind: str, count: int) -> Both:
    noun, several, done, turkish = _REPORTS[kind]
    return f"{counted(count, noun, several)} {done}", f"{count} {turkish}"


def warnings_of(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that was counted."""
    return tuple(said(*_report(kind, counts[kind])) for kind in _REPORTS if counts.get(kind))
