"""What to be careful about in how a study was judged: one rater for both series, a known order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear import scores as room
from thirdear.model.coding import Pass
from thirdear.model.consensus import CONSENSUS
from thirdear.model.scores import IMPORTED
from thirdear.study import covariates

if TYPE_CHECKING:
    from thirdear.study.study import Language, Study

_FORWARD = 0.8  # of all steps; by chance half of them go forward
_STEPS = 4

_WORDS = {
    "halo": (
        (
            "The same rater judged both series, so an impression of the session may have coloured "
            "both (halo)."
        ),
        (
            "Her iki diziyi de aynı değerlendirici puanladı; seansın bıraktığı izlenim ikisini de "
            "etkilemiş olabilir (hale etkisi)."
        ),
    ),
    "order": (
        (
            "Sessions were judged in their order, so raters were not blind to when a session took "
            "place."
        ),
        (
            "Seanslar oluş sırasıyla değerlendirildi; değerlendiriciler bir seansın ne zaman "
            "yapıldığına kör değildi."
        ),
    ),
}


def of_pair(
    study: Study, case: str, pair: tuple[str, str], raters: str, language: Language
) -> tuple[str, ...]:
    """Return what to be careful about where two series of a case are tested."""
    by_series = [_passes(study, case, score, raters) for score in pair]
    told = []
    if {p.rater for p in by_series[0]} & {p.rater for p in by_series[1]}:
        told.append("halo")
    if any(in_order(study, pass_, case) for pass_ in by_series[0] | by_series[1]):
        told.append("order")
    return tuple(_WORDS[word][language == "tr"] for word in told)


def of_study(
    study: Study, cases: Sequence[str], raters: str, language: Language
) -> tuple[str, ...]:
    """Return the same for every declared hypothesis in every case, each sentence once."""
    told = [
        sentence
        for hypothesis in study.hypotheses()
        for case in cases
        for sentence in of_pair(
            study, case, (hypothesis.cause, hypothesis.effect), raters, language
        )
    ]
    return tuple(dict.fromkeys(told))


def _passes(study: Study, case: str, score: str, raters: str) -> set[Pass]:
    """Return the passes that a score of a case is made of, or was agreed from."""
    from thirdear.study import testing

    if covariates.is_one(score) or study.rules()[score].rule == IMPORTED:
        return set()
    rater = None if raters in ("mean", CONSENSUS) else raters
    users = room.users(study.store, testing.book_of(study, score), rater)
    finished = study.store.finished()
    return {
        pass_
        for info in study.sessions(case)
        for pass_ in room.counting(users, finished, case, info.session).values()
    }


def in_order(study: Study, pass_: Pass, case: str) -> bool:
    """Say whether a pass went through a case forwards, step by step, as no shuffled queue does."""
    order = sorted(
        (when, session)
        for (by, of, session), when in study.store.finishing_order().items()
        if (by, of) == (pass_, case)
    )
    steps = [later > earlier for (_, earlier), (_, later) in pairwise(order)]
    return len(steps) >= _STEPS and sum(steps) > _FORWARD * len(steps)
