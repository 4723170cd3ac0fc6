"""The journal as people read it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass

from thirdear.model.coding import EventId
from thirdear.model.language import Both


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what when. ``at`` is UTC, ISO 8601; ``what`` never holds a transcript's words.

    ``case`` and ``session`` are None where the act is not about one. ``undone`` says that the act
    was taken back and not done again.
    """

    id: EventId
    at: str
    actor: str
    kind: str
    what: str
    case: str | None = None
    session: int | None = None
    undone: bool = False


SETTINGS: dict[str, Both] = {
    "accuracy": ("second transcript compared", "ikinci transkriptle karşılaştırma"),
    "assignment": ("who codes what", "kim neyi kodlar"),
    "consensus": ("rounds of the consensus", "uzlaşının turları"),
    "disguise_checklist": ("checklist of what may identify", "ele verebilecekler listesi"),
    "facts": ("case facts", "vaka bilgileri"),
    "imported": ("imported scores", "dışarıdan alınan puanlar"),
    "invented": ("invented study", "uydurma çalışma"),
    "language": ("language", "dil"),
    "main_rater": ("main rater", "ana kodlayıcı"),
    "masked": ("masked order", "maskeli sıra"),
    "profile": ("what imports have learned", "içe aktarmada öğrenilenler"),
    "queue_seed": ("random order of sessions", "seansların rastgele sırası"),
    "references": ("references", "kaynakça"),
    "suggestions": ("suggestions of codes", "kod önerileri"),
    "suggestions_by": ("what suggestions go by", "önerilerin dayanağı"),
    "title": ("title", "başlık"),
    "training": ("training round", "eğitim turu"),
    "unblinded": ("others' codes opened", "başkalarının kodları açıldı"),
    "warned": ("warning about the folder", "klasör uyarısı"),
    "withdrawn": ("hypothesis withdrawn", "hipotez geri çekildi"),
}
"""What people call a setting, by the first part of its key; the rest says whose it is."""


def setting_name(key: str) -> Both:
    """Return what people call a setting, and whose it is: ``masked order, R1.1``."""
    first, _, whose = key.partition(".")
    if whose.startswith("["):  # a hypothesis, of which people know the two scores
        with suppress(ValueError):
            whose = " → ".join(map(str, json.loads(whose)[:2]))
    english, turkish = SETTINGS.get(first, (first, first))
    return (f"{english}, {whose}", f"{turkish}, {whose}") if whose else (english, turkish)
