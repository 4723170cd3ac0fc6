"""Another copy of the study, and what is taken over from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass, Rating
from thirdear.model.merge import Coming
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.study.core import Core


def coming(study: Core, other: Core) -> tuple[Coming, ...]:
    """Return what another copy would bring; nothing is written."""
    return study.store.coming(other.store)


def take(study: Core, other: Core, as_pass: int | None = None) -> tuple[Coming, ...]:
    """Take over what another copy has; return what came. Doing it again brings nothing.

    With ``as_pass`` the judgements of a pass that went on in both copies become a pass of that
    number; all else of that copy stays there, since its journal cannot be joined with this one.
    """
    plan = study.store.coming(other.store)
    torn = sorted({one.pass_ for one in plan if one.conflict and one.pass_})
    if as_pass is None or not torn:
        study.store.take(other.store)
        return plan
    with study.store.together():
        for pass_ in torn:
            _copy(study, other, pass_, Pass(pass_.rater, as_pass))
    return tuple(one for one in plan if one.pass_ in torn)


def _copy(study: Core, other: Core, source: Pass, target: Pass) -> None:
    """Give a pass the judgements of another copy's pass, where it does not have them yet."""
    if target == source:
        raise Refusal(
            f"Coding round {source.number} is the one that went on in both; name another.",
            f"İki kopyada da süren zaten {source.number}. tur; başka bir tur numarası verin.",
        )
    done = {(case, session) for p, case, session in other.store.finished() if p == source}
    finished = {(case, session) for p, case, session in study.store.finished() if p == target}
    for info in other.sessions():
        place = (info.case, info.session)
        if place in finished:
            continue
        tags = [
            tag.again()
            for tag in other.store.tags(pass_=source, case=info.case, session=info.session)
        ]
        ratings = [
            Rating(target, r.case, r.session, r.item, r.value)
            for r in other.store.ratings(pass_=source, case=info.case, session=info.session)
        ]
        had = study.store.tags(pass_=target, case=info.case, session=info.session)
        study.store.change_tags(target, [tag.id for tag in had], tags, target.rater)
        study.store.rate(target, ratings, target.rater)
        memos = other.store.memos(pass_=source, case=info.case, session=info.session)
        study.store.add_memos(target, [replace(m, pass_=target) for m in memos], target.rater)
        if place in done:
            study.store.finish(target, [place], target.rater)
    wider = [replace(memo, pass_=target) for memo in other.store.topic_memos(source)]
    study.store.add_topic_memos(target, wider, target.rater)


def open_copy(study: Core, path: Path) -> Core:
    """Open another copy of the study, a folder or its file, with this one's passphrase, to read."""
    from thirdear.study.core import STUDY_FILE
    from thirdear.study.core import Core as Copy

    file = path / STUDY_FILE if path.is_dir() else path
    if not file.is_file():
        raise Refusal(
            f"{path} is no study: there is no {STUDY_FILE} in it.",
            f"{path} bir çalışma değil: içinde {STUDY_FILE} yok.",
        )
    if file.resolve() == study.store.path.resolve():
        raise Refusal(
            "That is this very study; name another copy of it.",
            "Bu, çalışmanın kendisi; başka bir kopyasını gösterin.",
        )
    return Copy(file.parent, study.store.copy_at(file), encrypted=study.encrypted)
