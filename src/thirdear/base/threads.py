"""How many threads numeric libraries take."""

from __future__ import annotations

import os

_NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Let numeric libraries, which look before they are imported, take one thread if not told more.

    Their vectors are short here. Where other work keeps the cores busy, threads wait for each other
    at every product: learning suggestions then took thirty times the processor.
    """
    for name in _NAMES:
        os.environ.setdefault(name, "1")
