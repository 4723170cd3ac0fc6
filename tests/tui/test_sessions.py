"""The list of sessions: how long they are, when they were, which numbers are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, a_study, play, shown, transcript, until
from thirdear.model.coding import Pass
from thirdear.model.facts import CaseRecord, Facts, SessionRecord
from thirdear.study import facts_toml

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

DAY = date(2024, 2, 5)
TOLD = {
    "en": ("turns   words  tagged", "date", "2024-02-05", "missing: 2, 4–6", "✓ finished"),
    "tr": ("söz  sözcük  kodlanmış", "gün", "05.02.2024", "eksik: 2, 4–6", "✓ bitti"),
}


def a_study_with_gaps(folder: Path, language: Language) -> Study:
    """Return a study of sessions 1, 3 and 7; of the first the day is known, and it is finished."""
    texts = [transcript("A", n, LINES) for n in (1, 3, 7)]
    study = a_study(folder, language, texts)
    record = CaseRecord("A", sessions=(SessionRecord(1, date=DAY),))
    facts_toml.state(study, Facts({"A": record}), "me")
    study.finish(Pass("me"), "A", 1)
    return study


@pytest.mark.parametrize("language", ["en", "tr"])
def test_words_days_and_missing_numbers_are_listed(tmp_path: Path, language: Language) -> None:
    """All of it within 80 columns, in the language of the study."""
    study = a_study_with_gaps(tmp_path, language)
    (info, *_) = study.sessions()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await until(lambda: TOLD[language][2] in shown(app))
        for words in TOLD[language]:
            assert words in shown(app)
        (row,) = [row for row in shown(app).split("\n") if TOLD[language][2] in row]
        assert f"{info.turns:>5}  {info.words:>6}" in row
        assert row.rstrip().endswith(TOLD[language][4])

    play(study, script, start=None)


@pytest.mark.parametrize("width", [60, 67, 68, 69, 77, 78, 79, 80, 100, 120])
def test_columns_stand_over_what_they_name(tmp_path: Path, width: int) -> None:
    """A narrow screen has fewer of them; no row is cut."""
    study = a_study_with_gaps(tmp_path, "en")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await until(lambda: "missing" in shown(app))
        rows = shown(app).split("\n")
        heads, first = rows[1], rows[3]
        assert "…" not in "".join(rows[:6])
        assert "✓" in first
        assert ("words" in heads) == (width >= 68)
        assert ("date" in heads) == (width >= 78) == ("2024-02-05" in first)
        if width >= 78:
            assert heads.index("date") == first.index("2024-02-05")
        assert heads.index("tagged") == first.index("░")
        assert heads.index("turns") + len("turns") == first.index("8") + 1

    play(study, script, start=None, size=(width, 24))


def test_a_masked_order_tells_no_day(tmp_path: Path) -> None:
    """Whoever codes under masked names does not learn when a session was."""
    study = a_study_with_gaps(tmp_path, "en")
    study.mask(Pass("me"), True)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause(0.2)
        assert "words" in shown(app)
        assert "2024" not in shown(app)
        assert "missing" not in shown(app)

    play(study, script, start=None)
