"""Words in all transcripts, whatever the alphabet makes of i."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base import forms as word_forms
from thirdear.base import wordlists
from thirdear.base.letters import fold, found_as, lower_turkish, spelled
from thirdear.model.refusal import Refusal
from thirdear.model.text import Hit, Place
from thirdear.study import contents, lookup

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


_LETTERS = frozenset("çğışöü")
"""Small letters by which a text shows that it was not typed without those of Turkish."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A turn with words of one category of a list: the turn, the category, the words as spoken."""

    turn: Hit
    category: str
    words: tuple[str, ...]


def search(
    study: Core, words: str, case: str | None = None, *, forms: bool = False
) -> tuple[Hit, ...]:
    """Return every turn that has the words in this order, in the order of the sessions."""
    return tuple((each_form if forms else each)(study, words, case))


def each(study: Core, words: str, case: str | None = None) -> Iterator[Hit]:
    """Yield every turn that has the words in this order; no session is read before its turn comes.

    İ, I, ı and i are one letter, and so are ç and c, ğ and g, ö and o, ş and s, ü and u. Spaces
    count as one and line ends as spaces. Nothing of it is kept.
    """
    wanted = _wanted(study, words, case)
    return study.store.search([wanted], re.compile(spelled(wanted)), case)


def each_form(study: Core, words: str, case: str | None = None) -> Iterator[Hit]:
    """Yield every turn that has the words, the last of them in any form of its session's language.

    Words are whole: ``su`` finds su, suyu and sudan, and never sus. Where both they and a Turkish
    session are typed with Turkish letters, ``ölmek`` does not find olmak.
    """
    _wanted(study, words, case)
    wanted = word_forms.forms(words)
    typed_well = _is_typed_well(words)
    tongues: dict[Place, tuple[Language, bool]] = {}
    for hit in study.store.search(wanted.wanted, wanted.pattern, case):
        place = hit.case, hit.session
        if place not in tongues:
            tongues[place] = (spoken(study, *place), typed_well and _has_letters(study, place))
        language, exact = tongues[place]
        if any(wanted.spans(hit.text, language, exact=exact)):
            yield hit


def _is_typed_well(words: str) -> bool:
    """Whether words are typed with the letters of Turkish: they have some, or are a known word."""
    from thirdear.disguise.ordinary import is_ordinary

    return bool(_LETTERS & {*lower_turkish(words)}) or is_ordinary(words.rsplit(maxsplit=1)[-1])


def _has_letters(study: Core, place: Place) -> bool:
    """Whether a session is typed with the letters of Turkish."""
    return not _LETTERS.isdisjoint(study.transcript(*place).text)


def each_bent(study: Core, words: str, case: str | None = None) -> Iterator[Hit]:
    """Yield what :func:`each` does, and in Turkish sessions turns with a stem that a vowel changes.

    ``kitap`` finds kitabı, as the search within a session does.
    """
    _wanted(study, words, case)
    wanted = word_forms.bent(words)
    either = re.compile("|".join(map(spelled, wanted)))
    words = " ".join(words.split())
    plain = found_as(words)
    patterns: dict[Place, re.Pattern[str]] = {}
    for hit in study.store.search(wanted, either, case):
        place, text = (hit.case, hit.session), fold(" ".join(hit.text.split()))
        if plain.search(text):  # as in every language; to know which one takes a look at all words
            yield hit
            continue
        if place not in patterns:
            patterns[place] = pattern(study, words, *place)
        if patterns[place].search(text):
            yield hit


def form_pattern(study: Core, words: str, case: str, session: int) -> re.Pattern[str]:
    """Return what finds whole words inside a session's folded text, the last in all its forms.

    The forms are those that the session has, in its source or as corrected; none: nothing.
    """
    if not words.split():
        return re.compile("(?!)")
    wanted, language = word_forms.forms(words), spoken(study, case, session)
    exact = _is_typed_well(words) and _has_letters(study, (case, session))
    found = {
        " ".join(fold(text[start:stop]).split())
        for text in _texts(study, case, session)
        for start, stop in wanted.spans(text, language, exact=exact)
    }
    either = "|".join(spelled(one) for one in sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if found else "(?!)")


def _texts(study: Core, case: str, session: int) -> Iterator[str]:
    """Yield a session's text, and each turn's words where corrections changed them."""
    yield study.transcript(case, session).text
    corrected = study.corrected(case, session)
    if corrected.edits:
        yield from (corrected.words(turn) for turn in corrected.transcript.turns)


def pattern(study: Core, words: str, case: str, session: int) -> re.Pattern[str]:
    """Return what finds words inside a session's folded text, in a Turkish one bent ones, too."""
    bent = spoken(study, case, session) == "tr"
    return word_forms.found_bent(words) if bent else found_as(words)


def possible(study: Core, words: str, case: str | None = None, *, forms: bool = False) -> int:
    """Return in how many sessions at most the words are found, which is known without reading."""
    wanted = _wanted(study, words, case)
    return study.store.possible(word_forms.forms(words).wanted if forms else [wanted], case)


def _wanted(study: Core, words: str, case: str | None) -> str:
    wanted = fold(" ".join(words.split()))
    if not wanted:
        raise Refusal("Say what to search for.", "Ne aranacağını söyleyin.")
    lookup.cases(study, [case] if case else [])
    return wanted


def listed(
    study: Core,
    key: str,
    categories: Sequence[str] = (),
    case: str | None = None,
    language: Language | None = None,
) -> Iterator[Listed]:
    """Yield every turn with words of a list, in order: one entry for each category found in it.

    Each session is searched for the words of its own language, unless one is given. A word on a
    list is a place to look at: nothing of it is kept, counted or scored.
    """
    known = [category.key for category in wordlists.load(key).categories]
    for name in categories:
        if name not in known:
            raise Refusal(
                f"The list {key} has no category {name}; it has {', '.join(known)}.",
                f"{key} listesinde {name} adlı bir grup yok; olanlar: {', '.join(known)}.",
            )
    for one in lookup.cases(study, [case] if case else []):
        for info in study.sessions(one):
            yield from _listed(study, (one, info.session), key, categories or known, language)


def _listed(
    study: Core,
    place: Place,
    key: str,
    categories: Sequence[str],
    language: Language | None,
) -> Iterator[Listed]:
    text = study.transcript(*place).text
    language = language or spoken(study, *place)
    patterns = [(name, wordlists.pattern(key, name, language)) for name in categories]
    folded = fold(text)  # exactly as long as the text
    for turn in study.segments(*place):
        said = text[turn.start : turn.stop]
        for name, pattern in patterns:
            spans = [match.span() for match in pattern.finditer(folded, turn.start, turn.stop)]
            if spans:
                hit = Hit(*place, turn.index, turn.speaker, said)
                yield Listed(hit, name, tuple(text[start:stop] for start, stop in spans))


def spoken(study: Core, case: str, session: int) -> Language:
    """Return the language of a session, or the study's where its words show none."""
    return contents.tongue(study.transcript(case, session).text) or study.language
