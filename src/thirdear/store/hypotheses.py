"""Declared hypotheses: added once, withdrawn with a reason, declared again; the journal says when.

A withdrawal is a setting named after the question, with the reason as its value; it is empty where
the hypothesis was declared again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.store import settings
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, iso
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.precedence import Hypothesis, Withdrawn

TABLES = {
    "hypothesis": """id INTEGER PRIMARY KEY, at INTEGER NOT NULL, cause TEXT NOT NULL,
        effect TEXT NOT NULL, lag INTEGER NOT NULL, trend TEXT NOT NULL, lag_in TEXT NOT NULL,
        smallest REAL, UNIQUE(cause, effect, lag, trend, lag_in)) STRICT""",
}

WITHDRAWN = "withdrawn."
"""What the settings begin with that keep why a hypothesis was withdrawn."""


def add(db: Database, hypothesis: Hypothesis, actor: str) -> None:
    """Declare a hypothesis. One that stands already stays; one that was withdrawn stands again.

    Its smallest effect of interest stays, too: Refusal where another one is given now.
    """
    body = {
        "cause": hypothesis.cause,
        "effect": hypothesis.effect,
        "lag": hypothesis.lag,
        "trend": hypothesis.trend,
        "lag_in": hypothesis.lag_in,
        "smallest": hypothesis.smallest,
    }
    with db.transaction():
        known = next((one for one in _declared(db) if _key(one) == _key(hypothesis)), None)
        if known is None:
            record(db, actor, [("hypothesis", body)])
        elif known.smallest != hypothesis.smallest:
            raise _other_smallest(known)
        elif settings.setting(db, _key(hypothesis)):
            settings.change(db, _key(hypothesis), "", actor)


def _other_smallest(known: Hypothesis) -> Refusal:
    pair = f"{known.cause} → {known.effect}"
    if known.smallest is None:
        return Refusal(
            f"{pair} was declared already, without a smallest effect of interest; what was "
            "declared in advance stays.",
            f"{pair} daha önce, önemsenen en küçük etki belirtilmeden bildirilmiş; önceden "
            "bildirilen değişmez.",
        )
    smallest = f"{known.smallest:g}"
    return Refusal(
        f"{pair} was declared already, with {smallest} as smallest effect of interest; what was "
        "declared in advance stays.",
        f"{pair} daha önce, önemsenen en küçük etki {smallest} olarak bildirilmiş; önceden "
        "bildirilen değişmez.",
    )


def withdraw(db: Database, hypothesis: Hypothesis, reason: str, actor: str) -> None:
    """Withdraw a hypothesis that stands, by an act that its actor may take back."""
    settings.change(db, _key(hypothesis), reason, actor)


def standing(db: Database) -> tuple[Hypothesis, ...]:
    """Return the hypotheses that are declared now, in the order of declaring."""
    return tuple(one for one in _declared(db) if not settings.setting(db, _key(one)))


def withdrawn(db: Database) -> tuple[Withdrawn, ...]:
    """Return the hypotheses that were withdrawn and not declared again."""
    from thirdear.model.precedence import Withdrawn

    times = _changed(db)
    told = ((one, _key(one)) for one in _declared(db))
    reasons = ((one, times.get(key, ""), settings.setting(db, key)) for one, key in told)
    return tuple(Withdrawn(one, at, reason) for one, at, reason in reasons if reason)


def _declared(db: Database) -> Iterator[Hypothesis]:
    """Yield every hypothesis that was ever declared, with the time of its last declaration."""
    from thirdear.model.precedence import Hypothesis

    again = {key: at for key, at in _changed(db).items() if not settings.setting(db, key)}
    for cause, effect, lag, trend, at, lag_in, smallest in db.all(
        "SELECT cause, effect, lag, trend, at, lag_in, smallest FROM hypothesis ORDER BY id"
    ):
        one = Hypothesis(cause, effect, lag, trend, iso(at), lag_in, smallest)
        key = _key(one)
        yield one if key not in again else replace(one, declared_at=again[key])


def _changed(db: Database) -> dict[str, str]:
    """Return when each withdrawal was last made or taken back by declaring again."""
    rows = db.all(
        "SELECT json_extract(body, '$.key') AS name, max(at) FROM event "
        "WHERE kind = 'change-setting' AND name LIKE ? GROUP BY name",
        (f"{WITHDRAWN}%",),
    )
    return {key: iso(at) for key, at in rows}


def _key(one: Hypothesis) -> str:
    """Return the name of the setting that keeps why this question was withdrawn."""
    question = (one.cause, one.effect, one.lag, one.trend, one.lag_in)
    return WITHDRAWN + json.dumps(question, ensure_ascii=False)


def _hypothesis(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO hypothesis(at, cause, effect, lag, trend, lag_in, smallest) "
        "VALUES(:at, :cause, :effect, :lag, :trend, :lag_in, :smallest) ON CONFLICT DO NOTHING",
        [{"lag_in": "sessions", "smallest": None} | e.data | {"at": e.at} for e in events],
    )


def _told(body: Mapping[str, Any]) -> str:
    both, lag = (body["cause"], body["effect"]), body["lag"]
    trend = said(*_TRENDS.get(body["trend"], (body["trend"],) * 2))
    return said(
        f"{both[0]} and {both[1]}, lag {lag}, {trend}",
        f"{both[0]} ve {both[1]}, gecikme {lag}, {trend}",
    )


_TRENDS = {
    "none": ("no trend", "eğilimsiz"),
    "linear": ("linear trend", "doğrusal eğilim"),
    "quadratic": ("quadratic trend", "karesel eğilim"),
}


KINDS = {"hypothesis": Kind(_hypothesis, told=_told)}
