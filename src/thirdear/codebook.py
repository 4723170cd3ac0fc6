"""TOML file -> Codebook, checked; every complaint names the line and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, TypeGuard

from thirdear.model.coding import RULES, Code, Codebook, Family, Item, Scale, ScoreRule
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role

_TABLES = ("family", "code", "item", "score")
_TOP = {"key", "prefix", "version", "name", "source", "permission", *_TABLES}
_FIELDS = {
    "family": {"key", "name", "exclusive"},
    "code": {
        *("key", "name", "family", "mnemonic", "speaker", "scale", "value"),
        *("definition", "include", "exclude", "example"),
    },
    "item": {"key", "name", "scale", "reverse", "anchors"},
    "score": {"key", "name", "of", "rule", "speaker", "at_least", "words"},
}
_KEY = re.compile(r"[a-z0-9][a-z0-9_]*\Z")
_MNEMONIC = re.compile(r"[a-z]{2}\Z")
_BOOK_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


def shipped() -> tuple[str, ...]:
    """Return the keys of the instruments that come with thirdear."""
    files = resources.files("thirdear.codebooks").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def load(key_or_file: str) -> Codebook:
    """Return a shipped codebook by key, or one read from a file."""
    if key_or_file in shipped():
        source = resources.files("thirdear.codebooks") / f"{key_or_file}.toml"
        return parse(source.read_text(encoding="utf-8"), f"{key_or_file}.toml")
    path = Path(key_or_file)
    if not path.is_file():
        raise Refusal(
            f"No codebook {key_or_file}: it is neither a file nor one of {', '.join(shipped())}."
        )
    try:
        return parse(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise Refusal(f"{path.name}: the file is not UTF-8 text; save it as UTF-8.") from error


def parse(toml: str, name: str) -> Codebook:
    """Return the codebook that a TOML text describes; ``name`` is the file in complaints."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{name}: this is not TOML: {error}.") from error
    return _Checker(toml, name).codebook(data)


