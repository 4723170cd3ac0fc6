"""The forms of a word in a text: Turkish suffixes behind its stem, English endings.

A stem is read as :mod:`thirdear.base.turkish` reads it behind a name, so that what is found for
``su`` is su, suyu and sudan, and never sus; ``gitmek`` finds gidiyor and gitti. Words that are made
of others are words of their own: ``düşmek`` does not find düşünüyor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thirdear.base import turkish
from thirdear.base.letters import fold, lower_turkish, spelled

Tongue = Literal["en", "tr"]

_DROPPED = {
    fold(noun): stem
    for noun, _, stem in (
        pair.partition(":")
        for pair in (
            "oğul:oğl burun:burn ağız:ağz alın:aln boyun:boyn karın:karn isim:ism şehir:şehr "
            "akıl:akl fikir:fikr zihin:zihn vakit:vakt resim:resm ömür:ömr sabır:sabr kayıp:kayb "
            "emir:emr izin:izn göğüs:göğs beyin:beyn omuz:omz gönül:gönl koyun:koyn "
            "nehir:nehr keyif:keyf hapis:haps nesil:nesl asıl:asl"
        ).split()
    )
}
"""Nouns whose last vowel falls before a suffix that begins with one (oğul: oğlum)."""

_FRONT = {
    fold(stem): stem[:at] + stem[at].translate(str.maketrans("aou", "eöü")) + stem[at + 1 :]
    for noun in (
        "saat dikkat hayal kalp hal rol gol alkol kontrol harf meşgul kabul ihtimal hakikat sıhhat "
        "seyahat şefkat itaat kabahat sürat idrak usul mahsul misal ideal normal sosyal sembol"
    ).split()
    for stem in (noun, turkish.softened(noun) or noun)
    for at in [max(stem.rfind(vowel) for vowel in "aou")]
}
"""Nouns of other languages with front vowels in their suffixes (saatler), as they sound there."""
_OTHERS = frozenset(("itself", "each-other", "let", "let-t"))
"""Suffixes that make another verb (anlamak: anlatmak)."""

_ENGLISH = frozenset(("", "s", "es", "ed", "d", "ing", "'s", "’s", "'", "’"))
_INFINITIVE = re.compile(r".+m[ae]k")


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem of one language, what it is, and what may stand behind it."""

    tongue: Tongue
    written: str
    kind: turkish.Kind = "noun"
    before: str = ""
    """A regular expression that what follows the stem must begin with."""

    def takes(self, rest: str, *, exact: bool = False) -> bool:
        """Whether a rest in small letters makes a form of it; ``exact`` letter by letter."""
        if re.match(self.before, rest) is None:
            return False
        if self.tongue == "en":
            return rest in _ENGLISH
        rest = rest.removeprefix("'").removeprefix("’")
        if not rest:
            return not self.before
        sounds = _FRONT.get(fold(self.written), self.written) if self.kind == "noun" else None
        found = turkish.read(sounds or self.written, rest, self.kind)
        if found is None or found.fit not in (("exact",) if exact else ("exact", "typed")):
            return False
        others = _OTHERS - {"itself"} if self.written.endswith("l") else _OTHERS
        return self.kind == "noun" or not others & {*found.chain}


@dataclass(frozen=True, slots=True)
class Forms:
    """What finds a word or the last of several in all its forms."""

    stems: tuple[Stem, ...]
    first: str
    """The words before the last one, folded, with a space behind them."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """What a text has, folded, that has any of the forms."""
        return tuple(dict.fromkeys(self.first + fold(stem.written) for stem in self.stems))

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches in every text that has a form, and in some others."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(spelled, self.wanted))})")

    def spans(self, text: str, tongue: Tongue, *, exact: bool = False) -> Iterator[tuple[int, int]]:
        """Yield where the forms of a language stand in a text, in order.

        ``exact`` tells o from ö, which is right where both the words and the text were typed with
        the letters of Turkish: ölmek is not olmak.
        """
        own = [stem for stem in self.stems if stem.tongue == tongue]
        found = {span for stem in own for span in self._of(stem, text, exact)}
        yield from sorted(found)

    def _of(self, stem: Stem, text: str, exact: bool) -> Iterator[tuple[int, int]]:
        strict = exact and stem.tongue == "tr"
        words = spelled(self.first + fold(stem.written))
        for match in re.finditer(rf"(?<!\w)({words})((?:['’]?[^\W\d_]+|['’])?)(?!\w)", text):
            if strict and not lower_turkish(match[1]).endswith(stem.written):
                continue
            if stem.takes(lower_turkish(match[2]), exact=strict):
                yield match.span()


def forms(words: str) -> Forms:
    """Return the forms of words, of which the last one may be bent."""
    first, last = _parted(" ".join(words.split()))
    return Forms((*_turkish(last), *_english(last)), first)


def _parted(words: str) -> tuple[str, str]:
    """Return the words before the last, folded and with a space behind each, and the last."""
    *before, last = lower_turkish(words).split(" ")
    return fold("".join(f"{word} " for word in before)), last


def bent(words: str) -> tuple[str, ...]:
    """Return words folded: as they stand, and with each stem that a vowel changes."""
    words = " ".join(words.split())
    first, last = _parted(words)
    return tuple(dict.fromkeys((fold(words), *(first + fold(stem) for stem in _shortened(last)))))


def found_bent(words: str) -> re.Pattern[str]:
    """Return what finds words in a folded Turkish text, also with the stem that a vowel changes.

    ``kitap`` finds kitaplar as it stands and kitabı as kitab before a vowel.
    """
    first, last = _parted(words)
    changed = "".join(
        rf"|(?<!\w){re.escape(first + fold(stem))}(?={fold(_VOWEL)})" for stem in _shortened(last)
    )
    return re.compile(re.escape(fold(words)) + changed)


_VOWEL = f"['’]?[{turkish.VOWELS}]"


def _shortened(word: str) -> list[str]:
    """Return how a noun is spelt before a suffix that begins with a vowel, where otherwise."""
    found = (turkish.softened(word), _DROPPED.get(fold(word)))
    return [stem for stem in found if stem is not None]


def _turkish(word: str) -> Iterator[Stem]:
    yield Stem("tr", word)
    yield from (Stem("tr", stem, before=_VOWEL) for stem in _shortened(word))
    if _INFINITIVE.fullmatch(word):
        yield from _verb(word[:-3])


def _verb(root: str) -> Iterator[Stem]:
    """Yield the stems of a verb: git and gid, anla and anl(ı)yor, de and di(y)ecek."""
    yield Stem("tr", root, "verb")
    if root.endswith("t"):
        yield Stem("tr", f"{root[:-1]}d", "verb", before=_VOWEL)
    if root[-1] in "ae":
        yield Stem("tr", root[:-1], "verb", before="[ıiuü]yor")
    if root in ("de", "ye"):
        yield Stem("tr", f"{root[0]}i", "verb", before="y")


def _english(word: str) -> Iterator[Stem]:
    yield Stem("en", word)
    if re.fullmatch(".*[^aeiou]y", word):
        yield Stem("en", f"{word[:-1]}i", before="es$|ed$")
    if re.fullmatch(".+[^aeiou]e", word):
        yield Stem("en", word[:-1], before="ing$|ed$")
    if re.fullmatch(".*[^aeiou][aeiou][bdgklmnprt]", word):
        yield Stem("en", word + word[-1], before="ing$|ed$")
