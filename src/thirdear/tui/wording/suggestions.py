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
        "suggestions are off in this study; turn them on with `thirdear tags suggest on`",
        "bu çalışmada öneriler kapalı; `thirdear tags suggest on` açar",
    ),
}
