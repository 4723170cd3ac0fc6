"""What raters finished -> one number a session, by the rules that codebooks define."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple, Protocol

from thirdear.model.coding import RULES, Codebook, Item, Pass, Rating, ScoreRule
from thirdear.model.scores import Score
from thirdear.model.text import Role, SessionInfo
from thirdear.model.totals import Extent, TagTotal

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("case", "session", "score", "value", "n", "rater", "raters", "why")


class Facts(Protocol):
    """The few aggregates that scores are made of."""

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        """Return the sessions in order."""

    def tag_totals(self, codes: Sequence[str], layer: str = "turn") -> tuple[TagTotal, ...]:
        """Return the tags of these codes, summed by pass and session."""

    def extents(self, role: Role | None, layer: str = "turn") -> dict[tuple[str, int], Extent]:
        """Return how much a role (None: everybody) speaks in each session."""

    def ratings(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Rating, ...]:
        """Return ratings of whole sessions."""

    def finished(self) -> frozenset[tuple[Pass, str, int]]:
        """Return which pass has judged which session completely."""


class Judgement(NamedTuple):
    """A score of one pass in one session: the value or why there is none, and what it rests on."""

    value: float | None
    n: int
    why: str | None = None


Place = tuple[Pass, str, int]
TagFunction = Callable[[TagTotal, Extent], float | None]
_TAG_RULES: dict[str, TagFunction] = {}


def rule(function: TagFunction) -> TagFunction:
    """Register a rule over tags under its own name."""
    _TAG_RULES[function.__name__] = function
    return function


@rule
def count(total: TagTotal, _extent: Extent) -> float:
    """Tags in the session."""
    return total.tags


@rule
def per_100_turns(total: TagTotal, extent: Extent) -> float | None:
    """Tags for every hundred turns of the speaker."""
    return _rate(100 * total.tags, extent.segments)


@rule
def per_1000_words(total: TagTotal, extent: Extent) -> float | None:
    """Tags for every thousand words of the speaker."""
    return _rate(1000 * total.tags, extent.words)


@rule
def per_10_minutes(total: TagTotal, extent: Extent) -> float | None:
    """Tags for every ten minutes between the first and the last time stamp."""
    return _rate(10 * total.tags, extent.minutes)


@rule
def share_of_segments(total: TagTotal, extent: Extent) -> float | None:
    """Tagged segments as a share of the speaker's segments, 0 to 1."""
    return _rate(total.segments, extent.segments)


@rule
def mean_value(total: TagTotal, _extent: Extent) -> float | None:
    """Mean of the tags' values; none without tags."""
    return total.mean


@rule
def max_value(total: TagTotal, _extent: Extent) -> float | None:
    """Highest of the tags' values; none without tags."""
    return total.maximum


@rule
def sum_value(total: TagTotal, _extent: Extent) -> float:
    """Sum of the tags' values."""
    return total.total


@rule
def distinct_codes(total: TagTotal, _extent: Extent) -> float:
    """Different codes that occur."""
    return total.codes


@rule
def any_(total: TagTotal, _extent: Extent) -> float:
    """One where any of the codes occurs, else zero."""
    return float(total.tags > 0)


_TAG_RULES["any"] = _TAG_RULES.pop("any_")


def of(facts: Facts, books: Iterable[Codebook], raters: str = "mean") -> tuple[Score, ...]:
    """Return every score of every codebook that somebody has used, by case, session and score.

    ``raters`` is "mean" (of all who finished the session) or one rater's key. A score is missing,
    with its reason, where nobody asked for has finished the session.
    """
    sessions = facts.sessions()
    scores = [
        _combined(judged, info, rule, raters)
        for book in books
        if (judged := _Book(facts, book)).passes
        for rule in book.scores
        for info in sessions
    ]
    order = {score.score: place for place, score in enumerate(scores)}
    return tuple(sorted(scores, key=lambda s: (s.case, s.session, order[s.score])))


def frame(scores: Iterable[Score]) -> pd.DataFrame:
    """Return scores as a data frame in long form, one row a session and score."""
    import pandas as pd

    rows = [tuple(getattr(score, column) for column in COLUMNS) for score in scores]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"value": "float64"})


