"""From the study to the page: everything gathered, disguised, written, and searched again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.base import bibtex, ris
from thirdear.base.files import private_folder, write_private
from thirdear.base.reasons import reason
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import WriteUp, Written
from thirdear.study import gate, hypotheses, lookup
from thirdear.study.documents import gather
from thirdear.study.documents.handouts import PLAIN, Wanted
from thirdear.study.vignettes import suggest

if TYPE_CHECKING:
    from thirdear.study.core import Core
    from thirdear.study.gate import Disguise
    from thirdear.writeup import Base
    from thirdear.writeup.revision import Left

MAX_DOCUMENT = 50 << 20
"""Bytes of a Word file that is read; a larger one is refused."""


def report(
    study: Core,
    path: Path | None = None,
    *,
    cases: Sequence[str] = (),
    template: Path | None = None,
    **how: Any,
) -> Path:
    """Write the case study as a Word document and return where it is; see :func:`write`."""
    wanted = Wanted(**how)
    return write(study, path, cases=cases, template=template, wanted=wanted).path


def write(
    study: Core,
    path: Path | None = None,
    *,
    cases: Sequence[str] = (),
    template: Path | None = None,
    wanted: Wanted = PLAIN,
) -> Written:
    """Write the case study as a Word document and return where it is, and what was left in it.

    The gate refuses while a place in it that may identify somebody is undecided,
    and when the finished document still holds a listed name. Without ``path`` it goes to
    ``exports/``. In a document of this study that somebody has worked on only generated parts are
    exchanged, and the former document is kept beside it. ``template`` is a document to write into.
    """
    chosen = lookup.cases(study, cases)
    if not chosen:
        raise Refusal(
            "The study holds no transcripts; bring some in with `thirdear import`.",
            "Çalışmada transkript yok; `thirdear import` ile içe aktarın.",
        )
    spoken, identifiable = wanted.language or study.language, wanted.identifiable
    disguise = gate.opened(study, chosen, identifiable=identifiable)
    asked = gather.Asked(
        chosen,
        spoken,
        wanted.raters,
        corrected=wanted.corrected,
        layout=wanted.layout,
        page=wanted.page,
        appendices=wanted.appendices,
        suggest=suggest,
    )
    writeup = gather.gather(study, asked, disguise)
    disguise.gate()
    mark = "-identifiable" if identifiable else ""
    target = path or private_folder(study.folder / "exports") / f"case-study-{spoken}{mark}.docx"
    settings = {
        "cases": list(chosen),
        "language": spoken,
        "raters": wanted.raters,
        "corrected": wanted.corrected,
        "layout": wanted.layout,
    }
    how = _How(disguise, settings, template, exact=path is not None)
    return _put(study, writeup, target, how)


def preregistration(study: Core, path: Path | None = None, wanted: Wanted = PLAIN) -> Written:
    """Write the preregistration sheet alone, also before there is any session.

    Refused where no hypothesis was ever declared. Otherwise as :func:`write`.
    """
    if not study.store.declarations():
        hypotheses.declared(study)
    spoken, identifiable = wanted.language or study.language, wanted.identifiable
    disguise = gate.opened(study, (), identifiable=identifiable)
    asked = gather.Asked(
        (), spoken, wanted.raters, vignettes=(), kind="preregistration", appendices=()
    )
    writeup = gather.gather(study, asked, disguise)
    mark = "-identifiable" if identifiable else ""
    name = f"preregistration-{spoken}{mark}.docx"
    target = path or private_folder(study.folder / "exports") / name
    settings: dict[str, object] = {"cases": [], "language": spoken, "raters": wanted.raters}
    how = _How(disguise, settings, None, exact=path is not None, kind="preregistration")
    return _put(study, writeup, target, how)


@dataclass(frozen=True, slots=True)
class _How:
    """How a document is put in its place: ``exact`` where its name was given."""

    disguise: Disguise
    settings: Mapping[str, object]
    template: Path | None
    exact: bool
    kind: str = "report"


def _put(study: Core, writeup: WriteUp, target: Path, how: _How) -> Written:
    """Write into the document of that name or beside it, and tell what was left in it."""
    from thirdear import writeup as room

    gate.check_folder(target)
    if target.suffix.lower() != ".docx":
        raise Refusal(
            f"{target.name} does not end in .docx, the only kind of document there is.",
            f"{target.name} .docx ile bitmiyor; başka tür belge yoktur.",
        )
    place, base = _base(writeup, target, exact=how.exact)
    if how.template is not None:
        base = base or room.Base(read_document(how.template), how.template.name)
    told: list[Left] = []
    before = base.data if base is not None and base.made is not None else None

    def write(draft: Path) -> None:
        told.append(room.case_study(writeup, draft, base))

    gate.release(
        study, place, write, how.disguise, kind=how.kind, settings=how.settings, name=target.name
    )
    former = None
    if before is not None and before != place.read_bytes():
        former = keep_former(place, before)
    (left,) = told
    return Written(
        place,
        former,
        tuple(left.edited),
        tuple(left.deleted),
        tuple(left.dropped),
        left.uncited,
        left.cited,
    )


def write_references(study: Core, written: Written, kind: str) -> Path:
    """Write the works that a document cites beside it, as ``ris`` or ``bib``; return where."""
    path = written.path.with_suffix(f".{kind}")
    text = {"ris": ris, "bib": bibtex}[kind].write(written.cited)
    settings = {"document": written.path.name}
    return gate.hand_on(study, path, text.encode(), kind="references", settings=settings)


def read_document(path: Path) -> bytes:
    """Return a Word file's bytes; refused is what cannot be read or is too large."""
    try:
        if path.stat().st_size > MAX_DOCUMENT:
            raise Refusal(
                f"{path.name} is larger than {MAX_DOCUMENT >> 20} MB.",
                f"{path.name}, {MAX_DOCUMENT >> 20} MB sınırını aşıyor.",
            )
        return path.read_bytes()
    except OSError as error:
        raise Refusal(
            f"{path} cannot be read ({reason(error)[0]}).",
            f"{path} okunamıyor ({reason(error)[1]}).",
        ) from error


