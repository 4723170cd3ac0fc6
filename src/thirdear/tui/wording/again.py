"""Words of judging again: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "again.title": ("Judge again", "Yeniden değerlendirme"),
    "again.count": ("{count} tags", "{count} etiket"),
    "again.nothing": (
        "No code of yours was split or defined otherwise since you gave it.",
        "Verdiğiniz kodlardan bölünen ya da sonradan başka tanımlanan yok.",
    ),
    "again.split": ("split into {codes}", "şunlara bölündü: {codes}"),
    "again.defined": (
        "defined otherwise since version {version}",
        "{version}. sürümde başka tanım",
    ),
    "again.all": ("all of them", "hepsi"),
    "again.stays": ("stays, under today's definition", "bugünkü tanımla kalır"),
    "again.none": ("no code any more", "artık kod yok"),
}
