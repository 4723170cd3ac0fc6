"""What a language model is asked about a segment, and what its answer says, read strictly.

Nothing is guessed: an answer that is not wholly of the form that was asked for says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thirdear.model.coding import Code, Codebook
from thirdear.model.text import ROLE_NAMES, Role

Given = tuple[tuple[str, int | None], ...]
"""Codes that an answer gives, each with its value if it has one."""


class Misread(Exception):  # noqa: N818 - it is an answer that says nothing, no fault
    """An answer that cannot be taken; ``why`` is a key of what is told about it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with the role of whoever speaks, its names disguised."""

    role: Role
    words: str


_WORDS: Mapping[str, tuple[str, str]] = {
    "task": (
        (
            "You code one segment of a psychotherapy transcript with the codes below. Go by the "
            "definitions alone. The lines before the segment are context and are not coded. "
            "Several codes may apply, or one, or none."
        ),
        (
            "Bir psikoterapi transkriptinin tek bir birimini aşağıdaki kodlarla kodluyorsun. "
            "Yalnızca tanımlara uy. Birimden önceki satırlar bağlamdır, kodlanmaz. Bir ya da "
            "birkaç kod uyabilir, hiçbiri uymayabilir de."
        ),
    ),
    "form": (
        (
            'Answer with JSON alone: {"codes": [{"code": "…", "value": null}]}. Give a value '
            'where the code has one, else null. If no code applies, answer {"codes": []}.'
        ),
        (
            'Yalnızca JSON ile yanıtla: {"codes": [{"code": "…", "value": null}]}. Kodun değeri '
            'varsa değeri, yoksa null yaz. Hiçbir kod uymuyorsa {"codes": []} yaz.'
        ),
    ),
    "one": ("At most one of these applies", "Şunlardan en çok biri uyar"),
    "codes": ("Codes", "Kodlar"),
    "include": ("Include", "Girer"),
    "exclude": ("Exclude", "Girmez"),
    "example": ("Example", "Örnek"),
    "value": ("Value", "Değer"),
    "must": ("always given", "hep verilir"),
    "context": ("Context", "Bağlam"),
    "segment": ("Segment", "Birim"),
}


def own_words() -> str:
    """Return the words of the prompts that are this program's own."""
    roles = (name for names in ROLE_NAMES.values() for name in names)
    return "\n".join((*(text for both in _WORDS.values() for text in both), *roles))


def codes_for(book: Codebook, role: Role) -> tuple[Code, ...]:
    """Return the codes of a codebook that a segment of this role can have."""
    return tuple(code for code in book.codes if code.speaker in (None, role))


def exclusive(book: Codebook, codes: Sequence[Code]) -> tuple[frozenset[str], ...]:
    """Return the codes of which a segment has at most one, family by family."""
    families = [family.key for family in book.families if family.exclusive]
    groups = (frozenset(c.key for c in codes if c.family == family) for family in families)
    return tuple(group for group in groups if len(group) > 1)


def instruction(book: Codebook, role: Role, language: str) -> str:
    """Return what the model is told before every segment of a role: task, codes, form."""
    codes = codes_for(book, role)
    parts = [_word("task", language), "", f"{_word('codes', language)}:"]
    parts += [_told(code, language) for code in codes]
    for group in exclusive(book, codes):
        parts.append(f"{_word('one', language)}: {', '.join(sorted(group))}")
    return "\n".join((*parts, "", _word("form", language)))


def question(before: Sequence[Line], line: Line, language: str) -> str:
    """Return what is asked about a segment, with the segments before it."""
    parts = []
    if before:
        parts = [f"{_word('context', language)}:", *(spoken(one, language) for one in before), ""]
    return "\n".join((*parts, f"{_word('segment', language)}:", spoken(line, language)))


def _word(key: str, language: str) -> str:
    english, turkish = _WORDS[key]
    return turkish if language == "tr" else english


def spoken(line: Line, language: str) -> str:
    """Return a line as it stands in a question: who speaks, by role, and the words in one row."""
    english, turkish = ROLE_NAMES[line.role]
    return f"{turkish if language == 'tr' else english}: {' '.join(line.words.split())}"


def _told(code: Code, language: str) -> str:
    parts = [f"- {code.key}: {code.name(language)}.", code.text("definition", language)]
    more = {name: code.text(name, language) for name in ("include", "exclude", "example")}
    parts += [f"{_word(name, language)}: {text}" for name, text in more.items() if text]
    if code.scale is not None:
        must = f", {_word('must', language)}" if code.value_required else ""
        span = f"{_word('value', language)} {code.scale.low}–{code.scale.high}{must}"
        means = "; ".join(f"{value} = {text}" for value, text in code.meanings(language).items())
        parts.append(f"{span}: {means}" if means else span)
    return " ".join(" ".join(part.split()) for part in parts if part)


def schema(codes: Sequence[Code]) -> dict[str, Any]:
    """Return the form of an answer as a JSON schema, for servers that hold a model to it."""
    return {
        "type": "object",
        "properties": {
            "codes": {"type": "array", "items": {"anyOf": [_one(code) for code in codes]}}
        },
        "required": ["codes"],
        "additionalProperties": False,
    }


def _one(code: Code) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "null"}
    if code.scale is not None:
        number = {"type": "integer", "minimum": code.scale.low, "maximum": code.scale.high}
        value = number if code.value_required else {"anyOf": [number, value]}
    return {
        "type": "object",
        "properties": {"code": {"const": code.key}, "value": value},
        "required": ["code", "value"],
        "additionalProperties": False,
    }


def content(body: bytes) -> str:
    """Return what a model said, out of a server's answer; it has to be one whole message."""
    told = read_json(body, "server")
    try:
        (choice,) = told["choices"]
        words, end = choice["message"]["content"], choice.get("finish_reason")
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Misread("server") from None
    if end != "stop":
        raise Misread("cut")
    if not isinstance(words, str):
        raise Misread("server")
    return words


def answer(words: str, codes: Sequence[Code], groups: Sequence[frozenset[str]] = ()) -> Given:
    """Return the codes that an answer gives, every one of them as it may be given, or misread."""
    told = read_json(words, "json")
    if not isinstance(told, dict) or told.keys() != {"codes"}:
        raise Misread("form")
    if not isinstance(told["codes"], list):
        raise Misread("form")
    known = {code.key: code for code in codes}
    given = tuple(_read(one, known) for one in told["codes"])
    keys = [key for key, _ in given]
    if len(set(keys)) < len(keys) or any(len(group & {*keys}) > 1 for group in groups):
        raise Misread("both")
    return given


def _read(one: object, known: Mapping[str, Code]) -> tuple[str, int | None]:
    if not isinstance(one, dict) or not {"code"} <= one.keys() <= {"code", "value"}:
        raise Misread("form")
    key, value = one["code"], one.get("value")
    code = known.get(key) if isinstance(key, str) else None
    if code is None:
        raise Misread("unknown")
    if value is None and not code.value_required:
        return code.key, None
    if type(value) is not int or code.scale is None or value not in code.scale:
        raise Misread("value")
    return code.key, value


def read_json(text: str | bytes, why: str) -> Any:
    """Return what a JSON document says; a name that stands twice in it says two things."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Misread(why) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def _no_number(name: str) -> float:
    raise ValueError(name)
