"""Words of the history screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "history.title": ("History", "Geçmiş"),
    "history.find": ("Show only what holds", "Yalnız şunu içerenler"),
    "history.undone": ("undone", "geri alındı"),
    "history.all": (
        "Everything that was done, the newest first.",
        "Yapılan her şey, yeniden eskiye.",
    ),
    "history.blind": (
        "Your own acts and the study's; other raters' are not shown.",
        "Sizin ve çalışmanın işlemleri; öbür değerlendiricilerinki gösterilmez.",
    ),
    "history.setting": ("setting", "ayar"),
    "history.change_setting": ("setting", "ayar"),
    "history.change_setting.assignment": ("the assignment", "atama"),
    "history.change_setting.facts": ("the facts", "bilgiler"),
    "history.change_setting.withdrawn": ("the hypothesis", "hipotez"),
    "history.change_setting.queue_seed": ("the order of sessions", "oturumların sırası"),
    "history.codebook": ("codebook added", "kod kitabı eklendi"),
    "history.recode": ("codes recoded", "kodlar yeniden adlandırıldı"),
    "history.unrecode": ("recoding taken back", "yeniden adlandırma geri alındı"),
    "history.rater": ("rater added", "değerlendirici eklendi"),
    "history.session": ("transcript brought in", "döküm getirildi"),
    "history.remove_session": ("session removed", "seans çıkarıldı"),
    "history.layer": ("layer added", "katman eklendi"),
    "history.split": ("segment split", "bölüm ayrıldı"),
    "history.join": ("segments joined", "bölümler birleştirildi"),
    "history.correct": ("correction", "düzeltme"),
    "history.withdraw": ("correction withdrawn", "düzeltme geri çekildi"),
    "history.hypothesis": ("hypothesis declared", "varsayım bildirildi"),
    "history.export": ("document made", "belge yazıldı"),
    "history.tag": ("tag", "etiket"),
    "history.untag": ("tag taken away", "etiket kaldırıldı"),
    "history.rate": ("rating", "derecelendirme"),
    "history.unrate": ("rating taken away", "derecelendirme silindi"),
    "history.decide": ("decided in consensus", "uzlaşmayla karar verildi"),
    "history.finish": ("session finished", "oturum bitirildi"),
    "history.reopen": ("session opened again", "oturum yeniden açıldı"),
    "history.memo": ("memo", "not"),
    "history.set_memo": ("memo", "not"),
    "history.flag": ("flag", "işaret"),
    "history.unflag": ("flag taken away", "işaret kaldırıldı"),
    "history.play": ("play or not", "oyun içi ya da dışı"),
    "history.vignette": ("vignette picked", "kesit seçildi"),
    "history.change_vignette": ("vignette changed", "kesit değiştirildi"),
    "history.remove_vignette": ("vignette put back", "kesit bırakıldı"),
    "history.merge": ("copy merged", "kopya birleştirildi"),
    "history.purge": ("case erased", "olgu silindi"),
    "history.undo": ("undone", "geri alma"),
    "history.redo": ("done again", "yeniden yapma"),
}


def act_name(kind: str, setting: str | None, language: str) -> str:
    """Return what people call a kind of event; of a setting, which one."""
    key = f"history.{kind.replace('-', '_')}"
    both = WORDS.get(f"{key}.{(setting or '').partition('.')[0]}", WORDS[key])
    return both[language == "tr"]
