"""What is said when the desk stops at an error of its own: where it was, and nobody's words."""

from __future__ import annotations

import traceback
from pathlib import Path

from textual.worker import WorkerFailed


def describe(error: BaseException) -> str:
    """Return an error's type and place; its message may quote a transcript, so it is left out."""
    if isinstance(error, WorkerFailed):
        error = error.error
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "thirdear" in Path(frame.filename).parts]
    place = (ours or list(frames))[-1] if frames else None
    kind = type(error).__name__
    if place is None:
        return kind
    return f"{kind} in {Path(place.filename).name}, line {place.lineno}, {place.name}"
