"""Where the desk goes to show what undo and redo touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.model.coding import Change
    from thirdear.study import Study


def landing(study: Study, change: Change) -> int | None:
    """Return the place of the turn in which the touched segment begins.

    None where the change is about no segment, or its turn cannot be known.
    """
    if change.segment is None:
        return None
    if change.layer is None or change.layer == "turn":
        return change.segment - 1
    try:
        touched = study.segments(change.case, change.session, change.layer)
        turns = study.segments(change.case, change.session)
    except Refusal:
        return None
    start = next((one.start for one in touched if one.index == change.segment), None)
    if start is None:
        return None
    found = (place for place, turn in enumerate(turns) if turn.start <= start < turn.stop)
    return next(found, None)