def wide(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row a session and one column a score, in the order of the scores."""
    order = list(dict.fromkeys(table["score"]))
    grid = table.pivot_table(
        index=["case", "session"], columns="score", values="value", dropna=False, observed=True
    )
    rows = list(dict.fromkeys(zip(table["case"], table["session"], strict=True)))
    return grid.reindex(index=rows, columns=order).rename_axis(columns=None).reset_index()


class _Book:
    """One codebook's judgements: which passes used it, and each rule's number by pass and session.

    A pass counts for a codebook once it holds a tag or a rating of it; each rater's first such
    pass is the one that scores are made of.
    """

    def __init__(self, facts: Facts, book: Codebook) -> None:
        self._facts = facts
        self._rules = {rule.key: rule for rule in book.scores}
        self._items = {item.key: item for item in book.items}
        self._finished = facts.finished()
        self._ratings = [r for r in facts.ratings() if r.item in self._items]
        users = {total.pass_ for total in facts.tag_totals([code.key for code in book.codes])}
        users |= {rating.pass_ for rating in self._ratings}
        self.passes = _first_of_each(users)
        self._numbers: dict[str, dict[Place, Judgement]] = {}

    def judgement(self, rule: ScoreRule, key: Place) -> Judgement:
        """Return what a pass says by a rule in a session."""
        if key not in self._finished:
            return Judgement(None, 0, f"not finished by {key[0].rater}")
        if rule.key not in self._numbers:
            makers = {"codes": self._by_tags, "items": self._by_items, "scores": self._by_scores}
            self._numbers[rule.key] = dict(makers[RULES[rule.rule]](rule))
        return self._numbers[rule.key][key]

    def _keys(self) -> Iterator[Place]:
        return (key for key in self._finished if key[0] in self.passes)

    def _by_tags(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        function = _TAG_RULES[rule.rule]
        totals = {(t.pass_, t.case, t.session): t for t in self._facts.tag_totals(rule.of)}
        extents = self._facts.extents(rule.speaker)
        for key in self._keys():
            extent = extents.get(key[1:], Extent(0, 0, None))
            value = function(totals.get(key) or TagTotal(*key, 0, 0, 0, 0.0, None, None), extent)
            why = None if value is not None else _why_no_number(rule, extent)
            yield key, Judgement(value, extent.segments, why)

    def _by_items(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        given: dict[Place, dict[str, float]] = {}
        for rating in self._ratings:
            if rating.value is not None:
                place = given.setdefault((rating.pass_, rating.case, rating.session), {})
                place[rating.item] = rating.value
        for key in self._keys():
            yield key, _from_items(rule, [self._items[i] for i in rule.of], given.get(key, {}))

    def _by_scores(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        for key in self._keys():
            parts = [self.judgement(self._rules[part], key) for part in rule.of]
            missing = next((part for part in parts if part.value is None), None)
            values = [part.value for part in parts if part.value is not None]
            yield key, missing or Judgement(fmean(values), min(part.n for part in parts))


def _combined(book: _Book, info: SessionInfo, rule: ScoreRule, raters: str) -> Score:
    passes = [p for p in book.passes if raters in ("mean", p.rater)]
    judgements = [book.judgement(rule, (p, info.case, info.session)) for p in passes]
    values = [j.value for j in judgements if j.value is not None]
    reasons = dict.fromkeys(j.why for j in judgements if j.why)
    return Score(
        case=info.case,
        session=info.session,
        score=rule.key,
        value=fmean(values) if values else None,
        n=max((j.n for j in judgements), default=0),
        rater=raters,
        raters=len(values),
        why=None if values else "; ".join(reasons) or f"{raters} has not used this codebook",
    )


def _from_items(rule: ScoreRule, items: Sequence[Item], given: Mapping[str, float]) -> Judgement:
    """Mean or sum after reversal; a sum over fewer items is prorated to all of them."""
    values = [
        item.scale.low + item.scale.high - given[item.key] if item.reverse else given[item.key]
        for item in items
        if item.key in given
    ]
    if len(values) < (rule.at_least or len(items)):
        return Judgement(None, len(values), f"{len(values)} of {len(items)} items rated")
    mean = fmean(values)
    return Judgement(mean * len(items) if rule.rule == "sum" else mean, len(values))


def _first_of_each(passes: Iterable[Pass]) -> tuple[Pass, ...]:
    first: dict[str, Pass] = {}
    for pass_ in sorted(passes):
        first.setdefault(pass_.rater, pass_)
    return tuple(first.values())


def _rate(amount: float, base: float | None) -> float | None:
    return amount / base if base else None


def _why_no_number(rule: ScoreRule, extent: Extent) -> str:
    if rule.rule in ("mean_value", "max_value"):
        return "no tag has a value"
    if rule.rule == "per_10_minutes" and extent.minutes is None:
        return "the transcript has no time stamps"
    return f"no turns of the {rule.speaker}" if rule.speaker else "no turns"
