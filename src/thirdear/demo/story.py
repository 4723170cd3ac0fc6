"""From scenes to the turns of one session: which scenes, which of a beat's lines, at what time.

How much technique and how much alliance a session has decides how many of its lines are coded
ones, exactly, so that the words and the numbers tell the same story.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from thirdear.demo.scenes import (
    CHILD,
    NEGATIVE,
    NODS,
    PARENT,
    POSITIVE,
    TECHNIQUES,
    THERAPIST,
    Line,
    Scene,
    choose_fillings,
    fill,
)
from thirdear.model.refusal import Refusal

MOST_USES = 3
SHORT = 5
_FAMILY = {code: family for family, codes in TECHNIQUES.items() for code in codes}
# The families are thought to follow each other in a therapy: attention, regulation, explicit.
_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "first": {"attention": 6, "regulation": 3, "explicit": 1},
    "early": {"attention": 5, "regulation": 3, "explicit": 2},
    "middle": {"attention": 3, "regulation": 5, "explicit": 3},
    "late": {"attention": 2, "regulation": 3, "explicit": 5},
    "last": {"attention": 2, "regulation": 2, "explicit": 6},
}
# Scenes of an earlier phase may come back, those of the ending must not come before it.
_NEIGHBOURS: Mapping[str, Sequence[str]] = {
    "first": ("early",),
    "early": ("middle",),
    "middle": ("early",),
    "late": ("middle",),
    "last": ("late",),
}
_LENT: Mapping[str, float] = {"first": 99, "early": 1.5, "middle": 1.5, "late": 0.5, "last": 99}
_LATELY = 4
_WORN = 15
# So much chance in the order of scenes that they do not return in the same company.
_MIXED = 3
_SHORT_SHARE = 0.35
_NOD_SHARE = 0.55
_STANCE_SHARE = 0.4
_REST_BETWEEN = 2
_FRESH = 0.3
_SHORTEST, _LONGEST = 106, 134


@dataclass(frozen=True, slots=True)
class Level:
    """How rich a session is, as shares from 0 to 1.

    ``technique``: of the therapist's turns; ``positive`` and ``negative``: of the child's turns.
    """

    technique: float
    positive: float
    negative: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a told session; ``time`` is in whole seconds from the session's start."""

    speaker: str
    code: str | None
    text: str
    time: int


@dataclass(frozen=True, slots=True)
class _Beat:
    """A beat in its session: what can still be said, its scene's place and mood (bad to good).

    A worn beat has no plain line left, only a nod.
    """

    scene: int
    mood: float
    lines: tuple[Line, ...]
    worn: bool


def phase(session: int, sessions: int) -> str:
    """Return the part of the therapy that a session number belongs to."""
    if session in (1, sessions):
        return "first" if session == 1 else "last"
    place = (session - 1) / (sessions - 1)
    return "early" if place < 0.35 else "middle" if place < 0.7 else "late"


def is_short(text: str) -> bool:
    """Say whether a line has fewer than five words: such lines may stand as often as they like."""
    return len(text.split()) < SHORT


