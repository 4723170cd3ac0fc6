"""Headings and phrases that commands print in the study's language: English and Turkish.

Whole sentences are not here: they stand in both languages where they are said.
"""

from __future__ import annotations

import re

from thirdear.base.numbers import decimals
from thirdear.model.language import Language, filled, spoken
from thirdear.model.text import ROLE_NAMES, Role

WORDS: dict[str, tuple[str, str]] = {
    "tests.asked": ("lag {lag}, trend {trend}", "gecikme {lag}, eğilim: {trend}"),
    "tests.family": (
        "Holm adjusts over the {count} tests that were declared, in both directions and all cases.",
        "Holm düzeltmesi, iki yönde ve bütün vakalarda bildirilen {count} test üzerindendir.",
    ),
    "tests.table": (
        (
            "A table declares nothing: only you know whether this question was stated in advance; "
            "if it was not, the result is exploratory."
        ),
        (
            "Bir tabloda bildirim yoktur: bu sorunun önceden bildirilip bildirilmediğini yalnızca "
            "siz bilirsiniz; bildirilmediyse sonuç keşfedicidir."
        ),
    ),
    "toda_yamamoto": (
        (
            "With one more lag than tested (Toda-Yamamoto; valid where scores wander, less "
            "powerful): "
            "F({df}) = {f}, {p}."
        ),
        (
            "Sınanandan bir gecikme fazlasıyla (Toda-Yamamoto; birim köklü puanlarda güvenli, ama "
            "daha zayıf): F({df}) = {f}, {p}."
        ),
    ),
    "refused": ("refused", "sınanmadı"),
    "trend.none": ("none", "yok"),
    "trend.linear": ("linear", "doğrusal"),
    "trend.quadratic": ("quadratic", "karesel"),
    "no_cause": (
        "Precedence in time is not cause.",
        "Zamanda önce gelmek, neden olmak değildir.",
    ),
    "loop": ("Direction and loop", "Yön ve döngü"),
    "loop.columns": (
        "case|cause ⇄ effect|forth, back|direction p|p Holm|loop p|p Holm|path|95% CI",
        "vaka|önce ⇄ sonra|gidiş, dönüş|yön p|p Holm|döngü p|p Holm|yol|%95 GA",
    ),
    "cases.mean": ("mean", "ortalama"),
    "cases.columns": ("case|cross-lag|b [95% CI]", "vaka|çapraz gecikme|b [%95 GA]"),
    "cases.many": (
        "More than {most} cases are not drawn; --json has every one.",
        "{most} vakadan fazlası çizilmez; --json hepsini verir.",
    ),
    "phases.columns": (
        "case|phases|sessions|NAP [95% CI]|Tau [95% CI]|Tau-U [95% CI]|p (Tau-U)",
        "vaka|evreler|seanslar|NAP [%95 GA]|Tau [%95 GA]|Tau-U [%95 GA]|p (Tau-U)",
    ),
    "phases.independent": (
        (
            "These treat sessions as independent; where a score persists, the intervals are too "
            "narrow."
        ),
        "Bunlar seansları bağımsız sayar; puan kalıcıysa aralıklar fazla dardır.",
    ),
    "gains.columns": (
        "case|sessions|score|mean of three|more than",
        "vaka|seanslar|puan|üç seansın ortalaması|şundan çok",
    ),
    "ruptures.columns": (
        "session|score|expected|limit|residual|p|",
        "seans|puan|beklenen|sınır|artık|p|",
    ),
    "ruptures.outside": ("possible rupture", "olası kopma"),
    "checks": ("checks and diagnostics", "varsayım denetimleri"),
    "checks.columns": (
        "test|of|null hypothesis|statistic|df|p",
        "test|neyin|sıfır hipotezi|istatistik|sd|p",
    ),
    "influence": (
        (
            "The finding does not hang on one session: without any one of them the verdict's p is "
            "at most {high}. F falls most without session {session} ({whole} → {f}, b {b} → "
            "{left})."
        ),
        (
            "Bulgu tek bir seansa dayanmıyor: hangisi çıkarılırsa çıkarılsın kararın p değeri en "
            "çok {high}. F en çok {session}. seans çıkarıldığında düşüyor ({whole} → {f}, b {b} → "
            "{left})."
        ),
    ),
    "influence.lost": (
        (
            "The finding rests on single sessions: without session {lost} it is lost (verdict p up "
            "to {high}). F falls most without session {session} ({whole} → {f}, b {b} → {left})."
        ),
        (
            "Bulgu tek tek seanslara dayanıyor: {lost}. seans çıkarıldığında yitiriliyor (kararın "
            "p değeri en çok {high}). F en çok {session}. seans çıkarıldığında düşüyor ({whole} → "
            "{f}, b {b} → {left})."
        ),
    ),
    "responses": (
        "what follows one more unit of {cause}",
        "{cause} bir birim arttığında ardından gelen",
    ),
    "responses.sessions": (
        "sessions on|response|95% low at each point|95% high at each point",
        "seans sonra|yanıt|her noktada %95 alt|her noktada %95 üst",
    ),
    "responses.weeks": (
        "weeks on|response|95% low at each point|95% high at each point",
        "hafta sonra|yanıt|her noktada %95 alt|her noktada %95 üst",
    ),
    "grid": ("the same question asked in other ways", "aynı soru başka türlü sorulduğunda"),
    "grid.columns": (
        "scores|lag|trend|rows|F|p boot|",
        "puanlar|gecikme|eğilim|satır|F|p boot|",
    ),
    "grid.declared": ("declared", "bildirilen"),
    "grid.below": (
        "{below} of {all} below .05; joint p of all {p}.",
        "{all} yoldan {below} tanesi 0,05’in altında; hepsinin ortak p değeri {p}.",
    ),
    "rows": ("rows", "satırlar"),
    "rows.columns": (
        "before: session, effect / cause|raters|left out because",
        "öncesi: seans, ardından gelen / önce gelen|kodlayıcılar|dışarıda, çünkü",
    ),
    "rows.session": ("session", "seans"),
    "compared": ("Comparison of cases", "Vakaların karşılaştırması"),
    "difference": (
        "Lag {lag}: {first} − {second} = {gap}, 95% CI [{low}, {high}]",
        "Gecikme {lag}: {first} − {second} = {gap}, %95 GA [{low}, {high}]",
    ),
    "suggest.none": (
        (
            "Nothing is suggested: a code is learned once it was given {times} times in {sessions} "
            "finished sessions, and shown where it is likely enough."
        ),
        (
            "Öneri yok: bir kod, bitmiş {sessions} seansta {times} kez verildikten sonra "
            "öğrenilir ve yeterince olası olduğu yerde gösterilir."
        ),
    ),
    "search.none": ("Nothing was found.", "Hiçbir şey bulunamadı."),
}

