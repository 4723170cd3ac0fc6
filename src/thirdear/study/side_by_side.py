"""What raters judged side by side: tables of their judgements, and the stretches they marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thirdear import agreement as statistics
from thirdear import scores as room
from thirdear.model.agreement import Level, Mark, Unit
from thirdear.model.coding import Code, Codebook, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Role
from thirdear.study import lookup, rules
from thirdear.study import sheets as sheeting
from thirdear.study.sheets import Row, Sheet

if TYPE_CHECKING:
    from thirdear.study.core import Core

Shared = Mapping[Place, Mapping[str, Pass]]
"""Sessions that two raters or more have finished: each rater's pass that counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: codes, families, items or scores; raters; cases (empty: all of them)."""

    codes: Sequence[str] = ()
    raters: Sequence[str] = ()
    cases: Sequence[str] = ()
    unit: Unit | None = None
    by_case: bool = False
    unassisted: bool = False
    choices: statistics.Choices = field(default_factory=statistics.Choices)


def sheets(study: Core, asked: Asked) -> Iterator[Sheet]:
    """Yield every table of judgements that can be compared, codebook by codebook."""
    _check_known(study, asked)
    finished = study.store.finished()
    for book in study.codebooks():
        shared = _shared(study, book, finished, asked)
        if not shared:
            continue
        raters = _raters(shared)
        if asked.unit in (None, "segment"):
            yield from _segments(study, book, shared, raters, asked)
        if asked.unit in (None, "session"):
            yield from _items(study, book, shared, raters, asked)
            yield from _scores(study, book, shared, raters, asked)


def _check_known(study: Core, asked: Asked) -> None:
    for rater in asked.raters:
        lookup.pass_(study, rater)
    if not asked.codes:
        return
    known = {name for book in study.codebooks() for name, _ in _targets(book)}
    known |= set(rules.rules(study)) | set(study.items())
    known |= {book.key for book in study.codebooks() if book.qsort}
    for code in asked.codes:
        if code not in known:
            raise Refusal(
                f"There is no code, family, item or score {code} in this study.",
                f"Bu çalışmada {code} adlı bir kod, aile, madde ya da puan yok.",
            )


def _shared(
    study: Core, book: Codebook, finished: frozenset[tuple[Pass, str, int]], asked: Asked
) -> Shared:
    """Return the sessions that two compared raters finished, with each rater's pass that counts.

    A named pass (``R1.2``) is compared by itself, and so is a model that nobody declared.
    """
    own = {name: lookup.pass_(study, name) for name in asked.raters if name not in study.raters()}
    users = {
        p for p in room.users(study.store, book) if not asked.raters or p.rater in asked.raters
    }
    for name in asked.raters:
        users |= {*room.users(study.store, book, name)}
    used = {p for pass_ in own.values() for p in room.users(study.store, book, pass_.rater)}
    places = [
        (i.case, i.session) for i in study.sessions() if i.case in asked.cases or not asked.cases
    ]
    passes = {}
    for place in places:
        passes[place] = room.counting(users, finished, *place)
        for name, pass_ in own.items():
            if pass_ in used and (pass_, *place) in finished:
                passes[place][name] = pass_
    return {place: found for place, found in passes.items() if len(found) > 1}


def _wanted(asked: Asked, name: str) -> bool:
    return not asked.codes or name in asked.codes


def _segments(
    study: Core, book: Codebook, shared: Shared, raters: Sequence[str], asked: Asked
) -> Iterator[Sheet]:
    """Yield presence of every family and code on the turns, then the values that codes got."""
    adder, spoken = study.store.adder(book.layer), study.store.spoken(book.layer)
    off = study.store.tags_elsewhere(book.layer)
    everywhere = shared
    for name, codes in _targets(book):
        keys = [code.key for code in codes]
        marked = adder.marked(keys) if _wanted(asked, name) else {}
        if not marked:
            continue
        shared = on_layer(everywhere, off, frozenset(keys))
        prompted = study.store.prompted(keys, book.layer) if asked.unassisted else {}
        units = list(_units(shared, spoken, {code.speaker for code in codes}, prompted))
        parts = [(unit[0], _present_in(unit, raters, marked)) for unit in units]
        if not any(1.0 in row for _, rows in parts for row in rows):
            continue
        yield Sheet(name, "nominal", book.layer, raters, parts)
        if len(codes) == 1 and codes[0].scale and name == codes[0].key:
            given = study.store.values_of(name, book.layer)
            yield from _values(name, book.layer, given, units, raters)


