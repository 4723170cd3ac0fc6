"""Assistance that never decides: what resembles a passage, and codes that its words suggest.

Nothing here reads or writes a study: texts and yes-or-no judgements come in, numbers go out.
"""

from thirdear.assistance.classifier import Learned, learn
from thirdear.assistance.expectation import (
    Expected,
    average_precision,
    expected,
    f1,
    folds,
    precision_at,
)
from thirdear.assistance.likeness import Likeness, nearest

__all__ = [
    "Expected",
    "Learned",
    "Likeness",
    "average_precision",
    "expected",
    "f1",
    "folds",
    "learn",
    "nearest",
    "precision_at",
]
