"""Words of the matrix of codes."""

WORDS: dict[str, tuple[str, str]] = {
    "matrix.title": ("Codes and cases", "Kodlar ve vakalar"),
    "matrix.counting": ("Counting codes", "Kodlar sayılıyor"),
    "matrix.count": ("{codes} codes by {by}", "{codes} kod, {by} göre"),
    "matrixby.case": ("case", "vakaya"),
    "matrixby.session": ("session", "seansa"),
    "matrixby.rater": ("rater", "kodlayıcıya"),
    "matrixby.code": ("code on the same segment", "aynı birimdeki koda"),
    "matrix.no_pairs": (
        "No two codes stand on the same segment.",
        "Aynı birimde duran iki kod yok.",
    ),
    "matrix.total": ("all", "hepsi"),
    "matrix.kinds": ("+ kinds", "+ altları"),
    "matrix.hint": (
        "← → choose a column; Enter lists the passages of a cell.",
        "← → sütun seçer; Enter bir hücrenin bölümlerini listeler.",
    ),
    "matrix.no_column": (
        "There is no column further on that side.",
        "O yanda başka sütun yok.",
    ),
    "matrix.none": ("Nothing was coded there.", "Orada bu kod yok."),
}
