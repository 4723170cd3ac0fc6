"""Words of listening: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "listen.none": (
        "This session has no recording; {key} links one.",
        "Bu seansın kaydı yok; {key} ile bağlanır.",
    ),
    "listen.missing": (
        "The recording is not where it was; {key} links it again.",
        "Kayıt eski yerinde yok; {key} ile yeniden bağlanır.",
    ),
    "listen.served": (
        "In a browser nothing is played; open the study in a terminal.",
        "Tarayıcıda kayıt çalınmaz; çalışmayı bir terminalde açın.",
    ),
    "listen.untimed": (
        "This segment has no time: play from elsewhere; {key} gives it one as it begins.",
        "Bu birimin zamanı yok. Başka yerden çalın; başladığını duyunca {key} ile belirleyin.",
    ),
    "listen.before": (
        "Play first: the time comes from where you are in the recording.",
        "Önce çalın: zaman, kayıtta bulunduğunuz yerden alınır.",
    ),
    "listen.turn": (
        "Playing {number} · {pause}: pause · {back}: 3 s back",
        "{number} çalınıyor · {pause}: duraklat · {back}: 3 sn geri",
    ),
    "listen.here": (
        "Playing from {number} on · {pause}: pause · {back}: 3 s back",
        "{number} ve sonrası çalınıyor · {pause}: duraklat · {back}: 3 sn geri",
    ),
    "listen.how": ("How to play", "Nasıl çalınsın"),
    "listen.repeat": ("repeat this segment", "bu birimi yinele"),
    "listen.repeat_no_more": ("repeat no more", "yinelemeyi bırak"),
    "listen.repeated": (
        "Repeats {number}; to end that, press {key}.",
        "{number} yineleniyor; {key} ile bırakılır.",
    ),
    "listen.repeated_no_more": ("Repeats no more.", "Artık yinelemiyor."),
    "listen.speed": ("speed {speed}×", "hız {speed}×"),
    "listen.speed_set": ("Speed {speed}×.", "Hız {speed}×."),
    "listen.tapped": (
        "Segment {number}: from {time} on; u undoes it.",
        "{number}. birim: {time} anından başlıyor; u geri alır.",
    ),
    "listen.playing": ("playing", "çalıyor"),
    "listen.paused": ("paused", "durakladı"),
    "listen.link": ("link a recording", "kayıt bağla"),
    "listen.relink": ("link another recording", "başka bir kayıt bağla"),
    "listen.unlink": ("unlink the recording", "kaydı ayır"),
    "listen.path": ("File of the recording", "Kaydın dosyası"),
    "listen.path_hint": (
        "It stays where it is; only its path is kept. Enter: link · Esc: back",
        "Dosya yerinde kalır; yalnız yolu saklanır. Enter: bağla · Esc: vazgeç",
    ),
    "listen.linked": ("Linked; to play this turn, press {key}.", "Bağlandı: {key} bu sözü çalar."),
    "listen.unlinked": ("Unlinked; the file stays.", "Ayrıldı; dosya yerinde duruyor."),
}
