"""What a test says about itself: why it was not made, and what to be careful with.

Sentences in English and Turkish; a key a sentence, filled with plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thirdear.base.numbers import decimals
from thirdear.model.language import Language, filled
from thirdear.model.precedence import Caution, LagIn

_TRENDS = {
    "en": {"none": "no trend", "linear": "a linear trend", "quadratic": "a quadratic trend"},
    "tr": {
        "none": "eğilimsiz denklem",
        "linear": "doğrusal eğilimli denklem",
        "quadratic": "karesel eğilimli denklem",
    },
}

_ADVICE: dict[str, tuple[str, ...]] = {
    "en": (" Test with a linear trend too.", " Test with a quadratic trend too."),
    "tr": (" Doğrusal eğilimle de sınayın.", " Karesel eğilimle de sınayın."),
}
"""How a warning may end that tells a reader of the screen what to do next."""


def without_advice(warning: str, language: Language) -> str:
    """Return a warning as a document has it, whose readers can test nothing."""
    for advice in _ADVICE[language]:
        if warning.endswith(advice):
            return warning.removesuffix(advice)
    return warning


_REFUSALS: dict[str, dict[str, str]] = {
    "cases": {
        "en": "The cause belongs to case {cause_case} and the effect to case {effect_case}; "
        "a precedence test needs two series of one case.",
        "tr": "Yordayan değişken {cause_case} vakasına, yordanan değişken {effect_case} vakasına "
        "ait; öncelik testi aynı vakanın iki serisini gerektirir.",
    },
    "constant": {
        "en": "{name} has the same value in every session, so nothing can precede or follow it.",
        "tr": "{name} her seansta aynı değerde; bu nedenle neyin önce, neyin sonra geldiği "
        "sınanamaz.",
    },
    "rounding": {
        "en": "{name} differs between sessions by less than a computer can tell from rounding at "
        "this size; take a constant away from its values.",
        "tr": "{name} puanının seanslar arasındaki farkları, bu büyüklükte yuvarlama hatasından "
        "ayırt edilemeyecek kadar küçük; değerlerinden sabit bir sayı çıkarın.",
    },
    "constant_rows": {
        "en": "{name} does not vary over the sessions that the equation can use.",
        "tr": "{name}, denklemin kullanabildiği seanslarda hiç değişmiyor.",
    },
    "few": {
        "en": "Too few usable rows: the equation can use {rows} of the {sessions} sessions with "
        "both scores; lag {lag} with {trend} needs at least {needed}.",
        "tr": "Kullanılabilir satır sayısı yetersiz: iki puanı da bulunan {sessions} seanstan "
        "yalnızca {rows} tanesi denklemin gerektirdiği bütün değerlere sahip; gecikme {lag} ve "
        "{trend} için en az {needed} satır gerekir.",
    },
    "unusable": {
        "en": "Too few usable rows: the equation can use none of the {sessions} sessions with both "
        "scores; lag {lag} with {trend} needs at least {needed}.",
        "tr": "Kullanılabilir satır yok: iki puanı da bulunan {sessions} seansın hiçbiri "
        "denklemin gerektirdiği bütün değerlere sahip değil; gecikme {lag} ve {trend} için en az "
        "{needed} satır gerekir.",
    },
    "hardly": {
        "en": "Too few usable rows: {known}; lag {lag} with {trend} needs at least {needed} rows.",
        "tr": "Kullanılabilir satır yok: {known}; gecikme {lag} ve {trend} için en az {needed} "
        "satır gerekir.",
    },
    "apart": {
        "en": "No row can be used, since nowhere do {count} sessions in a row have their scores; "
        "check that the sessions are numbered 1, 2, 3 and so on.",
        "tr": "Art arda {count} seansın puanlarının bulunduğu hiçbir yer olmadığı için "
        "kullanılabilir satır yok; seansların 1, 2, 3 diye numaralandığını denetleyin.",
    },
    "few_weeks": {
        "en": "Too few usable rows: the equation can use {rows} of the {sessions} weeks with "
        "both scores; lag {lag} with {trend} needs at least {needed}.",
        "tr": "Kullanılabilir satır sayısı yetersiz: iki puanı da bulunan {sessions} haftadan "
        "yalnızca {rows} tanesi denklemin gerektirdiği bütün değerlere sahip; gecikme {lag} ve "
        "{trend} için en az {needed} satır gerekir.",
    },
    "unusable_weeks": {
        "en": "Too few usable rows: the equation can use none of the {sessions} weeks with both "
        "scores; lag {lag} with {trend} needs at least {needed}.",
        "tr": "Kullanılabilir satır yok: iki puanı da bulunan {sessions} haftanın hiçbiri "
        "denklemin gerektirdiği bütün değerlere sahip değil; gecikme {lag} ve {trend} için en az "
        "{needed} satır gerekir.",
    },
    "apart_weeks": {
        "en": "No row can be used, since nowhere do {count} weeks in a row have their scores; "
        "check the dates of the sessions.",
        "tr": "Art arda {count} haftanın puanlarının bulunduğu hiçbir yer olmadığı için "
        "kullanılabilir satır yok; seansların tarihlerini denetleyin.",
    },
    "collinear": {
        "en": "Perfect collinearity: over the usable rows {name} follows exactly from the other "
        "terms of the equation, so its own contribution is undefined.",
        "tr": "Tam doğrusal bağımlılık: kullanılabilir satırlarda {name} denklemin diğer "
        "terimlerinden birebir elde ediliyor; bu nedenle kendi katkısı tanımsız.",
    },
    "perfect": {
        "en": "The equation predicts {name} without any error, so the F statistic is undefined.",
        "tr": "Denklem {name} değişkenini hatasız yorduyor; bu nedenle F istatistiği tanımsız.",
    },
}

_CAUTIONS: dict[str, dict[str, str]] = {
    "gaps": {
        "en": "Scores are missing in {count} of {span} sessions ({list}); this costs {cost} of "
        "{possible} rows. Rows never reach across a gap.",
        "tr": "{span} seansın {count} tanesinde puan eksik ({list}); bu nedenle "
        "kurulabilecek {possible} seans eşleşmesinden {cost} tanesi kullanılamadı; boşluğun iki "
        "yanındaki seanslar eşlenmez.",
    },
    "gaps_weeks": {
        "en": "Scores are missing in {count} of {span} weeks (sessions without: {list}); this "
        "costs {cost} of {possible} rows. Rows never reach across a gap.",
        "tr": "{span} haftanın {count} tanesinde puan eksik (puansız seanslar: {list}); bu "
        "nedenle kurulabilecek {possible} hafta eşleşmesinden {cost} tanesi kullanılamadı; "
        "boşluğun iki yanındaki haftalar eşlenmez.",
    },
    "empty_weeks": {
        "en": "Scores are missing in {count} of {span} weeks, those without a session; this costs "
        "{cost} of {possible} rows. Rows never reach across a gap.",
        "tr": "{span} haftanın seans yapılmayan {count} tanesinde puan eksik; bu nedenle "
        "kurulabilecek {possible} hafta eşleşmesinden {cost} tanesi kullanılamadı; boşluğun iki "
        "yanındaki haftalar eşlenmez.",
    },
    "freedom": {
        "en": "Only {freedom} degrees of freedom are left for the error: only a very strong "
        "relation could be found.",
        "tr": "Hata için yalnızca {freedom} serbestlik derecesi kalıyor: ancak çok güçlü bir "
        "ilişki saptanabilir.",
    },
    "distinct": {
        "en": "{name} has the value {value} in {most} of {count} sessions; the few others "
        "decide the result.",
        "tr": "{name}, {count} seansın {most} tanesinde {value} değerinde; sonucu kalan birkaç "
        "seans belirliyor.",
    },
    "ceiling": {
        "en": "{name} stands at its highest value ({value}) in {most} of {count} sessions: a "
        "ceiling hides what lies above it.",
        "tr": "{name}, {count} seansın {most} tanesinde en yüksek değerinde ({value}): tavan, "
        "üstünde kalanı gizler.",
    },
    "floor": {
        "en": "{name} stands at its lowest value ({value}) in {most} of {count} sessions: a "
        "floor hides what lies below it.",
        "tr": "{name}, {count} seansın {most} tanesinde en düşük değerinde ({value}): taban, "
        "altında kalanı gizler.",
    },
    "distinct_weeks": {
        "en": "{name} has the value {value} in {most} of {count} weeks; the few others "
        "decide the result.",
        "tr": "{name}, {count} haftanın {most} tanesinde {value} değerinde; sonucu kalan birkaç "
        "hafta belirliyor.",
    },
    "ceiling_weeks": {
        "en": "{name} stands at its highest value ({value}) in {most} of {count} weeks: a "
        "ceiling hides what lies above it.",
        "tr": "{name}, {count} haftanın {most} tanesinde en yüksek değerinde ({value}): tavan, "
        "üstünde kalanı gizler.",
    },
    "floor_weeks": {
        "en": "{name} stands at its lowest value ({value}) in {most} of {count} weeks: a "
        "floor hides what lies below it.",
        "tr": "{name}, {count} haftanın {most} tanesinde en düşük değerinde ({value}): taban, "
        "altında kalanı gizler.",
    },
    "trend_none": {
        "en": "Both scores rise or fall over the sessions and the equation has no trend: it may "
        "take a shared trend for precedence. Test with a linear trend too.",
        "tr": "İki puan da seanslar boyunca artıyor veya azalıyor, denklemde ise eğilim yok: "
        "ortak eğilim öncelik sanılabilir. Doğrusal eğilimle de sınayın.",
    },
    "trend_bent": {
        "en": "Both scores follow a curve (such as high-low-high) and the equation has no "
        "quadratic trend: it may take a shared trend for precedence. Test with a quadratic trend "
        "too.",
        "tr": "İki puan da bir eğri izliyor (örneğin yüksek-düşük-yüksek), denklemde ise "
        "karesel eğilim yok: ortak eğilim öncelik sanılabilir. Karesel eğilimle de sınayın.",
    },
    "persistent": {
        "en": "{name} is persistent (largest root {root}; a random walk has 1): the p of the F "
        "table comes out too small here; rely on the bootstrap p.",
        "tr": "{name} kalıcılığı yüksek bir dizi (en büyük kök {root}; rassal yürüyüşte 1): F "
        "tablosunun p değeri burada olduğundan küçük çıkar; bootstrap p değerine güvenin.",
    },
    "explosive": {
        "en": "The process fitted under the null hypothesis is explosive (largest root {root}): "
        "simulated series run away from the observed ones, so the bootstrap p is unreliable.",
        "tr": "Sıfır hipotezi altında kestirilen süreç patlayıcı (en büyük kök {root}): benzetim "
        "dizileri gözlenenlerden uzaklaşıyor; bootstrap p değeri güvenilir değil.",
    },
    "without_f": {
        "en": "{count} of {resamples} bootstrap draws gave no finite F; they count as at least as "
        "large as the observed one.",
        "tr": "{resamples} bootstrap örnekleminin {count} tanesi sonlu bir F vermedi; bunlar "
        "gözlenen kadar büyük sayıldı.",
    },
    "sides": {
        "en": "The p of the F table ({table}) and the bootstrap p ({bootstrap}) lie on different "
        "sides of .05; report the bootstrap p.",
        "tr": "F tablosunun p değeri ({table}) ile bootstrap p değeri ({bootstrap}) .05'in farklı "
        "yanlarında; bootstrap p değerini bildirin.",
    },
}


def refusal(key: str, language: Language, lag_in: LagIn = "sessions", **values: object) -> str:
    """Return the sentence why a test was not made, about weeks where lags count them."""
    return filled(_worded(_REFUSALS, key, lag_in)[language], values, language)


def caution(key: str, language: Language, lag_in: LagIn = "sessions", **values: object) -> Caution:
    """Return the sentence of a warning, about weeks where lags count them."""
    told = decimals(filled(_worded(_CAUTIONS, key, lag_in)[language], values, language), language)
    return Caution(told, key if lag_in == "sessions" else f"{key}_weeks", values)


def _worded(words: Mapping[str, dict[str, str]], key: str, lag_in: LagIn) -> dict[str, str]:
    """Return the wording of a key; most are about neither sessions nor weeks."""
    in_weeks = words.get(f"{key}_weeks") if lag_in == "weeks" else None
    return words[key] if in_weeks is None else in_weeks


def known(sessions: int, language: Language) -> str:
    """Return how few sessions have both scores, none or one, in words."""
    english, turkish = _KNOWN[sessions]
    return turkish if language == "tr" else english


_KNOWN = (
    ("no session has both scores", "iki puanı da bulunan seans yok"),
    ("only one session has both scores", "iki puanı da bulunan yalnızca bir seans var"),
)


def trend_name(trend: str, language: Language) -> str:
    """Return a trend in words, as it stands behind "with"."""
    return _TRENDS[language][trend]


def session_list(sessions: Iterable[int], most: int = 8) -> str:
    """Return session numbers with commas, an ellipsis after the first ``most``."""
    numbers = [str(session) for session in sessions]
    return ", ".join(numbers[:most]) + (", …" if len(numbers) > most else "")
