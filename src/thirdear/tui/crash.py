"""Faults of the desk's own: what is said and kept of one is where it was, and nobody's words."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from textual.worker import WorkerFailed

from thirdear import __version__
from thirdear.tui import preferences

MOST = 64_000
"""Characters of the file of faults; older ones give way."""


def describe(error: BaseException) -> str:
    """Return an error's type and place; its message may quote a transcript, so it is left out."""
    frames = _frames(error)
    ours = [frame for frame in frames if "thirdear" in Path(frame.filename).parts]
    place = (ours or frames)[-1] if frames else None
    kind = type(_cause(error)).__name__
    return kind if place is None else f"{kind} in {_place(place)}"


def path() -> Path:
    """Return the file in which faults are kept, beside the preferences."""
    return preferences.path().with_name("faults.txt")


def keep(error: BaseException) -> None:
    """Add a fault to the file: when, which, and by which calls. Where it cannot be, go without."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    calls = "".join(f"  {_place(frame)}\n" for frame in _frames(error))
    told = f"{at} thirdear {__version__}: {type(_cause(error)).__name__}\n{calls}"
    file = path()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text("utf-8", "replace") if file.exists() else ""
        file.write_text((before + told)[-MOST:], "utf-8")


def _cause(error: BaseException) -> BaseException:
    return error.error if isinstance(error, WorkerFailed) else error


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(_cause(error).__traceback__))


def _place(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).name}, line {frame.lineno}, {frame.name}"
