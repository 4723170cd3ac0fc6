"""Snapshots while somebody works: one on opening, then one every half hour, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from thirdear.base.reasons import reason
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.study.copies import snapshots

if TYPE_CHECKING:
    from thirdear.study.core import Core

EVERY = 30 * 60.0
"""Seconds between two snapshots."""
FIRST = 2.0
"""Seconds before the first one: the first screen comes before it."""


class Keeper:
    """Takes snapshots until it is closed; what goes wrong is told to ``troubled``, from a thread.

    Without work in between there is nothing to take. The study is only read, through connections
    of the thread's own.
    """

    def __init__(
        self,
        study: Core,
        troubled: Callable[[str], None],
        *,
        first: float = FIRST,
        every: float = EVERY,
    ) -> None:
        self._first = first
        self._study = study
        self._troubled = troubled
        self._every = every
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="snapshots", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; a snapshot that is being taken is finished first."""
        self._closing.set()
        self._thread.join()

    def _work(self) -> None:
        wait = self._first
        while not self._closing.wait(wait):
            wait = self._every
            try:
                snapshots.snapshot(self._study)
            except Refusal as refusal:
                self._troubled(str(refusal))
            except OSError as error:
                why, why_tr = reason(error)
                self._troubled(
                    said(
                        f"No snapshot could be taken: {why}.",
                        f"Anlık kopya alınamadı: {why_tr}.",
                    )
                )
