"""Passes on their way between studies that hold the same transcripts, as one small file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.shell import quoted
from thirdear.model.coding import Memo, NewTag, Pass, Rating
from thirdear.model.language import Both, the_case, vaka
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.merge import Coming
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import gate, judgements

if TYPE_CHECKING:
    from thirdear.exchange.passfile import FileSession, FileTag, FileTopic
    from thirdear.study.core import Core


def write(study: Core, path: Path, passes: Sequence[Pass] = (), *, with_memos: bool = True) -> int:
    """Write passes (all unless named) to a file; return how many sessions it holds.

    A file cannot say that a rater is a model; one that nobody declared stays where that is known.
    """
    from thirdear.exchange import passfile

    gate.check_folder(path)
    apart = study.store.uncounted()
    for pass_ in passes:
        if pass_.rater in apart:
            raise _stays(pass_.rater)
    cases = (None, *study.cases())
    wider = [m for m in study.store.topic_memos() if with_memos and m.topic.case in cases]
    noted = {memo.pass_ for memo in study.store.memos()} if with_memos else set()
    noted |= {memo.pass_ for memo in wider}
    own = {*study.store.passes(), *noted}
    chosen = passes or sorted(pass_ for pass_ in own if pass_.rater not in apart)
    sessions = [one for pass_ in chosen for one in _sessions(study, pass_, with_memos)]
    names = {p.rater: study.raters()[p.rater] for p in chosen if p.rater in study.raters()}
    topics = [_topic(study, memo) for memo in wider if memo.pass_ in chosen]
    data = passfile.dumps(sessions, names, topics).encode()
    settings = {"cases": list(study.cases())}
    if noted:
        # Memos may quote a session, and raters of one study hand them on as they are.
        gate.release(study, path, data, gate.nobody(), kind="passes", settings=settings)
    else:
        gate.hand_on(study, path, data, kind="passes", settings=settings)
    return len(sessions)


def _stays(rater: str) -> Refusal:
    return Refusal(
        f"{rater} is a model that was not declared to count, and in another study its codes would "
        "count as a person's. Merge the folder of the study itself, which says what it is, or "
        f"declare it: `thirdear raters model count {quoted(rater)} --reason WHY`.",
        f"{rater} sayıldığı bildirilmemiş bir model; başka bir çalışmada kodları bir kişininki "
        "gibi sayılırdı. Ne olduğunu bilen çalışma klasörünün kendisini birleştirin ya da "
        f"bildirin: `thirdear raters model count {quoted(rater)} --reason NEDEN`.",
    )


def _sessions(study: Core, pass_: Pass, with_memos: bool) -> Iterator[FileSession]:
    from thirdear.exchange.passfile import FileMemo, FileSession, FileTag

    finished = study.store.finished()
    for info in study.sessions():
        place = (info.case, info.session)
        tags = tuple(
            FileTag(
                *(t.layer, cut(study, place, t.layer), t.segment, t.code, t.value),
                *(t.start, t.stop, t.uncertain, t.version, t.suggested),
            )
            for t in study.tags(pass_, *place)
        )
        ratings = study.ratings(pass_, *place)
        memos = tuple(
            FileMemo(
                *(m.layer, cut(study, place, m.layer), m.segment, m.text),
                *(m.code, m.start, m.stop),
            )
            for m in _memos(study, pass_, place)
            if with_memos
        )
        done = (pass_, *place) in finished
        if tags or ratings or memos or done:
            yield FileSession(pass_.rater, pass_.number, info.sha256, done, tags, ratings, memos)


def _topic(study: Core, memo: TopicMemo) -> FileTopic:
    """Return a memo as a file has it: what it is on is known by transcripts, as judgements are."""
    from thirdear.exchange.passfile import FileTopic

    case, session, code = memo.topic
    whose = (memo.pass_.rater, memo.pass_.number, memo.text)
    if case is None:
        return FileTopic(*whose, code=code)
    held = [one.sha256 for one in study.sessions(case) if session in (None, one.session)]
    return FileTopic(*whose, held[0], of_case=session is None)


def _memos(study: Core, pass_: Pass, place: Place) -> tuple[Memo, ...]:
    return study.store.memos(pass_=pass_, case=place[0], session=place[1])


def cut(study: Core, place: Place, layer: str) -> str:
    """Return a short digest of a layer's boundaries: equal where segments lie at equal places."""
    ends = [(s.start, s.stop) for s in study.segments(*place, layer)]
    return hashlib.sha256(repr(ends).encode()).hexdigest()[:16]


