"""Reasons of the operating system in both languages."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from thirdear.base.delimited import text_of
from thirdear.base.reasons import reason
from thirdear.model.refusal import Refusal


def test_a_reason_is_the_systems_own_in_english_and_ours_in_turkish(tmp_path: Path) -> None:
    """The refusal of a folder in the place of a file has each in its language."""
    with pytest.raises(Refusal) as refused:
        text_of(tmp_path)
    # Windows does not say that it is a folder, only that it may not be read.
    english, turkish = (
        ("Permission denied", "izin yok")
        if sys.platform == "win32"
        else ("Is a directory", "bu bir klasör")
    )
    assert refused.value.english.endswith(f"({english}).")
    assert refused.value.turkish.endswith(f"({turkish}).")


def test_a_rare_reason_has_its_number_in_turkish() -> None:
    """No English words stand in a Turkish sentence."""
    assert reason(OSError(errno.EPROTO, "Protocol error")) == (
        "Protocol error",
        f"işletim sistemi hatası {errno.EPROTO}",
    )
    assert reason(OSError()) == ("unreadable", "okunamıyor")
