"""Words of the screen of assignments: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "assigning.no_rater": (
        "Go to a rater's row first.",
        "Önce bir kodlayıcının satırına gidin.",
    ),
    "assigning.title": ("Who codes what", "Kim neyi kodlar"),
    "assigning.columns": (
        "rater             part      sessions  codebooks",
        "kodlayıcı         pay       seans    kod kitapları",
    ),
    "assigning.seed": ("seed", "çekirdek sayı"),
    "assigning.overlap": (
        "{shared} of {all} sessions are coded by two or more raters with the same codebook.",
        "{all} seanstan {shared} tanesini aynı kod kitabıyla en az iki kişi kodlar.",
    ),
    "assigning.nobody": (
        "No rater yet; whoever opens the study here becomes one.",
        "Henüz kodlayıcı yok; çalışmayı burada açan herkes kodlayıcı olur.",
    ),
    "assigning.all": ("all", "hepsi"),
    "assigning.every_book": ("all codebooks", "bütün kod kitapları"),
    "assigning.part_title": (
        "How much of each case does {rater} code?",
        "{rater} her vakanın ne kadarını kodlasın?",
    ),
    "assigning.part_why": (
        "Sessions are drawn at random: raters with the same part get the same sessions.",
        "Seanslar rastgele çekilir: payı aynı olanlar aynı seansları alır.",
    ),
    "assigning.whole": ("all sessions", "bütün seanslar"),
    "assigning.part": ("{percent}%", "%{percent}"),
    "assigning.other": ("another part…", "başka bir pay…"),
    "assigning.percent": ("Percent of each case", "Her vakanın yüzde kaçı"),
    "assigning.books_title": (
        "Which codebooks does {rater} use?",
        "{rater} hangi kod kitaplarını kullansın?",
    ),
    "assigning.books_why": (
        "Codes and items of other codebooks are neither offered nor accepted.",
        "Öteki kitapların kodları ve maddeleri sunulmaz, kabul edilmez.",
    ),
    "assigning.new_seed": (
        "A whole number: it draws the sessions and their order",
        "Bir tam sayı: seanslar ve sıraları onunla çekilir",
    ),
    "assigning.no_number": (
        "{typed} is not a possible number.",
        "{typed} uygun bir sayı değil.",
    ),
}
