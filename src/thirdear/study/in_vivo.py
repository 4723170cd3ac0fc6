"""Codes that begin as somebody's own words: named by a passage, in a codebook of the study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thirdear.base.letters import fold, spelled
from thirdear.codebook import edit
from thirdear.model.coding import Code, Codebook, NewTag, Pass, Tag
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.study import judgements, lookup, recoding

if TYPE_CHECKING:
    from thirdear.study.core import Core

BOOK = "in-vivo"
LONGEST = 60
"""Letters of a code's name; longer passages are cut at a word."""


def tag(
    study: Core, pass_: Pass, place: tuple[str, int, str, int], part: tuple[int, int] | None = None
) -> tuple[Code, Tag]:
    """Make a code named by the words of a segment, or of a part of it, and give it there.

    ``place`` is case, session, layer and segment, ``part`` offsets into the transcript. A code that
    is called so already is given again. Codebook and tag come as one, or neither.
    """
    case, session, layer, segment = place
    text = study.transcript(case, session).text
    whole = study.segments(case, session, layer)[segment - 1]
    start, stop = part or (whole.start, whole.stop)
    with study.store.together():
        code = _code(study, _name(text[start:stop]))
        new = NewTag(case, session, segment, code.key, layer, None, *(part or (None, None)))
        (made,) = judgements.change_tags(study, pass_, (), [new])
    return code, made


def part_of(study: Core, place: tuple[str, int, str, int], words: str) -> tuple[int, int]:
    """Return where words stand in a segment, whatever their letters and spaces."""
    case, session, layer, segment = place
    segments = study.segments(case, session, layer)
    if not 0 < segment <= len(segments):
        raise lookup.no_segment(case, session, segment)
    one = segments[segment - 1]
    folded = fold(study.transcript(case, session).text)
    wanted = re.compile(spelled(fold(" ".join(words.split()))))
    found = wanted.search(folded, one.start, one.stop)
    if not words.strip() or found is None:
        raise Refusal(
            f"These words do not stand in segment {segment} of case {case}, session {session}.",
            f"Bu sözler {vaka(case, 'nın')} {session}. seansının {segment}. biriminde geçmiyor.",
        )
    return found.span()


def _name(words: str) -> str:
    """Return the name of a code: the words in one line, without signs around them."""
    name = " ".join(words.split()).strip(" .,;:!?…\"'“”‘’«»()[]–—-")
    if len(name) > LONGEST:
        name = name[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    if not fold(name).strip("…"):
        raise Refusal(
            "Choose words: a code cannot be named by nothing.",
            "Sözcük seçin: adsız kod olmaz.",
        )
    return name


def _code(study: Core, name: str) -> Code:
    """Return the code of this name, made where it is new."""
    book = next((one for one in study.codebooks() if one.key == BOOK), None)
    if book is not None:
        for code in book.codes:
            if fold(name) in {fold(called) for called in code.names.values()}:
                return code
    made, key = edit.added(book, name, recoding.former(study)) if book else _begun(study, name)
    study.add_codebook(made)
    return study.codes()[key]


def _begun(study: Core, name: str) -> tuple[Codebook, str]:
    taken = {book.prefix for book in study.codebooks()}
    prefix = next(one for one in ("iv", *(f"iv{n}" for n in range(2, 100))) if one not in taken)
    return edit.begun(BOOK, prefix, name)
