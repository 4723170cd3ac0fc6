"""Words of the list of passages: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "passages.title": ("Passages", "Bölümler"),
    "search.title": ("Search", "Arama"),
    "passages.ask": (
        "c chooses a code, f types words and filters.",
        "c kod seçer, f söz ve süzgeç yazdırır.",
    ),
    "passages.looking": ("Looking through the sessions", "Seanslara bakılıyor"),
    "passages.count": (
        "{count} passages · {sessions} sessions · {cases} cases",
        "{count} bölüm · {sessions} seans · {cases} vaka",
    ),
    "passages.blind": (
        "Only your own tags: you are coding blind.",
        "Yalnız kendi kodlamalarınız: körsünüz.",
    ),
    "passages.more": ("There are more; m lists all.", "Dahası var; m hepsini listeler."),
    "passages.all": ("These are all.", "Hepsi bu kadar."),
    "passages.empty": (
        "The list is empty: c chooses a code, f types words.",
        "Liste boş: c kod seçer, f söz yazdırır.",
    ),
    "passages.no_tags": (
        "Nothing is coded yet; f searches for words.",
        "Henüz kodlama yok; f söz arar.",
    ),
    "passages.which": ("Passages of which code?", "Hangi kodun bölümleri?"),
    "passages.filter": ("What to list", "Ne listelensin"),
    "passages.keys": (
        "Enter: list · Tab: next line · Esc: back",
        "Enter: listele · Tab: sonraki satır · Esc: vazgeç",
    ),
    "passages.words": ("Words", "Sözler"),
    "passages.code": ("Code", "Kod"),
    "passages.sessions": ("Sessions (3-8)", "Seanslar (3-8)"),
    "passages.rater": ("Rater", "Kodlayıcı"),
    "passages.value": ("Value", "Değer"),
    "passages.together": ("Together with code", "Şu kodla birlikte"),
    "passages.is_code": ("{what}", "{what}"),
    "passages.is_words": ("“{what}”", "“{what}”"),
    "passages.is_forms": ("“{what}” in all forms", "“{what}”, bütün biçimleriyle"),
    "passages.is_case": ("{what}", "{what}"),
    "passages.is_rater": ("rater {what}", "kodlayıcı {what}"),
    "passages.is_sessions": ("sessions {what}", "seans {what}"),
    "passages.is_value": ("value {what}", "değer {what}"),
    "passages.is_together": ("with {what}", "{what} ile"),
    "passages.sorted": ("by {how}", "sıra: {how}"),
    "meaning.reading": (
        "reading what turns mean, while you do nothing: {done} of {all}",
        "siz bir şey yapmazken sözlerin anlamı okunuyor: {done}/{all}",
    ),
    "meaning.read": (
        "{count} turns were read; suggestions go by what they mean, too.",
        "{count} söz okundu; öneriler artık anlamlarına da bakıyor.",
    ),
    "sorts.meaning": ("meaning", "anlam"),
    "passages.reading": ("Reading what turns mean", "Sözlerin anlamı okunuyor"),
    "searchby.meaning": (
        "f types words; what is meant by them is looked for.",
        "f söz yazdırır; anlamca yakın olan aranır.",
    ),
    "searchby.forms": (
        "f types words; whole words are looked for, the last in all its forms.",
        "f söz yazdırır; bütün sözcükler aranır, sonuncusu bütün biçimleriyle.",
    ),
    "searchby.words": ("Words are looked for as they are.", "Sözler olduğu gibi aranır."),
    "sorts.place": ("place", "yer"),
    "sorts.value": ("value", "değer"),
    "sorts.length": ("length", "uzunluk"),
    "sorts.rater": ("rater", "kodlayıcı"),
    "passages.no_code": (
        "No single code is called {what}; give its name or letters.",
        "{what} adlı tek bir kod yok; adını ya da harflerini yazın.",
    ),
    "passages.no_case": ("There is no case {what}.", "{what} adlı bir vaka yok."),
    "passages.no_rater": ("There is no rater {what}.", "{what} adlı bir kodlayıcı yok."),
    "passages.no_number": (
        "Sessions are numbers such as 3-8, a value is a number.",
        "Seanslar 3-8 gibi sayılardır, değer bir sayıdır.",
    ),
    "passages.leave": ("Take the list out", "Listeyi dışa aktar"),
    "leaveas.docx": ("Word document", "Word belgesi"),
    "leaveas.xlsx": ("Excel table", "Excel tablosu"),
    "leaveas.csv": ("CSV table", "CSV tablosu"),
    "leaveas.clipboard": ("clipboard, disguised", "pano, takma adlarla"),
    "passages.written": ("Written: {file}", "Yazıldı: {file}"),
    "passages.copied": (
        "{count} passages sent to the clipboard.",
        "{count} bölüm panoya gönderildi.",
    ),
}
