"""What the forms of facts ask, and the facts as they are with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from thirdear.model.facts import Break, CaseRecord, Facts, Phase, SessionRecord
from thirdear.model.outcomes import BETTER, Better, Course, Group, Measure
from thirdear.study.facts_toml import with_break, with_case
from thirdear.tui.facts.entries import Entry, interim, number, record_of

if TYPE_CHECKING:
    from thirdear.tui.wording import Say

_DIGITS = 6  # of a session's number


class WrongError(Exception):
    """What was typed means nothing; the entry of the words that says so, and what it names."""

    def __init__(self, entry: str, typed: str = "") -> None:
        super().__init__(entry)
        self.entry, self.typed = entry, typed


@dataclass(frozen=True, slots=True)
class Asked:
    """A form: its title, its fields with what stands in them, and what is made of the answers."""

    title: str
    fields: tuple[tuple[str, str], ...]
    facts: Callable[[Sequence[str]], Facts]


def asked(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    """Return the form behind a row."""
    make = {
        "facts": _fact,
        "sessions": _session,
        "phases": _phase,
        "breaks": _pause,
        "outcomes": _outcome,
        "measures": _measure,
    }
    return make[entry.section](entry, facts, case, say)


def without(entry: Entry, facts: Facts, case: str) -> Facts:
    """Return the facts without what a row shows."""
    record = record_of(facts, case)
    if entry.measure is not None:
        kept = {key: one for key, one in facts.measures.items() if key != entry.measure.key}
        return replace(facts, measures=kept)
    if entry.session is not None:
        return with_case(facts, replace(record, sessions=_others(record, entry.session.number)))
    if entry.phase is not None:
        return with_case(facts, _with_phases(record, entry, ()))
    if entry.pause is not None:
        return with_case(facts, replace(record, breaks=_other_breaks(record, entry)))
    if entry.course is not None:
        courses = tuple(one for one in record.courses if one is not entry.course)
        return with_case(facts, replace(record, courses=courses))
    if entry.fact:
        left = {name: text for name, text in record.facts.items() if name != entry.fact}
        return with_case(facts, replace(record, facts=left))
    return with_case(facts, replace(record, consent=""))


def _others(record: CaseRecord, number: int) -> tuple[SessionRecord, ...]:
    return tuple(one for one in record.sessions if one.number != number)


# -- consent and facts


def _fact(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    record = record_of(facts, case)
    if entry.fact == "":
        return Asked(
            say("facts.consent"),
            ((say("facts.consent"), record.consent),),
            lambda given: with_case(facts, replace(record, consent=given[0])),
        )

    def made(given: Sequence[str]) -> Facts:
        name, text = given
        if not name:
            raise WrongError("facts.needs_name")
        if name != entry.fact and name in record.facts:
            raise WrongError("facts.twice", name)
        kept = {(name if key == entry.fact else key): one for key, one in record.facts.items()}
        return with_case(facts, replace(record, facts={**kept, name: text}))

    was = (entry.fact or "", record.facts.get(entry.fact or "", ""))
    fields = ((say("facts.name"), was[0]), (say("facts.text"), was[1]))
    return Asked(say("facts.add.facts"), fields, made)


# -- sessions


def held(entry: Entry, facts: Facts, case: str, session: SessionRecord) -> Facts:
    """Return the facts with a session's record changed to this one."""
    record = record_of(facts, case)
    before = session.number if entry.session is None else entry.session.number
    if session.number != before and any(one.number == session.number for one in record.sessions):
        raise WrongError("facts.twice", str(session.number))
    return with_case(facts, replace(record, sessions=(*_others(record, before), session)))


