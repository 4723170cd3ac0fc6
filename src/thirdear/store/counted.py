"""What a store counts: the aggregates that scores and agreement are made of."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import Pass
from thirdear.model.text import Role
from thirdear.model.totals import Extent, TagTotal
from thirdear.store import totals
from thirdear.store.connection import Database
from thirdear.store.sums import Adder


class Counted:
    """The part of a store that counts."""

    _db: Database

    def passes_with(self, codes: Sequence[str]) -> tuple[Pass, ...]:
        """Return the passes that hold a tag of one of these codes, on any layer."""
        return totals.passes_with(self._db, codes)

    def adder(self, layer: str = "turn", rater: str | None = None) -> Adder:
        """Return what adds up tags of a layer, of one rater or all, and reads each code once."""
        return Adder(self._db, layer, rater)

    def tag_totals(
        self,
        codes: Sequence[str],
        layer: str = "turn",
        *,
        role: Role | None = None,
        rater: str | None = None,
        beside: Sequence[str] = (),
    ) -> tuple[TagTotal, ...]:
        """Return the tags of some codes, summed by session and pass, finished or not.

        With ``role`` only tags on that role's segments; with ``rater`` nobody else's are read;
        with ``beside`` only segments that the pass tagged with one of these codes, too.
        """
        return self.adder(layer, rater).tag_totals(codes, role, beside)

    def marked(self, codes: Sequence[str], layer: str = "turn") -> dict[tuple[Pass, str, int], int]:
        """Return on which segments passes set any of some codes, each the bit of its number."""
        return self.adder(layer).marked(codes)

    def prompted(
        self, codes: Sequence[str], layer: str = "turn"
    ) -> dict[tuple[Pass, str, int], int]:
        """Return the same of what a pass accepted from a suggestion."""
        return totals.prompted(self._db, codes, layer)

    def values_of(self, code: str, layer: str = "turn") -> dict[tuple[Pass, str, int, int], int]:
        """Return the values that passes gave with a code; the first on a segment counts."""
        return totals.values_of(self._db, code, layer)

    def spoken(self, layer: str = "turn") -> dict[tuple[str, int], dict[str, int]]:
        """Return which segments of a session are whose, as corrected: by role, as bits."""
        return totals.spoken(self._db, layer)

    def tags_elsewhere(self, layer: str = "turn") -> frozenset[tuple[Pass, str, int, str, str]]:
        """Return pass, case, session, code and layer of what is tagged on other layers."""
        return totals.tags_elsewhere(self._db, layer)

    def extents(self, role: Role | None, layer: str = "turn") -> dict[tuple[str, int], Extent]:
        """Return how much a role (None: everybody) speaks in every session with the layer."""
        return totals.extents(self._db, role, layer)
