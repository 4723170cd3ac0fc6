"""A consensus: what independent passes agree on, the rest decided one by one, with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from thirdear.model.coding import CONSENSUS, Change, EventId, NewTag, Pass, Rating, Tag
from thirdear.model.consensus import Decision, Difference, Said, Standing
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import assignment, blinding, judgements

if TYPE_CHECKING:
    from thirdear.study.core import Core

Unit = tuple[str, str | None, int | None]
"""What is judged: a code on a layer's segment, or an item of the session."""

_DECIDE = "decide"

Sides = dict[Unit, tuple[Said, ...]]


@dataclass(frozen=True, slots=True)
class _Session:
    """One session that every pass has finished: what each gave to every unit that one gave.

    ``unread`` are prefixes of codebooks that a pass was not assigned: it says nothing there.
    """

    place: Place
    passes: tuple[Pass, ...]
    tags: Mapping[Pass, Mapping[Unit, Tag]]
    ratings: Mapping[Pass, Mapping[Unit, float | None]]
    unread: Mapping[Pass, frozenset[str]] = field(default_factory=dict)

    def judges(self, unit: Unit) -> tuple[Pass, ...]:
        """Return the passes whose word counts on a unit: those that judge with its codebook.

        Whoever did so without being assigned it counts as well.
        """
        prefix = unit[0].partition(".")[0]
        return tuple(
            one
            for one in self.passes
            if prefix not in self.unread.get(one, ()) or self._gave(one, unit)
        )

    def _gave(self, pass_: Pass, unit: Unit) -> bool:
        return unit in self.tags[pass_] or unit in self.ratings[pass_]

    def units(self) -> Sides:
        """Return what each pass said of every unit that one of them set or rated, in order."""
        found: Sides = {}
        given = (self.tags, self.ratings)
        keys = {unit for one in given for by in one.values() for unit in by}
        for unit in sorted(keys, key=lambda u: (u[1] or "", u[2] or 0, u[0])):
            found[unit] = tuple(self._said(pass_, unit) for pass_ in self.judges(unit))
        return found

    def _said(self, pass_: Pass, unit: Unit) -> Said:
        if unit[1] is None:
            return self.ratings[pass_].get(unit)
        tag = self.tags[pass_].get(unit)
        return None if tag is None else True if tag.value is None else tag.value


def begin(study: Core, passes: Sequence[Pass], number: int = 1) -> tuple[Standing, ...]:
    """Make a consensus of passes: take over what they agree on, finish what is settled with that.

    Every pass must have been opened, which only a finished one can be. Doing it again, also after
    more sessions were finished, takes over what is new.
    """
    _check(study, passes)
    told = _written(passes)
    known = study.store.settings().get(_setting(number))
    if known not in (None, told):
        named = " ".join(f"{one.rater}.{one.number}" for one in made_of(study, number))
        raise Refusal(
            f"Consensus {number} is one of {named}; number the new one otherwise.",
            f"{number} numaralı uzlaşı şunlardan biri: {named}; yenisine başka numara verin.",
        )
    with study.store.together():
        study.store.set_setting(_setting(number), told, CONSENSUS)
        for session in _sessions(study, passes):
            _take_over(study, session, Pass(CONSENSUS, number))
    return progress(study, number)


def _check(study: Core, passes: Sequence[Pass]) -> None:
    if len(set(passes)) < 2:
        raise Refusal(
            "A consensus is made of two or more coding rounds; name them.",
            "Uzlaşı iki ya da daha çok turdan kurulur; onları söyleyin.",
        )
    for one in passes:
        if one.rater in {CONSENSUS, *study.store.uncounted()} or one in study.store.training():
            raise Refusal(
                f"Coding round {one.number} of {one.rater} is not an independent one.",
                f"{one.rater} adlı kodlayıcının {one.number}. turu bağımsız bir kodlama değil.",
            )
        if not blinding.is_open(study, one):
            raise Refusal(
                f"Coding round {one.number} of {one.rater} is still blind: a consensus begins when "
                "every round is finished and opened, as `thirdear raters unblind` does.",
                f"{one.rater} adlı kodlayıcının {one.number}. turu hâlâ kör: "
                "uzlaşı, her tur bitip `thirdear raters unblind` ile açılınca başlar.",
            )


