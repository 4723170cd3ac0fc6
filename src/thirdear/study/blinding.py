"""Looking at other raters' work: only after a pass is finished, and the journal says since when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass, Tag
from thirdear.model.language import counted
from thirdear.model.refusal import Refusal
from thirdear.study import assignment

if TYPE_CHECKING:
    from thirdear.study.core import Core

_OPEN = "yes"


def setting(pass_: Pass) -> str:
    """Return the name of the setting that says whether a pass was unblinded."""
    return f"unblinded.{pass_.rater}.{pass_.number}"


def is_open(study: Core, pass_: Pass) -> bool:
    """Say whether a pass was unblinded."""
    return study.store.settings().get(setting(pass_)) == _OPEN


def unfinished(study: Core, pass_: Pass) -> int:
    """Return how many assigned sessions a pass has to finish; 0 where nothing stands in it at all.

    Whoever judges nothing, such as a lead who only reads, has nothing to be blind for.
    """
    if pass_ not in study.store.passes():
        return 0
    every = assignment.places(study, pass_)
    done = {(line.case, line.session) for line in study.progress(pass_) if line.finished}
    return len(every - done)


def unblind(study: Core, pass_: Pass) -> None:
    """Let a pass see other raters' work; an event of the pass's rater, which stays."""
    if left := unfinished(study, pass_):
        raise Refusal(
            f"{pass_.rater} has {counted(left, 'session')} still to finish; "
            "other raters' work can be seen only after that.",
            f"{pass_.rater} için bitecek {left} seans daha var; başkalarının "
            "kodları ancak ondan sonra görülür.",
        )
    study.store.set_setting(setting(pass_), _OPEN, pass_.rater)


def beside(study: Core, pass_: Pass, case: str, session: int) -> Mapping[Pass, tuple[Tag, ...]]:
    """Return the tags of other raters' passes that finished a session, the counting one of each.

    Nothing is read while the pass is blind, or has begun and not finished the session itself.
    """
    if not is_open(study, pass_):
        return {}
    finished = study.store.finished()
    if (pass_, case, session) not in finished and pass_ in study.store.passes():
        return {}
    apart = study.store.apart()
    others = [p for p in study.store.passes() if p.rater != pass_.rater and p not in apart]
    from thirdear import scores as room

    counting = room.counting(others, finished, case, session)
    return {
        one: study.store.tags(pass_=one, case=case, session=session)
        for one in sorted(counting.values())
    }


def differing(study: Core, pass_: Pass, case: str, session: int) -> Mapping[int, frozenset[str]]:
    """Return the turns that raters tagged with other codes, and which codes these are.

    A pass in which nothing stands is not compared: then the others are, with each other.
    """
    compared = dict(beside(study, pass_, case, session))
    if pass_ in study.store.passes():
        compared[pass_] = study.tags(pass_, case, session)
    known = {one: comparable(study, one) for one in compared}
    judged = {one: _by_turn(tags) for one, tags in compared.items()}
    found: dict[int, frozenset[str]] = {}
    for turn in sorted({turn for one in judged.values() for turn in one}):
        given = {one: by.get(turn, frozenset()) for one, by in judged.items()}
        apart = {
            code
            for code in frozenset().union(*given.values())
            if any(code not in said for one, said in given.items() if code in known[one])
        }
        if apart:
            found[turn] = frozenset(apart)
    return found


def comparable(study: Core, pass_: Pass) -> frozenset[str]:
    """Return the codes that a pass judges with: where it set none of them, that says something."""
    return frozenset(code.key for book in assignment.books(study, pass_) for code in book.codes)


def _by_turn(tags: tuple[Tag, ...]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for tag in tags:
        if tag.layer == "turn":
            found.setdefault(tag.segment, set()).add(tag.code)
    return {turn: frozenset(codes) for turn, codes in found.items()}