STATISTICS: dict[str, tuple[str, str]] = {
    "percent_agreement": ("% agreement", "% uyum"),
    "positive_agreement": ("positive agreement", "olumlu uyum"),
    "negative_agreement": ("negative agreement", "olumsuz uyum"),
    "cohen_kappa": ("Cohen's κ", "Cohen κ"),
    "weighted_kappa": ("weighted κ", "ağırlıklı κ"),
    "fleiss_kappa": ("Fleiss' κ", "Fleiss κ"),
    "krippendorff_alpha": ("Krippendorff's α", "Krippendorff α"),
    "gwet_ac1": ("Gwet's AC1", "Gwet AC1"),
    "u_alpha": ("uα", "uα"),
    "bar_u_alpha": ("|uα", "|uα"),
    "cu_alpha": ("cuα", "cuα"),
    "ku_alpha": ("(k)uα", "(k)uα"),
    "q_correlation": ("Q correlation", "Q korelasyonu"),
    "spearman_brown": ("Spearman–Brown", "Spearman–Brown"),
    **{
        f"icc_{model}_{of}": (f"ICC({model},{of})", f"SKK({model},{of})")
        for model in "123"
        for of in "1k"
    },
}
"""Statistics of agreement as papers name them, in English and Turkish; JSON has the keys."""

