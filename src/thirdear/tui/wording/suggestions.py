"""Words of suggestions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "suggest.accepted": (
        "{code}: yours now, marked as suggested; u takes it back.",
        "{code}: artık sizin, önerilmiş olarak işaretli; u geri alır.",
    ),
    "suggest.dismissed": (
        "{code} is suggested here no longer.",
        "{code} burada artık önerilmiyor.",
    ),
    "suggest.needs": (
        "{code} needs a value; give it with the code bar.",
        "{code} bir değer ister; kod çubuğuyla verin.",
    ),
    "suggest.learning": (
        "still learning from your finished sessions",
        "bitmiş oturumlarınızdan henüz öğreniyor",
    ),
    "suggest.few": (
        "no suggestions yet: a code is learned at {times} tags in {sessions} finished sessions",
        "henüz öneri yok: bir kod {sessions} bitmiş oturumda {times} etiketle öğrenilir",
    ),
    "suggest.held": (
        "nothing is suggested here; held back, as no better than luck so far: {codes}",
        "burada öneri yok; şimdilik şanstan iyi olmadığı için geride tutulan: {codes}",
    ),
    "suggest.nothing": ("nothing is suggested here", "burada öneri yok"),
    "suggest.off": (
        "suggestions are off in this study: thirdear tags suggest on",
        "bu çalışmada öneriler kapalı: thirdear tags suggest on",
    ),
}