class Teller:
    """Tells the sessions of one case in order, remembering which lines and scenes were used."""

    def __init__(self, scenes: Sequence[Scene], language: str) -> None:
        self._scenes = scenes
        self._language = language
        self._uses: Counter[str] = Counter()
        self._told: Counter[str] = Counter()
        self._last: dict[str, int] = {}

    def tell(
        self, rng: random.Random, session: int, sessions: int, level: Level
    ) -> tuple[Turn, ...]:
        """Return the turns of the next session; no line of five words stands a fourth time.

        Raises Refusal when the scenes hold too few lines for so many sessions.
        """
        plan = self._plan(rng, session, sessions)
        beats = [beat for place, scene in enumerate(plan) for beat in self._open(rng, place, scene)]
        lines = self._choose(rng, beats, level, phase(session, sessions))
        fillings = [choose_fillings(rng, self._language) for _ in plan]
        words = [
            fill(line.text, fillings[beat.scene], self._language)
            for beat, line in zip(beats, lines, strict=True)
        ]
        self._uses.update(_key(line.text) for line in lines)
        return tuple(
            Turn(line.speaker, line.code, text, time)
            for line, text, time in zip(lines, words, _times(rng, words), strict=True)
        )

    def _plan(self, rng: random.Random, session: int, sessions: int) -> list[Scene]:
        """Choose an arrival, scenes between and a leaving, the least told first."""
        order = self._fitting(rng, session, sessions)
        arrival = [scene for scene in order if scene.arrives][:1]
        leaving = [scene for scene in order if scene.leaves][:1]
        wanted = rng.randint(_SHORTEST, _LONGEST) - sum(len(s.beats) for s in arrival + leaving)
        between: list[Scene] = []
        for scene in order:
            crowded = sum(other.theme == scene.theme for other in between) > 1
            if not (scene.arrives or scene.leaves or crowded) and wanted > len(scene.beats) / 2:
                between.append(scene)
                wanted -= len(scene.beats)
        if not between:
            raise Refusal(
                f"The scenes hold too few lines to tell session {session}; write more.",
                f"Sahnelerde {session}. seansı anlatmaya yetecek kadar satır yok; daha fazla "
                "yazın.",
            )
        rng.shuffle(between)
        plan = arrival + between + leaving
        self._told.update(scene.title for scene in plan)
        self._last.update((scene.title, session) for scene in plan)
        return plan

    def _fitting(self, rng: random.Random, session: int, sessions: int) -> list[Scene]:
        """Return the scenes that may be told in a session, the best first.

        Best are those of just this session, then those not told just lately, told seldom, little
        worn, and of the phase itself: a neighbouring phase lends its scenes when its own are worn.
        """
        now, left = phase(session, sessions), sessions - session
        lately = {title for title, last in self._last.items() if session - last <= _REST_BETWEEN}
        fitting = [
            scene
            for scene in self._scenes
            if self._is_fresh(scene)
            and _may_stand(scene, now)
            and scene.left in (None, left)
            and (scene.most is None or self._told[scene.title] < scene.most)
        ]

        def reluctance(scene: Scene) -> float:
            mixed = _MIXED * rng.random()
            if scene.left == left:
                return mixed - 99
            foreign = 0 if scene.fits(now) else _LENT[now]
            fresh = _LATELY if scene.title in lately else 0
            worn = _WORN * sum(_is_worn(self._usable(beat)) for beat in scene.beats)
            return mixed + foreign + fresh + self._told[scene.title] + worn / len(scene.beats)

        return sorted(fitting, key=reluctance)

    def _is_fresh(self, scene: Scene) -> bool:
        """Say whether enough of its beats can still be told with more than a nod."""
        lines = [line for beat in scene.beats for line in beat if not is_short(line.text)]
        return len(self._usable(lines)) >= _FRESH * len(lines) and all(
            self._usable(beat) for beat in scene.beats if beat[0].speaker == PARENT
        )

    def _usable(self, beat: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            line for line in beat if is_short(line.text) or self._uses[_key(line.text)] < MOST_USES
        )

    def _open(self, rng: random.Random, place: int, scene: Scene) -> list[_Beat]:
        """Return a scene's beats with the lines that are left; some may be nodded through too."""
        mood = rng.random()
        beats = []
        for beat in scene.beats:
            lines, speaker, chance = self._usable(beat), beat[0].speaker, rng.random()
            worn = _is_worn(lines)
            if worn or (speaker == CHILD and rng.random() < _NOD_SHARE):
                lines += (Line(speaker, None, rng.choice(NODS[self._language][speaker])),)
            beats.append(_Beat(place, mood + 0.5 * chance, lines, worn))
        return beats

    def _choose(
        self, rng: random.Random, beats: Sequence[_Beat], level: Level, now: str
    ) -> list[Line]:
        """Choose one line for each beat, so that the session has its levels."""
        kinds = _kinds(rng, beats, level)
        return [
            self._pick(rng, beat.lines, kind, now) for beat, kind in zip(beats, kinds, strict=True)
        ]

    def _pick(self, rng: random.Random, lines: Sequence[Line], kind: str, now: str) -> Line:
        """Choose one of a beat's lines of a kind, the least used first."""
        options = [line for line in lines if _kind(line) == kind] or list(lines)
        if kind == "technique":
            families = sorted({_FAMILY[line.code] for line in options if line.code in _FAMILY})
            family = rng.choices(families, [_WEIGHTS[now][name] for name in families])[0]
            options = [line for line in options if _FAMILY.get(line.code or "") == family]
        elif kind == "plain":
            options = _divide(rng, options, lambda line: line.code is not None, _STANCE_SHARE)
            options = _divide(rng, options, lambda line: is_short(line.text), _SHORT_SHARE)
        return min(options, key=lambda line: (self._uses[_key(line.text)], rng.random()))


