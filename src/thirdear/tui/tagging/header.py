"""The header of the tagging screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.tui.parts.lines import Parts

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.sheet import Sheet

BAR_CELLS = 10


def head_parts(seat: Seat, sheet: Sheet, place: int, chosen: int) -> Parts:
    """Return the header: case and session, place, progress, rater, blindness."""
    say = seat.say
    all_ = len(sheet)
    where = say("tagging.seg", place=f"{min(place + 1, all_):,}", all=f"{all_:,}")
    if chosen > 1:
        where += f" · {say('tagging.range', count=chosen)}"
    share = sheet.tagged / all_ if all_ else 0.0
    bar = "█" * round(share * BAR_CELLS)
    auto = f" · {say('auto')}▸" if seat.auto else ""
    end = f" · ✓ {say('finished')}" if sheet.finished else auto
    return [
        (f" {safe(sheet.case, one_line=True)} ▸ {sheet.session}  ", "title"),
        (where, "strong"),
        (f"  {bar}", "good"),
        (f"{'░' * (BAR_CELLS - len(bar))} {share:4.0%}", "dim"),
        (f"  {safe(seat.pass_.rater, one_line=True)} · {say('blind')}{end} ", ""),
    ]
