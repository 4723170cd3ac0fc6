"""Entries that a container keeps apart -> one canonical text with a span for each of them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from thirdear.model.language import counted, said
from thirdear.model.reading import Reading, Span, Unplaced
from thirdear.model.refusal import Refusal
from thirdear.transcripts.headings import heading

GAP = 1.5
"""Seconds of silence within which pieces of one speaker are one turn."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: the words exactly as they are to stand in the text.

    ``line`` is where a person finds it in the file, from 1; ``time`` and ``end`` are seconds.
    """

    line: int
    speaker: str
    text: str
    time: float | None = None
    end: float | None = None
    codes: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loose:
    """Words that belong to nobody: a title, a comment, cells beyond a table's header."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table, understood: the words exactly as they stand in the cell.

    ``raters`` says whose each of the ``codes`` is, where a column tells; ``cells`` is the
    whole row.
    """

    line: int
    speaker: str
    text: str
    time: float | None
    end: float | None
    session: str
    case: str
    codes: tuple[str, ...]
    beyond: str
    raters: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


def lay_out(
    parts: Iterable[Said | Loose], titles: Container[str] = ()
) -> tuple[str, tuple[Span, ...], tuple[Unplaced, ...]]:
    """Join the words by newlines; return the text, one span an entry, and what belongs to nobody.

    Loose words that are among the ``titles`` are in the text, but understood.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    unplaced: list[Unplaced] = []
    place = 0
    for part in parts:
        start, stop = place, place + len(part.text)
        pieces.append(part.text)
        place = stop + 1
        if not part.text.strip():
            continue
        if isinstance(part, Said):
            told = (part.time, part.codes, part.end, part.raters)
            spans.append(Span(part.speaker, start, stop, *told))
        elif part.text not in titles:
            unplaced.append(Unplaced(part.line, start, stop))
    return "\n".join(pieces), tuple(spans), tuple(unplaced)


def reading_of(
    parts: Iterable[Said | Loose],
    *,
    format_name: str,
    encoding: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Reading:
    """Return one session of entries in their order; refused where nobody says anything."""
    kept = [part for part in parts if part.text.strip()]
    said = [part for part in kept if isinstance(part, Said)]
    if not said:
        raise Refusal("nobody says anything in it", "içinde kimse bir şey söylemiyor")
    above = (part.text for part in kept[: kept.index(said[0])])
    told = heading(above)
    text, spans, unplaced = lay_out(kept, told.lines)
    nameless = sum(not part.speaker for part in said)
    return Reading(
        text=text,
        spans=spans,
        format=format_name,
        encoding=encoding,
        unplaced=unplaced,
        warnings=warnings + _nameless(nameless, len(said)),
        case=told.case,
        session=told.session,
        days=told.days,
    )


def joined(parts: Iterable[Said | Loose]) -> tuple[list[Said | Loose], tuple[str, ...]]:
    """Make pieces that one speaker says in a row one turn; return them and what was done.

    Recording services cut speech where the screen is full or the breath ends. Pieces join, a line
    each, where no more than :data:`GAP` seconds lie between them; nameless ones never do.
    """
    turns: list[Said | Loose] = []
    pieces: list[str] = []  # the lines of the last turn, joined when it is over
    count = 0

    def close() -> None:
        if len(pieces) > 1 and isinstance(turn := turns[-1], Said):
            turns[-1] = replace(turn, text="\n".join(pieces))

    for part in parts:
        last = turns[-1] if turns else None
        if isinstance(part, Said) and isinstance(last, Said) and _goes_on(last, part):
            pieces.append(part.text)
            turns[-1] = replace(last, end=part.end if part.end is not None else last.end)
            count += 1
            continue
        close()
        turns.append(part)
        pieces = [part.text]
    if turns:
        close()
    if not count:
        return turns, ()
    return turns, (
        said(
            f"{counted(count, 'piece')} joined to the same speaker's piece before",
            f"{count} parça, aynı konuşanın önceki parçasına katıldı",
        ),
    )


def _goes_on(before: Said, after: Said) -> bool:
    if not before.speaker or before.speaker != after.speaker:
        return False
    if before.end is None or after.time is None:
        return True
    return after.time - before.end <= GAP


def _nameless(number: int, entries: int) -> tuple[str, ...]:
    if not number:
        return ()
    if number == entries:
        return (
            said(
                "it names no speakers: who says what is to be set by hand",
                "konuşanların adı yok: kimin ne dediği elle belirtilecek",
            ),
        )
    return (
        said(
            f"{counted(number, 'entry', 'entries')} without a speaker",
            f"konuşanı belli olmayan {number} kayıt",
        ),
    )
