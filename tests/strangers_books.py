"""Codebooks of strangers as plain values, and their scores added up without the product's code."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

SHIPPED = Path(__file__).parents[1] / "src" / "thirdear" / "codebooks"
TAG_RULES = (
    "count per_100_turns per_1000_words per_10_minutes share_of_segments share_of_tags mean_value "
    "max_value sum_value distinct_codes any"
).split()
ITEM_RULES = "mean sum mean_present maximum present".split()
SCORE_RULES = "mean_of_scores sum_of_scores".split()


class Unit(NamedTuple):
    """A segment as far as a score looks at it."""

    role: str
    words: int
    spoken: int


class Extent(NamedTuple):
    """A session's units in a codebook's layer, and the minutes between its time stamps."""

    units: Sequence[Unit]
    minutes: float | None


class Tagged(NamedTuple):
    """A code at the unit of a rater; ``turn`` is where it was meant, counted from 1."""

    case: str
    session: int
    turn: int
    code: str
    rater: str
    value: int | None
    memo: str = ""


class Rated(NamedTuple):
    """An item's value; None says that it cannot be rated."""

    case: str
    session: int
    item: str
    rater: str
    value: int | None


@dataclass(frozen=True)
class Book:
    """A codebook: what its file says, with keys written out."""

    source: str
    data: Mapping[str, Any]

    @property
    def key(self) -> str:
        """What it is called on the command line."""
        return str(self.data["key"])

    @property
    def layer(self) -> str:
        """Whose segments are tagged."""
        return str(self.data.get("layer", "turn"))

    def full(self, key: str) -> str:
        """Return a key as the study has it."""
        return f"{self.data['prefix']}.{key}"

    @property
    def codes(self) -> list[dict[str, Any]]:
        """The codes as the file has them."""
        return list(self.data.get("code", ()))

    @property
    def items(self) -> list[dict[str, Any]]:
        """The items as the file has them."""
        return list(self.data.get("item", ()))

    @property
    def scores(self) -> list[dict[str, Any]]:
        """The scores as the file has them."""
        return list(self.data.get("score", ()))

    def of(self, names: Iterable[str]) -> list[str]:
        """Return the keys that a score's list means: itself, a family's, or a code's kinds."""
        found: dict[str, None] = {}
        for name in names:
            how, _, what = name.rpartition(":")
            keys = {
                "": [what],
                "score": [what],
                "family": [c["key"] for c in self.codes if c.get("family") == what],
                "items": [i["key"] for i in self.items if i.get("family") == what],
                "under": self._under(what),
            }[how]
            found |= dict.fromkeys(keys)
        return list(found)

    def _under(self, key: str) -> list[str]:
        own = [key]
        for code in self.codes:
            if code.get("parent") in own:
                own.append(code["key"])
        return own


def shipped() -> list[str]:
    """Return the keys of the shipped codebooks."""
    return sorted(path.stem for path in SHIPPED.glob("*.toml"))


def read(key: str) -> Book:
    """Return a shipped codebook."""
    text = (SHIPPED / f"{key}.toml").read_text(encoding="utf-8")
    return Book(key, tomllib.loads(text))


# -- a codebook of one's own


def own(rng: random.Random, language: str) -> tuple[Book, str]:
    """Return a codebook that somebody wrote, with every rule, and its file's text."""
    layer = rng.choice(("turn", "turn", "turn", "sentence", "minutes:5"))
    scaled = rng.random() < 0.7
    codes = [
        _code(rng, number, restricted=layer == "turn", scaled=scaled and number < 3)
        for number in range(1, rng.randint(3, 6))
    ]
    low = rng.choice((-2, 0, 1))
    items = [
        {"key": f"i{number}", "scale": [low, low + rng.choice((1, 4, 6))], "family": "g"}
        | ({"reverse": True} if rng.random() < 0.3 else {})
        | ({"unrateable": False} if rng.random() < 0.2 else {})
        for number in range(1, rng.randint(3, 7))
    ]
    if rng.random() < 0.5:
        items[-1]["needs"] = "i1"
    scores = _scores(rng, codes, items, scaled=scaled)
    data = {
        "key": f"own-{rng.choice(('x', 'çocuk', 'oda'))}".replace("ç", "c"),
        "prefix": rng.choice(("own", "oz", "w_1")),
        "version": rng.randint(1, 3),
        "name": rng.choice(("Kendi", "Mine", "Oyun & söz")),
        "source": "Invented.",
        "permission": "Free.",
        "layer": layer,
        "family": [{"key": "f", "name": "F"}, {"key": "g", "name": "G"}],
        "code": codes,
        "item": items,
        "score": scores,
    }
    for kind in ("code", "item", "score"):
        for one in data[kind]:
            one["name"] = {"en": f"{kind} {one['key']}", "tr": f"{one['key']} adı"}
            if rng.random() < 0.3:
                one["name"] = (
                    f"{kind} {one['key']} (tek)" if language == "tr" else f"the {one['key']}"
                )
    return Book("own.toml", data), "\n".join(_toml(data))


