"""Damaged and hostile files through every reader: read or refused, never a fault, never a hang.

    python benchmarks/fuzz.py [--count 100000] [--seed 1] [--workers 2] [--only READER ...]

Small good files of every kind are changed at random: bytes turned, cut, doubled, moved, joined
with another file or with tokens that mean something there; inside archives, too. Each is read in a
process that may compute for 5 seconds and take 1 GB more than it has at the start. Counted are:
read, refused (a sentence), fault (any other error), slow, memory, died. Faults are printed with the
number of the input, which makes it again. Ends with 1 where anything but read and refused was seen.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from thirdear import codebook, transcripts
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.study import Study, facts, imported_scores, judgements, pseudonyms
from thirdear.study.copies import merge
from thirdear.study.exports import passes
from thirdear.study.refi import judgements as refi_judgements
from thirdear.tui import preferences

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "transcripts"
DEMO = ROOT / "transcripts"
SECONDS = 5.0
"""Of processor time, so that a busy machine makes nobody slow."""
CLOCK = 60.0
"""Seconds after which a reader that waits for something is ended."""
ROOM = 1 << 30
"""Bytes that an input may take beyond what the libraries have already."""
LARGEST = 1_000_000
"""Bytes of the largest file that is changed; reading larger ones is another matter."""
TOKENS = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b]0;x\x07",
        b"\r",
        b"\n\n",
        b'"',
        b"'",
        b";",
        b",",
    ),
    b"9" * 5000,
    *(b"<", b">", b"&", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"{", b"}", b"[[", b"]]", b"="),
    *(b"-1", b"0", b"1e999", b"nan", b"99999999999999999999", b"00:00:00,000 --> 99:99:99,999"),
    *(
        b"T: ",
        b"A" * 5000,
        b"[" * 3000,
        b"\xf0\x9f\x91\xa9",
        b"\xc4\xb0",
        b"\xed\xa0\x80",
        b"../../x",
    ),
)
FACTS = """
[[measure]]
key = "worry"
name = "Worry"
sd = 10.0
r = 0.9
better = "lower"
source = "Invented."

[case.A]
consent = "written"
age = "nine"

[[case.A.session]]
number = 1
held = "held"
date = 2024-01-11

[[case.A.outcome]]
measure = "worry"
pre = 70
post = 58
interim = { 2 = 66 }
"""
SCORES = "case;session;strain;ease\nA;1;3,5;2\nA;2;;1\nA;3;2;0\n"
NAMES = "real,pseudonym,case,kind,variants,also_a_word\nZorzor,Tamtam,A,person,Zor|Zorcu,no\n"
SESSION = "T: What is the bear doing?\nC: It sleeps, Zorzor.\nT: It is tired.\nC: It is not.\n"
"""Invented."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a kind of file, the good files that are changed, and how often it comes."""

    read: Callable[[Study, Path], object]
    files: tuple[Path, ...]
    weight: int = 1


class _TakenBackError(Exception):
    """Ends a transaction whose effect is not wanted."""


class _Slow(BaseException):
    """The time of an input is up."""


def _undone(bring: Callable[[Study, Path], object]) -> Callable[[Study, Path], None]:
    """Let an import do all it does and take it back."""

    def read(study: Study, path: Path) -> None:
        with suppress(_TakenBackError), study.store.together():
            bring(study, path)
            raise _TakenBackError

    return read


def _desk(_: Study, path: Path) -> object:
    target = preferences.path()
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    return preferences.read()


def _copy(study: Study, path: Path) -> object:
    folder = path.parent / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(path, folder / "study.thirdear")
    with merge.open_copy(study, folder) as other:
        return merge.coming(study, other)


def make_study(folder: Path) -> None:
    """Make a study with a rater's work, for the readers that need one."""
    text = folder.with_suffix(".txt")
    with Study.create(folder, codebooks=["mbt-c-as", "tpocs-a"]) as study:
        for number in (1, 2, 3):
            text.write_text(SESSION.replace("bear", f"bear {number}"), "utf-8")
            study.bring_in(study.plan_import([text], case="A", session=number))
        study.add_rater("R1")
        study.change_tags(Pass("R1"), add=[NewTag("A", 1, 1, "mbtc.holding")])
        study.rate(Pass("R1"), "A", 1, "tpocs.1", 3)
        study.finish(Pass("R1"), "A", 1)


