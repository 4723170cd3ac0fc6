"""The question before other raters' work is opened: it ends blindness, and the journal keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.tui.parts.ask import Choose
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat


def opening(
    seat: Seat, opened: Callable[[], None], refused: Callable[[str], None]
) -> tuple[Choose, Callable[[int | None], None]]:
    """Return the window that asks, and what is to be done with its answer.

    ``opened`` is called when other raters' work may be seen, ``refused`` with the reason why not.
    """
    from thirdear.study import blinding

    say = seat.say

    def decide(answer: int | None) -> None:
        if answer == 1:
            with telling(refused):
                blinding.unblind(seat.study, seat.pass_)
                seat.blind = False
                opened()

    title = say("agreement.open_title", rater=safe(seat.pass_.rater, one_line=True))
    answers = [say("agreement.open_no"), say("agreement.open_yes")]
    window = Choose(title, answers, seat.language, why=[say("agreement.open_why")])
    return window, decide