HEADINGS: dict[str, str] = {
    "act": "işlem",
    "agreed": "aynı",
    "agreement": "uyum",
    "at": "zaman (UTC)",
    "base": "taban",
    "base rate": "taban oranı",
    "became": "dönüştü",
    "by": "kim",
    "case": "vaka",
    "cases": "vakalar",
    "category": "grup",
    "cause": "önce gelen",
    "chance": "olasılık",
    "change": "değişim",
    "code": "kod",
    "codebooks": "kod kitapları",
    "codes": "kodlar",
    "in the study": "çalışmada",
    "column": "sütun",
    "criterion": "ölçüt",
    "cut-off": "kesme",
    "decided": "karar",
    "withdrawn (UTC)": "geri çekildi (UTC)",
    "declared (UTC)": "bildirildi (UTC)",
    "definition": "tanım",
    "differing": "ayrılan",
    "effect": "ardından gelen",
    "encoding": "karakter kodlaması",
    "end": "son",
    "file": "dosya",
    "finished": "bitti",
    "followed": "ardından geldi",
    "format": "biçim",
    "gold": "ölçüt tur",
    "id": "no",
    "in": "birim",
    "informant": "bilgi veren",
    "is": "anlamı",
    "items": "maddeler",
    "key": "anahtar",
    "kind": "tür",
    "inaudible": "duyulmayan",
    "label": "etiket",
    "laboratory": "laboratuvar",
    "language": "dil",
    "label or file": "etiket ya da dosya",
    "lag": "gecikme",
    "layer": "katman",
    "level": "düzey",
    "laboratories": "laboratuvar sayısı",
    "both": "ikisi de",
    "expected": "beklenen",
    "other": "öteki kod",
    "jaccard": "Jaccard",
    "likeness": "benzerlik",
    "list": "liste",
    "mask": "maske",
    "mean": "ortalama",
    "measure": "ölçek",
    "n": "n",
    "name": "ad",
    "nonverbal": "sözsüz",
    "before": "önce",
    "now": "şimdi",
    "overlap": "örtüşme",
    "overlaps": "çakışma",
    "part": "pay",
    "per 100 segments": "100 birimde",
    "positive agreement": "olumlu uyum",
    "round": "tur",
    "pause": "duraklama",
    "pauses": "duraklama",
    "place": "sıra",
    "placed": "yerleşen",
    "post": "son test",
    "pre": "ön test",
    "printed": "basılan",
    "pseudonym": "takma ad",
    "rater": "kodlayıcı",
    "raters": "kodlayıcılar",
    "real": "gerçek ad",
    "reason": "gerekçe",
    "reversed": "ters",
    "role": "rol",
    "rule": "kural",
    "said": "dedikleri",
    "scale": "ölçek",
    "score": "puan",
    "scores": "puanlar",
    "seconds": "saniye",
    "segment": "birim",
    "segments": "birimler",
    "session": "seans",
    "sessions": "seans",
    "smallest": "en küçük",
    "speaker": "konuşan",
    "stamp": "zaman damgası",
    "start": "baş",
    "state": "durum",
    "statistic": "istatistik",
    "status": "durum",
    "text": "metin",
    "tags": "kodlamalar",
    "times": "kez",
    "title": "başlık",
    "transition": "geçiş",
    "trend": "eğilim",
    "turn": "söz",
    "F1 if always suggested": "hep önerilse F1",
    "precision at 10": "ilk 10'da kesinlik",
    "average precision": "ortalama kesinlik",
    "chance (95%)": "şans (%95)",
    "suggested": "öneriliyor",
    "turns": "sözler",
    "units": "birimler",
    "value": "değer",
    "variants": "biçimler",
    "version": "sürüm",
    "was": "eskiden",
    "what": "ne",
    "when (UTC)": "zaman (UTC)",
    "where": "nerede",
    "who": "kim",
    "why": "neden",
    "with end": "sonu olan",
    "with time": "zamanı olan",
    "without it": "onsuz",
    "words": "sözcükler",
    "written": "yazılışı",
    "you": "siz",
    "95% CI": "%95 GA",
    "% agreement": "% uyum",
    "Cohen's κ [95% CI]": "Cohen κ [%95 GA]",
    "Fleiss' κ [95% CI]": "Fleiss κ [%95 GA]",
    "weighted κ [95% CI]": "ağırlıklı κ [%95 GA]",
    "ICC(2,1) [95% CI]": "SKK(2,1) [%95 GA]",
    "ICC(2,k) [95% CI]": "SKK(2,k) [%95 GA]",
}
"""Headings of tables, which commands name in English; a score's or measure's own key stays."""
CELLS: dict[str, str] = {
    "nominal": "sınıflama",
    "ordinal": "sıralama",
    "interval": "eşit aralıklı",
    "ratio": "oran",
    "imported": "içe aktarılan",
    "main": "ana kodlayıcı",
    "consensus": "uzlaşı",
    "all": "hepsi",
    "already there": "zaten var",
    "held": "yapıldı",
    "cancelled": "iptal edildi",
    "not transcribed": "transkripti yok",
    "recovered": "iyileşti",
    "improved": "düzeldi",
    "unchanged": "değişmedi",
    "deteriorated": "kötüleşti",
    "crossed without reliable change": "güvenilir değişim olmadan kesmeyi geçti",
    "mean": "ortalama",
    "turn": "söz",
    "text": "metin",
    "in-play": "oyunda",
    "in-character": "rolde",
    "out-of-play": "oyun dışında",
    "asked": "soruldu",
    "guessed": "tahmin",
    "kept": "saklanan",
    "told": "söylendi",
    "refused": "geri çevrildi",
    "absent": "yok",
    "present": "var",
    "cannot be rated": "puanlanamaz",
    "none": "yok",
    "linear": "doğrusal",
    "quadratic": "karesel",
    "sessions": "seans",
    "weeks": "hafta",
    "too few rows": "satır yetersiz",
    "too few sessions": "seans yetersiz",
    "no variance": "değişim yok",
    "too few rows, or no variance": "satır yetersiz ya da değişim yok",
    "one of the codes is never or always there": "kodlardan biri hiç yok ya da hep var",
    "candidate": "aday",
    "review": "sorulur",
    "replace": "değiştirilir",
    "a name that nobody listed": "listede olmayan bir ad",
    "listed person": "listedeki kişi",
    "listed place": "listedeki yer",
    "listed school": "listedeki okul",
    "listed other": "listedeki başka ad",
    "e-mail address": "e-posta adresi",
    "web address": "web adresi",
    "bank account": "banka hesabı",
    "telephone number": "telefon numarası",
    "number plate": "plaka",
    "date": "tarih",
    "year of birth": "doğum yılı",
    "national number": "kimlik numarası",
    "Turkish national number": "TC kimlik numarası",
    "payment card": "banka kartı",
    "health number": "sağlık numarası",
    "national insurance number": "sigorta numarası",
    "social security number": "sosyal güvenlik numarası",
    "user name": "kullanıcı adı",
    "postcode": "posta kodu",
    "passport": "pasaport",
    "class at school": "okuldaki sınıf",
    "number at school": "okul numarası",
    "house number": "kapı numarası",
    "a school": "bir okul",
    "institution or street": "kurum ya da sokak",
    "a name": "bir ad",
    "by the second reader": "ikinci okuyucuya göre",
    "unknown suffix": "okunamayan ek",
    "with an s": "s ile",
    "cut off": "yarım kalmış",
    "not replaced here": "burada değişmez",
    "person": "kişi",
    "place": "yer",
    "school": "okul",
    "other": "başka",
}
"""Words in the cells of tables; what a study itself holds stays as it is."""

