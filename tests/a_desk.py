"""A small invented study, and the desk over it, for the tests of the screens."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.study import Study
from thirdear.study.study import Language
from thirdear.tui import preferences
from thirdear.tui.app import DeskApp
from thirdear.tui.parts.lines import Line

if TYPE_CHECKING:
    from textual.pilot import Pilot


EVIL = "now \x1b]0;pwned\x07 \x9b31m \x00 \u202etxet\u202c [laughs] [/x] [b]done[/b]"
LINES = (
    ("T", "I wonder what the bear is thinking right now."),
    ("Ç", "Iğdır'a gitmek istemiyorum, İstanbul daha güzel."),
    ("T", "Here we go again."),
    ("Ç", "He is a bear. [laughs] Bears sleep."),
    ("", "[throws the ball against the wall]"),
    ("T", "Your hand is quite white. I wonder whether it is afraid of the bear or angry with it."),
    ("Ç", EVIL),
    ("A", "We have to go soon."),
)
ROLES = {"T": Role.THERAPIST, "Ç": Role.CLIENT, "A": Role.PARENT, "": Role.ACTION}
CODEBOOKS = ("mbt-c-as", "tpocs-a", "alliance-markers")

HOPS = 2
"""How often messages are passed on after a key: to the widget, up again, to a new screen."""

Play = Callable[["Pilot[None]", DeskApp], Awaitable[None]]


def transcript(case: str, session: int, lines: Iterable[tuple[str, str]]) -> Transcript:
    """Return a transcript of labelled lines."""
    parts: list[str] = []
    turns, start = [], 0
    for number, (label, words) in enumerate(lines, 1):
        turns.append(Segment(number, start, start + len(words), label, ROLES[label]))
        parts.append(words)
        start += len(words) + 1
    text = "\n".join(parts)
    source = Source(f"{case}-s{session:02}.txt", "txt", "utf-8", _sha256(text))
    return Transcript(case, session, text, _sha256(text), tuple(turns), source)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def a_study(
    folder: Path,
    language: Language = "en",
    transcripts: Sequence[Transcript] = (),
    codebooks: Sequence[str] = CODEBOOKS,
) -> Study:
    """Return a study of case A, three sessions of the lines above unless others are given."""
    study = Study.create(folder / "study", codebooks=codebooks, language=language)
    for one in transcripts or [transcript("A", n, LINES) for n in (1, 2, 3)]:
        study.store.add_transcript(one, one.text.encode(), "study")
    study.add_rater("me")
    return study


def play(
    study: Study | None,
    script: Play,
    *,
    size: tuple[int, int] = (80, 24),
    rater: str | None = "me",
    start: tuple[str, int] | None = ("A", 1),
    faults: bool = True,
    newcomer: bool = False,
) -> None:
    """Run the desk without a terminal and let a script press its keys.

    Somebody has used it before, unless a ``newcomer`` starts it.
    A fault that the desk itself got over is raised at the end, unless ``faults`` is false.
    """
    if not newcomer and not preferences.path().exists():
        preferences.save(preferences.Preferences())

    async def run() -> None:
        app = DeskApp(study, rater, start)
        async with app.run_test(size=size) as pilot:

            async def settle(*_: float) -> None:
                while app.line.busy:
                    await asyncio.sleep(0)
                for _hop in range(HOPS):
                    await pilot._wait_for_screen()

            with (
                patch("textual.app.wait_for_idle", settle),
                patch("textual.pilot.wait_for_idle", settle),
            ):
                await script(pilot, app)
        if faults and app.rescue.faults:
            raise app.rescue.faults[0]

    asyncio.run(run())


async def until(what: Callable[[], object], seconds: float = 20.0) -> None:
    """Let the desk go on until something is true; fail where it never is."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about in time"
        await asyncio.sleep(0.02)


def noted(app: DeskApp) -> str:
    """Return the message above the footer, with the rows of it that cover the digits' codes."""
    above = ["".join(text for text, _ in row) for row in getattr(app.screen, "_covering", ())]
    return " ".join(" ".join([*above, app.screen.query_one("#note", Line).words]).split())


def shown(app: DeskApp) -> str:
    """Return what stands on the screen, row by row."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
