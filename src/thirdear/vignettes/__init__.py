"""Choosing passages for a write-up by criteria that can be stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from thirdear.model.coding import Tag
from thirdear.model.scores import Score
from thirdear.model.text import Segment
from thirdear.model.writeup import Vignette
from thirdear.vignettes.criteria import (
    MENDED,
    WITHIN,
    Influential,
    Question,
    Signs,
    candidates,
)
from thirdear.vignettes.passages import LONGEST, SHORTEST, USUAL, Candidate, Case, cut, passage
from thirdear.vignettes.words import WORDS, untagged, with_length

__all__ = [
    "LONGEST",
    "MENDED",
    "SHORTEST",
    "USUAL",
    "WITHIN",
    "WORDS",
    "Influential",
    "Question",
    "Signs",
    "cut",
    "suggest",
]


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
    and then with a passage that does not overlap. The best comes first; after it, as far as the
    criteria allow, one of each third of the therapy in turn. Nothing is drawn by chance.
    """
    facts = Case(turns, _codes(tags, case), _values(scores, case))
    placed = [(one, passage(facts, one)) for one in candidates(facts, question, language)]
    found = [
        Vignette(
            case,
            one.session,
            first,
            last,
            one.title,
            _criterion(facts, one, (first, last), language),
        )
        for one, (first, last) in placed
        if last >= first
    ]
    return tuple(_spread(_diverse(found), facts)[:most])


def _criterion(facts: Case, one: Candidate, ends: tuple[int, int], language: str) -> str:
    """Return a criterion; nothing is said of the most tags where a passage has none."""
    first, last = ends
    sentence = with_length(one.criterion, last - first + 1, language)
    tagged = facts.codes.get(one.session, {})
    return sentence if any(first <= turn <= last for turn in tagged) else untagged(sentence)


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


def _spread(found: Sequence[Vignette], facts: Case) -> list[Vignette]:
    """Take the best in turn from the third of the therapy that was taken from least so far."""
    left, taken = list(found), [0, 0, 0]
    chosen = []
    while left:
        fewest = min(taken[facts.third(one.session)] for one in left)
        one = next(one for one in left if taken[facts.third(one.session)] == fewest)
        left.remove(one)
        taken[facts.third(one.session)] += 1
        chosen.append(one)
    return chosen
