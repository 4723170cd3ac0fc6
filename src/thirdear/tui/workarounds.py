"""Faults of the screen library that the desk works around."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import Any


def mend() -> None:
    """Let bytes that are no UTF-8 pass, as terminals send them when tmux is attached again.

    Textual stops at them up to 8.2.8 at least (its issue 6668: a pointer right of column 95 in the
    old mouse protocol). Drop this when its driver decodes with ``errors="replace"``.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        setattr(linux_driver, "getincrementaldecoder", _forgiving)  # noqa: B010 - not exported


def _forgiving(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
