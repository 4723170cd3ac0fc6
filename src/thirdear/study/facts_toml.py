"""Facts that are entered one by one -> the TOML text that the study keeps of all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

from thirdear.model.facts import Break, CaseRecord, Facts, SessionRecord
from thirdear.model.outcomes import Course, Group, Measure
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.study import facts as study_facts

if TYPE_CHECKING:
    from thirdear.study.core import Core

RESERVED = frozenset({"consent", "session", "outcome", "break", "phase"})
"""What no fact of a case can be called, since a file of facts means something else by it."""

_Value = str | float | date | list[str] | dict[str, float] | Group | None


def state(study: Core, facts: Facts, actor: str) -> None:
    """Let these be the study's facts, as an act of ``actor`` that he may undo.

    What a file could not say is refused with the sentence that the file would be.
    """
    for record in facts.cases.values():
        if clash := sorted(RESERVED & record.facts.keys()):
            raise Refusal(
                f"A fact cannot be called {clash[0]}; the form has its own line for it.",
                f"Bir bilginin adı {clash[0]} olamaz; formda onun kendi yeri var.",
            )
    text = told(facts)
    study_facts.parse(text, "the study's facts")
    if study_facts.read(study) != facts:
        study.store.change_setting(study_facts.SETTING, text, actor)


def with_case(facts: Facts, record: CaseRecord) -> Facts:
    """Return the facts with one case's record in the place of its last one."""
    sessions = tuple(sorted(record.sessions, key=lambda one: one.number))
    return replace(facts, cases={**facts.cases, record.case: replace(record, sessions=sessions)})


def with_break(record: CaseRecord, new: Break) -> CaseRecord:
    """Return a case's record with a break, in the place of one before the same session."""
    kept = [one for one in record.breaks if one.session != new.session]
    return replace(record, breaks=tuple(sorted((*kept, new), key=lambda one: one.session)))


def without_break(record: CaseRecord, session: int) -> CaseRecord:
    """Return a case's record without the break before a session; Refusal where there is none."""
    kept = tuple(one for one in record.breaks if one.session != session)
    if len(kept) == len(record.breaks):
        raise Refusal(
            f"No break before session {session} is declared in {record.case}; `thirdear facts "
            "show` lists them.",
            f"{record.case} için {session}. seanstan önce bir ara bildirilmemiş; bildirilenleri "
            "`thirdear facts show` listeler.",
        )
    return replace(record, breaks=kept)


def told(facts: Facts) -> str:
    """Return a file of facts that says just this; ``recording.parse`` reads it again."""
    parts = [_table("[measure]", _measure(one)) for one in facts.measures.values()]
    for record in facts.cases.values():
        parts += _case(record)
    parts += [_table("[hypothesis]", _hypothesis(one)) for one in facts.hypotheses]
    return "\n".join(parts)


def session_block(case: str, record: SessionRecord) -> str:
    """Return what a file of facts says of one session."""
    return _table(f"[case.{_text(case)}.session]", _session(record))


def _case(record: CaseRecord) -> Iterator[str]:
    name = f"case.{_text(record.case)}"
    yield _table(name, {"consent": record.consent or None, **record.facts})
    for session in record.sessions:
        yield _table(f"[{name}.session]", _session(session))
    for phase in record.phases:
        yield _table(
            f"[{name}.phase]", {"name": phase.name, "first": phase.first, "last": phase.last}
        )
    for course in record.courses:
        yield _table(f"[{name}.outcome]", _course(course))
    for one in record.breaks:
        yield _table(f"[{name}.break]", {"session": one.session, "what": one.what or None})


def _table(heading: str, cells: Mapping[str, _Value]) -> str:
    """Return a table with what has a value; a heading in brackets of its own is one of many."""
    lines = [f"{_text(key)} = {_value(value)}" for key, value in cells.items() if value is not None]
    return "\n".join([f"[{heading}]", *lines, ""])


def _text(text: str) -> str:
    """Return a string in TOML: as in JSON, but for the one control character that JSON allows."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: _Value) -> str:
    if isinstance(value, Group):
        value_ = {one.name: getattr(value, one.name) for one in fields(value)}
        return f"{{ {', '.join(f'{k} = {_value(v)}' for k, v in value_.items())} }}"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{k} = {_value(v)}' for k, v in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return _text(str(value))


def _measure(one: Measure) -> Mapping[str, _Value]:
    return {
        "key": one.key,
        "name": one.name,
        "better": one.better,
        "sd": one.sd,
        "r": one.reliability,
        "source": one.source or None,
        "cutoff": one.cutoff,
        "cutoff_source": one.cutoff_source or None,
        "clinical": one.clinical,
        "normative": one.normative,
    }


def _session(one: SessionRecord) -> Mapping[str, _Value]:
    return {
        "number": one.number,
        "held": one.held,
        "date": one.date,
        "attended": list(one.attended) or None,
        "setting": one.setting or None,
    }


def _course(one: Course) -> Mapping[str, _Value]:
    between = {str(session): value for session, value in one.interim}
    return {
        "measure": one.measure,
        "informant": one.informant or None,
        "pre": one.pre,
        "post": one.post,
        "interim": between or None,
    }


def _hypothesis(one: Hypothesis) -> Mapping[str, _Value]:
    return {
        "cause": one.cause,
        "effect": one.effect,
        "lag": one.lag,
        "lag_in": one.lag_in,
        "trend": one.trend,
        "smallest": one.smallest,
    }
