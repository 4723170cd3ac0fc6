"""Words of the codebook screen and of definitions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "code.scale": ("value {low}–{high}", "değer {low}–{high}"),
    "code.needs": ("needs a value {low}–{high}", "değer ister: {low}–{high}"),
    "code.example": ("For example:", "Örneğin:"),
    "code.undefined": (
        "The codebook gives no definition; write it into its TOML file.",
        "Kod kitabında tanım yok; TOML dosyasına yazın.",
    ),
    "code.title": ("Codebook", "Kod kitabı"),
    "code.items": ("Rating items", "Derecelendirme maddeleri"),
    "code.find": ("Part of a name, or two letters", "Adın bir parçası ya da iki harf"),
}
