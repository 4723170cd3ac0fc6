"""The list of pseudonyms: a second file with its own passphrase, apart from the study."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.store import connection
from thirdear.store.connection import Database, scrub

APPLICATION_ID = 0x7468656E
"""Marks the file as a list of pseudonyms ("then")."""
VERSION = 2
"""1: names, and forms that stay. 2: forms asked about at each place, and what a scan found."""

# The empty case stands for all cases: NULLs would never be equal to each other in a key.
_TABLES = (
    """CREATE TABLE pseudonym(
        id INTEGER PRIMARY KEY, real TEXT NOT NULL, case_ TEXT NOT NULL, pseudonym TEXT NOT NULL,
        kind TEXT NOT NULL, variants TEXT NOT NULL, also_a_word INTEGER NOT NULL,
        UNIQUE(real, case_)) STRICT""",
    """CREATE TABLE kept(
        text TEXT NOT NULL, case_ TEXT NOT NULL, PRIMARY KEY(text, case_)) STRICT, WITHOUT ROWID""",
)
_SINCE_2 = (
    """CREATE TABLE asked(
        text TEXT NOT NULL, case_ TEXT NOT NULL, PRIMARY KEY(text, case_)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE scanned(
        case_ TEXT NOT NULL, session INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        found TEXT NOT NULL, PRIMARY KEY(case_, session)) STRICT, WITHOUT ROWID""",
)


class Names:
    """Who is hidden behind which pseudonym. Close it, or use ``with``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None) -> Self:
        """Open the list; one that is not there is made, readable by its owner only."""
        if not path.exists():
            return cls(connection.make(path, passphrase, _lay_out))
        db = connection.connect(path, passphrase)
        try:
            _check_kind(db)
            _upgrade(db)
        except BaseException:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def all(self) -> tuple[Pseudonym, ...]:
        """Return the pseudonyms in the order of adding."""
        rows = self._db.all(
            "SELECT real, pseudonym, kind, case_, variants, also_a_word FROM pseudonym ORDER BY id"
        )
        return tuple(
            Pseudonym(real, pseudonym, kind, case or None, tuple(json.loads(variants)), bool(word))
            for real, pseudonym, kind, case, variants, word in rows
        )

    def add(self, pseudonym: Pseudonym) -> None:
        """Keep a pseudonym; one for the same real name and case is replaced in its place."""
        self.add_all((pseudonym,))

    def add_all(self, pseudonyms: Iterable[Pseudonym]) -> int:
        """Keep pseudonyms, all of them or none, in NFC; return how many."""
        entries = [_normal(pseudonym) for pseudonym in pseudonyms]
        with self._db.transaction():
            for entry in entries:
                self._put(entry)
        return len(entries)

    def _put(self, p: Pseudonym) -> None:
        self._db.run(
            "INSERT INTO pseudonym(real, case_, pseudonym, kind, variants, also_a_word) "
            "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(real, case_) DO UPDATE SET "
            "pseudonym = excluded.pseudonym, kind = excluded.kind, "
            "variants = excluded.variants, also_a_word = excluded.also_a_word",
            (p.real, p.case or "", p.pseudonym, p.kind)
            + (json.dumps(p.variants, ensure_ascii=False), int(p.also_a_word)),
        )

    def remove(self, real: str, case: str | None = None) -> bool:
        """Let a pseudonym go; False where there was none."""
        with self._db.transaction():
            return bool(
                self._db.run("DELETE FROM pseudonym WHERE real = ? AND case_ = ?", _key(real, case))
            )

    def purge(self, case: str) -> int:
        """Let all pseudonyms and decisions of a case go, and overwrite them; return how many."""
        with self._db.transaction():
            gone = self._db.run("DELETE FROM pseudonym WHERE case_ = ?", (_nfc(case),))
            self._db.run("DELETE FROM kept WHERE case_ = ?", (_nfc(case),))
            self._db.run("DELETE FROM asked WHERE case_ = ?", (_nfc(case),))
            self._db.run("DELETE FROM scanned WHERE case_ = ?", (_nfc(case),))
        scrub(self._db)
        return gone

    def keep(self, text: str, case: str | None = None) -> None:
        """Note that somebody decided to leave these words as they are."""
        with self._db.transaction():
            self._db.run("INSERT INTO kept VALUES(?, ?) ON CONFLICT DO NOTHING", _key(text, case))

    def forget(self, text: str, case: str | None = None) -> bool:
        """Take such a decision back; False where there was none."""
        with self._db.transaction():
            return bool(
                self._db.run("DELETE FROM kept WHERE text = ? AND case_ = ?", _key(text, case))
            )

    def ask(self, text: str, case: str | None = None) -> None:
        """Note that a written form is now one, now the other: asked about at each place."""
        with self._db.transaction():
            self._db.run("INSERT INTO asked VALUES(?, ?) ON CONFLICT DO NOTHING", _key(text, case))

    def ask_no_more(self, text: str, case: str | None = None) -> bool:
        """Take such a note back; False where there was none."""
        with self._db.transaction():
            return bool(
                self._db.run("DELETE FROM asked WHERE text = ? AND case_ = ?", _key(text, case))
            )

    def asked(self) -> tuple[tuple[str, str | None], ...]:
        """Return the written forms that are asked about at each place, with their case."""
        rows = self._db.all("SELECT text, case_ FROM asked ORDER BY text, case_")
        return tuple((text, case or None) for text, case in rows)

    def scanned(self, case: str, session: int) -> tuple[str, str] | None:
        """Return by what a session was scanned last, and what was found there."""
        found = self._db.one(
            "SELECT fingerprint, found FROM scanned WHERE case_ = ? AND session = ?",
            (_nfc(case), session),
        )
        return None if found is None else (str(found[0]), str(found[1]))

    def note_scanned(self, case: str, session: int, fingerprint: str, found: str) -> None:
        """Keep what was found in a session, so that an interrupted scan goes on there."""
        with self._db.transaction():
            self._db.run(
                "INSERT INTO scanned VALUES(?, ?, ?, ?) ON CONFLICT(case_, session) DO UPDATE SET "
                "fingerprint = excluded.fingerprint, found = excluded.found",
                (_nfc(case), session, fingerprint, found),
            )

    def kept(self) -> tuple[tuple[str, str | None], ...]:
        """Return the words that stay as they are, with their case (None: in all cases)."""
        rows = self._db.all("SELECT text, case_ FROM kept ORDER BY text, case_")
        return tuple((text, case or None) for text, case in rows)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _key(text: str, case: str | None) -> tuple[str, str]:
    return _nfc(text), _nfc(case or "")


