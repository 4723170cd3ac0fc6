"""Words of the tagging screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "tagging.seg": ("seg {place}/{all}", "bölüt {place}/{all}"),
    "tagging.range": ("range of {count}", "{count} bölütlük aralık"),
    "tagging.empty": (
        "There is nothing to tag in this session.",
        "Bu oturumda etiketlenecek bir şey yok.",
    ),
    "tag.unassigned": (
        "{code} belongs to a codebook that is not assigned to you.",
        "{code}, size atanmamış bir kod kitabındandır.",
    ),
    "tag.wrong": (
        "{code} is for the {role}; speaking here: {here}.",
        "{code} kodu {role} içindir; burada konuşan: {here}.",
    ),
    "tag.wrong.range": (
        "{code} is for the {role}; nobody else's segments are in the range.",
        "{code} kodu {role} içindir; aralıkta onun bölütü yok.",
    ),
    "tag.part": (
        "{took} of {all} segments took it; the others have another speaker.",
        "{all} bölütten {took} tanesine kondu; öbürleri başka konuşmacının.",
    ),
    "tag.no_value": ("{code} takes no value.", "{code} değer almaz."),
    "tag.outside": ("{code} takes {low} to {high}.", "{code} {low} ile {high} arası değer alır."),
    "tag.nothing_hot": (
        "No code stands on {digit} for this speaker; 0 chooses others.",
        "Bu konuşmacı için {digit} üzerinde kod yok; 0 başkalarını seçer.",
    ),
    "tag.nothing_last": (
        "Nothing has been tagged yet that could be repeated.",
        "Yinelenecek bir etiket henüz yok.",
    ),
    "tag.nothing_value": ("No code with a value here.", "Burada değeri olan bir kod yok."),
    "tag.nothing_here": ("There is no code to remove here.", "Burada kaldırılacak kod yok."),
    "tag.removed": (
        "{count} removed; u brings them back.",
        "{count} etiket kaldırıldı; u geri getirir.",
    ),
    "tag.all_tagged": (
        "Every segment that a code is for is tagged; {key} finishes the session.",
        "Kodlanabilecek her bölüt etiketli; {key} oturumu bitirir.",
    ),
    "tag.none_untagged": (
        "No untagged segment in that direction.",
        "Bu yönde etiketsiz bölüt yok.",
    ),
    "auto.on": ("After a tag the cursor goes on.", "Etiketten sonra imleç ilerler."),
    "auto.off": ("After a tag the cursor stays.", "Etiketten sonra imleç kalır."),
    "auto": ("auto", "oto"),
    "bar.code": (
        "codes: two letters or a beginning, then a value, such as  ho pl",
        "kodlar: iki harf ya da adın başı, sonra değer, örneğin  ho pl",
    ),
    "bar.find": ("words to find", "aranacak sözler"),
    "bar.number": ("number of the segment", "bölütün numarası"),
    "bar.unknown": ("No code fits {word}.", "{word} hiçbir koda uymuyor."),
    "bar.no_number": ("There are segments 1 to {all}.", "1 ile {all} arası bölüt var."),
    "hot.title": (
        "Which codes on the digits for the {role}?",
        "Rakamlarda hangi kodlar olsun ({role})?",
    ),
    "hot.page": ("codes {first} to {last}", "{first} ile {last} arası kodlar"),
    "hot.none": (
        "No code of this study is for this speaker.",
        "Bu çalışmada bu konuşmacı için kod yok.",
    ),
    "find.list": ("Words of which kind?", "Ne tür sözcükler?"),
    "find.list_why": (
        "Places to look at, found by words in the session's language; no measure of anything.",
        "Bakılacak yerler, seansın dilindeki sözcüklerle bulunur; hiçbir şeyin ölçüsü değildir.",
    ),
    "find.none": ("Not found.", "Bulunamadı."),
    "find.some": (
        "{count} segments; n next, N previous, Esc lets go.",
        "{count} bölüt; n sonraki, N önceki, Esc bırakır.",
    ),
    "find.evidence": (
        "{count} segments count in “{score}”; n next, N previous, Esc lets go.",
        "“{score}” puanında {count} bölüt var; n sonraki, N önceki, Esc bırakır.",
    ),
    "find.no_evidence": (
        "No tag here counts in “{score}”.",
        "Burada “{score}” puanına giren etiket yok.",
    ),
    "tag.which_value": (
        "{code}: which value, {low} to {high}? A digit gives it.",
        "{code}: hangi değer, {low} ile {high} arası? Bir rakamla verin.",
    ),
    "tag.gave_way": (
        "In its place went: {codes}. u brings it back.",
        "Yerini bıraktı: {codes}. u geri getirir.",
    ),
    "tag.valued": ("{code} {value}", "{code} {value}"),
    "tag.flagged": ("Flagged to discuss.", "Tartışılacak diye işaretlendi."),
    "tag.unflagged": ("No longer flagged.", "İşaret kaldırıldı."),
    "tag.memo": ("Memo on segment {number}", "{number}. bölüte not"),
    "tag.memo_which": ("Memo on what?", "Not neyin üzerine?"),
    "tag.memo_segment": ("the segment", "birim"),
    "memo.of": ("Memo, {code}: {memo}", "Not, {code}: {memo}"),
    "memo.gone": ("{code} (taken away)", "{code} (kaldırıldı)"),
    "tag.memo_kept": ("Memo kept.", "Not saklandı."),
    "tag.memo_gone": ("No memo here.", "Burada not yok."),
    "tag.memo_hint": (
        "Enter keeps it, an empty line takes it away, Esc leaves it.",
        "Enter saklar, boş satır kaldırır, Esc bırakır.",
    ),
    "tag.remove_which": ("Remove which code?", "Hangi kod kaldırılsın?"),
    "tag.remove_all": ("all of them", "hepsi"),
    "tag.give_digit": ("Which value? A digit gives it.", "Hangi değer? Bir rakamla verin."),
    "tag.no_definition": ("There is no code here to define.", "Burada tanımlanacak kod yok."),
    "tag.needs": (
        "{code} needs a value from {low} to {high}.",
        "{code} {low} ile {high} arası bir değer ister.",
    ),
    "sticky": ("LETTERS ARE CODES", "HARFLER KOD"),
    "sticky.on": (
        "Two letters set a code; Enter, a digit or Esc end one; Esc leaves.",
        "İki harf kod koyar; Enter ya da rakam bitirir; Esc çıkar.",
    ),
    "bar.find_code": (
        "a code by letters or name; ! flagged, ? uncertain, c memos",
        "harfleriyle ya da adıyla kod; ! işaretli, ? kuşkulu, c notlu",
    ),
    "tag.define_which": ("Which code's definition?", "Hangi kodun tanımı?"),
    "tagging.blind": (
        "You are blind here; A tells when you may compare.",
        "Burada körsünüz; A ne zaman karşılaştırabileceğinizi söyler.",
    ),
    "tagging.differ": (
        "{count} segments are judged otherwise by somebody.",
        "{count} bölütü biri başka türlü değerlendirmiş.",
    ),
    "tagging.agree": ("Everybody judged this session alike.", "Bu oturumda herkes aynı görüşte."),
    "copied": ("Sent to the clipboard: {count}.", "Panoya gönderildi: {count}."),
    "vignette.untitled": (
        "Session {session}, turns {first}–{last}",
        "Oturum {session}, söz {first}–{last}",
    ),
    "vignette.by_hand": ("chosen by hand", "elle seçildi"),
    "vignette.kept": ("Kept as a vignette: {title}.", "Kesit olarak saklandı: {title}."),
}
