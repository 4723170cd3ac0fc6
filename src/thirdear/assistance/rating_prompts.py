"""What a language model is asked about a whole session, and the ratings in its answer.

As with segments nothing is guessed: an answer that does not rate every item says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thirdear.assistance.prompts import Given, Line, Misread, read_json, spoken
from thirdear.model.coding import Codebook, Item

_WORDS: Mapping[str, tuple[str, str]] = {
    "task": (
        (
            "You rate a whole psychotherapy session from its transcript with the items below. Go "
            "by the definitions alone. Every item gets one value of its scale, or null where null "
            "is allowed."
        ),
        (
            "Bir psikoterapi seansının tamamını, transkriptine bakarak aşağıdaki maddelerle "
            "puanlıyorsun. Yalnızca tanımlara uy. Her maddeye ölçeğinden tek bir değer ver; null "
            "yazılabilen yerde null da olabilir."
        ),
    ),
    "form": (
        'Answer with JSON alone: {"ratings": {"…": 1}}, with every item once.',
        'Yalnızca JSON ile yanıtla: {"ratings": {"…": 1}}; her madde bir kez.',
    ),
    "items": ("Items", "Maddeler"),
    "include": ("Include", "Girer"),
    "exclude": ("Exclude", "Girmez"),
    "example": ("Example", "Örnek"),
    "value": ("Value", "Değer"),
    "unrateable": ("null where it cannot be rated", "puanlanamıyorsa null"),
    "needs": ("null where this is {low}: {item}", "şu {low} ise null: {item}"),
    "session": ("Session", "Seans"),
}


def own_words() -> str:
    """Return the words of the prompts that are this program's own."""
    return "\n".join(text for both in _WORDS.values() for text in both)


def can_rate(book: Codebook) -> bool:
    """Say whether a model can be asked about a codebook's items; cards of a Q-sort are sorted."""
    return bool(book.items) and book.qsort is None


def instruction(book: Codebook, language: str) -> str:
    """Return what the model is told before every session: task, items, form."""
    scales = {item.key: item.scale.low for item in book.items}
    items = [_told(item, scales, language) for item in book.items]
    head = [_word("task", language), "", f"{_word('items', language)}:"]
    return "\n".join([*head, *items, "", _word("form", language)])


def question(lines: Sequence[Line], language: str) -> str:
    """Return what is asked about a session: its words, turn by turn."""
    said = (spoken(line, language) for line in lines if line.words.strip())
    return "\n".join([f"{_word('session', language)}:", *said])


def schema(items: Sequence[Item]) -> dict[str, Any]:
    """Return the form of an answer as a JSON schema, for servers that hold a model to it."""
    ratings = _object({item.key: _one(item) for item in items})
    return _object({"ratings": ratings})


def answer(words: str, items: Sequence[Item]) -> Given:
    """Return every item with its value, None where it cannot be rated, or misread.

    An item that is not defined, since the one that it needs is at its lowest, may be left empty
    and is then not among them.
    """
    told = read_json(words, "json")
    if not isinstance(told, dict) or told.keys() != {"ratings"}:
        raise Misread("form")
    given = told["ratings"]
    if not isinstance(given, dict):
        raise Misread("form")
    if given.keys() != {item.key for item in items}:
        raise Misread("items")
    lowest = {item.key for item in items if given[item.key] == item.scale.low}
    found = []
    for item in items:
        value = given[item.key]
        if value is None and not item.unrateable:
            if item.needs not in lowest:
                raise Misread("range")
            continue
        if value is not None and (type(value) is not int or value not in item.scale):
            raise Misread("range")
        found.append((item.key, value))
    return tuple(found)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one(item: Item) -> dict[str, Any]:
    number = {"type": "integer", "minimum": item.scale.low, "maximum": item.scale.high}
    empty = item.unrateable or item.needs is not None
    return {"anyOf": [number, {"type": "null"}]} if empty else number


def _told(item: Item, scales: Mapping[str, int], language: str) -> str:
    parts = [f"- {item.key}: {item.name(language)}.", item.text("definition", language)]
    more = {name: item.text(name, language) for name in ("include", "exclude", "example")}
    parts += [f"{_word(name, language)}: {text}" for name, text in more.items() if text]
    span = f"{_word('value', language)} {item.scale.low}–{item.scale.high}"
    if item.unrateable:
        span += f", {_word('unrateable', language)}"
    elif item.needs is not None and item.needs in scales:
        needs = _word("needs", language).format(low=scales[item.needs], item=item.needs)
        span += f", {needs}"
    means = "; ".join(f"{value} = {text}" for value, text in item.meanings(language).items())
    parts.append(f"{span}: {means}" if means else span)
    return " ".join(" ".join(part.split()) for part in parts if part)


def _word(key: str, language: str) -> str:
    english, turkish = _WORDS[key]
    return turkish if language == "tr" else english
