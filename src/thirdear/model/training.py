"""What a rater in training is told after a session."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.agreement import Agreement
from thirdear.model.coding import Pass
from thirdear.model.consensus import Difference


@dataclass(frozen=True, slots=True)
class Feedback:
    """How one session of a training pass differs from the gold pass.

    ``agreement`` is of each code that one of them used, over the segments it may stand on, and of
    the items that both rated; ``differences`` list every code and item that was judged otherwise.
    """

    pass_: Pass
    gold: Pass
    case: str
    session: int
    agreement: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
