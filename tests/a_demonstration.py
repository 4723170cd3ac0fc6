"""One demonstration study for the whole test run, whichever worker needs it first."""

from __future__ import annotations

import pickle
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

from thirdear.study import demo

PATIENCE = 600
"""Seconds in which another worker makes the study, or has failed."""


@dataclass(frozen=True)
class Made:
    """The study's folder, what came of it, and what was told of its steps."""

    folder: Path
    done: demo.Demonstration
    steps: tuple[str, ...]

    def copy(self, folder: Path) -> Made:
        """Return the same in a folder of a test's own, where it may be changed."""
        shutil.copytree(self.folder, folder)
        document = folder / self.done.document.relative_to(self.folder)
        return replace(self, folder=folder, done=replace(self.done, document=document))


def made_once(place: Path) -> Made:
    """Return the study below ``place``; of several processes the first one makes it."""
    told = place / "told"
    try:
        place.mkdir()
    except FileExistsError:
        _wait(told)
    else:
        try:
            _make(place, told)
        except BaseException:
            (place / "failed").touch()
            raise
    made: Made = pickle.loads(told.read_bytes())
    return made


def _make(place: Path, told: Path) -> None:
    steps: list[str] = []
    done = demo.demonstrate(place / "study", "en", steps.append)
    unfinished = told.with_suffix(".new")
    unfinished.write_bytes(pickle.dumps(Made(place / "study", done, tuple(steps))))
    unfinished.rename(told)


def _wait(told: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not told.exists():
        if time.monotonic() > until or (told.parent / "failed").exists():
            raise RuntimeError("the demonstration could not be made; see who failed first")
        time.sleep(0.2)
