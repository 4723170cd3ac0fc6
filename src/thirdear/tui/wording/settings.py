"""Words of the settings screen and the palette: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
