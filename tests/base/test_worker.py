"""The worker process starts on first use, does what it is told, and ends without a trace."""

from __future__ import annotations

import operator
import os

import pytest

from thirdear.base.worker import Worker
from thirdear.model.refusal import Refusal


def test_lazy() -> None:
    """It starts with the first call, is one process, and passes exceptions on."""
    worker = Worker()
    assert not worker.started
    try:
        there = worker.call(os.getpid)
        assert there != os.getpid()
        assert worker.call(os.getpid) == there
        assert worker.call(os.getenv, "OMP_NUM_THREADS") == "1"
        with pytest.raises(ZeroDivisionError):
            worker.call(operator.truediv, 1, 0)
    finally:
        worker.close()
    assert not worker.started


def test_death() -> None:
    """A process that dies is a Refusal, and the next call works."""
    worker = Worker()
    try:
        with pytest.raises(Refusal, match="try again"):
            worker.call(os._exit, 3)
        assert worker.call(operator.add, 1, 2) == 3
    finally:
        worker.close()
