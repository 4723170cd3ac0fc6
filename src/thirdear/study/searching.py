"""Words in all transcripts, whatever the alphabet makes of i: read, folded, looked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.folding import fold
from thirdear.model.refusal import Refusal
from thirdear.study import asking

if TYPE_CHECKING:
    from thirdear.study.study import Study


@dataclass(frozen=True, slots=True)
class Hit:
    """A turn that has the words: where, who says it, and what."""

    case: str
    session: int
    segment: int
    speaker: str
    text: str


def search(study: Study, words: str, case: str | None = None) -> tuple[Hit, ...]:
    """Return every turn that has the words in this order, in the order of the sessions.

    İ, I, ı and i are one letter, and so are ç and c, ğ and g, ö and o, ş and s, ü and u. Spaces
    count as one and line ends as spaces. Nothing of it is kept.
    """
    wanted = fold(" ".join(words.split()))
    if not wanted:
        raise Refusal("Say what to search for.")
    places = [
        (info.case, info.session)
        for one in asking.cases(study, [case] if case else [])
        for info in study.sessions(one)
    ]
    return tuple(hit for place in places for hit in _in(study, place, wanted))


def _in(study: Study, place: tuple[str, int], wanted: str) -> Iterator[Hit]:
    text = study.transcript(*place).text
    folded = fold(text)  # exactly as long as the text
    if wanted.partition(" ")[0] not in folded:
        return
    for turn in study.segments(*place, "turn"):
        if wanted in " ".join(folded[turn.start : turn.stop].split()):
            yield Hit(*place, turn.index, turn.speaker, text[turn.start : turn.stop])
