"""What to be careful about in how a study was judged: one rater for both series, a known order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear import scores as room
from thirdear.model.coding import CONSENSUS, Pass, ScoreRule
from thirdear.model.scores import IMPORTED
from thirdear.study import rules, text_scores

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core

_FORWARD = 0.8  # of all steps; by chance half of them go forward
_STEPS = 4

_WORDS = {
    "halo": (
        (
            "The same rater coded both series, so an impression of the session may have colored "
            "both (halo)."
        ),
        (
            "Her iki diziyi de aynı kodlayıcı kodladı; seansın bıraktığı izlenim ikisini de "
            "etkilemiş olabilir (halo etkisi)."
        ),
    ),
    "halo.many": (
        (
            "The same raters coded both series, so their impressions of a session may have "
            "colored both (halo)."
        ),
        (
            "Her iki diziyi de aynı kodlayıcılar kodladı; seansın bıraktığı izlenim ikisini "
            "de etkilemiş olabilir (halo etkisi)."
        ),
    ),
    "order": (
        (
            "Sessions were coded in their order, so raters were not blind to when a session took "
            "place."
        ),
        (
            "Seanslar oluş sırasıyla kodlandı; kodlayıcılar bir seansın ne zaman "
            "yapıldığına kör değildi."
        ),
    ),
}


class Judging:
    """Who judged which sessions of a study and in what order; each thing is read once."""

    def __init__(self, study: Core) -> None:
        self.study = study
        self._users = cache(self._used)

    def passes(self, case: str, score: str, raters: str) -> set[Pass]:
        """Return the passes that a score of a case is made of, or was agreed from."""
        if text_scores.is_one(score) or self._rules[score].rule == IMPORTED:
            return set()
        users = self._users(score, None if raters in ("mean", CONSENSUS) else raters)
        return {
            pass_
            for session in self._sessions.get(case, ())
            for pass_ in room.counting(users, self._finished, case, session).values()
        }

    def in_order(self, pass_: Pass, case: str) -> bool:
        """Say whether a pass went through a case forwards, step by step, as no shuffled queue."""
        order = self._order.get((pass_, case), ())
        steps = [later > earlier for earlier, later in pairwise(order)]
        return len(steps) >= _STEPS and sum(steps) > _FORWARD * len(steps)

    def _used(self, score: str, rater: str | None) -> tuple[Pass, ...]:
        from thirdear.study import scores

        return room.users(self.study.store, scores.book_of(self.study, score), rater)

    @cached_property
    def _rules(self) -> Mapping[str, ScoreRule]:
        return rules.rules(self.study)

    @cached_property
    def _finished(self) -> frozenset[tuple[Pass, str, int]]:
        return self.study.store.finished()

    @cached_property
    def _sessions(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for info in self.study.sessions():
            found.setdefault(info.case, []).append(info.session)
        return found

    @cached_property
    def _order(self) -> Mapping[tuple[Pass, str], Sequence[int]]:
        """The sessions of a case in the order in which a pass finished them; out of the journal."""
        places = self.study.store.finishing_order()
        found: dict[tuple[Pass, str], list[int]] = {}
        for pass_, case, session in sorted(places, key=places.__getitem__):
            found.setdefault((pass_, case), []).append(session)
        return found


def of_pair(
    judging: Judging, case: str, pair: tuple[str, str], raters: str, language: Language
) -> tuple[str, ...]:
    """Return what to be careful about where two series of a case are tested."""
    by_series = [judging.passes(case, score, raters) for score in pair]
    told = []
    if both := {p.rater for p in by_series[0]} & {p.rater for p in by_series[1]}:
        told.append("halo" if len(both) == 1 else "halo.many")
    if any(judging.in_order(pass_, case) for pass_ in by_series[0] | by_series[1]):
        told.append("order")
    return tuple(_WORDS[word][language == "tr"] for word in told)


def of_tests(
    study: Core, made: Iterable[tuple[str, tuple[str, str]]], raters: str, language: Language
) -> tuple[str, ...]:
    """Return the same for tests, each a case and two scores, each sentence once."""
    judging = Judging(study)
    told = [
        sentence
        for case, pair in made
        for sentence in of_pair(judging, case, pair, raters, language)
    ]
    return tuple(dict.fromkeys(told))
