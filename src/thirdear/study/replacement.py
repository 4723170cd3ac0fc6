"""Another file for a session: in its place, or over its words; and a session taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear import transcripts
from thirdear.base.shell import quoted
from thirdear.model.corrections import Corrected, Correction, Fault, NewCorrection
from thirdear.model.imported import Imported
from thirdear.model.reading import Reading, Span
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment
from thirdear.study import days
from thirdear.study.imports import plan as imports_plan
from thirdear.study.imports import profile, store

if TYPE_CHECKING:
    from thirdear.study.core import Core

_TOKEN = re.compile(r"\S+")
_SAME = 0.5
"""How alike a file has to be to a session, to be a corrected form of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a corrected file says otherwise of one turn, and the correction that says so."""

    turn: int
    was: str
    now: str
    correction: NewCorrection


def plan(study: Core, case: str, session: int, file: Path, **told: Any) -> Imported:
    """Return a file read for a session of the study; whatever hinders it is refused.

    ``told`` is what :func:`importing.plan` takes: speakers, columns and so on.
    """
    found = imports_plan.plan(
        study.store, [file], case=case, session=session, beside_the_study=False, **told
    )
    if len(found) != 1:
        raise Refusal(
            f"{file.name}: it holds {len(found)} sessions; name a file of one.",
            f"{file.name}: içinde {len(found)} seans var; tek seanslık bir dosya gösterin.",
        )
    if found[0].refused:
        raise Refusal.spoken(found[0].refused)
    return found[0]


def put(study: Core, new: Imported, actor: str) -> bool:
    """Keep a planned file in the place of its session; False where the words are the same.

    Refused where something was judged or corrected in it; undo brings the old one back.
    """
    assert new.session is not None and new.reading is not None
    before = study.transcript(new.case, new.session)
    after = store.transcript_of(new)
    if before.sha256 == after.sha256 and before.turns == after.turns:
        return False
    study.forget_segments()
    with study.store.together():
        study.store.replace_transcript(after, store.unchanged(new), actor)
        kept = profile.profile(study.store)
        ending = Path(new.file).suffix.lower()
        profile.keep(study.store, profile.with_import(kept, new, ending), actor)
        days.keep(study, [new], actor)
    return True


def remove(study: Core, case: str, session: int, actor: str) -> None:
    """Take a session out in which nothing was judged or corrected; undo brings it back."""
    study.forget_segments()
    study.store.remove_session(case, session, actor)


def differences(study: Core, new: Imported) -> tuple[Difference, ...]:
    """Return what a corrected file says otherwise than the session, as corrections over it.

    Words and speakers; where turns begin otherwise, or the file seems to be another session, that
    is a Refusal that names the first turn.
    """
    assert new.session is not None and new.reading is not None
    current = study.corrected(new.case, new.session)
    _check_alike(current, new.reading, Path(new.file).name)
    roles = dict(new.roles)
    found: list[Difference] = []
    for turn, span in zip(current.transcript.turns, new.reading.spans, strict=True):
        found += _words(current, turn, new.reading.text[span.start : span.stop])
        found += _speaker(current, turn, span, roles)
    return tuple(found)


def correct(study: Core, found: Sequence[Difference], actor: str) -> tuple[Correction, ...]:
    """Make the differences corrections, as one act."""
    study.forget_segments()
    return study.store.correct([one.correction for one in found], actor)


def _check_alike(current: Corrected, reading: Reading, name: str) -> None:
    ours = [_tokens(current.transcript.words(turn)) for turn in current.transcript.turns]
    theirs = [_tokens(reading.text[s.start : s.stop]) for s in reading.spans]
    mine, other = ([word for turn in turns for word in turn] for turns in (ours, theirs))
    if SequenceMatcher(None, mine, other, autojunk=False).quick_ratio() < _SAME:
        raise Refusal(
            f"{name}: most of its words are others than the session's; it seems to be another "
            "session.",
            f"{name}: sözlerinin çoğu seanstakilerden başka; başka bir seans gibi görünüyor.",
        )
    if len(ours) == len(theirs):
        return
    pairs = enumerate(zip(ours, theirs, strict=False))
    at = next((n for n, (a, b) in pairs if _ratio(a, b) < _SAME), min(len(ours), len(theirs)))
    turns = current.transcript.turns
    number = turns[min(at, len(turns) - 1)].index
    case, session = current.source.case, current.source.session
    place = f"{quoted(case)} {session} {number}"
    raise Refusal(
        f"{name}: it has {len(theirs)} turns instead of {len(ours)}, from about turn {number} on. "
        f"Set the turns right first with `thirdear transcripts correct split {place} BEGINS` or "
        f"`thirdear transcripts correct join {place}`, then name the file again.",
        f"{name}: {len(ours)} yerine {len(theirs)} söz içeriyor; fark yaklaşık {number}. sözde "
        f"başlıyor. Önce sözleri `thirdear transcripts correct split {place} BAŞLANGIÇ` ya da "
        f"`thirdear transcripts correct join {place}` ile düzeltin, sonra dosyayı "
        "yeniden gösterin.",
    )


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(words)


def _speaker(
    current: Corrected, turn: Segment, span: Span, roles: Mapping[str, Role]
) -> Iterator[Difference]:
    if transcripts.label_key(turn.speaker) == transcripts.label_key(span.speaker):
        return
    source = current.source
    start, _ = current.source_span(turn.start, turn.stop)
    new = NewCorrection(
        source.case,
        source.session,
        Fault.SPEAKER,
        start,
        None,
        span.speaker,
        roles.get(span.speaker),
    )
    yield Difference(turn.index, turn.speaker, span.speaker, new)


def _words(current: Corrected, turn: Segment, now: str) -> Iterator[Difference]:
    """Yield the runs of words of a turn that are others now, with a neighbour where words came."""
    text, source = current.transcript.text, current.source
    old = list(_TOKEN.finditer(text, turn.start, turn.stop))
    new = list(_TOKEN.finditer(now))
    for a, b, c, d in _changes([t[0] for t in old], [t[0] for t in new]):
        start, stop = old[a].start(), old[b - 1].end()
        begin, end = current.source_span(start, stop)
        wide = current.span(begin, end)  # a correction that is touched is corrected whole
        said = now[new[c].start() : new[d - 1].end()] if d > c else ""
        told = text[wide[0] : start] + said + text[stop : wide[1]]
        correction = NewCorrection(source.case, source.session, Fault.WORDS, begin, end, told)
        yield Difference(turn.index, text[start:stop], said, correction)


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield runs of ``old`` (never empty) and of ``new`` that stand for each other.

    Runs that only one word parts are one; words that came take the word before them along.
    """
    if not old:
        return
    runs: list[list[int]] = []
    for kind, *run in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if runs and run[0] - runs[-1][1] <= 1:
            runs[-1][1], runs[-1][3] = run[1], run[3]
        else:
            runs.append(list(run))
    for a, b, c, d in runs:
        if a < b and c < d:
            yield a, b, c, d
        elif a > 0:
            yield a - 1, b, c - 1, d
        else:
            yield a, b + 1, c, d + 1
