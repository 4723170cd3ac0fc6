"""What the journal tells of how a study was made: the declarations, and the audit trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.coding import CONSENSUS, RULES, Pass, ScoreRule
from thirdear.model.trail import (
    Audit,
    BookChange,
    Declaration,
    Declaring,
    Done,
    Happened,
    PassTrail,
    Preregistered,
    Span,
)
from thirdear.study import assignment, blinding, hypotheses, rules

if TYPE_CHECKING:
    from thirdear.study.core import Core

_DAY = len("2026-11-29")
_CHANGING = {"tag", "untag", "rate", "unrate"}
_BOOKS = ("codebook", "recode", "unrecode")


def declarations(study: Core) -> tuple[Declaration, ...]:
    """Return every declaration and withdrawal of a hypothesis, the oldest first."""
    asked: dict[tuple[object, ...], Declaring] = {}
    found = []
    for one, at, reason in study.store.declarations():
        before = asked.get(hypotheses.question(one))
        what: Declaring = "withdrawn" if reason else "again" if before else "declared"
        asked[hypotheses.question(one)] = what
        judged, _ = hypotheses.judged_before(study, replace(one, declared_at=at))
        found.append(Declaration(what, one, at, reason, judged))
    return tuple(found)


def preregistered(study: Core, combination: str) -> Preregistered:
    """Return what was laid down in advance, with the instruments that its scores are made by."""
    told = declarations(study)
    known = rules.rules(study)
    keys = [key for one in told for key in (one.hypothesis.cause, one.hypothesis.effect)]
    used = tuple({one.key: one for one in _made_of(keys, known)}.values())
    books = tuple(book for book in study.codebooks() if any(one in book.scores for one in used))
    return Preregistered(told, books, used, combination)


def _made_of(keys: Iterable[str], known: Mapping[str, ScoreRule]) -> Iterator[ScoreRule]:
    """Yield the rules of scores, each before those of the scores that it is made of."""
    for key in keys:
        if key in known:
            yield known[key]
            if RULES.get(known[key].rule) == "scores":  # codes may be called like scores
                yield from _made_of(known[key].of, known)


def audit(study: Core, chosen: Sequence[str], called: Mapping[str, str]) -> Audit:
    """Return the audit trail of some cases, which are ``called`` by their printed names in it."""
    done = [one for one in study.store.done() if one.case in chosen]
    there = {(info.case, info.session) for info in study.sessions()}
    came = [one for one in _of(study, ("session",), chosen) if _place(one) in there]
    gone = [one for one in _of(study, ("remove-session",), chosen) if _place(one) not in there]
    agreed = {one for one in study.store.finished() if one[0].rater == CONSENSUS}
    return Audit(
        imported=_span(came),
        removed=_span(gone),
        passes=tuple(_passes(study, done, chosen, called)),
        decided=_span_done(one for one in done if one.kind == "decide"),
        agreed=len({(case, session) for _, case, session in agreed if case in chosen}),
        corrected=_span(_of(study, ("correct",), chosen)),
        uncorrected=len(_of(study, ("withdraw",), chosen)),
        books=tuple(_books(study)),
    )


def _of(study: Core, kinds: Sequence[str], chosen: Sequence[str]) -> list[Happened]:
    return [one for one in study.store.happened(kinds) if one.body.get("case") in chosen]


def _place(one: Happened) -> tuple[object, object]:
    return one.body["case"], one.body["session"]


def _span(found: Sequence[Happened]) -> Span:
    if not found:
        return Span()
    days = sorted(one.at[:_DAY] for one in found)
    return Span(len(found), len(set(map(_place, found))), days[0], days[-1])


def _span_done(found: Iterable[Done]) -> Span:
    every = list(found)
    if not every:
        return Span()
    return Span(
        sum(one.times for one in every),
        len({(one.case, one.session) for one in every}),
        min(one.first for one in every)[:_DAY],
        max(one.last for one in every)[:_DAY],
    )


def _passes(
    study: Core, done: Sequence[Done], chosen: Sequence[str], called: Mapping[str, str]
) -> Iterator[PassTrail]:
    """Yield the trail of each rater's rounds, in the order of the study's raters."""
    by: dict[Pass, list[Done]] = defaultdict(list)
    apart = {CONSENSUS, *study.store.uncounted()}
    for one in done:
        if one.pass_.rater not in apart:
            by[one.pass_].append(one)
    raters = [key for key in study.raters() if key != CONSENSUS]
    places = {rater: place for place, rater in enumerate(raters, 1)}
    opened = _opened(study)
    for pass_ in sorted(by, key=lambda one: (places.get(one.rater, len(places) + 1), one)):
        number = places.get(pass_.rater, len(places) + 1)
        made = _trail(study, number, pass_, by[pass_])
        left = _unfinished(study, pass_, chosen, called)
        yield replace(made, opened=opened.get(pass_, ""), unfinished=left)


def _trail(study: Core, number: int, pass_: Pass, own: Sequence[Done]) -> PassTrail:
    def sessions(*kinds: str) -> int:
        return len({(one.case, one.session) for one in own if one.kind in kinds})

    span = _span_done(own)
    chosen = {one.case for one in own}
    finished = {(c, s) for one, c, s in study.store.finished() if one == pass_ and c in chosen}
    return PassTrail(
        rater=number,
        number=pass_.number,
        coded=sessions("tag"),
        rated=sessions("rate"),
        finished=len(finished),
        first=span.first,
        last=span.last,
        training=pass_ in study.store.training(),
        masked=assignment.is_masked(study, pass_),
        changed=sum(one.opened for one in own if one.kind in _CHANGING),
        reopened=sessions("reopen"),
    )


def _opened(study: Core) -> dict[Pass, str]:
    """Return the day on which each pass that is open was first unblinded."""
    found: dict[str, str] = {}
    for one in study.store.happened(("setting",)):
        found.setdefault(str(one.body["key"]), one.at[:_DAY])
    opened = (one for one in study.store.passes() if blinding.is_open(study, one))
    return {one: found.get(blinding.setting(one), "") for one in opened}


def _unfinished(
    study: Core, pass_: Pass, chosen: Sequence[str], called: Mapping[str, str]
) -> dict[str, tuple[int, ...]]:
    """Return the sessions that a pass was to judge and has not finished, by printed case."""
    if pass_ not in study.store.passes():
        return {}
    given = assignment.places(study, pass_)
    left: dict[str, list[int]] = defaultdict(list)
    for line in study.progress(pass_):
        if (line.case, line.session) in given and line.case in chosen and not line.finished:
            left[called[line.case]].append(line.session)
    return {case: tuple(sessions) for case, sessions in left.items()}


def _books(study: Core) -> Iterator[BookChange]:
    for one in study.store.happened(_BOOKS):
        if one.kind == "codebook":
            version = int(str(one.body["version"]))
            yield BookChange(one.at[:_DAY], "version", str(one.body["key"]), version)
        else:
            how = str(one.body["how"]) if one.kind == "recode" else one.kind
            codes, became = (tuple(map(str, _keys(one.body[side]))) for side in ("from", "to"))
            yield BookChange(one.at[:_DAY], how, "", 0, codes, became)


def _keys(told: object) -> Sequence[object]:
    return told if isinstance(told, list) else ()
