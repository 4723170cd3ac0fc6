"""What screens share on which acts are taken back."""

from __future__ import annotations

from typing import Generic

from textual.screen import Screen, ScreenResultType

from thirdear.tui.messages import TakeBack


class UndoingScreen(Screen[ScreenResultType], Generic[ScreenResultType], inherit_bindings=False):
    """A screen from which the rater's last act is undone and done again."""

    def action_undo(self) -> None:
        """Take the last act back."""
        self.post_message(TakeBack(again=False))

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self.post_message(TakeBack(again=True))
