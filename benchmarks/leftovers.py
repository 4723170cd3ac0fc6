"""Kills in the middle of what changes whole files: the next start leaves one truth and no scraps.

    python benchmarks/leftovers.py [--kills 200] [--seed 1] [--only encrypt] [--control 30]

A child process encrypts a study, decrypts it, changes its passphrase or that of the pseudonyms,
writes a backup, takes a snapshot, restores one into a new folder, purges a case, makes a study or
its list of pseudonyms, or exports. SIGKILL ends it: every other time at a random moment, every
other time just before a random one of its steps on the file system. Then the study is opened as
anybody would, and looked at:

- it opens with exactly one of the passphrases, and so do its snapshots; what it says is unchanged;
- no unfinished or former file is left, and no word is readable where the study is encrypted;
- done again, the work ends as it would have.

The control puts the new files into their places one after the other, without the list that lets the
next start finish; it must leave halves. Keys are derived quickly here, which changes no moment
between two files. No time is measured.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3
from invented import SECRET, transcript

from thirdear.base import swaps
from thirdear.base.files import write_private
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.store.names import Names
from thirdear.study import NAMES_FILE, STUDY_FILE, Study, journal, leftovers
from thirdear.study.copies import passphrases, snapshots

OTHER, NAMES_SECRET, NAMES_OTHER = "other words", "names", "other names"
WORDS = (b"invented, with some more words", b"Quentin")
"""What must not be readable in an encrypted folder."""


@dataclass
class Found:
    """What came of many kills of one kind."""

    kills: int = 0
    finished: int = 0
    wrong: int = 0
    told: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Job:
    """Something to be killed: what it begins with, what it does, and how its end is known."""

    encrypted: bool
    work: Callable[[Path], object]
    done: Callable[[Path], bool]
    changes: bool = False
    """Whether what the study says is another thing afterwards."""


def main() -> None:
    """Kill, look, count; end with 1 where anything was wrong or the control saw nothing."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--control", type=int, default=30)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=sorted(JOBS))
    chosen = options.parse_args()
    sqlcipher3.connect(":memory:").execute("PRAGMA cipher_default_kdf_iter = 1000").fetchall()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        begun = {secret: begin(Path(name) / str(secret), secret) for secret in (False, True)}
        for kind in [chosen.only] if chosen.only else sorted(JOBS):
            wrong += kill(kind, begun, chosen.kills, chosen.seed).wrong
        control = kill("encrypt", begun, chosen.control, chosen.seed, careless=True)
    raise SystemExit(1 if wrong or (chosen.control and not control.wrong) else 0)


def begin(folder: Path, encrypted: bool) -> Path:
    """Make a study with a session of each of two cases, pseudonyms and two snapshots of both."""
    with Study.create(folder, passphrase=SECRET if encrypted else None) as study:
        for case in ("A", "B"):
            study.store.add_transcript(*transcript(case, 1), "study")
        study.add_rater("R1")
        study.names_passphrase = NAMES_SECRET if encrypted else None
        for number, real in enumerate(("Quentin", "Zelda"), 1):
            with study.names() as names:
                names.add(Pseudonym(real, "Alex", "person"))
            study.store.change_tags(Pass("R1"), (), [NewTag("A", 1, number, "x.a")], "R1")
            snapshots.snapshot(study)
    return folder


def kill(
    kind: str, begun: Mapping[bool, Path], times: int, seed: int, *, careless: bool = False
) -> Found:
    """Kill one kind of work many times; print and return what was found after each."""
    rng = random.Random(f"{kind} {seed}")
    found, job = Found(), JOBS[kind]
    with tempfile.TemporaryDirectory() as name:
        length, steps = _measured(job, begun[job.encrypted], Path(name) / "whole")
        for number in range(times):
            folder = Path(name) / str(number) / "study"
            shutil.copytree(begun[job.encrypted], folder)
            at = rng.uniform(0, length) if number % 2 else rng.randrange(steps)
            problems = _once(job, folder, at, found, careless=careless)
            found.wrong += bool(problems)
            for problem in problems:
                if not careless:
                    print(f"{kind}, kill {number} at {at}: {problem}")
            shutil.rmtree(folder.parent)
    told = ", ".join(f"{what} {n}" for what, n in sorted(found.told.items()))
    label = f"control, careless {kind}" if careless else kind
    print(
        f"{label}: {found.kills} kills over {length * 1000:.0f} ms and {steps} steps; afterwards "
        f"done {found.finished}, not done {found.kills - found.finished}, wrong {found.wrong}"
        f"{f' ({told})' if told else ''}",
        flush=True,
    )
    return found


