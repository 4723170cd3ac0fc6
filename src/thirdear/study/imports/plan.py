"""Bringing transcripts in: which case and session, whose words; then storing them."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.base import collector
from thirdear.base.shell import quoted
from thirdear.model.imported import Imported
from thirdear.model.language import said
from thirdear.model.profile import Origin, Profile
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.study.imports import claims, preview, profile, titles
from thirdear.study.imports.folders import expand
from thirdear.study.imports.titles import Titled
from thirdear.study.refi import read as refi_read

if TYPE_CHECKING:
    from thirdear.store import Store

LAYER = "turn"
Where = tuple[str | None, int | None]
"""Case and session of a file as a person says them; None leaves it to the file."""

ENOUGH = 0.97
"""The part of a session's text that turns have to cover, or else somebody is asked."""

_EIGHT_BIT = ("cp", "mac", "latin", "iso8859")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the person said about all files of one import."""

    case: str | None
    session: int | None
    format: str | None
    encoding: str | None
    codes: tuple[str, ...]
    roles: Mapping[str, Role]
    merged: Mapping[str, str]
    columns: Mapping[str, str]
    positions: str | None
    codings: bool
    in_turn: tuple[str, ...]
    first_line: int
    raters: str
    tiers: tuple[str, ...]
    accept_unplaced: bool
    places: Mapping[Path, Where]

    def of(self, file: Path) -> _Told:
        """Return what was said about one file."""
        case, session = self.places.get(file, (None, None))
        if case is None and session is None:
            return self
        return replace(
            self,
            case=self.case if case is None else case,
            session=self.session if session is None else session,
        )


def plan(  # noqa: PLR0913 - a keyword for each thing that a person may overrule
    store: Store,
    paths: Iterable[Path],
    *,
    case: str | None = None,
    session: int | None = None,
    format: str | None = None,  # noqa: A002 - the command line's word
    encoding: str | None = None,
    speakers: str | Mapping[str, Role] | None = None,
    codes: Sequence[str] = (),
    merge: str | Mapping[str, str] | None = None,
    columns: str | Mapping[str, str] | None = None,
    positions: str | None = None,
    codings: bool = True,
    in_turn: str | Sequence[str] = (),
    first_line: int = 1,
    raters: str = "",
    tiers: Sequence[str] = (),
    accept_unplaced: bool = False,
    beside_the_study: bool = True,
    places: Mapping[Path, Where] | None = None,
) -> tuple[Imported, ...]:
    """Read files and say what importing them would do; nothing is written.

    Each session is one :class:`Imported`; what cannot be brought in has ``refused``. Case and
    session come from the arguments, else the file's name and folder, else its title lines.
    Roles come from ``speakers`` (``"T=therapist,C07/D=client"``), else the study's profile, else a
    guess; a label without a role refuses its session (see :func:`unclear`). ``merge``
    (``"Th=T"``) lets one label stand for another. ``columns`` (``"text=Metin"``) says which column
    of a table is what; it is kept for tables with the same header. ``positions`` says how another
    program's project counts, and without ``codings`` its texts come alone. ``in_turn``
    (``"Therapist,Client"``) says who speaks in turn in texts without labels, and above
    ``first_line`` nobody speaks.
    ``raters`` names the column that says whose the codes are, ``tiers`` the tiers of an ELAN file
    that hold the words. A session of which less than 97 % was placed is refused, unless only a few
    title lines were not, or that is accepted with ``accept_unplaced``. Sessions that the study has
    are recognised or refused, unless the files are not meant to stand ``beside_the_study``.
    ``places`` says case and session of single files.
    """
    files = _files(paths, session)
    roles, merged = profile.parse_speakers(speakers), profile.parse_merge(merge)
    named = profile.parse_columns(columns)
    told = _Told(
        *(case, session, format, encoding, tuple(codes), roles, merged, named, positions, codings),
        *(profile.parse_in_turn(in_turn), first_line, raters, tuple(tiers), accept_unplaced),
        places or {},
    )
    kept = profile.profile(store)
    titled = [one for file in files for one in _read(file, told.of(file), kept)]
    found = titles.beside_each_other(titled, store)
    found = _with_roles([_with_merged(imported, told, kept) for imported in found], told, kept)
    claimed: Iterable[Imported] = claims.beside_each_other(found)
    if beside_the_study:
        claimed = claims.beside_the_study(claimed, store)
    return tuple(one if accept_unplaced else _unless_sparse(one) for one in claimed)


def _files(paths: Iterable[Path], session: int | None) -> Sequence[Path]:
    """Return the files that are meant; none, and several for one session, are refused."""
    files, _ = expand(paths)
    if not files:
        there = ", ".join(str(path) for path in paths)
        raise Refusal(
            f"There is no transcript in {there}: name .docx, .txt, .vtt or other files.",
            f"Burada transkript yok: {there}. .docx, .txt, .vtt ya da başka dosyalar gösterin.",
        )
    if session is not None and len(files) > 1:
        raise Refusal(
            "--session names one session, but there are several files: leave it out.",
            "--session tek bir seansı gösterir, oysa birkaç dosya var: yazmayın.",
        )
    return files


def sparse(plan: Iterable[Imported]) -> dict[str, float]:
    """Return the files of a plan that wait for an answer, with the part of each that was placed.

    Whoever can be asked, asks and plans again with ``accept_unplaced``.
    """
    return {one.file: preview.preview(one).coverage for one in plan if one.sparse}


def _unless_sparse(imported: Imported) -> Imported:
    """Refuse a session of which too much was left out, naming the option that accepts it."""
    if imported.refused is not None or imported.already or imported.reading is None:
        return imported
    coverage = preview.preview(imported).coverage
    if coverage >= ENOUGH or preview.only_titles(imported.reading):
        return imported
    name, placed = Path(imported.file).name, f"{math.floor(1000 * coverage) / 10:g}"
    return replace(
        imported,
        sparse=True,
        refused=said(
            f"{name}: only {placed} % of its text is in turns: see with --dry-run what is not, and "
            "add --accept-unplaced if that is right.",
            f"{name}: metnin yalnızca yüzde {placed} kadarı sözlerde: kalanı --dry-run ile görün, "
            "doğruysa --accept-unplaced ekleyin.",
        ),
    )


def unclear(plan: Iterable[Imported]) -> dict[str, int]:
    """Return the labels of a plan that have no role yet, with how often each of them speaks.

    Whoever can be asked, asks for them and plans again with the answers as ``speakers``. A label
    that names nobody and is in several cases is named once for each: ``A/D`` and ``B/D``.
    """
    counts: dict[str, Counter[str]] = {}
    for imported in plan:
        given = {label for label, _ in imported.roles}
        spans = imported.reading.spans if imported.reading else ()
        for span in spans:
            if span.speaker not in given:
                counts.setdefault(span.speaker, Counter())[imported.case] += 1
    found: dict[str, int] = {}
    for label, cases in counts.items():
        if len(cases) > 1 and transcripts.is_ambiguous(label):
            found |= {f"{case}/{label}": count for case, count in cases.items()}
        else:
            found[label] = cases.total()
    return found


def uncounted(plan: Iterable[Imported]) -> dict[str, float]:
    """Return how well each way to count positions fits, in texts that it has to be said for.

    Whoever can be asked, asks and plans again with the answer as ``positions``.
    """
    found: dict[str, float] = {}
    for imported in plan:
        if imported.part and imported.reading is None:
            for dialect in imported.part.source.dialects:
                found[dialect.name] = max(found.get(dialect.name, 0.0), dialect.score)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _read_project(file: Path, told: _Told) -> Iterator[Titled]:
    """Read each text of another program's project, which is named as a file would be."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        with collector.paused():
            found = list(refi_read.readings(file, told.positions, codings=told.codings))
    except Refusal as refusal:
        yield _unread(file, told.case or "", told.session, refusal)
        return
    for name, reading, part in found:
        if isinstance(reading, Refusal):
            one = _unread(file, told.case or "", None, reading)
            yield replace(one, imported=replace(one.imported, part=part))
            continue
        ours = bool(reading.roles)  # of this program, which says its case itself
        named = transcripts.from_name("" if ours else name)
        one = titles.placed(file, reading, (told.case, told.session), named)
        one = replace(one, told=one.told or ours)
        yield replace(one, imported=replace(one.imported, bytes_sha256=digest, part=part))


