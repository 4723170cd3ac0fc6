"""Words of bringing transcripts in: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "import.title": ("Import transcripts", "Transkript içe aktarma"),
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
        "{placed} placed · {turns} turns · {words} words · {format}",
        "{placed} yerleşti · {turns} söz · {words} sözcük · {format}",
    ),
    "import.already": ("already in the study", "çalışmada zaten var"),
    "import.same": ("the same speaker as another label", "başka bir etiketle aynı konuşan"),
    "import.same_as": ("{label} is the same as", "{label} şununla aynı"),
    "import.many": (
        "Case and session for many files at once",
        "Birçok dosya için birden vaka ve seans",
    ),
    "import.no_place": (
        "{file}: case or session is not known; Enter asks for them, c for many files.",
        "{file}: vaka ya da seans belli değil; Enter sorar, c birçok dosya için sorar.",
    ),
    "import.no_role": (
        "{file}: say in the rows above who speaks.",
        "{file}: kimin konuştuğunu yukarıda söyleyin.",
    ),
    "import.sparse": (
        "{file}: only {placed} was placed; Enter shows what was not, and accepts it.",
        "{file}: yalnız {placed} yerleşti; Enter kalanı gösterir ve kabul eder.",
    ),
    "import.out": (
        "Left out; Enter takes a file in again.",
        "Dışarıda bırakılanlar; Enter dosyayı geri alır.",
    ),
    "import.no_row": (
        "Go to the row of a session first.",
        "Önce bir seansın satırına gidin.",
    ),
    "many.title": (
        "Case and session of {count} files",
        "{count} dosyanın vakası ve seansı",
    ),
    "many.pattern": ("from their names, by a pattern", "adlarından, bir kalıpla"),
    "many.titles": (
        "from the titles inside the documents",
        "belgelerin içindeki başlıklardan",
    ),
    "many.case": ("one case for all", "hepsine tek bir vaka"),
    "many.number": ("number them in this order", "bu sırayla numaralandır"),
    "many.rename": ("another name for a case", "bir vakaya başka bir ad"),
    "many.forget": (
        "as the names and titles say: forget what was said here",
        "adlar ve başlıklar ne diyorsa: burada söylenenleri unut",
    ),
    "many.first": ("Number of the first session", "İlk seansın numarası"),
    "many.which": ("Which case?", "Hangi vaka?"),
    "many.to": ("New name for {case}", "{case} için yeni ad"),
    "many.none": (
        "No title inside these documents names a case or a session.",
        "Bu belgelerin içinde vaka ya da seans söyleyen bir başlık yok.",
    ),
    "many.several": (
        "None of these files is one session; files of several sessions name theirs.",
        "Bu dosyaların hiçbiri tek seanslık değil; çok seanslı dosyalar yerlerini kendi söyler.",
    ),
    "pattern.title": (
        "Pattern of the names: {example}",
        "Adların kalıbı: {example}",
    ),
    "pattern.example": (
        "{{case}}, {{session}}, * for anything",
        "{{vaka}}, {{seans}}, * herhangi bir şey",
    ),
    "pattern.fits": (
        "Names that fit: {fits} of {all}. Enter: take over · Esc: back",
        "{all} addan {fits} kalıba uyuyor. Enter: al · Esc: vazgeç",
    ),
    "pattern.none": ("does not fit", "uymuyor"),
    "ask.leave_out": ("leave this file out", "bu dosyayı dışarıda bırak"),
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
    "import.waiting": (
        "Files that wait for an answer: {count}; their rows below say for which.",
        "Yanıt bekleyen dosya sayısı: {count}; neyi beklediği aşağıdaki satırlarında yazar.",
    ),
    "import.done": ("{count} sessions imported.", "{count} seans içe aktarıldı."),
}
