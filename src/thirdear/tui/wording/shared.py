"""Words of what several screens say: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "role.therapist": ("therapist", "terapist"),
    "role.client": ("client", "danışan"),
    "role.parent": ("parent", "ebeveyn"),
    "role.other": ("another speaker", "başka biri"),
    "role.action": ("nobody: it is an action", "kimse: bu bir eylem"),
    "blind": ("blind", "kör"),
    "place": ("case {case}, session {session}", "vaka {case}, oturum {session}"),
    "open": ("open", "açık"),
    "blind.why": (
        "You see only your own work; other raters' tags and ratings are not read.",
        "Yalnız kendi işinizi görürsünüz; başkalarının etiketleri ve puanları okunmaz.",
    ),
    "finished": ("finished", "bitti"),
    "closed": ("This session is finished; E opens it again.", "Bu oturum bitti; E yeniden açar."),
    "undo.elsewhere": (
        "What is left was done in another copy of the study; take it back there.",
        "Geriye kalanlar çalışmanın başka bir kopyasında yapılmış; orada geri alın.",
    ),
    "undo.none": ("There is nothing to undo.", "Geri alınacak bir şey yok."),
    "redo.none": ("There is nothing to redo.", "Yeniden yapılacak bir şey yok."),
    "undo.done": ("undone: {what}", "geri alındı: {what}"),
    "redo.done": ("done again: {what}", "yeniden yapıldı: {what}"),
    "change.tag": (
        "tags ({count}) in {place}",
        "{place}: etiketler ({count})",
    ),
    "change.rating": (
        "a rating of {place}",
        "{place}: bir puan",
    ),
    "change.finish": (
        "the mark of {place}",
        "{place}: bitiş işareti",
    ),
    "change.vignette": (
        "a vignette of {place}",
        "{place}: bir kesit",
    ),
    "change.setting": ("a setting of the study", "çalışmanın bir ayarı"),
    "change.other": ("one act", "bir işlem"),
    "ok": ("Enter ok · Esc back", "Enter tamam · Esc vazgeç"),
    "folder.none": (
        "{typed} can be no file or folder here; type another path.",
        "{typed} burada bir dosya ya da klasör olamaz; başka bir yol yazın.",
    ),
    "crash": (
        "thirdear came upon an error of its own and stopped: {what}.",
        "thirdear kendi bir hatasıyla karşılaştı ve durdu: {what}.",
    ),
    "crash.closed": (
        "A fault of thirdear's own closed this screen; nothing is lost. It is kept in {file}.",
        "thirdear'ın kendi bir hatası bu ekranı kapattı; hiçbir şey yitmedi. Hata şurada: {file}.",
    ),
    "crash.safe": (
        "Nothing is lost: every tag was saved when it was made.",
        "Hiçbir şey yitmedi: her etiket konduğu anda saklandı.",
    ),
}
