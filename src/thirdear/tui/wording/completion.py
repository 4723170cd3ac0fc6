"""Words of finishing and opening again: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "finish.title": ("Finish {place}?", "Bitirilsin mi: {place}?"),
    "finish.tags": (
        "{tagged} of {all} segments are tagged.",
        "{all} birimden {tagged} tanesi kodlandı.",
    ),
    "finish.items": (
        "{rated} of {items} items are rated.",
        "{items} maddeden {rated} tanesi puanlandı.",
    ),
    "finish.why": (
        "Whatever is not tagged will count as absent.",
        "Bir birime verilmemiş kod, orada yok demektir.",
    ),
    "finish.yes": ("finish", "bitir"),
    "finish.no": ("not yet", "henüz değil"),
    "finish.done": (
        "Finished: {place}.",
        "Bitti: {place}.",
    ),
    "reopen.title": ("Reopen {place}?", "Yeniden açılsın mı: {place}?"),
    "reopen.why": (
        "Its scores are missing until you finish it again.",
        "Yeniden bitirene dek puanları eksik kalır.",
    ),
    "reopen.yes": ("reopen", "aç"),
    "reopen.no": ("keep it finished", "bitmiş kalsın"),
    "reopen.done": ("Reopened: {place}.", "Yeniden açıldı: {place}."),
    "training.title": ("Training: {place}", "Eğitim: {place}"),
    "training.with": (
        "Compared with the gold standard of {gold}",
        "{gold} ölçüt kodlamasıyla karşılaştırma",
    ),
    "training.items": ("rating items", "puanlama maddeleri"),
    "training.differences": ("Different: {count}", "Farklı: {count}"),
    "training.at": ("segment {segment}", "birim {segment}"),
    "training.said": ("you {mine}, gold {gold}", "siz {mine}, ölçüt {gold}"),
    "training.nothing": ("nothing", "yok"),
    "statistic.percent_agreement": ("alike", "aynı"),
    "statistic.cohen_kappa": ("kappa", "kappa"),
    "statistic.weighted_kappa": ("weighted kappa", "ağırlıklı kappa"),
    "statistic.gwet_ac1": ("AC1", "AC1"),
}
