"""What the protocol's checks are called and take for granted, in Turkish."""

from __future__ import annotations

from dataclasses import replace

from thirdear.model.protocol import Check
from thirdear.series.messages import Language

_TURKISH: dict[str, tuple[str, str]] = {
    "ADF": ("ADF", "seri gezinir (birim kök vardır)"),
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
_WHY = {
    "too few rows": "satır sayısı yetersiz",
    "too few sessions": "seans sayısı yetersiz",
    "no variance": "değişkenlik yok",
    "too few rows, or no variance": "satır sayısı yetersiz ya da değişkenlik yok",
}


def spoken(check: Check, language: Language) -> Check:
    """Return a check of the protocol with its words in a language; they are made in English."""
    if language == "en":
        return check
    name, null = _TURKISH[check.name]
    return replace(check, name=name, null=null.format(lags=check.lags), why=why(check.why))


def why(reason: str | None) -> str | None:
    """Return in Turkish why a check or a cell of the grid could not be had."""
    return None if reason is None else _WHY.get(reason, reason)
