"""Words of the list of sessions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sessions.title": ("Sessions", "Oturumlar"),
    "sessions.case": ("Case {case}", "Vaka {case}"),
    "sessions.count": ("{done} of {all} finished", "{all} oturumdan {done} bitti"),
    "sessions.none": (
        "No session yet: {key} brings transcripts in.",
        "Henüz oturum yok: {key} dökümleri getirir.",
    ),
    "sessions.head": (
        "session   turns  tagged               rated",
        "oturum    söz    etiketli             puanlı",
    ),
    "sessions.session": ("session", "oturum"),
}
