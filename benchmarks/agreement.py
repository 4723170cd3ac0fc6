"""Agreement in a table of ten raters and 400 units with gaps, bootstrap included.

    python benchmarks/agreement.py [--units 400] [--raters 10]

The program as a person starts it (`thirdear agreement --csv`, a fresh process) at each level,
beside the plainest bootstrap: as many calls of the library `krippendorff`, one a resample.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LEVELS = ("nominal", "ordinal", "interval")
RESAMPLES = 2000


def main() -> None:
    """Write a table, then print what each level costs and the ratio to the plain bootstrap."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--units", type=int, default=400)
    options.add_argument("--raters", type=int, default=10)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        rows = invented(chosen.units, chosen.raters)
        table.write_text(
            "unit,rater,value\n" + "".join(f"{u},{r},{v}\n" for u, r, v in rows), encoding="utf-8"
        )
        print(f"{chosen.units} units, {chosen.raters} raters, {len(rows)} judgements")
        print(f"{RESAMPLES} resamples a bootstrap\n")
        for level in LEVELS:
            ours = started(table, level)
            plain = plainly(rows, level)
            print(
                f"{level:<9} whole program {ours:5.2f} s; plain bootstrap of alpha alone "
                f"{plain:6.2f} s; ratio {ours / plain:.3f}"
            )


def invented(units: int, raters: int) -> list[tuple[int, int, int]]:
    """Return judgements from 0 to 5 around each unit's own value; one in five is missing."""
    rng = random.Random(1)
    rows = []
    for unit in range(units):
        true = rng.randint(0, 5)
        rows += [
            (unit, rater, min(5, max(0, true + rng.choice((-1, 0, 0, 0, 1)))))
            for rater in range(raters)
            if rng.random() < 0.8
        ]
    return rows


def started(table: Path, level: str) -> float:
    """Return the seconds of the whole program, the median of three after the first."""
    command = [sys.executable, "-m", "thirdear", "agreement", "--csv", str(table)]
    command += ["--level", level, "--resamples", str(RESAMPLES), "--json"]
    # An installed program keeps its modules compiled; the first start here compiles them.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(4):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=surroundings)
        seconds.append(time.perf_counter() - begun)
    return sorted(seconds[1:])[1]


def plainly(rows: list[tuple[int, int, int]], level: str) -> float:
    """Return the seconds of one library call a resample, timed on a twentieth of them."""
    import krippendorff
    import numpy as np

    given = np.full((max(r for _, r, _ in rows) + 1, max(u for u, _, _ in rows) + 1), np.nan)
    for unit, rater, value in rows:
        given[rater, unit] = value
    rng = np.random.default_rng(1)
    begun = time.perf_counter()
    for _ in range(RESAMPLES // 20):
        drawn = given[:, rng.integers(0, given.shape[1], given.shape[1])]
        krippendorff.alpha(drawn, level_of_measurement=level)
    return 20 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