def seeds(folder: Path) -> None:
    """Write the good files that no folder of the project holds."""
    make_study(folder / "study")
    with Study.open(folder / "study") as study:
        (folder / "tags.csv").write_text(judgements.export_tags(study), "utf-8")
        (folder / "ratings.csv").write_text(judgements.export_ratings(study), "utf-8")
        passes.write(study, folder / "passes.json")
        with study.names() as names:
            names.add(Pseudonym("Zorzor", "Tamtam"))
        study.export_project(folder / "own.qdpx", identifiable=True)
        study.export_codebooks(folder / "own.qdc")
    shutil.copy(folder / "study" / "study.thirdear", folder / "copy.thirdear")
    for name, words in (("facts.toml", FACTS), ("scores.csv", SCORES), ("names.csv", NAMES)):
        (folder / name).write_text(words, "utf-8")
    (folder / "desk.toml").write_text(
        preferences.toml(preferences.Preferences(keys={"tag.undo": ("ü",)})), "utf-8"
    )


def readers(folder: Path) -> Mapping[str, Reader]:
    """Return the readers by name; ``folder`` holds the good files."""
    spoken = sorted(path for path in SAMPLES.iterdir() if path.suffix not in (".md", ".qdpx"))
    spoken += sorted(DEMO.glob("Case */*-s0[12].*"))
    projects = [*sorted(SAMPLES.glob("*.qdpx")), folder / "own.qdpx"]
    books = sorted((ROOT / "src" / "thirdear" / "codebooks").glob("*.toml"))

    def one(name: str) -> tuple[Path, ...]:
        return (folder / name,)

    return {
        "transcript": Reader(lambda _, path: transcripts.read(path), tuple(spoken), 8),
        "import": Reader(lambda study, path: study.plan_import([path]), (*spoken, *projects), 4),
        "codebook": Reader(lambda _, path: codebook.load(str(path)), tuple(books), 2),
        "refi codebook": Reader(refi_judgements.codebook_from, one("own.qdc")),
        "tags": Reader(_undone(judgements.import_tags), one("tags.csv"), 2),
        "ratings": Reader(_undone(judgements.import_ratings), one("ratings.csv"), 2),
        "scores": Reader(_undone(imported_scores.bring_in), one("scores.csv"), 2),
        "pseudonyms": Reader(pseudonyms.import_names, one("names.csv")),
        "facts": Reader(_undone(facts.set_from), one("facts.toml"), 2),
        "passes": Reader(_undone(passes.take), one("passes.json"), 2),
        "desk": Reader(_desk, one("desk.toml"), 2),
        "copy": Reader(_copy, one("copy.thirdear")),
    }


# -- changing


def changed(data: bytes, rng: random.Random, other: bytes) -> bytes:
    """Return the bytes of a file, changed once or some times; an archive often within a part."""
    if data[:2] == b"PK" and rng.random() < 0.7:
        return _inside(data, rng, other)
    for _ in range(rng.choice((1, 1, 1, 1, 2, 4, 16))):
        data = rng.choice(CHANGES)(bytearray(data), rng, other)
    return data[: 2 * LARGEST]


