"""Words of finishing and opening again: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "finish.title": (
        "Finish {place}?",
        "Bitsin mi: {place}?",
    ),
    "finish.tags": (
        "{tagged} of {all} segments are tagged, {rated} of {items} items rated.",
        "{all} bölütten {tagged} etiketli, {items} maddeden {rated} puanlı.",
    ),
    "finish.why": (
        "What is not tagged then counts as absent.",
        "Etiketlenmeyen artık yok sayılır.",
    ),
    "finish.yes": ("finish it", "bitsin"),
    "finish.no": ("not yet", "henüz değil"),
    "finish.done": (
        "Finished: {place}.",
        "Bitti: {place}.",
    ),
    "reopen.title": (
        "Open again: {place}?",
        "Yeniden açılsın mı: {place}?",
    ),
    "reopen.why": (
        "Its scores are missing until it is finished again.",
        "Yeniden bitirilene dek puanları eksik sayılır.",
    ),
    "reopen.yes": ("open it again", "açılsın"),
    "reopen.no": ("leave it", "kalsın"),
    "reopen.done": (
        "Open again: {place}.",
        "Yeniden açık: {place}.",
    ),
    "training.title": ("Training: {place}", "Alıştırma: {place}"),
    "training.with": (
        "Compared with the gold pass of {gold}",
        "{gold} altın turuyla karşılaştırma",
    ),
    "training.items": ("rating items", "değerlendirme maddeleri"),
    "training.differences": ("Judged otherwise: {count}", "Başka türlü değerlendirilen: {count}"),
    "training.at": ("segment {segment}", "bölüt {segment}"),
    "training.said": ("you {mine}, gold {gold}", "siz {mine}, altın {gold}"),
    "training.nothing": ("nothing", "yok"),
    "statistic.percent_agreement": ("alike", "aynı"),
    "statistic.cohen_kappa": ("kappa", "kappa"),
    "statistic.weighted_kappa": ("weighted kappa", "ağırlıklı kappa"),
    "statistic.gwet_ac1": ("AC1", "AC1"),
}
