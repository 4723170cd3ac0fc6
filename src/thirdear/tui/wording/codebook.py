"""Words of the codebook screen and definitions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
