"""What a command costs: user CPU, beside a bare interpreter that imports the same libraries.

The demonstration is made in a temporary folder, or a study is given. Each command is run with
bytecode present, first once to see which modules from outside this project it loads; the
interpreter beside it loads just these. The ratio holds on any machine, the seconds do not. Not on
Windows.

    python benchmarks/commands.py [--study FOLDER] [--times N] [COMMAND...]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

COMPLETION = {"_THIRDEAR_COMPLETE": "complete_bash", "COMP_WORDS": "thirdear ex", "COMP_CWORD": "1"}
COMMANDS: dict[str, tuple[str, ...]] = {
    "--version": ("--version",),
    "--help": ("--help",),
    "completion": (),
    "scores": ("scores",),
    "agreement": ("agreement",),
    "granger": ("granger",),
    "verify": ("verify", "{document}"),
    "report": ("report", "-o", "{scratch}/report.docx"),
    "disguise scan": ("disguise", "scan"),
    "export qdpx": ("export", "qdpx", "{scratch}/study.qdpx"),
}
LOAD = """
import importlib, sys
for name in sys.argv[1].split(","):
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""


def spent(command: Sequence[str], more: dict[str, str]) -> tuple[float, str]:
    """Return seconds of user CPU of a program with its children, and what it said to stderr."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        command, env=environment | more, capture_output=True, text=True, check=False
    )
    if run.returncode and not more:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}:\n{run.stderr[-600:]}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, run.stderr


def loaded(told: str) -> list[str]:
    """Return the modules from elsewhere that ``-X importtime`` lists, in the order of loading."""
    names = [line.rsplit("|", 1)[1].strip() for line in told.splitlines() if line.count("|") == 2]
    return [name for name in names[1:] if name.partition(".")[0] not in {"thirdear", "__main__"}]


def compare(name: str, folder: Path, scratch: Path, times: int) -> tuple[float, float]:
    """Return the least user CPU of a command and of a bare interpreter with its libraries."""
    documents = sorted((folder / "exports").glob("case-study-*.docx"))
    values = {"scratch": str(scratch), "document": str(documents[0]) if documents else ""}
    words = [word.format(**values) for word in COMMANDS[name]]
    more = COMPLETION if name == "completion" else {}
    own = [sys.executable, "-X", "importtime", "-m", "thirdear", "--study", str(folder), *words]
    libraries = loaded(spent(own, more)[1])
    command = [own[0], *own[3:]]
    bare = [sys.executable, "-c", LOAD, ",".join(libraries)]
    costs = [(spent(command, more)[0], spent(bare, {})[0]) for _ in range(times)]
    return min(ours for ours, _ in costs), min(theirs for _, theirs in costs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("commands", nargs="*", default=list(COMMANDS), metavar="COMMAND")
    parser.add_argument("--study", type=Path)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        folder = given.study or scratch / "demo"
        if given.study is None:
            spent([sys.executable, "-m", "thirdear", "demo", str(folder), "--no-open"], {})
        print(f"{'user CPU, seconds':<20}{'thirdear':>10}{'bare':>8}{'ratio':>8}")
        for name in given.commands:
            ours, theirs = compare(name, folder, scratch, given.times)
            print(f"{name:<20}{ours:10.2f}{theirs:8.2f}{ours / theirs:7.1f}×", flush=True)


if __name__ == "__main__":
    main()