def _setting(number: int) -> str:
    return f"{CONSENSUS}.{number}"


def made_of(study: Core, number: int = 1) -> tuple[Pass, ...]:
    """Return the passes that a consensus is made of; refuse one that was not begun."""
    told = study.store.settings().get(_setting(number))
    if told is None:
        raise Refusal(
            f"There is no consensus {number} yet; `thirdear raters consensus begin` makes it.",
            f"{number} numaralı uzlaşı henüz yok; `thirdear raters consensus begin` kurar.",
        )
    if told.startswith("["):
        return tuple(Pass(rater, number) for rater, number in json.loads(told))
    parts = (one.rpartition(".") for one in told.split(" "))
    return tuple(Pass(rater, int(n)) for rater, _, n in parts)


def is_begun(study: Core) -> bool:
    """Say whether any consensus was begun."""
    told = study.store.settings()
    return any(key.startswith(f"{CONSENSUS}.") for key in told)


def check_begun(study: Core) -> None:
    """Refuse where there is no consensus to make scores of."""
    if not is_begun(study):
        raise Refusal(
            "There is no consensus yet; `thirdear raters consensus begin` makes it of finished, "
            "opened coding rounds.",
            "Henüz uzlaşı yok; bitmiş, açılmış turlardan `thirdear raters consensus begin` kurar.",
        )


def _written(passes: Sequence[Pass]) -> str:
    """Return passes as the setting holds them: "R1.1 R2.1", or JSON where a key has a space."""
    plain = [f"{one.rater}.{one.number}" for one in passes]
    if plain[0].startswith("[") or any(" " in one for one in plain):
        return json.dumps([[one.rater, one.number] for one in passes])
    return " ".join(plain)


def _sessions(study: Core, passes: Sequence[Pass]) -> Iterator[_Session]:
    finished = study.store.finished()
    for info in study.sessions():
        place = (info.case, info.session)
        if all((one, *place) in finished for one in passes):
            yield _session(study, place, tuple(passes))


def _unread(study: Core, pass_: Pass) -> frozenset[str]:
    """Return the prefixes of the codebooks that a pass was not assigned."""
    own = assignment.books(study, pass_)
    return frozenset(book.prefix for book in study.codebooks() if book not in own)


def _session(study: Core, place: Place, passes: tuple[Pass, ...]) -> _Session:
    return _Session(
        place,
        passes,
        {p: {(t.code, t.layer, t.segment): t for t in study.tags(p, *place)} for p in passes},
        {
            p: {(item, None, None): value for item, value in study.ratings(p, *place).items()}
            for p in passes
        },
        {p: _unread(study, p) for p in passes},
    )


def side_by_side(study: Core, place: Place, passes: tuple[Pass, ...]) -> Sides:
    """Return what passes said in a session of every unit that one of them set or rated."""
    return replace(_session(study, place, passes), unread={}).units()


def _take_over(study: Core, session: _Session, target: Pass) -> None:
    """Give the consensus what all agree on and it has not yet; finish it where all is settled."""
    if (target, *session.place) in study.store.finished():
        return
    units = session.units()
    decided = _decided(study, target, session.place)
    agreed = [unit for unit, said in units.items() if len(set(said)) == 1 and unit not in decided]
    tags = [
        _again(session.tags[session.judges(unit)[0]][unit])
        for unit in agreed
        if unit[1] is not None
    ]
    ratings = [
        Rating(target, *session.place, unit[0], said)
        for unit in agreed
        if unit[1] is None and (said := units[unit][0]) is not True
    ]
    study.store.change_tags(target, (), tags, CONSENSUS)
    study.store.rate(target, ratings, CONSENSUS)
    if len(agreed) + len(decided) >= len(units):
        study.store.finish(target, [session.place], CONSENSUS)


def _again(tag: Tag) -> NewTag:
    return replace(tag.again(), uncertain=False)


def _decided(study: Core, target: Pass, place: Place) -> dict[Unit, str]:
    return {
        (one.what, one.layer, one.segment): one.reason
        for one in study.store.decisions(target)
        if (one.case, one.session) == place
    }


