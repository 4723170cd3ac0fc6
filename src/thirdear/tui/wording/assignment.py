"""Words of the screen of assignments: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "assigning.title": ("Who judges what", "Kim neyi değerlendirir"),
    "assigning.columns": (
        "rater             part      sessions  codebooks",
        "değerlendirici    pay       oturum    kod kitapları",
    ),
    "assigning.seed": ("seed of the draw", "çekilişin tohumu"),
    "assigning.overlap": (
        "{shared} of {all} sessions are judged by two or more with one codebook.",
        "{all} oturumdan {shared} tanesini aynı kod kitabıyla en az iki kişi değerlendirir.",
    ),
    "assigning.nobody": (
        "No rater yet; whoever sits down at the desk becomes one.",
        "Henüz değerlendirici yok; masaya oturan herkes değerlendirici olur.",
    ),
    "assigning.all": ("all", "hepsi"),
    "assigning.every_book": ("all codebooks", "bütün kod kitapları"),
    "assigning.part_title": (
        "Which part of every case does {rater} judge?",
        "{rater} her vakanın ne kadarını değerlendirsin?",
    ),
    "assigning.part_why": (
        "Drawn at random by the seed: raters with the same part get the same sessions.",
        "Tohuma göre rastgele çekilir: payı aynı olanlar aynı oturumları alır.",
    ),
    "assigning.whole": ("all sessions", "bütün oturumlar"),
    "assigning.part": ("{percent} %", "%{percent}"),
    "assigning.other": ("another part…", "başka bir pay…"),
    "assigning.percent": ("Percent of every case", "Her vakanın yüzde kaçı"),
    "assigning.books_title": (
        "With which codebooks does {rater} judge?",
        "{rater} hangi kod kitaplarıyla değerlendirsin?",
    ),
    "assigning.books_why": (
        "Codes and items of other codebooks are not offered, and refused.",
        "Öbür kitapların kodları ve maddeleri sunulmaz, kabul edilmez.",
    ),
    "assigning.new_seed": (
        "A whole number; it draws sessions and orders",
        "Bir tam sayı; oturumları ve sıraları çeker",
    ),
    "assigning.no_number": ("{typed} is no number that fits.", "{typed} uygun bir sayı değil."),
}
