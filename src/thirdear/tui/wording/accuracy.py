"""Words of two transcripts side by side."""

WORDS: dict[str, tuple[str, str]] = {
    "accuracy.title": ("Two transcripts", "İki transkript"),
    "accuracy.offer": (
        "compare with another transcript (word errors)",
        "başka bir transkriptle karşılaştır (sözcük hataları)",
    ),
    "accuracy.reading": ("Comparing words", "Sözcükler karşılaştırılıyor"),
    "accuracy.study": ("the study’s", "çalışmadaki"),
    "accuracy.rate": (
        "{rate} of {words}: {substituted} otherwise, {left_out} left out, {added} added",
        "{words} sözcükte {rate}: {substituted} değişik, {left_out} eksik, {added} fazla",
    ),
    "accuracy.other": ("; {count} said by somebody else", "; {count} başkasının"),
    "accuracy.same": ("The words are the same.", "Sözler aynı."),
    "accuracy.kept": (
        "The counts are kept; the report’s Method section tells them.",
        "Sayılar saklandı; raporun Yöntem bölümünde yer alır.",
    ),
    "accuracy.hint": (
        "Enter opens a turn; m shows all turns; n goes to the next difference.",
        "Enter bir sözü açar; m bütün sözleri gösterir; n sonraki ayrılığa gider.",
    ),
}