def _unread(file: Path, case: str, session: int | None, refusal: Refusal) -> Titled:
    """Return a file that cannot be read."""
    pieces = refusal.pieces if isinstance(refusal, transcripts.Unlabelled) else 0
    refused = Imported(str(file), case, session, None, refused=str(refusal), unlabelled=pieces)
    return Titled(refused, transcripts.Heading(), told=True)


def _read(file: Path, told: _Told, kept: Profile) -> Iterator[Titled]:
    if refi_read.is_project(file):
        yield from _read_project(file, told)
        return
    name = transcripts.from_name(file.stem, file.absolute().parent.name)
    try:
        readings, data = _readings(file, told, kept)
        if told.session is not None and len(readings) > 1:
            raise Refusal(
                f"{file.name}: it holds several sessions: leave --session out.",
                f"{file.name}: birkaç seans içeriyor: --session yazmayın.",
            )
    except Refusal as refusal:
        session = name.session if told.session is None else told.session
        yield _unread(file, told.case or name.case or "", session, refusal)
        return
    for reading in readings:
        one = titles.placed(file, reading, (told.case, told.session), name)
        read = replace(
            one.imported,
            bytes_sha256=hashlib.sha256(data).hexdigest(),
            overruled=(told.format, told.encoding),
            columns=tuple(told.columns.items()),
        )
        yield replace(one, imported=read)


