"""The transcript's styles, taken from the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.model.text import Role
from thirdear.tui.transcript.paint import Palette

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

NAMES = (
    *("current", "range", "cursor", "number", "hit", "part", "warn", "map"),
    *("therapist", "client", "other", "action"),
)
CLASSES = frozenset(f"transcript--{name}" for name in NAMES)
"""What the style sheet calls them; the desk has them once."""


def style(widget: Widget, name: str) -> Style:
    """Return one of the styles by its name."""
    return widget.app.get_component_styles(f"transcript--{name}").partial_rich_style


def palette(widget: Widget) -> Palette:
    """Return the styles of a theme as the widget has them now."""
    other, action = style(widget, "other"), style(widget, "action")
    return Palette(
        base=widget.rich_style,
        current=style(widget, "current"),
        range=style(widget, "range"),
        cursor=style(widget, "cursor"),
        number=style(widget, "number"),
        speakers={
            Role.THERAPIST: style(widget, "therapist"),
            Role.CLIENT: style(widget, "client"),
            Role.PARENT: other,
            Role.OTHER: other,
            Role.ACTION: action,
        },
        words={Role.ACTION: action},
        hit=style(widget, "hit"),
        part=style(widget, "part"),
        warn=style(widget, "warn"),
        map=style(widget, "map"),
        ground_colour=_ground(widget),
        mono=widget.app.no_color,
    )


def _ground(widget: Widget) -> str:
    """Return the theme's ground; a terminal's own is not known, and taken to be dark."""
    theme = widget.app.current_theme
    colour = theme.background or ""
    return colour if colour.startswith("#") else "#000000"
