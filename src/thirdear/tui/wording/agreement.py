"""Words of the agreement screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "agreement.title": ("Agreement", "Uyuşma"),
    "agreement.computing": ("comparing…", "karşılaştırılıyor…"),
    "agreement.blind": (
        "You are blind. {count} sessions are still to finish before you may compare.",
        "Körsünüz. Karşılaştırmadan önce bitirilecek {count} oturum var.",
    ),
    "agreement.alone": (
        "Nobody else judges here yet. Enter opens what the blind are not shown.",
        "Burada henüz başka değerlendiren yok. Enter körken gizli olanı açar.",
    ),
    "agreement.ready": (
        "You are blind, and may compare now; Enter opens other raters' work.",
        "Körsünüz; artık karşılaştırabilirsiniz. Enter başkalarının işini açar.",
    ),
    "agreement.open": ("Open other raters' work", "Başkalarının işini aç"),
    "agreement.open_title": (
        "Open other raters' work for {rater}?",
        "{rater} için başkalarının işi açılsın mı?",
    ),
    "agreement.open_why": (
        "What you judge after this is not blind; the journal keeps when it was opened.",
        "Bundan sonraki değerlendirmeleriniz kör sayılmaz; açılış anı günlükte kalır.",
    ),
    "agreement.open_yes": ("open it", "açılsın"),
    "agreement.open_no": ("stay blind", "kör kalayım"),
    "agreement.base": ("base", "taban"),
    "agreement.alike": ("alike", "aynı"),
    "agreement.corrected": ("chance-corrected, 95 %", "şans düzeltmeli, %95"),
    "agreement.codes": ("Codes and families, by segment", "Kodlar ve aileler, bölüt bölüt"),
    "agreement.scores": (
        "Items and scores, by session",
        "Maddeler ve puanlar, oturum oturum",
    ),
    "agreement.value": ("its value", "değeri"),
    "agreement.sessions": (
        "Sessions with disagreements; Enter opens the first one",
        "Ayrılık olan oturumlar; Enter ilkini açar",
    ),
    "agreement.of_code": (
        "Only where {code} is judged otherwise; Enter on it shows all.",
        "Yalnız {code} için ayrılıklar; üzerinde Enter hepsini gösterir.",
    ),
    "agreement.count": ("segments: {count}", "bölüt: {count}"),
}
