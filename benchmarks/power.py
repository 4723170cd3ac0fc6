"""The power goes at random points: what was acknowledged is on the disk, and the study holds.

    python benchmarks/power.py [--points 1000] [--seed 1]

The store works on a file system that notes every write, truncation, removal and sync (a virtual
file system of apsw, whose SQLite is another build than the product's). At random points the disk is
built as a power cut may leave it: everything that was synced, and of the rest each sector of 512
bytes or not, in any mixture. The product then opens that disk and `check` proves it.

The same with settings that promise less must lose something: NORMAL and OFF with a write-ahead log,
FULL with a rollback journal whose removal no sync follows. So the simulator can see a loss. The
settings of a network file system, TRUNCATE and FULL, have to lose nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw
from invented import TURNS, transcript

from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.store import Store, connection, schema
from thirdear.store.connection import Database

SECTOR = 512
KEPT = (("WAL", "FULL"), ("TRUNCATE", "FULL"))
"""What the product uses: on disks, on network file systems."""
CONTROLS = (("WAL", "NORMAL"), ("WAL", "OFF"), ("DELETE", "FULL"))
"""What promises less."""


class Found(NamedTuple):
    """What came of many power cuts."""

    points: int
    acknowledged: int
    lost: int
    unsound: int

    @property
    def bad(self) -> bool:
        """Whether anything went wrong."""
        return bool(self.lost or self.unsound)


def main() -> None:
    """Cut the power, look, count; end with 1 where the product loses or a control does not."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--points", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    wrong = False
    for number, (mode, sync) in enumerate((*KEPT, *CONTROLS)):
        control = number >= len(KEPT)
        points = chosen.points if number == 0 else max(10, chosen.points // 5)
        found = cut(mode, sync, points, chosen.seed)
        wrong |= found.bad != control
        print(
            f"{'control: ' if control else ''}{mode}, synchronous {sync}: {found.points} power "
            f"cuts, {found.acknowledged:,} events acknowledged; {found.lost} cuts lost some, "
            f"{found.unsound} studies did not hold",
            flush=True,
        )
    raise SystemExit(int(wrong))


# -- a disk that forgets what was not synced


class Disk:
    """What is surely on the disk, and what was done since, by file."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._sure: dict[str, bytearray] = {}
        self._since: dict[str, list[tuple[str, int, bytes]]] = {}

    def note(self, path: str, what: str, at: int = 0, data: bytes = b"") -> None:
        """Note a write, truncation or removal."""
        self._since.setdefault(path, []).append((what, at, data))

    def remove(self, path: str, *, synced: bool) -> None:
        """Remove a file; unless its folder was synced the old one may come back."""
        if synced:
            self._sure.pop(path, None)
            self._since.pop(path, None)
        else:
            self.note(path, "remove")

    def sync(self, path: str, *, new: bool) -> None:
        """Sync a file; a new one syncs its folder, too, and with it the removals of others."""
        if new:
            self._sync_folder()
        content = self._sure.setdefault(path, bytearray())
        for step in self._since.pop(path, []):
            _do(content, step)

    def _sync_folder(self) -> None:
        for path, steps in list(self._since.items()):
            removals = [n for n, (what, *_) in enumerate(steps) if what == "remove"]
            if removals:
                self._sure.pop(path, None)
                self._since[path] = steps[removals[-1] + 1 :]

    def after_the_cut(self) -> Iterator[tuple[str, bytes]]:
        """Yield files as a power cut may leave them."""
        for path in sorted(self._sure.keys() | self._since.keys()):
            content, there = bytearray(self._sure.get(path, b"")), path in self._sure
            for step in self._since.get(path, []):
                if step[0] == "remove":
                    if self._rng.random() < 0.5:
                        break  # the old file stays, and what came later went to another one
                    content, there = bytearray(), False
                    continue
                there = True
                for part in _torn(step):
                    if self._rng.random() < 0.5:
                        _do(content, part)
            if there:
                yield path, bytes(content)


def _torn(step: tuple[str, int, bytes]) -> Iterable[tuple[str, int, bytes]]:
    what, at, data = step
    if what != "write":
        return [step]
    return [("write", at + n, data[n : n + SECTOR]) for n in range(0, len(data), SECTOR)]


def _do(content: bytearray, step: tuple[str, int, bytes]) -> None:
    what, at, data = step
    if what == "remove":
        content.clear()
        return
    end = at if what == "cut" else max(len(content), at + len(data))
    content.extend(bytes(max(0, end - len(content))))
    if what == "cut":
        del content[at:]
    else:
        content[at : at + len(data)] = data


class Files(apsw.VFS):
    """The system's own file system, of which the disk is told everything."""

    def __init__(self, disk: Disk, before_write: Any) -> None:
        super().__init__("power", "")
        self.disk, self.before_write = disk, before_write

    def xOpen(self, name: Any, flags: list[int]) -> File:  # noqa: N802 - apsw's names
        return File(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(name, syncdir)
        self.disk.remove(name, synced=syncdir)


class File(apsw.VFSFile):
    """A file of which the disk is told everything."""

    def __init__(self, files: Files, name: Any, flags: list[int]) -> None:
        self.files = files
        self.path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.new = not (self.path and Path(self.path).exists())
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        if self.path:
            self.files.disk.note(self.path, "write", offset, bytes(data))
            self.files.before_write()

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        if self.path:
            self.files.disk.note(self.path, "cut", size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        if self.path:
            self.files.disk.sync(self.path, new=self.new)
            self.new = False


class Rows:
    """An apsw cursor that has a count of rows, as Python's drivers have."""

    def __init__(self, cursor: Any, rowcount: int) -> None:
        self._cursor = cursor
        self.rowcount = rowcount

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def fetchall(self) -> Any:
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)


class Driver:
    """An apsw connection that behaves as the product's driver does."""

    def __init__(self, path: Path) -> None:
        self._own = apsw.Connection(str(path), vfs="power")

    def execute(self, sql: str, values: Any = ()) -> Rows:
        return Rows(self._own.execute(sql, values), self._own.changes())

    def executemany(self, sql: str, rows: Any) -> None:
        self._own.executemany(sql, rows)

    @property
    def in_transaction(self) -> bool:
        return bool(self._own.in_transaction)

    def close(self) -> None:
        self._own.close()


# -- the work


def cut(mode: str, sync: str, points: int, seed: int) -> Found:
    """Tag and import on a disk whose power is cut at random points; look at what is left."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        trial = _Trial(Path(name), rng, points)
        while len(trial.looked) < points:
            with trial.working(mode, sync) as store:
                trial.work(store)
        lost = sum(lost for lost, _ in trial.looked)
        return Found(points, trial.acknowledged, lost, sum(bad for _, bad in trial.looked))


class _Trial:
    def __init__(self, folder: Path, rng: random.Random, points: int) -> None:
        self.folder, self.rng, self.points = folder, rng, points
        self.looked: list[tuple[bool, bool]] = []
        self.acknowledged = 0
        self._heads: dict[int, int] = {}
        self._disk = Disk(rng)

    @contextmanager
    def working(self, mode: str, sync: str) -> Iterator[Store]:
        """Give a new study on a new disk."""
        self._heads, self._disk = {}, Disk(self.rng)
        files = Files(self._disk, self._perhaps)
        path = self.folder / f"{len(self.looked)}.thirdear"
        driver: Any = Driver(path)
        connection.configure(driver, path, read_only=False)
        for pragma in (
            f"journal_mode = {mode}",
            f"synchronous = {sync}",
            "wal_autocheckpoint = 40",
        ):
            driver.execute(f"PRAGMA {pragma}").fetchall()
        db = Database(driver, path, read_only=False)
        schema.create(db)
        yield Store(db, None)
        driver.close()
        files.unregister()
        path.unlink()

    def work(self, store: Store) -> None:
        """Tag, import and take back some hundred times, with cuts between and within."""
        store.add_transcript(*transcript("A", 1), "study")
        store.add_rater("R1", "R1", "study")
        for number in range(60):
            if len(self.looked) >= self.points:
                return
            kind = self.rng.random()
            if kind < 0.1:
                store.add_transcript(*transcript("B", number, 20), "study")
            elif kind < 0.2:
                store.undo("R1")
            else:
                most = self.rng.choice((1, 1, 30))
                turns = range(1, most + 1) if most > 1 else [self.rng.randint(1, TURNS)]
                news = [NewTag("A", 1, turn, f"x.{number}") for turn in turns]
                store.change_tags(Pass("R1"), (), news, "R1")
            before = self._heads
            self._heads = {replica: seq for replica, (seq, _) in store.heads().items()}
            self.acknowledged += sum(self._heads.values()) - sum(before.values())
            if self.rng.random() < 0.3:
                self._look()

    def _perhaps(self) -> None:
        """Cut the power within an act, now and then."""
        if self._heads and self.rng.random() < 0.02:
            self._look()

    def _look(self) -> None:
        """Build the disk as the cut leaves it, open the study as anybody would, prove it."""
        if len(self.looked) >= self.points:
            return
        with tempfile.TemporaryDirectory() as name:
            study = None
            for path, content in self._disk.after_the_cut():
                if not path.endswith("-shm"):
                    Path(name, os.path.basename(path)).write_bytes(content)  # noqa: PTH119
                study = Path(name, Path(path).name.partition("-")[0])
            try:
                with Store.open(study or Path(name), passphrase=None) as store:
                    heads = store.heads()
                    lost = any(heads.get(r, (0, b""))[0] < seq for r, seq in self._heads.items())
                    self.looked.append((lost, bool(store.check())))
            except Refusal:
                self.looked.append((False, True))


if __name__ == "__main__":
    main()
