"""Kills at random moments: what was acknowledged stays, and the study holds.

    python benchmarks/faults.py [--kills 1000] [--encrypted 200] [--control 50] [--seed 1]

A child process works on one study: it tags (one, a range, and takes acts back), brings transcripts
in, merges a copy in which another rater tagged, and restores snapshots into new folders. It tells
each act that it saw committed through a pipe. The parent ends it with SIGKILL after a random time,
opens the study, lets `check` prove it whole, and counts acknowledged events that are not there.

The same kills against a way that must lose something, as a control of the measurement: a child that
acknowledges the next three events of a chain before they are committed. No time is measured here.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from invented import SECRET, TURNS, transcript

from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.study import STUDY_FILE, Study
from thirdear.study.copies import snapshots

AFRESH = 8
"""Kills on one study before the next is begun, so that none grows without end."""


@dataclass
class Found:
    """What came of many kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    half: int = 0
    during: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Kill, look, count; end with 1 where anything was lost or the control lost nothing."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--encrypted", type=int, default=200)
    options.add_argument("--control", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    plain = kill(chosen.kills, None, chosen.seed)
    told("plain", plain)
    coded = kill(chosen.encrypted, SECRET, chosen.seed)
    told("encrypted", coded)
    control = kill(chosen.control, None, chosen.seed, early=True)
    told("control, acknowledged before the commit", control)
    bad = [one for one in (plain, coded) if one.lost or one.unsound or one.half]
    raise SystemExit(1 if bad or not control.lost else 0)


def told(what: str, found: Found) -> None:
    """Print one line."""
    during = ", ".join(f"{name} {n}" for name, n in sorted(found.during.items()))
    print(
        f"{what}: {found.kills} kills ({during}); {found.acknowledged:,} events acknowledged, "
        f"{found.lost} lost, {found.unsound} studies that do not hold, "
        f"{found.half} half restored studies",
        flush=True,
    )


def kill(times: int, secret: str | None, seed: int, *, early: bool = False) -> Found:
    """Kill a working child many times; return what was found after each."""
    rng = random.Random(seed)
    found = Found()
    while found.kills < times:
        with tempfile.TemporaryDirectory() as name:
            folder = begin(Path(name), secret)
            for _ in range(min(AFRESH, times - found.kills)):
                _once(folder, secret, rng, found, early=early)
    return found


def begin(parent: Path, secret: str | None) -> Path:
    """Make a study with two sessions and two raters."""
    folder = parent / "study"
    with Study.create(folder, passphrase=secret) as study:
        for session in (1, 2):
            study.store.add_transcript(*transcript("A", session), "study")
        for rater in ("R1", "R2"):
            study.add_rater(rater)
        snapshots.snapshot(study)
    return folder


def _once(
    folder: Path, secret: str | None, rng: random.Random, found: Found, *, early: bool
) -> None:
    what = rng.choice(sorted(WORK))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(folder, secret, what, rng.randrange(1 << 30), writing, early=early)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        # The first byte says that the study is open; the clock runs from there.
        pipe.read(1)
        time.sleep(rng.uniform(0, 0.25 if what == "tag" else 0.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = pipe.read().split(b"\n")[:-1]
    found.kills += 1
    found.during[what] += 1
    _look(folder, secret, [line.split(b":") for line in lines], found)


def _look(folder: Path, secret: str | None, lines: list[list[bytes]], found: Found) -> None:
    """Open the study as anybody would after a crash, and prove it."""
    with Store.open(folder / STUDY_FILE, passphrase=secret) as store:
        heads = store.heads()
        for replica, seq in lines:
            found.acknowledged += 1
            found.lost += heads.get(int(replica), (0, b""))[0] < int(seq)
        problems = store.check()
        found.unsound += bool(problems)
        if problems:
            print(problems[:2])
    for restored in folder.parent.glob("restored-*"):
        file = restored / STUDY_FILE
        if file.is_file():
            with Store.open(file, passphrase=secret) as store:
                found.half += bool(store.check())
        shutil.rmtree(restored)


def _child(
    folder: Path, secret: str | None, what: str, seed: int, pipe: int, *, early: bool
) -> None:
    """Work until the end comes; every act that returned is told with its event's name."""
    with suppress(BaseException), Study.open(folder, passphrase=secret) as study:
        acknowledged: dict[int, int] = {}

        def tell() -> None:
            for replica, (seq, _) in study.store.heads().items():
                ahead = 3 if early else 0
                if acknowledged.get(replica, 0) < seq:
                    os.write(pipe, b"%d:%d\n" % (replica, seq + ahead))
                    acknowledged[replica] = seq

        acknowledged |= {r: seq for r, (seq, _) in study.store.heads().items()}
        os.write(pipe, b"!")
        rng = random.Random(seed)
        while True:
            WORK[what](study, rng, tell)
    os._exit(1)


def _tag(study: Study, rng: random.Random, tell: Callable[[], None]) -> None:
    first = rng.randint(1, TURNS - 30)
    many = rng.choice((1, 1, 1, 30))
    news = [NewTag("A", 1, n, f"x.{rng.randrange(99999)}") for n in range(first, first + many)]
    study.store.change_tags(Pass("R1"), (), news, "R1")
    tell()
    if rng.random() < 0.2:
        study.store.undo("R1")
        tell()


def _import(study: Study, rng: random.Random, tell: Callable[[], None]) -> None:
    study.store.add_transcript(*transcript("B", rng.randrange(1, 10**6), 20), "study")
    tell()


def _merge(study: Study, rng: random.Random, tell: Callable[[], None]) -> None:
    """Let another rater tag in a copy, and take it over."""
    copied = study.folder.parent / f"copy-{os.getpid()}-{rng.randrange(10**9)}"
    study.store.copy_to(copied)
    with Store.open(copied, passphrase=study.store.secret) as other:
        for _ in range(3):
            news = [NewTag("A", 2, rng.randint(1, TURNS), f"x.{rng.randrange(99999)}")]
            other.change_tags(Pass("R2"), (), news, "R2")
    with study.store.copy_at(copied) as other:
        study.store.take(other)
    tell()
    copied.unlink()


def _restore(study: Study, rng: random.Random, tell: Callable[[], None]) -> None:
    """Take a snapshot, put one back into a new folder; go on tagging."""
    _tag(study, rng, tell)
    snapshots.snapshot(study)
    target = study.folder.parent / f"restored-{os.getpid()}-{rng.randrange(10**9)}"
    with suppress(Refusal):
        snapshots.restore(rng.choice(study.snapshots()).path, target, study.store.secret)


WORK: dict[str, Callable[[Study, random.Random, Callable[[], None]], None]] = {
    "tag": _tag,
    "import": _import,
    "merge": _merge,
    "restore": _restore,
}
"""What the child is doing when the end comes."""


if __name__ == "__main__":
    main()
