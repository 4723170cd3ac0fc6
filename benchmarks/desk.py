"""What a key costs on the desk: CPU of move, tag, page and jump, beside a stock widget.

A temporary study with one invented transcript is made; the desk is started on it in a pseudo
terminal and keys are pressed; the processor time between the key and the end of its frame is read
from /proc. The same is done with Textual's OptionList holding the same words. Linux only.

    python benchmarks/desk.py [SEGMENTS...] [--peer SEGMENTS]
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import pty
import random
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from thirdear.model.coding import NewTag, Pass
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.study import Study

ROWS, COLUMNS = 40, 120
QUIET = 0.06
"""Seconds without output after which a frame is taken as finished."""

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("segment 1/0")
Empty().run()
"""
"""An application with one line in it, as the least that any can cost."""

WORDS = (
    "the bear is asleep and nobody knows what it was thinking when tower fell again today "
    "maybe you can show me how it feels here now yes no I wonder about that very much hmm "
    "oyun bitti mi yoksa ayı uyuyor mu acaba bugün İstanbul çok güzel ığdır şimdi korktun"
).split()


@dataclass(frozen=True)
class Cost:
    """Milliseconds a key: CPU over all presses of it; wall time of frames, median to slowest."""

    cpu: float
    wall: float
    p99: float
    slowest: float


def transcript(count: int) -> Transcript:
    """Return an invented transcript of so many turns, 20 words each on average."""
    chance = random.Random(7)
    parts, turns, start = [], [], 0
    for number in range(1, count + 1):
        words = " ".join(chance.choices(WORDS, k=max(1, round(chance.gauss(20, 9)))))
        role, label = ((Role.THERAPIST, "T"), (Role.CLIENT, "C"))[number % 2]
        turns.append(Segment(number, start, start + len(words), label, role))
        parts.append(words)
        start += len(words) + 1
    text = "\n".join(parts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("invented.txt", "txt", "utf-8", digest)
    return Transcript("A", 1, text, digest, tuple(turns), source)


class Terminal:
    """A program in a pseudo terminal."""

    def __init__(self, program: Sequence[str]) -> None:
        self.began = time.perf_counter()
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execv(program[0], list(program))  # noqa: S606 - this project's own program
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, size)

    def cpu(self) -> float:
        """Return the program's processor time so far, in milliseconds, all threads."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e6

    def until_quiet(self, wanted: bytes, most: float) -> float:
        """Read until nothing comes any more after what is wanted; return when the last came."""
        end = time.perf_counter() + most
        last, data = time.perf_counter(), b""
        while time.perf_counter() < end:
            if select.select([self.screen], [], [], QUIET)[0]:
                data += os.read(self.screen, 1 << 16)
                last = time.perf_counter()
            elif data and wanted in data:
                break
        return last

    def press(self, keys: str, times: int) -> Cost:
        """Press keys in turn so many times, each after the frame of the one before."""
        walls, before = [], self.cpu()
        for at in range(times):
            began = time.perf_counter()
            os.write(self.screen, keys[at % len(keys)].encode())
            last = self.until_quiet(b"", most=5.0)
            walls.append((last - began) * 1000)
        spent = self.cpu() - before
        worst = sorted(walls)[max(0, round(0.99 * times) - 1)]
        return Cost(spent / times, statistics.median(walls), worst, max(walls))

    def memory(self) -> float:
        """Return the resident memory in megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.screen)


def measure(
    program: Sequence[str], wanted: bytes, presses: dict[str, tuple[str, int]]
) -> dict[str, Cost]:
    """Start a program, wait for its first full screen, press the keys."""
    terminal = Terminal(program)
    try:
        shown = terminal.until_quiet(wanted, most=300.0)
        opened = terminal.cpu()
        time.sleep(1.0)
        print(
            f"  first full screen after {shown - terminal.began:5.2f} s "
            f"({opened:,.0f} ms CPU), {terminal.memory():.0f} MB"
        )
        return {name: terminal.press(key, times) for name, (key, times) in presses.items()}
    finally:
        terminal.close()


