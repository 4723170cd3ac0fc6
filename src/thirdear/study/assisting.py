"""Assistance for raters: off unless the study says otherwise, and never where raters are blind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.coding import Code, NewTag, Pass, Tag
from thirdear.model.consensus import CONSENSUS
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.study import asking, unblinding
from thirdear.study.parts.part import LEAD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thirdear.assistance import Expected
    from thirdear.study.study import Study

SETTING = "suggestions"
ENOUGH, SESSIONS = 30, 5
"""How often a code has to be given, and in how many sessions, before it is suggested."""
WHY = (
    "Suggestions make raters alike: in a study of such a tool alpha rose from .09 to .33 "
    "(Rietz & Maedche 2021)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A segment that resembles another, or that a code is suggested for (``code``), and how much.

    ``much`` is a cosine where segments are compared, else a chance from 0 to 1.
    """

    case: str
    session: int
    segment: int
    much: float
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    case: str
    session: int
    segment: Segment
    text: str


def is_on(study: Study) -> bool:
    """Say whether the study wants suggestions."""
    return study.store.settings().get(SETTING) == "on"


def turn(study: Study, *, on: bool) -> None:
    """Let the study want suggestions, or not."""
    if is_on(study) != on:
        study.store.set_setting(SETTING, "on" if on else "off", LEAD)


def check_allowed(study: Study, pass_: Pass) -> None:
    """Refuse suggestions that are off, in a later round, or beside raters not yet unblinded."""
    if not is_on(study):
        raise Refusal("Suggestions are off in this study; `thirdear suggest on` allows them.")
    if pass_.number > 1:
        raise Refusal(f"{WHY}; a later round is there to see whether a rater is alike alone.")
    others = set(study.raters()) - {pass_.rater, CONSENSUS}
    if others and not unblinding.is_open(study, pass_):
        raise Refusal(
            f"{WHY}; {pass_.rater} is still blind to other raters, so there are none in this pass."
        )


def more_like(
    study: Study, case: str, session: int, segment: int, limit: int = 10
) -> tuple[Found, ...]:
    """Return the study's turns whose words are most like a turn's; no tag is read for it."""
    from thirdear import assistance

    asking.cases(study, [case])
    places = [
        place for info in study.sessions() for place in _turns(study, info.case, info.session)
    ]
    wanted = (case, session, segment)
    one = next((i for i, p in enumerate(places) if _key(p) == wanted), None)
    if one is None:
        raise Refusal(f"Case {case} has no segment {segment} in session {session}.")
    found = assistance.nearest([place.text for place in places], one, limit)
    return tuple(Found(*_key(places[at]), much) for at, much in found)


def codes(
    study: Study, pass_: Pass, case: str, session: int, at_least: float = 0.7
) -> tuple[Found, ...]:
    """Return codes for a session's turns, learned from the pass's own other finished sessions.

    A code is left out until it was given thirty times in five of them; and so is what stands.
    """
    from thirdear import assistance

    check_allowed(study, pass_)
    asking.cases(study, [case])
    here = _turns(study, case, session)
    stands = {(t.segment, t.code) for t in study.tags(pass_, case, session)}
    found: list[Found] = []
    for code, places, yes, _ in _judged(study, pass_, leave=(case, session)):
        asked = [p for p in here if _is_for(code, p) and (p.segment.index, code.key) not in stands]
        if not asked:
            continue
        learned = assistance.learn([p.text for p in places], _column(yes))
        chances = learned.chances([p.text for p in asked])[:, 0]
        found += [
            Found(*_key(place), float(chance), code.key)
            for place, chance in zip(asked, chances, strict=True)
            if chance >= at_least
        ]
    return tuple(sorted(found, key=lambda f: (f.segment, -f.much)))


def accept(
    study: Study, pass_: Pass, case: str, session: int, segment: int, code: str
) -> tuple[Tag, ...]:
    """Give a segment a code that was suggested; the journal keeps that it was."""
    if all((f.segment, f.code) != (segment, code) for f in codes(study, pass_, case, session, 0)):
        raise Refusal(
            f"{code} is not suggested for segment {segment} of case {case}, session {session}: it "
            "stands, is another speaker's, or was given too rarely to be learned."
        )
    new = NewTag(case, session, segment, asking.code(study, code), suggested=True)
    return study.change_tags(pass_, add=[new])


def report(study: Study, pass_: Pass) -> tuple[Expected, ...]:
    """Return how well suggestions do in the pass's own finished sessions, by cross-validation."""
    from thirdear import assistance

    found = tuple(
        assistance.expected(code.key, [p.text for p in places], _column(yes)[:, 0], groups)
        for code, places, yes, groups in _judged(study, pass_)
    )
    if not found:
        raise Refusal(
            f"{pass_.rater} has given no code {ENOUGH} times in {SESSIONS} finished sessions; "
            "nothing can be learned yet."
        )
    return found


def _column(yes: list[bool]) -> NDArray[np.bool_]:
    import numpy as np

    return np.array(yes, dtype=bool)[:, None]


def _judged(
    study: Study, pass_: Pass, leave: tuple[str, int] | None = None
) -> Iterator[tuple[Code, list[_Place], list[bool], list[tuple[str, int]]]]:
    """Yield codes with enough tags: the turns they can be given to, whether, and the sessions."""
    given: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for tag in study.store.tags(pass_=pass_):
        if tag.layer == "turn" and not tag.suggested:
            given[tag.code].add((tag.case, tag.session, tag.segment))
    done = {(case, number) for who, case, number in study.store.finished() if who == pass_}
    places = [p for one in sorted(done - {leave}) for p in _turns(study, *one)]
    for code in study.codes().values():
        asked = [place for place in places if _is_for(code, place)]
        yes = [_key(place) in given[code.key] for place in asked]
        sessions = {(p.case, p.session) for p, is_ in zip(asked, yes, strict=True) if is_}
        if sum(yes) >= ENOUGH and len(sessions) >= SESSIONS:
            yield code, asked, yes, [(p.case, p.session) for p in asked]


def _turns(study: Study, case: str, session: int) -> list[_Place]:
    text = study.transcript(case, session).text
    return [
        _Place(case, session, s, text[s.start : s.stop])
        for s in study.segments(case, session, "turn")
    ]


def _key(place: _Place) -> tuple[str, int, int]:
    return place.case, place.session, place.segment.index


def _is_for(code: Code, place: _Place) -> bool:
    return code.speaker in (None, place.segment.role)
