"""The question before a session is marked as judged completely, or opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat


@dataclass(frozen=True, slots=True)
class Decision:
    """What is asked, the answers with "no" first, and what "yes" does and says."""

    title: str
    why: tuple[str, ...]
    answers: tuple[str, str]
    act: Callable[[], None]
    done: str
    finishes: bool


def decision(seat: Seat, case: str, session: int) -> Decision:
    """Return the question for a session, by whether it is finished."""
    say, study, pass_ = seat.say, seat.study, seat.pass_
    reached = {(p.case, p.session): p for p in study.progress(pass_)}.get((case, session))
    what = "reopen" if reached and reached.finished else "finish"
    why = [say(f"{what}.why")]
    if what == "finish":
        tagged, rated = (reached.tagged, reached.rated) if reached else (0, 0)
        if items := sum(len(book.items) for book in seat.books):
            why.insert(0, say("finish.items", rated=rated, items=items))
        if any(book.codes for book in seat.books):
            all_ = len(study.segments(case, session))
            why.insert(0, say("finish.tags", tagged=tagged, all=all_))
    act = study.finish if what == "finish" else study.reopen
    place = seat.place(case, session)
    return Decision(
        title=say(f"{what}.title", place=place),
        why=tuple(why),
        answers=(say(f"{what}.no"), say(f"{what}.yes")),
        act=lambda: act(pass_, case, session),
        done=say(f"{what}.done", place=place),
        finishes=what == "finish",
    )
