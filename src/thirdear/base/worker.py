"""One process beside the desk for heavy libraries: started on first use, ended cleanly."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from typing import Any, ParamSpec, TypeVar

from thirdear.base.threads import one_thread
from thirdear.model.refusal import Refusal

P = ParamSpec("P")
R = TypeVar("R")


class Worker:
    """A lazy process that runs one function at a time.

    It is spawned, not forked, so nothing of the desk's terminal, threads or database handles is
    inherited. Functions must be importable by name, arguments and results picklable.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    @property
    def started(self) -> bool:
        """Whether the process has been asked for yet."""
        return self._pool is not None

    def submit(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Queue a call and return its future; starts the process on first use."""
        with self._lock:
            if self._pool is not None:
                return self._pool.submit(function, *args, **kwargs)
            context = multiprocessing.get_context("spawn")
            # The desk stands in for stderr with something that has no file to hand on.
            with _without_main(), redirect_stderr(sys.__stderr__):
                self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_prepare)
                return self._pool.submit(function, *args, **kwargs)

    def call(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a function there and wait; its exceptions are raised here.

        A process that dies is a Refusal, and the next call starts a new one.
        """
        try:
            return self.submit(function, *args, **kwargs).result()
        except BrokenProcessPool:
            self.close()
            raise Refusal(
                "the worker process ended before it was done: try again",
                "arka plandaki işlem bitmeden kapandı: yeniden deneyin",
            ) from None

    def close(self) -> None:
        """End the process and wait for it; a later call starts a new one."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the program's main module, which a spawned process would otherwise run once more."""
    main = vars(sys.modules["__main__"])
    hidden: dict[str, Any] = {name: main[name] for name in ("__file__", "__spec__") if name in main}
    main.pop("__file__", None)
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(hidden)


def _prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the desk
    one_thread()
    threading.Thread(target=_end_with_the_program, daemon=True).start()


def _end_with_the_program() -> None:
    """Wait for the program's end, though it was killed: nobody's words stay in memory after it."""
    if program := multiprocessing.parent_process():
        program.join()
        os._exit(1)
