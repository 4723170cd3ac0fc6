"""Words of the agreement screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "agreement.title": ("Agreement", "Uyum"),
    "agreement.computing": ("comparing…", "karşılaştırılıyor…"),
    "agreement.blind": (
        "You are blind. Finish {count} more sessions before you compare.",
        "Körsünüz. Karşılaştırmadan önce bitirmeniz gereken {count} seans daha var.",
    ),
    "agreement.alone": (
        "Nobody else has coded here yet. Enter opens what is hidden from blind raters.",
        "Burada kodlayan başka kimse yok. Enter, kör kodlayıcılardan saklananı açar.",
    ),
    "agreement.ready": (
        "You are blind and may compare now; Enter opens other raters' work.",
        "Körsünüz; artık karşılaştırabilirsiniz. Enter başkalarının kodlarını açar.",
    ),
    "agreement.open": ("Open other raters' work", "Başkalarının kodlarını aç"),
    "agreement.open_title": (
        "Open other raters' work for {rater}?",
        "{rater} için başkalarının kodları açılsın mı?",
    ),
    "agreement.open_why": (
        (
            "Your codes and ratings after this are no longer blind; the audit log keeps when you "
            "opened it."
        ),
        "Bundan sonraki kodlama ve puanlamalarınız kör sayılmaz; açma anı işlem günlüğünde kalır.",
    ),
    "agreement.open_yes": ("open it", "açılsın"),
    "agreement.open_no": ("stay blind", "kör kalayım"),
    "agreement.base": ("base rate", "taban"),
    "agreement.alike": ("% agree", "% uyum"),
    "agreement.corrected": ("chance-corrected, 95% CI", "şans düzeltmeli, %95 GA"),
    "agreement.codes": ("Codes and families, by segment", "Kodlar ve aileler, birim birim"),
    "agreement.scores": (
        "Items and scores, by session",
        "Maddeler ve puanlar, seans seans",
    ),
    "agreement.value": ("its value", "değeri"),
    "agreement.sessions": (
        "Sessions with disagreements; Enter opens the first",
        "Kodlayıcıların ayrıldığı seanslar; Enter ilkini açar",
    ),
    "agreement.of_code": (
        "Only disagreements about {code}; Enter on it shows all again.",
        "Yalnız {code} kodundaki ayrılıklar; üzerinde Enter hepsini gösterir.",
    ),
    "agreement.count": ("segments: {count}", "birim: {count}"),
}
