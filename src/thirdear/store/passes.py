"""Passes: one rater's rounds over sessions, and how far each has come."""

from __future__ import annotations

from itertools import starmap

from thirdear.model.coding import CONSENSUS, Pass, Progress
from thirdear.store import machines
from thirdear.store.connection import Database
from thirdear.store.settings import settings

TABLES = {
    "pass_": """id INTEGER PRIMARY KEY, rater TEXT NOT NULL, number INTEGER NOT NULL,
        UNIQUE(rater, number)) STRICT""",
}
TRAINING = "training."
"""What the settings begin with that mark a pass as training: ``training.R1.2`` is a gold pass."""


def passes(db: Database) -> tuple[Pass, ...]:
    """Return the passes in which anything stands."""
    rows = db.all(
        "SELECT rater, number FROM pass_ p WHERE "
        "EXISTS(SELECT 1 FROM rating r JOIN session s ON s.id = r.session_id "
        "  AND r.pass_id = p.id) "
        "OR EXISTS(SELECT 1 FROM session s JOIN finished f ON f.session_id = s.id "
        "  AND f.pass_id = p.id) "
        "OR EXISTS(SELECT 1 FROM layer l JOIN tag t ON t.layer_id = l.id AND t.pass_id = p.id) "
        "ORDER BY rater, number"
    )
    return tuple(starmap(Pass, rows))


def progress(db: Database, pass_: Pass) -> tuple[Progress, ...]:
    """Return, for every session, how many segments are tagged and items rated in a pass."""
    rows = db.all(
        "SELECT c.key, s.number, "
        "(SELECT coalesce(sum(segments), 0) FROM (SELECT count(DISTINCT t.segment) AS segments "
        "  FROM layer l JOIN tag t ON t.layer_id = l.id AND t.pass_id = p.id "
        "  WHERE l.session_id = s.id GROUP BY l.id)), "
        "(SELECT count(*) FROM rating r WHERE r.session_id = s.id AND r.pass_id = p.id), "
        "EXISTS(SELECT 1 FROM finished f WHERE f.session_id = s.id AND f.pass_id = p.id) "
        "FROM session s JOIN case_ c ON c.id = s.case_id "
        "LEFT JOIN pass_ p ON p.rater = ? AND p.number = ? "
        "ORDER BY c.key, s.number",
        (pass_.rater, pass_.number),
    )
    return tuple(
        Progress(case, session, tagged, rated, bool(done))
        for case, session, tagged, rated, done in rows
    )


def apart(db: Database) -> frozenset[Pass]:
    """Return the passes that count for nobody: consensus, training, models not declared."""
    learning, others = training(db), machines.uncounted(db) | {CONSENSUS}
    return frozenset(p for p in passes(db) if p.rater in others or p in learning)


def training(db: Database) -> dict[Pass, Pass]:
    """Return the passes that are for training, and the gold pass of each."""
    found = {}
    for key, value in settings(db).items():
        if key.startswith(TRAINING) and value:
            found[_pass(key.removeprefix(TRAINING))] = _pass(value)
    return found


def _pass(told: str) -> Pass:
    rater, _, number = told.rpartition(".")
    return Pass(rater, int(number))