def _normal(pseudonym: Pseudonym) -> Pseudonym:
    """Return an entry in NFC; one that hides nobody, or behind nothing, is refused."""
    if not pseudonym.real.strip() or not pseudonym.pseudonym.strip():
        raise Refusal(
            "A pseudonym needs a real name and what stands in its place.",
            "Takma ad için gerçek ad ve yerine geçecek ad gerekir.",
        )
    return replace(
        pseudonym,
        real=_nfc(pseudonym.real),
        pseudonym=_nfc(pseudonym.pseudonym),
        case=None if pseudonym.case is None else _nfc(pseudonym.case),
        variants=tuple(_nfc(variant) for variant in pseudonym.variants),
    )


def _lay_out(db: Database) -> None:
    with db.transaction():
        for statement in (*_TABLES, *_SINCE_2):
            db.run(statement)
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        db.run(f"PRAGMA user_version = {VERSION}")


def _upgrade(db: Database) -> None:
    """Bring a list of an earlier version up to this one; it then opens in this one only."""
    if db.one("PRAGMA user_version") != (1,):
        return
    with db.transaction():
        for statement in _SINCE_2:
            db.run(statement)
        db.run(f"PRAGMA user_version = {VERSION}")


def _check_kind(db: Database) -> None:
    if db.one("PRAGMA application_id") != (APPLICATION_ID,):
        raise Refusal(
            f"{db.path} is no list of pseudonyms.", f"{db.path} bir takma ad listesi değil."
        )
    if db.one("PRAGMA user_version") not in ((1,), (VERSION,)):
        raise Refusal(
            f"{db.path} was written by a newer version of this program; update it.",
            f"{db.path} programın daha yeni bir sürümüyle yazılmış; programı güncelleyin.",
        )
    if db.one("SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger')"):
        raise Refusal(
            f"{db.path} was changed by another program and was not opened.",
            f"{db.path} başka bir programla değiştirilmiş; açılmadı.",
        )
