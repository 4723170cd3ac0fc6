"""What is wrong in a TOML file is said with its place, in both languages."""

from __future__ import annotations

import pytest

from thirdear.base.toml import loads, reason
from thirdear.model.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "turkish"),
    [
        ("a 1", "1. satır, 3. sütun: anahtardan sonra = bekleniyor"),
        ("a = 1\n[b", "dosyanın sonunda: tablo başlığının sonunda ] bekleniyor"),
        ("[[b]\n", "1. satır, 4. sütun: tablo başlığının sonunda ]] bekleniyor"),
        ("a = 1 b", "1. satır, 7. sütun: bu satırda fazladan bir şey var"),
        ("= 1", "1. satır, 1. sütun: burada bir anahtar ya da [tablo] bekleniyor"),
        ("a = yes", "1. satır, 5. sütun: bu bir değer değil; metinler tırnak içinde yazılır"),
        ('a = "b', "dosyanın sonunda: metnin kapanış tırnağı eksik"),
        ("a = [1", "dosyanın sonunda: liste ] ile kapatılmamış"),
        ('a = "\\w"', "metindeki \\ iki kez yazılır"),
        ("a = 1\na = 2", "aynı anahtar ya da tablo iki kez geçiyor"),
        ("a = 2024-02-31", "bu bir tarih değil"),
        ('a = "\x00"', "burada bu karakter bulunamaz"),
    ],
)
def test_a_complaint_has_its_place_and_its_turkish(text: str, turkish: str) -> None:
    """The reader's own English stands beside it."""
    with pytest.raises(Refusal) as refused:
        loads(text, "x.toml")
    assert refused.value.english.startswith("x.toml: this is not TOML: ")
    assert refused.value.turkish.startswith("x.toml: bu TOML değil: ")
    assert turkish in refused.value.turkish


@pytest.mark.parametrize(
    ("complaint", "turkish"),
    [
        ("Invalid value (at line 3, column 7)", "3. satır, 7. sütun: bu bir değer değil"),
        ("Invalid value (at end of document)", "dosyanın sonunda: bu bir değer değil"),
        ("Invalid value", "bu bir değer değil"),
        ("Something new (at line 1, column 2)", "1. satır, 2. sütun: okunamıyor"),
        ("Something new", "okunamıyor"),
    ],
)
def test_a_place_is_told_where_there_is_one(complaint: str, turkish: str) -> None:
    """A line and a column, the end, or none."""
    english, told = reason(complaint)
    assert english == complaint
    assert told.startswith(turkish)


def test_what_is_nested_too_deep_is_refused() -> None:
    """It is no file that anybody wrote."""
    with pytest.raises(Refusal, match="it is nested too deep"):
        loads("a = " + "[" * 100_000, "x.toml")


def test_what_is_toml_is_read() -> None:
    """As the standard library reads it."""
    assert loads('a = 1\n[b]\nc = "ş"', "x.toml") == {"a": 1, "b": {"c": "ş"}}
