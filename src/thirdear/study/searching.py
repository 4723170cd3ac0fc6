"""Words in all transcripts, whatever the alphabet makes of i."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thirdear.base.folding import fold, spelled
from thirdear.model.refusal import Refusal
from thirdear.model.text import Hit
from thirdear.study import asking

if TYPE_CHECKING:
    from thirdear.study.study import Study


def search(study: Study, words: str, case: str | None = None) -> tuple[Hit, ...]:
    """Return every turn that has the words in this order, in the order of the sessions.

    İ, I, ı and i are one letter, and so are ç and c, ğ and g, ö and o, ş and s, ü and u. Spaces
    count as one and line ends as spaces. Nothing of it is kept.
    """
    wanted = fold(" ".join(words.split()))
    if not wanted:
        raise Refusal("Say what to search for.")
    asking.cases(study, [case] if case else [])
    return tuple(study.store.search([wanted], re.compile(spelled(wanted)), case))
