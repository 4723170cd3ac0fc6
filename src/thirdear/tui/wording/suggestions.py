"""Words of suggestions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "suggest.accepted": (
        "{code}: now yours, marked as suggested; u undoes it.",
        "{code}: artık sizin, önerilmiş olarak işaretli; u geri alır.",
    ),
    "suggest.dismissed": (
        "{code} is no longer suggested here.",
        "{code} burada artık önerilmiyor.",
    ),
    "suggest.needs": (
        "{code} needs a value; give it in the code bar.",
        "{code} bir değer ister; kod çubuğunda verin.",
    ),
    "suggest.learning": (
        "still learning from your finished sessions",
        "bitmiş seanslarınızdan öğreniyor",
    ),
    "suggest.few": (
        "no suggestions yet: a code needs {times} tags in {sessions} finished sessions",
        "henüz öneri yok: bir kod bitmiş {sessions} seansta {times} kez verilmiş olmalı",
    ),
    "suggest.held": (
        "nothing is suggested here; held back, as no better than chance so far: {codes}",
        "burada öneri yok; şimdilik şanstan iyi olmadığı için tutulan: {codes}",
    ),
    "suggest.nothing": ("nothing is suggested here", "burada öneri yok"),
    "suggest.off": (
        "suggestions are off in this study; {key} turns them on",
        "bu çalışmada öneriler kapalı; {key} ile açılır",
    ),
    "suggest.how": (
        "By what should codes be suggested in this study?",
        "Bu çalışmada kodlar neye göre önerilsin?",
    ),
    "suggestway.words": ("by words", "sözlere göre"),
    "suggestway.meaning": ("by words and meaning", "sözlere ve anlama göre"),
    "suggestway.off": ("no suggestions", "öneri olmasın"),
    "suggestnow.words": ("Codes are suggested by words.", "Kodlar sözlere göre öneriliyor."),
    "suggestnow.meaning": (
        "Codes are suggested by words and meaning.",
        "Kodlar sözlere ve anlama göre öneriliyor.",
    ),
    "suggestnow.off": ("Suggestions are off.", "Öneriler kapalı."),
    "suggest.now_reading": (
        "{count} turns are read for their meaning whenever no key is pressed.",
        "Tuşa basılmadığı sürece {count} söz anlamı için okunuyor.",
    ),
}
