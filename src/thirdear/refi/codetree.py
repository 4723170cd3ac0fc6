"""An instrument as a tree of codes: the codebook, its families, its codes, their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType

from thirdear.model.coding import TEXTS, Code, Codebook
from thirdear.refi.project import OutCode
from thirdear.refi.writer import guid

_Noted = Mapping[str, Sequence[str]]


def tree(
    book: Codebook, language: str, notes: tuple[str, ...] = (), noted: _Noted = MappingProxyType({})
) -> OutCode:
    """Return a codebook as one code that groups its families; ``notes`` are about it.

    ``noted`` are the notes about single codes, by their keys.

    A value of a code is a code below it, since a coding has no value.
    """
    name = book.name(language)
    return OutCode(
        _of("codebook", book.key), name, False, "", notes, families(book, language, noted)
    )


def families(
    book: Codebook, language: str, noted: _Noted = MappingProxyType({})
) -> tuple[OutCode, ...]:
    """Return a codebook's families with their codes, those without codes left out."""
    below: dict[str | None, list[Code]] = {}
    for code in book.codes:
        below.setdefault(code.parent, []).append(code)
    return tuple(
        OutCode(
            _of("family", book.key, family.key), family.name(language), False, below=tuple(tops)
        )
        for family in book.families
        if (tops := [_code(c, below, language, noted) for c in _tops(below, family.key)])
    )


@cache
def code_guid(code: str, value: int | None = None) -> str:
    """Return the GUID of a code, or of one of its values."""
    return _of("code", code) if value is None else _of("value", code, value)


def meanings(books: Iterable[Codebook]) -> dict[str, tuple[str, int | None]]:
    """Return what each GUID in the trees of codebooks stands for: a code, and its value."""
    return {
        code_guid(code.key, value): (code.key, value)
        for book in books
        for code in book.codes
        for value in chain([None], _values(code))
    }


def _tops(below: Mapping[str | None, list[Code]], family: str) -> Iterator[Code]:
    yield from (code for code in below.get(None, []) if code.family == family)


def _code(
    code: Code, below: Mapping[str | None, list[Code]], language: str, noted: _Noted
) -> OutCode:
    values = (
        OutCode(code_guid(code.key, value), _value_name(code, value, language), True)
        for value in _values(code)
    )
    kinds = (_code(kind, below, language, noted) for kind in below.get(code.key, []))
    own = code_guid(code.key)
    notes = tuple(noted.get(code.key, ()))
    words = _words(code, language)
    return OutCode(own, code.name(language), True, words, notes, (*values, *kinds))


def _words(code: Code, language: str) -> str:
    """Return what is told about a code; in each of its languages, marked, where it has several."""
    spoken = sorted({one for told in code.texts.values() for one in told})
    if len(spoken) < 2:
        return _in(code, language)
    first = [one for one in spoken if one == language]
    order = dict.fromkeys([*first, *spoken])
    return "\n\n".join(f"[{one}]\n{_in(code, one)}" for one in order)


def _in(code: Code, language: str) -> str:
    return "\n\n".join(filter(None, (code.text(which, language) for which in TEXTS)))


def _values(code: Code) -> range:
    return range(0) if code.scale is None else range(code.scale.low, code.scale.high + 1)


def _value_name(code: Code, value: int, language: str) -> str:
    return f"= {value} {code.meanings(language).get(value, '')}".rstrip()


def _of(*parts: object) -> str:
    return guid("instrument", *parts)
