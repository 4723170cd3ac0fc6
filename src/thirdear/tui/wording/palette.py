"""Words of the palette: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "palette.title": ("What do you want to do?", "Ne yapmak istersiniz?"),
}
