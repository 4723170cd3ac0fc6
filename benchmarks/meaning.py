"""Finding by meaning in 10,000 turns: `python benchmarks/meaning.py [--turns 10000]`.

A study of sessions of a hundred turns is made of the demonstration's invented lines, two of them a
turn, half of the sessions Turkish. Told are seconds of the processor, one thread.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.threads import one_thread

if TYPE_CHECKING:
    from thirdear.study import Study

TURNS = 100


def main() -> None:
    """Make the study, read its turns, ask, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--turns", type=int, default=10_000)
    options.add_argument("--encrypted", action="store_true")
    chosen = options.parse_args()
    one_thread()
    from thirdear.assistance.meaning import vectors
    from thirdear.study import Study, meaning

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        secret = "invented for this benchmark" if chosen.encrypted else None
        with Study.create(folder, passphrase=secret) as study:
            fill(study, chosen.turns // TURNS)
            before = study.store.path.stat().st_size
            spent("load the encoder, read one sentence", lambda: vectors(["a"]))
            spent(f"read {meaning.lacking(study):,} turns", lambda: meaning.prepare(study))
            spent("search by meaning", lambda: meaning.search(study, "she misses her mother"))
            spent("turns like one", lambda: meaning.more_like(study, "en", 1, 5))
        grown = (folder / "study.thirdear").stat().st_size - before
        print(f"the file has grown by {grown / 1e6:.1f} MB")


def spent(what: str, do: Callable[[], object]) -> None:
    """Print what something took."""
    begun = time.process_time()
    do()
    print(f"{what:<40}{time.process_time() - begun:8.2f} s")


def fill(study: Study, sessions: int) -> None:
    """Bring in sessions of two invented lines a turn, drawn by a seed."""
    from thirdear.demo import scenes
    from thirdear.model.text import Role, Segment, Source, Transcript

    draw = random.Random(1)
    lines = {
        language: [
            line.text for scene in scenes.load(language) for beat in scene.beats for line in beat
        ]
        for language in ("en", "tr")
    }
    for number in range(sessions):
        language = ("en", "tr")[number % 2]
        said = [" ".join(draw.sample(lines[language], 2)) for _ in range(TURNS)]
        turns, start = [], 0
        for at, words in enumerate(said, 1):
            role = (Role.THERAPIST, Role.CLIENT)[at % 2]
            turns.append(Segment(at, start, start + len(words), role, role))
            start += len(words) + 1
        text = "\n".join(said)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        source = Source(f"{language}-{number}.txt", "txt", "utf-8", sha256)
        one = Transcript(language, number // 2 + 1, text, sha256, tuple(turns), source)
        study.store.add_transcript(one, text.encode(), "study")


if __name__ == "__main__":
    main()
