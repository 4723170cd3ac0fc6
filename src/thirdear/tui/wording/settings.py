"""Words of the settings: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "settings.usual_already": (
        "Only a key that was changed can be reset.",
        "Yalnız değiştirilmiş bir tuş varsayılana döner.",
    ),
    "settings.title": ("Settings", "Ayarlar"),
    "settings.kept": ("Saved in {file}", "Saklandığı yer: {file}"),
    "settings.language": ("Language", "Dil"),
    "settings.theme": ("Theme", "Tema"),
    "settings.preset": ("Key set", "Tuş düzeni"),
    "settings.auto": ("Move on after a tag", "Kod verince ilerle"),
    "settings.compact": ("Compact text", "Sıkışık metin"),
    "settings.clipboard": ("Copying to the clipboard", "Panoya kopyalama"),
    "settings.accessible": (
        "Words instead of bars, a visible cursor (next start)",
        "Çubuk yerine söz, görünür imleç (sonraki açılışta)",
    ),
    "settings.ascii": (
        "Plain characters (next start)",
        "Düz işaretler (sonraki açılışta)",
    ),
    "settings.name": ("Your name as a rater", "Kodlayıcı olarak adınız"),
    "settings.instruments": ("Codebooks of a new study", "Yeni çalışmanın kod kitapları"),
    "settings.not_said": ("not set", "belirtilmedi"),
    "settings.lock": ("Lock when idle for", "Boş kalınca kilitle"),
    "settings.snapshots": ("Snapshots while you work", "Çalışırken kendiliğinden kopya"),
    "settings.on": ("on", "açık"),
    "settings.off": ("off", "kapalı"),
    "settings.press": (
        "Press the new key for “{action}”; Esc cancels.",
        "“{action}” için yeni tuşa basın; Esc vazgeçer.",
    ),
    "settings.typed": (
        "{name}: a key that types a letter cannot be used there; nothing changed.",
        "{name}: harf yazan bir tuş orada kullanılamaz; bir şey değişmedi.",
    ),
    "settings.taken": (
        "{name}: the key {key} is used for {other} on the same screen; nothing changed.",
        "{name}: {key} tuşu aynı ekranda {other} için kullanılıyor; bir şey değişmedi.",
    ),
    "settings.no_action": ("There is no action {name}.", "{name} adlı bir işlem yok."),
    "settings.preset_unknown": (
        "There is no key set {name}; the usual keys are used.",
        "{name} adlı bir tuş düzeni yok; olağan tuşlar kullanılıyor.",
    ),
    "settings.unreadable": (
        "{file} cannot be read; the default settings are used.",
        "{file} okunamıyor; varsayılan ayarlar kullanılıyor.",
    ),
    "settings.entry": (
        "{file}: {name} is not a setting.",
        "{file}: {name} diye bir ayar yok.",
    ),
    "choice.language.study": ("as the study", "çalışmanın dili"),
    "choice.language.en": ("English", "English"),
    "choice.language.tr": ("Türkçe", "Türkçe"),
    "choice.theme.dark": ("dark", "koyu"),
    "choice.theme.light": ("light", "açık renk"),
    "choice.theme.contrast": ("high contrast", "yüksek karşıtlık"),
    "choice.theme.terminal": ("the terminal's own colors", "terminalin kendi renkleri"),
    "choice.theme.mono": ("no colors", "renksiz"),
    "choice.preset.default": ("usual", "olağan"),
    "choice.preset.vim": ("as in vim", "vim gibi"),
    "choice.preset.one_hand_left": ("one hand, left", "tek el, sol"),
    "choice.lock.0": ("never", "hiçbir zaman"),
    "choice.lock.5": ("5 minutes", "5 dakika sonra"),
    "choice.lock.15": ("15 minutes", "15 dakika sonra"),
    "choice.lock.30": ("30 minutes", "30 dakika sonra"),
    "choice.lock.60": ("an hour", "bir saat sonra"),
    "clipboard.off": (
        "Copying is turned off in the settings.",
        "Kopyalama ayarlarda kapatılmış.",
    ),
}
