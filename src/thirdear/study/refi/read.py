"""Texts of other programs' projects as sessions of the study."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from thirdear import transcripts
from thirdear.base.safe import safe
from thirdear.model.language import Both, counted, said
from thirdear.model.projects import Part, Project, ProjectSource
from thirdear.model.reading import Reading, Span
from thirdear.model.refusal import Refusal
from thirdear.model.returned import Returned

FORMAT = "refi-qda"


def is_project(file: Path) -> bool:
    """Whether a file's name says that it is a REFI-QDA project."""
    return file.suffix.lower() == ".qdpx"


def readings(
    file: Path, positions: str | None, *, codings: bool
) -> Iterator[tuple[str, Reading | Refusal, Part | None]]:
    """Yield each text of a project by its name, or why it is not read; see :mod:`exchange.refi`.

    The text stays as the project's positions count it, printed line numbers included. With
    ``codings`` comes what the project's raters did in it; where two ways to count positions fit
    nearly as well, the text is refused until ``positions`` names one. What is not taken over is
    said with the first text.
    """
    from thirdear.refi import reader

    project = reader.read(file, positions)
    if not project.sources:
        raise Refusal(
            f"{file.name}: no text is in this project.", f"{file.name}: bu projede metin yok."
        )
    cases = {guid: name for name, sources in project.cases for guid in sources}
    losses = project.losses + (_losses(project) if codings else ())
    for source in project.sources:
        name = PurePath(source.name).stem if source.name.endswith(".txt") else source.name
        safely = safe(name, one_line=True)
        shown = f"{file.name}: its text {safely!r}"
        shown_tr = f"{file.name}: içindeki {safely!r} metni"
        if codings and source.codings and source.doubtful:
            unsure, unsure_tr = _choice(source)
            refused = Refusal(f"{shown}: {unsure}.", f"{shown_tr}: {unsure_tr}.")
            yield name, refused, Part(project, source)
            continue
        if source.returned is not None:
            back = _back(source, source.returned, losses, codings=codings)
            yield name, back, Part(project, source) if codings else None
            losses = ()
            continue
        try:
            reading = _reading(source, cases.get(source.guid))
        except Refusal as refusal:
            yield name, refusal.within(shown, shown_tr), None
            continue
        part = Part(project, source) if codings else None
        told = _said(project, source, reading) if codings else _left(source)
        yield name, replace(reading, warnings=reading.warnings + told + losses), part
        losses = ()


def _back(
    source: ProjectSource, was: Returned, losses: tuple[str, ...], *, codings: bool
) -> Reading:
    """Return a session of this program as it was; what it says of itself is not guessed."""
    spans = tuple(Span(t.speaker, t.start, t.stop, t.time, end=t.end) for t in was.turns)
    counts = (
        (len(was.tags), "tag", "kodlama"),
        (len(was.ratings), "rating", "puanlama"),
        (len(was.memos) + len(was.on_session), "memo", "not"),
        (len(was.finished), "finished coding round", "bitmiş tur"),
    )
    told = tuple(
        said(f"{counted(count, what)} taken back in", f"{count} {what_tr} geri alındı")
        for count, what, what_tr in counts
        if count and codings
    )
    return Reading(
        source.text,
        spans,
        FORMAT,
        warnings=(told or _left(source)) + losses,
        case=was.case,
        session=was.session,
        roles=tuple({turn.speaker: turn.role for turn in was.turns}.items()),
    )


def _reading(source: ProjectSource, case: str | None) -> Reading:
    reading = transcripts.read_turns(source.text, format_name=FORMAT, keep_numbers=True)
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


def _said(project: Project, source: ProjectSource, reading: Reading) -> tuple[str, ...]:
    """Say what becomes of a text's codings and notes."""
    from thirdear.refi import placement

    turns = [(span.start, span.stop) for span in reading.spans]
    found = placement.placed(source, project.notes, turns)
    raters = len({one.coding.user for one in found.codings})
    free = sum(one.layer == placement.FREE for one in found.codings)
    again = len(source.codings) - len(found.codings) - found.outside
    counts = (
        (
            len(found.codings),
            f"codings of {counted(raters, 'rater')} become tags",
            f"kodlama alındı ({raters} kodlayıcı)",
        ),
        (
            free,
            f"of them over several turns, kept whole in the layer {placement.FREE}",
            f"tanesi birden çok sözü kapsıyor, {placement.FREE} katmanında bütün duruyor",
        ),
        (
            found.cut,
            "of them cover labels, stamps or titles, too, which are not tagged",
            "tanesi etiket, zaman damgası ya da başlıkları da kapsıyor; bunlar kodlanmaz",
        ),
        (
            again,
            "codings say the same again: taken once",
            "kodlama aynısının yinelenmesi: bir kez alındı",
        ),
        (
            found.outside,
            "codings touch no turn's text: not taken over",
            "kodlama hiçbir sözün metnine değmiyor: alınmadı",
        ),
        (len(found.notes), "notes become memos", "açıklama not oldu"),
    )
    return tuple(said(f"{n:,} {what}", f"{n} {what_tr}") for n, what, what_tr in counts if n)


def _left(source: ProjectSource) -> tuple[str, ...]:
    if not source.codings:
        return ()
    users = len({coding.user for coding in source.codings})
    return (
        said(
            f"codings not taken over: {len(source.codings):,}, of raters: {users}",
            f"alınmayan kodlama: {len(source.codings)}, kodlayıcı: {users}",
        ),
    )


def _losses(project: Project) -> tuple[str, ...]:
    """Say which notes are about nothing that the study keeps notes about."""
    known = {code.guid for code in project.codes}
    for source in project.sources:
        known |= {source.guid, *source.places, *(one.guid for one in source.codings)}
        if source.returned is not None:
            return ()
    lost = sum(note.about not in known for note in project.notes)
    if not lost:
        return ()
    return (
        said(
            f"note about a case or the whole project: {lost:,} not taken over",
            f"bir vaka ya da bütün proje hakkında not: {lost} tanesi alınmadı",
        ),
    )


def _choice(source: ProjectSource) -> Both:
    one, other = source.dialects[:2]
    return (
        (
            f"it is not clear how its positions are counted: {one.name} fits {one.score:.0%}, "
            f"{other.name} "
            f"{other.score:.0%}; add --positions {one.name} or {other.name}, or --no-codings"
        ),
        (
            f"konumların nasıl sayıldığı kesin değil: {one.name} %{100 * one.score:.0f}, "
            f"{other.name} %{100 * other.score:.0f} uyuyor; --positions {one.name} ya da "
            f"{other.name} veya --no-codings ekleyin"
        ),
    )
