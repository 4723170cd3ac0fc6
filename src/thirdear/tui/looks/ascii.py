"""The desk in signs that every font has: what is drawn gets a stand-in as it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from thirdear.base.signs import stand_in

if TYPE_CHECKING:
    from textual.color import Color


class Ascii(LineFilter):
    """Puts stand-ins into every row that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the row with stand-ins; looks and controls stay."""
        return [Segment(stand_in(text), style, control) for text, style, control in segments]


ASCII = Ascii()
"""The one filter that there has to be: what is painted is kept by filter."""
