"""A registry of 34 laboratories and a hundred million tags: what DuckDB needs for each answer.

    python benchmarks/registry.py [--laboratories 34] [--sessions 3000] [--folder FOLDER]

The files are invented: in each laboratory two raters look for 17 codes in every session, and each
gives 500 tags in it. Each answer is made in a process of its own, so that its peak memory is its
own; seconds are of the work inside the process, on the wall and of all processors.
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

ANSWERS = ("base_rates", "dose", "agreement")
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
    chosen = options.parse_args()
    if chosen.answer:
        print(json.dumps(answered(chosen.answer, chosen.folder)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        fill(folder, chosen.laboratories, chosen.sessions)
        size = sum(file.stat().st_size for file in folder.glob("*.parquet")) / 1e6
        tags = chosen.laboratories * chosen.sessions * 2 * TAGS
        print(f"{chosen.laboratories} files, {tags:,} tags, {size:,.0f} MB")
        for answer in ANSWERS:
            command = [sys.executable, __file__, "--answer", answer, "--folder", str(folder)]
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


def answered(answer: str, folder: Path) -> dict[str, float]:
    """Ask one question in this process."""
    import pandas as pd  # noqa: F401 - what is measured is the answer, not the import

    import thirdear

    registry = thirdear.registry(*sorted(folder.glob("*.parquet")))
    begun, used = time.perf_counter(), time.process_time()
    rows = len(getattr(registry, answer)())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter() - begun, time.process_time() - used
    return {"wall": wall, "cpu": cpu, "peak": peak, "rows": rows}


if __name__ == "__main__":
    main()
