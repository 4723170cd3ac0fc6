"""Choosing passages for a write-up by criteria that can be stated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from thirdear.model.coding import ScoreRule, Tag
from thirdear.model.scores import Score
from thirdear.model.text import Segment
from thirdear.model.writing import Vignette

SHORTEST, USUAL, LONGEST = 6, 14, 25
"""Turns of a vignette: at least, unless its session is shorter; as suggested; at most."""

WITHIN = 3
"""A marker follows a technique where it stands at most this many turns later."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """Codes by which a score shows in single turns, and what to call them together."""

    name: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What the vignettes are to illustrate: two scores, and the signs of each in single turns."""

    cause: ScoreRule
    effect: ScoreRule
    techniques: Signs
    markers: Signs


@dataclass(frozen=True, slots=True)
class _Case:
    """One case: turns by session, the codes of each turn by session, scores by key and session."""

    turns: Mapping[int, Sequence[Segment]]
    codes: Mapping[int, Mapping[int, frozenset[str]]]
    scores: Mapping[str, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A session, why it was chosen, and how much each of its turns speaks for the choice."""

    session: int
    title: str
    criterion: str
    weights: Mapping[int, float]


def suggest(
    case: str,
    turns: Mapping[int, Sequence[Segment]],
    tags: Iterable[Tag],
    scores: Iterable[Score],
    question: Question,
    *,
    language: str = "en",
    most: int = 6,
) -> tuple[Vignette, ...]:
    """Return passages of one case by stated criteria, best first, each of another session.

    ``turns`` are those of every session, numbered from 1. Tags of layer "turn" count, a code once
    a turn however many raters gave it. A session comes twice only when there are too few others,
    and then with a passage that does not overlap. Nothing is drawn by chance.
    """
    facts = _Case(turns, _codes(tags, case), _values(scores, case))
    placed = [(one, _passage(facts, one)) for one in _candidates(facts, question, language)]
    found = [
        Vignette(
            case,
            one.session,
            first,
            last,
            one.title,
            one.criterion.replace("{n}", str(last - first + 1)),
        )
        for one, (first, last) in placed
        if last >= first
    ]
    return tuple(_diverse(found)[:most])


def _codes(tags: Iterable[Tag], case: str) -> dict[int, dict[int, frozenset[str]]]:
    found: dict[int, dict[int, frozenset[str]]] = {}
    for tag in tags:
        if tag.case == case and tag.layer == "turn":
            session = found.setdefault(tag.session, {})
            session[tag.segment] = session.get(tag.segment, frozenset()) | {tag.code}
    return found


def _values(scores: Iterable[Score], case: str) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for score in scores:
        if score.case == case and score.value is not None:
            found.setdefault(score.score, {})[score.session] = score.value
    return found


def _candidates(facts: _Case, question: Question, language: str) -> Iterator[_Candidate]:
    """Yield candidates by how much they show, the criteria in the order of their rank."""
    cause, effect = question.cause, question.effect
    yield from _succession(facts, question, language)
    yield from _step(facts, effect, question.markers.codes, language, up=True)
    yield from _extreme(facts, cause, question.techniques.codes, language, highest=True)
    yield from _extreme(facts, effect, frozenset(), language, highest=False)
    yield from _extreme(facts, effect, question.markers.codes, language, highest=True)
    yield from _step(facts, effect, frozenset(), language, up=False)
    yield from _extreme(facts, cause, frozenset(), language, highest=False)


def _extreme(
    facts: _Case, rule: ScoreRule, wanted: Collection[str], language: str, *, highest: bool
) -> Iterator[_Candidate]:
    known = _transcribed(facts, rule)
    if len({*known.values()}) < 2:
        return
    pick: Callable[..., int] = max if highest else min
    session = pick(known, key=lambda one: (known[one], -one if highest else one))
    in_words = {
        "session": session,
        "score": rule.name(language),
        "value": f"{known[session]:.2f}",
        "mean": f"{fmean(known.values()):.2f}",
        "sessions": len(known),
    }
    words = _say(language, "highest" if highest else "lowest", in_words)
    yield _candidate(facts, session, words, wanted)


def _step(
    facts: _Case, rule: ScoreRule, wanted: Collection[str], language: str, *, up: bool
) -> Iterator[_Candidate]:
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
        "before": f"{known[session - 1]:.2f}",
        "value": f"{known[session]:.2f}",
        "earlier": session - 1,
    }
    words = _say(language, "rise" if up else "fall", in_words)
    yield _candidate(facts, session, words, wanted)


def _say(language: str, kind: str, in_words: Mapping[str, object]) -> tuple[str, str]:
    """Return title and criterion; the number of turns stays open until the passage is known."""
    words = _WORDS[language]
    return words[f"{kind}.title"].format(**in_words), words[kind].format(n="{n}", **in_words)


def _candidate(
    facts: _Case, session: int, words: tuple[str, str], wanted: Collection[str]
) -> _Candidate:
    codes = facts.codes.get(session, {})
    weights = {turn: _weight(given, wanted) for turn, given in codes.items()}
    return _Candidate(session, *words, weights)


def _weight(given: Collection[str], wanted: Collection[str]) -> float:
    """Count the codes of a turn; those that are not wanted count a quarter."""
    if not wanted:
        return float(len(given))
    return sum(1.0 if code in wanted else 0.25 for code in given)


def _transcribed(facts: _Case, rule: ScoreRule) -> dict[int, float]:
    known = facts.scores.get(rule.key, {})
    return {session: value for session, value in known.items() if facts.turns.get(session)}


def _succession(facts: _Case, question: Question, language: str) -> Iterator[_Candidate]:
    """Yield the session with the passage in which techniques are most often followed by markers."""
    judged = {*_transcribed(facts, question.cause), *_transcribed(facts, question.effect)}
    best: tuple[float, int, dict[int, float]] = (0, 0, {})
    for session in sorted(judged):
        weights = _followed(facts.codes.get(session, {}), question)
        found = max((s for s, _ in _sums(weights, len(facts.turns[session]))), default=0)
        if found > best[0]:
            best = (found, session, weights)
    times, session, weights = best
    if times:
        in_words = {
            "session": session,
            "cause": question.techniques.name,
            "effect": question.markers.name,
            "times": round(times),
            "within": WITHIN,
        }
        yield _Candidate(session, *_say(language, "succession", in_words), weights)


def _followed(codes: Mapping[int, frozenset[str]], question: Question) -> dict[int, float]:
    """Weigh each turn with a marker that a technique stands shortly before."""
    techniques = question.techniques.codes
    return {
        turn: 1.0
        for turn, given in codes.items()
        if given & question.markers.codes
        and any(codes.get(turn - k, _NONE) & techniques for k in range(1, WITHIN + 1))
    }


def _sums(weights: Mapping[int, float], turns: int) -> list[tuple[float, int]]:
    """Return the weight of every passage of the usual length with its first turn."""
    length = min(USUAL, turns)
    now = sum(weights.get(turn, 0) for turn in range(1, length + 1))
    found = [(now, 1)]
    for first in range(2, turns - length + 2):
        now += weights.get(first + length - 1, 0) - weights.get(first - 1, 0)
        found.append((now, first))
    return found


def _passage(facts: _Case, one: _Candidate) -> tuple[int, int]:
    """Return the first and last turn of the densest passage, its untagged ends cut off."""
    turns = len(facts.turns[one.session])
    if not turns:
        return 1, 0
    length = min(USUAL, turns)
    if any(one.weights.values()):
        first = max(_sums(one.weights, turns), key=lambda sum_: (sum_[0], -sum_[1]))[1]
    else:
        first = (turns - length) // 2 + 1
    last = first + length - 1
    codes = facts.codes.get(one.session, {})
    while any(one.weights.values()) and last - first + 1 > SHORTEST:
        if not codes.get(last):
            last -= 1
        elif not codes.get(first):
            first += 1
        else:
            break
    return first, last


def _diverse(found: Sequence[Vignette]) -> list[Vignette]:
    """Put one passage of each session first, then those of sessions seen that overlap with none."""
    first: dict[int, Vignette] = {}
    again = [one for one in found if first.setdefault(one.session, one) is not one]
    chosen = list(first.values())
    for one in again:
        if not any(_overlap(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def _overlap(one: Vignette, other: Vignette) -> bool:
    return one.session == other.session and one.first <= other.last and other.first <= one.last


# {n} is filled last, when the passage is known.
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "highest.title": "Highest: {score}",
        "highest": (
            "Session {session} has the highest score of “{score}” in this case ({value}; mean of "
            "{sessions} sessions {mean}). Shown are the {n} turns of it with the most tags."
        ),
        "lowest.title": "Lowest: {score}",
        "lowest": (
            "Session {session} has the lowest score of “{score}” in this case ({value}; mean of "
            "{sessions} sessions {mean}). Shown are the {n} turns of it with the most tags."
        ),
        "rise.title": "Largest rise: {score}",
        "rise": (
            "“{score}” rises most from Session {earlier} ({before}) to Session {session} "
            "({value}). Shown are the {n} turns of Session {session} with the most tags."
        ),
        "fall.title": "Largest fall: {score}",
        "fall": (
            "“{score}” falls most from Session {earlier} ({before}) to Session {session} "
            "({value}). Shown are the {n} turns of Session {session} with the most tags."
        ),
        "succession.title": "{cause}, followed by {effect}",
        "succession": (
            "In no other passage of this length is a turn tagged for “{cause}” followed so often "
            "(in {times} turns) by one tagged for “{effect}” within {within} turns; {n} turns of "
            "Session {session} are shown."
        ),
    },
    "tr": {
        "highest.title": "En yüksek: {score}",
        "highest": (
            "“{score}” puanının bu vakada en yüksek olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın en çok etiket taşıyan {n} sırası gösterilmiştir."
        ),
        "lowest.title": "En düşük: {score}",
        "lowest": (
            "“{score}” puanının bu vakada en düşük olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın en çok etiket taşıyan {n} sırası gösterilmiştir."
        ),
        "rise.title": "En büyük artış: {score}",
        "rise": (
            "“{score}” puanının bir seanstan ötekine en çok arttığı yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkincisinin en çok etiket taşıyan {n} sırası "
            "gösterilmiştir."
        ),
        "fall.title": "En büyük düşüş: {score}",
        "fall": (
            "“{score}” puanının bir seanstan ötekine en çok düştüğü yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkincisinin en çok etiket taşıyan {n} sırası "
            "gösterilmiştir."
        ),
        "succession.title": "{cause}, ardından {effect}",
        "succession": (
            "Bu uzunlukta başka hiçbir bölümde “{cause}” etiketi taşıyan bir sırayı en çok "
            "{within} sıra sonra “{effect}” etiketi taşıyan bir sıra bu kadar sık ({times} kez) "
            "izlemez; seans {session}, {n} sıra gösterilmiştir."
        ),
    },
}
