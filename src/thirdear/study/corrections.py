"""Corrections as people name and read them: by turn and words, and as a list of was and is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.base.timing import clock
from thirdear.exchange import longcsv
from thirdear.model.coding import EventId
from thirdear.model.corrections import Correction, Fault, NewCorrection
from thirdear.model.language import counted, the_case, vaka
from thirdear.model.profile import Labels
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place, Role, Segment, Transcript
from thirdear.study import gate, lookup
from thirdear.study.core import LEAD
from thirdear.study.imports import profile

if TYPE_CHECKING:
    from thirdear.study.core import Core

COLUMNS = ("id", "case", "session", "turn", "what", "start", "end", "by", "at")
WORDS = ("was", "now")
"""The columns that may hold words of a transcript or names."""


def turn(transcript: Transcript, number: int) -> Segment:
    """Return a turn of the source by its number."""
    turns = transcript.turns
    if not 1 <= number <= len(turns):
        raise Refusal(
            f"Case {transcript.case}, session {transcript.session} has turns 1 to {len(turns)}, "
            f"not {number}.",
            f"{vaka(transcript.case, 'nın')} {transcript.session}. seansında 1 ile "
            f"{len(turns)} arası sözler var; {number} yok.",
        )
    return turns[number - 1]


def stretch(transcript: Transcript, number: int, words: str, nth: int | None) -> tuple[int, int]:
    """Return where words stand in a turn of the source, the ``nth`` time if several."""
    place = turn(transcript, number)
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    pattern = re.compile(f"{before}{re.escape(words)}{after}")
    found = [m.span() for m in pattern.finditer(transcript.text, place.start, place.stop)]
    if not words.strip() or not found:
        raise Refusal(
            f"These words do not stand in turn {number} as it is in the source.",
            f"Bu sözcükler {number}. sözün kaynaktaki halinde yok.",
        )
    if nth is None and len(found) > 1:
        raise Refusal(
            f"Turn {number} has them {len(found)} times; say which with --nth.",
            f"{number}. sözde {len(found)} kez geçiyorlar; hangisi olduğunu --nth ile söyleyin.",
        )
    if not 1 <= (nth or 1) <= len(found):
        raise Refusal(
            f"Turn {number} has them {counted(len(found), 'time')}; there is no occurrence {nth}.",
            f"{number}. sözde {len(found)} kez geçiyorlar; {nth}. geçiş yok.",
        )
    return found[(nth or 1) - 1]


def role(
    study: Core, case: str, session: int | None, label: str, role_: Role, by: str
) -> tuple[Correction, ...]:
    """Give a label another role in the sessions of a case that have it; return what is corrected.

    Labels are compared as at import, without regard to case and a closing stop. Where all sessions
    are meant, the case's later imports take the label for it, too.
    """
    key = transcripts.label_key(label)
    news = []
    for info in study.sessions(case):
        if session in (None, info.session):
            written = {turn.speaker for turn in study.segments(case, info.session)}
            same = sorted(w for w in written if w and transcripts.label_key(w) == key)
            news += [
                NewCorrection(case, info.session, Fault.ROLE, text=w, role=role_) for w in same
            ]
    if not news:
        raise Refusal(
            f"No session of {the_case(case)} that was asked for has this label.",
            f"{vaka(case, 'nın')} sorulan seanslarında böyle bir konuşan etiketi yok.",
        )
    with study.store.together():
        done = study.store.correct(news, by)
        # The segments that were just read have the roles from before.
        study.forget_segments()
        if session is None:
            kept = profile.profile(study.store)
            own = kept.cases.get(case, Labels())
            labels = replace(own, roles={**own.roles, key: role_})
            profile.keep(study.store, replace(kept, cases={**kept.cases, case: labels}), LEAD)
    return done


def seconds(told: str) -> str:
    """Return a time such as ``12:34.5`` or ``754.5`` in seconds, as a correction takes it."""
    from thirdear.transcripts import stamps

    found = stamps.seconds(told) if re.fullmatch(r"[\d:.,]+", told) else None
    if found is None:
        raise Refusal(
            "A time is written as minutes:seconds (12:34.5), hours:minutes:seconds (1:02:03) or in "
            "seconds (754.5).",
            "Zaman dakika:saniye (12:34.5), saat:dakika:saniye (1:02:03) ya da saniye (754.5) "
            "olarak yazılır.",
        )
    return str(found)


def event_id(name: str) -> EventId:
    """Return what ``replica:number`` names."""
    found = lookup.event(name)
    if found is None:
        raise Refusal(
            f"{name} names no correction; `thirdear transcripts corrections` lists them.",
            f"{name} bir düzeltmeyi göstermiyor; olanları `thirdear transcripts corrections` "
            "listeler.",
        )
    return found


def rows(study: Core, case: str | None, session: int | None) -> Iterator[dict[str, object]]:
    """Yield the corrections as rows of :data:`COLUMNS` and :data:`WORDS`."""
    sources: dict[Place, Transcript] = {}
    for one in study.corrections(case, session):
        place = (one.case, one.session)
        if place not in sources:
            sources[place] = study.transcript(*place)
        yield _row(one, sources[place])


def write(
    study: Core, file: Path, rows: Sequence[Mapping[str, object]], *, with_words: bool
) -> None:
    """Write rows as a table; with :data:`WORDS` it may identify people, as is confirmed before."""
    columns = (*COLUMNS, *(WORDS if with_words else ()))
    data = longcsv.write(columns, ([row[key] for key in columns] for row in rows)).encode()
    settings = {"cases": sorted({str(row["case"]) for row in rows})}
    if with_words:
        disguise = gate.opened(study, settings["cases"], identifiable=True)
        gate.release(study, file, data, disguise, kind="corrections", settings=settings)
    else:
        gate.hand_on(study, file, data, kind="corrections", settings=settings)


def _told(one: Correction) -> float | None:
    return float(one.text) if one.fault is Fault.TIME else None


def _clock(time: float | None) -> str:
    return "" if time is None else clock(time)


def _row(one: Correction, source: Transcript) -> dict[str, object]:
    touched = next((t for t in source.turns if t.start <= one.start <= t.stop), None)
    who = f"{one.text} ({one.role})" if one.role else one.text
    was, now = {
        Fault.WORDS: (source.text[one.start : one.stop], one.text),
        Fault.SPEAKER: (touched.speaker if touched else "", who),
        Fault.ROLE: (one.text, who),
        Fault.TIME: (_clock(touched.time if touched else None), _clock(_told(one))),
        Fault.SPLIT: ("", ""),
        Fault.JOIN: ("", ""),
    }[one.fault]
    return {
        "id": f"{one.id.replica}:{one.id.seq}",
        "case": one.case,
        "session": one.session,
        "turn": None if one.fault is Fault.ROLE or touched is None else touched.index,
        "what": one.fault.value,
        "start": one.start,
        "end": one.stop,
        "by": one.actor,
        "at": one.at,
        "was": was,
        "now": now,
    }
