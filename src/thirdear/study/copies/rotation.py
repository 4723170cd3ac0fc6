"""Snapshots of a study: their names, and which of them are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from thirdear.model.copies import Snapshot

RECENT, DAILY, WEEKLY = 10, 7, 8
_NAME = re.compile(r"(?P<stem>\w+)-(?P<number>\d{6})-(?P<at>\d{8}T\d{6}Z)-(?P<state>\w+)\.thirdear")
_STAMP = "%Y%m%dT%H%M%SZ"


def listed(folder: Path, stem: str) -> tuple[Snapshot, ...]:
    """Return the snapshots of a kind in a folder, the oldest first; other files are passed over."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if name and name["stem"] == stem:
            found.append(Snapshot(path, int(name["number"]), name["at"], name["state"]))
    return tuple(sorted(found, key=lambda one: one.number))


def named(folder: Path, stem: str, number: int, state: str, now: datetime | None = None) -> Path:
    """Return the path of a new snapshot."""
    at = (now or datetime.now(UTC)).strftime(_STAMP)
    return folder / f"{stem}-{number:06}-{at}-{state}.thirdear"


def outdated(snapshots: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """Return the snapshots that give way to newer ones.

    Kept are the last ten, and the newest one of each of the last seven days and eight weeks. Their
    numbers order them, so that a clock that was wrong makes no old one look new.
    """
    newest = sorted(snapshots, key=lambda one: -one.number)
    days = _first_of_each(newest, lambda moment: moment.date(), DAILY)
    weeks = _first_of_each(newest, lambda moment: moment.isocalendar()[:2], WEEKLY)
    kept = {one.path for one in (*newest[:RECENT], *days, *weeks)}
    return tuple(one for one in snapshots if one.path not in kept)


def _first_of_each(
    newest: Iterable[Snapshot], span: Callable[[datetime], Hashable], most: int
) -> list[Snapshot]:
    found: dict[Hashable, Snapshot] = {}
    for one in newest:
        moment = datetime.strptime(one.at, _STAMP).replace(tzinfo=UTC)
        if len(found) < most or span(moment) in found:
            found.setdefault(span(moment), one)
    return list(found.values())