def _is_worn(lines: Sequence[Line]) -> bool:
    """Say whether none of a beat's lines that are left is plain."""
    return all(_kind(line) != "plain" for line in lines)


def _may_stand(scene: Scene, now: str) -> bool:
    """Say whether a scene fits a phase, or a neighbouring phase lends it."""
    lent = not scene.when & {"first", "last"}
    return scene.fits(now) or (lent and any(scene.fits(phase) for phase in _NEIGHBOURS[now]))


def _kind(line: Line) -> str:
    """Return what a line counts as: stance lines are no technique, so they count as plain."""
    if line.code in _FAMILY:
        return "technique"
    return "positive" if line.code in POSITIVE else "negative" if line.code in NEGATIVE else "plain"


def _kinds(rng: random.Random, beats: Sequence[_Beat], level: Level) -> list[str]:
    """Return the kind of line for every beat; what is wanted stands where it can.

    It stands first in worn beats. Good and bad moments of a child gather in scenes of their own,
    by the scenes' mood; technique is spread over the session.
    """
    kinds = ["plain"] * len(beats)
    spoken = Counter(beat.lines[0].speaker for beat in beats)
    orders = {
        "technique": (THERAPIST, level.technique, [rng.random() for _ in beats]),
        "negative": (CHILD, level.negative, [beat.mood for beat in beats]),
        "positive": (CHILD, level.positive, [-beat.mood for beat in beats]),
    }
    for kind, (speaker, share, order) in orders.items():
        able = [i for i, beat in enumerate(beats) if kinds[i] == "plain" and _offers(beat, kind)]
        able.sort(key=lambda i: (not beats[i].worn, order[i]))
        for i in able[: round(share * spoken[speaker])]:
            kinds[i] = kind
    return kinds


def _offers(beat: _Beat, kind: str) -> bool:
    return any(_kind(line) == kind for line in beat.lines)


def _divide(
    rng: random.Random, lines: Sequence[Line], belongs: Callable[[Line], bool], share: float
) -> list[Line]:
    """Return the lines that belong, with the probability ``share``, else the others; never none."""
    inside = [line for line in lines if belongs(line)]
    outside = [line for line in lines if not belongs(line)]
    return (inside if rng.random() < share else outside) or inside or outside


def _key(text: str) -> str:
    """Return what makes two lines the same: their words, without case and punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _times(rng: random.Random, words: Sequence[str]) -> list[int]:
    """Return when each line begins: words take time, play and silence more; the hour is full."""
    gaps = [
        1.5 + 0.45 * len(line.split()) + ("(" in line) * 4 + rng.expovariate(1 / 9)
        for line in words
    ]
    scale = rng.uniform(45, 49.5) * 60 / sum(gaps)
    begin, now = rng.uniform(2, 25), 0.0
    times: list[int] = []
    for gap in gaps:
        times.append(max(round(begin + now), times[-1] + 1 if times else 0))
        now += gap * scale
    return times
