"""A rater's own order of sessions: random, but the same every time; with masked names if blind."""

from __future__ import annotations

import hashlib
import random
import secrets
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass, Waiting
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.study.study import Study

SEED = "queue_seed"


def queue(study: Study, pass_: Pass, seed: int | None = None) -> tuple[Waiting, ...]:
    """Return the sessions that a rater was assigned, in the order in which to judge them.

    The order depends on the seed, the rater and the pass, so that no two raters share one and
    sessions imported later are shuffled in without moving the others past each other. Without
    ``seed`` the study's own is taken, made once. ``mask`` is a name that tells neither case nor
    session number.
    """
    from thirdear.study import assignment

    number = study_seed(study) if seed is None else seed
    assigned = assignment.places(study, pass_)
    finished = {(case, session) for p, case, session in study.store.finished() if p == pass_}
    ranked = sorted(
        (_rank(number, pass_, info.case, info.session), info.case, info.session)
        for info in study.sessions()
        if (info.case, info.session) in assigned
    )
    return tuple(
        Waiting(place, _mask(number, case, session), case, session, (case, session) in finished)
        for place, (_, case, session) in enumerate(ranked, 1)
    )


def study_seed(study: Study) -> int:
    """Return the seed of the study's orders and draws, made at the first need."""
    known = study.store.setting(SEED)
    if known is None:
        known = str(secrets.randbelow(2**31))
        study.store.set_setting(SEED, known, "study")
    return int(known)


def reseed(study: Study, seed: int, actor: str) -> None:
    """Let another number be the study's seed, before anybody began whose sessions hang on it.

    Its actor may undo it.
    """
    from thirdear.study import assignment, masks

    if seed == study_seed(study):
        return
    for pass_ in study.store.passes():
        if assignment.share(study, pass_.rater).part < 1 or masks.is_masked(study, pass_):
            raise Refusal(
                f"{pass_.rater} has begun with what this seed drew; another one would change that."
            )
    study.store.change_setting(SEED, str(seed), actor)


def _rank(seed: int, pass_: Pass, case: str, session: int) -> float:
    return random.Random(f"{seed}/{pass_.rater}/{pass_.number}/{case}/{session}").random()


def _mask(seed: int, case: str, session: int) -> str:
    return hashlib.sha256(f"{seed}/{case}/{session}".encode()).hexdigest()[:6].upper()
