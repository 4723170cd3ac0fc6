"""Score rules: from the aggregates of one session in one pass to one number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import correlation, fmean
from typing import NamedTuple

from thirdear.model.coding import Item, ScoreRule
from thirdear.model.totals import Extent, Sums


class Judgement(NamedTuple):
    """A score of one pass in one session: the value or why there is none, and what it rests on."""

    value: float | None
    n: int
    why: str | None = None


class Answered(NamedTuple):
    """The items that have a value, how many could have one, and a prototype's value of each."""

    items: Sequence[Item]
    asked: int
    prototype: Sequence[float] = ()


TagFunction = Callable[[Sums, Extent], float | None]
ItemFunction = Callable[[Sequence[float], "Answered"], float | None]
"""Of the values after reversal, and what they answer."""
TAG_RULES: dict[str, TagFunction] = {}
ITEM_RULES: dict[str, ItemFunction] = {}


def rule(function: TagFunction) -> TagFunction:
    """Register a rule over tags under its own name."""
    TAG_RULES[function.__name__.rstrip("_")] = function
    return function


def item_rule(function: ItemFunction) -> ItemFunction:
    """Register a rule over rating items under its own name."""
    ITEM_RULES[function.__name__.rstrip("_")] = function
    return function


@rule
def count(total: Sums, _extent: Extent) -> float:
    """Tags in the session."""
    return total.tags


@rule
def per_100_turns(total: Sums, extent: Extent) -> float | None:
    """Tags for every hundred turns of the speaker."""
    return _rate(100 * total.tags, extent.segments)


@rule
def per_1000_words(total: Sums, extent: Extent) -> float | None:
    """Tags for every thousand words of the speaker."""
    return _rate(1000 * total.tags, extent.words)


@rule
def per_10_minutes(total: Sums, extent: Extent) -> float | None:
    """Tags for every ten minutes between the first and the last time stamp."""
    return _rate(10 * total.tags, extent.minutes)


@rule
def share_of_segments(total: Sums, extent: Extent) -> float | None:
    """Tagged segments as a share of the speaker's segments, 0 to 1."""
    return _rate(total.segments, extent.segments)


@rule
def mean_value(total: Sums, _extent: Extent) -> float | None:
    """Mean of the tags' values; none without tags."""
    return total.mean


@rule
def max_value(total: Sums, _extent: Extent) -> float | None:
    """Highest of the tags' values; none without tags."""
    return total.maximum


@rule
def sum_value(total: Sums, _extent: Extent) -> float:
    """Sum of the tags' values."""
    return total.total


@rule
def distinct_codes(total: Sums, _extent: Extent) -> float:
    """Different codes that occur."""
    return total.codes


@rule
def any_(total: Sums, _extent: Extent) -> float:
    """One where any of the codes occurs, else zero."""
    return float(total.tags > 0)


@rule
def share_of_tags(total: Sums, extent: Extent) -> float | None:
    """Tags of these codes as a share of the tags of all codes ``among`` which they are, 0 to 1."""
    return _rate(total.tags, extent.among)


@item_rule
def mean(values: Sequence[float], _: Answered) -> float:
    """Mean of the items answered."""
    return fmean(values)


@item_rule
def sum_(values: Sequence[float], answered: Answered) -> float:
    """Sum of the items; with some unanswered, prorated to all of them."""
    return fmean(values) * answered.asked


@item_rule
def maximum(values: Sequence[float], _: Answered) -> float:
    """Highest of the items answered."""
    return max(values)


@item_rule
def present(values: Sequence[float], answered: Answered) -> float:
    """How many items are above their lowest value."""
    return sum(value > item.scale.low for value, item in zip(values, answered.items, strict=True))


@item_rule
def mean_present(values: Sequence[float], answered: Answered) -> float | None:
    """Mean of the items above their lowest value; none where none is."""
    there = [v for v, item in zip(values, answered.items, strict=True) if v > item.scale.low]
    return fmean(there) if there else None


@item_rule
def similarity(values: Sequence[float], answered: Answered) -> float | None:
    """Pearson's r of a sort with a prototype; none where the sort does not vary."""
    return correlation(values, answered.prototype) if len(set(values)) > 1 else None


def of_tags(
    rule: ScoreRule, totals: Iterable[Sums], extents: Iterable[Extent]
) -> Iterator[Judgement]:
    """Yield what tags say by a rule in one session after the other, or why they say nothing."""
    function, why = TAG_RULES[rule.rule], _why_no_number(rule)
    for total, extent in zip(totals, extents, strict=True):
        value = function(total, extent)
        yield Judgement(value, extent.segments, why if value is None else None)


def of_items(
    rule: ScoreRule, items: Sequence[Item], given: Mapping[str, float], lowest: Mapping[str, int]
) -> Judgement:
    """Return what ratings say by a rule; enough items must be answered, reversed ones are turned.

    An item whose other item says that there is nothing to rate counts neither as answered nor as
    missing. ``lowest`` is the lowest value of every item of the codebook.
    """
    asked = [item for item in items if _defined(item, given, lowest)]
    answered = [item for item in asked if item.key in given]
    if not asked:
        return Judgement(None, 0, "nothing was present to be rated")
    if len(answered) < min(rule.at_least or len(asked), len(asked)):
        return Judgement(None, len(answered), f"{len(answered)} of {len(asked)} items rated")
    values = [_turned(item, given[item.key]) for item in answered]
    wanted = dict(zip(rule.of, rule.prototype, strict=False))
    prototype = [wanted[item.key] for item in answered if item.key in wanted]
    about = Answered(answered, len(asked), prototype)
    value = ITEM_RULES[rule.rule](values, about) if values else None
    none = "every item has the same value" if rule.prototype else "no item is present"
    return Judgement(value, len(answered), none if value is None else None)


def of_scores(rule: ScoreRule, parts: Sequence[Judgement]) -> Judgement:
    """Return the mean or sum of other scores; all must be there, unless the rule asks for fewer."""
    there = [part for part in parts if part.value is not None]
    if len(there) < (rule.at_least or len(parts)):
        return next(part for part in parts if part.value is None)
    value = fmean(part.value for part in there if part.value is not None)
    whole = value * len(parts) if rule.rule == "sum_of_scores" else value
    return Judgement(whole, min(part.n for part in there))


def _defined(item: Item, given: Mapping[str, float], lowest: Mapping[str, int]) -> bool:
    """Say whether there is something to rate: the item that this one needs is not at its lowest."""
    return item.needs is None or given.get(item.needs, lowest[item.needs]) > lowest[item.needs]


def _turned(item: Item, value: float) -> float:
    return item.scale.low + item.scale.high - value if item.reverse else value


def _rate(amount: float, base: float | None) -> float | None:
    return amount / base if base else None


def _why_no_number(rule: ScoreRule) -> str:
    if rule.rule in ("mean_value", "max_value"):
        return "no tag has a value"
    if rule.rule == "per_10_minutes":
        return "the transcript's time stamps span no time"
    return f"no turns of the {rule.speaker}" if rule.speaker else "no turns"
