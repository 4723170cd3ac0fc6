"""Where independent passes differ, and what was decided about it and why."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.coding import Pass

Said = float | bool | None
"""A value; True where a code was set without one; None where it was not set, or not rated."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a code on a segment, or an item of a session, with its reason.

    ``layer`` and ``segment`` are None where a whole session was rated.
    """

    pass_: Pass
    case: str
    session: int
    what: str
    reason: str
    layer: str | None = None
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One code on a segment, or one item of a session, that passes judged differently.

    ``said`` is what each pass gave. ``reason`` is None until it is decided, ``decided`` is what
    stands in the consensus then.
    """

    case: str
    session: int
    what: str
    said: tuple[tuple[Pass, Said], ...]
    layer: str | None = None
    segment: int | None = None
    reason: str | None = None
    decided: Said = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a consensus has come in one session."""

    case: str
    session: int
    agreed: int
    differing: int
    decided: int
