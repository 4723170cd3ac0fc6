"""Many cases in both directions: one process on one core, two processes, and what a test costs.

    python benchmarks/many.py [--cases 1000] [--draws 9999] [--trend quadratic]

A test is whole: the declared equation's bootstrap, the verdict with its guard, and intervals. CPU
seconds are those of this process and its children; wall seconds count on a quiet machine only.
Every process computes in one thread.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import replace

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy, and inherited by the processes

import numpy as np

from thirdear.model.precedence import TRENDS, Trend
from thirdear.model.scores import Series
from thirdear.series.many import Job, run_jobs

SESSIONS = 34


def main() -> None:
    """Print seconds for one and for two processes, and that their results are equal."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=1000)
    options.add_argument("--draws", type=int, default=9999)
    options.add_argument("--trend", choices=TRENDS, help="this one only")
    chosen = options.parse_args()
    for trend in [chosen.trend] if chosen.trend else TRENDS:
        whole(chosen.cases, chosen.draws, trend)


def whole(cases: int, draws: int, trend: Trend) -> None:
    """Print seconds for one and for two processes, and that their results are equal."""
    jobs = [job for i in range(cases) for job in both(i, draws, trend)]
    print(f"{cases} cases, both directions, {draws} draws, trend {trend}")
    made = []
    for workers in (1, 2):
        begun, used = time.perf_counter(), cpu()
        made.append(run_jobs(jobs, workers=workers))
        wall, used = time.perf_counter() - begun, cpu() - used
        each = 1000 * used / len(jobs)
        print(f"  {workers} at work: {wall:.1f} s wall, {used:.1f} s CPU, {each:.1f} ms a test")
    print("  equal results:", made[0] == made[1])


def scaled(cases: int, sample: int, draws: int, trend: Trend) -> None:
    """Print what so many cases cost on one core, from a sample of them."""
    sample = min(sample, cases)
    jobs = [job for i in range(sample) for job in both(i, draws, trend)]
    used = cpu()
    run_jobs(jobs, workers=1)
    used = cpu() - used
    print(
        f"{cases} cases, both directions, {draws} draws, trend {trend}, on one core: "
        f"{used * cases / sample:.0f} s CPU (scaled from {sample}), "
        f"{1000 * used / len(jobs):.1f} ms a test"
    )


def cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def both(seed: int, draws: int, trend: Trend) -> tuple[Job, Job]:
    """Return both directions of a simulated case, under a seed of its own."""
    x, y = np.random.default_rng(seed).normal(size=(2, SESSIONS))
    numbers = tuple(range(1, SESSIONS + 1))
    one, other = (
        Series(f"C{seed}", name, numbers, tuple(map(float, values)))
        for name, values in (("x", x), ("y", y))
    )
    forth = Job(one, other, trend=trend, resamples=draws, seed=seed)
    return forth, replace(forth, cause=other, effect=one)


if __name__ == "__main__":
    main()
