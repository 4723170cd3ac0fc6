"""Whether a document still says what the study says: made again as it was, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from thirdear.base.numbers import whole
from thirdear.model.coding import EventId
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Claim, Head, Recipe, Vignette
from thirdear.study import excerpts
from thirdear.study.documents import gather, report

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core
    from thirdear.study.excerpts import Disguise
    from thirdear.writeup.provenance import Provenance


def verify(study: Core, path: Path) -> tuple[Claim, ...]:
    """Return every claim on a document's page with what the study has for it now.

    It is made again by its own recipe: cases, raters, layout, vignettes, seed and resamples; words
    are cut out of the transcripts and disguised again. What the document was made with (program
    versions, the journal's last events) is a fact of its time: the journal has to hold these
    events still, and the rest is taken as it was written.
    """
    from thirdear import writeup as room

    data = report.read_document(path)
    made = provenance(data, path.name)
    disguise = excerpts.nobody() if made.recipe.identifiable else excerpts.listed(study)
    now = gather.gather(study, asked(study, made.recipe, disguise), disguise)
    then = replace(
        now,
        software=made.software,
        dated=made.dated,
        heads=tuple(_still_there(study, made.heads)),
    )
    return room.verify(data, path.name, made, then)


def provenance(data: bytes, name: str) -> Provenance:
    """Return what a document says of itself; one that says nothing is a Refusal."""
    from thirdear import writeup as room

    made = room.provenance_of(data, name)
    if made is None:
        raise Refusal(
            f"{name} does not say where it comes from: only what `thirdear report` and "
            "`thirdear vignettes export` write does, unless another program has taken that out.",
            f"{name} nereden geldiğini söylemiyor. Kaynak bilgisi yalnız `thirdear report` ile "
            "`thirdear vignettes export` belgelerinde bulunur; başka bir program bu bilgiyi "
            "silmiş de olabilir.",
        )
    return made


def unwritten(path: Path) -> tuple[str, ...]:
    """Return what of a document only a person can write and nobody has written yet."""
    from thirdear import writeup as room

    data = report.read_document(path)
    made = room.provenance_of(data, path.name)
    return () if made is None else room.unwritten(data, made)


def _still_there(study: Core, heads: Sequence[Head]) -> Iterator[Head]:
    """Yield the events that the journal still holds unchanged."""
    for head in heads:
        if study.store.has_event(EventId(head.replica, head.seq), head.digest):
            yield head


def asked(study: Core, recipe: Recipe, disguise: Disguise) -> gather.Asked:
    """Return what a document was asked to be, in terms of the study as it is now."""
    language = cast("Language", recipe.language)
    names = {gather.printed_name(study, disguise, case): case for case in study.cases()}
    gone = [name for name in recipe.cases if name not in names]
    if gone:
        raise Refusal(
            f"The study has no case that is printed as {', '.join(gone)}.",
            f"Çalışmada {', '.join(gone)} adıyla yazılan bir vaka yok.",
        )
    picked = {one.id: one for one in study.vignettes()}
    return gather.Asked(
        cases=tuple(names[name] for name in recipe.cases),
        language=language,
        raters=_raters(study, recipe.raters),
        corrected=recipe.corrected,
        resamples=recipe.resamples,
        seed=recipe.seed,
        vignettes=tuple(_vignette(one, names, picked.get(one.id)) for one in recipe.vignettes),
        layout=recipe.layout,
        kind=recipe.kind,
        page=recipe.page,
        appendices=recipe.appendices,
    )


def _vignette(printed: Vignette, names: dict[str, str], picked: Vignette | None) -> Vignette:
    """Return the passage that was printed; all that is said of it as it is now, where it is kept.

    Its ends are those that were printed.
    """
    if printed.id is None or picked is None:
        return replace(printed, case=names[printed.case])
    return replace(picked, first=printed.first, last=printed.last)


def _raters(study: Core, printed: str) -> str:
    _, _, number = printed.partition("rater ")
    if not number:
        return printed
    known = list(study.raters())
    place = whole(number) or 0
    if not 1 <= place <= len(known):
        raise Refusal(
            f"The study has no {printed}, whose scores the document gives.",
            f"Belgenin puanlarını verdiği {printed} çalışmada yok.",
        )
    return known[place - 1]
