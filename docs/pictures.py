"""Make the pictures of the desk: `python docs/pictures.py` writes pictures/*.svg.

The demonstration study is made anew, and the desk is opened on it without a terminal.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.study import Study
from thirdear.study.demo import demonstrate
from thirdear.tui.app import DeskApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).with_name("pictures")
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""The library's pictures ask a server for a font; ours use the reader's own."""


@dataclass(frozen=True)
class Picture:
    """Keys that lead to a screen, which is kept under a name."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    start: tuple[str, int] | None = ("A", 17)
    rater: str = "R1"
    colours: bool = True


TAGGING = ("o", *"34", "enter", "J", "J")
PICTURES = (
    Picture("tagging-120x40", (120, 40), TAGGING),
    Picture("tagging-80x24", (80, 24), ("o", *"18", "enter", "t", *"em re2")),
    Picture("tagging-mono", (80, 24), TAGGING, colours=False),
    Picture("chart", (100, 34), ("p", *["wait"] * 2, *["right"] * 17)),
    Picture("rating", (80, 24), ("r", "j", "j")),
    Picture("agreement", (100, 30), ("A", "enter", "2", "wait"), start=None),
    Picture("vignettes", (100, 30), ("V", "wait", "j"), start=None),
)


async def _play(pilot: Pilot[None], app: DeskApp, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == "wait":
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
        else:
            await pilot.press(key)
    await pilot.pause(0.2)


def take(study: Study, picture: Picture) -> str:
    """Return a picture as SVG."""
    os.environ.pop("NO_COLOR", None)
    if not picture.colours:
        os.environ["NO_COLOR"] = "1"
    found: list[str] = []

    async def run() -> None:
        app = DeskApp(study, picture.rater, picture.start)
        async with app.run_test(size=picture.size) as pilot:
            await _play(pilot, app, picture.keys)
            found.append(app.export_screenshot(title="thirdear"))

    asyncio.run(run())
    os.environ.pop("NO_COLOR", None)
    return FONTS.sub("", found[0]).replace("Fira Code", "ui-monospace, Menlo, Consolas")


def pictures(tell: Callable[[str], None]) -> dict[str, str]:
    """Return every picture by its file's name."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        home = Path(folder) / "Oak and Elm"
        demonstrate(home, "en", tell)
        with Study.open(home) as study:
            return {f"{one.name}.svg": take(study, one) for one in PICTURES}


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, svg in pictures(print).items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
        print(name, f"{len(svg) / 1024:.0f} kB")


if __name__ == "__main__":
    main()
