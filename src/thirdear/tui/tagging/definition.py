"""What a code means, in rows: definition, what belongs to it and what does not, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from thirdear.base.safe import safe
from thirdear.model.coding import OURS, Code, Item
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
    *above, last = wrapped(f"{look.glyph} {look.name}", width - cell_len(look.mnemonic) - 2)
    rows: list[Parts] = [
        *([(row, "strong")] for row in above),
        [(last, "strong"), (f"  {look.mnemonic}", "key")],
        *([(row, "dim")] for row in wrapped(" · ".join(facts), width)),
    ]
    meanings = [f"{value} = {words}" for value, words in code.meanings(seat.language).items()]
    rows += [[(row, "")] for text in meanings for row in wrapped(text, width)]
    return [*rows, *_told(code, seat, width)]


def item_parts(item: Item, seat: Seat, width: int) -> list[Parts]:
    """Return the rows about a rating item: name, scale, what values mean, what is told of it."""
    name = wrapped(item.name(seat.language), width)
    values = [f"{value} = {words}" for value, words in item.meanings(seat.language).items()]
    scale = seat.say("code.scale", low=item.scale.low, high=item.scale.high)
    turned = f" · {seat.say('rating.reverse')}" if item.reverse else ""
    return [
        *([(row, "strong")] for row in name),
        [(f"{scale}{turned}", "dim")],
        *([(row, "")] for text in values for row in wrapped(text, width)),
        *_told(item, seat, width),
    ]


def _told(one: Code | Item, seat: Seat, width: int) -> list[Parts]:
    """Return the rows of what is told about a code or an item, and whose words they are."""
    say = seat.say
    signs = {"definition": "", "include": "+ ", "exclude": "− ", "example": say("code.example")}
    rows: list[Parts] = []
    for which, sign in signs.items():
        if text := one.text(which, seat.language):
            shown = f"{sign.strip()} {text}" if sign else text
            rows += [[], *([(row, "")] for row in wrapped(shown, width))]
    ends = [] if one.text("definition", seat.language) else [say("code.undefined")]
    if one.wording:
        who = one.wording
        ends += [say("code.ours") if who == OURS else say("code.wording", who=safe(who))]
    for text in ends:
        rows += [[], *([(row, "dim")] for row in wrapped(text, width))]
    return rows


def wrapped(text: str, width: int) -> list[str]:
    """Return text from a codebook in rows of at most so many cells, harmless for a terminal."""
    shown = safe(text, one_line=True)
    return [shown[start:stop] for start, stop in wrap(shown, max(2, width))]
