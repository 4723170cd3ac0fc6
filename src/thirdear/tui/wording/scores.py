"""Words of scores and tests: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "scores.title": ("Scores and tests", "Puanlar ve testler"),
    "scores.computing": ("computing…", "hesaplanıyor…"),
    "scores.case": ("Case {case}", "Vaka {case}"),
    "scores.question": ("question {place} of {all}", "soru {place}/{all}"),
    "scores.none": (
        "No hypothesis is declared: thirdear hypothesis add CAUSE EFFECT",
        "Bildirilmiş varsayım yok: thirdear hypothesis add NEDEN SONUÇ",
    ),
    "scores.mine": ("only your own scores", "yalnız kendi puanlarınız"),
    "scores.mean": ("mean of all raters", "bütün değerlendiricilerin ortalaması"),
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
    "scores.empty": ("no value to draw", "çizilecek değer yok"),
    "trend.none": ("none", "yok"),
    "trend.linear": ("linear", "doğrusal"),
    "trend.quadratic": ("quadratic", "karesel"),
}
