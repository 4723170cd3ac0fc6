"""What a store does for its own safety: other copies, the journal, proofs, erasing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from thirdear.model.coding import EventId
from thirdear.model.copies import Exported, Purged
from thirdear.model.history import HistoryEntry
from thirdear.model.merge import Coming
from thirdear.store import checks, connection, copies, journal, judgements, merge
from thirdear.store import history as store_history
from thirdear.store import purge as store_purge
from thirdear.store.heads import Heads, cut_off


class Kept:
    """The part of a store that keeps it safe."""

    def __init__(self, db: connection.Database, passphrase: str | None) -> None:
        self._db = db
        self._passphrase = passphrase
        self._shelf = judgements.Shelf()
        self.locked = False
        """Whether it was closed to keep everybody out; another one may be opened."""

    @property
    def path(self) -> Path:
        """The file."""
        return self._db.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._db.read_only

    @property
    def secret(self) -> str | None:
        """The passphrase that it was opened with; copies of a study have the same."""
        return self._passphrase

    # -- other copies

    def coming(self, other: Kept) -> tuple[Coming, ...]:
        """Return what another copy of the study would bring, by pass."""
        return merge.coming(self._db, other._db)

    def take(self, other: Kept) -> int:
        """Take over what another copy has, whole or not at all; return how many events came."""
        return merge.take(self._db, other._db)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy as it stands; others may go on writing. Any thread may ask."""
        copies.copy(self.path, self._passphrase, target)

    def state(self) -> str:
        """Return a short digest of all that was done: the same as long as nothing is."""
        return copies.state_of(self.heads())

    # -- the journal

    def heads(self) -> dict[int, tuple[int, bytes]]:
        """Return the last event's number and hash of every replica's chain."""
        return journal.heads(self._db)

    def cut_off(self, noted: Heads, source: str) -> tuple[str, ...]:
        """Return what the journal lacks of the heads that ``source`` saw, as sentences."""
        return tuple(cut_off(self._db, noted, source))

    def has_event(self, id_: EventId, digest: str) -> bool:
        """Say whether the journal holds this very event, known by its hash in hexadecimal."""
        found = journal.event(self._db, id_)
        return found is not None and found.hash.hex() == digest

    def identity(self) -> str:
        """Return what all copies of this study share and no other study has."""
        return store_history.identity(self._db)

    def tag_times(self) -> dict[EventId, str]:
        """Return when every tag was given, by its id; UTC, ISO 8601."""
        return store_history.tag_times(self._db)

    def history(
        self,
        *,
        actor: str | None = None,
        case: str | None = None,
        last: int | None = None,
        kind: str | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """Return who did what when, the newest last.

        ``since`` (inclusive) and ``until`` (exclusive) are UTC milliseconds.
        """
        return store_history.history(self._db, actor, case, last, kind, (since, until))

    def exports(self) -> tuple[tuple[Exported, tuple[str, ...] | None], ...]:
        """Return the documents that were made, with their cases where that was noted."""
        return tuple(store_purge.documents(self._db))

    def check(self) -> tuple[str, ...]:
        """Return what does not hold, as sentences: file, chain, words, tags, tables."""
        return checks.check(self._db, self._passphrase)

    def rebuild(self) -> tuple[str, ...]:
        """Make the tables anew from the journal; return those that were not equal."""
        return checks.rebuild(self._db)

    def purge(self, case: str, settings: Mapping[str, str], actor: str) -> Purged:
        """Erase every word of a case; ``settings`` replace those that told something of it."""
        done = store_purge.purge(self._db, case, settings, actor)
        self._shelf = judgements.Shelf()
        return done
