"""Words of the rating form: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "rating.title": ("Rating", "Derecelendirme"),
    "rating.count": ("{rated} of {all} rated", "{all} maddeden {rated} puanlı"),
    "rating.none": (
        "The codebooks of this study have no rating items.",
        "Bu çalışmanın kod kitaplarında derecelendirme maddesi yok.",
    ),
    "rating.unable": ("cannot be rated", "değerlendirilemez"),
    "rating.outside": (
        "This item takes {low} to {high}.",
        "Bu madde {low} ile {high} arası değer alır.",
    ),
    "rating.undefined": (
        "nothing to rate: it is not present",
        "değerlendirilecek bir şey yok: görülmedi",
    ),
    "rating.reverse": ("reversed in scores", "puanda ters çevrilir"),
}
