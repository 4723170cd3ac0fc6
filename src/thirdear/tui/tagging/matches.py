"""From what is typed in the code bar to codes and values: ``bo4 an`` is bond 4 and anger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thirdear.base.letters import fold
from thirdear.model.coding import Code
from thirdear.model.text import Role
from thirdear.tui.looks.families import Look, usable

_WORD = re.compile(r"(.*?)(-?[0-9]{1,9})?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pick:
    """A code to be set, with the value given for it, if any."""

    code: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word and the codes it may mean, the best first.

    ``fits`` says whether the best one may stand on a segment of this speaker with this value.
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
            ranked.append(((rank > 0 and elsewhere, rank, elsewhere, place), code))
    ranked.sort(key=lambda pair: pair[0])
    value = int(digits) if digits else None
    fits = not ranked or (usable(ranked[0][1], role) and takes(ranked[0][1], value))
    return Word(text, tuple(code.key for _, code in ranked), value, fits)


def takes(code: Code, value: int | None) -> bool:
    """Say whether a code may have a value; every code may go without, until it is set."""
    return value is None or (code.scale is not None and value in code.scale)


def _rank(query: str, code: Code, look: Look) -> int | None:
    """0 mnemonic, 1 beginning of it or the name, 2 of a word in the name; never the middle."""
    name, mnemonic = fold(look.name), fold(code.mnemonic)
    if query == mnemonic:
        return 0
    if name.startswith(query) or mnemonic.startswith(query) or query == _bare(code):
        return 1
    return 2 if any(word.startswith(query) for word in re.split(r"\W+", name)) else None


def _bare(code: Code) -> str:
    """Return a code's key without its codebook's prefix."""
    return code.key.partition(".")[2]