class _Checker:
    """Reads one file's tables; knows the text, so that a complaint can name the line."""

    def __init__(self, toml: str, name: str) -> None:
        self._toml = toml
        self._name = name

    def codebook(self, data: Mapping[str, Any]) -> Codebook:
        for key in sorted(data.keys() - _TOP):
            self._fail(self._line(key), f"unknown entry {key!r}; remove it")
        prefix = self._text(data, "prefix", None)
        if not _KEY.match(prefix) or not _BOOK_KEY.match(self._text(data, "key", None)):
            self._fail(self._line("prefix"), "key and prefix take only a-z, digits, - or _")
        families = tuple(self._family(t, where) for where, t in self._tables(data, "family"))
        known = {family.key for family in families}
        codes = tuple(self._code(t, at, prefix, known) for at, t in self._tables(data, "code"))
        items = tuple(
            self._item(t, where, prefix, number)
            for number, (where, t) in enumerate(self._tables(data, "item"), 1)
        )
        self._unique(data, "code", "mnemonic")
        scores = self._scores(data, prefix, codes, items)
        if not codes and not items:
            self._fail(1, "there is neither a [[code]] nor an [[item]]; add one")
        version = data.get("version")
        if not isinstance(version, int) or version < 1:
            self._fail(self._line("version"), "version must be a whole number from 1")
        return Codebook(
            key=data["key"],
            prefix=prefix,
            version=version,
            names=self._names(data, None),
            families=families,
            codes=codes,
            items=items,
            scores=scores,
            source=str(data.get("source", "")),
            permission=str(data.get("permission", "")),
            toml=self._toml,
        )

    def _family(self, table: Mapping[str, Any], where: int) -> Family:
        exclusive = table.get("exclusive", False)
        if not isinstance(exclusive, bool):
            self._fail(where, "exclusive is true or false")
        return Family(self._key(table, where), self._names(table, where), exclusive)

    def _code(
        self, table: Mapping[str, Any], where: int, prefix: str, families: Collection[str]
    ) -> Code:
        family = self._text(table, "family", where)
        if family not in families:
            self._fail(where, f"family {family!r} is not declared; add a [[family]] with this key")
        mnemonic = self._text(table, "mnemonic", where)
        if not _MNEMONIC.match(mnemonic):
            self._fail(where, f"mnemonic {mnemonic!r} must be two small letters a-z")
        return Code(
            key=f"{prefix}.{self._key(table, where)}",
            names=self._names(table, where),
            family=family,
            mnemonic=mnemonic,
            speaker=self._role(table, where),
            scale=self._scale(table, where) if "scale" in table else None,
            definition=str(table.get("definition", "")),
            value_required=self._value_required(table, where),
            include=str(table.get("include", "")),
            exclude=str(table.get("exclude", "")),
            example=str(table.get("example", "")),
        )

    def _value_required(self, table: Mapping[str, Any], where: int) -> bool:
        value = table.get("value", "optional")
        if value not in ("optional", "required"):
            self._fail(where, 'value is "required" or "optional"')
        if value == "required" and "scale" not in table:
            self._fail(where, "a value is required, but there is no scale; write scale = [1, 5]")
        return bool(value == "required")

    def _item(self, table: Mapping[str, Any], where: int, prefix: str, number: int) -> Item:
        scale = self._scale(table, where)
        anchors = table.get("anchors", {})
        if not isinstance(anchors, dict) or not all(_on(scale, value) for value in anchors):
            self._fail(where, "anchors must map values of the scale to words")
        return Item(
            key=f"{prefix}.{self._key(table, where)}",
            number=number,
            names=self._names(table, where),
            scale=scale,
            reverse=bool(table.get("reverse", False)),
            anchors={int(value): str(words) for value, words in anchors.items()},
        )

    def _scores(
        self,
        data: Mapping[str, Any],
        prefix: str,
        codes: tuple[Code, ...],
        items: tuple[Item, ...],
    ) -> tuple[ScoreRule, ...]:
        """Scores may be made of scores above them, so they are read in order."""
        known: dict[str, tuple[str, tuple[str, ...]]] = {}
        for code in codes:
            known[_bare(code.key)] = ("codes", (code.key,))
            family = known.get(f"family:{code.family}", ("codes", ()))[1]
            known[f"family:{code.family}"] = ("codes", (*family, code.key))
        for item in items:
            known[_bare(item.key)] = ("items", (item.key,))
        scores = []
        for where, table in self._tables(data, "score"):
            score = self._score(table, where, prefix, known)
            known[f"score:{_bare(score.key)}"] = ("scores", (score.key,))
            scores.append(score)
        return tuple(scores)

    def _score(
        self,
        table: Mapping[str, Any],
        where: int,
        prefix: str,
        known: Mapping[str, tuple[str, tuple[str, ...]]],
    ) -> ScoreRule:
        rule = self._text(table, "rule", where)
        if rule not in RULES:
            self._fail(where, f"rule {rule!r} is unknown; take one of {', '.join(RULES)}")
        of: list[str] = []
        for part in self._list(table, "of", where):
            kind, keys = known.get(str(part), (None, ()))
            if kind is None:
                self._fail(where, f"'of' names {part!r}, which is no code, item, family: or score:")
            if kind != RULES[rule]:
                self._fail(where, f"rule {rule!r} is made of {RULES[rule]}; {part!r} is none")
            of.extend(keys)
        at_least = table.get("at_least")
        if at_least is not None and not (isinstance(at_least, int) and 1 <= at_least <= len(of)):
            self._fail(where, f"at_least must be a whole number from 1 to {len(of)}")
        return ScoreRule(
            key=f"{prefix}.{self._key(table, where)}",
            names=self._names(table, where),
            of=tuple(of),
            rule=rule,
            speaker=self._role(table, where),
            at_least=at_least,
            spoken_only=self._spoken_only(table, where, rule),
        )

    def _spoken_only(self, table: Mapping[str, Any], where: int, rule: str) -> bool:
        words = table.get("words", "all")
        if words not in ("all", "spoken"):
            self._fail(where, 'words is "all", or "spoken" to leave remarks and pauses out')
        if words == "spoken" and rule != "per_1000_words":
            self._fail(where, f"rule {rule!r} counts no words; leave words out")
        return bool(words == "spoken")

    def _tables(self, data: Mapping[str, Any], kind: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Every [[kind]] table with the line of its heading; fields and keys checked."""
        tables = data.get(kind, [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            self._fail(self._line(kind), f"write each {kind} as a table headed [[{kind}]]")
        placed = [(self._heading(kind, n), table) for n, table in enumerate(tables)]
        for where, table in placed:
            for key in sorted(table.keys() - _FIELDS[kind]):
                self._fail(where, f"unknown field {key!r} in a [[{kind}]]; remove it")
        self._unique(data, kind, "key")
        return placed

    def _unique(self, data: Mapping[str, Any], kind: str, field: str) -> None:
        seen: set[object] = set()
        for n, table in enumerate(data.get(kind, [])):
            value = table.get(field)
            if value is not None and value in seen:
                self._fail(self._heading(kind, n), f"{field} {value!r} stands twice; change one")
            seen.add(value)

    def _key(self, table: Mapping[str, Any], where: int) -> str:
        key = self._text(table, "key", where)
        if not _KEY.match(key):
            self._fail(where, f"key {key!r} takes small letters a-z, digits and _")
        return key

    def _names(self, table: Mapping[str, Any], where: int | None) -> Mapping[str, str]:
        name = table.get("name")
        names = {"en": name} if isinstance(name, str) else name
        if not (
            isinstance(names, dict) and names and all(isinstance(n, str) for n in names.values())
        ):
            self._fail(where or 1, 'a name is needed, such as name = { en = "...", tr = "..." }')
        return names if "en" in names else {"en": next(iter(names.values())), **names}

    def _text(self, table: Mapping[str, Any], field: str, where: int | None) -> str:
        value = table.get(field)
        if not isinstance(value, str) or not value:
            self._fail(where or self._line(field), f'{field} is missing; write {field} = "..."')
        return value

    def _list(self, table: Mapping[str, Any], field: str, where: int) -> list[Any]:
        value = table.get(field)
        if not isinstance(value, list) or not value:
            self._fail(where, f'{field} is missing; write {field} = ["..."]')
        return value

    def _role(self, table: Mapping[str, Any], where: int) -> Role | None:
        value = table.get("speaker")
        if value is None:
            return None
        if value not in set(Role):
            self._fail(where, f"speaker {value!r} is unknown; take one of {', '.join(Role)}")
        return Role(value)

    def _scale(self, table: Mapping[str, Any], where: int) -> Scale:
        scale = table.get("scale")
        if not _is_range(scale):
            self._fail(where, "scale is missing; write scale = [lowest, highest]")
        return Scale(*scale)

    def _line(self, field: str) -> int:
        pattern = re.compile(rf"\s*(?:\[\[?)?{re.escape(field)}\b")
        lines = enumerate(self._toml.splitlines(), 1)
        return next((number for number, line in lines if pattern.match(line)), 1)

    def _heading(self, kind: str, n: int) -> int:
        pattern = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
        lines = enumerate(self._toml.splitlines(), 1)
        return _nth((number for number, line in lines if pattern.match(line)), n)

    def _fail(self, line: int, what: str) -> NoReturn:
        raise Refusal(f"{self._name}, line {line}: {what}.")


def _nth(numbers: Iterable[int], n: int) -> int:
    return next(islice(numbers, n, None), 1)


def _is_range(value: object) -> TypeGuard[list[int]]:
    match value:
        case [int(low), int(high)]:
            return low < high
    return False


def _on(scale: Scale, value: str) -> bool:
    return value.isdecimal() and int(value) in scale


def _bare(key: str) -> str:
    return key.partition(".")[2]
