"""What became of codes from one version of a codebook to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thirdear.model.coding import EventId, Tag

How = Literal["rename", "merge", "split"]


@dataclass(frozen=True, slots=True)
class Recoding:
    """Codes that were renamed, merged or split; tags keep what they were given as.

    A renamed or merged code's tags count as the one code of ``targets``. A split code's tags stay
    with it until their rater has judged the segments again.
    """

    how: How
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    id: EventId | None = None
    actor: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """A tag to judge again, and why: its code was split into others, or is defined otherwise.

    ``into`` are the codes of a split; empty where the definition changed, in ``version``.
    """

    tag: Tag
    into: tuple[str, ...] = ()
    version: int | None = None
