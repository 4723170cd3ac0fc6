"""A handful of screens as text; `python -m tests.tui.test_app_screens` writes them anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import CODEBOOKS, play, shown
from thirdear.study import Study

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).parents[1] / "data" / "screens"
TAGGED = (
    "o",
    *"16",
    "enter",
    *"21332141",
    "J",
    "J",
    "J",
    "3",
    "t",
    *"tp",
    "enter",
    "v",
    "shift+right",
)
REST = ""
"""No key: what was found is waited for, and how far the text scrolls does not depend on when."""
LOOKS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "tagging-80x24": ((80, 24), TAGGED),
    "tagging-120x40": ((120, 40), (*TAGGED, "escape", "!", "f", *"mum", "enter", REST, "g", "n")),
    "tagging-200x60": ((200, 60), (*TAGGED, "z")),
    "rating-80x24": ((80, 24), ("r", *"34-2")),
}


def screen(folder: Path, name: str) -> str:
    """Return a screen of a demonstration session, after some keys."""
    size, keys = LOOKS[name]
    with Study.create(folder / "Oak", codebooks=CODEBOOKS) as study:
        study.bring_in(study.plan_import([ROOT / "transcripts" / "Case A" / "A-s01.docx"]))
        study.add_rater("me")
        found: list[str] = []

        async def script(pilot: Pilot[None], app: DeskApp) -> None:
            for key in (*keys, REST):
                await (pilot.press(key) if key else _rest(pilot, app))
            found.append("\n".join(row.rstrip() for row in shown(app).splitlines()) + "\n")

        play(study, script, size=size)
    return found[0]


async def _rest(pilot: Pilot[None], app: DeskApp) -> None:
    before = ""
    while shown(app) != before:  # what was found is painted when it has been read
        before = shown(app)
        await pilot.pause(0.1)
    await pilot.pause()


@pytest.mark.parametrize("name", LOOKS)
def test_the_screen_is_as_it_was_looked_at(tmp_path: Path, name: str) -> None:
    """Layout, lanes, chips, panels: whoever changes them looks at the new picture."""
    assert screen(tmp_path, name) == (SCREENS / f"{name}.txt").read_text("utf-8")


if __name__ == "__main__":
    for look in LOOKS:
        with tempfile.TemporaryDirectory() as place:
            (SCREENS / f"{look}.txt").write_text(screen(Path(place), look), "utf-8")
        sys.stdout.write(f"{look}\n")
