"""The desk's own safety: snapshots while somebody works, and a warning about where a study lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.base.safe import safe

if TYPE_CHECKING:
    from thirdear.study import Study
    from thirdear.study.copies.keeper import Keeper
    from thirdear.tui.desk import Desk


class Safety:
    """Takes care of the desk's study from the first paint on."""

    def __init__(self, app: Desk) -> None:
        self._app = app
        self._study: Study | None = None
        self._keeper: Keeper | None = None

    def begin(self) -> None:
        """Care for the study that the desk has now; another one is let go."""
        from thirdear.study.copies import location

        study = self._app.study
        if study is None or study is self._study:
            return
        self.close()
        self._study = study
        if study.read_only:
            return
        self.follow()
        if hazard := location.warning(study):
            self._app.warn(safe(hazard, one_line=True))

    def follow(self) -> None:
        """Take snapshots, or take no more, as somebody likes it now."""
        wanted = self._app.preferences.snapshots
        if self._study is None or self._study.read_only:
            return
        if wanted and self._keeper is None:
            self._keeper = self._study.keep_safe(self._troubled)
        elif not wanted and self._keeper is not None:
            self._keeper.close()
            self._keeper = None

    def _troubled(self, sentence: str) -> None:
        """Say from the thread that a snapshot could not be taken."""
        self._app.call_later(self._app.warn, sentence)

    def close(self) -> None:
        """Take no more snapshots."""
        if self._keeper is not None:
            self._keeper.close()
        self._keeper = self._study = None
