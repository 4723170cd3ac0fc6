"""Words of scores and tests: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "scores.title": ("Scores and tests", "Puanlar ve testler"),
    "scores.computing": ("computing…", "hesaplanıyor…"),
    "scores.case": ("Case {case}", "Vaka {case}"),
    "scores.question": ("question {place} of {all}", "soru {place}/{all}"),
    "scores.unfinished": (
        "Neither score is there yet: a session has them once it is finished, {key} in the text.",
        "İki puan da henüz yok: oturum bitirilince (metinde {key}) oluşurlar.",
    ),
    "scores.none": (
        "No hypothesis is declared; {key} declares one",
        "Bildirilmiş varsayım yok; {key} ile bildirilir",
    ),
    "scores.mine": ("only your own scores", "yalnız kendi puanlarınız"),
    "scores.mean": ("mean of all raters", "bütün değerlendiricilerin ortalaması"),
    "scores.consensus": ("the raters' consensus", "değerlendiricilerin uzlaşısı"),
    "scores.session": ("session {session}", "oturum {session}"),
    "scores.behind": ("what {score} is made of", "{score} neden oluşuyor"),
    "scores.whole": ("the session, where it was left", "oturum, bırakıldığı yerde"),
    "scores.gap": ("no value", "değer yok"),
    "scores.direction": ("does it precede?", "önceler mi?"),
    "scores.boot": ("p boot", "p önyük"),
    "scores.more": (
        "yes: more {cause} is followed by more {effect}",
        "evet: yüksek {cause} puanlarını yüksek {effect} puanları izler",
    ),
    "scores.less": (
        "yes: more {cause} is followed by less {effect}",
        "evet: yüksek {cause} puanlarını düşük {effect} puanları izler",
    ),
    "scores.mixed": (
        "yes, but its lags point in different directions",
        "evet, ama gecikmeler ayrı yönleri gösterir",
    ),
    "scores.fragile": (
        "only with this trend, not with a quadratic one: no finding",
        "yalnız bu eğilimle, karesel eğilimle değil: bulgu sayılmaz",
    ),
    "scores.not": ("no sign of it in these sessions", "bu oturumlarda iz yok"),
    "scores.refused": ("not tested: {why}", "sınanmadı: {why}"),
    "scores.sample": (
        "lag {lag}, trend {trend}, {sessions} sessions, {pairs} pairs",
        "gecikme {lag}, eğilim {trend}, {sessions} oturum, {pairs} çift",
    ),
    "scores.sample.weeks": (
        "lag {lag} in weeks, trend {trend}, {sessions} weeks, {pairs} pairs",
        "gecikme {lag} hafta, eğilim {trend}, {sessions} hafta, {pairs} çift",
    ),
    "around.title": ("Around the test", "Testin çevresi"),
    "around.finding": ("What was found, and what it does not show", "Bulgu ve göstermediği"),
    "around.grid": ("The same question asked otherwise", "Aynı soru başka türlü sorulduğunda"),
    "around.influence": ("Without each session", "Her oturum çıkarıldığında"),
    "around.influence.weeks": ("Without each week", "Her hafta çıkarıldığında"),
    "around.loop": ("Which leads more, and does it go round?", "Hangisi önde, dönüyor mu?"),
    "around.comparison": ("Between the cases", "Vakalar arasında"),
    "around.responses": (
        "What follows one unit more of the cause",
        "Nedenin bir birim artışından sonra",
    ),
    "around.checks": ("What the test takes for granted", "Testin varsaydıkları"),
    "around.rows": (
        "Its rows: session, effect ← before: effect, cause",
        "Satırları: oturum, sonuç ← öncesi: sonuç, neden",
    ),
    "around.rows.weeks": (
        "Its rows: sessions of the week, effect ← weeks before: effect, cause",
        "Satırları: haftanın oturumları, sonuç ← önceki haftalar: sonuç, neden",
    ),
    "around.lag": ("lag {lag}", "gec. {lag}"),
    "around.below": (
        "{below} of {all} ways below .05; joint p of all {p}",
        "{all} yoldan {below} tanesi .05'in altında; hepsinin ortak p değeri {p}",
    ),
    "around.legend": (
        "█ < .001  ▓ < .01  ▒ < .05  · not; as declared in bold",
        "█ < .001  ▓ < .01  ▒ < .05  · değil; bildirilen kalın",
    ),
    "around.without": ("without", "çıkarılan"),
    "around.carries": ("carries the test", "testi taşıyor"),
    "around.moves": ("moves the test most", "testi en çok etkiliyor"),
    "around.ahead": ("{count} sessions on", "{count} oturum sonra"),
    "around.ahead.weeks": ("{count} weeks on", "{count} hafta sonra"),
    "around.roots": ("moduli of the roots: {roots}", "köklerin mutlak değerleri: {roots}"),
    "around.unused": ("not used: {why}", "kullanılmadı: {why}"),
    "around.no_session": ("this row belongs to no session", "bu satır bir oturuma ait değil"),
    "declare.cause": ("What comes first?", "Önce gelen nedir?"),
    "declare.effect": ("What follows it?", "Ardından gelen nedir?"),
    "declare.trend": ("Which course do both scores share?", "İki puanın ortak gidişi nasıl?"),
    "declare.lag_in": ("What do lags count?", "Gecikme neyi sayar?"),
    "declare.sessions": ("sessions held", "yapılan oturumları"),
    "declare.weeks": ("calendar weeks", "takvim haftalarını"),
    "declare.lag": ("How many sessions back?", "Kaç oturum geriye?"),
    "declare.lag.weeks": ("How many weeks back?", "Kaç hafta geriye?"),
    "declare.lag_hint": (
        "A whole number, usually 1. The journal keeps when the hypothesis was declared.",
        "Bir tamsayı, çoğunlukla 1. Varsayımın ne zaman bildirildiği günlükte kalır.",
    ),
    "declare.smallest": ("The smallest effect of interest?", "Önem taşıyan en küçük etki?"),
    "declare.smallest_hint": (
        "Units of {effect} for one unit of {cause}; leave it empty where none is known in advance.",
        "{cause} bir birim arttığında {effect} kaç birim? Önceden bilinmiyorsa boş bırakın.",
    ),
    "declare.no_effect": (
        "the smallest effect is a number above 0",
        "en küçük etki 0'dan büyük bir sayıdır",
    ),
    "declare.no_number": ("that is no whole number", "bu bir tamsayı değil"),
    "declare.few": (
        "a hypothesis needs two scores; add a codebook with rules",
        "varsayım için iki puan gerekir; kuralları olan bir kod kitabı ekleyin",
    ),
    "trend.none": ("none", "yok"),
    "trend.linear": ("linear", "doğrusal"),
    "trend.quadratic": ("quadratic", "karesel"),
}