def coming(study: Core, path: Path, as_pass: int | None = None) -> tuple[Coming, ...]:
    """Return what a file would bring, by pass, and why a pass cannot come; nothing is written."""
    return tuple(one for one, *_ in _plan(study, path, as_pass))


def take(study: Core, path: Path, as_pass: int | None = None) -> tuple[Coming, ...]:
    """Take a file's passes over, whole or not at all; return what came. Twice brings nothing.

    A session that a pass has judged here otherwise is refused; with ``as_pass`` such passes come
    as one of that number.
    """
    from thirdear.exchange import passfile

    plan = _plan(study, path, as_pass)
    for one, *_ in plan:
        if one.conflict:
            raise Refusal(*one.conflict)
    _, names = passfile.read(path)
    with study.store.together():
        for one, sessions, topics in plan:
            assert one.pass_ is not None
            study.add_rater(one.pass_.rater, names.get(one.pass_.rater, ""))
            for place, session in sessions:
                _bring(study, one.pass_, place, session)
            study.store.add_topic_memos(one.pass_, topics, one.pass_.rater)
    return tuple(one for one, *_ in plan)


_OfPass = tuple[Coming, list[tuple[Place, "FileSession"]], list[TopicMemo]]


def _plan(study: Core, path: Path, as_pass: int | None) -> list[_OfPass]:
    from thirdear.exchange import passfile

    sessions, _ = passfile.read(path)
    topics = passfile.read_topics(path)
    plan: list[_OfPass] = []
    found_in = {Pass(one.rater, one.number) for one in sessions}
    found_in |= {Pass(one.rater, one.number) for one in topics}
    for source in sorted(found_in):
        own = [one for one in sessions if Pass(one.rater, one.number) == source]
        wider = [one for one in topics if Pass(one.rater, one.number) == source]
        if lacking := _lacking(study, own, wider):
            raise Refusal(f"{path.name}: {lacking[0]}", f"{path.name}: {lacking[1]}")
        found = _of_pass(study, source, own, wider)
        if found[0].conflict and as_pass is not None:
            found = _of_pass(study, Pass(source.rater, as_pass), own, wider)
        if found[0].events or found[0].conflict:
            plan.append(found)
    return plan


def _lacking(
    study: Core, sessions: Sequence[FileSession], topics: Sequence[FileTopic]
) -> Both | None:
    """Say what the study needs before a file's judgements have anything to lie on."""
    places = _places(study)
    named = {one.sha256 for one in topics if one.sha256 is not None}
    absent = {one.sha256 for one in sessions} | named
    absent -= places.keys()
    if absent:
        return (
            f"the study lacks {len(absent)} of its transcripts; import them first.",
            f"transkriptlerinden {len(absent)} tanesi çalışmada yok; önce onları içe aktarın.",
        )
    for one in sessions:
        place = places[one.sha256]
        for tag in one.tags:
            if tag.code not in study.codes():
                return (
                    f"there is no code {tag.code} in this study; add its codebook first.",
                    f"çalışmada {tag.code} adlı bir kod yok; önce kod kitabını ekleyin.",
                )
        lying = {(tag.layer, tag.cut) for tag in one.tags}
        for layer, boundaries in lying | {(memo.layer, memo.cut) for memo in one.memos}:
            if layer not in study.layers(*place):
                return (
                    f"{the_case(place[0])}, session {place[1]} has no layer {layer}; add it.",
                    f"{vaka(place[0])}, {place[1]}. seansta {layer} katmanı yok; ekleyin.",
                )
            if cut(study, place, layer) != boundaries:
                return (
                    (
                        f"{the_case(place[0])}, session {place[1]}: {layer} is divided differently "
                        "here."
                    ),
                    (
                        f"{vaka(place[0])}, {place[1]}. seans: {layer} katmanı burada başka türlü "
                        "bölünmüş."
                    ),
                )
    return None


