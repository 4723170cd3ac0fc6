"""Changing what is finished: the journal says that it was opened for this, and finished again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.model.text import Place

if TYPE_CHECKING:
    from thirdear.study.core import Core


@contextmanager
def opened(study: Core, pass_: Pass, place: Place) -> Iterator[None]:
    """Open a finished session of a pass for what is done within, and finish it again after."""
    finished = (pass_, *place) in study.store.finished()
    with study.store.together():
        if finished:
            study.store.reopen(pass_, [place], pass_.rater)
        yield
        if finished:
            study.store.finish(pass_, [place], pass_.rater)
