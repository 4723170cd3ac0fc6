"""thirdear: read, tag, rate, score, test and write up the transcripts of a psychotherapy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thirdear.exchange.registry import Registry
    from thirdear.model.coding import NewTag, Pass
    from thirdear.model.precedence import Hypothesis
    from thirdear.study import Study

__all__ = ["Hypothesis", "NewTag", "Pass", "Study", "__version__", "open_study", "registry"]

__version__ = "0.1.0"
_ROOMS = {
    "Hypothesis": "thirdear.model.precedence",
    "NewTag": "thirdear.model.coding",
    "Pass": "thirdear.model.coding",
    "Study": "thirdear.study",
}


def open_study(folder: str | Path = ".", *, passphrase: str | None = None) -> Study:
    """Open the study in a folder; close it when done, or use ``with``."""
    from thirdear.study import Study

    return Study.open(Path(folder), passphrase=passphrase)


def registry(*files: str | Path) -> Registry:
    """Return laboratories' registry files as one table; each question gives a data frame."""
    from thirdear.exchange.registry import Registry

    return Registry([Path(file) for file in files])


def __getattr__(name: str) -> object:
    # The rooms import this package first; none of them should wait for the whole study.
    if name not in _ROOMS:
        raise AttributeError(name)
    from importlib import import_module

    found: object = getattr(import_module(_ROOMS[name]), name)
    return found
