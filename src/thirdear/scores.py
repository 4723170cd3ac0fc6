"""What raters finished -> one number a session, by the rules that codebooks define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
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

    def passes(self) -> tuple[Pass, ...]:
        """Return every pass that holds a judgement."""

    def tag_totals(
        self,
        codes: Sequence[str],
        layer: str = "turn",
        *,
        role: Role | None = None,
        rater: str | None = None,
    ) -> tuple[TagTotal, ...]:
        """Return the tags of these codes, summed by pass and session."""

    def tags_elsewhere(self, layer: str = "turn") -> frozenset[tuple[Pass, str, int, str, str]]:
        """Return pass, case, session, code and layer of what is tagged on other layers."""

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

    ``raters`` is "mean" (of all who finished the session) or one rater's key; then nobody else's
    judgements are read. A score is missing, with its reason, where nobody asked for has finished
    the session, or where the tags lie on another layer than turns.
    """
    sessions = facts.sessions()
    judged = [_Book(facts, book, None if raters == "mean" else raters) for book in books]
    return tuple(
        score
        for info in sessions
        for book in judged
        if book.users
        for score in _scored(book, info, raters)
    )


def users(facts: Facts, book: Codebook, rater: str | None = None) -> tuple[Pass, ...]:
    """Return the passes, of one rater or of all, that hold a tag or rating of a codebook."""
    codes, items = {code.key for code in book.codes}, {item.key for item in book.items}
    passes = [pass_ for pass_ in facts.passes() if rater in (None, pass_.rater)]
    used = {total.pass_ for total in facts.tag_totals(sorted(codes), rater=rater)}
    used |= {pass_ for pass_, _, _, code, _ in facts.tags_elsewhere() if code in codes}
    if items:
        used |= {p for p in passes if any(r.item in items for r in facts.ratings(pass_=p))}
    return tuple(sorted(used.intersection(passes)))


def counting(
    users: Iterable[Pass], finished: Container[Place], case: str, session: int
) -> dict[str, Pass]:
    """Return each rater's pass that counts in a session: the first one that finished it."""
    found: dict[str, Pass] = {}
    for pass_ in sorted(users):
        if (pass_, case, session) in finished:
            found.setdefault(pass_.rater, pass_)
    return found


def frame(scores: Iterable[Score]) -> pd.DataFrame:
    """Return scores as a data frame in long form, one row a session and score."""
    import pandas as pd

    rows = [tuple(getattr(score, column) for column in COLUMNS) for score in scores]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"value": "float64"})


