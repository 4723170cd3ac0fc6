"""A job: long work on the study in a thread, with its progress told and a way to stop it.

An errand (``errand.py``) only reads. A job may write, such as a file and the note of it in the
journal, so it has a connection of its own. It stops between two sessions, never within a write.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from thirdear.model.refusal import Refusal
from thirdear.study import Study
from thirdear.tui.errand import is_there
from thirdear.tui.refused import sentence

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from thirdear.model.text import Segment, Transcript

Found = TypeVar("Found")
EVERY = 0.2
"""Seconds between two words about progress."""


class StoppedError(Exception):
    """Somebody stopped the work."""


class Job:
    """What a screen holds of its work; ``tell`` is called in the screen's thread."""

    def __init__(self, screen: DOMNode, tell: Callable[[int, int], None]) -> None:
        self._screen, self._tell = screen, tell
        self._stop = threading.Event()
        self._told = 0.0
        self._whole = False
        self.count = 0

    def stop(self) -> None:
        """Ask the work to stop; it does between two sessions."""
        self._stop.set()

    def tick(self) -> None:
        """Count a session that was read; leave where somebody stopped the work.

        Nothing is told of it where the work itself knows how far it is.
        """
        self.count += 1
        if self._whole:
            self._go_on()
        else:
            self.progress(self.count, 0)

    def progress(self, done: int, all_: int) -> None:
        """Tell how far the work is, 0 of ``all_`` where nobody knows of how much."""
        self._go_on()
        self._whole = bool(all_)
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            self._screen.call_later(self._tell, done, all_)

    def _go_on(self) -> None:
        if self._stop.is_set() or not is_there(self._screen):
            raise StoppedError


class Working(Study):
    """A study as a job sees it: each session that is read is a step, at which the job may stop."""

    job: Job

    def transcript(self, case: str, session: int) -> Transcript:
        """Return a session's transcript."""
        self.job.tick()
        return super().transcript(case, session)

    def segments(self, case: str, session: int, layer: str = "turn") -> tuple[Segment, ...]:
        """Return a layer's segments."""
        self.job.tick()
        return super().segments(case, session, layer)


def start(
    screen: DOMNode,
    study: Study,
    do: Callable[[Working], Found],
    have: Callable[[Found], None],
    stopped: Callable[[str | None], None],
    tell: Callable[[int, int], None],
) -> Job:
    """Begin a job and return it; ``stopped`` gets the sentence of a refusal, None where stopped."""
    job = Job(screen, tell)
    secret, names_secret = study.store.secret, study.names_passphrase

    def go() -> None:
        try:
            with Working.open(study.folder, passphrase=secret) as own:
                own.names_passphrase, own.job = names_secret, job
                found = do(own)
        except Refusal as refusal:
            why = sentence(refusal)
            screen.call_later(stopped, why)
        except StoppedError:
            screen.call_later(stopped, None)
        except Exception:
            if is_there(screen):
                raise
        else:
            screen.call_later(have, found)

    screen.run_worker(go, thread=True, group="job")
    return job
