"""Words of bringing transcripts in: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "import.title": ("Import transcripts", "Transkript içe aktarma"),
    "import.where": (
        "File or folder with transcripts",
        "Transkriptlerin dosyası ya da klasörü",
    ),
    "import.reading": ("Reading…", "Okunuyor…"),
    "import.speakers": ("Who speaks? Enter changes it.", "Kim konuşuyor? Enter değiştirir."),
    "import.sessions": (
        "Sessions; Enter shows what you can change.",
        "Seanslar; Enter neyin değiştirilebileceğini gösterir.",
    ),
    "import.other": ("Another file or folder", "Başka bir dosya ya da klasör"),
    "import.bring": ("Import {count} sessions", "{count} seansı içe aktar"),
    "import.none": ("Nothing to import yet", "İçe aktarılacak bir şey henüz yok"),
    "import.turns": ("{count} turns", "{count} söz"),
    "import.unknown": ("who is this?", "kim bu?"),
    "import.who": ("Who is {label}?", "{label} kim?"),
    "import.session": (
        "{turns} turns · {words} words · {format} · {encoding} · {placed} placed",
        "{turns} söz · {words} sözcük · {format} · {encoding} · {placed} yerleşti",
    ),
    "import.already": ("already in the study", "çalışmada zaten var"),
    "import.same": ("the same speaker as another label", "başka bir etiketle aynı konuşmacı"),
    "import.same_as": ("{label} is the same as", "{label} şununla aynı"),
    "ask.place": ("case and number", "vaka ve numara"),
    "ask.format": ("another format", "başka bir biçim"),
    "ask.encoding": (
        "another encoding, such as cp1254",
        "başka bir karakter kodlaması, örneğin cp1254",
    ),
    "ask.tiers": (
        "Which tiers of an ELAN file hold the words (tx)",
        "ELAN dosyasının hangi katmanlarında söz var (tx)",
    ),
    "ask.accept": (
        "Accept that much of the file is left out",
        "Dosyanın çoğunun dışarıda kalmasını kabul et",
    ),
    "ask.columns": (
        "columns of a table, such as text=Metin,speaker=Konuşan",
        "tablonun sütunları, örneğin text=Metin,speaker=Konuşan",
    ),
    "ask.in_turn": (
        "speakers in turn, the first one first; one name for all",
        "sırayla konuşanlar, ilk konuşan önce; hepsi tek kişininse bir ad",
    ),
    "import.in_turn": ("Therapist,Client", "Terapist,Danışan"),
    "ask.positions": ("how positions are counted", "konumlar nasıl sayılıyor"),
    "ask.left_out": ("what could not be placed", "yerleştirilemeyenler"),
    "ask.beginning": ("how it begins", "başlangıcı"),
    "import.case": ("Case", "Vaka"),
    "import.number": ("Session number", "Seans numarası"),
    "import.no_number": (
        "The session number is a whole number.",
        "Seans numarası bir tam sayıdır.",
    ),
    "import.all_placed": ("Every line was placed.", "Her satır yerleşti."),
    "import.left": ("Not placed in {file}", "{file} içinde yerleşmeyenler"),
    "import.done": ("{count} sessions imported.", "{count} seans içe aktarıldı."),
}