def _code(rng: random.Random, number: int, *, restricted: bool, scaled: bool) -> dict[str, Any]:
    code: dict[str, Any] = {"key": f"c{number}", "mnemonic": f"c{'abcdefg'[number]}", "family": "f"}
    if restricted and rng.random() < 0.5:
        code["speaker"] = rng.choice(("therapist", "client", "parent"))
    if scaled:
        code |= {"scale": [0, 4], "value": rng.choice(("required", "optional"))}
    if number > 1 and rng.random() < 0.4:
        code["parent"] = "c1"
    return code


def _scores(
    rng: random.Random,
    codes: Sequence[Mapping[str, Any]],
    items: Sequence[Mapping[str, Any]],
    *,
    scaled: bool,
) -> list[dict[str, Any]]:
    keys = [code["key"] for code in codes]
    found: list[dict[str, Any]] = []
    for rule in [rule for rule in TAG_RULES if scaled or not rule.endswith("value")]:
        score: dict[str, Any] = {"key": f"s_{rule}", "rule": rule}
        score["of"] = rng.choice((["family:f"], ["under:c1"], sorted(rng.sample(keys, 2))))
        if rule.endswith("value"):
            score["of"] = [code["key"] for code in codes if "scale" in code]
        if rule == "share_of_tags":
            score |= {"of": [keys[0]], "among": sorted(keys[:2])}
        if rng.random() < 0.5:
            score["speaker"] = rng.choice(("therapist", "client"))
        if rule == "per_1000_words":
            score["words"] = rng.choice(("spoken", "all"))
        if rule in {"count", "share_of_segments"} and rng.random() < 0.3:
            score["beside"] = [keys[-1]]
        found.append(score)
    every = [item["key"] for item in items]
    for rule in ITEM_RULES:
        score = {"key": f"s_{rule}", "rule": rule, "of": rng.choice((["items:g"], every[:2]))}
        if rng.random() < 0.5:
            score["at_least"] = 1
        found.append(score)
    parts = ["score:s_mean", "score:s_maximum"]
    found += [{"key": f"s_{rule}", "rule": rule, "of": parts} for rule in SCORE_RULES]
    if rng.random() < 0.5:
        found[-1]["at_least"] = 1
    return found


def _toml(data: Mapping[str, Any]) -> Iterable[str]:
    for key, value in data.items():
        if not isinstance(value, list) or not isinstance(value[0], dict):
            yield f"{key} = {_value(value)}"
    for key, value in data.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            for one in value:
                yield f"[[{key}]]"
                yield from (f"{field} = {_value(told)}" for field, told in one.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(told)}" for key, told in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value) if isinstance(value, int) else '"' + str(value).replace('"', '\\"') + '"'


# -- the scores, added up as docs/codebook-format.md tells


class Given(NamedTuple):
    """What a rater gave in a session: tags by unit, and items."""

    tags: Sequence[tuple[int, str, int | None]]
    ratings: Mapping[str, int | None]


def value(book: Book, score: Mapping[str, Any], given: Given, extent: Extent) -> float | None:
    """Return what a score is for one rater in one finished session; None where it is missing."""
    rule, of = score["rule"], book.of(score["of"])
    if rule in TAG_RULES:
        return _of_tags(book, score, of, given, extent)
    if rule in ITEM_RULES:
        return _of_items(book, score, of, given)
    by_key = {one["key"]: one for one in book.scores}
    parts = [value(book, by_key[key], given, extent) for key in of]
    there = [part for part in parts if part is not None]
    if len(there) < score.get("at_least", len(parts)):
        return None
    return fmean(there) * (len(parts) if rule == "sum_of_scores" else 1)


