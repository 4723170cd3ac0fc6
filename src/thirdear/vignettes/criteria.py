"""The criteria by which passages are chosen: each finds sessions and weighs their turns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, pstdev

from thirdear.model.coding import RATIOS, ScoreRule
from thirdear.vignettes.passages import Candidate, Case, pairs_in, sums
from thirdear.vignettes.words import often, part, say

WITHIN = 3
"""A marker follows a technique where it stands at most this many turns later."""

MENDED = 10
"""A rupture is repaired in the same passage where the repair stands at most so many turns later."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """Codes by which a score shows in single turns, and what to call them together."""

    name: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Influential:
    """The session without which a test's F falls furthest, and both values of F.

    It carries the test only where this is ``found``.
    """

    session: int
    f: float
    f_without: float
    found: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What the vignettes are to illustrate: two scores, and the signs of each in single turns.

    ``ruptures`` and ``repairs`` are the codes of both, ``elsewhere`` the codes of each turn by
    session where they were given to other segments than turns. ``pattern`` is what a dense passage
    is dense in.
    """

    cause: ScoreRule
    effect: ScoreRule
    techniques: Signs
    markers: Signs
    influential: Influential | None = None
    ruptures: Signs | None = None
    repairs: Signs | None = None
    elsewhere: Mapping[int, Mapping[int, frozenset[str]]] | None = None
    pattern: Signs | None = None


