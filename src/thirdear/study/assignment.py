"""Who rates what, in which order, and under which names: shares, queues, masks."""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from thirdear.base.shell import quoted
from thirdear.model.assignment import Share
from thirdear.model.coding import Codebook, Pass, Waiting
from thirdear.model.language import the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import lookup

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "assignment"


def assign(study: Core, share: Share, actor: str = "study") -> None:
    """Let a rater's share be this one from now on; its actor may undo it, the journal keeps all."""
    lookup.rater(study, share.rater)
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


def shares(study: Core) -> tuple[Share, ...]:
    """Return what was assigned, by rater; who is not in it judges everything."""
    told = json.loads(study.store.setting(SETTING) or "[]")
    return tuple(Share(one["rater"], one["part"], tuple(one["codebooks"])) for one in told)


def share(study: Core, rater: str) -> Share:
    """Return a rater's share; everything, where nothing was assigned."""
    return next((one for one in shares(study) if one.rater == rater), Share(rater))


def _of(study: Core, pass_: Pass) -> Share:
    """Return the share that holds for a pass: training is on whatever the gold pass judged."""
    found = share(study, pass_.rater)
    everything = Share(pass_.rater)
    if found != everything and pass_ in study.store.training():
        return everything
    return found


def books(study: Core, pass_: Pass) -> tuple[Codebook, ...]:
    """Return the codebooks that a pass codes with, all where none were named."""
    named = _of(study, pass_).codebooks
    return tuple(book for book in study.codebooks() if not named or book.key in named)


def check(study: Core, pass_: Pass, judged: Iterable[str], where: Iterable[Place]) -> None:
    """Refuse codes or items of a codebook, and sessions, that a pass was not assigned."""
    given = _of(study, pass_)
    if given == Share(pass_.rater):
        return
    command = f"`thirdear raters assign {quoted(pass_.rater)}`"
    remedy = f"{command} or the assignment screen changes that."
    remedy_tr = f"bunu {command} ya da atama ekranı değiştirir."
    own = {book.prefix for book in books(study, pass_)}
    for key in judged:
        if key.partition(".")[0] not in own:
            raise Refusal(
                f"{pass_.rater} is not assigned the codebook of {key}; {remedy}",
                f"{pass_.rater} adlı kodlayıcıya {key} kodunun kod kitabı atanmadı; {remedy_tr}",
            )
    if outside := sorted(set(where) - places(study, pass_)):
        case, session = outside[0]
        raise Refusal(
            f"{pass_.rater} is not assigned {the_case(case)}, session {session}; {remedy}",
            f"{pass_.rater} adlı kodlayıcıya {vaka(case)}, {session}. seans atanmadı; {remedy_tr}",
        )


def places(study: Core, pass_: Pass) -> frozenset[Place]:
    """Return the cases and sessions that a rater is to judge.

    Of every case the same share, rounded up, drawn by the study's seed and not by the rater, so
    that two raters of a quarter each overlap wholly.
    """
    part = _of(study, pass_).part
    sessions = [(info.case, info.session) for info in study.sessions()]
    if part == 1:
        return frozenset(sessions)
    seed = study_seed(study)
    drawn: set[Place] = set()
    for case in study.cases():
        own = [place for place in sessions if place[0] == case]
        # A rank of its own for each session: what is imported later moves nobody's order.
        own.sort(key=lambda p: random.Random(f"{seed}/share/{p[0]}/{p[1]}").random())
        drawn.update(own[: math.ceil(part * len(own) - 1e-9)])
    return frozenset(drawn)


_ON, _OFF = "yes", "no"


def _setting(pass_: Pass) -> str:
    return f"masked.{pass_.rater}.{pass_.number}"


def is_masked(study: Core, pass_: Pass) -> bool:
    """Say whether a pass judges in its own order under masked names."""
    return study.store.settings().get(_setting(pass_)) == _ON


def mask(study: Core, pass_: Pass, *, on: bool) -> None:
    """Begin or end that; an event of the pass's rater, so that the journal tells since when."""
    if is_masked(study, pass_) != on:
        study.store.set_setting(_setting(pass_), _ON if on else _OFF, pass_.rater)


def masks(study: Core, pass_: Pass) -> Mapping[Place, str]:
    """Return the masked name of each session in the pass's own order; empty where it has none."""
    if not is_masked(study, pass_):
        return {}
    return {(one.case, one.session): one.mask for one in queue(study, pass_)}


SEED = "queue_seed"


def queue(study: Core, pass_: Pass, seed: int | None = None) -> tuple[Waiting, ...]:
    """Return the sessions that a rater was assigned, in the order in which to judge them.

    The order depends on the seed, the rater and the pass, so that no two raters share one and
    sessions imported later are shuffled in without moving the others past each other. Without
    ``seed`` the study's own is taken, made once. ``mask`` is a name that tells neither case nor
    session number.
    """
    number = study_seed(study) if seed is None else seed
    assigned = places(study, pass_)
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


def study_seed(study: Core) -> int:
    """Return the seed of the study's orders and draws, made at the first need."""
    known = study.store.setting(SEED)
    if known is None:
        import secrets

        known = str(secrets.randbelow(2**31))
        study.store.set_setting(SEED, known, "study")
    return int(known)


def reseed(study: Core, seed: int, actor: str) -> None:
    """Let another number be the study's seed, before anybody began whose sessions hang on it.

    Its actor may undo it.
    """
    if seed == study_seed(study):
        return
    for pass_ in study.store.passes():
        if share(study, pass_.rater).part < 1 or is_masked(study, pass_):
            raise Refusal(
                f"{pass_.rater} has begun with what this seed drew; another one would change that.",
                f"{pass_.rater} adlı kodlayıcı bu tohum değerinin çektikleriyle başladı; başka "
                "bir sayı bunu değiştirir.",
            )
    study.store.change_setting(SEED, str(seed), actor)


def _rank(seed: int, pass_: Pass, case: str, session: int) -> float:
    return random.Random(f"{seed}/{pass_.rater}/{pass_.number}/{case}/{session}").random()


def _mask(seed: int, case: str, session: int) -> str:
    return hashlib.sha256(f"{seed}/{case}/{session}".encode()).hexdigest()[:6].upper()
