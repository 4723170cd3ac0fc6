"""Words of the header and the panels beside the text: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "panel.segment": ("Segment {number}", "Bölüt {number}"),
    "panel.none": ("no code", "kod yok"),
    "panel.memo": ("Memo: {memo}", "Not: {memo}"),
    "panel.counts": ("In this session", "Bu oturumda"),
    "panel.tagged": ("{share} tagged", "{share} etiketli"),
}
