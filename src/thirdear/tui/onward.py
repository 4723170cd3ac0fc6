"""What comes next: the session after this one that a pass has not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.model.text import Place

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat


def unfinished(seat: Seat, after: Place | None) -> Place | None:
    """Return the next session to judge, from a place on and then from the beginning.

    In a masked queue they come in its order. None where every one is finished.
    """
    study = seat.study
    every = list(seat.masks) or [(info.case, info.session) for info in study.sessions()]
    mine = [place for place in every if place in seat.masks or seat.lists(place)]
    done = {(one.case, one.session) for one in study.progress(seat.pass_) if one.finished}
    start = mine.index(after) + 1 if after in mine else 0
    left = [place for place in (*mine[start:], *mine[:start]) if place not in done]
    return next((place for place in left if place != after), None)
