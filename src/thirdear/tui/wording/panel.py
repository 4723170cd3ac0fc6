"""Words of header, side panel and minimap: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