def _measured(job: Job, begun: Path, folder: Path) -> tuple[float, int]:
    """Do the work once, unharmed; return its seconds and its steps on the file system."""
    shutil.copytree(begun, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps = _Steps(None)
        sys.addaudithook(steps)
        start = time.perf_counter()
        job.work(folder)
        os.write(writing, f"{time.perf_counter() - start} {steps.count}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        length, count = pipe.read().split()
    if not job.done(folder):
        raise SystemExit("The work was not done though nobody was killed.")
    return float(length), int(count)


class _Steps:
    """Counts this process's steps on the file system, and dies just before a given one."""

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self._last = last

    def __call__(self, event: str, _: object) -> None:
        if event == "open" or event.startswith("os.") or "connect" in event:
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.count += 1


def _once(job: Job, folder: Path, at: float, found: Found, *, careless: bool) -> list[str]:
    """Kill the work at a moment (seconds) or before a step (whole number); return what is wrong."""
    before = _told(folder)
    child = os.fork()
    if child == 0:
        if careless:
            swaps.commit = _careless
        if isinstance(at, int):
            sys.addaudithook(_Steps(at))
        with suppress(BaseException):
            job.work(folder)
        os._exit(0)
    if not isinstance(at, int):
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found.kills += 1
    for sentence in leftovers.clear(folder):
        found.told["finished" if "finished now" in sentence else "taken back"] += 1
    done = job.done(folder)
    found.finished += done
    return list(_problems(job, folder, before, done=done))


def _careless(_folder: Path, files: dict[Path, Path], _what: str) -> None:
    """Put files into their places one after the other."""
    for draft, target in files.items():
        draft.replace(target)
        target.open("rb").close()


def _told(folder: Path) -> object:
    """Return what the study and its list of pseudonyms say, whatever their passphrases."""
    keys = [_key(folder / name) for name in (STUDY_FILE, NAMES_FILE)]
    with Store.open(folder / STUDY_FILE, passphrase=keys[0][0], read_only=True) as store:
        told: list[object] = [store.heads(), store.tags()]
    with Names.open(folder / NAMES_FILE, keys[1][0]) as names:
        told.append(names.all())
    return told


def _key(file: Path) -> list[str | None]:
    """Return the passphrases that open a file."""
    opens: list[str | None] = []
    study = file.name.startswith("study")
    for secret in (None, SECRET, OTHER) if study else (None, NAMES_SECRET, NAMES_OTHER):
        with suppress(Refusal):
            passphrases.prove(file, secret)
            opens.append(secret)
    return opens


def _problems(job: Job, folder: Path, before: object, *, done: bool) -> Iterator[str]:
    """Yield what is not as it must be after a kill and the next start."""
    for name, stem in ((STUDY_FILE, snapshots.STUDY), (NAMES_FILE, snapshots.NAMES)):
        files = [folder / name, *sorted((folder / "backups").glob(f"{stem}-*.thirdear"))]
        keys = {str(_key(file)) for file in files if file.exists()}
        if len(keys) > 1 or "[]" in keys:
            yield f"{name} and its snapshots open with {sorted(keys)}"
            return
    encrypted = _key(folder / STUDY_FILE) != [None]
    if encrypted != (_key(folder / NAMES_FILE) != [None]) and job is JOBS["encrypt"]:
        yield "of the study and its pseudonyms one is encrypted"
    if encrypted and (words := _readable(folder)):
        yield f"readable: {words}"
    if not job.changes and _told(folder) != before:
        yield "the study says something else"
    with Study.open(folder, passphrase=_key(folder / STUDY_FILE)[0]) as study:
        yield from journal.check(study, None)
    yield from _strays(folder)
    if not done:
        job.work(folder)
        if not job.done(folder):
            yield "done again, it is not done"
    yield from _strays(folder.parent)


def _strays(parent: Path) -> Iterator[str]:
    """Yield files that nobody asked for: hidden ones, and logs of databases that are not there."""
    for path in parent.rglob("*"):
        database, dash, _ = path.name.rpartition("-")
        alone = dash and ".thirdear" in database and not path.with_name(database).exists()
        if path.name.startswith(".") or alone:
            yield f"left: {path.relative_to(parent)}"


def _readable(folder: Path) -> list[str]:
    data = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [word.decode() for word in WORDS if word in data]


# -- what is killed


def _encrypt(folder: Path) -> None:
    study = passphrases.Change(STUDY_FILE, snapshots.STUDY, None, SECRET)
    names = passphrases.Change(NAMES_FILE, snapshots.NAMES, None, NAMES_SECRET)
    passphrases.change(folder, [study, names])


def _snapshot(folder: Path) -> None:
    """Snapshots until old ones give way."""
    with Study.open(folder, passphrase=SECRET) as study:
        for number in range(12):
            study.store.change_tags(Pass("R1"), (), [NewTag("A", 1, 3, f"x.{number}")], "R1")
            snapshots.snapshot(study)


def _backup(folder: Path) -> None:
    (folder.parent / "stick").mkdir(exist_ok=True)
    with Study.open(folder, passphrase=SECRET) as study:
        snapshots.backup(study, folder.parent / "stick" / "copy.thirdear")


def _backed_up(folder: Path) -> bool:
    return _sound(folder.parent / "stick" / "copy.thirdear", SECRET)


def _restore(folder: Path) -> None:
    snapshot = snapshots.snapshots(folder)[-1].path
    snapshots.restore(snapshot, folder.parent / "restored", SECRET, NAMES_SECRET)


def _restored(folder: Path) -> bool:
    """Say whether the restored study is there as anybody finds it who opens its folder."""
    target = folder.parent / "restored"
    with suppress(Refusal), Study.open(target, passphrase=SECRET) as study:
        study.names_passphrase = NAMES_SECRET
        with study.names() as names:
            return journal.check(study, None) == () and len(names.all()) == 2
    return False


def _create(folder: Path) -> None:
    Study.create(folder.parent / "created", passphrase=SECRET).close()


def _created(folder: Path) -> bool:
    return _sound(folder.parent / "created" / STUDY_FILE, SECRET)


def _first_name(folder: Path) -> None:
    with Names.open(folder.parent / "first.thirdear", NAMES_SECRET) as names:
        names.add(Pseudonym("Quentin", "Alex", "person"))


def _first_named(folder: Path) -> bool:
    file = folder.parent / "first.thirdear"
    if not file.exists():
        return False
    with Names.open(file, NAMES_SECRET) as names:
        return len(names.all()) == 1


def _purge(folder: Path) -> None:
    with Study.open(folder) as study:
        study.purge("B")


def _purged(folder: Path) -> bool:
    data = b"".join(path.read_bytes() for path in folder.rglob("*.thirdear"))
    return b"turn 5 of B 1, invented" not in data


def _export(folder: Path) -> None:
    for number in range(4):
        write_private(folder / "exports" / f"{number}.csv", b"Quentin" * 100_000)


def _sound(file: Path, secret: str) -> bool:
    if not file.exists():
        return False
    with Store.open(file, passphrase=secret, read_only=True) as store:
        return store.check() == ()


JOBS = {
    "encrypt": Job(False, _encrypt, lambda f: _key(f / STUDY_FILE) == [SECRET]),
    "decrypt": Job(
        True,
        lambda f: passphrases.give_passphrase(f, SECRET, None),
        lambda f: _key(f / STUDY_FILE) == [None],
    ),
    "passphrase": Job(
        True,
        lambda f: passphrases.give_passphrase(f, SECRET, OTHER),
        lambda f: _key(f / STUDY_FILE) == [OTHER],
    ),
    "names": Job(
        True,
        lambda f: passphrases.give_names_passphrase(f, NAMES_SECRET, NAMES_OTHER),
        lambda f: _key(f / NAMES_FILE) == [NAMES_OTHER],
    ),
    "snapshot": Job(True, _snapshot, lambda f: len(snapshots.snapshots(f)) == 10, changes=True),
    "backup": Job(True, _backup, _backed_up, changes=True),  # the journal notes it
    "restore": Job(True, _restore, _restored),
    "create": Job(True, _create, _created),
    "first name": Job(True, _first_name, _first_named),
    "purge": Job(False, _purge, _purged, changes=True),
    "export": Job(False, _export, lambda f: len(list((f / "exports").iterdir())) == 4),
}


if __name__ == "__main__":
    main()
