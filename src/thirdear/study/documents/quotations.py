"""A list of passages on its way out, disguised, as a table, a document or a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.disguise import Spot
from thirdear.model.handouts import Quote
from thirdear.model.refusal import Refusal
from thirdear.study import gate
from thirdear.study.documents import gather, handouts
from thirdear.study.search import spoken

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core
    from thirdear.study.gate import Disguise
    from thirdear.study.passages import Passage


def write(
    study: Core,
    path: Path,
    found: Sequence[Passage],
    language: Language,
    *,
    identifiable: bool = False,
) -> Path:
    """Write passages as .docx, .xlsx or .csv; the gate refuses while a place is undecided."""
    from thirdear.writeup import sheets
    from thirdear.writeup.labels import label

    disguise = _opened(study, found, identifiable=identifiable)
    quotes = list(_quotes(study, found, language, disguise))
    sheet = sheets.Sheet(label(language, "quotes"), language, gather.dated(study), not identifiable)

    def put(draft: Path) -> None:
        handouts.put_quotes(sheet, quotes, draft)

    settings = {"cases": _cases(found), "language": language}
    return gate.release(study, path, put, disguise, kind="quotes", settings=settings)


def text(study: Core, found: Sequence[Passage], language: Language) -> str:
    """Return passages as a text for the clipboard, disguised; refused as a file is."""
    disguise = _opened(study, found, identifiable=False)
    lines = [
        f"“{one.words}” ({one.case}, {one.session}, {one.turn})"
        for one in _quotes(study, found, language, disguise)
    ]
    disguise.gate()
    told = "\n".join(lines)
    disguise.search(told)
    return told


def _cases(found: Sequence[Passage]) -> list[str]:
    return list(dict.fromkeys(one.case for one in found))


def _opened(study: Core, found: Sequence[Passage], *, identifiable: bool) -> Disguise:
    if not found:
        raise Refusal("There is no passage in the list.", "Listede bölüm yok.")
    return gate.opened(study, _cases(found), identifiable=identifiable)


def _quotes(
    study: Core, found: Sequence[Passage], language: Language, disguise: Disguise
) -> Iterator[Quote]:
    codes = study.codes()
    for one in found:
        tongue = spoken(study, *one.place)
        spot = Spot("turn", one.case, one.session, one.segment)
        common = disguise.common(study, one.case) if disguise.on else None
        code = codes.get(one.code or "")
        yield Quote(
            one.code or "",
            code.name(language) if code else "",
            gather.printed_name(study, disguise, one.case),
            one.session,
            one.segment,
            disguise.apply(one.speaker, tongue, one.case, Spot("label", one.case, one.session)),
            disguise.apply(" ".join(one.words.split()), tongue, one.case, spot, common),
            disguise.apply(one.rater or "", language, None, Spot("rater")),
            tongue,
        )
