"""Storing what an import planned: transcripts, and what came beside their words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import collector
from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.imported import Imported
from thirdear.model.projects import Brought
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Segment, Source, Transcript
from thirdear.study import days, layers
from thirdear.study.imports import profile
from thirdear.study.imports.preview import text_sha256

if TYPE_CHECKING:
    from thirdear.store import Store
    from thirdear.study.core import Core

LAYER = "turn"


def bring_all_in(study: Core, plan: Sequence[Imported], actor: str, rater: str | None) -> Brought:
    """Store a plan with codes, codings, notes and comments, whole or not at all.

    ``rater`` is whose tags codes of tables become, and whose memos comments; without one, both are
    left. Codings and notes of projects are their raters', and the ``rater``'s where they name none;
    codes of tables with a rater a row are these raters'.
    """
    from thirdear.study.judgements import take_over
    from thirdear.study.refi import judgements

    with study.store.together():
        news = bring_in(study.store, plan, actor)
        days.keep(study, plan, actor)
        for by, tags, sessions in _by_rater(plan):
            take_over(study, by, tags, sessions)
        if rater is not None and news:
            placed = [p for p in plan if p.reading and not p.refused and p.session is not None]
            places = [(p.case, p.session) for p in placed if p.session is not None]
            take_over(study, rater, news, places)
        with collector.paused():
            brought = judgements.take_over(study, plan, rater)
        return brought if rater is None else _with_remarks(study, plan, rater, brought)


def _with_remarks(study: Core, plan: Iterable[Imported], rater: str, brought: Brought) -> Brought:
    """Make comments beside the words memos of a rater; those at no turn are about the session."""
    memos: list[Memo] = []
    for one in plan:
        if one.refused is None and one.reading is not None and one.session is not None:
            for remark in one.reading.remarks:
                layer = LAYER if remark.turn is not None else layers.FREE
                if layer not in study.layers(one.case, one.session):
                    layers.add(study, layer, one.case, one.session, None)
                words = f"{remark.author}: {remark.text}" if remark.author else remark.text
                place = (one.case, one.session, layer, remark.turn or 1)
                memos.append(Memo(Pass(rater), *place, words))
    if not memos:
        return brought
    study.add_rater(rater)
    written = study.store.add_memos(Pass(rater), memos, rater)
    raters = tuple(sorted({*brought.raters, rater}))
    return replace(brought, raters=raters, memos=brought.memos + written)


def bring_in(store: Store, plan: Iterable[Imported], actor: str) -> tuple[NewTag, ...]:
    """Store every session of a plan that was not refused; keep the speakers' roles for the study.

    Return the codes that came with the entries, as tags whose code is written as in the file.
    """
    kept = profile.profile(store)
    placed = [p for p in plan if not p.refused and p.reading and p.session is not None]
    news = [one for one in placed if not one.already]
    store.add_transcripts(_with_bytes(news), actor)
    for imported in news:
        kept = profile.with_import(kept, imported, Path(imported.file).suffix.lower())
    profile.keep(store, kept, actor)
    return tuple(
        tag
        for one in placed
        if one.reading is not None and one.session is not None
        for tag in _codes(one, one.session, one.reading)
    )


def _with_bytes(news: Iterable[Imported]) -> Iterator[tuple[Transcript, bytes]]:
    """Yield transcripts with the bytes of their files, each file read once."""
    data, read_from = b"", ""
    for imported in news:
        if read_from != imported.file:
            data, read_from = unchanged(imported), imported.file
        yield transcript_of(imported), data


def transcript_of(imported: Imported) -> Transcript:
    """Return the transcript that a planned import stores."""
    reading = imported.reading
    assert reading is not None
    assert imported.session is not None
    roles = dict(imported.roles)
    turns = tuple(
        Segment(
            index, span.start, span.stop, span.speaker, roles[span.speaker], span.time, span.end
        )
        for index, span in enumerate(reading.spans, start=1)
    )
    name = Path(imported.file).name
    return Transcript(
        case=imported.case,
        session=imported.session,
        text=reading.text,
        sha256=text_sha256(reading),
        turns=turns,
        source=Source(name, reading.format, reading.encoding, imported.bytes_sha256),
    )


def unchanged(imported: Imported) -> bytes:
    """Return the bytes of a file that was read; refuse one that changed since."""
    file = Path(imported.file)
    try:
        data = file.read_bytes()
    except OSError:
        raise Refusal(
            f"{file.name}: it is gone since it was read.",
            f"{file.name}: okunduktan sonra ortadan kalkmış.",
        ) from None
    if hashlib.sha256(data).hexdigest() != imported.bytes_sha256:
        raise Refusal(
            f"{file.name}: it changed since it was read: import it again.",
            f"{file.name}: okunduktan sonra değişmiş; yeniden içe aktarın.",
        )
    return data


def _codes(imported: Imported, session: int, reading: Reading) -> Iterator[NewTag]:
    for index, span in enumerate(reading.spans, start=1):
        for code in () if span.raters else span.codes:
            yield NewTag(imported.case, session, index, code, LAYER)


def _by_rater(
    plan: Iterable[Imported],
) -> Iterator[tuple[str, list[NewTag], list[Place]]]:
    """Yield the codes of tables that say whose they are, with the sessions that each judged."""
    tags: dict[str, dict[NewTag, None]] = {}
    for one in plan:
        if one.refused or one.reading is None or one.session is None:
            continue
        for index, span in enumerate(one.reading.spans, start=1):
            for by, code in zip(span.raters, span.codes, strict=False):
                if by:
                    tag = NewTag(one.case, one.session, index, code, LAYER)
                    tags.setdefault(by, {})[tag] = None
    for by, given in sorted(tags.items()):
        yield by, list(given), list(dict.fromkeys((tag.case, tag.session) for tag in given))