def on_layer(
    shared: Shared, off: frozenset[tuple[Pass, str, int, str, str]], keys: frozenset[str]
) -> Shared:
    """Return the sessions that two raters judged on the codebook's layer, as scores count them.

    A pass whose tags of these codes lie on another layer says nothing of this one's segments; to
    take it for "absent" would be a disagreement that nobody has.
    """
    away = {(pass_, case, session) for pass_, case, session, code, _ in off if code in keys}
    if not away:
        return shared
    left = {
        place: {rater: pass_ for rater, pass_ in passes.items() if (pass_, *place) not in away}
        for place, passes in shared.items()
    }
    return {place: passes for place, passes in left.items() if len(passes) > 1}


def left_out(study: Core, asked: Asked) -> tuple[tuple[str, str, int, str], ...]:
    """Return the sessions that are left out of agreement: rater, case, session, and the layer."""
    finished = study.store.finished()
    found: dict[tuple[str, str, int, str], None] = {}
    for book in study.codebooks():
        shared = _shared(study, book, finished, asked)
        keys = {c.key for name, codes in _targets(book) if _wanted(asked, name) for c in codes}
        for pass_, case, session, code, layer in sorted(study.store.tags_elsewhere(book.layer)):
            passes = shared.get((case, session), {})
            if code in keys and passes.get(pass_.rater) == pass_:
                found[pass_.rater, case, session, layer] = None
    return tuple(found)


Turns = tuple[Place, Mapping[str, Pass], int]
"""A session, the passes that count in it, and the segments of it that are compared, as bits."""
Bits = Mapping[tuple[Pass, str, int], int]
"""Segments of a pass in a session, each the bit of its number."""


def _units(
    shared: Shared,
    spoken: Mapping[Place, Mapping[str, int]],
    speakers: set[Role | None],
    leave: Bits,
) -> Iterator[Turns]:
    """Yield the segments of the speakers that codes are for, sessions without the layer not."""
    for place, passes in shared.items():
        units = 0
        for role, numbers in spoken.get(place, {}).items():
            if None in speakers or role in speakers:
                units |= numbers
        for pass_ in passes.values():
            units &= ~leave.get((pass_, *place), 0)
        yield place, passes, units


def _present_in(unit: Turns, raters: Sequence[str], marked: Bits) -> Mapping[Row, int]:
    place, passes, units = unit
    own = [marked.get((passes[r], *place), 0) if r in passes else None for r in raters]
    return sheeting.marked(units, own)


def _values(
    code: str,
    layer: str,
    given: Mapping[tuple[Pass, str, int, int], int],
    units: Sequence[Turns],
    raters: Sequence[str],
) -> Iterator[Sheet]:
    """Yield the values of a code where two raters set it and gave one."""
    by_place: dict[tuple[Pass, str, int], dict[int, int]] = {}
    for (pass_, case, session, number), value in given.items():
        by_place.setdefault((pass_, case, session), {})[number] = value
    parts = []
    for place, passes, numbers in units:
        own = [by_place.get((passes[r], *place), {}) if r in passes else {} for r in raters]
        parts.append((place, sheeting.valued(numbers, own)))
    if any(rows for _, rows in parts):
        yield Sheet(code, "ordinal", layer, raters, parts)


def _targets(book: Codebook) -> Iterator[tuple[str, list[Code]]]:
    for family in book.families:
        codes = [code for code in book.codes if code.family == family.key]
        yield f"{book.prefix}:{family.key}", codes
    for code in book.codes:
        yield code.key, [code]


def _items(
    study: Core, book: Codebook, shared: Shared, raters: Sequence[str], asked: Asked
) -> Iterator[Sheet]:
    # The cards of a Q-sort are judged against each other: how raters agree is that of whole sorts.
    wanted = [] if book.qsort else [item.key for item in book.items if _wanted(asked, item.key)]
    if not wanted:
        return
    given = {(r.item, r.pass_, r.case, r.session): r.value for r in study.store.ratings()}
    for key in wanted:
        rows = {
            place: tuple(
                given.get((key, passes[r], *place)) if r in passes else None for r in raters
            )
            for place, passes in shared.items()
        }
        if any(value is not None for row in rows.values() for value in row):
            yield _of_sessions(key, "ordinal", raters, rows)
            yield _of_sessions(key, "interval", raters, rows)


