"""What the audit log says in either language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import thirdear
from thirdear.model.history import SETTINGS, setting_name
from thirdear.model.language import speak
from thirdear.study import Study

ROOM = Path(thirdear.__file__).parent / "study"


def test_every_setting_has_a_name_for_people() -> None:
    """A key of a setting that is written anywhere is called something in both languages."""
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    keys = set(
        re.findall(
            r'^(?:SETTING|SEED|BY)(?:, BY)? = (?:"suggestions", )?"(\w+)"', code, re.MULTILINE
        )
    )
    keys |= set(re.findall(r'set_setting\(\s*"(\w+)"', code))
    keys |= set(re.findall(r'f"(masked|unblinded|training)\.', code))
    assert len(keys) > 10
    assert keys <= set(SETTINGS)
    assert setting_name("masked.R1.1") == ("masked order, R1.1", "maskeli sıra, R1.1")
    gone = 'withdrawn.["a.x", "b.y", 1, "linear", "sessions"]'
    assert setting_name(gone)[0] == "hypothesis withdrawn, a.x → b.y"
    assert setting_name("unheard") == ("unheard", "unheard")


@pytest.mark.parametrize(("language", "told"), [("en", "language"), ("tr", "dil")])
def test_the_log_names_a_setting_as_people_do(tmp_path: Path, language: str, told: str) -> None:
    """The key under which it is stored stays in the database."""
    speak("tr" if language == "tr" else "en")
    with Study.create(tmp_path / "Oak", language="en") as study:
        study.store.set_setting("queue_seed", "7", "study")
        entries = [one.what for one in study.store.history() if one.kind == "setting"]
    assert entries[0] == told
    assert "queue_seed" not in " ".join(entries)
