"""Words of the list of sessions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sessions.title": ("Sessions", "Seanslar"),
    "sessions.count": ("{done} of {all} finished", "{all} seanstan {done} tanesi bitti"),
    "sessions.none": (
        "No session yet: {key} imports transcripts.",
        "Henüz seans yok: {key} transkriptleri içe aktarır.",
    ),
    "sessions.lacking": ("missing: {sessions}", "eksik: {sessions}"),
    "sessions.turns": ("turns", "söz"),
    "sessions.words": ("words", "sözcük"),
    "sessions.tagged": ("tagged", "kodlanmış"),
    "sessions.rated": ("rated", "madde"),
    "sessions.date": ("date", "gün"),
    "sessions.assigned": (
        "{own} of {all} sessions are assigned to you",
        "{all} seanstan {own} tanesi size atandı",
    ),
    "queue.name": ("masked order", "maskeli sıra"),
    "queue.title": ("Code in a masked order?", "Maskeli sırayla mı kodlansın?"),
    "queue.why": (
        "Sessions come in your own random order under neutral names; the audit log keeps it.",
        "Seanslar size özgü rastgele sırada, adları gizli gelir; işlem günlüğünde kalır.",
    ),
    "queue.end_title": ("End the masked order?", "Maskeli sıra bitsin mi?"),
    "queue.end_why": (
        "You will see which session is which; the audit log keeps it.",
        "Hangi seansın hangisi olduğunu göreceksiniz; işlem günlüğünde kalır.",
    ),
    "queue.yes": ("yes", "evet"),
    "queue.no": ("no", "hayır"),
    "queue.closed": (
        (
            "This would reveal which session is which; O on the list of sessions ends the masked "
            "order."
        ),
        (
            "Bu, hangi seansın hangisi olduğunu ele verirdi; seans listesinde O maskeli sırayı "
            "bitirir."
        ),
    ),
    "sessions.session": ("session", "seans"),
    "onward.next": ("{key} opens the next: {place}.", "{key} sonrakini açar: {place}."),
    "onward.none": ("Every session of yours is finished.", "Bütün seanslarınız bitti."),
}