def _of_tags(
    book: Book, score: Mapping[str, Any], of: Sequence[str], given: Given, extent: Extent
) -> float | None:
    speaker = score.get("speaker")
    own = [number for number, unit in enumerate(extent.units, 1) if speaker in (None, unit.role)]
    tags = [tag for tag in given.tags if tag[0] in own]
    if beside := book.of(score.get("beside", ())):
        also = {unit for unit, code, _ in given.tags if code in beside}
        tags = [tag for tag in tags if tag[0] in also]
    found = [tag for tag in tags if tag[1] in of]
    values = [value for _, _, value in found if value is not None]
    spoken = score.get("words") == "spoken"
    units = [extent.units[number - 1] for number in own]
    words = sum(unit.spoken if spoken else unit.words for unit in units)
    among = [tag for tag in tags if tag[1] in book.of(score.get("among", ()))]
    made: dict[str, float | None] = {
        "count": len(found),
        "per_100_turns": _rate(100 * len(found), len(own)),
        "per_1000_words": _rate(1000 * len(found), words),
        "per_10_minutes": _rate(10 * len(found), extent.minutes),
        "share_of_segments": _rate(len({tag[0] for tag in found}), len(own)),
        "share_of_tags": _rate(len(found), len(among)),
        "mean_value": fmean(values) if values else None,
        "max_value": max(values, default=None),
        "sum_value": sum(values),
        "distinct_codes": len({tag[1] for tag in found}),
        "any": float(bool(found)),
    }
    return made[score["rule"]]


def _rate(amount: float, base: float | None) -> float | None:
    return amount / base if base else None


def _of_items(
    book: Book, score: Mapping[str, Any], of: Sequence[str], given: Given
) -> float | None:
    items = {item["key"]: item for item in book.items}
    rated = {key: told for key, told in given.ratings.items() if told is not None}
    asked = []
    for key in of:
        needs = items[key].get("needs")
        low = items[needs]["scale"][0] if needs else 0
        if not needs or rated.get(needs, low) > low:
            asked.append(key)
    there = [key for key in asked if key in rated]
    if not there or len(there) < min(score.get("at_least", len(asked)), len(asked)):
        return None
    turned = []
    for key in there:
        low, high = items[key]["scale"]
        turned.append((low + high - rated[key] if items[key].get("reverse") else rated[key], low))
    values = [told for told, _ in turned]
    above = [told for told, low in turned if told > low]
    made: dict[str, float | None] = {
        "mean": fmean(values),
        "sum": fmean(values) * len(asked),
        "maximum": max(values),
        "present": len(above),
        "mean_present": fmean(above) if above else None,
    }
    return made[score["rule"]]


Place = tuple[str, int]


def all_values(
    book: Book,
    tags: Iterable[tuple[Tagged, int]],
    ratings: Iterable[Rated],
    finished: Iterable[tuple[str, str, int]],
    extents: Mapping[Place, Extent],
) -> dict[tuple[str, int, str, str], float | None]:
    """Return every rater's scores by case, session, score and rater; nothing of who never judged.

    A tag stands beside the number of its unit.
    """
    given: dict[tuple[str, str, int], Given] = defaultdict(lambda: Given([], {}))
    users = set()
    prefix = f"{book.data['prefix']}."
    for tag, unit in tags:
        if tag.code.startswith(prefix):
            users.add(tag.rater)
            own = given[tag.rater, tag.case, tag.session].tags
            own.append((unit, tag.code.removeprefix(prefix), tag.value))  # type: ignore[attr-defined]
    for rating in ratings:
        if rating.item.startswith(prefix):
            users.add(rating.rater)
            items = given[rating.rater, rating.case, rating.session].ratings
            items[rating.item.removeprefix(prefix)] = rating.value  # type: ignore[index]
    return {
        (case, session, book.full(score["key"]), rater): value(
            book, score, given[rater, case, session], extents[case, session]
        )
        for rater, case, session in finished
        if rater in users
        for score in book.scores
    }
