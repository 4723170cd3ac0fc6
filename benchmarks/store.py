"""The store against the plainest thing that does the same task, on the same tags.

    python benchmarks/store.py [--tags 200000] [--passphrase]

One tag: an act of the store (journal, hash chain, projections, undo) against one INSERT and commit
of Python's own sqlite3, both with a write-ahead log that is synced at every commit, into as many
tags as are there already. Session scores: the store's GROUP BY against reading every tag into
pandas and grouping there. Opening: one session's turns and all its tags. Times are medians; CPU
seconds of this process where it says so, since a disk that is shared makes wall times jump.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from thirdear.model.coding import NewTag, Pass
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.store import Store

TURNS = 1500
RATERS = ("R1", "R2", "R3")
CODES = tuple(f"x.c{number}" for number in range(40))


class Spent(NamedTuple):
    """Milliseconds of one call, median and 95th percentile of many."""

    cpu: float
    wall: float
    wall_95: float


def main() -> None:
    """Fill a study, then print each comparison with its ratio."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tags", type=int, default=200_000)
    options.add_argument("--passphrase", action="store_true", help="encrypt the study")
    chosen = options.parse_args()
    sessions = max(1, chosen.tags // (TURNS * len(RATERS)))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "study.thirdear"
        with Store.create(path, passphrase="a b c" if chosen.passphrase else None) as store:
            begun = time.perf_counter()
            rows = fill(store, sessions)
            seconds = time.perf_counter() - begun
            size = (path.stat().st_size + Path(f"{path}-wal").stat().st_size) / 1e6
            print(
                f"{len(rows):,} tags in {sessions} sessions of {TURNS} turns, {len(RATERS)} raters"
            )
            print(f"brought in within {seconds:.1f} s; {size:.0f} MB\n")
            compare_tags(store, bare(Path(name) / "bare.db", rows), sessions)
            compare_scores(store, Path(name) / "bare.db")
            open_session(store, sessions)


def fill(store: Store, sessions: int) -> list[tuple[int, str, str, int]]:
    """Bring in sessions and tag every turn by every rater; return the same as plain rows."""
    rng = random.Random(1)
    for session in range(1, sessions + 1):
        store.add_transcript(*invented(session), "study")
    rows = []
    for rater in RATERS:
        store.add_rater(rater, rater, "study")
        for session in range(1, sessions + 1):
            tags = [
                NewTag("A", session, turn, rng.choice(CODES), value=rng.randint(1, 5))
                for turn in range(1, TURNS + 1)
            ]
            store.change_tags(Pass(rater), (), tags, rater)
            rows += [(session, rater, tag.code, tag.value or 0) for tag in tags]
    return rows


def invented(session: int) -> tuple[Transcript, bytes]:
    """Return a transcript and its bytes."""
    lines = [f"turn {n} of session {session} with a few more words" for n in range(1, TURNS + 1)]
    turns, start = [], 0
    for number, line in enumerate(lines, 1):
        role = (Role.CLIENT, Role.THERAPIST)[number % 2]
        turns.append(Segment(number, start, start + len(line), role[0], role))
        start += len(line) + 1
    data = "\n".join(lines).encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(f"{session}.txt", "plain", "utf-8", digest)
    return Transcript("A", session, data.decode(), digest, tuple(turns), source), data


def bare(path: Path, rows: list[tuple[int, str, str, int]]) -> sqlite3.Connection:
    """Return a plain database with the same tags, one index, and the same durability."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE tag(id INTEGER PRIMARY KEY, session INT, rater TEXT, code TEXT, value INT)"
    )
    connection.execute("BEGIN")
    insert = "INSERT INTO tag(session, rater, code, value) VALUES(?, ?, ?, ?)"
    connection.executemany(insert, rows)
    connection.execute("CREATE INDEX tag_place ON tag(session, rater)")
    connection.execute("COMMIT")
    return connection


def compare_tags(store: Store, plain: sqlite3.Connection, sessions: int) -> None:
    """Print what one more tag costs either way, and what taking it back costs."""
    rng = random.Random(2)

    def ours() -> None:
        place = (rng.randint(1, sessions), rng.randint(1, TURNS))
        store.change_tags(Pass("R1"), (), [NewTag("A", *place, f"y.{rng.random()}"[:4])], "R1")

    def theirs() -> None:
        plain.execute(
            "INSERT INTO tag(session, rater, code, value) VALUES(?, ?, ?, ?)",
            (rng.randint(1, sessions), "R1", "y.0", 1),
        )

    def undo() -> None:
        store.undo("R1")

    other, one, back = spent([theirs, ours, undo], 300)
    told("one tag, sqlite3 INSERT and commit", other)
    told("one tag, Store.change_tags", one, other)
    told("its undo, Store.undo", back, other)
    print(f"the program's own share of a tag is {one.cpu:.2f} ms of CPU\n")


def compare_scores(store: Store, path: Path) -> None:
    """Print what all session scores cost either way; both must count the same."""
    import pandas as pd

    few = CODES[:20]

    def ours() -> int:
        totals = store.adder().tag_totals(few)
        return sum(total.tags for total in totals if total.pass_.rater != "R1")

    def theirs() -> int:
        with sqlite3.connect(path) as connection:
            frame = pd.read_sql("SELECT * FROM tag", connection)
        connection.close()
        frame = frame[frame.code.isin(few) & (frame.rater != "R1")]
        groups = frame.groupby(["session", "rater"]).value
        return int(groups.agg(["size", "sum", "mean", "max"])["size"].sum())

    assert ours() == theirs()
    other, one = spent([theirs, ours], 5)
    told("scores, pandas over all rows", other)
    told("scores, Adder.tag_totals", one, other)
    print()


def open_session(store: Store, sessions: int) -> None:
    """Print what opening a session costs, for its rater and with everybody's tags."""
    rng = random.Random(3)

    def opened(pass_: Pass | None) -> int:
        session = rng.randint(1, sessions)
        turns = store.transcript("A", session).turns
        return len(turns) + len(store.tags(pass_=pass_, case="A", session=session))

    ways: list[Callable[[], object]] = [lambda: opened(Pass("R2")), lambda: opened(None)]
    own, everybodys = spent(ways, 30)
    told(f"opening {TURNS} turns with one rater's tags", own)
    told(f"opening {TURNS} turns with {TURNS * 3} tags", everybodys)
    (second,) = spent([lambda: store.reader().close()], 10)
    told("a second connection", second)


def spent(calls: Sequence[Callable[[], object]], times: int) -> list[Spent]:
    """Return what calls cost, taken in turn so that the disk's moods meet all of them alike."""
    cpu: list[list[float]] = [[] for _ in calls]
    wall: list[list[float]] = [[] for _ in calls]
    for _ in range(times + 1):
        for number, call in enumerate(calls):
            begun = (time.process_time(), time.perf_counter())
            call()
            cpu[number].append(1000 * (time.process_time() - begun[0]))
            wall[number].append(1000 * (time.perf_counter() - begun[1]))
    # The first round warms up.
    return [
        Spent(statistics.median(c[1:]), statistics.median(w[1:]), sorted(w[1:])[int(times * 0.95)])
        for c, w in zip(cpu, wall, strict=True)
    ]


def told(what: str, found: Spent, beside: Spent | None = None) -> None:
    """Print one line; the ratio is to the plain way, wall time by wall time."""
    ratio = "" if beside is None else f"  x {found.wall / beside.wall:.2f}"
    print(
        f"{what:<42} {found.wall:>8.2f} ms (95 %: {found.wall_95:.2f}), CPU {found.cpu:.2f}{ratio}"
    )


if __name__ == "__main__":
    main()
