"""Words of the history screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "history.no_session": (
        "This action belongs to no session that could be opened.",
        "Bu işlem, açılabilecek bir seansa ait değil.",
    ),
    "history.title": ("Audit log", "İşlem günlüğü"),
    "history.find": ("Show only entries with", "Yalnız şunu içeren kayıtlar"),
    "history.take_back": (
        "Take back {count} of your actions?",
        "İşlemlerinizden {count} tanesi geri alınsın mı?",
    ),
    "history.take_back_why": (
        "The newest first, down to this one. In the session, U redoes them.",
        "Yeniden eskiye, bu işlem dahil. Seansta U yeniden yapar.",
    ),
    "history.keep": ("no, keep them", "hayır, kalsın"),
    "history.do_take_back": ("yes, take them back", "evet, geri al"),
    "history.taken_back": ("{count} actions were taken back.", "{count} işlem geri alındı."),
    "history.not_all": (
        "{count} actions were taken back; this one cannot be.",
        "{count} işlem geri alındı; bu alınamıyor.",
    ),
    "history.not_yours": (
        "Only your own actions that still stand can be taken back here.",
        "Burada yalnız sizin, hâlâ geçerli işlemleriniz geri alınabilir.",
    ),
    "history.study": ("study", "çalışma"),
    "history.undone": ("undone", "geri alındı"),
    "history.all": (
        "Every action, the newest first.",
        "Yapılan bütün işlemler, yeniden eskiye.",
    ),
    "history.blind": (
        "Your own actions and the study's; other raters' are not shown.",
        "Sizin ve çalışmanın işlemleri; öteki kodlayıcılarınki gösterilmez.",
    ),
    "history.setting": ("setting", "ayar"),
    "history.change_setting": ("setting", "ayar"),
    "history.change_setting.assignment": ("assignment", "atama"),
    "history.change_setting.facts": ("case facts", "vaka bilgileri"),
    "history.change_setting.withdrawn": ("hypothesis", "hipotez"),
    "history.change_setting.queue_seed": ("order of sessions", "seansların sırası"),
    "history.codebook": ("codebook added", "kod kitabı eklendi"),
    "history.recode": ("codes changed", "kodlar değiştirildi"),
    "history.unrecode": ("change of codes undone", "kod değişikliği geri alındı"),
    "history.rater": ("rater added", "kodlayıcı eklendi"),
    "history.session": ("transcript imported", "transkript içe aktarıldı"),
    "history.remove_session": ("session removed", "seans çıkarıldı"),
    "history.layer": ("layer added", "katman eklendi"),
    "history.split": ("segment split", "birim bölündü"),
    "history.join": ("segments joined", "birimler birleştirildi"),
    "history.correct": ("correction", "düzeltme"),
    "history.withdraw": ("correction withdrawn", "düzeltme geri çekildi"),
    "history.recording": ("recording", "ses kaydı"),
    "history.hypothesis": ("hypothesis declared", "hipotez bildirildi"),
    "history.export": ("document written", "belge yazıldı"),
    "history.tag": ("tag", "kod verildi"),
    "history.untag": ("tag removed", "kod kaldırıldı"),
    "history.rate": ("rating", "puanlandı"),
    "history.unrate": ("rating removed", "puanlama silindi"),
    "history.decide": ("decided in consensus", "uzlaşıda karar verildi"),
    "history.finish": ("session finished", "seans bitirildi"),
    "history.reopen": ("session reopened", "seans yeniden açıldı"),
    "history.memo": ("memo", "not"),
    "history.set_memo": ("memo", "not"),
    "history.topic_memo": ("memo", "not"),
    "history.set_topic_memo": ("memo", "not"),
    "history.flag": ("flag", "işaretlendi"),
    "history.unflag": ("flag removed", "işaret kaldırıldı"),
    "history.play": ("play state", "oyun durumu"),
    "history.vignette": ("vignette chosen", "vinyet seçildi"),
    "history.change_vignette": ("vignette changed", "vinyet değiştirildi"),
    "history.remove_vignette": ("vignette removed", "vinyet kaldırıldı"),
    "history.merge": ("copy merged", "kopya birleştirildi"),
    "history.purge": ("case erased", "vaka silindi"),
    "history.undo": ("undone", "geri alma"),
    "history.redo": ("redone", "yeniden yapma"),
}


def act_name(kind: str, setting: str | None, language: str) -> str:
    """Return what people call a kind of event; of a setting, which one."""
    key = f"history.{kind.replace('-', '_')}"
    both = WORDS.get(f"{key}.{(setting or '').partition('.')[0]}", WORDS[key])
    return both[language == "tr"]
