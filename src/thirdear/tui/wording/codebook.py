"""Words of the codebook screen and of definitions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "code.scale": ("value {low}–{high}", "değer {low}–{high}"),
    "code.needs": ("value needed: {low}–{high}", "değer gerekir: {low}–{high}"),
    "code.example": ("For example:", "Örneğin:"),
    "code.undefined": (
        "This codebook has no definition here.",
        "Bu kod kitabında tanım yok.",
    ),
    "code.title": ("Codebook", "Kod kitabı"),
    "code.items": ("Rating items", "Puanlama maddeleri"),
    "code.find": ("Part of a name, or two letters", "Adın bir parçası ya da iki harf"),
}
