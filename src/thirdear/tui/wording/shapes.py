"""Words of layers, corrections and play: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "shape.title": ("Layers, corrections, play, recording", "Katmanlar, düzeltmeler, oyun, kayıt"),
    "shape.words": ("correct the text", "metni düzelt"),
    "shape.words_hint": (
        "The source stays as it is; tags keep their text. Enter: save · Esc: back",
        "Kaynak değişmez; kodlar sözlerinin üzerinde kalır. Enter: kaydet · Esc: vazgeç",
    ),
    "shape.speaker": ("correct the speaker", "konuşanı düzelt"),
    "shape.role": ("correct who a speaker is", "konuşanın kim olduğunu düzelt"),
    "shape.who": (
        "Who is {label} in all sessions of {case}?",
        "{case}, bütün seanslar: {label} kim?",
    ),
    "shape.no_label": (
        "Nobody is labeled as speaking here.",
        "Burada konuşanın etiketi yok.",
    ),
    "shape.split_turn": (
        "start a new turn at the chosen word",
        "seçili sözcükte yeni söz başlat",
    ),
    "shape.join_turn": ("join this turn with the next", "bu sözü sonrakiyle birleştir"),
    "shape.split": ("split before the chosen word", "seçili sözcükten önce böl"),
    "shape.join": ("join with the next segment", "sonraki birimle birleştir"),
    "shape.where": (
        "Choose the word first: v, then the arrows.",
        "Önce sözcüğü seçin: v, sonra oklar.",
    ),
    "in_vivo.made": (
        "Coded: {code}; C names and describes it.",
        "Kodlandı: {code}; C adını, tanımını değiştirir.",
    ),
    "shape.play": ("play", "oyun"),
    "shape.layer": ("another layer", "başka bir katman"),
    "shape.open": ("open {layer}", "{layer} katmanını aç"),
    "shape.new": ("make {layer}", "{layer} katmanını oluştur"),
    "shape.list": ("the corrections of this session", "bu seansın düzeltmeleri"),
    "shape.none": ("Nothing was corrected.", "Düzeltilmiş bir şey yok."),
    "shape.verbatim": ("show it verbatim", "kaynaktaki gibi göster"),
    "shape.corrected": ("show it corrected", "düzeltilmiş göster"),
    "shape.now_verbatim": ("Shown verbatim.", "Kaynaktaki gibi gösteriliyor."),
    "shape.now_corrected": ("Shown corrected.", "Düzeltilmiş gösteriliyor."),
    "shape.cover": (
        "cover words that reveal when it was",
        "zamanı ele veren sözleri ört",
    ),
    "shape.uncover": ("show covered words", "örtülü sözleri göster"),
    "shape.covered": (
        "Covered: words such as last session, next week, holidays.",
        "Örtüldü: geçen seans, gelecek hafta, tatil gibi sözler.",
    ),
    "shape.uncovered": ("All words are shown.", "Bütün sözler gösteriliyor."),
    "shape.was_split": ("Split; u undoes it.", "Bölündü; u geri alır."),
    "shape.was_joined": ("Joined; u undoes it.", "Birleştirildi; u geri alır."),
    "shape.was_corrected": ("Corrected; u undoes it.", "Düzeltildi; u geri alır."),
    "shape.was_so": ("It is already so.", "Zaten öyle."),
    "shape.play_said": ("Set for {count} segments.", "{count} birim için belirlendi."),
    "fault.words": ("text", "metin"),
    "fault.speaker": ("speaker", "konuşan"),
    "fault.split": ("turn split", "söz bölündü"),
    "fault.join": ("turns joined", "sözler birleşti"),
    "fault.role": ("role", "rol"),
    "fault.time": ("begins at", "başlangıcı"),
    "play.in": ("in play", "oyunda"),
    "play.character": ("in character", "rolde"),
    "play.out": ("out of play", "oyun dışında"),
    "play.unsaid": ("not stated", "belirtilmemiş"),
}
