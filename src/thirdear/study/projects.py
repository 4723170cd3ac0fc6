"""Texts of other programs' projects as sessions of the study."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from thirdear import transcripts
from thirdear.base.safe import safe
from thirdear.model.exchange import Dialect, ProjectSource
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading

FORMAT = "refi-qda"


def is_project(file: Path) -> bool:
    """Whether a file's name says that it is a REFI-QDA project."""
    return file.suffix.lower() == ".qdpx"


def readings(file: Path) -> Iterator[tuple[str, Reading | Refusal]]:
    """Yield each text of a project by its name, or why it has no turns; see :mod:`exchange.refi`.

    The text stays as the project's positions count it, printed line numbers included. What is not
    taken over, the codings too, is said with the first of them.
    """
    from thirdear.exchange import refi

    project = refi.read(file)
    if not project.sources:
        raise Refusal(f"{file.name}: no text is in this project.")
    cases = {guid: name for name, sources in project.cases for guid in sources}
    losses = project.losses
    for source in project.sources:
        name = PurePath(source.name).stem if source.name.endswith(".txt") else source.name
        try:
            reading = _reading(source, cases.get(source.guid))
        except Refusal as refusal:
            yield name, Refusal(f"{file.name}: its text {safe(name, one_line=True)!r}: {refusal}.")
            continue
        yield name, replace(reading, warnings=reading.warnings + losses)
        losses = ()


def _reading(source: ProjectSource, case: str | None) -> Reading:
    reading = transcripts.read_turns(
        source.text, format_name=FORMAT, warnings=_notes(source), keep_numbers=True
    )
    spans = tuple(
        replace(span, time=_time(source, span.start)) if span.time is None else span
        for span in reading.spans
    )
    return replace(reading, spans=spans, case=case or reading.case)


def _time(source: ProjectSource, start: int) -> float | None:
    """Return the seconds of a point on the line on which a turn's words begin."""
    line = source.text.rfind("\n", 0, start) + 1
    after = bisect.bisect_left(source.times, (line, 0.0))
    found = source.times[after : after + 1]
    return next((time for place, time in found if place <= start), None)


def _notes(source: ProjectSource) -> tuple[str, ...]:
    notes = []
    if source.codings:
        users = len({coding.user for coding in source.codings})
        notes.append(f"codings not taken over: {len(source.codings):,}, of raters: {users}")
    if source.doubtful:
        one, other = map(_fit, source.dialects[:2])
        notes.append(f"how its positions count is not sure: {one}, or {other}")
    return tuple(notes)


def _fit(dialect: Dialect) -> str:
    mark = ", the byte order mark too" if dialect.mark else ""
    return f"{dialect.unit}, newlines {dialect.newlines}{mark} (fits {dialect.score:.0%})"
