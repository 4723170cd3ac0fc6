"""The journal summed up: how often each pass did what in which session, and what befell the study.

What was taken back and not done again is not counted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.store import words
from thirdear.store.connection import Database
from thirdear.store.hypotheses import WITHDRAWN
from thirdear.store.journal import iso

if TYPE_CHECKING:
    from thirdear.model.precedence import Hypothesis
    from thirdear.model.trail import Done, Happened

_JUDGING = ("tag", "untag", "rate", "unrate", "finish", "reopen", "decide")
_STANDING = (
    "event e LEFT JOIN act a ON a.replica = e.replica AND a.root = e.act "
    "WHERE coalesce(a.state, 1) > 0"
)
_DONE = f"""
    WITH opened AS (SELECT json_extract(body, '$.key') AS key, min(clock) AS clock FROM event
        WHERE kind = 'setting' AND json_extract(body, '$.key') LIKE 'unblinded.%' GROUP BY 1),
    judged AS (SELECT e.kind, e.at, e.clock, json_extract(e.body, '$.rater') AS rater,
        json_extract(e.body, '$.pass') AS pass, json_extract(e.body, '$.case') AS place,
        json_extract(e.body, '$.session') AS session
        FROM {_STANDING} AND e.kind IN (SELECT value FROM json_each(?)))
    SELECT j.kind, rater, pass, place, session, count(*), min(at), max(at),
        coalesce(sum(j.clock > o.clock), 0)
    FROM judged j LEFT JOIN opened o ON o.key = 'unblinded.' || rater || '.' || pass
    WHERE rater IS NOT NULL GROUP BY j.kind, rater, pass, place, session ORDER BY min(at)
"""  # noqa: S608


def done(db: Database) -> tuple[Done, ...]:
    """Return what each pass did in each session, by kind, the earliest first."""
    from thirdear.model.trail import Done

    rows = db.all(_DONE, (json.dumps(_JUDGING),))
    return tuple(
        Done(kind, Pass(rater, number), case, session, times, iso(first), iso(last), opened)
        for kind, rater, number, case, session, times, first, last, opened in rows
    )


def happened(db: Database, kinds: Collection[str]) -> tuple[Happened, ...]:
    """Return every event of these kinds that stands, the oldest first."""
    from thirdear.model.trail import Happened

    rows = db.all(
        f"SELECT e.kind, e.at, e.body FROM {_STANDING} AND e.kind IN "  # noqa: S608
        "(SELECT value FROM json_each(?)) ORDER BY e.clock, e.replica, e.seq",
        (json.dumps(sorted(kinds)),),
    )
    return tuple(Happened(kind, iso(at), json.loads(body)) for kind, at, body in rows)


def declared(db: Database) -> tuple[tuple[Hypothesis, str, str], ...]:
    """Return each hypothesis as it was declared or withdrawn, the time, and the reason or nothing.

    The order is that of the journal; what is declared again after a withdrawal comes again.
    """
    return tuple(_declared(db))


def _declared(db: Database) -> Iterator[tuple[Hypothesis, str, str]]:
    from thirdear.model.precedence import Hypothesis

    first: dict[str, Hypothesis] = {}
    for kind, at, body in happened(db, ("hypothesis", "change-setting")):
        if kind == "hypothesis":
            told = {"lag_in": "sessions", "smallest": None, **body}
            one = Hypothesis(**told, declared_at=at)  # type: ignore[arg-type]
            question = json.dumps(
                (one.cause, one.effect, one.lag, one.trend, one.lag_in), ensure_ascii=False
            )
            if first.setdefault(question, one) is one:
                yield one, at, ""
        elif str(body["key"]).startswith(WITHDRAWN):
            known = first.get(str(body["key"]).removeprefix(WITHDRAWN))
            reason = words.get(db, str(body["digest"]))
            if known is not None and reason is not None:
                yield known, at, reason.decode()
