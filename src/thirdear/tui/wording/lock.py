"""Words of the locked screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "lock.title": ("Locked", "Kilitli"),
    "lock.secret": (
        "The study is closed. Type its passphrase; Enter opens it again.",
        "Çalışma kilitli. Parolasını yazın; Enter açar.",
    ),
    "lock.plain": (
        "Enter opens it again. This study has no passphrase: anybody here can open it.",
        "Enter yeniden açar. Bu çalışmanın parolası yok: burada oturan herkes açabilir.",
    ),
    "lock.opened": ("Unlocked; everything is as it was.", "Kilit açıldı; her şey olduğu gibi."),
}
