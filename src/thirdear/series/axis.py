"""What lags count: sessions held, or calendar weeks; and series put onto that axis.

A session that did not take place is no gap: the one before it is the last session that both
people remember. A week without a session is a gap, and sessions that share a week stand for it by
their mean. Places are whole numbers that count on; every place knows its sessions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thirdear.model.language import Language
from thirdear.model.precedence import LagIn
from thirdear.model.scores import Series
from thirdear.series.messages import session_list

DAYS = 7

_NOTES = {
    "held": {
        "en": "Lags count sessions held: by the session record {list} did not take place, which "
        "is no gap.",
        "tr": "Gecikmeler yapılan seansları sayar: seans kayıtlarına göre {list} yapılmadı; bu bir "
        "boşluk değildir.",
    },
    "weeks": {
        "en": "Lags count calendar weeks (Monday to Sunday): {weeks} weeks, {empty} of them "
        "without a session.",
        "tr": "Gecikmeler takvim haftalarını (pazartesiden pazara) sayar: {weeks} hafta, "
        "{empty} tanesinde seans yok.",
    },
    "together": {
        "en": "Sessions of the same week count by their mean: {list}.",
        "tr": "Aynı haftanın seansları ortalamalarıyla sayılır: {list}.",
    },
    "cancelled": {
        "en": "By the session record {list} did not take place, yet there are scores; correct one "
        "of the two.",
        "tr": "Seans kayıtlarına göre {list} yapılmadı, ama puanları var; birini düzeltin.",
    },
    "undated": {
        "en": "Lags cannot count weeks, since these have no date: {list}.",
        "tr": "Tarihi olmadığı için gecikmeler hafta sayamaz: {list}.",
    },
    "unplaced": {
        "en": "Without date and scores, so in no week: {list}.",
        "tr": "Tarihi ve puanı olmadığı için hiçbir haftada sayılmadı: {list}.",
    },
    "backwards": {
        "en": "Lags cannot count weeks: by its date session {later} lies before session {earlier}.",
        "tr": "Gecikmeler hafta sayamaz: tarihine göre {later}. seans {earlier}. seanstan önce.",
    },
}
_SESSIONS = {"en": ("session {list}", "sessions {list}"), "tr": ("{list}. seans", "{list}. seans")}


@dataclass(frozen=True, slots=True)
class Axis:
    """The place of every session of one case that lags can count.

    ``notes`` are sentences for the reader; ``why`` says why the axis cannot be had at all.
    """

    places: Mapping[int, int]
    lag_in: LagIn = "sessions"
    not_held: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    why: str | None = None

    def refusal(self, series: Iterable[Series], language: Language = "en") -> str | None:
        """Return why these series cannot be placed: scores of sessions that have no place."""
        if self.why is not None:
            return self.why
        lost = _scored(series) - self.places.keys()
        if cancelled := lost & self.not_held:
            return _told("cancelled", language, list=_named(sorted(cancelled), language))
        return _told("undated", language, list=_named(sorted(lost), language)) if lost else None


def held(series: Sequence[Series], not_held: Collection[int], language: Language = "en") -> Axis:
    """Return the axis of sessions held for the series of one case.

    A session's place is its number less the sessions before it that were not held, so that series
    of other raters, however long, lie on the same axis.
    """
    numbers = {number for one in series for number in one.sessions}
    gone = sorted(not_held)
    places = {n: n - bisect_left(gone, n) for n in sorted(numbers) if n not in not_held}
    scored = _scored(series)
    within = [n for n in gone if scored and min(scored) < n < max(scored)]
    notes = (_told("held", language, list=_named(within, language)),) if within else ()
    return Axis(places, "sessions", frozenset(not_held), notes)


def weekly(
    series: Sequence[Series],
    days: Mapping[int, int],
    not_held: Collection[int] = (),
    language: Language = "en",
) -> Axis:
    """Return the axis of weeks; ``days`` are sessions' dates as ordinals, day 1 being a Monday.

    Weeks count from that of the first dated session of the case. Dates that run against the
    session numbers refuse the axis: one of them is mistyped.
    """
    days = {number: day for number, day in days.items() if number not in not_held}
    gone = frozenset(not_held)
    for earlier, later in pairwise(sorted(days)):
        if days[later] < days[earlier]:
            why = _told("backwards", language, earlier=earlier, later=later)
            return Axis({}, "weeks", gone, why=why)
    weeks = {number: (days[number] - 1) // DAYS for number in sorted(days)}
    first = min(weeks.values(), default=0)
    places = {number: week - first + 1 for number, week in weeks.items()}
    scored = _scored(series)
    if not scored <= places.keys():
        return Axis(places, "weeks", gone)
    span = range(min(scored), max(scored) + 1) if scored else range(0)
    told = list(_of_weeks({n: spot for n, spot in places.items() if n in span}, language))
    undated = [n for n in span if n not in places and n not in gone]
    if undated:
        told.append(_told("unplaced", language, list=_named(undated, language)))
    return Axis(places, "weeks", gone, tuple(told))


def _scored(series: Iterable[Series]) -> set[int]:
    return {
        number
        for one in series
        for number, value in zip(one.sessions, one.values, strict=True)
        if value is not None
    }


def _of_weeks(places: Mapping[int, int], language: Language) -> list[str]:
    at = _sessions_at(places)
    weeks = max(at, default=0) - min(at, default=1) + 1
    told = [_told("weeks", language, weeks=weeks, empty=weeks - len(at))]
    shared = [numbers for numbers in at.values() if len(numbers) > 1]
    if shared:
        listed = "; ".join(session_list(numbers) for numbers in shared)
        told.append(_told("together", language, list=listed))
    return told


def place(series: Series, axis: Axis) -> Series:
    """Put a series onto the axis; several sessions of a place count by the mean of their values.

    A series whose session numbers are its places comes back as it is.
    """
    if axis.lag_in == "sessions" and all(axis.places.get(n) == n for n in series.sessions):
        return series
    known = dict(zip(series.sessions, series.values, strict=True))
    at = _sessions_at({n: axis.places[n] for n in known if n in axis.places})
    span = range(min(at), max(at) + 1) if at else range(0)
    return replace(
        series,
        sessions=tuple(span),
        values=tuple(_mean([known[n] for n in at.get(spot, ())]) for spot in span),
        at=tuple(at.get(spot, ()) for spot in span),
        lag_in=axis.lag_in,
        breaks=tuple(_after(axis.places, number) for number in series.breaks),
    )


def _after(places: Mapping[int, int], session: int) -> int:
    """Return the place of the first session from this one on; behind all where there is none."""
    later = [place for number, place in places.items() if number >= session]
    return min(later, default=max(places.values(), default=0) + 1)


def _sessions_at(places: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, spot in sorted(places.items()):
        found[spot] = (*found.get(spot, ()), number)
    return found


def _mean(values: Collection[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def _told(key: str, language: Language, **values: object) -> str:
    return _NOTES[key][language].format(**values)


def _named(numbers: Collection[int], language: Language) -> str:
    return _SESSIONS[language][len(numbers) > 1].format(list=session_list(numbers))