def differences(study: Core, number: int = 1) -> tuple[Difference, ...]:
    """Return what the passes of a consensus judged differently, decided or not, in order."""
    passes, target = made_of(study, number), Pass(CONSENSUS, number)
    found = []
    for session in _sessions(study, passes):
        decided = _decided(study, target, session.place)
        now = _session(study, session.place, (target,))
        for unit, said in session.units().items():
            if len(set(said)) > 1:
                what, layer, segment = unit
                given = tuple(zip(session.judges(unit), said, strict=True))
                stands = now.units().get(unit, (None,))[0] if unit in decided else None
                reason = decided.get(unit)
                found.append(
                    Difference(*session.place, what, given, layer, segment, reason, stands)
                )
    return tuple(found)


def progress(study: Core, number: int = 1) -> tuple[Standing, ...]:
    """Return how far a consensus has come in every session that all of its passes finished."""
    found = []
    everything = differences(study, number)
    for session in _sessions(study, made_of(study, number)):
        own = [one for one in everything if (one.case, one.session) == session.place]
        decided = sum(one.reason is not None for one in own)
        agreed = len(session.units()) - len(own)
        found.append(Standing(*session.place, agreed, len(own), decided))
    return tuple(found)


def decide(
    study: Core,
    difference: Difference,
    what: Said,
    reason: str,
    number: int = 1,
) -> None:
    """Decide one difference: None for absent or "cannot be rated", True, or a value; say why.

    One act, which undo takes back. A session in which all is decided is finished by it; deciding
    otherwise later opens it and finishes it again within the same act.
    """
    passes, target = made_of(study, number), Pass(CONSENSUS, number)
    place = (difference.case, difference.session)
    session = _session(study, place, passes)
    unit = (difference.what, difference.layer, difference.segment)
    apart = {u for u, said in session.units().items() if len(set(said)) > 1}
    if unit not in apart:
        raise Refusal(
            f"The raters do not differ about {difference.what} there.",
            f"Kodlayıcılar orada {difference.what} konusunda ayrılmıyor.",
        )
    decision = Decision(
        target, *place, difference.what, reason, difference.layer, difference.segment
    )
    with study.store.together():
        _take_over(study, session, target)
        finishes = apart <= {*_decided(study, target, place), unit}
        if difference.layer is None:
            _decide_rating(study, decision, what, finishes)
        else:
            _decide_tags(study, session, unit, decision, what, finishes)


def take_back(study: Core, *, again: bool = False) -> tuple[Change, ...]:
    """Undo the last decision, or make again the one that was undone last.

    What raters agree on is never taken back: it is no decision. A session whose differences are not
    all decided any more is not finished any more.
    """
    turn = study.store.redo if again else study.store.undo
    with study.store.together():
        changes = turn(CONSENSUS, _DECIDE)
        for case, session in {(c.case, c.session) for c in changes if c.what == _DECIDE}:
            _settle(study, (case, session))
    return changes


def _settle(study: Core, place: Place) -> None:
    """Open a finished session of a consensus again where something is not decided."""
    for target, *where in sorted(study.store.finished()):
        if target.rater == CONSENSUS and where == [*place]:
            passes = made_of(study, target.number)
            units = _session(study, place, passes).units()
            apart = {unit for unit, said in units.items() if len(set(said)) > 1}
            if not apart <= _decided(study, target, place).keys():
                study.store.reopen(target, [place], CONSENSUS)


def _decide_rating(study: Core, decision: Decision, what: Said, finishes: bool) -> None:
    value = None if what is None else float(what)
    place = (decision.case, decision.session)
    judgements.check_ratings(study, [Rating(decision.pass_, *place, decision.what, value)])
    study.store.decide_rating(decision, value, finishes=finishes)


def _decide_tags(
    study: Core, session: _Session, unit: Unit, decision: Decision, what: Said, finishes: bool
) -> None:
    had = [
        tag
        for tag in study.tags(decision.pass_, *session.place)
        if (tag.code, tag.layer, tag.segment) == unit
    ]
    news = []
    if what is not None and what is not False:
        like = next(by[unit] for by in session.tags.values() if unit in by)
        value = None if what is True else int(what)
        news = [replace(_again(like), value=value)]
        judgements.check_tags(study, news)
    gone: list[EventId] = [tag.id for tag in had]
    study.store.decide_tags(decision, gone, news, finishes=finishes)