def sorts(study: Core, asked: Asked) -> Iterator[tuple[str, dict[Place, list[list[float]]]]]:
    """Yield every Q-sort by its codebook's key, with the whole sorts of each session's raters."""
    _check_known(study, asked)
    finished = study.store.finished()
    for book in study.codebooks():
        if book.qsort is None or not _wanted(asked, book.key):
            continue
        found: dict[Place, list[list[float]]] = {}
        for place, passes in _shared(study, book, finished, asked).items():
            given = (study.ratings(pass_, *place) for pass_ in passes.values())
            cards = ([one.get(item.key) for item in book.items] for one in given)
            whole = [[v for v in sort if v is not None] for sort in cards]
            found[place] = [s for s in whole if len(s) == len(book.items) and len({*s}) > 1]
        yield book.key, found


def _of_sessions(key: str, level: Level, raters: Sequence[str], rows: Mapping[Place, Row]) -> Sheet:
    """Return the sheet of something that sessions as a whole have."""
    return Sheet(key, level, "session", raters, [(place, {row: 1}) for place, row in rows.items()])


def _scores(
    study: Core, book: Codebook, shared: Shared, raters: Sequence[str], asked: Asked
) -> Iterator[Sheet]:
    # A score is made of a rater's counting pass: a pass that was named by itself has none.
    alone = {*asked.raters} - study.raters().keys()
    wanted = [rule.key for rule in book.scores if _wanted(asked, rule.key) and not alone]
    yield from _scored(wanted, shared, raters, _numbers(study, book, wanted, raters))


def scores_by_case(study: Core, asked: Asked) -> Iterator[Sheet]:
    """Yield the table of every score in every case: :func:`sheets` of one case after the other.

    All cases are scored at once, which is what takes long.
    """
    _check_known(study, asked)
    finished = study.store.finished()
    for book in study.codebooks():
        wanted = [rule.key for rule in book.scores if _wanted(asked, rule.key)]
        shared = _shared(study, book, finished, asked) if wanted else {}
        numbers = _numbers(study, book, wanted, _raters(shared))
        by_case: dict[str, dict[Place, Mapping[str, Pass]]] = {}
        for place, passes in shared.items():
            by_case.setdefault(place[0], {})[place] = passes
        for own in by_case.values():
            yield from _scored(wanted, own, _raters(own), numbers)


def _raters(shared: Shared) -> list[str]:
    return sorted({rater for passes in shared.values() for rater in passes})


def _numbers(
    study: Core, book: Codebook, wanted: Sequence[str], raters: Sequence[str]
) -> Mapping[tuple[str, str, str, int], float | None]:
    """Return the scores that each rater gave, by score, rater, case and session."""
    return {
        (score.score, rater, score.case, score.session): score.value
        for rater in (raters if wanted else ())
        for score in room.of(study.store, [book], rater, only=wanted)
    }


def _scored(
    wanted: Sequence[str],
    shared: Shared,
    raters: Sequence[str],
    numbers: Mapping[tuple[str, str, str, int], float | None],
) -> Iterator[Sheet]:
    for key in wanted:
        rows = {
            place: tuple(numbers.get((key, r, *place)) if r in passes else None for r in raters)
            for place, passes in shared.items()
        }
        yield _of_sessions(key, "interval", raters, rows)


def continua(study: Core, asked: Asked) -> Iterator[tuple[str, list[tuple[int, list[Mark]]]]]:
    """Yield every code and family with its continua: a session's length and everybody's marks."""
    _check_known(study, asked)
    finished = study.store.finished()
    for book in study.codebooks():
        shared = _shared(study, book, finished, asked)
        spans = _spans(study, shared)
        lengths = {place: len(study.transcript(*place).text) for place in shared}
        for name, codes in _targets(book):
            keys = {code.key for code in codes}
            if _wanted(asked, name) and shared:
                yield (
                    name,
                    [
                        (
                            lengths[place],
                            [*_present(passes), *(m for m in spans[place] if m.code in keys)],
                        )
                        for place, passes in shared.items()
                    ],
                )


def _present(passes: Mapping[str, Pass]) -> Iterator[Mark]:
    """Yield what says that a rater has judged a session, whether or not he marked anything."""
    yield from (Mark(rater, "", 0, 0) for rater in passes)


def _spans(study: Core, shared: Shared) -> dict[Place, list[Mark]]:
    """Return the stretches of text that the counting passes marked, by session."""
    found: dict[Place, list[Mark]] = {place: [] for place in shared}
    for (case, session), passes in shared.items():
        for rater, pass_ in passes.items():
            for tag in study.tags(pass_, case, session):
                start, stop = tag.start, tag.stop
                if start is None or stop is None:
                    segment = study.segments(case, session, tag.layer)[tag.segment - 1]
                    start, stop = segment.start, segment.stop
                found[case, session].append(Mark(rater, tag.code, start, stop))
    return found
