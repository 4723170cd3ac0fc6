"""Words of what several screens say: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "role.therapist": ("therapist", "terapist"),
    "role.client": ("client", "danışan"),
    "role.parent": ("parent", "ebeveyn"),
    "role.other": ("another speaker", "başka biri"),
    "role.action": ("action", "eylem"),
    "role.nobody": ("nobody: it is an action", "kimse: bu bir eylem"),
    "blind": ("blind", "kör"),
    "place": ("{case}, session {session}", "{case}, {session}. seans"),
    "open": ("open", "açık"),
    "blind.why": (
        "You see only your own work; other raters' tags and ratings are hidden.",
        "Yalnız kendi işinizi görürsünüz; başkalarının kodlamaları ve puanlamaları gizlidir.",
    ),
    "finished": ("finished", "bitti"),
    "closed": (
        "This session is finished; E reopens it.",
        "Bu seans bitti; E yeniden açar.",
    ),
    "undo.elsewhere": (
        "The rest was done in another copy of the study; undo it there.",
        "Geriye kalanlar çalışmanın başka bir kopyasında yapılmış; orada geri alın.",
    ),
    "undo.none": ("There is nothing to undo.", "Geri alınacak bir şey yok."),
    "redo.none": ("There is nothing to redo.", "Yinelenecek bir şey yok."),
    "undo.done": ("undone: {what}", "geri alındı: {what}"),
    "redo.done": ("redone: {what}", "yeniden yapıldı: {what}"),
    "change.tag": ("tags ({count}) in {place}", "{place}: kodlar ({count})"),
    "change.rating": ("a rating of {place}", "{place}: bir puanlama"),
    "change.finish": (
        "the mark of {place}",
        "{place}: bitiş işareti",
    ),
    "change.vignette": (
        "a vignette of {place}",
        "{place}: bir vinyet",
    ),
    "change.setting": ("a setting of the study", "çalışmanın bir ayarı"),
    "change.memo": ("a memo", "bir not"),
    "change.other": ("one action", "bir işlem"),
    "go.here": ("This is that screen already.", "Zaten bu ekrandasınız."),
    "said.title": ("Messages so far, the newest first", "Önceki iletiler, en yenisi üstte"),
    "said.none": ("There are no messages yet.", "Henüz bir ileti yok."),
    "ok": ("Enter: OK · Esc: back", "Enter: tamam · Esc: vazgeç"),
    "editor.hint": (
        "Saved as you write · Esc: close · Ctrl+Z: undo",
        "Yazdıkça saklanır · Esc: kapat · Ctrl+Z: geri al",
    ),
    "editor.hint_end": (
        "Esc: done; whether it is saved is asked then · Ctrl+Z: undo",
        "Esc: bitti; saklansın mı diye o zaman sorulur · Ctrl+Z: geri al",
    ),
    "editor.saved": ("Saved. Esc: close", "Saklandı. Esc: kapat"),
    "folder.none": (
        "{typed} is not a possible file or folder; type another path.",
        "{typed} burada bir dosya ya da klasör olamaz; başka bir yol yazın.",
    ),
    "crash": (
        "thirdear stopped because of an internal error: {what}.",
        "thirdear kendi hatası yüzünden durdu: {what}.",
    ),
    "crash.closed": (
        "An internal error closed this screen; nothing is lost. Details are in {file}.",
        "Programın kendi hatası bu ekranı kapattı; hiçbir şey yitmedi. Ayrıntılar: {file}.",
    ),
    "crash.safe": (
        "Nothing is lost: every tag was saved when you made it.",
        "Hiçbir şey yitmedi: her kod verildiği anda saklandı.",
    ),
}
