"""Many cases in both directions: one process, two processes, and the share each test costs.

    python benchmarks/many.py [--cases 1000] [--draws 9999]

Every test has its bootstrap twice, by the declared and by the quadratic equation. CPU seconds are
those of this process and its children; wall seconds count on a quiet machine only.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

import numpy as np

from thirdear.model.scores import Series
from thirdear.series.many import Job, run_jobs

SESSIONS = 34


def main() -> None:
    """Print seconds for one and for two processes, and that their results are equal."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=1000)
    options.add_argument("--draws", type=int, default=9999)
    chosen = options.parse_args()
    jobs = [job for i in range(chosen.cases) for job in both(i, chosen.draws)]
    print(f"{chosen.cases} cases, both directions, {chosen.draws} draws")
    made = []
    for workers in (1, 2):
        begun, cpu = time.perf_counter(), time.process_time()
        made.append(run_jobs(jobs, workers=workers))
        wall, used = time.perf_counter() - begun, time.process_time() - cpu
        print(f"{workers} process(es): {wall:.1f} s wall, {used:.1f} s CPU of this process")
    print("equal results:", made[0] == made[1])


def both(seed: int, draws: int) -> tuple[Job, Job]:
    """Return both directions of a simulated case, under a seed of its own."""
    x, y = np.random.default_rng(seed).normal(size=(2, SESSIONS))
    numbers = tuple(range(1, SESSIONS + 1))
    one, other = (
        Series(f"C{seed}", name, numbers, tuple(map(float, values)))
        for name, values in (("x", x), ("y", y))
    )
    forth = Job(one, other, trend="none", resamples=draws, seed=seed)
    return forth, replace(forth, cause=other, effect=one)


if __name__ == "__main__":
    main()