def _places(study: Core) -> dict[str, Place]:
    return {info.sha256: (info.case, info.session) for info in study.sessions()}


def _of_pass(
    study: Core, target: Pass, sessions: Sequence[FileSession], topics: Sequence[FileTopic]
) -> _OfPass:
    """Return what comes of a pass, where it is not here already, or why it cannot.

    Memos never stand against each other: whatever text a segment has not yet comes beside its own.
    """
    places, news, conflict = _places(study), [], None
    for one in sessions:
        place = places[one.sha256]
        here = _judged(study, target, place)
        there = (frozenset(_new(place, tag) for tag in one.tags), _items(one.ratings))
        done, finished = (target, *place) in study.store.finished(), one.finished
        memos = set(_notes(target, place, one)) - set(_memos(study, target, place))
        comes = not done and (finished if here == there else _within(here, there))
        if comes:
            news.append((place, one))
        elif here == there or (_within(there, here) and not finished):
            if memos:
                news.append((place, replace(one, tags=(), ratings={}, finished=False)))
        else:
            conflict = (
                (
                    f"Case {place[0]}, session {place[1]} was judged differently in pass "
                    f"{target.number} of {target.rater} here; take over the file's as a separate "
                    "pass "
                    "with --as-pass N."
                ),
                (
                    f"{vaka(place[0])}, {place[1]}. seans, {target.rater} adlı kodlayıcının "
                    f"{target.number}. turunda burada başka türlü kodlanmış; dosyadakini "
                    "--as-pass N "
                    "ile ayrı bir tur olarak alın."
                ),
            )
    standing = set(study.store.topic_memos(target))
    wider = [one for one in _wider(places, target, topics) if one not in standing]
    return Coming(target.rater, target, len(news) + len(wider), conflict), news, wider


def _wider(
    places: Mapping[str, Place], target: Pass, topics: Sequence[FileTopic]
) -> Iterator[TopicMemo]:
    """Yield a file's memos on sessions, cases and codes as those of a pass here."""
    for one in topics:
        if one.sha256 is None:
            yield TopicMemo(target, Topic(code=one.code), one.text)
        else:
            case, session = places[one.sha256]
            yield TopicMemo(target, Topic(case, None if one.of_case else session), one.text)


_Judged = tuple[frozenset[NewTag], frozenset[tuple[str, float | None]]]


def _judged(study: Core, pass_: Pass, place: Place) -> _Judged:
    tags = frozenset(replace(tag.again(), version=None) for tag in study.tags(pass_, *place))
    return tags, _items(study.ratings(pass_, *place))


def _items(ratings: Mapping[str, float | None]) -> frozenset[tuple[str, float | None]]:
    return frozenset(ratings.items())


def _within(one: _Judged, other: _Judged) -> bool:
    return one[0] <= other[0] and one[1] <= other[1]


def _notes(target: Pass, place: Place, session: FileSession) -> list[Memo]:
    return [
        Memo(target, *place, m.layer, m.segment, m.text, m.code, m.start, m.stop)
        for m in session.memos
    ]


def _new(place: Place, tag: FileTag, version: int | None = None) -> NewTag:
    where = (*place, tag.segment, tag.code, tag.layer)
    return NewTag(*where, tag.value, tag.start, tag.stop, tag.uncertain, version, tag.suggested)


def _bring(study: Core, target: Pass, place: Place, session: FileSession) -> None:
    tags = [_new(place, tag, tag.version) for tag in session.tags]
    ratings = [Rating(target, *place, item, value) for item, value in session.ratings.items()]
    judgements.check_tags(study, tags)
    judgements.check_ratings(study, ratings)
    study.store.change_tags(target, (), tags, target.rater)
    study.store.rate(target, ratings, target.rater)
    study.store.add_memos(target, _notes(target, place, session), target.rater)
    if session.finished:
        study.store.finish(target, [place], target.rater)
