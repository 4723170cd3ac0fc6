"""The whole file: families, codes, items, and the scores over them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from thirdear.codebook import cards, score_tables
from thirdear.codebook.fields import Fields, Source
from thirdear.model.coding import TEXTS, Code, Codebook, Family, Item

_TABLES = ("family", "code", "item", "score")
_TOP = {"key", "prefix", "version", "name", "source", "permission", "layer", "qsort", *_TABLES}
_FIELDS = {
    "family": {"key", "name", "exclusive"},
    "code": {
        *("key", "name", "family", "parent", "mnemonic", "speaker", "scale", "value", "anchors"),
        *(*TEXTS, "wording", "write_in"),
    },
    "item": {
        *("key", "name", "family", "scale", "reverse", "anchors"),
        *(*TEXTS, "wording", "needs", "unrateable", "write_in"),
    },
    "score": {
        *("key", "name", "label_in_text", "of", "rule", "speaker", "at_least", "among", "beside"),
        *("words", "prototype"),
    },
}
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_]*\Z")
_BOOK_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_MNEMONIC = re.compile(r"[a-z]{2}\Z")
_LAYER = re.compile(r"turn\Z|sentence(:\w+)?\Z|minutes:[1-9]\d*\Z")


def read(source: Source, data: Mapping[str, Any]) -> Codebook:
    """Return the codebook that a file's TOML describes."""
    top = Fields(source, data)
    for key in sorted(data.keys() - _TOP):
        source.fail(
            source.line(key),
            f"unknown entry {key!r}; remove it",
            f"{key!r} adlı bir kayıt yok; kaldırın",
        )
    prefix = top.text("prefix")
    if not _PREFIX.match(prefix) or not _BOOK_KEY.match(top.text("key")):
        source.fail(
            source.line("prefix"),
            "key and prefix take only a-z, digits, - or _",
            "key ve prefix yalnızca a-z, rakam, - ya da _ alır",
        )
    families = tuple(_family(table) for table in _tables(source, data, "family"))
    known = {family.key for family in families}
    codes = _codes(_tables(source, data, "code"), prefix, known)
    items = _items(_tables(source, data, "item"), prefix, known)
    qsort, sorted_ = cards.read(source, data, prefix)
    items = items or sorted_
    _unique(source, data, "code", "mnemonic")
    scores = score_tables.read(_tables(source, data, "score"), prefix, codes, items)
    if not codes and not items:
        source.fail(
            1,
            "there is neither a [[code]] nor an [[item]]; add one",
            "ne [[code]] ne de [[item]] var; birini ekleyin",
        )
    return Codebook(
        key=data["key"],
        prefix=prefix,
        version=_version(source, data),
        names=top.names(),
        families=families,
        codes=codes,
        items=items,
        scores=scores,
        sources=top.told("source"),
        permissions=top.told("permission"),
        toml=source.toml,
        layer=_layer(source, data),
        qsort=qsort,
    )


def _version(source: Source, data: Mapping[str, Any]) -> int:
    version = data.get("version")
    if not isinstance(version, int) or version < 1:
        source.fail(
            source.line("version"),
            "version must be a whole number from 1",
            "version, 1 ya da daha büyük bir tam sayı olmalı",
        )
    return version


def _layer(source: Source, data: Mapping[str, Any]) -> str:
    layer = data.get("layer", "turn")
    if not isinstance(layer, str) or not _LAYER.match(layer):
        source.fail(
            source.line("layer"),
            'layer is "turn", "sentence" or minutes as "minutes:5"',
            'layer "turn", "sentence" ya da "minutes:5" gibi dakika olur',
        )
    return layer


def _family(table: Fields) -> Family:
    return Family(table.key(), table.names(), table.flag("exclusive"))


