"""What a study is set up with: settings, codebooks, raters, exports."""

from __future__ import annotations

from collections.abc import Mapping

from thirdear.model.coding import Codebook, Pass
from thirdear.model.consensus import CONSENSUS
from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database

RESERVED = frozenset({"study", "mean", "main", CONSENSUS})
"""What no rater may be called: the study's own acts, and the ways to combine raters."""


def set_setting(db: Database, key: str, value: str, actor: str) -> None:
    """Keep a setting; one that says the same already makes no event."""
    with db.transaction():
        if settings(db).get(key) != value:
            body = {"key": key, "digest": words.put(db, value)}
            record(db, actor, [("setting", body)])


def change_setting(db: Database, key: str, value: str, actor: str) -> None:
    """Keep a setting as :func:`set_setting` does, as an act that its actor may take back."""
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


TRAINING = "training."
"""What the settings begin with that mark a pass as training: ``training.R1.2`` is a gold pass."""


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


def add_codebook(db: Database, codebook: Codebook, actor: str) -> bool:
    """Keep a codebook, or a newer version of one; False where the very file is there already."""
    with db.transaction():
        row = db.one(
            "SELECT c.version, t.body FROM codebook c JOIN text t USING(digest) WHERE c.key = ? "
            "ORDER BY c.version DESC LIMIT 1",
            (codebook.key,),
        )
        if row is not None:
            version, toml = row[0], row[1].decode()
            if (version, toml) == (codebook.version, codebook.toml):
                return False
            if codebook.version <= version:
                raise Refusal(
                    f"{codebook.key}: the study already holds version {version}; "
                    f"raise the version to {version + 1} in the file.",
                    f"{codebook.key}: çalışmada {version} sürümü zaten var; dosyadaki sürümü "
                    f"{version + 1} yapın.",
                )
        body = {
            "key": codebook.key,
            "version": codebook.version,
            "digest": words.put(db, codebook.toml, words.TOML),
        }
        record(db, actor, [("codebook", body)])
    return True


def codebook_sources(db: Database) -> tuple[str, ...]:
    """Return the TOML of the latest version of each codebook, in the order of first adding."""
    rows = db.all(
        "SELECT t.body FROM (SELECT key, max(version) AS version, min(id) AS first FROM codebook "
        "GROUP BY key) latest JOIN codebook c USING(key, version) JOIN text t USING(digest) "
        "ORDER BY first"
    )
    return tuple(row[0].decode() for row in rows)


def codebook_versions(db: Database, key: str) -> tuple[str, ...]:
    """Return the TOML of every version of a codebook, the oldest first."""
    rows = db.all(
        "SELECT t.body FROM codebook c JOIN text t USING(digest) WHERE c.key = ? ORDER BY version",
        (key,),
    )
    return tuple(row[0].decode() for row in rows)


def add_rater(db: Database, key: str, name: str, actor: str) -> None:
    """Make a rater known, or give a known one another name."""
    if not key.strip() or key.strip().casefold() in RESERVED:
        raise Refusal(
            f"{key!r} cannot be a rater's key; choose another.",
            f"{key!r} bir değerlendiricinin adı olamaz; başka bir ad seçin.",
        )
    with db.transaction():
        if raters(db).get(key) != name:
            record(db, actor, [("rater", {"key": key, "digest": words.put(db, name)})])


def raters(db: Database) -> dict[str, str]:
    """Return the raters' names by key, in the order of adding."""
    rows = db.all("SELECT r.key, t.body FROM rater r JOIN text t USING(digest) ORDER BY r.id")
    return {key: body.decode() for key, body in rows}


def record_export(
    db: Database, name: str, sha256: str, params: Mapping[str, object], actor: str
) -> None:
    """Note that a document was made from the study: its name, hash and what it was made with."""
    with db.transaction():
        digest = words.put_json(db, {"name": name, "params": dict(params)})
        record(db, actor, [("export", {"sha256": sha256, "digest": digest})])
