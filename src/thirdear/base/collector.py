"""Python's collector of circular garbage, held while much is made that has no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def work_rarely() -> None:
    """Let the collector look seldom, which is enough for values that have few circles.

    With Python's own thresholds it takes a tenth of the time in which a program starts.
    """
    gc.set_threshold(20_000, 50, 1000)


@contextmanager
def paused() -> Iterator[None]:
    """Let the collector rest in the block: it would look at every new value again and again.

    Values that nothing refers to go at once nevertheless. Of two blocks at once, the first that
    ends wakes it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
