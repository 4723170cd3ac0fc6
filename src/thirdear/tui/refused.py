"""A change that the study refuses: its sentence goes to the rater, and the desk goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal


def sentence(refusal: Refusal) -> str:
    """Return a refusal's sentence, harmless for a terminal, on one line."""
    return safe(str(refusal), one_line=True)


@contextmanager
def telling(tell: Callable[[str], None]) -> Iterator[None]:
    """Leave the block where the study refuses something, and tell its sentence."""
    try:
        yield
    except Refusal as refusal:
        tell(sentence(refusal))
