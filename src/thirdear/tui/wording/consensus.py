"""Words of the disagreement browser: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "consensus.title": ("Consensus", "Uzlaşı"),
    "consensus.count": ("{decided} of {all} decided", "{all} ayrılıktan {decided} karara bağlandı"),
    "consensus.none": ("The raters do not differ.", "Kodlayıcılar arasında ayrılık yok."),
    "consensus.begin": ("Begin a consensus of {passes}", "Uzlaşıyı başlat: {passes}"),
    "consensus.offer": (
        "Enter takes over what all agree on; you decide the differences one by one.",
        "Enter ortak olanı alır; ayrılıklara tek tek karar verirsiniz.",
    ),
    "consensus.present": ("present", "var"),
    "consensus.absent": ("absent", "yok"),
    "consensus.because": ("because: {reason}", "gerekçe: {reason}"),
    "consensus.reason": ("Why {what}?", "Neden {what}?"),
    "consensus.another": ("another reason…", "başka bir gerekçe…"),
    "consensus.same": (
        "The next decisions get the same reason: {reason}. s ends it.",
        "Sonraki kararlar aynı gerekçeyi alır: {reason}. s bitirir.",
    ),
    "consensus.each": (
        "Each decision is asked for its reason again.",
        "Her kararın gerekçesi yeniden sorulur.",
    ),
    "consensus.no_reason": (
        "No reason was given yet; 1 or 2 takes a side.",
        "Henüz gerekçe yazılmadı; 1 ya da 2 taraf seçer.",
    ),
    "consensus.no_side": (
        "No rater of that number differs here.",
        "Burada o sırada bir kodlayıcı yok.",
    ),
    "consensus.no_mean": ("Only ratings have a mean.", "Yalnız puanlamaların ortalaması olur."),
    "consensus.all": ("Everything is decided.", "Hepsi karara bağlandı."),
}
