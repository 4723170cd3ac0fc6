"""Which passages are offered, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from thirdear.model.writeup import Vignette
from thirdear.tui.wording import words

if TYPE_CHECKING:
    from thirdear.study import Language, Study

SUGGESTED = 6


def candidates(study: Study, language: Language, *, blind: bool) -> tuple[Vignette, ...]:
    """Return what was picked and rejected, and what else fits a criterion; scores are computed.

    Who is blind sees only what was chosen by hand: other criteria tell of other raters' work.
    """
    from thirdear.study import vignettes

    kept = [*study.vignettes(), *study.rejected_vignettes()]
    if blind:
        by_hand = {words(each)("vignette.by_hand").casefold() for each in ("en", "tr")}
        return tuple(one for one in kept if one.criterion.casefold() in by_hand)
    offered = vignettes.suggest(study, (), SUGGESTED, language, ())
    return (*kept, *new(offered, kept))


def new(found: Sequence[Vignette], kept: Sequence[Vignette]) -> Iterator[Vignette]:
    """Yield those that are not kept already, in whatever length."""
    known = {(one.case, one.session, one.criterion) for one in kept}
    places = {(one.case, one.session, one.first, one.last) for one in kept}
    for one in found:
        place = (one.case, one.session, one.first, one.last)
        if place not in places and (one.case, one.session, one.criterion) not in known:
            yield one


def rank(one: Vignette) -> tuple[bool, int, bool, int, int]:
    """Put the best first: picked before candidates, rejected last."""
    return one.rejected, -one.stars, one.id is None, one.session, one.first


def same(one: Vignette | None, other: Vignette | None) -> bool:
    """Say whether two are the same passage, whatever was changed in it."""
    if one is None or other is None:
        return False
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return (one.case, one.session, one.criterion) == (other.case, other.session, other.criterion)
