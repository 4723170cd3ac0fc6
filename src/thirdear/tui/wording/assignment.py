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
    "model.apart": ("model {name}, in no score", "model {name}, puanlarda yok"),
    "model.counts": ("model {name}, counts", "model {name}, sayılıyor"),
    "model.why": ("Declared to count: {reason}", "Sayıldığı bildirildi: {reason}"),
    "model.title": ("Ask a language model on this computer", "Bu bilgisayardaki dil modeline sor"),
    "model.url": ("Address", "Adres"),
    "model.name": ("Model", "Model"),
    "model.rater": ("Rater name", "Kodlayıcı adı"),
    "model.round": ("Round", "Tur"),
    "model.items": ("Whole sessions too", "Bütün seanslar da"),
    "model.fill": (
        "A model, a rater name and a round (1, 2, …) are needed.",
        "Bir model, bir kodlayıcı adı ve bir tur (1, 2, …) gerekli.",
    ),
    "model.asking": ("Asking the model", "Modele soruluyor"),
    "model.answered": (
        (
            "{answered} of {asked} questions answered, {tags} codes, {ratings} ratings, {sessions} "
            "sessions finished."
        ),
        (
            "{asked} sorunun {answered} tanesi yanıtlandı; {tags} kod, {ratings} puanlama; "
            "{sessions} seans bitti."
        ),
    ),
    "model.nothing": (
        "Nothing is left to ask in this round.",
        "Bu turda sorulacak bir şey kalmadı.",
    ),
    "model.none": (
        "This is a person; a asks a model, which then stands here.",
        "Bu bir kişi; a bir modele sorar, o da burada görünür.",
    ),
    "model.declare": ("Why does {rater} count in scores?", "{rater} neden puanlarda sayılsın?"),
    "model.declare_hint": (
        "The audit log keeps the reason; an empty line: it counts no longer",
        "Gerekçe işlem günlüğünde kalır; boş satır: artık sayılmaz",
    ),
    "assigning.seed": ("seed", "tohum değeri"),
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
