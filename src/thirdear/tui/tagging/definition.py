"""What a code means, in rows: definition, what belongs to it and what does not, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.coding import Code
from thirdear.tui.looks.families import Look
from thirdear.tui.parts.lines import Parts
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat


def definition_parts(code: Code, look: Look, seat: Seat, width: int) -> list[Parts]:
    """Return the rows about a code, each of at most so many cells."""
    say = seat.say
    facts = [look.family]
    if code.speaker is not None:
        facts.append(seat.role_name(code.speaker))
    if code.scale is not None:
        entry = "code.needs" if code.value_required else "code.scale"
        facts.append(say(entry, low=code.scale.low, high=code.scale.high))
    rows: list[Parts] = [
        [(f"{look.glyph} {look.name}", "strong"), (f"  {look.mnemonic}", "key")],
        *([(row, "dim")] for row in wrapped(" · ".join(facts), width)),
    ]
    told = (("", code.definition), ("+ ", code.include), ("− ", code.exclude))
    for sign, text in (*told, (f"{say('code.example')} ", code.example)):
        if text:
            rows += [[], *([(row, "")] for row in wrapped(sign + text, width))]
    if not code.definition:
        rows += [[], *([(row, "dim")] for row in wrapped(say("code.undefined"), width))]
    return rows


def wrapped(text: str, width: int) -> list[str]:
    """Return text from a codebook in rows of at most so many cells, harmless for a terminal."""
    shown = safe(text, one_line=True)
    return [shown[start:stop] for start, stop in wrap(shown, max(2, width))]
