"""New versions of a codebook: a code called otherwise, described, gone into others, made from one.

The file is written anew from what it says; its comments are not kept.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, product
from typing import Any

from thirdear import codebook
from thirdear.base.letters import fold
from thirdear.model.coding import Codebook
from thirdear.model.refusal import Refusal

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def renamed(book: Codebook, code: str, name: str, language: str) -> Codebook:
    """Return the next version, in which a code or item has another name in a language.

    Its key stays.
    """
    data, table = _open(book, code)
    table["name"] = _by_language(table["name"]) | {language: name}
    return _closed(book, data)


def described(book: Codebook, code: str, text: str, words: str, language: str) -> Codebook:
    """Return the next version, in which a text of a code or item says this in a language.

    ``text`` is one of the model's ``TEXTS``. Whose words they were is not said of new ones.
    """
    data, table = _open(book, code)
    told = {**_by_language(table.get(text, "")), language: words}
    told = {one: said for one, said in told.items() if said}
    if told:
        table[text] = told
    else:
        table.pop(text, None)
    table.pop("wording", None)
    return _closed(book, data)


def anchored(book: Codebook, code: str, meanings: Mapping[int, str], language: str) -> Codebook:
    """Return the next version, in which values of a code or item mean this in a language.

    A value that is not named means nothing any more, in no language.
    """
    data, table = _open(book, code)
    before = table.get("anchors", {})
    table["anchors"] = {
        str(value): {**_by_language(before.get(str(value), "")), language: words}
        for value, words in sorted(meanings.items())
    }
    if not meanings:
        del table["anchors"]
    return _closed(book, data)


def merged(book: Codebook, code: str, into: str) -> Codebook:
    """Return the next version, without a code; scores that counted it count the other one."""
    data, _ = _open(book, code)
    _replace(data, _short(book, code), [_short(book, into)])
    return _closed(book, data)


def split(
    book: Codebook, code: str, names: Sequence[str], language: str, taken: Collection[str] = ()
) -> tuple[Codebook, tuple[str, ...]]:
    """Return the next version, in which codes of these names stand in one's place; and their keys.

    They are as the code was but for name and letters. Keys that are ``taken`` by other versions are
    not given again.
    """
    data, table = _open(book, code)
    if len({fold(name) for name in names}) < max(2, len(names)):
        raise Refusal(
            "Write two names or more, no two alike, with a semicolon between.",
            "Aralarına noktalı virgül koyarak birbirinden farklı en az iki ad yazın.",
        )
    keys = {one["key"] for one in data["code"]} | {one.partition(".")[2] for one in taken}
    letters = {one["mnemonic"] for one in data["code"]} - {table["mnemonic"]}
    new: list[dict[str, Any]] = []
    for name in names:
        key, mnemonic = _key(name, keys), _mnemonic(name, letters)
        keys.add(key)
        letters.add(mnemonic)
        named = {"en": name} if language == "en" else {"en": name, language: name}
        new.append({**table, "key": key, "mnemonic": mnemonic, "name": named})
    at = data["code"].index(table)
    data["code"][at:at] = new
    made = [one["key"] for one in new]
    _replace(data, table["key"], made)
    return _closed(book, data), tuple(f"{book.prefix}.{key}" for key in made)


def begun(key: str, prefix: str, name: str) -> tuple[Codebook, str]:
    """Return a codebook of a study's own words with a first code, and that code's key."""
    data: dict[str, Any] = {
        "key": key,
        "prefix": prefix,
        "version": 0,
        "name": {"en": "In vivo codes", "tr": "Kişilerin kendi sözleri"},
        "source": "",
        "family": [{"key": "words", "name": {"en": "In vivo", "tr": "Kendi sözleri"}}],
        "code": [],
    }
    return _with(data, key, prefix, name, ())


def added(book: Codebook, name: str, taken: Collection[str] = ()) -> tuple[Codebook, str]:
    """Return the next version, with a new code of its first family, and that code's key."""
    return _with(tomllib.loads(book.toml), book.key, book.prefix, name, taken)


def nested(book: Codebook, code: str, parent: str | None) -> Codebook:
    """Return the next version, in which a code is a kind of another one, or of none."""
    data, table = _open(book, code)
    moved = _under(data["code"], table["key"])
    if parent is None:
        table.pop("parent", None)
        return _closed(book, data)
    above = _short(book, parent)
    if above in {one["key"] for one in moved}:
        raise Refusal(
            f"{code} cannot be a kind of {parent}, which is itself or one of its kinds.",
            f"{code}, {parent} kodunun altına giremez: o ya kendisi ya da kendi alt kodu.",
        )
    table["parent"] = above
    # A parent stands above its kinds.
    others = [one for one in data["code"] if one not in moved]
    at = next(place for place, one in enumerate(others) if one["key"] == above) + 1
    data["code"] = [*others[:at], *moved, *others[at:]]
    return _closed(book, data)


