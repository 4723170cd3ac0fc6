"""The desk's colours: dark, light, high contrast, the terminal's own, and none."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="thirdear-dark",
    primary="#7FB4E0",
    secondary="#B7A5E0",
    accent="#E6B450",
    warning="#E6B450",
    error="#EE8E8E",
    success="#7CC49A",
    foreground="#D6DAE0",
    background="#15181D",
    surface="#15181D",
    panel="#1E232B",
    dark=True,
    variables={"current": "#2B3645", "range": "#222B36", "faint": "#96A0AC"},
)
LIGHT = Theme(
    name="thirdear-light",
    primary="#1F5F9C",
    secondary="#5B4B9A",
    accent="#8A5A00",
    warning="#8A5A00",
    error="#A32A2A",
    success="#1B7048",
    foreground="#1E2329",
    background="#FBFAF7",
    surface="#FBFAF7",
    panel="#ECEAE4",
    dark=False,
    variables={"current": "#DDE7F2", "range": "#EAF0F6", "faint": "#5B6270"},
)
CONTRAST = Theme(
    name="thirdear-contrast",
    primary="#9CD0FF",
    secondary="#D8C8FF",
    accent="#FFD75F",
    warning="#FFD75F",
    error="#FF9E9E",
    success="#9CF0B8",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#101010",
    dark=True,
    variables={"current": "#00305F", "range": "#1C1C1C", "faint": "#C6C6C6"},
)
TERMINAL = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="thirdear-terminal",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "current": "ansi_default",
        "range": "ansi_default",
        "faint": "ansi_default",
    },
)
"""The terminal's own sixteen colours on its own ground."""
MONO = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="thirdear-mono",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "current": "ansi_default",
        "range": "ansi_default",
        "faint": "ansi_default",
    },
)
"""The terminal's own two colours; what stands out is bold, underlined or reversed."""

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "terminal": TERMINAL, "mono": MONO}
"""The themes by the name under which people choose them."""


def next_theme(name: str) -> str:
    """Return the name that follows among the themes; ``name`` is Textual's or ours."""
    names = list(THEMES)
    known = [key for key, theme in THEMES.items() if name in (key, theme.name)]
    return names[(names.index(known[0]) + 1) % len(names)] if known else names[0]
