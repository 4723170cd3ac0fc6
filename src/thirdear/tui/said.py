"""What the screens have said, kept for whom it was said to until the desk closes; never on disk."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

MOST = 200
"""Messages that are kept; older ones go."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, its look, when it was said last and how often in a row."""

    words: str
    look: str
    at: datetime
    times: int = 1


@dataclass
class Said:
    """The messages of everybody who sat here; each listener gets back their own only."""

    _kept: deque[tuple[Hashable, Message]] = field(default_factory=lambda: deque(maxlen=MOST))

    def add(self, listener: Hashable, words: str, look: str) -> None:
        """Keep a message; one that is said again counts up."""
        now = datetime.now().astimezone()
        if self._kept:
            before, last = self._kept[-1]
            if (before, last.words, last.look) == (listener, words, look):
                self._kept[-1] = (listener, replace(last, at=now, times=last.times + 1))
                return
        self._kept.append((listener, Message(words, look, now)))

    def to(self, listener: Hashable) -> list[Message]:
        """Return what was said to somebody, the newest first."""
        return [message for to, message in reversed(self._kept) if to == listener]

    def forget(self) -> None:
        """Let everything go."""
        self._kept.clear()