def _under(codes: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Return a code's table and those of all its kinds, in their order."""
    keys = {key}
    for one in codes:
        if one.get("parent") in keys:
            keys.add(one["key"])
    return [one for one in codes if one["key"] in keys]


def _with(
    data: dict[str, Any], key: str, prefix: str, name: str, taken: Collection[str]
) -> tuple[Codebook, str]:
    keys = {one["key"] for one in data["code"]} | {one.partition(".")[2] for one in taken}
    letters = {one["mnemonic"] for one in data["code"]}
    short = _key(name, keys)
    data["code"].append(
        {
            "key": short,
            "mnemonic": _mnemonic(name, letters),
            "family": data["family"][0]["key"],
            "name": name,
        }
    )
    data["version"] += 1
    return codebook.parse(written(data), key), f"{prefix}.{short}"


# -- the file


def _open(book: Codebook, code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a codebook's file says, and its table of a code or an item."""
    data = tomllib.loads(book.toml)
    key = _short(book, code)
    kind = "code" if any(one.key == code for one in book.codes) else "item"
    return data, next(one for one in data[kind] if one["key"] == key)


def _by_language(words: Any) -> dict[str, str]:
    """Return words by language, as a file has them; plain ones are English."""
    told = words if isinstance(words, dict) else {"en": str(words)}
    return {language: said for language, said in told.items() if said}


def _short(book: Codebook, code: str) -> str:
    return code.removeprefix(f"{book.prefix}.")


def _closed(book: Codebook, data: dict[str, Any]) -> Codebook:
    data["version"] = book.version + 1
    return codebook.parse(written(data), book.key)


def _replace(data: dict[str, Any], gone: str, others: Sequence[str]) -> None:
    """Take a code out; scores that name it name the others, its kinds are nobody's kinds."""
    data["code"] = [one for one in data["code"] if one["key"] != gone]
    for one in data["code"]:
        if one.get("parent") == gone:
            del one["parent"]
    for score in data.get("score", ()):
        for field in ("of", "among", "beside"):
            if gone in score.get(field, ()):
                named = chain.from_iterable(others if k == gone else [k] for k in score[field])
                score[field] = list(dict.fromkeys(named))


def written(data: Mapping[str, Any]) -> str:
    """Return TOML: what stands at the top first, then each table under its own heading."""
    tables = {
        kind: of for kind, of in data.items() if isinstance(of, list) and of and _are_tables(of)
    }
    lines = [f"{_name(k)} = {_value(v)}" for k, v in data.items() if k not in tables]
    for kind, of in tables.items():
        for one in of:
            lines += ["", f"[[{_name(kind)}]]"]
            lines += [f"{_name(k)} = {_value(v)}" for k, v in one.items()]
    return "\n".join([*lines, ""])


def _are_tables(of: Iterable[object]) -> bool:
    return all(isinstance(one, dict) for one in of)


def _name(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _text(words: str) -> str:
    # A JSON string is a TOML string; only DEL is not allowed raw in TOML.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(of: object) -> str:
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, str):
        return _text(of)
    if isinstance(of, dict):
        return "{ " + ", ".join(f"{_name(k)} = {_value(v)}" for k, v in of.items()) + " }"
    if isinstance(of, list):
        return "[" + ", ".join(map(_value, of)) + "]"
    return repr(of)


# -- keys and letters


def _key(name: str, taken: Collection[str]) -> str:
    """Return a key that says the name in small letters and is nobody's."""
    key = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:40] or "code"
    numbered = (f"{key}_{number}" for number in range(2, 1000))
    return next(one for one in chain([key], numbered) if one not in taken)


def _mnemonic(name: str, taken: Collection[str]) -> str:
    """Return two letters that are nobody's, of the name where that can be."""
    here = [letter for letter in fold(name) if letter in _LETTERS]
    own = (f"{here[0]}{letter}" for letter in here[1:]) if here else ()
    first = (f"{here[0]}{letter}" for letter in _LETTERS) if here else ()
    rest = map("".join, product(_LETTERS, repeat=2))
    for one in chain(own, first, rest):
        if one not in taken:
            return one
    raise Refusal(
        "All pairs of two letters are taken; take codes out of the codebook first.",
        "İki harfli bütün kısaltmalar dolu; önce kod kitabından kod çıkarın.",
    )
