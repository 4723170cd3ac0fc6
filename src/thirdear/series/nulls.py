"""What the protocol's checks are called and take for granted, in Turkish and about weeks."""

from __future__ import annotations

from dataclasses import replace

from thirdear.model.language import Language
from thirdear.model.precedence import LagIn
from thirdear.model.protocol import Check

_TURKISH: dict[str, tuple[str, str]] = {
    "ADF": ("ADF", "seride birim kök var (rastgele yürüyüş)"),
    "KPSS": ("KPSS", "seri bir doğru çevresinde durağandır"),
    "Breusch-Godfrey": ("Breusch-Godfrey", "hatalar {lags}. gecikmeye kadar ilişkisizdir"),
    "portmanteau, adjusted": (
        "portmanteau, düzeltilmiş",
        "hatalarda {lags} seansa kadar özilişki yoktur",
    ),
    "Jarque-Bera": ("Jarque-Bera", "hatalar normal dağılır"),
    "skewness": ("çarpıklık", "hatalar çarpık değildir"),
    "kurtosis": ("basıklık", "hataların kuyrukları normal dağılımınki gibidir"),
    "ARCH": ("ARCH", "hataların yayılımı önceki {lags} seansa bağlı değildir"),
    "ARCH of both": ("ARCH, ikisi", "iki hatanın yayılımı önceki seansa bağlı değildir"),
    "CUSUM": ("CUSUM", "denklem bütün terapi boyunca aynıdır"),
    "same session": ("aynı seans", "bir seansın hataları ilişkisizdir"),
}
_WEEKS: dict[str, tuple[str, str]] = {
    "portmanteau, adjusted": (
        "the errors are not autocorrelated up to {lags} weeks",
        "hatalarda {lags} haftaya kadar özilişki yoktur",
    ),
    "ARCH": (
        "the spread of the errors does not depend on the {lags} weeks before",
        "hataların yayılımı önceki {lags} haftaya bağlı değildir",
    ),
    "ARCH of both": (
        "the spread of both errors does not depend on the week before",
        "iki hatanın yayılımı önceki haftaya bağlı değildir",
    ),
    "same session": (
        "the errors of a week are uncorrelated",
        "bir haftanın hataları ilişkisizdir",
    ),
}
_SAME_WEEK = ("same week", "aynı hafta")
_WHY = {
    "too few rows": "satır sayısı yetersiz",
    "too few sessions": "seans sayısı yetersiz",
    "no variance": "değişkenlik yok",
    "too few rows, or no variance": "satır sayısı yetersiz ya da değişkenlik yok",
}


def spoken(check: Check, language: Language, lag_in: LagIn = "sessions") -> Check:
    """Return a check of the protocol with its words in a language, about sessions or weeks.

    They are made in English, about sessions.
    """
    turkish, own = language == "tr", check.name
    name, null = _TURKISH[own] if turkish else (own, check.null)
    if lag_in == "weeks" and own in _WEEKS:
        null = _WEEKS[own][turkish]
        name = _SAME_WEEK[turkish] if own == "same session" else name
    reason = why(check.why) if turkish else check.why
    return replace(check, name=name, null=null.format(lags=check.lags), why=reason)


def why(reason: str | None) -> str | None:
    """Return in Turkish why a check or a cell of the grid could not be had."""
    return None if reason is None else _WHY.get(reason, reason)
