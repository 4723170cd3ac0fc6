"""Session scores of a large study: the store's tallies against all rows in pandas.

    python benchmarks/scores.py [--tags 1000000] [--sessions 3000]

Both read the same file and compute the same scores: three rates, a mean of values and a count of
distinct codes for each session. Each way runs in a process of its own, so that its peak memory is
its own; seconds are of the work inside the process, imports apart. The tags stand in the tables
only, without their events, since filling a study act by act is not what is measured.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CODES = 21
RATER = "R1"


def main() -> None:
    """Fill a study, run both ways in processes of their own, and print their ratio."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tags", type=int, default=1_000_000)
    options.add_argument("--sessions", type=int, default=3_000)
    options.add_argument("--way", choices=WAYS)
    options.add_argument("--study", type=Path)
    chosen = options.parse_args()
    if chosen.way:
        print(json.dumps(WAYS[chosen.way](chosen.study)))
        return
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "study.thirdear"
        fill(path, chosen.sessions, chosen.tags)
        size = path.stat().st_size / 1e6
        print(f"{chosen.tags:,} tags of {chosen.sessions:,} sessions; {size:.0f} MB")
        found = {way: run(way, path) for way in WAYS}
    ours, theirs = found["store"], found["pandas"]
    for way, one in found.items():
        print(
            f"{way:<7} {one['seconds']:7.3f} s, {one['megabytes']:6.0f} MB more than at its start, "
            f"{one['peak']:6.0f} MB in all"
        )
    print(
        f"ratio   time {ours['seconds'] / theirs['seconds']:.3f}, memory "
        f"{ours['megabytes'] / max(theirs['megabytes'], 1):.3f}"
    )
    assert abs(ours["sum"] - theirs["sum"]) < 1e-6 * abs(theirs["sum"]), (ours, theirs)


def run(way: str, path: Path) -> dict[str, float]:
    """Return the median of three runs of one way."""
    command = [sys.executable, __file__, "--way", way, "--study", str(path)]
    told = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    return sorted(told, key=lambda one: float(one["seconds"]))[1]


def fill(path: Path, sessions: int, tags: int) -> None:
    """Make a study whose tables hold so many sessions and tags of one rater, all finished."""
    from thirdear.store import Store, tallies

    each = tags // sessions
    turns = each // 2
    with Store.create(path) as store:
        db = store._db  # noqa: SLF001 - a table without events can be filled in no other way
        with db.transaction():
            db.run("INSERT INTO case_ VALUES(1, 'A')")
            db.run("INSERT INTO pass_ VALUES(1, ?, 1)", (RATER,))
            db.many(
                "INSERT INTO code VALUES(?, ?, NULL)", [(n + 1, f"x.c{n}") for n in range(CODES)]
            )
            for session in range(1, sessions + 1):
                about = (
                    session,
                    1,
                    session,
                    "t",
                    "a",
                    "o",
                    f"{session:064d}",
                    "0",
                    turns,
                    turns * 9,
                )
                db.run("INSERT INTO session VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", about)
                db.run("INSERT INTO layer VALUES(?, ?, 'turn', 's')", (session, session))
                db.run("INSERT INTO finished VALUES(?, 1)", (session,))
                db.many(
                    "INSERT INTO segment VALUES(?, ?, ?, ?, 'therapist', 9, 9, NULL)",
                    [(session, n, 40 * n, 40 * n + 30) for n in range(1, turns + 1)],
                )
                db.many(
                    "INSERT INTO tag VALUES(1, ?, ?, 1, ?, ?, ?, NULL, NULL, 0, 1, 0)",
                    [
                        (session * each + n, session, (n * 5 + session) % CODES + 1)
                        + (n % turns + 1, n % 5 + 1)
                        for n in range(each)
                    ],
                )
                tallies.tally(db, [(session, 1, n + 1) for n in range(CODES)])
                tallies.measure(db, session)


def scores_in_the_store(path: Path) -> dict[str, float]:
    """Return what all scores sum to, what they took and the memory that they needed."""
    from thirdear import codebook, scores
    from thirdear.store import Store

    book = codebook.parse(BOOK, "book.toml")
    before, begun = peak(), time.perf_counter()
    with Store.open(path) as store:
        found = scores.of(store, [book])
    seconds = time.perf_counter() - begun
    return told(seconds, before, sum(score.value or 0.0 for score in found))


def scores_in_pandas(path: Path) -> dict[str, float]:
    """Return the same of reading every row and grouping there, the database closed before."""
    import sqlite3

    import pandas as pd

    before, begun = peak(), time.perf_counter()
    db = sqlite3.connect(path)
    tags = pd.read_sql(
        "SELECT s.number AS session, c.key AS code, t.segment, t.value FROM tag t "
        "JOIN layer l ON l.id = t.layer_id JOIN session s ON s.id = l.session_id "
        "JOIN code c ON c.id = t.code_id",
        db,
    )
    turns = pd.read_sql("SELECT number AS session, turns, words FROM session", db)
    db.close()
    turns = turns.set_index("session")
    by_session = tags.groupby("session")
    total = (
        (100 * by_session.size() / turns.turns).sum()
        + (1000 * by_session.size() / turns.words).sum()
        + (by_session.segment.nunique() / turns.turns).sum()
        + by_session.value.mean().sum()
        + by_session.code.nunique().sum()
    )
    return told(time.perf_counter() - begun, before, float(total))


def told(seconds: float, before: float, total: float) -> dict[str, float]:
    """Return the figures of one way."""
    return {"seconds": seconds, "megabytes": peak() - before, "peak": peak(), "sum": total}


def peak() -> float:
    """Return this process's greatest memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_HEAD = """
key = "book"
prefix = "x"
version = 1
name = "Book"
[[family]]
key = "f"
name = "F"
"""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
BOOK = (
    _HEAD
    + "".join(
        f'[[code]]\nkey = "c{n}"\nmnemonic = "q{_LETTERS[n]}"\nfamily = "f"\nscale = [1, 5]\n'
        f'name = "C{n}"\n'
        for n in range(CODES)
    )
    + "".join(
        f'[[score]]\nkey = "{rule}"\nname = "S"\nof = ["family:f"]\nrule = "{rule}"\n'
        for rule in (
            "per_100_turns",
            "per_1000_words",
            "share_of_segments",
            "mean_value",
            "distinct_codes",
        )
    )
)
WAYS = {"store": scores_in_the_store, "pandas": scores_in_pandas}

if __name__ == "__main__":
    main()
