"""Words of help and the groups of keys: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "actions.move": ("Moving", "Gezinme"),
    "actions.range": ("Ranges and view", "Aralık ve görünüm"),
    "actions.tag": ("Tagging", "Etiketleme"),
    "actions.undo": ("Undo", "Geri alma"),
    "actions.find": ("Finding", "Bulma"),
    "actions.go": ("Going", "Gitme"),
    "actions.rate": ("Rating", "Derecelendirme"),
    "actions.read": ("Reading", "Okuma"),
    "actions.desk": ("Everywhere", "Her yerde"),
    "help.title": ("Keys", "Tuşlar"),
}
