"""Recordings: the sound or film of a session, which lies beside the study."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Recording:
    """Which file is a session's recording.

    ``path`` has slashes, and is relative to the study's folder where the file lies near it;
    ``size`` is in bytes. ``key`` opens a copy that was made for an encrypted study; it is empty
    where the file is the person's own.
    """

    case: str
    session: int
    path: str
    size: int
    key: str = field(default="", repr=False)