UNITS: dict[str, str] = {
    "turn": "söz",
    "segment": "birim",
    "session": "seans",
    "item": "madde",
    "unit": "birim",
    "week": "hafta",
}
"""What agreement is counted in, after a number."""


_NUMBER = re.compile(r"(?<![\d.])[−-]?\d*\.\d+(?![\d.])")
_NUMERIC = re.compile(r"[\d\s.,;\[\]()<>=≥≤–−%±-]*\d[\d\s.,;\[\]()<>=≥≤–−%±-]*")
_MINUS = re.compile(r"(?<![\d.,])-(?=[\d.])")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?Z?)?")


def apa(value: float | None) -> str:
    """Return a coefficient with two places: ``.77`` in English, ``0,77`` in Turkish.

    Turkish keeps the zero; its comma comes when the cell is shown.
    """
    if value is None:
        return ""
    text = f"{value:.2f}"
    return text if spoken() == "tr" else text.replace("0.", ".", 1) if abs(value) < 1 else text


def local(cell: str, language: Language) -> str:
    """Return a cell as people of a language write it: 0,77 and 24.11.2026 in Turkish.

    Only a cell that is a number, an interval or a day as a whole is touched, never a text. A number
    below zero has a true minus in either language.
    """
    if is_numeric(cell):
        cell = _MINUS.sub("−", cell)
    if language != "tr":
        return cell
    if day := _DAY.fullmatch(cell):
        time = f" {day[4]}" if day[4] else ""
        return f"{day[3]}.{day[2]}.{day[1]}{time}"
    if not _NUMERIC.fullmatch(cell) or cell.count(".") > len(_NUMBER.findall(cell)):
        return cell
    return decimals(cell, language)


