"""Reading one TOML table, so that a complaint can name its line in the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn, TypeGuard

from thirdear.base.numbers import whole
from thirdear.model.coding import TEXTS, Scale, filled
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role

_KEY = re.compile(r"[a-z0-9][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Source:
    """A codebook's text and the name of its file."""

    toml: str
    name: str

    def line(self, field: str) -> int:
        """Return the line on which a field or table of this name first stands."""
        return self._matching(re.compile(rf"\s*(?:\[\[?)?{re.escape(field)}\b"), 0)

    def heading(self, kind: str, n: int) -> int:
        """Return the line of the heading of the ``n``-th (from 0) table of a kind."""
        return self._matching(re.compile(rf"\s*\[\[\s*{kind}\s*\]\]"), n)

    def _matching(self, pattern: re.Pattern[str], n: int) -> int:
        lines = enumerate(self.toml.splitlines(), 1)
        return _nth((number for number, line in lines if pattern.match(line)), n)

    def fail(self, line: int, what: str, what_tr: str) -> NoReturn:
        """Refuse the file because of a line."""
        raise Refusal(
            f"{self.name}, line {line}: {what}.", f"{self.name}, {line}. satır: {what_tr}."
        )


@dataclass(frozen=True, slots=True)
class Fields:
    """One table of a file; ``where`` is the line of its heading, None for the top of the file."""

    source: Source
    data: Mapping[str, Any]
    where: int | None = None

    def fail(self, what: str, what_tr: str) -> NoReturn:
        """Refuse the file because of this table."""
        self.source.fail(self.where or 1, what, what_tr)

    def key(self) -> str:
        """Return the table's key."""
        key = self.text("key")
        if not _KEY.match(key):
            self.fail(
                f"key {key!r} takes small letters a-z, digits and _",
                f"key {key!r} yalnızca küçük a-z, rakam ve _ alır",
            )
        return key

    def names(self) -> Mapping[str, str]:
        """Return the name by language; a plain one is English."""
        names = _by_language(self.data.get("name"))
        if names is None:
            self.fail(
                'a name is needed, such as name = { en = "...", tr = "..." }',
                'bir ad gerekir; örneğin name = { en = "...", tr = "..." }',
            )
        return names

    def by_language(self, field: str) -> Mapping[str, str]:
        """Return a text by language that may be missing; plain words are English."""
        if field not in self.data:
            return {}
        words = _by_language(self.data[field])
        if words is None:
            self.fail(
                f'{field} is words, or {{ en = "...", tr = "..." }}',
                f'{field} bir metin ya da {{ en = "...", tr = "..." }} olmalı',
            )
        return words

    def told(self, field: str) -> Mapping[str, str]:
        """Return a text by language that may be missing; anything plain is English."""
        value = self.data.get(field, "")
        if isinstance(value, dict):
            self.by_language(field)
            return value
        return {"en": str(value)}

    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """Return what is told about a code or an item by language, without what says nothing."""
        told = {which: filled(self.told(which)) for which in TEXTS}
        return {which: words for which, words in told.items() if words}

    def text(self, field: str) -> str:
        """Return a text that must be there."""
        value = self.data.get(field)
        if not isinstance(value, str) or not value:
            self.source.fail(
                self.where or self.source.line(field),
                f'{field} is missing; write {field} = "..."',
                f'{field} eksik; {field} = "..." biçiminde yazın',
            )
        return value

    def words(self, field: str) -> str:
        """Return a text that may be missing."""
        return str(self.data.get(field, ""))

    def flag(self, field: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self.data.get(field, default)
        if not isinstance(value, bool):
            self.fail(f"{field} is true or false", f"{field} true ya da false olur")
        return value

    def list(self, field: str) -> list[Any]:
        """Return a list that must be there."""
        value = self.data.get(field)
        if not isinstance(value, list) or not value:
            self.fail(
                f'{field} is missing; write {field} = ["..."]',
                f'{field} eksik; {field} = ["..."] biçiminde yazın',
            )
        return value

    def role(self) -> Role | None:
        """Return the speaker, None where there is none."""
        value = self.data.get("speaker")
        if value is None:
            return None
        if value not in set(Role):
            self.fail(
                f"speaker {value!r} is unknown; take one of {', '.join(Role)}",
                f"{value!r} adlı bir konuşan yok; şunlardan biri: {', '.join(Role)}",
            )
        return Role(value)

    def scale(self) -> Scale:
        """Return a scale that must be there."""
        scale = self.data.get("scale")
        if not _is_range(scale):
            self.fail(
                "scale is missing; write scale = [lowest, highest]",
                "scale eksik; scale = [en düşük, en yüksek] biçiminde yazın",
            )
        return Scale(*scale)

    def anchors(self, scale: Scale | None) -> Mapping[int, Mapping[str, str]]:
        """Return what values of the scale mean, by language; plain words are English."""
        anchors = self.data.get("anchors", {})
        if not isinstance(anchors, dict) or not all(_on(scale, value) for value in anchors):
            self.fail(
                "anchors must map values of the scale to words",
                "anchors, ölçek değerlerini sözlere bağlamalı",
            )
        found = {int(value): _by_language(words) for value, words in anchors.items()}
        told = {value: words for value, words in found.items() if words is not None}
        if len(told) < len(found):
            self.fail(
                'an anchor is words, or { en = "...", tr = "..." }',
                'bir dayanak noktası söz ya da { en = "...", tr = "..." } olur',
            )
        return told

    def one_of(self, field: str, known: Collection[str], kind: str) -> str | None:
        """Return a name that must be known where it is given."""
        value = self.data.get(field)
        if value is None:
            return None
        if value not in known:
            self.fail(
                f"{field} {value!r} is not declared; add a [[{kind}]] with this key",
                f"{field} {value!r} tanımlanmamış; bu anahtarla bir [[{kind}]] ekleyin",
            )
        return str(value)


def _nth(numbers: Iterable[int], n: int) -> int:
    return next(islice(numbers, n, None), 1)


def _is_range(value: object) -> TypeGuard[list[int]]:
    match value:
        case [int(low), int(high)]:
            return low < high
    return False


def _on(scale: Scale | None, value: str) -> bool:
    return scale is not None and whole(value.removeprefix("-")) is not None and int(value) in scale


def _by_language(words: object) -> Mapping[str, str] | None:
    """Return words by language, None if they are none; the first stand in for English."""
    by = {"en": words} if isinstance(words, str) else words
    if not (isinstance(by, dict) and by and all(isinstance(one, str) for one in by.values())):
        return None
    return by if "en" in by else {"en": next(iter(by.values())), **by}