def wide(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row a session: case, session, rater, then a column for each score in order."""
    order = list(dict.fromkeys(table["score"]))
    place = ["case", "session", "rater"]
    grid = table.pivot_table(
        index=place, columns="score", values="value", dropna=False, observed=True
    )
    rows = list(dict.fromkeys(table[place].itertuples(index=False, name=None)))
    return grid.reindex(index=rows, columns=order).rename_axis(columns=None).reset_index()


class _Book:
    """One codebook's judgements: which passes used it, and each rule's number by pass and session.

    A pass counts for a codebook once it holds a tag or a rating of it.
    """

    def __init__(self, facts: Facts, book: Codebook, rater: str | None) -> None:
        self._facts = facts
        self._rater = rater
        self.rules = book.scores
        self._by_key = {rule.key: rule for rule in book.scores}
        self._items = {item.key: item for item in book.items}
        self._speakers = {code.key: code.speaker for code in book.codes}
        self.users = users(facts, book, rater)
        self.raters = sorted({pass_.rater for pass_ in self.users})
        self.finished = {place for place in facts.finished() if place[0] in self.users}
        self._elsewhere = {
            (place, code): layer
            for *place_, code, layer in facts.tags_elsewhere()
            if (place := tuple(place_)) in self.finished
        }
        self._numbers: dict[str, dict[Place, Judgement]] = {}

    @cached_property
    def _given(self) -> dict[Place, dict[str, float]]:
        """The values of all items that could be rated, by pass and session."""
        given: dict[Place, dict[str, float]] = defaultdict(dict)
        for pass_ in self.users:
            for rating in self._facts.ratings(pass_=pass_):
                if rating.value is not None:
                    given[pass_, rating.case, rating.session][rating.item] = rating.value
        return given

    def judgement(self, rule: ScoreRule, place: Place) -> Judgement:
        """Return what a pass says by a rule in a session that it has finished."""
        if rule.key not in self._numbers:
            makers = {"codes": self._by_tags, "items": self._by_items, "scores": self._by_scores}
            self._numbers[rule.key] = dict(makers[RULES[rule.rule]](rule))
        return self._numbers[rule.key][place]

    def _by_tags(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        function = _TAG_RULES[rule.rule]
        mixed = any(self._speakers[code] != rule.speaker for code in rule.of)
        found = self._facts.tag_totals(
            rule.of, role=rule.speaker if mixed else None, rater=self._rater
        )
        totals = {(t.pass_, t.case, t.session): t for t in found}
        extents = self._facts.extents(rule.speaker)
        for place in self.finished:
            extent = extents.get(place[1:], Extent(0, 0, None))
            if rule.spoken_only:
                extent = replace(extent, words=extent.spoken)
            value = function(
                totals.get(place) or TagTotal(*place, 0, 0, 0, 0.0, None, None), extent
            )
            why = self._off_turns(rule, place) or (_why_no_number(rule) if value is None else None)
            yield place, Judgement(None if why else value, extent.segments, why)

    def _off_turns(self, rule: ScoreRule, place: Place) -> str | None:
        """Say that tags of the rule lie on another layer, where its rates do not hold."""
        layers = sorted(self._elsewhere.get((place, code), "") for code in rule.of)
        return f"tags lie in layer {layers[-1]}" if layers[-1] else None

    def _by_items(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        items = [self._items[item] for item in rule.of]
        for place in self.finished:
            yield place, _from_items(rule, items, self._given.get(place, {}))

    def _by_scores(self, rule: ScoreRule) -> Iterator[tuple[Place, Judgement]]:
        for place in self.finished:
            parts = [self.judgement(self._by_key[part], place) for part in rule.of]
            missing = next((part for part in parts if part.value is None), None)
            values = [part.value for part in parts if part.value is not None]
            yield place, missing or Judgement(fmean(values), min(part.n for part in parts))


def _scored(book: _Book, info: SessionInfo, raters: str) -> Iterator[Score]:
    """Yield every score of a codebook in a session."""
    passes = counting(book.users, book.finished, info.case, info.session)
    for rule in book.rules:
        yield _combined(book, info, rule, raters, passes)


def _combined(
    book: _Book, info: SessionInfo, rule: ScoreRule, raters: str, passes: Mapping[str, Pass]
) -> Score:
    judgements = [
        book.judgement(rule, (pass_, info.case, info.session)) for pass_ in passes.values()
    ]
    values = [j.value for j in judgements if j.value is not None]
    reasons = [f"not finished by {rater}" for rater in book.raters if rater not in passes]
    reasons += [j.why for j in judgements if j.why]
    return Score(
        case=info.case,
        session=info.session,
        score=rule.key,
        value=fmean(values) if values else None,
        n=max((j.n for j in judgements), default=0),
        rater=raters,
        raters=len(values),
        why=None if values else "; ".join(dict.fromkeys(reasons)),
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


def _rate(amount: float, base: float | None) -> float | None:
    return amount / base if base else None


def _why_no_number(rule: ScoreRule) -> str:
    if rule.rule in ("mean_value", "max_value"):
        return "no tag has a value"
    if rule.rule == "per_10_minutes":
        return "the transcript's time stamps span no time"
    return f"no turns of the {rule.speaker}" if rule.speaker else "no turns"
