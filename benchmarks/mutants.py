"""Small faults planted in a room: how many do the room's own tests notice?

    python benchmarks/mutants.py series [--count 40] [--seed 1] [--tests tests/series] [--whole]

A fault is one change in one place: a comparison turned, a sign, a number by one, ``and`` for
``or``, a condition negated. First each test notes which functions of the room it runs (kept in the
folder for temporary files until its file changes), then each fault is put into its function in a
process of its own that has everything loaded, and the tests that run this function look at it,
first those of its file, the quickest first, as long as ``--patience`` lasts. A fault outside of all
functions is planted in a copy of the sources, where tests run from the beginning; so is one that
was not noticed, for tests of its file that start programs or, with ``--whole``, for all tests of
the room. Tests left out can only make the share smaller.

Tests that take three times their time of the processor and 20 seconds more are timed out: a
number of its own, not part of what was noticed. Survivors are printed with their line, to be looked
at: some change nothing that anybody could see. Ends with 1 where fewer than 85 % are noticed.
Faults in text and annotations are not planted.
"""

from __future__ import annotations

import argparse
import builtins
import gc
import hashlib
import importlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from itertools import accumulate, chain
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from mutations import Fault, codes, faults, marked

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "thirdear"
WANTED = 0.85
NOTED = (
    Path(tempfile.gettempdir())
    / "thirdear-mutants"
    / hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]  # functions are noted by their whole path
)
"""Where it is kept which test runs what."""
OPTIONS = ["-x", "-n", "0", "-p", "no:cacheprovider"]
MARK = "_thirdear_runs"
NOTICED, TIMED_OUT, SURVIVED, BROKEN, GIVEN_UP = range(5)

Known = dict[str, dict[str, Any]]
"""Of each test: what it ``runs``, the ``seconds`` it takes, whether it ``starts`` a program."""


