"""What a person may name: cases, raters and scores that the study has, or a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.base.numbers import whole
from thirdear.model.coding import EventId, Pass
from thirdear.model.language import said, the_case, vaka
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.study.core import Core


def cases(study: Core, named: Sequence[str]) -> tuple[str, ...]:
    """Return the named cases, each once; all of the study's where none is named.

    A plain text is one case: its letters are never gone through.
    """
    return among(study.cases(), named)


def among(known: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """Return the named ones of the cases that are known, each once; all where none is named."""
    named = (named,) if isinstance(named, str) and named else named
    for case in named:
        if case not in known:
            raise Refusal(
                f"There is no {the_case(case)}; the study has {', '.join(known) or 'none'}.",
                f"{case} adlı bir vaka yok; çalışmadaki vakalar: {', '.join(known) or 'hiç yok'}.",
            )
    return tuple(dict.fromkeys(named)) or tuple(known)


def no_segment(case: str, session: int, segment: int) -> Refusal:
    """Return the refusal of a segment that a session does not have."""
    return Refusal(
        f"Case {case} has no segment {segment} in session {session}.",
        f"{vaka(case, 'nın')} {session}. seansında {segment}. birim yok.",
    )


def rater(study: Core, named: str) -> str:
    """Return a rater's key."""
    known = study.raters()
    if named not in known:
        listed = ", ".join(known) or said("nobody yet", "henüz kimse")
        raise Refusal(
            f"There is no rater {named}; the study knows {listed}.",
            f"{named} adlı bir kodlayıcı yok; çalışmanın bildikleri: {listed}.",
        )
    return named


def event(name: str) -> EventId | None:
    """Return what ``replica:number`` names, None where it can be no event's name."""
    first, _, second = name.partition(":")
    replica, seq = whole(first), whole(second)
    return None if replica is None or seq is None else EventId(replica, seq)


def pass_(study: Core, named: str) -> Pass:
    """Return the pass that "R1" (the first) or "R1.2" means."""
    whose, dot, number = named.rpartition(".")
    if named not in study.raters() and dot and (which := whole(number)):
        return Pass(rater(study, whose), which)
    return Pass(rater(study, named))


def code(study: Core, named: str) -> str:
    """Return a code's key."""
    if named not in study.codes():
        raise Refusal(
            f"There is no code {named}; `thirdear codebook show KEY` lists them.",
            f"{named} adlı bir kod yok; `thirdear codebook show KİTAP` olanları listeler.",
        )
    return named
