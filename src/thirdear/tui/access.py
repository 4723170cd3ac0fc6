"""For screen readers and braille lines: the terminal's own cursor goes where the attention is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

SHOW_CURSOR = "\x1b[?25h"


def accessible(app: App[None]) -> bool:
    """Say whether the desk was asked to say in words what else is drawn."""
    return bool(getattr(app, "accessible", False))


def show_cursor(app: App[None]) -> None:
    """Make the terminal's cursor visible, which the screen library hides."""
    driver = app._driver  # noqa: SLF001 - there is no public way to write a sequence
    if driver is not None:
        driver.write(SHOW_CURSOR)


def point(widget: Widget, row: int) -> None:
    """Put the terminal's cursor at the beginning of a row of a widget, if that is wanted."""
    if accessible(widget.app):
        widget.app.cursor_position = Offset(widget.region.x, widget.region.y + row)