def table(title: str, costs: dict[str, Cost], beside: dict[str, Cost] | None = None) -> None:
    """Print a row a key."""
    columns = "".join(f"{name:>9}" for name in ("CPU ms", "wall ms", "p99", "slowest"))
    print(f"  {title:<22}{columns}{'ratio' if beside else '':>9}")
    for name, cost in costs.items():
        row = "".join(f"{n:9.1f}" for n in (cost.cpu, cost.wall, cost.p99, cost.slowest))
        ratio = f"{cost.cpu / beside[name].cpu:8.1f}×" if beside and name in beside else ""
        print(f"  {name:<22}{row}{ratio}")


def desk(folder: str) -> None:
    """Run the desk on the study; started by this program itself."""
    from thirdear.tui import run

    with Study.open(Path(folder)) as study:
        run(study, "me", ("A", 1))


def peer(count: str) -> None:
    """Run an OptionList with the same words; a tag replaces the prompt of a row."""
    from textual.app import App, ComposeResult
    from textual.content import Content
    from textual.widgets import OptionList

    text = transcript(int(count))

    class Peer(App[None]):
        BINDINGS = [("j", "down"), ("1", "tag")]  # noqa: RUF012 - a benchmark's own

        def compose(self) -> ComposeResult:
            yield OptionList(*(Content(text.words(turn)) for turn in text.turns))

        def action_down(self) -> None:
            self.query_one(OptionList).action_cursor_down()

        def action_tag(self) -> None:
            rows = self.query_one(OptionList)
            place = rows.highlighted or 0
            rows.replace_option_prompt_at_index(
                place, Content(f"[*] {text.words(text.turns[place])}")
            )
            rows.action_cursor_down()

    Peer().run()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("segments", nargs="*", type=int, default=[1_500, 10_000, 100_000])
    parser.add_argument("--peer", type=int, default=10_000, help="rows of the stock widget")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        programs: dict[str, Callable[[str], None]] = {"desk": desk, "peer": peer}
        programs[given.run[0]](given.run[1])
        return
    keys = {
        "move": ("j", 200),
        "page": (" ", 60),
        "jump": ("Gg", 40),
        "tag and go on": ("1", 100),
        "undo": ("u", 10),
        "stay after a tag": ("a", 1),
        "tag": ("1", 100),
    }
    print("an empty Textual application")
    measure([sys.executable, "-c", EMPTY], b"segment 1/", {})
    with tempfile.TemporaryDirectory() as folder:
        first, *others = given.segments
        small = large = _costs(folder, first, keys)
        table("key", small)
        for count in others:
            large = _costs(folder, count, keys)
            table("key", large, small)
            print(f"  (ratio: {count:,} segments to {first:,})")
    print(f"OptionList, {given.peer:,} rows")
    stock = {
        name: (key, 10) for name, (key, _) in keys.items() if name in ("move", "tag and go on")
    }
    itself = [sys.executable, __file__, "--run", "peer", str(given.peer)]
    table("key", measure(itself, b"\x1b[", stock), large)
    print("  (ratio: OptionList to the desk)")


def _commit(study: Study) -> Cost:
    """Return what one tag costs the store: one transaction with its event, synced."""
    walls, pass_, before = [], Pass("somebody else"), time.process_time()
    for segment in range(2, 402, 2):
        began = time.perf_counter()
        study.change_tags(pass_, add=[NewTag("A", 1, segment, "mbtc.playful")])
        walls.append((time.perf_counter() - began) * 1000)
    spent = (time.process_time() - before) * 1000
    return Cost(spent / 200, statistics.median(walls), sorted(walls)[197], max(walls))


def _costs(folder: str, count: int, keys: dict[str, tuple[str, int]]) -> dict[str, Cost]:
    study = Path(tempfile.mkdtemp(dir=folder))
    text = transcript(count)
    with Study.create(study, codebooks=["mbt-c-as", "alliance-markers"]) as made:
        made.store.add_transcript(text, text.text.encode(), "study")
        made.add_rater("me")
        made.add_rater("somebody else")
        commit = _commit(made)
    print(f"the desk, {count:,} segments, {len(text.text):,} characters")
    print(f"  one tag committed: {commit.cpu:.2f} ms CPU, {commit.wall:.2f} ms until it is on disk")
    return measure([sys.executable, __file__, "--run", "desk", str(study)], b"segment 1/", keys)


if __name__ == "__main__":
    main()
