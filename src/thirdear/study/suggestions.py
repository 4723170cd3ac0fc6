"""Assistance for raters: off unless the study says otherwise, and never where raters are blind."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from thirdear.model.coding import CONSENSUS, Code, NewTag, Pass, Tag
from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Role, Segment
from thirdear.study import blinding, judgements, lookup, meaning
from thirdear.study.core import LEAD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thirdear.assistance import Expected
    from thirdear.study.core import Core

SETTING, BY = "suggestions", "suggestions_by"
Way = Literal["words", "meaning"]
ENOUGH, SESSIONS = 30, 5
"""How often a code has to be given, and in how many sessions, before it is suggested."""
WHY = (
    (
        "Suggestions make raters alike: in a study of such a tool alpha rose from .09 to .33 "
        "(Rietz & Maedche 2021)"
    ),
    (
        "Öneriler kodlayıcıları birbirine benzetir: böyle bir aracın incelendiği çalışmada "
        "alfa .09’dan .33’e çıktı (Rietz & Maedche 2021)"
    ),
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


def is_on(study: Core) -> bool:
    """Say whether the study wants suggestions."""
    return study.store.settings().get(SETTING) == "on"


def turn(study: Core, *, on: bool, by: Way = "words") -> None:
    """Let the study want suggestions, by words alone or by meaning beside them, or none.

    Refusal where meaning is wanted without its extra.
    """
    if on and by == "meaning":
        meaning.encoder()
    wanted = {SETTING: "on" if on else "off"} | ({BY: by} if on else {})
    have = {SETTING: "off", BY: "words"} | dict(study.store.settings())
    for key, value in wanted.items():
        if have[key] != value:
            study.store.set_setting(key, value, LEAD)


def way(study: Core) -> Way:
    """Return by what the study wants suggestions."""
    return "meaning" if study.store.settings().get(BY) == "meaning" else "words"


def by_meaning(study: Core) -> bool:
    """Say whether suggestions go by meaning, too: it is wanted and the extra is there."""
    return way(study) == "meaning" and meaning.installed()


def check_allowed(study: Core, pass_: Pass) -> None:
    """Refuse suggestions that are off, in a later round, or beside raters not yet unblinded."""
    if not is_on(study):
        raise Refusal(
            "Suggestions are off in this study; `thirdear tags suggest on` allows them.",
            "Bu çalışmada öneriler kapalı; `thirdear tags suggest on` açar.",
        )
    check_pass(study, pass_)


def check_pass(study: Core, pass_: Pass) -> None:
    """Refuse suggestions in a later round, or beside raters not yet unblinded, on or off."""
    if pass_.number > 1:
        raise Refusal(
            f"{WHY[0]}; a later round is there to see whether a rater is alike alone.",
            f"{WHY[1]}; sonraki tur, kodlayıcının tek başına kendine benzeyip benzemediğini "
            "görmek içindir.",
        )
    others = set(study.counted_raters()) - {pass_.rater, CONSENSUS}
    if others and not blinding.is_open(study, pass_):
        raise Refusal(
            f"{WHY[0]}; {pass_.rater} is still blind to other raters, so there are none in this "
            "coding round.",
            f"{WHY[1]}; {pass_.rater} öteki kodlayıcılara hâlâ kör, bu yüzden bu turda öneri yok.",
        )


def more_like(
    study: Core, case: str, session: int, segment: int, limit: int = 10
) -> tuple[Found, ...]:
    """Return the study's turns whose words are most like a turn's; no tag is read for it."""
    from thirdear import assistance

    lookup.cases(study, [case])
    places = [
        place for info in study.sessions() for place in _turns(study, info.case, info.session)
    ]
    wanted = (case, session, segment)
    one = next((i for i, p in enumerate(places) if _key(p) == wanted), None)
    if one is None:
        raise lookup.no_segment(case, session, segment)
    found = assistance.nearest([place.text for place in places], one, limit)
    return tuple(Found(*_key(places[at]), much) for at, much in found)


def codes(
    study: Core, pass_: Pass, case: str, session: int, at_least: float = 0.7
) -> tuple[Found, ...]:
    """Return codes for a session's turns, learned from the pass's own other finished sessions.

    A code is left out until it was given thirty times in five of them, and as long as its chances,
    in sessions that they were not learned from, order turns no better than luck; and so is what
    stands.
    """
    from thirdear import assistance

    check_allowed(study, pass_)
    lookup.cases(study, [case])
    here = _turns(study, case, session)
    stands = {(t.segment, t.code) for t in study.tags(pass_, case, session)}
    worth = {one.code for one in _expected(study, pass_) if one.helps}
    meant = _Meanings(study)
    found: list[Found] = []
    for same in _alike(_judged(study, pass_, leave=(case, session))):
        kept = [one for one in same if one.code.key in worth]
        asked = [p for p in here if kept and _is_for(kept[0].code, p)]
        if not asked:
            continue
        places = kept[0].places
        learned = assistance.learn([p.text for p in places], _columns(kept), meant.of(places))
        chances = learned.chances([p.text for p in asked], meant.of(asked))
        found += [
            Found(*_key(place), float(chances[row, column]), one.code.key)
            for column, one in enumerate(kept)
            for row, place in enumerate(asked)
            if chances[row, column] >= at_least
            and (place.segment.index, one.code.key) not in stands
        ]
    return tuple(sorted(found, key=lambda f: (f.segment, -f.much)))


def learned(study: Core, pass_: Pass) -> tuple[Expected, ...]:
    """Return the codes that were given often enough, and how well their suggestions do."""
    return _expected(study, pass_)


def held_back(study: Core, pass_: Pass) -> tuple[Expected, ...]:
    """Return the codes that were given often enough, but whose suggestions are no help yet."""
    return tuple(one for one in learned(study, pass_) if not one.helps)


def accept(
    study: Core, pass_: Pass, case: str, session: int, segment: int, code: str
) -> tuple[Tag, ...]:
    """Give a segment a code that was suggested; the journal keeps that it was."""
    if all((f.segment, f.code) != (segment, code) for f in codes(study, pass_, case, session, 0)):
        raise Refusal(
            f"{code} is not suggested for segment {segment} of {the_case(case)}, session "
            f"{session}: it "
            "stands, is another speaker's, was given too rarely to be learned, or is held back.",
            f"{code}, {vaka(case, 'nın')} {session}. seansında {segment}. birim için "
            "önerilmiyor: ya zaten konmuş ya başka konuşanın kodu ya öğrenilemeyecek "
            "kadar seyrek ya da geride tutuluyor.",
        )
    new = NewTag(case, session, segment, lookup.code(study, code), suggested=True)
    return judgements.change_tags(study, pass_, (), [new])


def report(study: Core, pass_: Pass) -> tuple[Expected, ...]:
    """Return how well suggestions do in the pass's own finished sessions, by cross-validation."""
    found = _expected(study, pass_)
    if not found:
        raise Refusal(
            f"{pass_.rater} has given no code {ENOUGH} times in {SESSIONS} finished sessions; "
            "nothing can be learned yet.",
            f"{pass_.rater}, {SESSIONS} bitmiş seansta hiçbir kodu {ENOUGH} kez "
            "koymadı; henüz bir şey öğrenilemez.",
        )
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A code with enough tags: the turns that it can be given to, and whether it was."""

    code: Code
    places: Sequence[_Place]
    yes: Sequence[bool]


_MEASURED: dict[str, tuple[Expected, ...]] = {}
"""What was measured lately, by a digest of the texts and judgements that it was measured on."""


def _expected(study: Core, pass_: Pass) -> tuple[Expected, ...]:
    """Return how well every code's suggestions do; the last few answers are kept."""
    from thirdear import assistance

    meant = _Meanings(study)
    found: list[Expected] = []
    for same in _alike(_judged(study, pass_)):
        codes = [one.code.key for one in same]
        texts = [p.text for p in same[0].places]
        groups = [(p.case, p.session) for p in same[0].places]
        columns = _columns(same)
        told = repr((codes, texts, groups, meant.encoder)).encode() + columns.tobytes()
        digest = hashlib.sha256(told).hexdigest()
        if digest not in _MEASURED:
            while len(_MEASURED) >= 16:
                del _MEASURED[next(iter(_MEASURED))]
            rows = meant.of(same[0].places)
            _MEASURED[digest] = assistance.expected(codes, texts, columns, groups, rows)
        found += _MEASURED[digest]
    order = list(study.codes())
    return tuple(sorted(found, key=lambda one: order.index(one.code)))


