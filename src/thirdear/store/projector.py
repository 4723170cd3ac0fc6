"""Writing the tables: ids looked up once, for whatever events name."""

from __future__ import annotations

from typing import Any

from thirdear.store.connection import Database

DONE, UNDONE, DROPPED = 1, 0, -1
"""States of an act: it stands; it may be redone; it was taken back and something else followed."""


class Projector:
    """Writes the tables of one database; remembers the ids that it has looked up.

    The memory is right within one transaction or one replay, so use a new one for each.
    """

    def __init__(self, db: Database) -> None:
        self.db = db
        self._ids: dict[tuple[object, ...], int] = {}

    def forget(self) -> None:
        """Forget the ids that were looked up, since some of them are gone."""
        self._ids.clear()

    def session(self, case: str, number: int) -> int | None:
        """Return a session's id, None where there is no such session (any more)."""
        return self._known(
            ("session", case, number),
            "SELECT s.id FROM session s JOIN case_ c ON c.id = s.case_id "
            "WHERE c.key = ? AND s.number = ?",
        )

    def layer(self, case: str, number: int, layer: str) -> int | None:
        """Return the id of a session's layer, None where there is none."""
        return self._known(
            ("layer", case, number, layer),
            "SELECT l.id FROM layer l JOIN session s ON s.id = l.session_id "
            "JOIN case_ c ON c.id = s.case_id WHERE c.key = ? AND s.number = ? AND l.key = ?",
        )

    def case(self, key: str) -> int:
        """Return a case's id; a new case is made."""
        return self._made(("case", key), "SELECT id FROM case_ WHERE key = ?", "case_(key)")

    def pass_(self, rater: str, number: int) -> int:
        """Return a pass's id; a new pass is made."""
        return self._made(
            ("pass", rater, number),
            "SELECT id FROM pass_ WHERE rater = ? AND number = ?",
            "pass_(rater, number)",
        )

    def code(self, key: str) -> int:
        """Return a code's id; a new code is made."""
        return self._made(("code", key), "SELECT id FROM code WHERE key = ?", "code(key)")

    def place(self, body: dict[str, Any]) -> tuple[int, int] | None:
        """Return the ids of session and pass that a body names, None without the session."""
        session = self.session(body["case"], body["session"])
        return None if session is None else (session, self.pass_(body["rater"], body["pass"]))

    def layer_and_pass(self, body: dict[str, Any]) -> tuple[int, int] | None:
        """Return the ids of layer and pass that a body names, None without the layer."""
        layer = self.layer(body["case"], body["session"], body["layer"])
        return None if layer is None else (layer, self.pass_(body["rater"], body["pass"]))

    def _known(self, key: tuple[object, ...], sql: str) -> int | None:
        found = self._ids.get(key)
        if found is None:
            row = self.db.one(sql, key[1:])
            if row is not None:
                found = self._ids[key] = int(row[0])
        return found

    def _made(self, key: tuple[object, ...], sql: str, target: str) -> int:
        found = self._known(key, sql)
        if found is None:
            marks = ", ".join("?" * (len(key) - 1))
            self.db.run(f"INSERT INTO {target} VALUES({marks})", key[1:])
            found = self._known(key, sql)
        assert found is not None
        return found
