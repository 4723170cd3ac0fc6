"""The worker process starts on first use, does what it is told, and ends without a trace."""

from __future__ import annotations

import operator
import os
import subprocess
import sys
import time

import psutil
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


def test_it_starts_beside_a_desk_that_has_no_file_for_errors() -> None:
    """A screen stands in for stderr, and its number of a file is none."""
    program = (
        "import contextlib, io, operator, sys\n"
        "from thirdear.base.worker import Worker\n"
        "class Screen(io.TextIOBase):\n"
        "    def fileno(self): return -1\n"
        "with contextlib.redirect_stderr(Screen()):\n"
        "    worker = Worker()\n"
        "    assert worker.call(operator.add, 1, 2) == 3\n"
        "    worker.close()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_death() -> None:
    """A process that dies is a Refusal, and the next call works."""
    worker = Worker()
    try:
        with pytest.raises(Refusal, match="try again"):
            worker.call(os._exit, 3)
        assert worker.call(operator.add, 1, 2) == 3
    finally:
        worker.close()


def test_it_ends_with_a_program_that_is_killed() -> None:
    """Where the program cannot end it any more, the process ends by itself."""
    program = (
        "import os, sys, time; from thirdear.base.worker import Worker; "
        "print(Worker().call(os.getpid), flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        worker = psutil.Process(int(running.stdout.readline()))
        running.kill()
    psutil.wait_procs([worker], timeout=20)
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE


def test_it_is_gone_when_it_was_closed() -> None:
    """Closing waits for its end; one that never began has none."""
    worker = Worker()
    worker.close()
    there = worker.call(os.getpid)
    worker.close()
    assert not psutil.pid_exists(there)


def test_calls_wait_for_each_other_and_end_with_it() -> None:
    """There is one process; what still waits when it is closed is not begun."""
    worker = Worker()
    try:
        slowly = "(__import__('time').sleep(0.4), __import__('os').getpid())[1]"
        asked = [worker.submit(eval, slowly) for _ in range(4)]
        assert len({one.result() for one in asked}) == 1
        waiting = [worker.submit(time.sleep, 0.1) for _ in range(8)]
    finally:
        worker.close()
    assert waiting[-1].cancelled()
