"""Words of the settings: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "settings.title": ("Settings", "Ayarlar"),
    "settings.kept": ("Kept in {file}", "Saklandığı yer: {file}"),
    "settings.language": ("Language of the screens", "Ekranların dili"),
    "settings.theme": ("Theme", "Tema"),
    "settings.preset": ("Set of keys", "Tuş takımı"),
    "settings.auto": ("Go on after a tag", "Etiketten sonra ilerle"),
    "settings.compact": ("Compact text", "Sıkı metin"),
    "settings.clipboard": ("Copying to the clipboard", "Panoya kopyalama"),
    "settings.accessible": (
        "Words instead of bars, a visible cursor (next start)",
        "Çubuk yerine söz, görünür imleç (sonraki açılışta)",
    ),
    "settings.ascii": (
        "Plain signs for fonts without bars and dots (next start)",
        "Çubuk ve nokta içermeyen yazı tipleri için düz işaretler (sonraki açılışta)",
    ),
    "settings.lock": (
        "Lock when nobody has done anything for",
        "Kimse bir şey yapmazsa kilitle",
    ),
    "settings.on": ("on", "açık"),
    "settings.off": ("off", "kapalı"),
    "settings.press": (
        "Press the new key for “{action}”; Esc leaves it.",
        "“{action}” için yeni tuşa basın; Esc vazgeçer.",
    ),
    "settings.typed": (
        "{name}: a key that writes a letter would be written there; it stays as it was.",
        "{name}: harf yazan bir tuş orada yazıya geçerdi; değişmedi.",
    ),
    "settings.taken": (
        "{name}: the key {key} belongs to {other} on the same screen; it stays as it was.",
        "{name}: {key} tuşu aynı ekranda {other} için; değişmedi.",
    ),
    "settings.no_action": ("There is no action {name}.", "{name} diye bir işlem yok."),
    "settings.preset_unknown": (
        "There is no set of keys {name}; the usual ones are used.",
        "{name} diye bir tuş takımı yok; olağan tuşlar kullanılıyor.",
    ),
    "settings.unreadable": (
        "{file} cannot be read; the desk is as it is by default.",
        "{file} okunamıyor; masa olağan ayarlarla açıldı.",
    ),
    "settings.entry": ("{file}: {name} means nothing here.", "{file}: {name} burada anlamsız."),
    "choice.language.study": ("as the study", "çalışmanın dili"),
    "choice.language.en": ("English", "English"),
    "choice.language.tr": ("Türkçe", "Türkçe"),
    "choice.theme.dark": ("dark", "koyu"),
    "choice.theme.light": ("light", "açık renk"),
    "choice.theme.contrast": ("high contrast", "yüksek karşıtlık"),
    "choice.theme.terminal": ("the terminal's own colours", "uçbirimin renkleri"),
    "choice.theme.mono": ("no colours", "renksiz"),
    "choice.preset.default": ("usual", "olağan"),
    "choice.preset.vim": ("as in vim", "vim gibi"),
    "choice.preset.one_hand_left": ("one hand, left", "tek el, sol"),
    "choice.lock.0": ("never", "hiçbir zaman"),
    "choice.lock.5": ("5 minutes", "5 dakika sonra"),
    "choice.lock.15": ("15 minutes", "15 dakika sonra"),
    "choice.lock.30": ("30 minutes", "30 dakika sonra"),
    "choice.lock.60": ("an hour", "bir saat sonra"),
    "clipboard.off": (
        "Copying is switched off in the settings.",
        "Kopyalama ayarlarda kapatılmış.",
    ),
}
