"""Language models as raters: which pass is one's, what is still unanswered, and whether it counts.

All of it are settings, so the journal says when each was made and by whom.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.store.connection import Database
from thirdear.store.settings import set_, settings

if TYPE_CHECKING:
    from thirdear.model.machines import Left, Machine

_PASS, _LEFT, _COUNTS = "machine.", "machine-left.", "machine-counts."


def begin(db: Database, machine: Machine, actor: str) -> None:
    """Keep that a pass is a model's, and what its answers hang on."""
    told = asdict(machine)
    for name in ("pass_", "declared"):
        del told[name]
    set_(db, _PASS + _name(machine.pass_), json.dumps(told, ensure_ascii=False), actor)


def machines(db: Database) -> tuple[Machine, ...]:
    """Return the passes that models judge, by rater and number."""
    from thirdear.model.machines import Machine

    told, found = settings(db), []
    for key, value in told.items():
        if key.startswith(_PASS):
            rater, _, number = key.removeprefix(_PASS).rpartition(".")
            body = json.loads(value)
            body["books"] = tuple(body["books"])
            declared = told.get(_COUNTS + rater, "")
            found.append(Machine(Pass(rater, int(number)), declared=declared, **body))
    return tuple(sorted(found, key=lambda one: one.pass_))


def uncounted(db: Database) -> frozenset[str]:
    """Return the raters that are models and were not declared to count."""
    return frozenset(one.pass_.rater for one in machines(db) if not one.declared)


def declare(db: Database, rater: str, reason: str, actor: str) -> None:
    """Let a model's judgements count for this reason from now on; without one, no longer."""
    set_(db, _COUNTS + rater, reason, actor)


def keep_left(db: Database, pass_: Pass, left: Left, actor: str) -> None:
    """Keep what has no answer yet in sessions that were begun."""
    rows = [[*place, [list(one) for one in units]] for place, units in sorted(left.items())]
    set_(db, _LEFT + _name(pass_), json.dumps(rows, ensure_ascii=False), actor)


def left(db: Database, pass_: Pass) -> Left:
    """Return what has no answer yet, by session."""
    rows = json.loads(settings(db).get(_LEFT + _name(pass_), "[]"))
    return {(case, number): tuple((b, n) for b, n in units) for case, number, units in rows}


def without(told: dict[str, str], case: str) -> dict[str, str]:
    """Return the settings of this kind that name a case, as they are without it."""
    found = {}
    for key, value in told.items():
        if key.startswith(_LEFT):
            rows = [row for row in json.loads(value) if row[0] != case]
            found[key] = json.dumps(rows, ensure_ascii=False)
    return found


def _name(pass_: Pass) -> str:
    return f"{pass_.rater}.{pass_.number}"
