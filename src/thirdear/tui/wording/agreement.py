"""Words of the agreement screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
