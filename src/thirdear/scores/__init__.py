"""What raters finished -> one number a session, by the rules that codebooks define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from statistics import fmean
from typing import TYPE_CHECKING, Protocol

from thirdear.base import collector
from thirdear.model.coding import CONSENSUS, RULES, Codebook, Pass, PassPlace, Rating, ScoreRule
from thirdear.model.scores import Score
from thirdear.model.text import Place, Role, SessionInfo
from thirdear.model.totals import Extent, Sums
from thirdear.scores import rules
from thirdear.scores.rules import Judgement

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("case", "session", "score", "value", "n", "rater", "raters", "why")


class Adder(Protocol):
    """Sums of tags in one layer."""

    @property
    def places(self) -> Sequence[PassPlace]:
        """The passes in the sessions in which they judged."""

    def sums(
        self, codes: Sequence[str], role: Role | None = None, beside: Sequence[str] = ()
    ) -> Sequence[Sums | None]:
        """Return the tags of these codes, summed in every place; None where there is none."""


class Facts(Protocol):
    """The few aggregates that scores are made of."""

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        """Return the sessions in order."""

    def passes(self) -> tuple[Pass, ...]:
        """Return every pass that holds a judgement."""

    def apart(self) -> frozenset[Pass]:
        """Return the passes that count for nobody: consensus, training, models not declared."""

    def uncounted(self) -> frozenset[str]:
        """Return the raters that are models and were not declared to count."""

    def passes_with(self, codes: Sequence[str]) -> tuple[Pass, ...]:
        """Return the passes that hold a tag of one of these codes, on any layer."""

    def adder(self, layer: str = "turn", rater: str | None = None) -> Adder:
        """Return what adds up the tags of a layer, nobody else's than the rater's where given."""

    def tags_elsewhere(self, layer: str = "turn") -> frozenset[tuple[Pass, str, int, str, str]]:
        """Return pass, case, session, code and layer of what is tagged on other layers."""

    def extents(self, role: Role | None, layer: str = "turn") -> dict[Place, Extent]:
        """Return how much a role (None: everybody) speaks in each session."""

    def ratings(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Rating, ...]:
        """Return ratings of whole sessions."""

    def finished(self) -> frozenset[tuple[Pass, str, int]]:
        """Return which pass has judged which session completely."""


def of(
    facts: Facts,
    books: Iterable[Codebook],
    raters: str = "mean",
    *,
    case: str | None = None,
    only: Container[str] | None = None,
) -> tuple[Score, ...]:
    """Return every score of every codebook that somebody has used, by case, session and score.

    With ``case`` and ``only``, those of one case and with these keys.

    ``raters`` is "mean" (of all who finished the session), "consensus" or one rater's key; then
    nobody else's judgements are read. A score is missing, with its reason, where nobody asked for
    has finished the session, or where the tags lie on another layer than the codebook is for.
    """
    sessions = [info for info in facts.sessions() if case in (None, info.case)]
    with collector.paused():
        judged = [
            (used, [(rule, used.judgements(rule)) for rule in rules])
            for book in books
            if (rules := [rule for rule in book.scores if only is None or rule.key in only])
            if (used := _Book(facts, book, None if raters == "mean" else raters)).users
        ]
        return tuple(
            score
            for info in sessions
            for book, rules in judged
            for score in _scored(book, rules, info, raters)
        )


def users(facts: Facts, book: Codebook, rater: str | None = None) -> tuple[Pass, ...]:
    """Return the passes, of one rater or of all, that hold a tag or rating of a codebook.

    Training counts for nothing, and a consensus or a model that nobody declared only where it is
    asked for by its name.
    """
    codes, items = [code.key for code in book.codes], {item.key for item in book.items}
    named = rater == CONSENSUS or rater in facts.uncounted()
    apart = frozenset() if named else facts.apart()
    passes = [p for p in facts.passes() if rater in (None, p.rater) and p not in apart]
    used = set(facts.passes_with(codes)) if codes else set()
    if items:
        used |= {p for p in passes if any(r.item in items for r in facts.ratings(pass_=p))}
    return tuple(sorted(used.intersection(passes)))


def counting(
    users: Iterable[Pass], finished: Container[PassPlace], case: str, session: int
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
        self._adder = facts.adder(book.layer, rater)
        self._by_key = {rule.key: rule for rule in book.scores}
        self._items = {item.key: item for item in book.items}
        self._speakers = {code.key: code.speaker for code in book.codes}
        self._lowest = {item.key: item.scale.low for item in book.items}
        self._layer = book.layer
        self.users = users(facts, book, rater)
        self.raters = sorted({pass_.rater for pass_ in self.users})
        self.finished = {place for place in facts.finished() if place[0] in self.users}
        self._elsewhere = {
            (place, code): layer
            for *place_, code, layer in facts.tags_elsewhere(book.layer)
            if (place := tuple(place_)) in self.finished
        }
        # Each finished session of a pass has a number, by which its parts are found at once.
        self.numbers = {place: at for at, place in enumerate(self.finished)}
        self._judged: dict[str, Sequence[Judgement]] = {}
        # Rules over the same codes, or with the same speaker, share what the store adds up.
        self._totals = cache(self._add_up)
        self._extents = cache(self._measure)

    @cached_property
    def _given(self) -> dict[PassPlace, dict[str, float]]:
        """The values of all items that could be rated, by pass and session."""
        given: dict[PassPlace, dict[str, float]] = defaultdict(dict)
        for pass_ in self.users:
            for rating in self._facts.ratings(pass_=pass_):
                if rating.value is not None:
                    given[pass_, rating.case, rating.session][rating.item] = rating.value
        return given

    def judgements(self, rule: ScoreRule) -> Sequence[Judgement]:
        """Return what passes say by a rule in the sessions that they finished, by its number."""
        if rule.key not in self._judged:
            makers = {"codes": self._by_tags, "items": self._by_items, "scores": self._by_scores}
            self._judged[rule.key] = tuple(makers[RULES[rule.rule]](rule))
        return self._judged[rule.key]

    def _by_tags(self, rule: ScoreRule) -> Iterator[Judgement]:
        totals = self._totals(rule.of, rule.speaker, rule.beside)
        extents = self._extents(rule.speaker)
        if rule.among:
            among = self._totals(rule.among, rule.speaker, rule.beside)
            extents = [e._replace(among=a.tags) for e, a in zip(extents, among, strict=True)]
        if rule.spoken_only:
            extents = [extent._replace(words=extent.spoken) for extent in extents]
        if not self._elsewhere:
            yield from rules.of_tags(rule, totals, extents)
            return
        given = rules.of_tags(rule, totals, extents)
        for place, judgement in zip(self.numbers, given, strict=True):
            why = self._off_layer(rule, place)
            yield Judgement(None, 0, why) if why else judgement

    def _measure(self, speaker: Role | None) -> Sequence[Extent]:
        """Return how much a role speaks in each finished session, by its number."""
        extents, nothing = self._facts.extents(speaker, self._layer), Extent(0, 0, None)
        return [extents.get(place[1:], nothing) for place in self.numbers]

    def _add_up(
        self, codes: tuple[str, ...], speaker: Role | None, beside: tuple[str, ...]
    ) -> Sequence[Sums]:
        """Return the tags of codes in each finished session, by its number."""
        mixed = any(self._speakers[code] != speaker for code in codes)
        found = self._adder.sums(codes, speaker if mixed else None, beside)
        totals = [Sums()] * len(self.numbers)
        for at, sums in zip(self._at, found, strict=True):
            if at is not None and sums is not None:
                totals[at] = sums
        return totals

    @cached_property
    def _at(self) -> Sequence[int | None]:
        """The numbers of the places for which tags are summed, None where one is not finished."""
        return [self.numbers.get(place) for place in self._adder.places]

    def _off_layer(self, rule: ScoreRule, place: PassPlace) -> str | None:
        """Say that tags of the rule lie on another layer, where its rates do not hold."""
        layers = sorted(self._elsewhere.get((place, code), "") for code in rule.of)
        return f"tags lie in layer {layers[-1]}" if layers[-1] else None

    def _by_items(self, rule: ScoreRule) -> Iterator[Judgement]:
        items = [self._items[item] for item in rule.of]
        for place in self.numbers:
            yield rules.of_items(rule, items, self._given.get(place, {}), self._lowest)

    def _by_scores(self, rule: ScoreRule) -> Iterator[Judgement]:
        for parts in zip(*(self.judgements(self._by_key[part]) for part in rule.of), strict=True):
            yield rules.of_scores(rule, parts)


def _scored(
    book: _Book,
    judged: Iterable[tuple[ScoreRule, Sequence[Judgement]]],
    info: SessionInfo,
    raters: str,
) -> Iterator[Score]:
    """Yield the scores of a codebook by these rules in a session."""
    passes = counting(book.users, book.finished, info.case, info.session)
    places = [book.numbers[pass_, info.case, info.session] for pass_ in passes.values()]
    for rule, given in judged:
        judgements = [given[at] for at in places]
        yield _combined(book, info, rule, raters, passes, judgements)


def _combined(
    book: _Book,
    info: SessionInfo,
    rule: ScoreRule,
    raters: str,
    passes: Mapping[str, Pass],
    judgements: Sequence[Judgement],
) -> Score:
    values = [judgement.value for judgement in judgements if judgement.value is not None]
    return Score(
        info.case,
        info.session,
        rule.key,
        fmean(values) if values else None,
        max([judgement.n for judgement in judgements], default=0),
        raters,
        len(values),
        None if values else _why(book, passes, judgements),
    )


def _why(book: _Book, passes: Mapping[str, Pass], judgements: Iterable[Judgement]) -> str:
    """Return the reasons for which a session has no score."""
    reasons = [f"not finished by {rater}" for rater in book.raters if rater not in passes]
    reasons += [judgement.why for judgement in judgements if judgement.why]
    return "; ".join(dict.fromkeys(reasons))