class Planting:
    """Runs inside pytest after everything is collected, instead of the tests in their order."""

    def __init__(self, chosen: list[Fault], files: list[Path], known: Path) -> None:
        self.chosen, self.files, self.known = chosen, files, known
        self.whole, self.patience, self.cut_short = False, 60.0, 0
        self.failed = False
        self.counts = dict.fromkeys((NOTICED, TIMED_OUT, SURVIVED), 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note whether a test failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Note what each test runs, then plant one fault after the other."""
        if session.testsfailed:
            sys.exit("The tests cannot be collected.")
        known = self._noted(session)
        for number, fault in enumerate(self.chosen, 1):
            began = time.monotonic()
            found = self._planted(session, fault, known)
            self.counts[found] += 1
            say = ("noticed", "timed out", "NOT NOTICED")[found]
            place = f"{fault.file.relative_to(ROOT)}:{fault.line}"
            took = time.monotonic() - began
            print(
                f"{number:3} {say} {place}: {fault.before!r} became {fault.after!r} ({took:.0f} s)",
                flush=True,
            )
        return True

    def _planted(self, session: pytest.Session, fault: Fault, known: Known) -> int:
        """Return what became of a fault."""
        tests = self._affordable(_looking(fault, known), known)
        found = BROKEN
        if fault.function and tests:
            items = {item.nodeid: item for item in session.items}
            chosen = [items[test] for test in tests]
            found = _apart(lambda: self._swapped(fault, chosen), _together(tests, known))
        if found in {SURVIVED, BROKEN}:
            again = [] if found == SURVIVED else tests
            more = [test for test in known if self.whole or _starts_beside(fault, known[test])]
            tests = [*again, *(test for test in more if test not in again)]
            found = from_the_beginning(fault, tests, _together(tests, known))
        return found

    def _affordable(self, tests: list[str], known: Known) -> list[str]:
        """Return the first tests, as many as there is patience for."""
        spent = accumulate(known[test]["seconds"] for test in tests)
        kept = [test for test, so_far in zip(tests, spent, strict=True) if so_far <= self.patience]
        self.cut_short += len(kept) < len(tests)
        return kept

    def _swapped(self, fault: Fault, items: list[pytest.Item]) -> int:
        """Run tests with the fault in its function."""
        try:
            _swap([fault.file], lambda file: compile(fault.source, str(file), "exec"))
        except ValueError:
            return BROKEN
        return self._run(items)

    def _run(self, items: list[pytest.Item]) -> int:
        """Run tests until one fails."""
        manager = items[0].config.pluginmanager
        if (terminal := manager.get_plugin("terminalreporter")) is not None:
            manager.unregister(terminal)
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return NOTICED
        return SURVIVED

    def _noted(self, session: pytest.Session) -> Known:
        """Return what each test runs; those whose file changed since are run once."""
        kept = json.loads(self.known.read_text("utf-8")) if self.known.is_file() else {}
        known = {}
        fresh = []
        for item in session.items:
            of = kept.get(item.nodeid)
            if of and of["of"] == _digest(item.path):
                known[item.nodeid] = of
            else:
                fresh.append(item)
        if fresh:
            print(f"{len(fresh)} tests note what they run.", flush=True)
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "noted.json"
                if _apart(lambda: self._note(fresh, file), 3600) != SURVIVED:
                    sys.exit("The tests fail without a fault, so that they can notice none.")
                known |= json.loads(file.read_text("utf-8"))
            self.known.parent.mkdir(parents=True, exist_ok=True)
            self.known.write_text(json.dumps(known), encoding="utf-8")
        return known

    def _note(self, items: list[pytest.Item], file: Path) -> int:
        """Write down which functions of the room each test runs."""
        noting = Noting()
        setattr(builtins, MARK, noting.now.add)
        sys.addaudithook(noting.hear)
        _swap(self.files, lambda path: marked(path, MARK))
        items[0].config.pluginmanager.register(noting)
        ended = self._run(items)
        file.write_text(json.dumps(noting.noted), encoding="utf-8")
        return ended


class Noting:
    """Which functions each test runs, how long it takes, and whether it starts a program."""

    def __init__(self) -> None:
        self.now: set[str] = set()
        self.started = False
        self.noted: Known = {}

    def hear(self, event: str, _given: tuple[Any, ...]) -> None:
        """Note a program that is started."""
        if event in {"subprocess.Popen", "os.fork", "os.posix_spawn", "os.exec"}:
            self.started = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note one test."""
        self.now.clear()
        self.started, began = False, time.process_time()
        done = yield
        self.noted[item.nodeid] = {
            "of": _digest(item.path),
            "runs": sorted(self.now),
            "seconds": time.process_time() - began,
            "starts": self.started,
        }
        return done


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _swap(files: list[Path], compiled: Callable[[Path], CodeType]) -> None:
    """Give the functions of these files the code of other text; they are loaded first."""
    new = {}
    for file in files:
        parts = file.relative_to(ROOT / "src").with_suffix("").parts
        importlib.import_module(".".join(parts).removesuffix(".__init__"))
        for code in codes(compiled(file)):
            new[str(file), code.co_qualname] = code
    for found in gc.get_objects():
        if isinstance(found, FunctionType):
            code = new.get((found.__code__.co_filename, found.__code__.co_qualname))
            if code is not None and code.co_firstlineno == found.__code__.co_firstlineno:
                found.__code__ = code


def _together(tests: Iterable[str], known: Known) -> float:
    return sum(known[test]["seconds"] for test in tests)


def _starts_beside(fault: Fault, known: dict[str, Any]) -> bool:
    """Return whether a test starts programs, and runs the file of a fault itself."""
    return known["starts"] and any(one.startswith(f"{fault.file}:") for one in known["runs"])


def _looking(fault: Fault, known: Known) -> list[str]:
    """Return the tests that run a fault's function, or its file where it is in none."""
    place = f"{fault.file}:{fault.function}"

    def runs(test: str) -> bool:
        ran = known[test]["runs"]
        if fault.function:
            return place in ran
        return any(one.startswith(place) for one in ran)

    def far(test: str) -> tuple[bool, float]:
        name = Path(test.partition("::")[0]).stem
        return fault.file.stem not in name, known[test]["seconds"]

    return sorted(filter(runs, known), key=far)


def _apart(work: Callable[[], int], seconds: float) -> int:
    """Return what work in a process of its own ends with."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = GIVEN_UP
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            _limit(seconds)
            code = work()
        finally:
            os._exit(code)
    return _ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _limit(seconds: float) -> None:
    """End this process where it takes far longer than its tests should."""
    most = int(3 * seconds + 20)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(4 * most)  # for what waits and takes no time of the processor


def _ended(code: int) -> int:
    """Return what an exit code or a signal means."""
    if code in {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}:
        return TIMED_OUT
    if code == GIVEN_UP:
        sys.exit("A fault could not be planted, or its tests could not be run.")
    return NOTICED if code < 0 else code


def from_the_beginning(fault: Fault, tests: list[str], seconds: float) -> int:
    """Run tests over a copy of the sources with the fault in it."""
    if not tests:
        return SURVIVED
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)  # with its bytecode, so that one file is compiled
        (copy / fault.file.relative_to(ROOT / "src")).write_text(fault.source, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *OPTIONS, *tests],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(copy), "HYPOTHESIS_STORAGE_DIRECTORY": folder},
            capture_output=True,
            preexec_fn=lambda: _limit(seconds + 10),
            check=False,
        )
    if done.returncode > 3:  # pytest's own: wrong arguments, or no tests at all
        sys.exit(done.stdout.decode() + done.stderr.decode())
    if done.returncode < 0:
        return _ended(done.returncode)
    return NOTICED if done.returncode else SURVIVED


def main() -> None:
    """Plant the faults, run the tests and print what was not noticed."""
    asked = _asked()
    rng = random.Random(asked.seed)
    files = sorted(SOURCES.glob(f"{asked.room}/**/*.py")) or [SOURCES / f"{asked.room}.py"]
    every = [fault for file in files for fault in faults(file)]
    chosen = rng.sample(every, min(asked.count, len(every)))
    known = NOTED / f"{asked.room.replace('/', '-')}.json"
    planting = Planting(chosen, files, known)
    planting.whole, planting.patience = asked.whole, asked.patience
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = folder
        if pytest.main([*OPTIONS, "-s", *asked.tests], [planting]):
            sys.exit("The tests could not be run.")
    noticed, late = planting.counts[NOTICED], planting.counts[TIMED_OUT]
    share = noticed / len(chosen)
    print(
        f"{asked.room}, seed {asked.seed}: {noticed} of {len(chosen)} noticed ({share:.0%}), "
        f"{late} timed out, {planting.counts[SURVIVED]} not noticed; {len(every)} places, "
        f"{planting.cut_short} not shown to every test that runs them"
    )
    sys.exit(share < WANTED)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("room", help="a folder of src/thirdear, or study/imports")
    asked.add_argument("--count", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--whole", action="store_true", help="show survivors to all of the tests")
    asked.add_argument("--patience", type=float, default=60.0, help="seconds of tests a fault")
    asked.add_argument("--tests", nargs="+", help="default: tests/ROOM")
    given = asked.parse_args()
    named = [Path(path) for path in given.tests or [f"tests/{given.room}"]]
    files: Iterable[Iterable[Path]] = [
        sorted(path.rglob("test_*.py")) if path.is_dir() else [path] for path in named
    ]
    given.tests = [str(path) for path in chain.from_iterable(files)]
    return given


if __name__ == "__main__":
    main()
