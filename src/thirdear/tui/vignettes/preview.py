"""A passage beside the list: its criterion, its turns with some before and after, its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.numbers import grouped
from thirdear.base.safe import safe
from thirdear.model.text import Transcript
from thirdear.model.writeup import Excerpt, Vignette
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.transcript.paint import speaker_letter
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from thirdear.tui.wording import Say

CONTEXT = 2
"""Turns shown before and after a passage."""

Said = tuple[int, str, str]
"""Number, speaker and words of a turn."""


@dataclass(frozen=True, slots=True)
class Disguised:
    """A passage as a document prints it, and how many places in it are undecided."""

    of: Vignette
    excerpt: Excerpt
    undecided: int

    def turns(self) -> list[Said]:
        """Return the disguised turns."""
        return [(turn.number, turn.speaker, turn.text) for turn in self.excerpt.turns]


def verbatim(transcript: Transcript, one: Vignette) -> list[Said]:
    """Return the turns of a passage and some around it, word for word."""
    turns = transcript.turns[max(0, one.first - 1 - CONTEXT) : one.last + CONTEXT]
    return [(turn.index, speaker_letter(turn), transcript.words(turn)) for turn in turns]


def preview_rows(
    one: Vignette, turns: Iterable[Said], width: int, *, at_last: bool, beside: str = ""
) -> tuple[list[Parts], int]:
    """Return the rows of the preview, and the number of the passage's last row.

    ``at_last`` says at which end the mark of the arrows stands, ``beside`` in words which result
    the passage was chosen to stand beside.
    """
    rows: list[Parts] = [[(f" {clip(safe(one.title, one_line=True), width)}", "title")]]
    for text in (one.criterion, one.commentary, beside):
        rows += [[(f" {row}", "dim")] for row in _wrapped(text, width)]
    rows.append([])
    end = 0
    for number, speaker, said in turns:
        inside = one.first <= number <= one.last
        mark = "▸" if number == (one.last if at_last else one.first) else " "
        for at, row in enumerate(_wrapped(said, width - 9)):
            begin = f"{mark}{number:>4} {speaker:<2} " if not at else " " * 9
            rows.append([(begin, "key" if inside else "dim"), (row, "" if inside else "dim")])
        end = len(rows) if number == one.last else end
    return rows, end


def facts(
    one: Vignette, transcript: Transcript, say: Say, disguised: Disguised | None, *, at_last: bool
) -> Parts:
    """Return length, words, which end moves, and what is undecided where that is known."""
    chosen = transcript.turns[one.first - 1 : one.last]
    count = sum(len(transcript.words(turn).split()) for turn in chosen)
    turns = one.last - one.first + 1
    told = say("vignettes.facts", first=one.first, last=one.last, turns=turns, words=grouped(count))
    end = say("vignettes.last_end" if at_last else "vignettes.first_end")
    parts: list[Part] = [(f" {told} · ←→ {end}", "dim")]
    if disguised is not None:
        left = disguised.undecided
        decided = say("vignettes.open", count=left) if left else say("vignettes.clear")
        parts.append((f" · {decided}", "warn" if left else "good"))
    return parts


def _wrapped(text: str, width: int) -> list[str]:
    shown = safe(text.strip(), one_line=True)
    return [shown[start:stop] for start, stop in wrap(shown, max(2, width))] if shown else []
