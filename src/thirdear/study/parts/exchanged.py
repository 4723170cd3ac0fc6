"""What a study gives to other programs, and takes from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.coding import Codebook
from thirdear.study.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Exchanged(Core):
    """What a study gives to other programs, and takes from them."""

    def score_table(self, raters: str = "mean", case: str | None = None) -> pd.DataFrame:
        """Return one row a session, one column a score; missing scores are NaN."""
        from thirdear.study.exports import frames

        return frames.scores(self, raters, case)

    def series_table(self, case: str, raters: str = "mean") -> pd.DataFrame:
        """Return a case's scores with the session number as index, sessions that lack as NaN."""
        from thirdear.study.exports import frames

        return frames.series(self, case, raters)

    def tag_table(self, case: str | None = None) -> pd.DataFrame:
        """Return every tag that stands, one a row; no words of a transcript."""
        from thirdear.study.exports import frames

        return frames.tags(self, case)

    def rating_table(self, case: str | None = None) -> pd.DataFrame:
        """Return every rating, one a row; NaN is "cannot be rated"."""
        from thirdear.study.exports import frames

        return frames.ratings(self, case)

    def export_tables(self, target: Path, raters: str = "mean") -> tuple[Path, ...]:
        """Write scores with a dictionary: a FILE.csv gets the wide table, a folder everything."""
        from thirdear.study.exports import tables

        return tables.write_tables(self, target, raters)

    def export_bundle(
        self,
        path: Path,
        raters: str = "mean",
        *,
        with_words: bool = False,
        identifiable: bool = False,
        seed: int = 1,
    ) -> None:
        """Write all that repeats the numbers as one zip; transcripts only ``with_words``."""
        from thirdear.study.exports import tables

        tables.write_bundle(
            self,
            path,
            raters,
            with_words=with_words,
            identifiable=identifiable,
            seed=seed,
        )

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
        from thirdear.study.refi import write

        return write.write(self, path, cases=cases, windows=windows, identifiable=identifiable)

    def export_codebooks(self, path: Path, keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Write codebooks, all unless named, as REFI-QDA; return what the file does not hold."""
        from thirdear.study.refi import write

        return write.write_codebooks(self, path, keys)

    def codebook_from(self, path: Path) -> tuple[Codebook, tuple[str, ...]]:
        """Add another program's codebook (.qdc); return it, and what was not taken over."""
        from thirdear.study.refi import judgements

        return judgements.codebook_from(self, path)
