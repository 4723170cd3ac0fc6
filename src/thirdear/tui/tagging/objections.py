"""Why a code cannot be set here, in one sentence of the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from thirdear.model.text import Role
from thirdear.tui.tagging.matches import Pick

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.sheet import Sheet


def objection(seat: Seat, sheet: Sheet, picks: Iterable[Pick], places: Sequence[int]) -> str | None:
    """Return what is wrong with the first code that may not stand on any of the places."""
    for pick in picks:
        name = seat.looks[pick.code].name
        if pick.code not in sheet.codes:
            return seat.say("tag.unassigned", code=name)
        code = sheet.codes[pick.code]
        if not sheet.allowed(pick.code, places):
            entry = "tag.wrong" if len(places) == 1 else "tag.wrong.range"
            role = seat.role_name(code.speaker or Role.OTHER)
            here = seat.role_name(sheet.role(places[0]))
            return seat.say(entry, code=name, role=role, here=here)
        if not sheet.fits(pick) and code.scale is None:
            return seat.say("tag.no_value", code=name)
        if not sheet.fits(pick) and code.scale is not None:
            return seat.say("tag.outside", code=name, low=code.scale.low, high=code.scale.high)
    return None
