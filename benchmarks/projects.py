"""A project of 10,000 codings written and read, beside the reader that others use.

    python benchmarks/projects.py

Invented sessions of 100 turns, two raters, one session in two with times. The whole way is timed in
CPU seconds: from the study to the file, with schema check and search, and from the file into an
empty study. Reading the file alone stands beside `pyrefiqda`, which reads the XML and no texts.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from thirdear.model.coding import NewTag, Pass
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.refi import reader
from thirdear.study import Study

SESSIONS, TURNS, CODINGS = 40, 100, 10_000
RATERS = (Pass("R1"), Pass("R2"))
WORDS = "ve sonra kapıyı açtı, içeri baktı; kimse yoktu 😀 "


def main() -> None:
    """Print what each way costs."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        file = Path("p.qdpx").absolute()
        with Study.create(Path("from"), codebooks=["alliance-markers"]) as study:
            count = fill(study)
            for name in ("out, first", "out, again"):
                way = partial(study.export_project, file, identifiable=True)
                timed(f"{name}: study to file", way)
        timed("file alone: this program", lambda: reader.read(file))
        timed("file alone: pyrefiqda", lambda: theirs(file))
        with Study.create(Path("to")) as study:
            timed("in: file to plan", lambda: study.plan_import([file]))
            timed("in: plan and store", lambda: study.bring_in(study.plan_import([file])))
            print(f"{count:,} codings out, {len(study.store.tags()):,} back")


def theirs(file: Path) -> object:
    """Read a project with somebody else's reader."""
    from pyrefiqda import RefiProject

    return RefiProject.load(str(file))


def timed(name: str, work: Callable[[], object]) -> None:
    """Run something and print its CPU seconds."""
    begun = time.process_time()
    work()
    print(f"{name:<32}{time.process_time() - begun:>8.2f} CPU s", flush=True)


def fill(study: Study) -> int:
    """Bring in the sessions and tag them; return how many tags there are."""
    codes = [key for key, code in study.codes().items() if code.speaker is Role.CLIENT]
    for n in range(1, SESSIONS + 1):
        one = session(n)
        study.store.add_transcript(one, one.text.encode(), "study")
    each = CODINGS // SESSIONS // len(RATERS)
    for pass_ in RATERS:
        study.add_rater(pass_.rater)
        tags = [
            NewTag("A", n, 2 + 2 * k % TURNS, codes[2 * k // TURNS])
            for n in range(1, SESSIONS + 1)
            for k in range(each)
        ]
        study.store.change_tags(pass_, (), tags, pass_.rater)
    return len(study.store.tags())


def session(number: int) -> Transcript:
    """Return one invented session."""
    text, turns = "", []
    for n in range(1, TURNS + 1):
        text += "T: " if n % 2 else "Ç: "
        start = len(text)
        text += f"{WORDS * (1 + n % 3)}{number}-{n}"
        role = Role.THERAPIST if n % 2 else Role.CLIENT
        time_ = float(n * 10) if number % 2 else None
        turns.append(Segment(n, start, len(text), "TÇ"[n % 2 == 0], role, time_))
        text += "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("invented.txt", "plain", "utf-8", digest)
    return Transcript("A", number, text, digest, tuple(turns), source)


if __name__ == "__main__":
    main()
