"""What commands print beside sentences in the study's language: English and Turkish."""

from __future__ import annotations

from thirdear.study import Language

WORDS: dict[str, tuple[str, str]] = {
    "case": ("Case {case}, ", "Vaka {case}, "),
    "tests": ("Temporal precedence", "Zamansal öncelik"),
    "tests.columns": (
        "case|cause → effect|lag|trend|F (df)|p|p boot|p Holm|partial R²",
        "vaka|neden → sonuç|gecikme|trend|F (sd)|p|p boot|p Holm|kısmi R²",
    ),
    "refused": ("refused", "sınanmadı"),
    "trend.none": ("none", "yok"),
    "trend.linear": ("linear", "doğrusal"),
    "trend.quadratic": ("quadratic", "karesel"),
    "no_cause": (
        "Precedence in time is not cause.",
        "Zamanda önce gelmek, neden olmak değildir.",
    ),
    "checks": ("checks and diagnostics", "denetimler ve tanılar"),
    "checks.columns": (
        "test|of|null hypothesis|statistic|df|p",
        "test|neyin|sıfır hipotezi|istatistik|sd|p",
    ),
    "influence": (
        "without session {session} F = {f}, bootstrap p {p}; without others p {low} to {high}.",
        (
            "{session} numaralı seans olmadan F = {f}, bootstrap p {p}; ötekiler olmadan p {low} "
            "ile {high} arasında."
        ),
    ),
    "responses": (
        "what follows one unit of {cause}",
        "{cause} bir birim arttığında ardından gelen",
    ),
    "responses.sessions": (
        "sessions on|response|low|high",
        "seans sonra|yanıt|alt|üst",
    ),
    "responses.weeks": ("weeks on|response|low|high", "hafta sonra|yanıt|alt|üst"),
    "grid": ("the same question asked otherwise", "aynı soru başka türlü sorulduğunda"),
    "grid.columns": (
        "scores|lag|trend|rows|F|p boot|",
        "puanlar|gecikme|trend|satır|F|p boot|",
    ),
    "grid.declared": ("declared", "bildirilen"),
    "grid.below": (
        "{below} of {all} below .05; joint p of all {p}.",
        "{all} yoldan {below} tanesi .05’in altında; hepsinin ortak p değeri {p}.",
    ),
    "rows": ("rows", "satırlar"),
    "rows.columns": (
        "before: session, effect, cause|raters|left out because",
        "öncesi: seans, sonuç, neden|değerlendiriciler|dışarıda, çünkü",
    ),
    "rows.session": ("session", "seans"),
    "difference": (
        "Lag {lag}: {first} less {second} = {gap}, 95% CI [{low}, {high}]",
        "Gecikme {lag}: {first} eksi {second} = {gap}, %95 GA [{low}, {high}]",
    ),
    "suggest.none": (
        (
            "Nothing is suggested: a code is learned once it stands {times} times in {sessions} "
            "finished sessions, and shown where it is likely enough."
        ),
        (
            "Öneri yok: bir kod, bitmiş {sessions} oturumda {times} kez konduktan sonra "
            "öğrenilir, yeterince olası olduğu yerde gösterilir."
        ),
    ),
    "search.none": ("Nothing was found.", "Hiçbir şey bulunamadı."),
}


def word(key: str, language: Language, **values: object) -> str:
    """Return an entry in a language, filled in."""
    return WORDS[key][language == "tr"].format(**values)


def columns(key: str, language: Language) -> tuple[str, ...]:
    """Return a table's headings in a language."""
    return tuple(WORDS[key][language == "tr"].split("|"))
