"""Outcome measures: what was measured before, during and after, and what changed reliably."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Better = Literal["lower", "higher"]
BETTER: tuple[Better, ...] = ("lower", "higher")
Status = Literal[
    "recovered", "improved", "unchanged", "deteriorated", "crossed without reliable change"
]


@dataclass(frozen=True, slots=True)
class Group:
    """Mean and standard deviation of a clinical or a normative sample, and where they come from."""

    mean: float
    sd: float
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An outcome scale with what its change is judged by.

    ``better`` says which direction is improvement. ``sd`` and ``reliability`` (r) make the reliable
    change index; both come with their ``source``, without which nothing is computed. The cut-off is
    ``cutoff`` as published (with ``cutoff_source``), else it is computed from both groups.
    """

    key: str
    name: str
    better: Better
    sd: float | None = None
    reliability: float | None = None
    source: str = ""
    cutoff: float | None = None
    cutoff_source: str = ""
    clinical: Group | None = None
    normative: Group | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One measure in one case: before, after, and between by session number; who answered."""

    case: str
    measure: str
    pre: float | None
    post: float | None
    interim: tuple[tuple[int, float], ...] = ()
    informant: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a measure in a case: change, index, interval around it, cut-off and status.

    ``change`` is post minus pre, as measured. ``rci`` is the reliable change index, reliable beyond
    1.96 on either side. ``crossed`` says whether the value left the clinical range for the
    normative one; None without a cut-off. ``least`` is the smallest reliable change. What cannot
    be computed is None, and ``why`` says so.
    """

    case: str
    measure: str
    informant: str
    pre: float | None
    post: float | None
    change: float | None
    rci: float | None
    cutoff: float | None
    crossed: bool | None
    status: Status | None
    source: str
    cutoff_source: str
    why: str | None = None
    least: float | None = None
