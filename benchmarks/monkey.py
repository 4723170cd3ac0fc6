"""Let the tests' monkey loose on the desk: `python benchmarks/monkey.py --minutes 30 --seed 1`.

Each seed is a random study with so many strokes. A seed that fails is told with its last strokes;
the others go on. Exit code 1 where one failed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.tui.monkey import play


def main() -> int:
    """Play seed after seed until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument("--seed", type=int, default=1, help="the first seed")
    asked.add_argument("--seeds", type=int, default=10**9, help="at most so many seeds")
    asked.add_argument("--strokes", type=int, default=1000, help="strokes a seed")
    told = asked.parse_args()
    end = time.monotonic() + told.minutes * 60
    strokes, failed, seed = 0, [], told.seed
    while time.monotonic() < end and seed < told.seed + told.seeds:
        with tempfile.TemporaryDirectory() as folder:
            try:
                done = play(seed, Path(folder), told.strokes).strokes
                strokes += done
                print(f"seed {seed}: {done:,} strokes", flush=True)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                failed.append(seed)
                print(
                    f"--- seed {seed}", "".join(traceback.format_exception(error)[-14:]), flush=True
                )
        seed += 1
    print(f"seeds {told.seed} to {seed - 1}, {strokes:,} strokes, failed: {failed or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
