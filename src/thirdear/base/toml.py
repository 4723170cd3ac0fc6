"""TOML that people write: read, or refused with the file's name."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from thirdear.model.language import Both
from thirdear.model.refusal import Refusal

_PLACE = re.compile(r"(?P<what>.+?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end .+)\)")
_TURKISH = (
    ("Expected '=' after a key", "anahtardan sonra = bekleniyor"),
    ("Expected ']'", "tablo başlığının sonunda ] bekleniyor"),
    ("Expected ']]'", "tablo başlığının sonunda ]] bekleniyor"),
    ("Expected newline", "bu satırda fazladan bir şey var"),
    ("Expected ", "beklenen işaret eksik"),
    ("Invalid initial character", "anahtar bu işaretle başlayamaz"),
    ("Invalid statement", "burada bir anahtar ya da [tablo] bekleniyor"),
    ("Invalid value", "bu bir değer değil; metinler tırnak içinde yazılır"),
    ("Invalid date", "bu bir tarih değil"),
    ("Unclosed array", "liste ] ile kapatılmamış"),
    ("Unclosed inline table", "tablo } ile kapatılmamış"),
    ("Unterminated string", "metnin kapanış tırnağı eksik"),
    ("Unescaped", "metindeki \\ iki kez yazılır"),
    ("Escaped character", "bu kaçış dizisi bir karakter değil"),
    ("Invalid hex", "bu kaçış dizisi bir karakter değil"),
    ("Illegal character", "burada bu karakter bulunamaz"),
    ("Found invalid character", "burada bu karakter bulunamaz"),
    ("Duplicate", "aynı anahtar iki kez geçiyor"),
    ("Cannot", "aynı anahtar ya da tablo iki kez geçiyor"),
)
"""How the reader's complaints begin, and what they say in Turkish."""


def loads(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML text holds; ``name`` is the file in complaints."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise Refusal(
            f"{name}: this is not TOML: it is nested too deep.",
            f"{name}: bu TOML değil: iç içe geçmiş çok fazla düzey var.",
        ) from error
    except ValueError as error:  # also numbers with thousands of digits
        why, why_tr = reason(str(error))
        raise Refusal(
            f"{name}: this is not TOML: {why}.", f"{name}: bu TOML değil: {why_tr}."
        ) from error


def reason(complaint: str) -> Both:
    """Return what the reader complains about, with the place; the English is its own."""
    found = _PLACE.fullmatch(complaint)
    what = found["what"] if found else complaint
    turkish = next((told for begin, told in _TURKISH if what.startswith(begin)), "okunamıyor")
    if found and found["line"]:
        return complaint, f"{found['line']}. satır, {found['column']}. sütun: {turkish}"
    return complaint, f"dosyanın sonunda: {turkish}" if found else turkish
