"""Random studies of strangers through every command, one line a failure, for as long as is asked.

    python benchmarks/strangers.py --minutes 30 [--seed 1] [--jobs 2] [--count N]

Every study is drawn from a seed, made by the command line, and taken through all of its commands
(see ``tests/strangers_plan.py``). Printed are each failure with its seed and command, and at the
end how many studies and commands there were. Ends with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import strangers_plan
from tests.strangers_shell import Shell
from tests.strangers_tour import Failure, tour


def one(seed: int) -> tuple[int, str, int, float, list[Failure]]:
    """Take the study of a seed through its tour."""
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix=f"stranger-{seed}-") as folder:
        os.environ |= {"XDG_CONFIG_HOME": folder, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        plan, shell = strangers_plan.draw(seed), Shell()
        found = tour(plan, Path(folder) / "stranger", shell)
    return seed, str(plan), shell.count, time.process_time() - began, found


def seeds(first: int, count: int, until: float) -> Iterator[int]:
    """Yield seeds until there are enough or the time is up."""
    for seed in range(first, first + count):
        if time.monotonic() > until:
            return
        yield seed


def main() -> None:
    """Take studies through their tours and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--plans", action="store_true", help="print what each study is like")
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes
    studies = commands = failed = 0
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(given.jobs, context, max_tasks_per_child=20) as pool:
        waiting = seeds(given.seed, given.count, until)
        running = {pool.submit(one, seed) for seed in islice(waiting, given.jobs)}
        while running:
            done = next(iter(wait(running, return_when=FIRST_COMPLETED).done))
            running.discard(done)
            seed, plan, count, seconds, found = done.result()
            studies, commands, failed = studies + 1, commands + count, failed + bool(found)
            if given.plans:
                print(
                    f"{seconds:5.1f} s, {count} commands, {len(found)} failures, {plan}", flush=True
                )
            for failure in found:
                print(failure, flush=True)
            if seed := next(waiting, 0):
                running.add(pool.submit(one, seed))
    print(f"{studies:,} studies, {commands:,} commands, {failed:,} studies with failures")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