def _session(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    was = entry.session
    fields = (
        (say("facts.date"), was.date.isoformat() if was and was.date else ""),
        (say("facts.attended"), ", ".join(was.attended) if was else ""),
        (say("facts.setting"), was.setting if was else ""),
    )

    def made(given: Sequence[str]) -> Facts:
        new = was or _new_session(given[0], record_of(facts, case))
        day, attended, setting = given[-3:]
        session = replace(new, date=_day(day), attended=_names(attended), setting=setting)
        return held(entry, facts, case, session)

    if was is None:
        return Asked(say("facts.add.sessions"), ((say("facts.number"), ""), *fields), made)
    return Asked(f"{say('sessions.session')} {was.number}", fields, made)


def _new_session(typed: str, record: CaseRecord) -> SessionRecord:
    number = _place(typed)
    if any(one.number == number for one in record.sessions):
        raise WrongError("facts.twice", typed)
    return SessionRecord(number)


def _place(typed: str) -> int:
    """Return a session's number."""
    if not (typed.isascii() and typed.isdecimal() and int(typed[: _DIGITS + 1]) > 0):
        raise WrongError("facts.no_number", typed)
    if len(typed) > _DIGITS:
        raise WrongError("facts.no_number", typed)
    return int(typed)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise WrongError("facts.no_date", typed) from None


def _names(typed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in typed.split(",") if name.strip())


# -- what divides a therapy


def _phase(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    record, was = record_of(facts, case), entry.phase
    fields = (
        (say("facts.name"), was.name if was else ""),
        (say("facts.first"), str(was.first) if was else ""),
        (say("facts.last"), str(was.last) if was else ""),
    )

    def made(given: Sequence[str]) -> Facts:
        name, first, last = given
        if not name:
            raise WrongError("facts.needs_name")
        new = Phase(name, _place(first), _place(last))
        return with_case(facts, _with_phases(record, entry, (new,)))

    return Asked(say("facts.add.phases"), fields, made)


def _with_phases(record: CaseRecord, entry: Entry, new: tuple[Phase, ...]) -> CaseRecord:
    """Return a record with a row's phase replaced, the phases in the order of their sessions."""
    kept = (*(one for one in record.phases if one is not entry.phase), *new)
    return replace(record, phases=tuple(sorted(kept, key=lambda one: one.first)))


def _pause(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    record, was = record_of(facts, case), entry.pause
    fields = (
        (say("facts.after_break"), str(was.session) if was else ""),
        (say("facts.what"), was.what if was else ""),
    )

    def made(given: Sequence[str]) -> Facts:
        new = Break(_place(given[0]), given[1])
        others = _other_breaks(record, entry)
        if any(one.session == new.session for one in others):
            raise WrongError("facts.twice", given[0])
        return with_case(facts, with_break(replace(record, breaks=others), new))

    return Asked(say("facts.add.breaks"), fields, made)


def _other_breaks(record: CaseRecord, entry: Entry) -> tuple[Break, ...]:
    return tuple(one for one in record.breaks if one is not entry.pause)


# -- outcomes and measures


def _outcome(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:
    record = record_of(facts, case)
    only = next(iter(facts.measures), "") if len(facts.measures) == 1 else ""
    was = entry.course or Course(case, only, None, None)

    def made(given: Sequence[str]) -> Facts:
        measure, informant, pre, post, between = given
        if measure not in facts.measures:
            raise WrongError("facts.no_measure", measure)
        new = Course(case, measure, _number(pre), _number(post), _interim(between), informant)
        courses = [new if one is entry.course else one for one in record.courses]
        if entry.course is None:
            courses.append(new)
        return with_case(facts, replace(record, courses=tuple(courses)))

    fields = (
        (say("facts.measure"), was.measure),
        (say("facts.informant"), was.informant),
        (say("facts.pre"), number(was.pre)),
        (say("facts.post"), number(was.post)),
        (say("facts.interim"), interim(was)),
    )
    return Asked(say("facts.add.outcomes"), fields, made)


def _measure(entry: Entry, facts: Facts, case: str, say: Say) -> Asked:  # noqa: ARG001 - as the others
    was = entry.measure or Measure("", "", "lower")

    def made(given: Sequence[str]) -> Facts:
        key, name, direction, sd, r, source, cutoff, cutoff_source, *groups = given
        if not key:
            raise WrongError("facts.needs_name")
        if key != was.key and key in facts.measures:
            raise WrongError("facts.twice", key)
        new = Measure(
            *(key, name or key, _better(direction, say), _number(sd), _number(r), source),
            *(_number(cutoff), cutoff_source, _group(groups[:3]), _group(groups[3:])),
        )
        kept = {one.key: new if one.key == was.key else one for one in facts.measures.values()}
        every = {one.key: one for one in (*kept.values(), new)}
        return replace(facts, measures=every)

    words = (was.key, was.name, say(f"facts.better.{was.better}"))
    judged = (number(was.sd), number(was.reliability), was.source)
    cut = (number(was.cutoff), was.cutoff_source)
    groups = (*_told(was.clinical), *_told(was.normative))
    names = (
        *("key", "name", "better", "sd", "r", "source", "cutoff", "cutoff_source"),
        *(f"{group}_{part}" for group in ("clinical", "normative") for part in _GROUP),
    )
    labels = (say(f"facts.measure.{name}") for name in names)
    fields = zip(labels, (*words, *judged, *cut, *groups), strict=True)
    return Asked(say("facts.add.measures"), tuple(fields), made)


_GROUP = ("mean", "sd", "source")


def _told(group: Group | None) -> tuple[str, str, str]:
    return (number(group.mean), number(group.sd), group.source) if group else ("", "", "")


def _group(given: Sequence[str]) -> Group | None:
    mean, sd = _number(given[0]), _number(given[1])
    if mean is None and sd is None and not given[2]:
        return None
    if mean is None or sd is None or not given[2]:
        raise WrongError("facts.half_group")
    return Group(mean, sd, given[2])


def _better(typed: str, say: Say) -> Better:
    for one in BETTER:
        if typed.casefold() in (one, say(f"facts.better.{one}").casefold()):
            return one
    raise WrongError("facts.no_better", typed)


def _number(typed: str) -> float | None:
    if not typed:
        return None
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        raise WrongError("facts.no_number", typed) from None
    if not abs(value) < float("inf"):
        raise WrongError("facts.no_number", typed)
    return value


def _interim(typed: str) -> tuple[tuple[int, float], ...]:
    found: dict[int, float] = {}
    for part in typed.replace(";", ",").split(",") if typed else ():
        session, _, value = (one.strip() for one in part.partition("="))
        told = _number(value)
        if not (session.isascii() and session.isdecimal() and len(session) <= _DIGITS):
            raise WrongError("facts.no_interim", part.strip())
        if told is None or int(session) in found:
            raise WrongError("facts.no_interim", part.strip())
        found[int(session)] = told
    return tuple(sorted(found.items()))
