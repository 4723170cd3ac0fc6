"""A registry of 34 laboratories and a hundred million tags: what DuckDB needs for each answer.

    python benchmarks/registry.py [--laboratories 34] [--sessions 3000] [--workers 2]

The files are invented: in each laboratory two raters look for 17 codes in every session, and each
gives 500 tags in it. Each answer is made in a process of its own, so that its peak memory is its
own; seconds are of the work inside the process, on the wall and of all processors. With `--workers`
the answers that go file by file are asked of a local Dask cluster of so many processes, whose time
and memory count, too.
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

ANSWERS = ("base_rates", "dose", "agreement", "together", "lags")
BY_FILE = ANSWERS[3:]
CODES, TURNS, TAGS = 17, 334, 500

# A rater's tags of a session are drawn without repetition: a step that shares no divisor with the
# number of places goes through all of them. The second rater begins 100 steps later, so that both
# have four tags in five.
_FILE = """
    COPY (
        WITH judged AS (
            SELECT s // 30 + 1 AS "case", s % 30 + 1 AS session, r AS rater
            FROM range($sessions) x(s), range(1, 3) y(r)),
        rows AS (
            SELECT "case", session, rater, CAST(NULL AS BIGINT) AS segment, c,
                {turns} AS segments
            FROM judged, range({codes}) z(c)
            UNION ALL
            SELECT "case", session, rater, place // {codes} + 1, place % {codes}, NULL FROM (
                SELECT *, (k * 997 + "case" * 31 + session * 7 + rater * 99700)
                    % ({turns} * {codes}) AS place
                FROM judged, range({tags}) z(k)))
        SELECT $laboratory AS laboratory, "case"::INTEGER AS "case", session::INTEGER AS session,
            rater::INTEGER AS rater, 'x.c' || c AS code, segment::INTEGER AS segment,
            CAST(NULL AS INTEGER) AS value, false AS suggested, segments::INTEGER AS segments
        FROM rows) TO '{target}' (FORMAT parquet, COMPRESSION snappy)"""


def main() -> None:
    """Write the files, ask each question in a process of its own, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--laboratories", type=int, default=34)
    options.add_argument("--sessions", type=int, default=3_000)
    options.add_argument("--folder", type=Path)
    options.add_argument("--answer", choices=ANSWERS)
    options.add_argument("--workers", type=int, default=0)
    chosen = options.parse_args()
    if chosen.answer:
        print(json.dumps(answered(chosen.answer, chosen.folder, chosen.workers)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        fill(folder, chosen.laboratories, chosen.sessions)
        size = sum(file.stat().st_size for file in folder.glob("*.parquet")) / 1e6
        tags = chosen.laboratories * chosen.sessions * 2 * TAGS
        print(f"{chosen.laboratories} files, {tags:,} tags, {size:,.0f} MB")
        for answer in BY_FILE if chosen.workers else ANSWERS:
            command = [sys.executable, __file__, "--answer", answer, "--folder", str(folder)]
            command += ["--workers", str(chosen.workers)]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            told = json.loads(run.stdout)
            print(
                f"{answer:<12}{told['wall']:8.1f} s {told['cpu']:8.1f} s of all processors "
                f"{told['peak']:8.0f} MB  {told['rows']:,} rows",
                flush=True,
            )


def fill(folder: Path, laboratories: int, sessions: int) -> None:
    """Write a file for every laboratory that has none yet."""
    import duckdb

    folder.mkdir(exist_ok=True)
    for number in range(1, laboratories + 1):
        target = folder / f"L{number:02}.parquet"
        if not target.exists():
            query = _FILE.format(codes=CODES, turns=TURNS, tags=TAGS, target=target)
            duckdb.execute(query, {"sessions": sessions, "laboratory": f"L{number:02}"})


def answered(answer: str, folder: Path, workers: int) -> dict[str, float]:
    """Ask one question in this process, or of a cluster of its own."""
    import pandas as pd  # noqa: F401 - what is measured is the answer, not the import
    from distributed import LocalCluster

    files = sorted(folder.glob("*.parquet"))
    used = time.process_time()
    if workers:
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            begun = time.perf_counter()
            rows = asked(answer, files, cluster.scheduler_address)
            wall = time.perf_counter() - begun
    else:
        begun = time.perf_counter()
        rows = asked(answer, files, None)
        wall = time.perf_counter() - begun
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = time.process_time() - used + (others.ru_utime + others.ru_stime if workers else 0)
    peak = max(own.ru_maxrss, others.ru_maxrss) / 1024
    return {"wall": wall, "cpu": cpu, "peak": peak, "rows": rows}


def asked(answer: str, files: list[Path], scheduler: str | None) -> int:
    """Return how many rows, or cases, an answer has."""
    import thirdear
    from thirdear.study import registry

    if answer == "together":
        return len(registry.together(files, scheduler))
    if answer == "lags":
        return len(registry.cross_lags(files, "x.c1", "x.c2", scheduler=scheduler).used)
    return len(getattr(thirdear.registry(*files), answer)())


if __name__ == "__main__":
    main()
