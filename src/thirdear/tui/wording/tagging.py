"""Words of the tagging screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "tagging.seg": ("segment {place}/{all}", "birim {place}/{all}"),
    "tagging.range": ("range of {count}", "{count} birimlik aralık"),
    "density.compact": ("Codes stand beside the text.", "Kodlar metnin yanında."),
    "density.roomy": ("Codes stand below the text.", "Kodlar metnin altında."),
    "text.marked": (
        "Marked; a code goes to all marked segments.",
        "İşaretlendi; kod, işaretli birimlerin hepsine gider.",
    ),
    "text.unmarked": ("No longer marked.", "İşaret kaldırıldı."),
    "text.first": ("This is the first segment.", "Bu ilk birim."),
    "text.last": ("This is the last segment.", "Bu son birim."),
    "text.no_words": ("This segment has no words.", "Bu birimde söz yok."),
    "text.part_ends": ("The segment has no further word.", "Birimde başka sözcük yok."),
    "tagging.nothing_chosen": (
        "There is nothing to clear; {key} goes to the sessions.",
        "Bırakılacak bir şey yok; {key} seanslara gider.",
    ),
    "tagging.empty": (
        "There is nothing to tag in this session.",
        "Bu seansta kodlanacak bir şey yok.",
    ),
    "tag.unassigned": (
        "{code} belongs to a codebook that is not assigned to you.",
        "{code}, size atanmamış bir kod kitabından.",
    ),
    "tag.wrong": (
        "{code} is a code for the {role}; speaking here: {here}.",
        "{code}, {role} için bir kod; burada konuşan: {here}.",
    ),
    "tag.wrong.range": (
        "{code} is a code for the {role}, who does not speak in this range.",
        "{code}, {role} için bir kod; bu aralıkta ona ait birim yok.",
    ),
    "tag.part": (
        "{took} of {all} segments were tagged; the others have another speaker.",
        "{all} birimden {took} tanesi kodlandı; ötekilerin konuşanı başka.",
    ),
    "tag.no_value": ("{code} takes no value.", "{code} değer almaz."),
    "tag.outside": ("{code} takes {low} to {high}.", "{code} {low} ile {high} arası değer alır."),
    "tag.nothing_hot": (
        "There is no code on {digit} for this speaker; 0 chooses codes.",
        "Bu konuşan için {digit} üzerinde kod yok; 0 ile kod seçilir.",
    ),
    "tag.nothing_last": ("There is no tag to repeat yet.", "Yinelenecek bir kod henüz yok."),
    "tag.nothing_value": ("No code with a value here.", "Burada değeri olan bir kod yok."),
    "tag.nothing_here": ("There is no code to remove here.", "Burada kaldırılacak kod yok."),
    "tag.removed": (
        "{count} removed; u undoes it.",
        "{count} kod kaldırıldı; u geri getirir.",
    ),
    "tag.all_tagged": (
        "Every segment that can be tagged is tagged; {key} finishes the session.",
        "Kodlanabilecek her birim kodlandı; {key} seansı bitirir.",
    ),
    "tag.none_untagged": (
        "No untagged segment in that direction.",
        "Bu yönde kodlanmamış birim yok.",
    ),
    "auto.on": ("The cursor moves on after a tag.", "Kod verince imleç ilerler."),
    "auto.off": ("The cursor stays after a tag.", "Kod verince imleç kalır."),
    "stays": ("cursor stays", "imleç kalır"),
    "bar.code": (
        "codes: two letters or a beginning, then a value, such as  ho pl",
        "kodlar: iki harf ya da adın başı, sonra değer, örneğin  ho pl",
    ),
    "bar.memo_none": (
        "Type a code first; the memo is written on it.",
        "Önce bir kod yazın; not onun üzerine yazılır.",
    ),
    "bar.find": ("words to find, as typed", "aranacak sözler, yazıldığı gibi"),
    "bar.forms": (
        "words to find: whole, the last in all its forms",
        "aranacak sözler: bütün olarak, sonuncusu bütün biçimleriyle",
    ),
    "bar.number": ("number of the segment", "birimin numarası"),
    "bar.unknown": ("No code matches {word}.", "{word} hiçbir koda uymuyor."),
    "bar.no_number": ("Segments run from 1 to {all}.", "1 ile {all} arası birim var."),
    "hot.title": (
        "Which codes should be on the digits for the {role}?",
        "Rakamlarda hangi kodlar olsun ({role})?",
    ),
    "hot.page": ("codes {first} to {last}", "{first} ile {last} arası kodlar"),
    "hot.action": (
        "An action: no code of this study is for actions.",
        "Bir eylem: bu çalışmada eylemler için kod yok.",
    ),
    "hot.none": (
        "No code of this study is for the {role}. To say who is speaking: {key}.",
        "Bu çalışmada {role} için kod yok. Konuşanın kim olduğunu düzeltmek için: {key}.",
    ),
    "find.list": ("Words of which kind?", "Ne tür sözcükler?"),
    "find.list_why": (
        "Places to look at, by words in the session's language; it measures nothing.",
        "Bakılacak yerler, seansın dilindeki sözcüklere göre; hiçbir şeyi ölçmez.",
    ),
    "find.none": ("Not found.", "Bulunamadı."),
    "find.some": (
        "{count} segments; n: next, N: previous, Esc: clear.",
        "{count} birim; n: sonraki, N: önceki, Esc: bırak.",
    ),
    "find.evidence": (
        "{count} segments count in “{score}”; n: next, N: previous, Esc: clear.",
        "“{score}” puanında {count} birim var; n: sonraki, N: önceki, Esc: bırak.",
    ),
    "find.no_evidence": (
        "No tag here counts in “{score}”.",
        "Burada “{score}” puanına giren kod yok.",
    ),
    "tag.which_value": (
        "{code}: which value, {low} to {high}? A digit gives it.",
        "{code}: hangi değer, {low} ile {high} arası? Bir rakamla verin.",
    ),
    "tag.gave_way": (
        "It replaced {codes}; u brings it back.",
        "Şunun yerine geçti: {codes}; u geri getirir.",
    ),
    "tag.valued": ("{code} {value}", "{code} {value}"),
    "tag.flagged": ("Flagged to discuss.", "Tartışılmak üzere işaretlendi."),
    "tag.unflagged": ("No longer flagged.", "İşaret kaldırıldı."),
    "tag.memo": ("Memo on segment {number}", "{number}. birime not"),
    "topic.memo": ("Memo: {what}", "Not: {what}"),
    "tag.memo_which": ("Memo on what?", "Not neyin üzerine?"),
    "tag.memo_segment": ("the segment", "birim"),
    "memo.of": ("Memo, {code}: {memo}", "Not, {code}: {memo}"),
    "memo.gone": ("{code} (removed)", "{code} (kaldırıldı)"),
    "tag.memo_kept": ("Memo saved.", "Not saklandı."),
    "tag.memo_gone": ("No memo here.", "Burada not yok."),
    "chip.value": ("value {value}", "değer {value}"),
    "chip.uncertain": ("uncertain", "emin değilim"),
    "chip.certain": ("certain", "eminim"),
    "chip.memo": ("write a memo", "not yaz"),
    "chip.definition": ("definition", "tanım"),
    "chip.remove": ("remove", "kaldır"),
    "tag.remove_which": ("Remove which code?", "Hangi kod kaldırılsın?"),
    "tag.remove_all": ("all of them", "hepsi"),
    "tag.give_digit": ("Which value? A digit gives it.", "Hangi değer? Bir rakamla verin."),
    "tag.no_definition": ("There is no code here.", "Burada kod yok."),
    "tag.needs": (
        "{code} needs a value from {low} to {high}.",
        "{code} için {low} ile {high} arası bir değer gerekir.",
    ),
    "sticky": ("LETTERS ARE CODES", "HARFLER KOD"),
    "sticky.on": (
        "Two letters give a code; Enter or a digit completes it; Esc leaves.",
        "İki harf kod verir; Enter ya da rakam tamamlar; Esc çıkar.",
    ),
    "bar.find_code": (
        "a code by letters or name; ! flagged, ? uncertain, c memos",
        "harfleriyle ya da adıyla kod; ! işaretli, ? kuşkulu, c notlu",
    ),
    "tag.define_which": ("Which code's definition?", "Hangi kodun tanımı?"),
    "tagging.blind": (
        "You are blind here; A shows when you may compare.",
        "Burada körsünüz; A ne zaman karşılaştırabileceğinizi söyler.",
    ),
    "tagging.differ": (
        "{count} segments are coded differently by somebody.",
        "{count} birimi biri başka türlü kodlamış.",
    ),
    "tagging.agree": (
        "Everybody coded this session alike.",
        "Bu seansı herkes aynı kodlamış.",
    ),
    "copied": ("Sent to the clipboard: {count}.", "Panoya gönderildi: {count}."),
    "vignette.one_turn": ("Session {session}, turn {first}", "{session}. seans, {first}. söz"),
    "vignette.untitled": (
        "Session {session}, turns {first}–{last}",
        "{session}. seans, söz {first}–{last}",
    ),
    "vignette.by_hand": ("Chosen by hand", "Elle seçildi"),
    "vignette.kept": (
        "Saved as a vignette: {title}.",
        "Vinyet olarak saklandı: {title}.",
    ),
}
