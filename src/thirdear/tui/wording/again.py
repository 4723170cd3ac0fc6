"""Words of judging again: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "again.title": ("Code again", "Yeniden kodlama"),
    "again.count": ("{count} tags", "{count} kod"),
    "again.nothing": (
        "None of your codes was split or redefined since you gave it.",
        "Verdiğiniz kodlardan sonradan bölünen ya da tanımı değişen yok.",
    ),
    "again.split": ("split into {codes}", "şunlara bölündü: {codes}"),
    "again.defined": (
        "redefined since version {version}",
        "tanımı {version}. sürümde değişti",
    ),
    "again.all": ("all of them", "hepsi"),
    "again.stays": ("keep it under today's definition", "bugünkü tanımla kalsın"),
    "again.none": ("no longer a code", "artık kod değil"),
}
