"""Words of scores and tests: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "scores.title": ("Scores and tests", "Puanlar ve testler"),
    "scores.computing": ("computing…", "hesaplanıyor…"),
    "scores.question": ("question {place} of {all}", "soru {place}/{all}"),
    "scores.unfinished": (
        "Neither score exists yet: finish a session first ({key} in the text).",
        "İki puan da henüz yok: önce bir seans bitirin (metinde {key}).",
    ),
    "scores.none": (
        "No hypothesis yet; {key} declares one",
        "Henüz hipotez yok; {key} ile bildirilir",
    ),
    "scores.nothing": (
        "No session has a score yet: finish one first ({key} in the text).",
        "Henüz hiçbir seansın puanı yok: önce bir seans bitirin (metinde {key}).",
    ),
    "scores.untested": (
        "Nothing is tested here; {key} declares a hypothesis",
        "Burada test yok; {key} ile hipotez bildirilir",
    ),
    "scores.alone": ("score {place} of {all}", "puan {place}/{all}"),
    "scores.summary": (
        "{sessions} sessions with a value, mean {mean}, lowest {low}, highest {high}",
        "değeri olan {sessions} seans, ortalama {mean}, en düşük {low}, en yüksek {high}",
    ),
    "courses.title": ("Session scores", "Seans puanları"),
    "scores.mine": ("only your own scores", "yalnız kendi puanlarınız"),
    "scores.mean": ("mean of all raters", "bütün kodlayıcıların ortalaması"),
    "scores.consensus": ("the raters' consensus", "kodlayıcıların uzlaşısı"),
    "scores.session": ("session {session}", "{session}. seans"),
    "scores.behind": ("what {score} is made of", "{score} nelerden oluşuyor"),
    "scores.whole": ("the session, where you left it", "seans, bıraktığınız yerde"),
    "scores.gap": ("no value", "değer yok"),
    "scores.direction": ("does it precede?", "önceler mi?"),
    "scores.df": ("df", "sd"),
    "scores.boot": ("bootstrap p", "bootstrap p"),
    "scores.more": (
        "found: sessions with more {cause} were followed by higher {effect}",
        "bulundu: {cause} puanı yüksek seanslardan sonra {effect} puanı daha yüksekti",
    ),
    "scores.less": (
        "found: sessions with more {cause} were followed by lower {effect}",
        "bulundu: {cause} puanı yüksek seanslardan sonra {effect} puanı daha düşüktü",
    ),
    "scores.several": (
        "found over the last {lag} sessions taken together",
        "bulundu: son {lag} seans birlikte ele alındığında",
    ),
    "scores.fragile": (
        (
            "not found: suggested by the declared equation, but not once a quadratic trend is "
            "allowed for ({p})"
        ),
        (
            "bulunmadı: bildirilen denklem düşündürüyor, ama karesel eğilime izin verildiğinde "
            "geçerli değil ({p})"
        ),
    ),
    "scores.course": (
        "not found: both scores seem to share a further trend or shift that accounts for it",
        (
            "bulunmadı: iki puanın paylaştığı başka bir eğilim ya da kayma sonucu açıklıyor "
            "görünüyor"
        ),
    ),
    "scores.family": (
        "not found: {p} does not hold among all tests that were declared",
        "bulunmadı: {p}, bildirilen bütün testler arasında geçerli kalmıyor",
    ),
    "scores.r2": ("partial R²", "kısmi R²"),
    "scores.not": (
        "not shown in these sessions (verdict: {p})",
        "bu seanslarda gösterilemedi (karar: {p})",
    ),
    "scores.exploratory": (
        "exploratory, since it was not declared: decides nothing ({p})",
        "bildirilmediği için keşfedici: hiçbir şeye karar vermez ({p})",
    ),
    "scores.refused": ("not tested: {why}", "sınanmadı: {why}"),
    "scores.sample": (
        "lag {lag}, trend {trend}, {sessions} sessions, {pairs} pairs",
        "gecikme {lag}, eğilim {trend}, {sessions} seans, {pairs} çift",
    ),
    "scores.sample.weeks": (
        "lag {lag} in weeks, trend {trend}, {sessions} weeks, {pairs} pairs",
        "gecikme {lag} hafta, eğilim {trend}, {sessions} hafta, {pairs} çift",
    ),
    "scores.edge": ("There is no session further on.", "Bu yönde başka seans yok."),
    "scores.alike": (
        "Both scores are equal in every session that has both.",
        "İki puan, ikisinin de bulunduğu her seansta birbirine eşit.",
    ),
    "scores.onward": ("{key}: more", "{key}: devamı"),
    "scores.one": ("This is the only question.", "Başka soru yok."),
    "scores.no_cursor": (
        "Choose a session with ← and → first.",
        "Önce ← ve → ile bir seans seçin.",
    ),
    "around.one": (
        "Only this direction was tested.",
        "Yalnız bu yön sınandı.",
    ),
    "around.no_section": ("There is no section further on.", "Bu yönde başka bölüm yok."),
    "around.no_influential": (
        "No session moves this test most.",
        "Bu testi en çok etkileyen bir seans yok.",
    ),
    "around.title": ("Details of the test", "Testin ayrıntıları"),
    "around.finding": (
        "What the result shows and what it does not",
        "Sonuç neyi gösterir, neyi göstermez",
    ),
    "around.grid": (
        "The same question asked differently",
        "Aynı soru başka türlü sorulduğunda",
    ),
    "around.influence": ("Without each session", "Her seans çıkarıldığında"),
    "around.influence.weeks": ("Without each week", "Her hafta çıkarıldığında"),
    "around.loop": (
        "Direction and loop: which score leads?",
        "Yön ve döngü: hangi puan önde gidiyor?",
    ),
    "around.together": ("All cases together", "Bütün vakalar birlikte"),
    "around.ruptures": (
        "Sessions far below the expected: possible ruptures",
        "Beklenenin çok altındaki seanslar: olası kopmalar",
    ),
    "around.rupture": ("session {session}, {p}", "seans {session}, {p}"),
    "around.phases": (
        "Declared phases of the therapy compared",
        "Bildirilen evrelerin karşılaştırması",
    ),
    "around.independent": (
        "Both treat sessions as independent; where scores persist, they are too sure.",
        "İkisi de seansları bağımsız sayar; puanlar süreklilik gösterdiğinde fazla emindirler.",
    ),
    "around.gains": ("Sudden gains", "Ani kazanımlar"),
    "around.gain": ("between sessions {session} and {next}", "{session}. ile {next}. seans arası"),
    "around.mean": ("mean", "ortalama"),
    "around.comparison": ("Between the cases", "Vakalar arasında"),
    "around.responses": (
        "What follows one more unit of the cause",
        "Önce gelen puan bir birim arttığında ardından gelen",
    ),
    "around.checks": ("Assumptions of the test", "Testin varsayımları"),
    "around.rows": (
        "Rows: session, effect ← before: effect, cause",
        "Satırlar: seans, ardından gelen ← önceki: ardından gelen, önce gelen",
    ),
    "around.rows.weeks": (
        "Rows: sessions of the week, effect ← weeks before: effect, cause",
        "Satırlar: haftanın seansları, ardından gelen ← önceki: ardından gelen, önce gelen",
    ),
    "around.lag": ("lag {lag}", "gec. {lag}"),
    "around.below": (
        "{below} of {all} ways below .05; joint p of all {p}",
        "{all} yoldan {below} tanesi 0,05’in altında; hepsinin ortak p değeri {p}",
    ),
    "around.legend": (
        "█ < .001  ▓ < .01  ▒ < .05  · not; as declared in bold",
        "█ < 0,001  ▓ < 0,01  ▒ < 0,05  · değil; bildirilen kalın",
    ),
    "around.without": ("without", "çıkarılan"),
    "around.carries": ("carries the test", "testi taşıyor"),
    "around.moves": ("moves the test most", "testi en çok etkiliyor"),
    "around.ahead": ("{count} sessions later", "{count} seans sonra"),
    "around.ahead.weeks": ("{count} weeks later", "{count} hafta sonra"),
    "around.roots": ("moduli of the roots: {roots}", "köklerin mutlak değerleri: {roots}"),
    "around.unused": ("not used: {why}", "kullanılmadı: {why}"),
    "around.no_session": ("this row belongs to no session", "bu satır bir seansa ait değil"),
    "declare.cause": ("What comes first?", "Önce gelen nedir?"),
    "declare.effect": ("What follows it?", "Ardından gelen nedir?"),
    "declare.trend": (
        "What trend do both scores share?",
        "İki puanın ortak eğilimi nasıl?",
    ),
    "declare.lag_in": ("What is the lag counted in?", "Gecikme neyle sayılsın?"),
    "declare.sessions": ("sessions held", "yapılan seanslar"),
    "declare.weeks": ("calendar weeks", "takvim haftaları"),
    "declare.lag": ("How many sessions back?", "Kaç seans geriye?"),
    "declare.lag.weeks": ("How many weeks back?", "Kaç hafta geriye?"),
    "declare.lag_hint": (
        "A whole number, usually 1. The audit log keeps when the hypothesis was declared.",
        "Bir tam sayı, çoğunlukla 1. Hipotezin ne zaman bildirildiği işlem günlüğünde kalır.",
    ),
    "declare.smallest": ("The smallest effect of interest?", "Önem taşıyan en küçük etki?"),
    "declare.smallest_hint": (
        "Units of {effect} for one unit of {cause}; leave it empty where none is known in advance.",
        "{cause} bir birim artınca {effect} kaç birim değişir? Önceden bilinmiyorsa boş bırakın.",
    ),
    "declare.no_effect": (
        "the smallest effect is a number above 0",
        "en küçük etki 0'dan büyük bir sayıdır",
    ),
    "declare.no_number": ("that is not a whole number", "bu bir tam sayı değil"),
    "declare.few": (
        "a hypothesis needs two scores; add a codebook with rules",
        "hipotez için iki puan gerekir; kuralları olan bir kod kitabı ekleyin",
    ),
    "trend.none": ("none", "yok"),
    "trend.linear": ("linear", "doğrusal"),
    "trend.quadratic": ("quadratic", "karesel"),
}