class _Meanings:
    """The vectors of turns, where suggestions go by meaning; each session is read once."""

    def __init__(self, study: Core) -> None:
        self._study = study
        self.encoder = meaning.encoder() if by_meaning(study) else None
        self._read: dict[Place, NDArray[np.float32]] = {}

    def of(self, places: Sequence[_Place]) -> NDArray[np.float32] | None:
        """Return a row a place, None where suggestions go by words alone."""
        import numpy as np

        if self.encoder is None:
            return None
        for place in dict.fromkeys((p.case, p.session) for p in places):
            if place not in self._read:
                self._read[place] = meaning.vectors(self._study, *place)
        return np.array([self._read[p.case, p.session][p.segment.index - 1] for p in places])


def _alike(judged: Iterable[_Judged]) -> Iterator[list[_Judged]]:
    """Yield codes together that are for the same speaker, and so are learned from one text."""
    found: dict[Role | None, list[_Judged]] = defaultdict(list)
    for one in judged:
        found[one.code.speaker].append(one)
    yield from found.values()


def _columns(judged: Sequence[_Judged]) -> NDArray[np.bool_]:
    import numpy as np

    return np.array([one.yes for one in judged], dtype=bool).T


def _judged(study: Core, pass_: Pass, leave: Place | None = None) -> Iterator[_Judged]:
    """Yield the codes that a pass has given often enough in its finished sessions."""
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
            yield _Judged(code, asked, yes)


def _turns(study: Core, case: str, session: int) -> list[_Place]:
    text = study.transcript(case, session).text
    return [
        _Place(case, session, s, text[s.start : s.stop])
        for s in study.segments(case, session, "turn")
    ]


def _key(place: _Place) -> tuple[str, int, int]:
    return place.case, place.session, place.segment.index


def _is_for(code: Code, place: _Place) -> bool:
    return code.speaker in (None, place.segment.role)
