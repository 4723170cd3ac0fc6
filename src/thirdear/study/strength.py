"""How long a passphrase would stand against somebody who has the file and guesses."""

from __future__ import annotations

from typing import NamedTuple

from thirdear.model.language import said
from thirdear.model.refusal import Refusal

_ENOUGH = 1e8
"""Guesses below which a passphrase is refused."""
_GUESSES_A_SECOND = 1e4
"""SQLCipher derives its key slowly; a computer bought for guessing is about as quick as this."""
_UNITS = (
    (60, "second", "seconds", "saniye"),
    (60, "minute", "minutes", "dakika"),
    (24, "hour", "hours", "saat"),
    (365, "day", "days", "gün"),
    (100, "year", "years", "yıl"),
)


class Strength(NamedTuple):
    """About how many guesses find a passphrase; a weak one is found in hours at most."""

    guesses: float

    @property
    def weak(self) -> bool:
        """Whether it is refused unless somebody insists."""
        return self.guesses < _ENOUGH

    @property
    def lasts(self) -> str:
        """How long guessing takes, in the language that is spoken."""
        amount = self.guesses / _GUESSES_A_SECOND
        for size, one, many, turkish in _UNITS:
            if amount < size:
                count = max(1, round(amount))
                return f"{count} {said(one if count == 1 else many, turkish)}"
            amount /= size
        return said("more than a hundred years", "yüz yıldan uzun bir süre")


def strength(passphrase: str) -> Strength:
    """Estimate a passphrase, with the words and names of Turkish and English known to guessers."""
    from zxcvbn import zxcvbn

    from thirdear.disguise import ordinary, people

    words = [word.strip("-") for word in ordinary.lines("words-tr.txt")]
    names = [one.name for one in people.known()]
    # What follows adds nothing that could make a long passphrase weak, and takes long to read.
    return Strength(float(zxcvbn(passphrase[:72], user_inputs=[*words, *names])["guesses"]))


def warning(passphrase: str) -> tuple[str, str] | None:
    """Return a warning in both languages where a passphrase is weak, else None."""
    found = strength(passphrase)
    if not found.weak:
        return None
    return (
        f"Warning: this passphrase can be guessed in about {found.lasts}.",
        f"Uyarı: bu parola yaklaşık {found.lasts} içinde tahmin edilebilir.",
    )


def check(passphrase: str) -> None:
    """Refuse a passphrase that is guessed quickly, such as one word or a row of digits."""
    found = strength(passphrase)
    if found.weak:
        raise Refusal(
            f"This passphrase can be guessed in about {found.lasts}; nothing was changed. Take "
            "four or more words that have nothing to do with each other, or add --weak to use it "
            "all the same.",
            f"Bu parola yaklaşık {found.lasts} içinde tahmin edilebilir; hiçbir şey değişmedi. "
            "Birbiriyle ilgisiz dört ya da daha çok sözcük seçin ya da yine de kullanmak için "
            "--weak ekleyin.",
        )
