"""Words of the screen of laboratories' registry files: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "registry.title": ("Laboratories", "Laboratuvarlar"),
    "registry.none": (
        "Choose the files that `thirdear export registry` wrote, one a laboratory.",
        "`thirdear export registry` ile yazılmış dosyaları seçin; her laboratuvardan biri.",
    ),
    "registry.no_file": (
        "There is no .parquet file in that folder.",
        "O klasörde .parquet dosyası yok.",
    ),
    "registry.reading": ("Reading the files", "Dosyalar okunuyor"),
    "registry.testing": ("Testing", "Test ediliyor"),
    "registry.count": ("{count} laboratories, {pairs} pairs", "{count} laboratuvar, {pairs} çift"),
    "registry.hint": (
        "Enter on two codes tests their cross-lag over all cases.",
        "İki kodun satırında Enter, çapraz gecikmeyi bütün vakalarda test eder.",
    ),
    "registry.no_pair": (
        "No codebook in these files has two codes that were given.",
        "Bu dosyalarda verilmiş iki kodu olan bir kod kitabı yok.",
    ),
    "registry.laboratory": ("laboratory", "laboratuvar"),
    "registry.cases": ("cases", "vaka"),
    "registry.sessions": ("sessions", "seans"),
    "registry.raters": ("raters", "kodlayıcı"),
    "registry.tags": ("tags", "kod"),
    "registry.pair": ("codes on the same segment", "aynı birimdeki kodlar"),
    "registry.laboratories": ("labs", "lab."),
    "registry.both": ("both", "ikisi"),
    "registry.expected": ("expected", "beklenen"),
    "registry.jaccard": ("Jaccard", "Jaccard"),
    "registry.which": ("Which code comes first?", "Önce hangi kod gelsin?"),
}
