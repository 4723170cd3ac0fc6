"""The days of sessions that names and titles of files tell, as facts beside those of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.facts import CaseRecord, Facts, SessionRecord
from thirdear.model.imported import Imported
from thirdear.model.refusal import Refusal
from thirdear.study import facts as study_facts
from thirdear.study import facts_toml

if TYPE_CHECKING:
    from thirdear.study.core import Core


def keep(study: Core, plan: Iterable[Imported], actor: str) -> int:
    """Keep the days of imported sessions that have none among the facts; return how many."""
    facts = study_facts.read(study)
    news = [
        (one.case, SessionRecord(one.session, date=one.day))
        for one in plan
        if one.day is not None and one.session and not one.refused and not _has(facts, one)
    ]
    if not news:
        return 0
    text = study.store.settings().get(study_facts.SETTING, "")
    after = facts
    for case, record in news:
        after = _with(after, case, record)
    blocks = "\n".join(facts_toml.session_block(case, record) for case, record in news)
    added = f"{text.rstrip()}\n\n{blocks}" if text.strip() else blocks
    study.store.set_setting(
        study_facts.SETTING, added if _says(added, after) else facts_toml.told(after), actor
    )
    return len(news)


def _has(facts: Facts, one: Imported) -> bool:
    record = facts.cases.get(one.case)
    return any(r.number == one.session and r.date for r in (record.sessions if record else ()))


def _with(facts: Facts, case: str, new: SessionRecord) -> Facts:
    """Return the facts with a session's day; what is known of the session stays."""
    record = facts.cases.get(case, CaseRecord(case))
    known = {one.number: one for one in record.sessions}
    known[new.number] = replace(known.get(new.number, new), date=new.date)
    return facts_toml.with_case(facts, replace(record, sessions=tuple(known.values())))


def _says(text: str, facts: Facts) -> bool:
    """Whether a text, with what people wrote beside their facts, states just these facts."""
    try:
        return study_facts.parse(text, "the study's facts") == facts
    except Refusal:
        return False