def _codes(tables: Sequence[Fields], prefix: str, families: Collection[str]) -> tuple[Code, ...]:
    """Read the codes; a parent must stand above its kinds, so that there is no circle."""
    codes: dict[str, Code] = {}
    for table in tables:
        parent = table.data.get("parent")
        if parent is not None and parent not in codes:
            table.fail(
                f"parent {parent!r} is no code above this one; move it up or correct it",
                f"parent {parent!r} yukarıda geçen bir kod değil; yukarı taşıyın ya da düzeltin",
            )
        codes[table.key()] = _code(table, prefix, families)
    return tuple(codes.values())


def _code(table: Fields, prefix: str, families: Collection[str]) -> Code:
    table.text("family")
    family = table.one_of("family", families, "family")
    mnemonic = table.text("mnemonic")
    if not _MNEMONIC.match(mnemonic):
        table.fail(
            f"mnemonic {mnemonic!r} must be two small letters a-z",
            f"mnemonic {mnemonic!r} a-z arası iki küçük harf olmalı",
        )
    scale = table.scale() if "scale" in table.data else None
    parent = table.data.get("parent")
    return Code(
        key=f"{prefix}.{table.key()}",
        names=table.names(),
        family=family or "",
        mnemonic=mnemonic,
        speaker=table.role(),
        scale=scale,
        value_required=_value_required(table),
        parent=f"{prefix}.{parent}" if parent else None,
        write_in=table.flag("write_in"),
        anchors=table.anchors(scale),
        texts=table.texts(),
        wording=table.words("wording"),
    )


def _value_required(table: Fields) -> bool:
    value = table.data.get("value", "optional")
    if value not in ("optional", "required"):
        table.fail('value is "required" or "optional"', 'value "required" ya da "optional" olur')
    if value == "required" and "scale" not in table.data:
        table.fail(
            "a value is required, but there is no scale; write scale = [1, 5]",
            "değer zorunlu ama ölçek yok; scale = [1, 5] biçiminde yazın",
        )
    return bool(value == "required")


def _items(tables: Sequence[Fields], prefix: str, families: Collection[str]) -> tuple[Item, ...]:
    """Read the items; the one that another needs must stand above it."""
    items: dict[str, Item] = {}
    for number, table in enumerate(tables, 1):
        needs = table.data.get("needs")
        if needs is not None and needs not in items:
            table.fail(
                f"needs names {needs!r}, which is no item above this one",
                f"needs içindeki {needs!r} yukarıda geçen bir madde değil",
            )
        scale = table.scale()
        items[table.key()] = Item(
            key=f"{prefix}.{table.key()}",
            number=number,
            names=table.names(),
            scale=scale,
            reverse=table.flag("reverse"),
            anchors=table.anchors(scale),
            family=table.one_of("family", families, "family"),
            needs=f"{prefix}.{needs}" if needs else None,
            unrateable=table.flag("unrateable", default=True),
            write_in=table.flag("write_in"),
            texts=table.texts(),
            wording=table.words("wording"),
        )
    return tuple(items.values())


def _tables(source: Source, data: Mapping[str, Any], kind: str) -> list[Fields]:
    """Return every [[kind]] table with the line of its heading; fields and keys checked."""
    tables = data.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        source.fail(
            source.line(kind),
            f"write each {kind} as a table headed [[{kind}]]",
            f"her {kind} için [[{kind}]] başlıklı bir tablo yazın",
        )
    placed = [Fields(source, table, source.heading(kind, n)) for n, table in enumerate(tables)]
    for table in placed:
        for key in sorted(table.data.keys() - _FIELDS[kind]):
            table.fail(
                f"unknown field {key!r} in a [[{kind}]]; remove it",
                f"[[{kind}]] içinde {key!r} adlı bir alan yok; kaldırın",
            )
    _unique(source, data, kind, "key")
    return placed


def _unique(source: Source, data: Mapping[str, Any], kind: str, field: str) -> None:
    seen: set[object] = set()
    for n, table in enumerate(data.get(kind, [])):
        value = table.get(field)
        if value is not None and value in seen:
            source.fail(
                source.heading(kind, n),
                f"{field} {value!r} stands twice; change one",
                f"{field} {value!r} iki kez kullanılmış; birini değiştirin",
            )
        seen.add(value)
