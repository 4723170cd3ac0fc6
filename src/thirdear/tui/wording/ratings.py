"""Words of the rating form: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "rating.nothing": ("There is no value to clear.", "Silinecek bir değer yok."),
    "rating.ends": ("The scale ends here.", "Ölçek burada bitiyor."),
    "rating.title": ("Rating", "Puanlama"),
    "rating.count": ("{rated} of {all} rated", "{all} maddeden {rated} puanlandı"),
    "rating.item": ("Item {number}", "{number}. madde"),
    "rating.none": (
        "The codebooks of this study have no rating items.",
        "Bu çalışmanın kod kitaplarında puanlama maddesi yok.",
    ),
    "rating.no_sort": (
        "None of your codebooks is a Q-sort.",
        "Kod kitaplarınızdan hiçbiri bir Q-sıralaması değil.",
    ),
    "rating.unable": ("cannot be rated", "puanlanamaz"),
    "rating.outside": (
        "This item takes {low} to {high}.",
        "Bu madde {low} ile {high} arası değer alır.",
    ),
    "rating.undefined": (
        "nothing to rate: not present",
        "puanlanacak bir şey yok: görülmedi",
    ),
    "rating.reverse": ("reverse-scored", "ters puanlanır"),
}
