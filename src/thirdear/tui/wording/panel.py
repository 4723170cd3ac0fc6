"""Words of the header and the panels beside the text: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "panel.segment": ("Segment {number}", "{number}. birim"),
    "panel.none": ("no code", "kod yok"),
    "panel.memo": ("Memo: {memo}", "Not: {memo}"),
    "panel.counts": ("In this session", "Bu seansta"),
    "panel.tagged": ("{share} tagged", "{share} kodlandı"),
}
