"""What opening a session costs: CPU until the desk's first full screen, and what comes after it.

A temporary study with one invented transcript is made; the desk is started on it in a pseudo
terminal, and the processor time of all its threads is read from /proc as soon as the place in the
session stands on the screen, then again two seconds later. The same is done with a Textual
application of one line that reads nothing. Linux only.

    python benchmarks/opening.py [SEGMENTS...] [--times N]
"""

from __future__ import annotations

import argparse
import os
import select
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from desk import EMPTY, Terminal, transcript

from thirdear.study import Study

WANTED = b"segment 1/"
DESK = """
import sys
from thirdear.base import collector
collector.work_rarely()
from thirdear.study import Study
from thirdear.tui import run
with Study.open(sys.argv[1]) as study:
    run(study, "me", ("A", 1))
"""


def opened(program: Sequence[str]) -> tuple[float, float]:
    """Return CPU until the first full screen and until nothing more is done, in milliseconds."""
    terminal = Terminal(program)
    try:
        data = b""
        while WANTED not in data:
            if not select.select([terminal.screen], [], [], 60)[0]:
                raise SystemExit("Nothing was painted within a minute.")
            data += os.read(terminal.screen, 1 << 16)
        painted = terminal.cpu()
        time.sleep(2.0)
        return painted, terminal.cpu()
    finally:
        terminal.close()


def made(folder: str, count: int) -> Path:
    """Return a study with one session of so many segments."""
    study = Path(tempfile.mkdtemp(dir=folder))
    text = transcript(count)
    with Study.create(study, codebooks=["mbt-c-as", "alliance-markers"]) as new:
        new.store.add_transcript(text, text.text.encode(), "study")
        new.add_rater("me")
    return study


def main() -> None:
    """Measure in turns and print the least of each, which other programs disturb least."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("segments", nargs="*", type=int, default=[1_500, 100_000])
    parser.add_argument("--times", type=int, default=5, help="how often each is opened")
    given = parser.parse_args()
    # Where nothing compiled is kept, each start would compile everything anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        programs = {"an empty application": [sys.executable, "-c", EMPTY]}
        for count in given.segments:
            programs[f"{count:,} segments"] = [sys.executable, "-c", DESK, str(made(folder, count))]
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for _ in range(given.times + 1):
            for name, program in programs.items():
                found[name].append(opened(program))
    print(f"{'':<22}{'first screen':>14}{'ratio':>8}{'and idle':>12}")
    least = None
    for name, costs in found.items():
        first, rest = (min(column) for column in zip(*costs[1:], strict=True))
        least = least or first
        print(f"{name:<22}{first:11.0f} ms{first / least:7.2f}×{rest - first:9.0f} ms")


if __name__ == "__main__":
    main()
