"""Words of themes, access and the clipboard: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
