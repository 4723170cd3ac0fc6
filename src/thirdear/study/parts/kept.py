"""A study's own safety: its journal, proofs, snapshots, and the erasing of a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.copies import Purged, Snapshot
from thirdear.model.history import HistoryEntry
from thirdear.study.core import Core

if TYPE_CHECKING:
    from thirdear.study.copies.keeper import Keeper


class Kept(Core):
    """A study's own safety: its journal, proofs, snapshots, and the erasing of a case."""

    def history(
        self,
        last: int | None = None,
        *,
        actor: str | None = None,
        case: str | None = None,
        kind: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[HistoryEntry, ...]:
        """Return who did what when, the newest last; never a transcript's words.

        ``since`` and ``until`` are days (UTC), both included.
        """
        from thirdear.study import journal

        return journal.history(self, last, actor, case, kind, (since, until))

    def check(self, against: Path | None = None) -> tuple[str, ...]:
        """Return what does not hold, as sentences; ``against`` a file that saw later heads."""
        from thirdear.study import journal

        return journal.check(self, against)

    def in_clear(self) -> tuple[Path, ...]:
        """Return the imported files that lie readable in an encrypted study's folder."""
        from thirdear.study.copies import passphrases

        return passphrases.in_clear(self)

    def keep_safe(self, troubled: Callable[[str], None]) -> Keeper:
        """Take a snapshot now and every half hour, in a thread, until the keeper is closed.

        ``troubled`` is called from that thread with a sentence where one could not be taken.
        """
        from thirdear.study.copies.keeper import Keeper

        return Keeper(self, troubled)

    def snapshot(self) -> Snapshot | None:
        """Take a verified snapshot into the folder ``backups``; None where nothing is new."""
        from thirdear.study.copies import snapshots

        return snapshots.snapshot(self)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Return the snapshots that are kept, the oldest first."""
        from thirdear.study.copies import snapshots

        return snapshots.snapshots(self.folder)

    def backup(self, file: Path) -> Path:
        """Write a verified copy of the database to a new file, encrypted as the study is."""
        from thirdear.study.copies import snapshots

        return snapshots.backup(self, file)

    def purge(self, case: str) -> Purged:
        """Erase every word of a case here, in the pseudonyms and in every snapshot."""
        from thirdear.study.copies import purge

        done = purge.purge(self, case)
        self._segments.clear()
        return done

    def hazard(self) -> str | None:
        """Return a warning about where the study lies, the first time that it lies there."""
        from thirdear.study.copies import location

        return location.warning(self)
