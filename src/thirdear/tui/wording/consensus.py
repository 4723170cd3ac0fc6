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
    "consensus.all": ("Everything is decided.", "Hepsi karara bağlandı."),
}
