"""What a scan of the study finds, by session; a long one goes on where it was interrupted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from thirdear.model.disguise import Finding, Spot
from thirdear.model.text import Place
from thirdear.study import contents, pseudonyms
from thirdear.study.pseudonyms import Progress, Sighting

if TYPE_CHECKING:
    from thirdear.disguise import Index, Kept
    from thirdear.store.names import Names
    from thirdear.study.contents import Content
    from thirdear.study.core import Core

_LONG = 200
"""A study of so many sessions keeps what was found, in the list of pseudonyms."""
_AROUND = 48
"""Letters shown before and after a place."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in a case, and by what another search would find the same."""

    case: str | None
    index: Index
    kept: Kept
    common: frozenset[str] | None
    mark: str


def places(study: Core, case: str | None, progress: Progress | None = None) -> Iterator[Sighting]:
    """Yield what is undecided in what documents are made of; one session is in memory at a time.

    That is what no rule decides: ambiguous forms, listed names that would stay (another case's, or
    a written form of the other language), and names that nobody listed. What is of no case is
    looked at with every case.
    """
    chosen = [case] if case else study.cases()
    total = sum(len(study.sessions(one)) for one in chosen)
    done = 0
    everybody = _search(study, None)
    yield from _found(everybody, contents.of_study(study))
    with ExitStack() as opened:
        names = _keeper(study, total, opened)
        for one in chosen:
            search = _search(study, one)
            for info in study.sessions(one):
                yield from _in_session(study, search, (one, info.session), names)
                done += 1
                if progress is not None:
                    progress(done, total)
            yield from _found(search, contents.beside(study, one))


def _keeper(study: Core, total: int, opened: ExitStack) -> Names | None:
    """Return the list in which a long study keeps what was found, if it can be written."""
    if total < _LONG or study.read_only or not study.names_file.exists():
        return None
    return opened.enter_context(study.names())


def _search(study: Core, case: str | None) -> _Search:
    from thirdear import disguise

    listed, kept = study.pseudonyms()
    forms = disguise.kept_forms(form for form, where in kept if where in (None, case))
    common = None if case is None else pseudonyms.common_words(study, case)
    return _Search(
        case,
        disguise.listed(listed),
        forms,
        common,
        _digest(
            version("thirdear"), disguise.RULES, *listed, *sorted(forms), *sorted(common or ())
        ),
    )


def _digest(*values: object) -> str:
    digest = hashlib.sha256()
    for value in values:
        digest.update(repr(value).encode() + b"\n")
    return digest.hexdigest()


def _in_session(study: Core, search: _Search, at: Place, names: Names | None) -> Iterator[Sighting]:
    texts = tuple(contents.of_session(study, *at))
    if names is None:
        yield from _found(search, texts)
        return
    mark = _digest(search.mark, *texts)
    known = names.scanned(*at)
    if known is None or known[0] != mark:
        found = list(_found(search, texts))
        names.note_scanned(*at, mark, json.dumps([_stored(place) for place in found]))
        yield from found
        return
    yield from (_restored(row, search.index) for row in json.loads(known[1]))


def _stored(place: Sighting) -> list[object]:
    name = None if place.name is None else [place.name.real, place.name.case]
    return [*place[:4], list(place.where), name, place.before, place.after]


def _restored(row: list[object], index: Index) -> Sighting:
    case, form, level, why, where, name, before, after = row
    known = {(one.real, one.case): one for one in index.names}
    whose = known.get((name[0], name[1])) if isinstance(name, list) else None
    spot = Spot(*where) if isinstance(where, list) else Spot("turn")
    shown = (str(form), str(level), str(why))
    return Sighting(
        None if case is None else str(case), *shown, spot, whose, str(before), str(after)
    )


def _found(search: _Search, texts: Iterable[Content]) -> Iterator[Sighting]:
    """Yield what is undecided in texts; the same words are looked at once."""
    known: dict[tuple[str, str, bool, bool], list[tuple[str, Finding]]] = {}
    for one in texts:
        how = (one.text, one.language, one.spoken, one.raw)
        if how not in known:
            known[how] = list(_standing(one, search) if one.raw else _undecided(one, search))
        for text, finding in known[how]:
            yield _sighting(search.case, text, finding, one.spot)


def _sighting(case: str | None, text: str, finding: Finding, spot: Spot) -> Sighting:
    form = text[finding.start : finding.stop]
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.stop : finding.stop + _AROUND]
    return Sighting(case, form, finding.level, finding.why, spot, finding.name, before, after)


def _standing(content: Content, search: _Search) -> Iterator[tuple[str, Finding]]:
    """Yield the listed names in a text that leaves as it is written."""
    from thirdear import disguise

    text = disguise.nfc(content.text)
    for _, _, finding in disguise.standing(text, search.index, search.kept):
        yield text, _not_replaced(finding)


def _undecided(content: Content, search: _Search) -> Iterator[tuple[str, Finding]]:
    """Yield what nobody decided in a text, then what a finished document would be refused for."""
    from thirdear import disguise

    if not content.text.strip():
        return
    common = search.common if content.spoken else None
    text = disguise.nfc(content.text)
    how = (search.index, content.language, search.case, search.kept)
    done = disguise.apply(text, *how, common=common)
    yield from ((text, finding) for finding in done.open)
    known = {text[f.start : f.stop] for f in done.open}
    for form, finding in disguise.remaining(done.text, search.index, search.kept):
        if form not in known:
            yield done.text, _not_replaced(finding)


def _not_replaced(finding: Finding) -> Finding:
    return Finding(
        finding.start,
        finding.stop,
        "review",
        None,
        f"{finding.why}, not replaced here",
        finding.name,
    )
