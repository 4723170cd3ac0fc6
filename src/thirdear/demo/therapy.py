"""One invented therapy from its course to its told sessions and its two raters' judgements."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from thirdear.demo import course, raters, scenes, story
from thirdear.demo.cases import Case

_TECHNIQUE = (0.31, 0.115, 0.04, 0.6)
_POSITIVE = (0.4, 0.12, 0.08, 0.65)
_NEGATIVE = (0.2, -0.1, 0.03, 0.5)


@dataclass(frozen=True, slots=True)
class Session:
    """One told session with what both raters made of it."""

    number: int
    turns: tuple[story.Turn, ...]
    tags: tuple[raters.TagRow, ...]
    ratings: tuple[raters.RatingRow, ...]


def tell(case: Case, seed: int, stock: Sequence[scenes.Scene]) -> tuple[Session, ...]:
    """Return the sessions of a case that there are transcripts of, in order.

    Every part draws from a stream of its own, so that another line in a scene changes neither the
    course nor the other sessions' raters.
    """
    line = course.draw(
        f"{seed}/{case.key}/course", case.sessions, case.missing, coupled=case.coupled
    )
    teller = story.Teller(stock, case.language)
    sessions = []
    for number in case.seen:
        stream = f"{seed}/{case.key}/{number}"
        technique, alliance = line.technique[number - 1], line.alliance[number - 1]
        turns = teller.tell(
            random.Random(stream), number, case.sessions, _level(technique, alliance)
        )
        judged = [
            (
                raters.tags(
                    case.key, number, rater, turns, random.Random(f"{stream}/{rater}/tags")
                ),
                raters.ratings(
                    case.key, number, rater, alliance, random.Random(f"{stream}/{rater}")
                ),
            )
            for rater in raters.RATERS
        ]
        tags = tuple(sorted(row for rows, _ in judged for row in rows))
        ratings = tuple(row for _, rows in judged for row in rows)
        sessions.append(Session(number, turns, tags, ratings))
    return tuple(sessions)


def _level(technique: float, alliance: float) -> story.Level:
    """Translate standard units into shares of coded turns."""
    return story.Level(
        _share(technique, _TECHNIQUE), _share(alliance, _POSITIVE), _share(alliance, _NEGATIVE)
    )


def _share(level: float, rule: tuple[float, float, float, float]) -> float:
    middle, slope, low, high = rule
    return min(high, max(low, middle + slope * level))
