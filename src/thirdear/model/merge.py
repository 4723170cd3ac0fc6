"""What another copy of a study would bring."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.coding import Pass
from thirdear.model.language import Both


@dataclass(frozen=True, slots=True)
class Coming:
    """The part of one pass, or of what is nobody's pass, that a copy has and this study lacks.

    ``pass_`` is None for imports, codebooks and the like, whose ``actor`` did them. ``conflict``
    says why it cannot be taken over as it is.
    """

    actor: str
    pass_: Pass | None
    events: int
    conflict: Both | None = None
