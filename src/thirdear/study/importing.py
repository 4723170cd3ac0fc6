"""Bringing transcripts in: which files, which case and session, whose words; then storing them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.base.folding import lower_turkish
from thirdear.base.safe import safe
from thirdear.model.coding import NewTag
from thirdear.model.refusal import Refusal
from thirdear.model.text import Imported, Reading, Role, Segment, Source, Transcript
from thirdear.study import projects

if TYPE_CHECKING:
    from thirdear.store import Store

SPEAKERS_SETTING = "speakers"
LAYER = "turn"

_MAY_BE_OTHER = frozenset({".csv", ".tsv", ".json", ".html", ".htm"})
_LONGEST_CASE = 60
_SPEAKER = re.compile(r"\s*([^=]*[^=\s])\s*=\s*([^=,]*[^=,\s])\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the person said about all files of one import."""

    case: str | None
    session: int | None
    format: str | None
    encoding: str | None
    codes: tuple[str, ...]


def expand(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files to read, folders opened in natural order, and notes on what was passed over.

    Files that are named are always taken. Inside folders hidden files, README files, Word's
    ``~$`` files are passed over, with a note also other endings and tables that hold no speech
    (tags, ratings, names).
    """
    files: list[Path] = []
    notes: list[str] = []
    others: Counter[str] = Counter()
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for file in sorted(_inside(path), key=_natural):
            ending = file.suffix.lower()
            if ending not in transcripts.SUFFIXES:
                others[ending or "without an ending"] += 1
            elif ending in _MAY_BE_OTHER and not transcripts.holds_speech(file):
                notes.append(f"{file.name}: passed over, it holds no speech.")
            else:
                files.append(file)
    notes += [f"Other files passed over: {n} {ending}." for ending, n in sorted(others.items())]
    return tuple(files), tuple(notes)


def plan(
    store: Store,
    paths: Iterable[Path],
    *,
    case: str | None = None,
    session: int | None = None,
    format: str | None = None,  # noqa: A002 - the command line's word
    encoding: str | None = None,
    speakers: str | Mapping[str, Role] | None = None,
    codes: Sequence[str] = (),
) -> tuple[Imported, ...]:
    """Read files and say what importing them would do; nothing is written.

    Each session is one :class:`Imported`; what cannot be brought in has ``refused``. Case and
    session come from the arguments, else the file's name and folder, else its title lines.
    Roles come from ``speakers`` (``"T=therapist,Ç=client"``), else the study's profile, else a
    guess; a label without a role refuses its session (see :func:`unclear`).
    """
    files, _ = expand(paths)
    if not files:
        raise Refusal(
            "There is no transcript in that folder: name .docx, .txt, .vtt or other files."
        )
    if session is not None and len(files) > 1:
        raise Refusal("--session names one session, but there are several files: leave it out.")
    told = _Told(case, session, format, encoding, tuple(codes))
    found = [imported for file in files for imported in _read(file, told)]
    roles = profile(store) | parse_speakers(speakers)
    found = _with_roles(found, roles)
    return tuple(_beside_the_study(_beside_each_other(found), store))


def unclear(plan: Iterable[Imported]) -> dict[str, int]:
    """Return the labels of a plan that have no role yet, with how often each of them speaks.

    Whoever can be asked, asks for them and plans again with the answers as ``speakers``.
    """
    counts: Counter[str] = Counter()
    for imported in plan:
        given = {label for label, _ in imported.roles}
        spans = imported.reading.spans if imported.reading else ()
        counts.update(span.speaker for span in spans if span.speaker not in given)
    return dict(counts)


def bring_in(store: Store, plan: Iterable[Imported], actor: str) -> tuple[NewTag, ...]:
    """Store every session of a plan that was not refused; keep the speakers' roles for the study.

    Return the codes that came with the entries, as tags whose code is written as in the file.
    """
    roles = profile(store)
    before = dict(roles)
    tags: list[NewTag] = []
    data, read_from = b"", ""
    for imported in plan:
        if imported.refused or imported.reading is None or imported.session is None:
            continue
        if not imported.already:
            if read_from != imported.file:
                data, read_from = _unchanged(imported), imported.file
            store.add_transcript(transcript_of(imported), data, actor)
            roles |= {transcripts.label_key(label): role for label, role in imported.roles}
        tags += _codes(imported, imported.session, imported.reading)
    if roles != before:
        setting = {label: role.value for label, role in roles.items()}
        store.set_setting(SPEAKERS_SETTING, json.dumps(setting, ensure_ascii=False), actor)
    return tuple(tags)


def transcript_of(imported: Imported) -> Transcript:
    """Return the transcript that a planned import stores."""
    reading = imported.reading
    assert reading is not None
    assert imported.session is not None
    roles = dict(imported.roles)
    turns = tuple(
        Segment(index, span.start, span.stop, span.speaker, roles[span.speaker], span.time)
        for index, span in enumerate(reading.spans, start=1)
    )
    name = Path(imported.file).name
    return Transcript(
        case=imported.case,
        session=imported.session,
        text=reading.text,
        sha256=_text_sha256(reading),
        turns=turns,
        source=Source(name, reading.format, reading.encoding, imported.bytes_sha256),
    )


def imported_json(plan: Iterable[Imported]) -> list[dict[str, object]]:
    """Return a plan as the command line's JSON: one object a session.

    ``sha256`` is of the canonical text; ``case`` and the numbers are null where nothing was read.
    """
    return [_json(imported) for imported in plan]


def profile(store: Store) -> dict[str, Role]:
    """Return the study's kept roles by label key."""
    kept = json.loads(store.settings().get(SPEAKERS_SETTING, "{}"))
    return {label: Role(role) for label, role in kept.items()}


def parse_speakers(speakers: str | Mapping[str, Role] | None) -> dict[str, Role]:
    """Return roles by label key from ``T=therapist,Ç=client``; a role may be a Turkish word too."""
    if speakers is None:
        return {}
    if not isinstance(speakers, str):
        return {transcripts.label_key(label): role for label, role in speakers.items()}
    roles: dict[str, Role] = {}
    place = 0
    while place < len(speakers):
        found = _SPEAKER.match(speakers, place)
        role = _role(found[2]) if found else None
        if found is None or role is None:
            raise Refusal(
                "--speakers takes LABEL=ROLE, as in T=therapist,Ç=client; "
                f"the roles are {', '.join(Role)}."
            )
        roles[transcripts.label_key(found[1])] = role
        place = found.end()
    return roles


def _inside(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not (name.startswith((".", "~$")) or name.lower().startswith("readme")):
                yield Path(parent) / name


def _natural(path: Path) -> list[list[str | int]]:
    """Return a key that sorts s2 before s10, folder by folder."""
    return [
        [int(piece) if piece.isdecimal() else piece for piece in re.split(r"(\d+)", part)]
        for part in map(lower_turkish, path.parts)
    ]


def _read_project(file: Path, told: _Told) -> Iterator[Imported]:
    """Read each text of another program's project, which is named as a file would be."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        found = list(projects.readings(file))
    except Refusal as refusal:
        yield Imported(str(file), told.case or "", told.session, None, refused=str(refusal))
        return
    for name, reading in found:
        if isinstance(reading, Refusal):
            yield Imported(str(file), told.case or "", None, None, refused=str(reading))
            continue
        placed = _placed(file, reading, told, transcripts.from_name(name))
        yield replace(placed, bytes_sha256=digest)


def _read(file: Path, told: _Told) -> Iterator[Imported]:
    if projects.is_project(file):
        yield from _read_project(file, told)
        return
    try:
        readings, data = transcripts.read_with_bytes(
            file, format=told.format, encoding=told.encoding, codes=told.codes
        )
        if told.session is not None and len(readings) > 1:
            raise Refusal(f"{file.name}: it holds several sessions: leave --session out.")
    except Refusal as refusal:
        name = transcripts.from_name(file.stem, file.absolute().parent.name)
        known_case, known_session = told.case or name.case or "", told.session
        yield Imported(
            str(file),
            known_case,
            name.session if known_session is None else known_session,
            None,
            refused=str(refusal),
        )
        return
    for reading in readings:
        name = transcripts.from_name(file.stem, file.absolute().parent.name)
        yield replace(
            _placed(file, reading, told, name), bytes_sha256=hashlib.sha256(data).hexdigest()
        )


def _placed(file: Path, reading: Reading, told: _Told, name: transcripts.Heading) -> Imported:
    """Decide case and session; a table's own columns come before its name, title lines after it."""
    if reading.format.endswith("-table"):
        stem = unicodedata.normalize("NFC", file.stem) if reading.session is not None else None
        cases = (told.case, reading.case, name.case, stem)
        sessions = (told.session, reading.session, name.session)
    else:
        cases = (told.case, name.case, reading.case, None)
        sessions = (told.session, name.session, reading.session)
    case = next((value.strip() for value in cases if value and value.strip()), "")
    session = next((value for value in sessions if value is not None), None)
    refused = _unplaceable(file.name, case, session)
    if reading.session not in (None, session):
        note = f"the file itself says session {reading.session}; it was taken as {session}"
        reading = replace(reading, warnings=(*reading.warnings, note))
    return Imported(str(file), case, session, reading, refused=refused)


def _unplaceable(name: str, case: str, session: int | None) -> str | None:
    if not case and session is None:
        how = "name it like A-s01, or use --case and --session"
        return f"{name}: which case and session it is cannot be told: {how}."
    if not case:
        return f"{name}: whose session it is cannot be told: use --case."
    if session is None:
        return f"{name}: which session it is cannot be told: use --session."
    if session < 0:
        return f"{name}: sessions count from 0."
    if len(case) > _LONGEST_CASE or not case.isprintable() or "/" in case or "\\" in case:
        return f"{name}: its case needs a short name without slashes: use --case."
    return None


def _with_roles(found: Sequence[Imported], known: Mapping[str, Role]) -> list[Imported]:
    """Give every label its role; refuse sessions with a label that has none."""
    labels = (span.speaker for one in found if one.reading for span in one.reading.spans)
    unknown = [label for label in dict.fromkeys(labels) if _role_of(label, known) is None]
    return [_with_role(imported, known, unknown) for imported in found]


def _with_role(imported: Imported, known: Mapping[str, Role], unknown: Sequence[str]) -> Imported:
    if imported.reading is None:
        return imported
    labels = dict.fromkeys(span.speaker for span in imported.reading.spans)
    roles = {label: _role_of(label, known) for label in labels}
    given = tuple((label, role) for label, role in roles.items() if role is not None)
    refused = imported.refused
    if None in roles.values() and refused is None:
        wanted = ",".join(f"{label}=ROLE" for label in unknown)
        refused = (
            f"{Path(imported.file).name}: who speaks is not clear: add --speakers {wanted}, "
            f"where a ROLE is {', '.join(Role)}."
        )
    return replace(imported, roles=given, refused=refused)


def _role_of(label: str, known: Mapping[str, Role]) -> Role | None:
    if not label:  # rows of a table before anybody is named
        return Role.OTHER
    return known.get(transcripts.label_key(label)) or transcripts.guess(label)


def _beside_each_other(found: Sequence[Imported]) -> list[Imported]:
    """Refuse files that claim the same session; a copy with the same words is there already."""
    places: dict[tuple[str, int | None], list[Imported]] = {}
    for one in found:
        if one.refused is None:
            places.setdefault((one.case, one.session), []).append(one)
    return [_beside(one, places.get((one.case, one.session), [])) for one in found]


def _beside(imported: Imported, rivals: Sequence[Imported]) -> Imported:
    if imported.refused is not None or len(rivals) == 1:
        return imported
    if len({rival.reading.text for rival in rivals if rival.reading}) == 1:
        return imported if imported is rivals[0] else replace(imported, already=True)
    names = " and ".join(Path(rival.file).name for rival in rivals)
    place = f"case {imported.case}, session {imported.session}"
    return replace(imported, refused=f"{names} are both {place}: keep one.")


def _beside_the_study(found: Iterable[Imported], store: Store) -> Iterator[Imported]:
    """Recognise sessions that the study has; refuse other words or roles for one of them."""
    infos = {(info.case, info.session): info for info in store.sessions()}
    texts = {info.sha256: info for info in infos.values()}
    for imported in found:
        if imported.refused or imported.reading is None or imported.session is None:
            yield imported
            continue
        digest = _text_sha256(imported.reading)
        info = infos.get((imported.case, imported.session))
        if info is not None and digest == info.sha256:
            yield _as_it_is(imported, store.transcript(info.case, info.session))
        elif info is not None:
            yield replace(
                imported,
                refused=f"{Path(imported.file).name}: the study has case {imported.case}, "
                f"session {imported.session} with other words, and transcripts never change.",
            )
        elif (other := texts.get(digest)) is not None:
            note = f"the study has the same words as case {other.case}, session {other.session}"
            reading = replace(imported.reading, warnings=(*imported.reading.warnings, note))
            yield replace(imported, reading=reading)
        else:
            yield imported


def _as_it_is(imported: Imported, kept: Transcript) -> Imported:
    """Return a session that the study has, with the roles that it has there."""
    roles = {turn.speaker: turn.role for turn in kept.turns}
    other = sorted(label for label, role in imported.roles if roles.get(label, role) != role)
    if other:
        return replace(
            imported,
            refused=f"{Path(imported.file).name}: case {imported.case}, session {imported.session} "
            f"is in the study with another role for {safe(other[0], one_line=True)}; what is "
            "stored never changes, so import it under another session number, or leave it.",
        )
    return replace(imported, already=True, roles=tuple(roles.items()))


def _unchanged(imported: Imported) -> bytes:
    file = Path(imported.file)
    try:
        data = file.read_bytes()
    except OSError:
        raise Refusal(f"{file.name}: it is gone since it was read.") from None
    if hashlib.sha256(data).hexdigest() != imported.bytes_sha256:
        raise Refusal(f"{file.name}: it changed since it was read: import it again.")
    return data


def _codes(imported: Imported, session: int, reading: Reading) -> Iterator[NewTag]:
    for index, span in enumerate(reading.spans, start=1):
        for code in span.codes:
            yield NewTag(imported.case, session, index, code, LAYER)


def _json(imported: Imported) -> dict[str, object]:
    reading = imported.reading
    spans = reading.spans if reading else ()
    text = reading.text if reading else ""
    return {
        "file": imported.file,
        "case": imported.case or None,
        "session": imported.session,
        "format": reading.format if reading else None,
        "encoding": reading.encoding if reading else None,
        "turns": len(spans) if reading else None,
        "words": sum(len(text[s.start : s.stop].split()) for s in spans) if reading else None,
        "sha256": _text_sha256(reading) if reading else None,
        "unplaced": [
            {"line": part.line, "text": text[part.start : part.stop]}
            for part in (reading.unplaced if reading else ())
        ],
        "refused": imported.refused,
        "already": imported.already,
        "speakers": {label: role.value for label, role in imported.roles},
        "warnings": list(reading.warnings) if reading else [],
    }


def _role(word: str) -> Role | None:
    lowered = lower_turkish(word)
    if lowered in set(Role):
        return Role(lowered)
    return transcripts.guess(word) if len(word) > 2 else None


def _text_sha256(reading: Reading) -> str:
    return hashlib.sha256(reading.text.encode("utf-8")).hexdigest()
