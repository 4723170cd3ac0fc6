"""Recordings for the tests: generated tones, of a pitch for each second."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

RATE = 8000


def a_recording(path: Path, seconds: float = 20.0) -> Path:
    """Write a sound file of so many seconds, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tone = (
        int(8000 * math.sin((200 + 20 * (n // RATE)) * 2 * math.pi * n / RATE))
        for n in range(int(RATE * seconds))
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array("h", tone).tobytes())
    return path
