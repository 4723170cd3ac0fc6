"""What a study gives to other programs, and takes from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from thirdear.model.coding import Codebook
from thirdear.study.parts.part import Part


class Exchanged(Part):
    """What a study gives to other programs, and takes from them."""

    def export_project(
        self,
        path: Path,
        *,
        cases: Sequence[str] = (),
        windows: bool = False,
        identifiable: bool = False,
    ) -> tuple[str, ...]:
        """Write cases as a REFI-QDA project, disguised; return what the file does not hold.

        ``windows`` is for NVivo for Windows, which counts otherwise.
        """
        from thirdear.study import outgoing

        return outgoing.write(
            self.whole, path, cases=cases, windows=windows, identifiable=identifiable
        )

    def export_codebooks(self, path: Path, keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Write codebooks, all unless named, as REFI-QDA; return what the file does not hold."""
        from thirdear.study import outgoing

        return outgoing.write_codebooks(self.whole, path, keys)

    def codebook_from(self, path: Path) -> tuple[Codebook, tuple[str, ...]]:
        """Add another program's codebook (.qdc); return it, and what was not taken over."""
        from thirdear.study import coded

        return coded.codebook_from(self.whole, path)
