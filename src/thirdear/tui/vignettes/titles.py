"""Titles of passages that nobody has given one: the session, and the turns they run over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.tui.wording import Say, words

if TYPE_CHECKING:
    from thirdear.model.writeup import Vignette


def untitled(session: int, first: int, last: int, say: Say) -> str:
    """Return the title of a passage chosen by hand."""
    entry = "vignette.one_turn" if first == last else "vignette.untitled"
    return say(entry, session=session, first=first, last=last)


def moved(one: Vignette, first: int, last: int, say: Say) -> str:
    """Return a passage's title after its ends were moved: a person's own stays as it is."""
    made = (untitled(one.session, one.first, one.last, words(each)) for each in ("en", "tr"))
    return untitled(one.session, first, last, say) if one.title in made else one.title
