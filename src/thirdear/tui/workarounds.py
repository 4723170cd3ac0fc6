"""Faults of the screen's libraries that the desk works around."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import Any

from rich.cells import split_text
from rich.segment import Segment


def mend() -> None:
    """Work around all of them, once, before the desk is painted."""
    _let_bytes_pass()
    setattr(Segment, "_split_cells", classmethod(_split))  # noqa: B010 - not exported


def _split(_: type[Segment], segment: Segment, cut: int) -> tuple[Segment, Segment]:
    """Split a segment at a cell, and no sign that is joined of several characters.

    Rich parts them up to 15.0.0 at least where a window begins beside one, and then the row is a
    cell short. Drop this when its segments are split by its own ``split_text``.
    """
    within = cut < segment.cell_length
    left, right = split_text(segment.text, cut) if within else (segment.text, "")
    return segment._replace(text=left), segment._replace(text=right)


def _let_bytes_pass() -> None:
    """Let bytes that are no UTF-8 pass, as terminals send them when tmux is attached again.

    Textual stops at them up to 8.2.8 at least (its issue 6668: a pointer right of column 95 in the
    old mouse protocol). Drop this when its driver decodes with ``errors="replace"``.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        setattr(linux_driver, "getincrementaldecoder", _forgiving)  # noqa: B010 - not exported


def _forgiving(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
