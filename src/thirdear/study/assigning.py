"""Who rates what: all sessions, or a random share of every case, with all or some codebooks."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable
from dataclasses import asdict
from shlex import quote
from typing import TYPE_CHECKING

from thirdear.model.assigning import Share
from thirdear.model.coding import Codebook, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import asking, queueing

if TYPE_CHECKING:
    from thirdear.study.study import Study

SETTING = "assignment"


def assign(study: Study, share: Share, actor: str = "study") -> None:
    """Let a rater's share be this one from now on; its actor may undo it, the journal keeps all."""
    asking.rater(study, share.rater)
    if not 0 < share.part <= 1:
        raise Refusal(
            "A part is above 0 and at most 1, such as 0.25 for a quarter of each case.",
            "Pay 0’dan büyük, en çok 1 olur; her vakanın dörtte biri için 0.25 gibi.",
        )
    known = [book.key for book in study.codebooks()]
    for key in share.codebooks:
        if key not in known:
            raise Refusal(
                f"The study has no codebook {key}; it has {', '.join(known) or 'none'}.",
                f"Çalışmada {key} adlı bir kod kitabı yok; olanlar: "
                f"{', '.join(known) or 'hiç yok'}.",
            )
    everybody = {one.rater: one for one in shares(study)} | {share.rater: share}
    text = json.dumps([asdict(one) for one in everybody.values()], ensure_ascii=False)
    study.store.change_setting(SETTING, text, actor)


def shares(study: Study) -> tuple[Share, ...]:
    """Return what was assigned, by rater; who is not in it judges everything."""
    told = json.loads(study.store.setting(SETTING) or "[]")
    return tuple(Share(one["rater"], one["part"], tuple(one["codebooks"])) for one in told)


def share(study: Study, rater: str) -> Share:
    """Return a rater's share; everything, where nothing was assigned."""
    return next((one for one in shares(study) if one.rater == rater), Share(rater))


def _of(study: Study, pass_: Pass) -> Share:
    """Return the share that holds for a pass: training is on whatever the gold pass judged."""
    found = share(study, pass_.rater)
    everything = Share(pass_.rater)
    if found != everything and pass_ in study.store.training():
        return everything
    return found


def books(study: Study, pass_: Pass) -> tuple[Codebook, ...]:
    """Return the codebooks that a pass judges with, all where none were named."""
    named = _of(study, pass_).codebooks
    return tuple(book for book in study.codebooks() if not named or book.key in named)


def check(
    study: Study, pass_: Pass, judged: Iterable[str], where: Iterable[tuple[str, int]]
) -> None:
    """Refuse codes or items of a codebook, and sessions, that a pass was not assigned."""
    given = _of(study, pass_)
    if given == Share(pass_.rater):
        return
    remedy = f"`thirdear assign {quote(pass_.rater)}` or the screen of assignments changes that."
    own = {book.prefix for book in books(study, pass_)}
    for key in judged:
        if key.partition(".")[0] not in own:
            raise Refusal(f"{pass_.rater} is not assigned the codebook of {key}; {remedy}")
    if outside := sorted(set(where) - places(study, pass_)):
        case, session = outside[0]
        raise Refusal(f"{pass_.rater} is not assigned case {case}, session {session}; {remedy}")


def places(study: Study, pass_: Pass) -> frozenset[tuple[str, int]]:
    """Return the cases and sessions that a rater is to judge.

    Of every case the same share, rounded up, drawn by the study's seed and not by the rater, so
    that two raters of a quarter each overlap wholly.
    """
    part = _of(study, pass_).part
    sessions = [(info.case, info.session) for info in study.sessions()]
    if part == 1:
        return frozenset(sessions)
    seed = queueing.study_seed(study)
    drawn: set[tuple[str, int]] = set()
    for case in study.cases():
        own = [place for place in sessions if place[0] == case]
        # A rank of its own for each session: what is imported later moves nobody's order.
        own.sort(key=lambda p: random.Random(f"{seed}/share/{p[0]}/{p[1]}").random())
        drawn.update(own[: math.ceil(part * len(own) - 1e-9)])
    return frozenset(drawn)
