"""Sessions that two files claim, and sessions that the study has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.base.shell import quoted
from thirdear.model.imported import Imported
from thirdear.model.language import said, the_case, vaka
from thirdear.model.text import Segment
from thirdear.study.imports.preview import text_sha256

if TYPE_CHECKING:
    from thirdear.store import Store


def beside_each_other(found: Sequence[Imported]) -> list[Imported]:
    """Refuse files that claim the same session; a copy with the same words is there already."""
    places: dict[tuple[str, int | None], list[Imported]] = {}
    for one in found:
        if one.refused is None:
            places.setdefault((one.case, one.session), []).append(one)
    claimed = [_beside(one, places.get((one.case, one.session), [])) for one in found]
    return list(_with_equals(claimed))


def _with_equals(found: Sequence[Imported]) -> Iterator[Imported]:
    """Warn where two files say word for word the same, but are two sessions."""
    first: dict[str, Imported] = {}
    for one in found:
        if one.refused or one.already or one.reading is None:
            yield one
            continue
        other = first.setdefault(text_sha256(one.reading), one)
        if other is one:
            yield one
            continue
        name = Path(other.file).name
        note = said(
            f"it has the same words as {name}, session {other.session} of {the_case(other.case)}",
            f"sözleri {name} ile aynı: {vaka(other.case, 'nın')} {other.session}. seansı",
        )
        warnings = (*one.reading.warnings, note)
        yield replace(one, reading=replace(one.reading, warnings=warnings))


def _beside(imported: Imported, rivals: Sequence[Imported]) -> Imported:
    if imported.refused is not None or len(rivals) == 1:
        return imported
    if len({rival.reading.text for rival in rivals if rival.reading}) == 1:
        return imported if imported is rivals[0] else replace(imported, already=True)
    files = [Path(rival.file) for rival in rivals]
    alike = len({file.name for file in files}) < len(files)
    names = [f"{file.parent.name}/{file.name}" if alike else file.name for file in files]
    case, session = imported.case, imported.session
    return replace(
        imported,
        refused=said(
            f"{' and '.join(names)} are both {the_case(case)}, session {session}: keep one.",
            f"{' ve '.join(names)}: hepsi {vaka(case, 'nın')} {session}. seansı; birini bırakın.",
        ),
    )


def beside_the_study(found: Iterable[Imported], store: Store) -> Iterator[Imported]:
    """Recognise sessions that the study has; refuse other words or roles for one of them."""
    infos = {(info.case, info.session): info for info in store.sessions()}
    texts = {info.sha256: info for info in infos.values()}
    for imported in found:
        if imported.refused or imported.reading is None or imported.session is None:
            yield imported
            continue
        digest = text_sha256(imported.reading)
        info = infos.get((imported.case, imported.session))
        if info is not None and digest == info.sha256:
            yield _as_it_is(imported, store.segments(info.case, info.session))
        elif info is not None:
            yield replace(imported, refused=_other_words(imported, store))
        elif (other := texts.get(digest)) is not None:
            note = said(
                f"the study has the same text as {the_case(other.case)}, session {other.session}",
                f"aynı metin çalışmada zaten var: {vaka(other.case)}, {other.session}. seans",
            )
            reading = replace(imported.reading, warnings=(*imported.reading.warnings, note))
            yield replace(imported, reading=reading)
        else:
            yield imported


def _other_words(imported: Imported, store: Store) -> str:
    """Return the refusal of other words for a session, with the way that the study leaves."""
    name, case, session = Path(imported.file).name, imported.case, imported.session
    judged = session is not None and store.has_judgements(case, session)
    verb = "transcripts correct file" if judged else "transcripts replace"
    command = f"thirdear {verb} {quoted(case)} {session} {quoted(imported.file)}"
    if judged:
        return said(
            f"{name}: the study has {the_case(case)}, session {session} with another text, and it "
            f"has tags or ratings; `{command}` imports the differences as corrections.",
            f"{name}: çalışmada {vaka(case, 'nın')} {session}. seansı başka sözlerle var ve "
            "üzerinde "
            f"çalışılmış; `{command}` farkları düzeltme olarak alır.",
        )
    return said(
        f"{name}: the study has {the_case(case)}, session {session} with other words; "
        f"`{command}` puts "
        "this file in its place.",
        f"{name}: çalışmada {vaka(case, 'nın')} {session}. seansı başka sözlerle var; `{command}` "
        "bu dosyayı onun yerine koyar.",
    )


def _as_it_is(imported: Imported, kept: Sequence[Segment]) -> Imported:
    """Return a session that the study has, with the roles that it has there."""
    roles = {turn.speaker: turn.role for turn in kept}
    other = sorted(label for label, role in imported.roles if roles.get(label, role) != role)
    if other:
        name, label = Path(imported.file).name, safe(other[0], one_line=True)
        return replace(
            imported,
            refused=said(
                f"{name}: {the_case(imported.case)}, session {imported.session} is in the study "
                f"with another role for {label}; `thirdear transcripts correct role` corrects it "
                "there, and tags stay.",
                f"{name}: {vaka(imported.case)}, {imported.session}. seansta {label} çalışmada "
                "başka bir rolde; `thirdear transcripts correct role` onu orada düzeltir, kodlar "
                "kalır.",
            ),
        )
    return replace(imported, already=True, roles=tuple(roles.items()))
