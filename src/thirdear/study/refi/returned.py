"""A study's own project on its way back: instruments, layers and judgements as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear import codebook
from thirdear.model.coding import Memo, NewTag, Pass, Rating
from thirdear.model.imported import Imported
from thirdear.model.language import vaka
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.projects import Brought, Project
from thirdear.model.refusal import Refusal
from thirdear.model.returned import Returned
from thirdear.model.text import Place
from thirdear.refi import codetree
from thirdear.study import judgements

if TYPE_CHECKING:
    from thirdear.study.core import Core

LAYER = "turn"


def is_back(one: Imported) -> bool:
    """Whether a planned session is one that this program wrote, and as it wrote it."""
    return one.part is not None and one.part.source.returned is not None


def take(study: Core, plan: Iterable[Imported]) -> Brought:
    """Bring in what the sessions of a plan have beside their words; what is there already stays."""
    back = [one for one in plan if one.refused is None and one.session is not None and is_back(one)]
    projects = {id(one.part.project): one.part.project for one in back if one.part}
    books = [key for project in projects.values() for key in _books(study, project)]
    for project in projects.values():
        for rater, name in project.raters.items():
            study.add_rater(rater, name)
    meant = codetree.meanings(study.codebooks())
    tags: dict[Pass, list[NewTag]] = defaultdict(list)
    memos: dict[Pass, list[Memo]] = defaultdict(list)
    ratings: dict[Pass, list[Rating]] = defaultdict(list)
    wider = list(_wider(back, projects.values(), meant))
    for case, session, was in _sessions(back):
        _layers(study, case, session, was)
        for pass_, tag in was.tags:
            if tag.code not in meant:
                raise Refusal(
                    f"Case {case}, session {session} has tags of an unknown code.",
                    f"{vaka(case)}, {session}. seansta bilinmeyen bir kod var.",
                )
            code, value = meant[tag.code]
            place = (case, session, tag.segment, code, tag.layer, value, tag.start, tag.stop)
            tags[pass_].append(NewTag(*place, uncertain=tag.uncertain))
        for memo in was.memos:
            key = meant[memo.code][0] if memo.code in meant else memo.code
            memos[memo.pass_].append(replace(memo, case=case, session=session, code=key))
        for pass_, item, value_ in was.ratings:
            ratings[pass_].append(Rating(pass_, case, session, item, value_))
    added, written = _store(study, tags, memos, ratings)
    _finish(study, back)
    for pass_ in sorted({memo.pass_ for memo in wider}):
        own = [memo for memo in wider if memo.pass_ == pass_]
        written += study.store.add_topic_memos(pass_, own, pass_.rater)
    passes = {*tags, *memos, *ratings, *(memo.pass_ for memo in wider)}
    raters = sorted({pass_.rater for pass_ in passes})
    return Brought(tuple(books), tuple(raters), added, written)


def _wider(
    back: Iterable[Imported],
    projects: Iterable[Project],
    meant: Mapping[str, tuple[str, int | None]],
) -> Iterator[TopicMemo]:
    """Yield the memos on sessions, under the keys they get here, and on codes."""
    for case, session, was in _sessions(back):
        yield from (TopicMemo(who, Topic(case, session), text) for who, text in was.on_session)
    for memo in (one for project in projects for one in project.on_codes):
        if (key := memo.topic.code) is not None and key in meant:
            yield replace(memo, topic=Topic(code=meant[key][0]))


def _sessions(back: Iterable[Imported]) -> Iterator[tuple[str, int, Returned]]:
    for one in back:
        if one.part is not None and one.session is not None:
            was = one.part.source.returned
            if was is not None:
                yield one.case, one.session, was


def _books(study: Core, project: Project) -> Iterator[str]:
    """Add a project's instruments, those of another version too; yield their keys."""
    for toml in project.codebooks:
        book = codebook.parse(toml, "a codebook of the project")
        there = {known.key: known for known in study.codebooks()}.get(book.key)
        if there is None or there.version < book.version:
            study.add_codebook(book)
        elif there.version == book.version and there.toml != toml:
            raise Refusal(
                f"The project's codebook {book.key}, version {book.version}, says other things "
                "than the study's; give one of them another version.",
                f"Projedeki {book.key} kod kitabının {book.version}. sürümü çalışmadakinden "
                "farklı; birine başka bir sürüm numarası verin.",
            )
        yield book.key


def _layers(study: Core, case: str, session: int, was: Returned) -> None:
    for layer, segments in was.layers.items():
        if layer not in study.layers(case, session):
            study.store.add_layer(case, session, layer, segments, "study")


def _store(
    study: Core,
    tags: dict[Pass, list[NewTag]],
    memos: dict[Pass, list[Memo]],
    ratings: dict[Pass, list[Rating]],
) -> tuple[int, int]:
    for given in tags.values():
        judgements.check_tags(study, given)
    added, _ = judgements.take_all(study, tags)
    written = sum(study.store.add_memos(pass_, news, pass_.rater) for pass_, news in memos.items())
    for pass_, judged in ratings.items():
        judgements.check_ratings(study, judged)
        have = {(r.case, r.session, r.item) for r in study.store.ratings(pass_=pass_)}
        news = [r for r in judged if (r.case, r.session, r.item) not in have]
        if news:
            study.store.rate(pass_, news, pass_.rater)
    return added, written


def _finish(study: Core, back: Iterable[Imported]) -> None:
    done = study.store.finished()
    places: dict[Pass, list[Place]] = defaultdict(list)
    for case, session, was in _sessions(back):
        for pass_ in was.finished:
            if (pass_, case, session) not in done:
                places[pass_].append((case, session))
    for pass_, sessions in places.items():
        study.store.finish(pass_, sessions, pass_.rater)