def _readings(file: Path, told: _Told, kept: Profile) -> tuple[tuple[Reading, ...], bytes]:
    """Read a file as it was told; else as the profile says, where that fits; else by content.

    A kept encoding is for files whose encoding can only be guessed, never for Unicode.
    """
    ending = file.suffix.lower()
    read = partial(
        transcripts.read_with_bytes,
        file,
        codes=told.codes,
        columns=told.columns,
        kept=kept.columns,
        labels=profile.known_labels(told.roles, told.merged, kept),
        in_turn=told.in_turn,
        first_line=told.first_line,
        raters=told.raters,
        tiers=told.tiers,
    )
    if told.format or told.encoding:
        return read(format=told.format, encoding=told.encoding)
    readings, data = read()
    guessed = (readings[0].encoding or "").startswith(_EIGHT_BIT)
    format_ = kept.formats.get(ending)
    encoding = kept.encodings.get(ending) if guessed else None
    if (format_ or readings[0].format, encoding or readings[0].encoding) == (
        readings[0].format,
        readings[0].encoding,
    ):
        return readings, data
    try:
        again, data = read(format=format_, encoding=encoding)
    except Refusal:
        return readings, data
    how = " ".join(filter(None, (again[0].format, encoding)))
    note = said(
        f"read as {how}, as this study's {ending} files were before",
        f"bu çalışmanın önceki {ending} dosyaları gibi {how} olarak okundu",
    )
    return tuple(replace(r, warnings=(*r.warnings, note)) for r in again), data


def _with_merged(imported: Imported, told: _Told, kept: Profile) -> Imported:
    """Let labels stand for others, as was told or kept."""
    reading = imported.reading
    if reading is None:
        return imported
    labels = dict.fromkeys(span.speaker for span in reading.spans if span.speaker)
    stands = {
        label: profile.merged_label(label, imported.case, told.merged, kept) for label in labels
    }
    changed = {label: other for label, other in stands.items() if label != other}
    if not changed:
        return imported
    spans = tuple(
        replace(span, speaker=changed.get(span.speaker, span.speaker)) for span in reading.spans
    )
    merged = tuple(changed.items())
    return replace(imported, reading=replace(reading, spans=spans), merged=merged)


def _with_roles(found: Sequence[Imported], told: _Told, kept: Profile) -> list[Imported]:
    """Give every label its role; refuse sessions with a label that has none."""
    given = [_with_role(imported, told, kept) for imported in found]
    unknown = ",".join(f"{label}=ROLE" for label in unclear(given))
    return [_asking(imported, unknown) for imported in given]


def _with_role(imported: Imported, told: _Told, kept: Profile) -> Imported:
    if imported.reading is None:
        return imported
    labels = dict.fromkeys(span.speaker for span in imported.reading.spans)
    found = {label: profile.role_of(label, imported.case, told.roles, kept) for label in labels}
    for label, role in imported.reading.roles:
        if label in found and found[label][1] is not Origin.TOLD:
            found[label] = (role, Origin.GUESSED)
    return replace(
        imported,
        roles=tuple((label, role) for label, (role, _) in found.items() if role is not None),
        told=frozenset(label for label, (_, by) in found.items() if by is Origin.TOLD),
        kept=frozenset(label for label, (_, by) in found.items() if by is Origin.KEPT),
    )


def _asking(imported: Imported, unknown: str) -> Imported:
    """Refuse a session with labels whose role nobody knows, naming what has to be typed."""
    if imported.refused is not None or not unclear([imported]):
        return imported
    option = quoted(unknown)
    return replace(
        imported,
        refused=said(
            f"{Path(imported.file).name}: who speaks is not clear: add --speakers {option}, "
            f"where a ROLE is {', '.join(Role)}.",
            f"{Path(imported.file).name}: kimin konuştuğu belli değil: --speakers {option} "
            f"ekleyin; ROLE yerine şunlardan birini yazın: {', '.join(Role)}.",
        ),
    )
