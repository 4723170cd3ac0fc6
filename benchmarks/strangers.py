"""Random studies of strangers through every command, one line a failure, for as long as is asked.

    python benchmarks/strangers.py --minutes 30 [--seed 1] [--jobs 2] [--count N] [--plans]

Every study is drawn from a seed, made by the command line, and taken through all of its commands
(see ``tests/strangers_plan.py``). Printed are each failure with its seed and command, and at the
end how many studies and commands there were, by each job. Ends with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import strangers_plan
from tests.strangers_shell import Shell
from tests.strangers_tour import Failure, tour


def one(seed: int) -> tuple[str, int, list[Failure]]:
    """Take the study of a seed through its tour; return what it is like, and its commands."""
    with tempfile.TemporaryDirectory(prefix=f"stranger-{seed}-") as folder:
        os.environ |= {"XDG_CONFIG_HOME": folder, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        plan, shell = strangers_plan.draw(seed), Shell()
        found = tour(plan, Path(folder) / "stranger", shell)
    return str(plan), shell.count, found


def run(given: argparse.Namespace) -> bool:
    """Take studies through their tours one after another; return whether all went well."""
    until = time.monotonic() + 60 * given.minutes
    studies = commands = failed = 0
    for seed in range(given.seed, given.seed + given.count, given.step):
        if time.monotonic() > until:
            break
        began = time.process_time()
        plan, count, found = one(seed)
        studies, commands, failed = studies + 1, commands + count, failed + bool(found)
        if given.plans:
            seconds = time.process_time() - began
            print(f"{seconds:5.1f} s, {count} commands, {len(found)} failures, {plan}", flush=True)
        for failure in found:
            print(failure, flush=True)
    print(f"{studies:,} studies, {commands:,} commands, {failed:,} studies with failures")
    return not failed


def share(given: argparse.Namespace) -> bool:
    """Let processes of their own take every second, third … seed; return whether all went well."""
    jobs = [
        subprocess.Popen(
            [sys.executable, __file__, "--jobs", "1", "--step", str(given.jobs)]
            + ["--seed", str(given.seed + job), "--count", str(given.count - job)]
            + ["--minutes", str(given.minutes), *(["--plans"] if given.plans else [])]
        )
        for job in range(min(given.jobs, given.count))
    ]
    codes = [job.wait() for job in jobs]
    return not any(codes)


def main() -> None:
    """Take studies through their tours and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=int, default=1, help="how far a seed is from the next")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--count", type=int, default=1_000_000, help="how many seeds from the first"
    )
    parser.add_argument("--plans", action="store_true", help="print what each study is like")
    given = parser.parse_args()
    sys.exit(0 if (run if given.jobs == 1 else share)(given) else 1)


if __name__ == "__main__":
    main()