def _turned(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    for _time in range(rng.randint(1, 2)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _cut(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    first, last = _span(data, rng)
    return bytes(data[:first] + data[last:])


def _doubled(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    first, last = _span(data, rng)
    return bytes(data[:last] + data[first:last] * rng.choice((1, 2, 20)) + data[last:])


def _moved(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    (first, last), place = _span(data, rng), rng.randint(0, len(data))
    return bytes(data[:place] + data[first:last] + data[place:])


def _token(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    place = rng.randint(0, len(data))
    return bytes(data[:place] + rng.choice(TOKENS) + data[place + rng.choice((0, 0, 1, 4)) :])


def _joined(data: bytearray, rng: random.Random, other: bytes) -> bytes:
    return bytes(data[: rng.randint(0, len(data))]) + other[rng.randint(0, len(other)) :]


def _ended(data: bytearray, rng: random.Random, _: bytes) -> bytes:
    return bytes(data[: rng.randint(0, len(data))])


CHANGES = (_turned, _turned, _cut, _doubled, _moved, _token, _token, _token, _joined, _ended)


def _span(data: bytearray, rng: random.Random) -> tuple[int, int]:
    first = rng.randint(0, len(data))
    return first, min(len(data), first + rng.choice((1, 4, 30, 300, 5000)))


def _inside(data: bytes, rng: random.Random, other: bytes) -> bytes:
    """Return an archive with a part changed, gone, or under another name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    way = rng.random()
    if way < 0.8:
        for _ in range(rng.choice((1, 2, 8))):
            parts[name] = rng.choice(CHANGES)(bytearray(parts[name]), rng, other)
    elif way < 0.9:
        del parts[name]
    else:
        parts[rng.choice(("../x", "/x", "word/document.xml", "a" * 300))] = parts.pop(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


# -- reading


class Bench:
    """Makes the input of a number and reads it, in a folder with a study of its own."""

    def __init__(self, good: Path, work: Path, seed: int, only: Sequence[str]) -> None:
        found = readers(good)
        self.readers = {name: found[name] for name in only or found}
        self._files = {
            path: path.read_bytes()
            for reader in self.readers.values()
            for path in reader.files
            if path.stat().st_size <= LARGEST
        }
        self._names = [name for name, one in self.readers.items() for _ in range(one.weight)]
        self._seed, self._work = seed, work
        shutil.copytree(good / "study", work / "study")
        self.study = Study.open(work / "study")

    def input(self, number: int) -> tuple[str, Path]:
        """Return the reader's name and the file of an input."""
        rng = random.Random(f"{self._seed} {number}")
        name = rng.choice(self._names)
        files = [path for path in self.readers[name].files if path in self._files]
        source, other = rng.choice(files), rng.choice(sorted(self._files))
        path = self._work / f"A-s{rng.randint(1, 20):02}{source.suffix}"
        path.write_bytes(changed(self._files[source], rng, self._files[other]))
        return name, path

    def outcome(self, number: int) -> tuple[str, str, str]:
        """Return an input's reader, its outcome, and what is to be said of it."""
        name, path = self.input(number)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            self.readers[name].read(self.study, path)
        except Refusal:
            return name, "refused", ""
        except _Slow as error:
            return name, "slow", _place(error)
        except MemoryError as error:
            return name, "memory", _place(error)
        except Exception as error:  # noqa: BLE001 - this is what the program looks for
            return name, "fault", _place(error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            path.unlink(missing_ok=True)
        return name, "read", ""


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "thirdear" in Path(frame.filename).parts]
    frame = (ours or list(frames))[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"


def _up(*_: object) -> None:
    raise _Slow


def work(pipe: object, good: Path, seed: int, numbers: range, only: Sequence[str]) -> None:
    """Read inputs one after another and tell of each before and after; runs in a process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        bench = Bench(good, Path(folder), seed, only)
        signal.signal(signal.SIGPROF, _up)
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + ROOM
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        for number in numbers:
            pipe.send((number, None))  # type: ignore[attr-defined]
            pipe.send((number, bench.outcome(number)))  # type: ignore[attr-defined]
        bench.study.close()


def batch(
    good: Path, seed: int, numbers: range, only: Sequence[str]
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Read a run of inputs in processes; one that hangs or dies is replaced and goes on behind."""
    context = multiprocessing.get_context("fork")
    at = numbers.start
    while at < numbers.stop:
        mine, its = context.Pipe(duplex=False)
        rest = range(at, numbers.stop)
        process = context.Process(target=work, args=(its, good, seed, rest, only))
        process.start()
        its.close()
        now: int | None = None
        with suppress(EOFError):
            while mine.poll(CLOCK):
                now, found = mine.recv()
                if found is not None:
                    at = now + 1
                    yield now, found
        if at < numbers.stop:
            hung = process.is_alive() and now is not None
            yield at, ("?", "slow" if hung else "died", "ended from outside")
            at += 1
        process.kill()
        process.join()
        mine.close()


def _run(given: tuple[Path, int, range, Sequence[str]]) -> list[tuple[int, tuple[str, str, str]]]:
    return list(batch(*given))


def main() -> None:
    """Read so many inputs and print their outcomes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=[], help="only these readers")
    given = parser.parse_args()
    begun, counts, seen = time.monotonic(), Counter[tuple[str, str]](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        seeds(Path(folder))
        step = max(1, min(500, given.count // given.workers))
        runs = [
            (Path(folder), given.seed, range(at, min(at + step, given.count)), given.only)
            for at in range(0, given.count, step)
        ]
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(given.workers) as pool:
            for found in pool.map(_run, runs):
                for number, (name, outcome, said) in found:
                    counts[name, outcome] += 1
                    if outcome not in ("read", "refused"):
                        seen[said] += 1
                        if seen[said] <= 3:
                            print(f"input {number}, {name}: {outcome}: {said}", flush=True)
    report(counts, time.monotonic() - begun)
    sys.exit(1 if seen else 0)


def report(counts: Counter[tuple[str, str]], seconds: float) -> None:
    """Print the outcomes by reader and in sum."""
    outcomes = ("read", "refused", "fault", "slow", "memory", "died")
    print(f"{'reader':<14}" + "".join(f"{outcome:>9}" for outcome in outcomes))
    for name in [*sorted({name for name, _ in counts}), "all"]:
        row = [
            sum(n for (who, what), n in counts.items() if what == outcome and name in (who, "all"))
            for outcome in outcomes
        ]
        print(f"{name:<14}" + "".join(f"{n:>9,}" for n in row))
    print(f"{sum(counts.values()):,} inputs in {seconds:,.0f} s")


if __name__ == "__main__":
    main()
