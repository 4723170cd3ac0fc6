"""Turkish suffixes: read behind a stem, and written behind another one.

Suffixes are spelt as archiphonemes: A is a or e, I is ı i u or ü, D is d or t, C is c or ç; a
letter in brackets stands only after a vowel (y, n, s) or only after a consonant (I).

Which suffix may follow which is one table of states (:data:`_GRAMMAR`): case, number, person,
-gil, -cIk, -cIm, -lI, -sIz, -ki, the copula, verbs made of nouns (-lAş) and the tenses of verbs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from thirdear.base.letters import fold, lower_turkish

VOWELS = "aıoueiöü"
_BACK = "aıou"
_VOICELESS = "fstkçşhp"
_HARMONY = dict(zip("aıoueiöü", "ııuuiiüü", strict=True))
_SOFTENED = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
_CIRCUMFLEX = str.maketrans("âîû", "aiu")
_RUN = re.compile(r"(.)\1+")

Chain = tuple[str, ...]
Fit = Literal["exact", "typed", "loose"]
"""Letter by letter; typed without Turkish letters; against harmony or without its buffers."""

_SUFFIXES = {
    "plural": "lAr",
    "my": "(I)m",
    "your": "(I)n",
    "his": "(s)I",
    "our": "(I)mIz",
    "your-plural": "(I)nIz",
    "of": "(n)In",
    "object": "(y)I",
    "object-n": "nI",
    "to": "(y)A",
    "to-n": "nA",
    "at": "DA",
    "at-n": "ndA",
    "from": "DAn",
    "from-n": "ndAn",
    "with": "(y)lA",
    "with-spoken": "(y)nAn",
    "with-spoken-l": "(y)lAn",
    "with-spoken-i": "(I)nAn",
    "like": "CA",
    "like-n": "ncA",
    "like-his": "CAsInA",
    "having": "lI",
    "without": "sIz",
    "little": "CIk",
    "little-soft": "CIğ",
    "poor": "CAğIz",
    "dear": "CIm",
    "-ness": "lIk",
    "-ness-soft": "lIğ",
    "-er": "CI",
    "-ish": "(I)msI",
    "manner": "vari",
    "that": "ki",
    "was": "(y)DI",
    "reportedly": "(y)mIş",
    "if": "(y)sA",
    "while": "(y)ken",
    "is": "DIr",
    "am": "(y)Im",
    "you-are": "sIn",
    "we-are": "(y)Iz",
    "you-are-plural": "sInIz",
    "they": "lAr",
    "whether": "mI",
    "household": "gil",
    "m": "m",
    "n": "n",
    "k": "k",
    "nIz": "nIz",
    "become": "lAş",
    "get": "lAn",
    # Of verbs.
    "not": "mA",
    "cannot": "(y)AmA",
    "can": "(y)Abil",
    "passive": "(I)l",
    "itself": "(I)n",
    "each-other": "(I)ş",
    "let": "DIr",
    "let-t": "t",
    "did": "DI",
    "has": "mIş",
    "doing": "(I)yor",
    "not-doing": "mIyor",
    "cannot-doing": "(y)AmIyor",
    "will": "(y)AcAk",
    "will-soft": "(y)AcAğ",
    "does": "(I)r",
    "does-a": "Ar",
    "does-not": "mAz",
    "do-not": "mAm",
    "cannot-do-he": "(y)AmAz",
    "cannot-do-i": "(y)AmAm",
    "would": "sA",
    "must": "mAlI",
    "let-me": "(y)AyIm",
    "let-us": "(y)AlIm",
    "let-him": "sIn",
    "do-you-all": "(y)In",
    "do-you-all-please": "(y)InIz",
    "won't-you": "sAnA",
    "doing-noun": "mA",
    "to-do": "mAk",
    "what-did": "DIk",
    "what-did-soft": "DIğ",
    "way-of": "(y)Iş",
    "who-does": "(y)An",
    "when": "(y)IncA",
    "and": "(y)Ip",
    "by": "(y)ArAk",
    "before": "mAdAn",
    "whenever": "DIkçA",
    "since": "(y)AlI",
}

_COPULA = "was:past reportedly:told if:past while:end is:told am:end you-are:you we-are:end"
_COPULA = f"{_COPULA} you-are-plural:you they:they whether:asked"
_CASES = "of:gen object:acc to:dat at:loc from:abl with:ins"
_SPOKEN = "with-spoken:end with-spoken-l:end with-spoken-i:end"
_CASES_N = "of:gen object-n:acc to-n:dat at-n:loc from-n:abl with:ins like-n:end"
_MINE = "my:poss your:poss his:poss3 our:poss your-plural:poss"
_MADE = "having:noun without:noun -ness:noun -ness-soft:soft like:noun like-his:end -er:noun"
_MADE = f"{_MADE} -ish:noun become:verb get:verb"
_VOWEL_CASES = "of:gen object:acc to:dat my:poss your:poss his:poss3 our:poss your-plural:poss"
_VERBAL = (
    "did:past has:told doing:told will:told will-soft:person does:told does-a:told would:past "
    "must:told let-me:end let-us:end let-him:subject doing-noun:noun to-do:noun what-did:noun "
    "what-did-soft:soft will-soft:soft way-of:noun who-does:noun when:end and:end by:end "
    "before:end whenever:end since:end do-you-all:end do-you-all-please:end won't-you:end"
)
_VOICES = "passive:verb itself:verb each-other:verb let:verb let-t:verb can:verb"
_NOT = "not:not cannot:not not-doing:told does-not:told do-not:end cannot-doing:told"
_NOT = f"{_NOT} cannot-do-he:told cannot-do-i:end"
_GRAMMAR: dict[str, tuple[tuple[str, str], ...]] = {
    state: tuple(
        (suffix, after) for suffix, _, after in (arc.partition(":") for arc in arcs.split())
    )
    for state, arcs in {
        "name": f"{_CASES} plural:plural household:household little:noun little-soft:soft "
        f"dear:poss poor:noun {_MINE} {_COPULA} {_MADE} {_SPOKEN} manner:noun that:that "
        "object-n:acc to-n:dat at-n:loc from-n:abl",
        "noun": f"{_CASES} plural:plural {_MINE} {_COPULA} {_MADE} {_SPOKEN} little:noun "
        "little-soft:soft",
        "plural": f"{_CASES} {_MINE} {_COPULA} {_SPOKEN} like:noun without:noun",
        "household": f"{_CASES} plural:plural {_MINE} {_COPULA} {_SPOKEN} without:noun",
        "soft": _VOWEL_CASES + " am:end we-are:end",
        "poss": f"{_CASES} {_COPULA} {_SPOKEN} like:noun without:noun",
        "poss3": f"{_CASES_N} {_COPULA} {_SPOKEN} without:noun",
        "gen": f"that:ki {_COPULA}",
        "loc": f"that:ki {_COPULA}",
        "ki": f"{_CASES_N} plural:plural {_COPULA} without:noun",
        "that": f"{_CASES_N} plural:plural {_COPULA}",
        "acc": "whether:asked",
        "dat": _COPULA,
        "abl": f"that:ki {_COPULA}",
        "ins": _COPULA,
        "past": "m:end n:end k:end nIz:end they:end was:past if:past whether:asked",
        "told": f"was:past if:past {_COPULA}",
        "asked": "was:past reportedly:told am:end you-are:end we-are:end you-are-plural:end",
        "person": "am:end we-are:end",
        "subject": "they:end",
        "you": "is:end",
        "they": "was:past reportedly:told if:past is:end",
        "verb": f"{_VERBAL} {_VOICES} {_NOT}",
        "not": f"{_VERBAL} can:verb",
        "end": "",
    }.items()
}
_UNFINISHED = {"soft", "verb", "person"}
"""States in which no word ends; a verb's root alone is an imperative of somebody's."""

_GLUED = {
    *("plural", "having", "without", "little", "little-soft", "dear", "-ness", "household"),
    *("-ness-soft", "-er", "-ish", "become", "get", "poor", "manner"),
}
"""Suffixes that the orthography writes without an apostrophe."""


Kind = Literal["name", "noun", "verb"]
"""Of what a stem is: somebody’s name, another noun, or a verb."""


class Rest(NamedTuple):
    """What follows a stem, as suffixes, and how well it is spelt."""

    chain: Chain
    fit: Fit


def read(stem: str, rest: str, kind: Kind = "name") -> Rest | None:
    """Return the suffixes behind a stem in small letters; None where it is no chain of them.

    A ``?`` in the rest is any letter that a code page lost. The shortest chain is meant.
    """
    sound = _sound(stem)
    folded = fold(rest.translate(_CIRCUMFLEX))
    chain = _best(kind, sound, folded, loose=False)
    if chain is not None:
        exact = suffixed(stem, chain)[len(stem) :] == rest
        return Rest(chain, "exact" if exact else "typed")
    chain = _best(kind, ("e", False, False), folded, loose=True)
    return None if chain is None else Rest(chain, "loose")


def read_lengthened(stem: str, rest: str) -> Rest | None:
    """Return :func:`read` of a rest in which letters may be drawn out (Ayşeciiim)."""
    return read(stem, rest) or (
        read(stem, _RUN.sub(r"\1", rest)) if _RUN.search(rest) is not None else None
    )


def suffixed(stem: str, chain: Chain) -> str:
    """Return a stem with a chain of suffixes, by vowel harmony, assimilation and buffer letters."""
    word, sound = stem, _sound(stem)
    for suffix in chain:
        written = _spelt(_SUFFIXES[suffix], sound)
        word, sound = word + written, _sound(written, sound[0])
    return word


def softened(stem: str) -> str | None:
    """Return the stem as it may be spelt before a vowel (Ahmet: Ahmed-i), None where it is not."""
    if stem.endswith("nk"):
        return f"{stem[:-1]}g"
    return stem[:-1] + _SOFTENED[stem[-1]] if stem[-1:] in _SOFTENED else None


def inflected(name: str, chain: Chain, apostrophe: str) -> str:
    """Return a name with a chain of suffixes, with the apostrophe the original had.

    A compound (Çınaraltı'nda) takes its cases with an n; a pseudonym of one word is none.
    """
    if not chain:
        return name
    if " " not in name:
        chain = (chain[0].removesuffix("-n"), *chain[1:])
    tail = suffixed(name, chain)[len(name) :]
    mark = apostrophe if apostrophe or chain[0] in _GLUED else "’"
    return f"{name}{mark}{tail}"


def begins_with_vowel(chain: Chain, stem: str) -> bool:
    """Whether a chain behind this stem begins with a vowel, before which a stem may soften."""
    return suffixed(stem, chain)[len(stem) :][:1] in tuple(VOWELS)


_Sound = tuple[str, bool, bool]
"""The last vowel of a word, and whether it ends in a vowel, or in a voiceless consonant."""


def _sound(word: str, before: str = "e") -> _Sound:
    word = lower_turkish(word).translate(_CIRCUMFLEX)
    vowel = next((letter for letter in reversed(word) if letter in VOWELS), before)
    return vowel, word[-1:] in tuple(VOWELS), word[-1:] in tuple(_VOICELESS)


def _spelt(pattern: str, sound: _Sound) -> str:
    """Return a suffix as it is spelt behind a sound."""
    vowel, after_vowel, voiceless = sound
    if pattern[0] == "(":
        buffer, pattern = pattern[1], pattern[3:]
        if after_vowel == (buffer in "yns"):
            pattern = buffer + pattern
    out = ""
    for letter in pattern:
        written = _letter(letter, vowel, voiceless=voiceless)
        out += written
        vowel = written if written in VOWELS else vowel
        voiceless = written in _VOICELESS
    return out


def _letter(letter: str, vowel: str, *, voiceless: bool) -> str:
    match letter:
        case "A":
            return "a" if vowel in _BACK else "e"
        case "I":
            return _HARMONY[vowel]
        case "D":
            return "t" if voiceless else "d"
        case "C":
            return "ç" if voiceless else "c"
    return letter


@lru_cache(maxsize=65536)
def _best(state: str, sound: _Sound, rest: str, *, loose: bool) -> Chain | None:
    """Return the shortest chain from a state to the end of a folded rest."""
    if not rest:
        return None if state in _UNFINISHED else ()
    best: Chain | None = None
    for suffix, after in _GRAMMAR[state]:
        for length, sounds in _steps(suffix, sound, rest, loose=loose):
            further = _best(after, sounds, rest[length:], loose=loose)
            if further is not None and (best is None or len(further) + 1 < len(best)):
                best = (suffix, *further)
    return best


def _steps(suffix: str, sound: _Sound, rest: str, *, loose: bool) -> tuple[tuple[int, _Sound], ...]:
    """Return how far a suffix reaches into a rest, and what it sounds like at its end."""
    if loose:
        match = _loosely(suffix).match(rest)
        return ((match.end(), sound),) if match else ()
    written, folded, sounds = _written(suffix, sound)
    if rest.startswith(folded) or ("?" in rest and _damaged(folded, rest)):
        return ((len(written), sounds),)
    return ()


def _damaged(folded: str, rest: str) -> bool:
    """Whether a rest begins with a suffix some letters of which were lost."""
    return len(rest) >= len(folded) and all(
        mine == theirs or (theirs == "?" and mine in "cgiosu")
        for mine, theirs in zip(folded, rest, strict=False)
    )


@cache
def _written(suffix: str, sound: _Sound) -> tuple[str, str, _Sound]:
    written = _spelt(_SUFFIXES[suffix], sound)
    return written, fold(written), _sound(written, sound[0])


@cache
def _loosely(suffix: str) -> re.Pattern[str]:
    """Return what finds a suffix in a folded rest whatever its vowels and buffer letters."""
    pattern = _SUFFIXES[suffix]
    if pattern[0] == "(":
        pattern = f"{pattern[1]}?{pattern[3:]}"
    letters = {"A": "[ae?]", "I": "[iu?]", "D": "[dt]", "C": "[c?]", "?": "?"}
    return re.compile("".join(letters.get(letter, fold(letter)) for letter in pattern))
