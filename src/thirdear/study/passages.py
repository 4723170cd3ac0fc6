"""Passages over all sessions: what carries a code, what holds words, or both, with filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from thirdear.base.letters import fold
from thirdear.model.coding import Pass, Tag
from thirdear.model.text import Hit, Place
from thirdear.study import meaning, search

if TYPE_CHECKING:
    from thirdear.study.core import Core


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; what is None or empty is not asked for.

    ``passes`` are those whose tags count. ``together`` is a code that some pass of these gave to
    the same segment. ``first`` and ``last`` bound the session's number. ``forms`` takes whole
    words, the last in all its forms.
    """

    code: str | None = None
    words: str = ""
    case: str | None = None
    rater: str | None = None
    first: int | None = None
    last: int | None = None
    value: int | None = None
    together: str | None = None
    forms: bool = False

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing by which passages are found."""
        return not self.code and not self.words.strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its words; without a code it is a turn in which words were found.

    ``start`` and ``stop`` are offsets into the transcript.
    """

    case: str
    session: int
    layer: str
    segment: int
    start: int
    stop: int
    speaker: str
    words: str
    code: str | None = None
    value: int | None = None
    rater: str | None = None

    @property
    def place(self) -> Place:
        """Case and session."""
        return (self.case, self.session)


def passages(
    study: Core, wanted: Filter, passes: Iterable[Pass] | None = None, limit: int | None = None
) -> tuple[tuple[Passage, ...], bool]:
    """Return the passages in the order of the sessions, at most ``limit``, and whether more are.

    ``passes`` None is everybody's tags.
    """
    found = _found(study, wanted, None if passes is None else frozenset(passes))
    rows = tuple(islice(found, limit))
    return rows, limit is not None and next(found, None) is not None


def near(study: Core, wanted: Filter, limit: int | None = None) -> tuple[tuple[Passage, ...], bool]:
    """Return the turns whose meaning is nearest to the words, the nearest first, and if more are.

    Of the filters, case and sessions hold. Refusal without the extra.
    """
    count = None if limit is None else limit + 1
    within = partial(_within, wanted)
    found = [
        _turn(study, one.turn)
        for one in meaning.search(study, wanted.words, wanted.case, count, within)
    ]
    return tuple(found[:limit]), limit is not None and len(found) > limit


def _turn(study: Core, hit: Hit) -> Passage:
    turn = study.segments(hit.case, hit.session)[hit.segment - 1]
    place = (hit.case, hit.session, "turn", hit.segment, turn.start, turn.stop)
    return Passage(*place, hit.speaker, hit.text)


def _found(study: Core, wanted: Filter, passes: frozenset[Pass] | None) -> Iterator[Passage]:
    if wanted.code:
        yield from _tagged(study, wanted, passes)
    elif wanted.words.strip():
        each = search.each_form if wanted.forms else search.each_bent
        for hit in each(study, wanted.words, wanted.case):
            if _within(wanted, hit.session):
                yield _turn(study, hit)


def _within(wanted: Filter, session: int) -> bool:
    return (wanted.first or 0) <= session and (wanted.last is None or session <= wanted.last)


def _tagged(study: Core, wanted: Filter, passes: frozenset[Pass] | None) -> Iterator[Passage]:
    for info in study.sessions(wanted.case):
        if not _within(wanted, info.session):
            continue
        own = _tags(study, (info.case, info.session), passes, wanted.rater)
        beside = {(t.layer, t.segment) for t in own if t.code == wanted.together}
        chosen = [tag for tag in own if _fits(tag, wanted, beside)]
        if not chosen:
            continue
        text = study.transcript(info.case, info.session).text
        has = _has(study, wanted, info.case, info.session)
        for tag in chosen:
            one = _passage(study, tag, text)
            if has(fold(" ".join(one.words.split()))):
                yield one


def _has(study: Core, wanted: Filter, case: str, session: int) -> Callable[[str], bool]:
    """Return whether a folded passage of a session has the words, if any are asked for."""
    if wanted.forms and wanted.words.strip():
        pattern = search.form_pattern(study, wanted.words, case, session)
        return lambda passage: pattern.search(passage) is not None
    words = fold(" ".join(wanted.words.split()))
    return lambda passage: words in passage


def _tags(
    study: Core, place: Place, passes: frozenset[Pass] | None, rater: str | None
) -> list[Tag]:
    """Return a session's tags; with passes, nobody else's are even read.

    Those of a model that nobody declared come only where it is the ``rater``.
    """
    case, session = place
    if passes is None:
        apart = study.store.uncounted() - {rater}
        every = study.store.tags(case=case, session=session)
        return [tag for tag in every if tag.pass_.rater not in apart]
    return [
        tag
        for one in sorted(passes)
        for tag in study.store.tags(pass_=one, case=case, session=session)
    ]


def _fits(tag: Tag, wanted: Filter, beside: set[Place]) -> bool:
    return (
        tag.code == wanted.code
        and wanted.rater in (None, tag.pass_.rater)
        and wanted.value in (None, tag.value)
        and (wanted.together is None or (tag.layer, tag.segment) in beside)
    )


def _passage(study: Core, tag: Tag, text: str) -> Passage:
    segment = study.segments(tag.case, tag.session, tag.layer)[tag.segment - 1]
    start = segment.start if tag.start is None else tag.start
    stop = segment.stop if tag.stop is None else tag.stop
    place = (tag.case, tag.session, tag.layer, tag.segment, start, stop)
    words = text[start:stop]
    return Passage(*place, segment.speaker, words, tag.code, tag.value, tag.pass_.rater)


def counts(study: Core, passes: Iterable[Pass] | None = None) -> Counter[str]:
    """Return how many tags of each code there are."""
    if passes is None:
        apart = study.store.uncounted()
        return Counter(tag.code for tag in study.store.tags() if tag.pass_.rater not in apart)
    return Counter(tag.code for one in passes for tag in study.store.tags(pass_=one))


def spread(found: Sequence[Passage]) -> tuple[int, int]:
    """Return over how many sessions and cases passages are spread."""
    return len({one.place for one in found}), len({one.case for one in found})
