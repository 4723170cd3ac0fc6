"""Another program's tree of codes as the TOML of a codebook, like any that somebody wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, product
from string import ascii_lowercase

from thirdear.base.letters import fold
from thirdear.model.projects import Project, ProjectCode
from thirdear.model.refusal import Refusal

MOST = 26 * 26
"""How many codes have a mnemonic of two letters."""
_OTHERS = "codes"
_LANGUAGE = re.compile(r"(?:\A|\n\n)\[([a-z]{2})\]\n")
"""Where a description goes on in another language, as the tree of our own codebooks writes it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A codebook's TOML, and the keys of its codes, without the prefix, by GUID."""

    toml: str
    keys: Mapping[str, str]


def slug(words: str, join: str = "_") -> str:
    """Return words in small letters a-z and digits; empty where there are none."""
    return join.join(re.findall("[a-z0-9]+", fold(words).lower()))


def write(project: Project, key: str, version: int, source: str) -> Written:
    """Return the codebook of a project's codes; one with too many of them is a Refusal.

    A top code with codes below it is a family, the others share one. What cannot be used as a code
    and is not used as one is no code, but part of the names below it. Keys are made of the whole
    path, so that they stay when other codes come. Notes about codes go with their definitions.
    """
    used = {coding.code for text in project.sources for coding in text.codings}
    codes = [code for code in project.codes if code.codable or code.guid in used]
    if len(codes) > MOST:
        raise Refusal(
            f"it has {len(codes):,} codes, and a codebook holds {MOST} at most",
            f"{len(codes)} kodu var; bir kod kitabı en çok {MOST} kod tutar",
        )
    keys = dict(zip((code.guid for code in codes), _keys(codes), strict=True))
    families = _families(project.codes, codes)
    top = {
        "key": key,
        "prefix": key.replace("-", "_"),
        "version": version,
        "name": project.name or key,
        "source": source,
    }
    named = [*families.items()]
    if any(code.path[0] not in families for code in codes):
        named.append(("Codes", _OTHERS))
    tables = chain(
        ["".join(_fields(top))],
        (_table("family", {"key": k, "name": n or k}) for n, k in named),
        (_table("code", row) for row in _rows(project, codes, keys, families)),
    )
    return Written("\n".join(tables), keys)


def _rows(
    project: Project,
    codes: Sequence[ProjectCode],
    keys: Mapping[str, str],
    families: Mapping[str, str],
) -> Iterator[dict[str, object]]:
    notes: dict[str, list[str]] = {}
    for note in project.notes:
        notes.setdefault(note.about, []).append(note.text)
    listed: dict[tuple[str, ...], str] = {}
    mnemonics = _mnemonics(code.path[-1] for code in codes)
    for code, mnemonic in zip(codes, mnemonics, strict=True):
        above = next((n for n in range(len(code.path) - 1, 0, -1) if code.path[:n] in listed), 0)
        yield {
            "key": keys[code.guid],
            "name": _name(code.path, above) or keys[code.guid],
            "family": families.get(code.path[0], _OTHERS),
            "mnemonic": mnemonic,
            "parent": listed[code.path[:above]] if above else None,
            "definition": _definition(code.description, notes.get(code.guid, ())),
        }
        listed[code.path] = keys[code.guid]


def _definition(description: str, notes: Sequence[str]) -> str | dict[str, str] | None:
    """Return a description with its notes; by language where it is marked as ours are."""

    def joined(words: str) -> str:
        return "\n\n".join(part.strip() for part in (words, *notes) if part.strip())

    first, *marked = _LANGUAGE.split(description)
    if first.strip() or not marked:
        return joined(description) or None
    return {of: joined(words) for of, words in zip(marked[::2], marked[1::2], strict=True)}


def _name(path: tuple[str, ...], above: int) -> str:
    """Return a code's own name, behind those between it and the code above it or its family."""
    return " / ".join(path[max(above, min(1, len(path) - 1)) :]).strip()


def _keys(codes: Sequence[ProjectCode]) -> Iterator[str]:
    """Yield a key of each code's path; equal ones get numbers."""
    taken: set[str] = set()
    for code in codes:
        key = _free(slug("_".join(code.path)) or "code", taken)
        taken.add(key)
        yield key


def _families(tree: Iterable[ProjectCode], codes: Iterable[ProjectCode]) -> dict[str, str]:
    """Return the keys of families by the names of the top codes that have codes below them."""
    tops = {code.path[0] for code in tree if len(code.path) > 1}
    found: dict[str, str] = {}
    for name in dict.fromkeys(code.path[0] for code in codes):
        if name in tops:
            found[name] = _free(slug(name) or "family", {_OTHERS, *found.values()})
    return found


def _free(key: str, taken: Iterable[str]) -> str:
    """Return a key, with a number where it is taken."""
    known = set(taken)
    return next(k for k in chain([key], (f"{key}_{n}" for n in count(2))) if k not in known)


def _mnemonics(names: Iterable[str]) -> Iterator[str]:
    """Yield two letters for each name: of its words' beginnings, of the first word, any."""
    taken: set[str] = set()
    for name in names:
        words = re.findall("[a-z]+", fold(name).lower())
        letters = "".join(words)
        initials = "".join(word[0] for word in words)
        likely = (f"{s[0]}{letter}" for s in (initials, letters) for letter in s[1:])
        fresh = (f"{first}{second}" for first, second in product(letters[:1], ascii_lowercase))
        any_ = (f"{first}{second}" for first, second in product(ascii_lowercase, repeat=2))
        found = next(two for two in chain(likely, fresh, any_) if two not in taken)
        taken.add(found)
        yield found


def _table(kind: str, fields: Mapping[str, object]) -> str:
    return f"[[{kind}]]\n" + "".join(_fields(fields))


def _fields(fields: Mapping[str, object]) -> Iterator[str]:
    """Yield lines of TOML: whole numbers, texts, texts by language; what is None is left out."""
    for name, value in fields.items():
        if isinstance(value, dict):
            told = ", ".join(f"{of} = {_written(words)}" for of, words in value.items())
            yield f"{name} = {{ {told} }}\n"
        elif value is not None:
            yield f"{name} = {_written(value)}\n"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
