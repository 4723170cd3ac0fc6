"""Words of bringing transcripts in: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "import.title": ("Bringing transcripts in", "Döküm getirme"),
    "import.where": ("File or folder with transcripts", "Dökümlerin dosyası ya da klasörü"),
    "import.reading": ("Reading…", "Okunuyor…"),
    "import.speakers": ("Who speaks? Enter changes it.", "Kim konuşuyor? Enter değiştirir."),
    "import.sessions": (
        "Sessions; Enter gives case or number.",
        "Oturumlar; Enter vaka, numara verir.",
    ),
    "import.other": ("Another file or folder", "Başka bir dosya ya da klasör"),
    "import.bring": ("Bring {count} sessions in", "{count} oturumu içeri al"),
    "import.none": ("Nothing that can be brought in yet", "İçeri alınabilecek bir şey henüz yok"),
    "import.turns": ("{count} turns", "{count} söz"),
    "import.unknown": ("who is this?", "kim bu?"),
    "import.who": ("Who is {label}?", "{label} kim?"),
    "import.session": (
        "{turns} turns · {words} words · {format} · {left} not placed",
        "{turns} söz · {words} sözcük · {format} · {left} yerleşmedi",
    ),
    "import.already": ("in the study already", "çalışmada zaten var"),
    "import.case": ("Case of {file}", "{file} hangi vaka?"),
    "import.number": ("Number of the session", "Oturumun numarası"),
    "import.no_number": ("A session has a whole number.", "Oturumun numarası tam sayıdır."),
    "import.all_placed": ("Every line was placed.", "Her satır yerleşti."),
    "import.left": ("Not placed in {file}", "{file} içinde yerleşmeyenler"),
    "import.done": ("{count} sessions are in the study.", "{count} oturum çalışmaya alındı."),
}