def candidates(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield candidates by how much they show, the criteria in the order of their rank."""
    cause, effect = question.cause, question.effect
    if question.pattern is not None:
        yield from _dense(facts, question, language)
    followed = tuple(_succession(facts, question, language))
    mended = tuple(_repaired(facts, question, language))
    yield from (*followed[:1], *mended[:1])
    influential = tuple(_influential(facts, question, language))
    carries = question.influential is not None and question.influential.found
    yield from influential if carries else ()
    yield from _step(facts, effect, question.markers.codes, language, up=True)
    yield from _extreme(facts, cause, question.techniques.codes, language, highest=True)
    yield from _extreme(facts, effect, _NONE, language, highest=False)
    yield from _extreme(facts, effect, question.markers.codes, language, highest=True)
    yield from _step(facts, effect, _NONE, language, up=False)
    yield from _extreme(facts, cause, _NONE, language, highest=False)
    if question.pattern is None:
        yield from _dense(facts, question, language)
    yield from _typical(facts, question, language)
    yield from () if carries else influential
    yield from (*followed[1:], *mended[1:])


def _extreme(
    facts: Case, rule: ScoreRule, wanted: Collection[str], language: str, *, highest: bool
) -> Iterator[Candidate]:
    known = _transcribed(facts, rule)
    if len({*known.values()}) < 2:
        return
    pick: Callable[..., int] = max if highest else min
    session = pick(known, key=lambda one: (known[one], -one if highest else one))
    in_words = {
        "session": session,
        "score": rule.name(language),
        "value": _shown(rule, known, session),
        "mean": f"{fmean(known.values()):.2f}",
        "sessions": len(known),
    }
    words = say(language, "highest" if highest else "lowest", in_words)
    yield _candidate(facts, session, words, wanted)


def _step(
    facts: Case, rule: ScoreRule, wanted: Collection[str], language: str, *, up: bool
) -> Iterator[Candidate]:
    """Yield the session after the largest change between two neighbouring sessions."""
    known = _transcribed(facts, rule)
    changes = {b: known[b] - known[a] for a, b in pairwise(sorted(known)) if b == a + 1}
    sign = 1 if up else -1
    if not changes or max(sign * change for change in changes.values()) <= 0:
        return
    session = max(changes, key=lambda one: (sign * changes[one], -one))
    in_words = {
        "session": session,
        "score": rule.name(language),
        "before": _shown(rule, known, session - 1),
        "value": _shown(rule, known, session),
        "earlier": session - 1,
    }
    words = say(language, "rise" if up else "fall", in_words)
    yield _candidate(facts, session, words, wanted)


def _shown(rule: ScoreRule, known: Mapping[int, float], session: int) -> str:
    """Return a session's score; a score that counts has no decimals."""
    whole = rule.rule not in RATIOS and all(value == int(value) for value in known.values())
    return f"{known[session]:.{0 if whole else 2}f}"


def _candidate(
    facts: Case, session: int, words: tuple[str, str], wanted: Collection[str]
) -> Candidate:
    codes = facts.codes.get(session, {})
    weights = {turn: _weight(given, wanted) for turn, given in codes.items()}
    return Candidate(session, *words, weights)


def _weight(given: Collection[str], wanted: Collection[str]) -> float:
    """Count the codes of a turn; those that are not wanted count a quarter."""
    if not wanted:
        return float(len(given))
    return sum(1.0 if code in wanted else 0.25 for code in given)


def _transcribed(facts: Case, rule: ScoreRule) -> dict[int, float]:
    known = facts.scores.get(rule.key, {})
    return {session: value for session, value in known.items() if facts.turns.get(session)}


def _succession(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield the passage in which techniques are most often followed by markers.

    Two scores of the same codes have none: that a code follows itself shows no order.
    """
    if question.techniques.codes == question.markers.codes:
        return
    judged = {*_transcribed(facts, question.cause), *_transcribed(facts, question.effect)}
    paired = {
        session: _followed(
            facts.codes.get(session, {}), question.techniques, question.markers, WITHIN
        )
        for session in judged
    }
    in_words = {
        "cause": question.techniques.name,
        "effect": question.markers.name,
        "within": WITHIN,
    }
    yield from _best(facts, _of_pairs(facts, paired), "succession", in_words, language)


def _repaired(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield the passage in which ruptures are most often followed by repair."""
    if question.ruptures is None or question.repairs is None:
        return
    codes = question.elsewhere or facts.codes
    paired = {
        session: _followed(codes.get(session, {}), question.ruptures, question.repairs, MENDED)
        for session in sorted(codes)
        if facts.turns.get(session)
    }
    in_words = {
        "cause": question.ruptures.name,
        "effect": question.repairs.name,
        "within": MENDED,
    }
    yield from _best(facts, _of_pairs(facts, paired), "repair", in_words, language)


def _of_pairs(facts: Case, paired: Mapping[int, Mapping[int, int]]) -> dict[int, _Heavy]:
    """Return the passage of each session that holds most pairs, with both turns of each."""
    found = {}
    for session, pairs in paired.items():
        times, first = max(
            pairs_in(pairs, len(facts.turns[session])), key=lambda one: (one[0], -one[1])
        )
        found[session] = _Heavy(times, {t: 1.0 for pair in pairs.items() for t in pair}, first)
    return found


def _dense(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield the passage with most tags of a pattern; unless one is given, techniques and markers.

    Codes of the pattern that stand in fewer turns count no less: what is counted is tags.
    """
    both = Signs(
        f"{question.techniques.name} + {question.markers.name}",
        question.techniques.codes | question.markers.codes,
    )
    signs = question.pattern or both
    weighed = {}
    for session, codes in facts.codes.items():
        if facts.turns.get(session):
            weights = {turn: float(len(given & signs.codes)) for turn, given in codes.items()}
            most = max(weight for weight, _ in sums(weights, len(facts.turns[session])))
            weighed[session] = _Heavy(most, weights)
    yield from _best(facts, weighed, "dense", {"cause": signs.name}, language)


@dataclass(frozen=True, slots=True)
class _Heavy:
    """A session's best passage: its count, the weights of turns, its first turn if known."""

    times: float
    weights: Mapping[int, float]
    first: int | None = None


def _best(
    facts: Case,
    heavy: Mapping[int, _Heavy],
    kind: str,
    in_words: Mapping[str, object],
    language: str,
) -> Iterator[Candidate]:
    """Yield the heaviest passage of the whole therapy, then those of its other thirds."""
    ranked = sorted(
        (session for session, one in heavy.items() if one.times > 0),
        key=lambda session: (-heavy[session].times, session),
    )
    seen: set[int] = set()
    for place, session in enumerate(ranked):
        third, one = facts.third(session), heavy[session]
        if third in seen:
            continue
        seen.add(third)
        begin = part(language, third if place else None)
        times = round(one.times)
        counted = {"times": times, "often": often(language, times)}
        told = {**in_words, **counted, "session": session, "part": begin}
        title, criterion = say(language, kind, told)
        yield Candidate(session, title, _capital(criterion, language), one.weights, first=one.first)


def _capital(sentence: str, language: str) -> str:
    first = "İ" if language == "tr" and sentence[:1] == "i" else sentence[:1].upper()
    return first + sentence[1:]


def _influential(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield the session without which the test's F falls furthest."""
    one = question.influential
    if one is None or not facts.turns.get(one.session):
        return
    in_words = {
        "session": one.session,
        "cause": question.cause.name(language),
        "effect": question.effect.name(language),
        "before": f"{one.f:.2f}",
        "value": f"{one.f_without:.2f}",
    }
    words = say(language, "carrying" if one.found else "moving", in_words)
    wanted = question.techniques.codes | question.markers.codes
    yield _candidate(facts, one.session, words, wanted)


def _typical(facts: Case, question: Question, language: str) -> Iterator[Candidate]:
    """Yield the session nearest to the case's means in both scores, in standard deviations."""
    cause, effect = (_transcribed(facts, one) for one in (question.cause, question.effect))
    both = sorted(cause.keys() & effect.keys())
    if len(both) < 3:
        return
    means = [fmean(known.values()) for known in (cause, effect)]
    spreads = [pstdev(known.values()) or 1.0 for known in (cause, effect)]

    def apart(one: int) -> float:
        values = (cause[one], effect[one])
        return sum(((v - m) / s) ** 2 for v, m, s in zip(values, means, spreads, strict=True))

    session = min(both, key=lambda one: (apart(one), one))
    in_words = {
        "session": session,
        "cause": question.cause.name(language),
        "effect": question.effect.name(language),
        "value": _shown(question.cause, cause, session),
        "mean": f"{means[0]:.2f}",
        "other": _shown(question.effect, effect, session),
        "other_mean": f"{means[1]:.2f}",
    }
    words = say(language, "typical", in_words)
    yield replace(_candidate(facts, session, words, _NONE), typical=True)


def _followed(
    codes: Mapping[int, frozenset[str]], first: Signs, then: Signs, within: int
) -> dict[int, int]:
    """Return each turn with a code of the second kind, and the nearest before it of the first."""
    found = {}
    for turn, given in codes.items():
        if given & then.codes:
            before = (turn - k for k in range(1, within + 1))
            nearest = next((one for one in before if codes.get(one, _NONE) & first.codes), None)
            if nearest is not None:
                found[turn] = nearest
    return found