def minute(moment: str) -> str:
    """Return a moment in ISO 8601 to the minute: ``2026-11-24 09:05``; empty stays empty."""
    return moment[:16].replace("T", " ")


def is_numeric(cell: str) -> bool:
    """Whether a cell is a number, or one with its interval, so that it stands to the right."""
    return bool(_NUMERIC.fullmatch(cell)) and _DAY.fullmatch(cell) is None


def heading(english: str, language: Language) -> str:
    """Return a table's heading in a language, as it is where there is no other."""
    return HEADINGS.get(english, english) if language == "tr" else english


def cell_word(english: str, language: Language) -> str:
    """Return a word of a table's cell in a language, as it is where there is no other."""
    if language != "tr":
        return english
    if english in CELLS:
        return CELLS[english]
    return ", ".join(CELLS.get(part, part) for part in english.split(", "))


def statistic(key: str, language: Language) -> str:
    """Return what a statistic is called in a language, its key where it has no other name."""
    return STATISTICS.get(key, (key, key))[language == "tr"]


def units(number: int, unit: str, language: Language) -> str:
    """Return a number of units, such as ``12 turns``."""
    if language == "tr":
        return f"{number} {UNITS.get(unit, unit)}"
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def role_name(role: Role | None, language: Language) -> str:
    """Return a role's name in a language, a question mark where nobody knows it."""
    return "?" if role is None else ROLE_NAMES[role][language == "tr"]


def word(key: str, language: Language, **values: object) -> str:
    """Return an entry in a language, filled in."""
    return decimals(filled(WORDS[key][language == "tr"], values, language), language)


def columns(key: str, language: Language) -> tuple[str, ...]:
    """Return a table's headings in a language."""
    return tuple(WORDS[key][language == "tr"].split("|"))
