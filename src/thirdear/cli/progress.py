"""A bar on stderr for long work at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thirdear.cli.app import err
from thirdear.cli.common import common


@contextmanager
def progress(what: str, *, least: int) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far work is, where there is a terminal and more than ``least`` steps."""
    if not err.is_terminal or common.json:
        yield None
        return
    from rich.progress import MofNCompleteColumn, Progress

    with Progress(*Progress.get_default_columns(), MofNCompleteColumn(), console=err) as bar:
        task = bar.add_task(what, visible=False)

        def told(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole, visible=whole > least)

        yield told
