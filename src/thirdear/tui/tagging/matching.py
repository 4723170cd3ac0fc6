"""From what is typed in the code bar to codes and values: ``bo4 an`` is bond 4 and anger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thirdear.base.folding import fold
from thirdear.model.coding import Code
from thirdear.model.text import Role
from thirdear.tui.looks.families import Look, usable

_WORD = re.compile(r"(.*?)(-?\d+)?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pick:
    """A code to be set, with the value given for it, if any."""

    code: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word and the codes it may mean, the best first.

    ``fits`` says whether the best one may stand on a segment of this speaker.
    """

    text: str
    codes: tuple[str, ...]
    value: int | None = None
    fits: bool = True

    @property
    def pick(self) -> Pick | None:
        """The best code with the value, None where no code fits."""
        return Pick(self.codes[0], self.value) if self.codes else None


def read(
    entry: str, codes: Mapping[str, Code], looks: Mapping[str, Look], role: Role
) -> tuple[Word, ...]:
    """Return the words of an entry with the codes they may mean on a segment of this speaker."""
    return tuple(_word(text, codes.values(), looks, role) for text in entry.split())


def _word(text: str, codes: Iterable[Code], looks: Mapping[str, Look], role: Role) -> Word:
    match = _WORD.match(text)
    query, digits = (match[1], match[2]) if match else (text, None)
    if not query:
        return Word(text, ())
    ranked = []
    for place, code in enumerate(codes):
        rank = _rank(fold(query), code, looks[code.key])
        if rank is not None:
            # A mnemonic typed in full is meant, whoever speaks; a guess is made among usable codes.
            elsewhere = not usable(code, role)
            ranked.append(((rank > 0 and elsewhere, rank, elsewhere, place), code.key))
    ranked.sort()
    keys = tuple(key for _, key in ranked)
    fits = not (ranked and ranked[0][0][2])
    return Word(text, keys, int(digits) if digits else None, fits)


def _rank(query: str, code: Code, look: Look) -> int | None:
    """0 mnemonic, 1 beginning of the name, 2 of a word in it, 3 inside it, 4 letters in order."""
    name = fold(look.name)
    bare = code.key.partition(".")[2]
    if query == fold(code.mnemonic):
        return 0
    if name.startswith(query) or query == bare:
        return 1
    if any(word.startswith(query) for word in re.split(r"\W+", name)):
        return 2
    if query in name or query in bare:
        return 3
    letters = iter(name)
    return 4 if all(letter in letters for letter in query) else None
