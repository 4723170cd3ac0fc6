"""Words of the sorting screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "qsort.which": ("Which Q-sort?", "Hangi Q-sıralaması?"),
    "qsort.count": ("{rated} of {all} sorted", "{all} karttan {rated} sıralı"),
    "qsort.left": ("in hand: {n}", "elde: {n}"),
    "qsort.rough": (
        "1: least characteristic · 2: neither · 3: most characteristic",
        "1: en az niteleyen · 2: ikisi de değil · 3: en çok niteleyen",
    ),
    "qsort.fine": (
        "Left and right, or a digit, move the card; Tab goes to the next pile.",
        "Sol ve sağ ok ya da bir rakam kartı taşır; Tab sonraki desteye geçer.",
    ),
    "qsort.no_card": ("There is no card here.", "Burada kart yok."),
    "qsort.lies_so": ("The card lies there already.", "Kart zaten orada."),
    "qsort.no_pile": ("There is no pile there.", "Orada deste yok."),
    "qsort.done": (
        "Every pile has its cards; E finishes the session.",
        "Her destenin kartları tamam; E seansı bitirir.",
    ),
}