def _base(writeup: WriteUp, target: Path, *, exact: bool) -> tuple[Path, Base | None]:
    """Return where to write, and the edited document of this study to write into, if there is one.

    A document that nobody touched is written over. One that is not of this program, in another
    language or otherwise disguised is never touched: without a name of its own the new one goes
    beside it, else it is refused.
    """
    from thirdear import writeup as room

    place, number = target, 2
    while place.exists() and not room.is_untouched(place):
        base, why, why_tr = _worked_on(writeup, place)
        if base is not None:
            return place, base
        if exact:
            raise Refusal(
                f"{place.name} {why}; write to another name.",
                f"{place.name} {why_tr}; başka bir ada yazın.",
            )
        place = target.with_stem(f"{target.stem}-{number}")
        number += 1
    return place, None


def _worked_on(writeup: WriteUp, place: Path) -> tuple[Base | None, str, str]:
    from thirdear import writeup as room

    if not place.is_file():
        return None, "is no file", "bir dosya değil"
    data = read_document(place)
    try:
        made = room.provenance_of(data, place.name)
    except Refusal:
        made = None
    if made is None:
        there = "is there already and was not written by thirdear"
        return None, there, "zaten var ve onu thirdear yazmamış"
    recipe = writeup.recipe
    if recipe and made.recipe.language != recipe.language:
        return None, "is in another language", "başka bir dilde"
    if recipe and made.recipe.identifiable != recipe.identifiable:
        return None, "is disguised otherwise", "başka türlü gizlenmiş"
    return room.Base(data, place.name, made), "", ""


def keep_former(place: Path, data: bytes) -> Path:
    """Keep the document that was written into, under a name that is free."""
    number = 1
    while (copy := place.with_stem(f"{place.stem}-former-{number}")).exists():
        number += 1
    write_private(copy, data)
    return copy
