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
    "sessions.assigned": (
        "{own} of {all} sessions are assigned to you",
        "{all} oturumdan {own} tanesi size atandı",
    ),
    "queue.name": ("masked queue", "maskeli sıra"),
    "queue.title": ("Judge in a masked queue?", "Maskeli sırayla mı değerlendirilsin?"),
    "queue.why": (
        "Sessions come in your own order, under names that tell nothing; the journal keeps it.",
        "Oturumlar kendi sıranızda, bir şey söylemeyen adlarla gelir; günlükte kalır.",
    ),
    "queue.end_title": ("End the masked queue?", "Maskeli sıra bitsin mi?"),
    "queue.end_why": (
        "You will see which session is which; the journal keeps it.",
        "Hangi oturumun hangisi olduğunu göreceksiniz; günlükte kalır.",
    ),
    "queue.yes": ("yes", "evet"),
    "queue.no": ("no", "hayır"),
    "queue.closed": (
        "This would tell which session is which; O on the list of sessions ends the masked queue.",
        "Bu, hangi oturumun hangisi olduğunu söylerdi; oturum listesinde O maskeli sırayı bitirir.",
    ),
    "sessions.session": ("session", "oturum"),
}
