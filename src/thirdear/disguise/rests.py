"""What follows a listed name: suffixes, an English ending, another name, or something unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thirdear.base import turkish
from thirdear.base.letters import fold
from thirdear.base.turkish import Chain
from thirdear.disguise.letters import APOSTROPHES, Letters, lower, repaired
from thirdear.disguise.ordinary import is_ordinary
from thirdear.disguise.people import BESIDE, is_known
from thirdear.disguise.stems import JOINT, Index, Stem

Kind = Literal["none", "chain", "ending", "joined", "unread"]

_LETTER = r"[^\W\d_]"
_IN_WORD = r"(?:[\0\1:=~^°↑↓‿+()\[\]<>·]|-[ \t]*\r?\n[ \t]*)"
_GLUED = re.compile(
    rf"{_IN_WORD}*(?:{_LETTER}|\?(?={_LETTER}))(?:{_IN_WORD}*(?:{_LETTER}|\?(?={_LETTER})))*\x01*"
)
_ENDS = re.compile(rf"{_LETTER}+")
_MARKS = re.escape(APOSTROPHES)
_DIRECT = re.compile(rf"[{_MARKS}]{{1,2}}")
_INSTEAD = re.compile(r"""[,"„‚“”;^¸¨-]|['’]?[,"]""")
_BLANK = re.compile(rf" {{1,2}}[{_MARKS}] ?|[{_MARKS}] {{1,2}}")
_SPACE = re.compile(r" ")

_CONTRACTED = re.compile(r"(?:s|d|ll|ve|re|m|all)\Z")
_PLURAL = re.compile(r"e?s\Z")
_ENGLISH = re.compile(r"(?:y|ie|ey|kins?|ish|less|like|esque|ness|ster|bear|boo|poo|o)s?\Z")
_OWN_ENGLISH = re.compile(r"(?:y|ie|kins?|ish|less)\Z")
_SURE_ENGLISH = re.compile(r"(?:kins?|ish|less|like|esque)\Z")
_BLANK_CHAINS = {"of", "object", "to", "at", "from", "with", "my", "his", "was", "reportedly"}
_WORDS = frozenset("de da ye ya yi yu le la den dan ten tan o u e i ı ü in un an en on".split())
"""Rests that are words by themselves, at least of somebody who types quickly."""
_UNMISTAKABLE = {"of", "object", "with", "from"}


@dataclass(frozen=True, slots=True)
class Rest:
    """How the rest of a word was read: ``stop`` is its end, ``sure`` that it is nothing else.

    ``mark`` stands between name and suffixes, ``inner`` between its glued and further suffixes.
    """

    kind: Kind
    stop: int
    chain: Chain = ()
    mark: str = ""
    tail: str = ""
    sure: bool = True
    inner: tuple[int, str] | None = None

    def behind(self, name: str) -> str:
        """Return another name with the same rest."""
        if self.kind != "chain":
            return f"{name}{self.mark}{self.tail}"
        if self.inner is None:
            return turkish.inflected(name, self.chain, self.mark)
        count, mark = self.inner
        first = turkish.inflected(name, self.chain[:count], self.mark)
        whole = turkish.inflected(name, self.chain, self.mark)
        return f"{whole[: len(first)]}{mark}{whole[len(first) :]}"


def read(letters: Letters, start: int, stop: int, stem: Stem, index: Index) -> Rest:
    """Return what follows a stem that stands in a text."""
    if (glued := _GLUED.match(letters.folded, stop)) is not None:
        found = _glued(letters, stop, glued.end(), stem, index)
        return found or Rest("none", stop)
    if stem.soft:
        found = next((r for r in _apart(letters, start, stop, stem) if r.kind == "chain"), None)
        return found or Rest("unread", stop)
    return next(_apart(letters, start, stop, stem), Rest("none", stop))


def _clean(text: str) -> str:
    return "".join(
        letter for letter in lower(repaired(text)) if letter.isalpha() or letter in "?\ufffd"
    )


def _chain(stem: Stem, tail: str) -> turkish.Rest | None:
    full = stem.letters
    if stem.soft:
        full = lower(stem.written)
    found = turkish.read_lengthened(full, tail.replace("\ufffd", "?"))
    if found and stem.soft and not turkish.begins_with_vowel(found.chain, full):
        return None
    return found


def _glued(letters: Letters, start: int, stop: int, stem: Stem, index: Index) -> Rest | None:
    raw = letters.text[start:stop]
    if raw[:1].isupper() and JOINT.search(letters.text[start - 1 : start + 1]):
        return Rest("joined", stop, tail=raw, sure=False)
    tail = _clean(raw)
    found = _chain(stem, tail)
    if found is not None and not (found.fit == "loose" and len(found.chain) > 1):
        return _with_more(
            letters, stem, Rest("chain", stop, found.chain, sure=found.fit != "loose"), tail
        )
    if stem.soft:
        return Rest("unread", stop, tail=raw, sure=False)
    plain = letters.folded[start:stop]
    if _PLURAL.match(plain):
        return Rest("ending", stop, tail=raw, sure=False)
    if _OWN_ENGLISH.match(plain) or (
        _ENGLISH.match(plain) and not is_ordinary(stem.letters + plain)
    ):
        return Rest("ending", stop, tail=raw, sure=bool(_SURE_ENGLISH.match(plain)))
    if not raw[0].isalpha() and not any(c in raw for c in "\n") and raw[0] in ":=()[]<>+·":
        return None
    kind: Kind = "joined" if is_joined(tail, index) else "unread"
    return Rest(kind, stop, tail=raw, sure=False)


def is_joined(tail: str, index: Index) -> bool:
    """Whether a rest is another name, a title or a word of kinship, with suffixes."""
    for length in range(len(tail), 1, -1):
        part, rest = tail[:length], tail[length:]
        known = part in BESIDE or fold(part) in index.words or (length > 2 and is_known(part))
        if known and (not rest or turkish.read(part, rest) is not None):
            return True
    return False


def _with_more(letters: Letters, stem: Stem, rest: Rest, tail: str) -> Rest:
    """Return a glued rest together with the suffixes behind an apostrophe (Ayşeler'in)."""
    mark = _DIRECT.match(letters.text, rest.stop)
    further = _ENDS.match(letters.folded, mark.end()) if mark else None
    if mark is None or further is None:
        return rest
    whole = _chain(stem, tail + _clean(letters.text[further.start() : further.end()]))
    if whole is None or whole.chain[: len(rest.chain)] != rest.chain:
        return rest
    inner = (len(rest.chain), mark[0])
    return Rest("chain", further.end(), whole.chain, sure=rest.sure, inner=inner)


def _apart(letters: Letters, start: int, stop: int, stem: Stem) -> Iterator[Rest]:
    """Yield readings of what stands behind an apostrophe, or what was typed in its place."""
    for shape, judge in (
        (_DIRECT, _direct),
        (_INSTEAD, _strict),
        (_BLANK, _blank),
        (_SPACE, _space),
    ):
        mark = shape.match(letters.text, stop)
        further = _GLUED.match(letters.folded, mark.end()) if mark else None
        if mark is None or further is None or not letters.folded[further.start()].isalpha():
            continue
        tail = _clean(letters.text[further.start() : further.end()])
        if (
            found := judge(letters, (start, further.start(), further.end()), mark[0], stem, tail)
        ) is not None:
            yield found


_At = tuple[int, int, int]
"""Where the name begins, and where what follows the mark begins and ends."""


def _direct(letters: Letters, at: _At, mark: str, stem: Stem, tail: str) -> Rest | None:
    raw = letters.text[at[1] : at[2]]
    if not stem.soft and _CONTRACTED.match(tail):
        exact = tail in ("s", "d", "ll", "ve", "re")
        found = _chain(stem, tail)
        if exact or found is None or found.fit == "loose":  # 'm behind a consonant is no suffix
            return Rest("ending", at[2], mark=mark, tail=raw)
    found = _chain(stem, tail)
    if found is not None:
        return Rest("chain", at[2], found.chain, mark)
    return None if stem.soft else Rest("unread", at[2], mark=mark, tail=raw, sure=False)


def _strict(letters: Letters, at: _At, mark: str, stem: Stem, tail: str) -> Rest | None:
    del letters
    found = _chain(stem, tail)
    if found is None or found.fit == "loose" or len(found.chain) > 3:
        return None
    return Rest("chain", at[2], found.chain, mark, sure=mark != "," or tail not in _WORDS)


def _blank(letters: Letters, at: _At, mark: str, stem: Stem, tail: str) -> Rest | None:
    opened = at[0] > 0 and letters.text[at[0] - 1] in APOSTROPHES
    closed = letters.text[at[2] : at[2] + 1] in tuple(APOSTROPHES)
    if opened or closed:
        return None
    if tail == "s" and not stem.soft:
        return Rest("ending", at[2], mark=mark.strip(), tail=letters.text[at[1] : at[2]])
    found = _chain(stem, tail)
    plain = found is not None and found.fit != "loose" and found.chain[0] in _BLANK_CHAINS
    if found is None or not plain or len(found.chain) > 2 or tail in ("dedi", "dede"):
        return None
    return Rest("chain", at[2], found.chain, mark.strip())


def _space(letters: Letters, at: _At, mark: str, stem: Stem, tail: str) -> Rest | None:
    del letters, mark
    found = _chain(stem, tail)
    if found is None or found.fit != "exact" or found.chain[0] not in _UNMISTAKABLE:
        return None
    if len(found.chain) > 1 or len(tail) < 2 or tail in _WORDS:
        return None
    return Rest("chain", at[2], found.chain, "’", sure=False)
