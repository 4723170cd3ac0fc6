"""Settings: what a study is set up with, by key; some are changed by acts that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

TABLES = {
    "setting": "key TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID",
}


def set_(db: Database, key: str, value: str, actor: str) -> None:
    """Keep a setting; one that says the same already makes no event."""
    with db.transaction():
        if settings(db).get(key) != value:
            body = {"key": key, "digest": words.put(db, value)}
            record(db, actor, [("setting", body)])


def change(db: Database, key: str, value: str, actor: str) -> None:
    """Keep a setting as :func:`set_` does, as an act that its actor may take back."""
    with db.transaction():
        if settings(db).get(key) != value:
            row = db.one("SELECT digest FROM setting WHERE key = ?", (key,))
            body = {"key": key, "digest": words.put(db, value), "was": row and row[0]}
            record(db, actor, [("change-setting", body)])


def settings(db: Database) -> dict[str, str]:
    """Return the settings by key."""
    rows = db.all("SELECT s.key, t.body FROM setting s JOIN text t USING(digest) ORDER BY s.key")
    return {key: body.decode() for key, body in rows}


def setting(db: Database, key: str) -> str | None:
    """Return one setting, None where it was never set."""
    row = db.one("SELECT t.body FROM setting s JOIN text t USING(digest) WHERE s.key = ?", (key,))
    return None if row is None else str(row[0].decode())


def _setting(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO setting VALUES(:key, :digest) "
        "ON CONFLICT(key) DO UPDATE SET digest = excluded.digest",
        [e.data for e in events],
    )


def _as_before(p: Projector, e: Event) -> None:
    body = e.data
    if body["was"] is None:
        p.db.run("DELETE FROM setting WHERE key = ?", (body["key"],))
    else:
        p.db.run("UPDATE setting SET digest = ? WHERE key = ?", (body["was"], body["key"]))


def _check(db: Database, events: Sequence[Event], way: str) -> None:
    """Refuse to put a setting back over what somebody made of it since."""
    from thirdear.model.history import setting_name

    stands = "digest" if way == "undo" else "was"
    for event in events:
        if event.kind == "change-setting":
            body = event.data
            row = db.one("SELECT digest FROM setting WHERE key = ?", (body["key"],))
            if (row and row[0]) != body[stands]:
                name = setting_name(body["key"])
                raise Refusal(
                    f"Somebody else has changed this setting since ({name[0]}); "
                    "change it again instead of undoing or redoing this.",
                    f"Bu ayarı ({name[1]}) o zamandan beri başkası değiştirdi; geri almak ya da "
                    "yinelemek yerine ayarı yeniden değiştirin.",
                )


KINDS = {
    "setting": Kind(_setting),
    "change-setting": Kind(_setting, _as_before, check=_check),
}
