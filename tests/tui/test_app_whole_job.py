"""A study of one's own at the desk, from an empty folder to a verified document: keys, then mouse.

The steps are those of "A study of your own" in the README. With keys nothing but keys is pressed;
with the mouse every choice is clicked, and only what has to be written is typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from tests.a_desk import play, shown
from thirdear.model.coding import Pass
from thirdear.study import Study
from thirdear.tui.first.imports import BringScreen
from thirdear.tui.first.new_study import CreateScreen
from thirdear.tui.keys.actions import shown as written
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.leaving.disguise import DisguiseScreen
from thirdear.tui.leaving.export import ExportScreen, made
from thirdear.tui.parts.lines import Choices, Footer
from thirdear.tui.scores.screen import ScoresScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

ME = Pass("me")
SECRET = "ladder teapot orchard"
NAMES_SECRET = "kettle meadow lantern"
# Invented.
SESSION = """\
T: Bugün nasılsın? (uydurma)
D: İyiyim. Dün Kerem geldi.
T: Kerem gelince ne oldu?
D: Biraz sustum.
T: {number}.
"""
TOLD = {
    "en": ("agree with the study", "has the same value in every session"),
    "tr": ("hepsi çalışmayla uyuşuyor", "her seansta"),
}
FILES = {
    "en": {"scores.csv", "vignettes.docx", "case-study-en.docx"},
    "tr": {"puanlar.csv", "vinyetler.docx", "case-study-tr.docx"},
}


@dataclass
class Hand:
    """Does what a person does, by keys or by clicks."""

    pilot: Pilot[None]
    app: DeskApp
    mouse: bool

    async def settled(self) -> None:
        """Wait until no work is done in a thread."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def type(self, words: str, *, enter: bool = True) -> None:
        """Write something."""
        await self.pilot.press(*words, *(["enter"] if enter else []))
        await self.settled()

    async def take(self, place: int) -> None:
        """Go to a row of the list in front and take it."""
        rows = self.app.screen.query_one(Choices)
        if self.mouse:
            await self._into_view(rows, place)
            at = (4, place - round(rows.scroll_y))
            await self.pilot.click(rows, offset=at, times=1 if rows._once else 2)
        else:
            await self._step_to(rows, place)
            await self.pilot.press("enter")
        await self.settled()

    async def _step_to(self, rows: Choices, place: int) -> None:
        for _ in range(200):
            if rows.place == place:
                return
            await self.pilot.press("down" if rows.place < place else "up")
        raise AssertionError(f"row {place} is not reached by keys")

    async def _into_view(self, rows: Choices, place: int) -> None:
        for _ in range(200):
            top = round(rows.scroll_y)
            if top <= place < top + rows.size.height:
                return
            wheel = MouseScrollDown if place >= top else MouseScrollUp
            await self.pilot._post_mouse_events([wheel], rows, offset=(4, 0))
            await self.pilot.pause()
        raise AssertionError(f"row {place} is not reached by the wheel")

    async def do(self, name: str) -> None:
        """Press an action's key, or click it: in the footer, else in the list of all actions."""
        action = next(one for one in ACTIONS if one.id == name)
        if not self.mouse:
            await self.pilot.press(action.keys[0])
        elif not await self._click_footer(written(action.keys[0])):
            assert await self._click_footer("?")
            assert await self._click_footer(":")
            await self._take_called(action.label(self.app.language))
        await self.settled()

    async def _click_footer(self, key: str) -> bool:
        footer = self.app.screen.query_one(Footer)
        at = footer.words.find(f" {key} ")
        if at < 0:
            return False
        await self.pilot.click(footer, offset=(at + 1, 0))
        await self.pilot.pause()
        return True

    async def _take_called(self, label: str) -> None:
        rows = self.app.screen.query_one(Choices)
        for place in range(rows._count):
            words = "".join(text for text, _ in rows._paint(place, rows.size.width))
            if words.strip().startswith(f"{label} "):
                await self.take(place)
                return
        raise AssertionError(f"{label} is not in the palette")

    async def first_digit(self) -> None:
        """Give the code beside the first digit."""
        if self.mouse:
            await self.pilot.click("#hot", offset=(3, 0))
        else:
            await self.pilot.press("1")
        await self.settled()

    @property
    def study(self) -> Study:
        """The study that is open."""
        assert self.app.study is not None
        return self.app.study


async def make(hand: Hand, folder: Path, language: str) -> None:
    """Make an encrypted study with two codebooks, and say who sits there."""
    await hand.take(1)
    screen = hand.app.screen
    assert isinstance(screen, CreateScreen)
    await hand.take(0)
    await hand.type(str(folder / "Oak"))
    if language == "tr":
        await hand.take(1)
    await hand.take(2)
    await hand.type(SECRET)
    await hand.type(SECRET)
    for book in ("mbt-c-as", "tpocs-a"):
        await hand.take(screen._rows.index(book))
    await hand.take(len(screen._rows) - 1)
    await hand.type("me")
    assert hand.study.encrypted
    assert hand.study.language == language
    assert [book.key for book in hand.study.codebooks()] == ["mbt-c-as", "tpocs-a"]


async def bring(hand: Hand, folder: Path) -> None:
    """Look at the preview, say who a label is, and let both sessions in."""
    texts = folder / "texts"
    texts.mkdir()
    for number in (1, 2):
        (texts / f"C07-s{number:02}.txt").write_text(SESSION.format(number=number), "utf-8")
    await hand.type(str(texts))
    screen = hand.app.screen
    assert isinstance(screen, BringScreen)
    assert all(one.refused for one in screen.plan)
    await hand.take(next(at for at, row in enumerate(screen.rows) if row.key == "D"))
    await hand.take(1)
    assert not any(one.refused for one in screen.plan)
    assert hand.study.sessions() == ()
    await hand.do("import.bring")
    assert isinstance(hand.app.screen, SessionsScreen)
    assert [(one.case, one.session) for one in hand.study.sessions()] == [("C07", 1), ("C07", 2)]


async def code_and_finish(hand: Hand) -> None:
    """Tag, rate and finish both sessions, which no digit that was typed ahead does."""
    await hand.take(1)
    for session in (1, 2):
        screen = hand.app.screen
        assert isinstance(screen, TaggingScreen)
        assert screen.session == session
        await hand.first_digit()
        assert [tag.segment for tag in hand.study.tags(ME, "C07", session)] == [1]
        await hand.do("tagging.rate")
        await hand.type("345012345", enter=False)
        assert len(hand.study.ratings(ME, "C07", session)) == 9
        await hand.do("rating.back")
        if session == 1:
            await hand.do("tagging.vignette")
        await hand.do("tagging.finish")
        await hand.type("2", enter=False)
        assert not hand.study.progress(ME)[session - 1].finished
        await hand.take(1)
        assert hand.study.progress(ME)[session - 1].finished
        await hand.do("desk.next")
    assert len(hand.study.vignettes()) == 1


async def ask(hand: Hand) -> None:
    """Declare a hypothesis; with two sessions the screen says that there are too few."""
    await hand.do("desk.scores")
    screen = hand.app.screen
    assert isinstance(screen, ScoresScreen)
    await hand.do("scores.declare")
    names = [one[0] for one in shown_answers(hand)]
    await hand.take(next(at for at, one in enumerate(names) if "MBT-" in one))
    names = [one[0] for one in shown_answers(hand)]
    await hand.take(next(at for at, one in enumerate(names) if "TPOCS" in one))
    await hand.take(2)
    await hand.take(0)
    await hand.type("")
    await hand.type("")
    (asked,) = hand.study.hypotheses()
    assert (asked.lag, asked.trend) == (1, "quadratic")
    assert asked.cause.startswith("mbtc.")
    assert asked.effect.startswith("tpocs.")
    assert TOLD[hand.app.language][1] in " ".join(shown(hand.app).split())


def shown_answers(hand: Hand) -> list[tuple[str]]:
    """Return the answers of the window in front."""
    rows = hand.app.screen.query_one(Choices)
    return [
        ("".join(text for text, _ in rows._paint(place, 60)).strip(),)
        for place in range(rows._count)
    ]


async def disguise(hand: Hand) -> None:
    """Add a name with its pseudonym under a passphrase of the list's own; decide what is left."""
    await hand.do("desk.disguise")
    screen = hand.app.screen
    assert isinstance(screen, DisguiseScreen)
    await hand.do("disguise.add")
    await hand.type(NAMES_SECRET)
    await hand.type(NAMES_SECRET)
    await hand.type("Ayşe")
    for words in ("", "", "", "C07", "", ""):
        await hand.type(words)
    assert [(one.real, one.case) for one in hand.study.pseudonyms()[0]] == [("Ayşe", "C07")]
    for _ in range(20):
        if not screen.open:
            break
        await hand.do("disguise.person")
        await hand.type("")
        await hand.type("")
    assert not screen.open
    assert {one.real for one in hand.study.pseudonyms()[0]} >= {"Ayşe", "Kerem"}


async def write(hand: Hand) -> None:
    """Write scores, vignettes and the report; verify the report."""
    await hand.do("desk.export")
    export = hand.app.screen
    assert isinstance(export, ExportScreen)
    for key in ("table", "vignettes", "report"):
        at = next((at for at, row in enumerate(export.rows) if row.key == key), None)
        assert at is not None, [row.key for row in export.rows]
        await hand.take(at)
    files = made(hand.study.folder)
    assert {path.name for path in files} >= FILES[hand.app.language]
    for path in files:
        if path.suffix == ".docx":
            text = ZipFile(path).read("word/document.xml").decode()
            assert "Kerem" not in text
    await hand.do("export.verify")
    assert TOLD[hand.app.language][0] in " ".join(shown(hand.app).split())


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "mouse"])
@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_whole_job(tmp_path: Path, language: Language, mouse: bool) -> None:
    """Every line of the README's "A study of your own" at the desk; no command is needed."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        hand = Hand(pilot, app, mouse)
        await make(hand, tmp_path, language)
        await bring(hand, tmp_path)
        await code_and_finish(hand)
        await ask(hand)
        await disguise(hand)
        await write(hand)

    play(None, script, rater=None, start=None)
    with Study.open(tmp_path / "Oak", passphrase=SECRET) as again:
        assert all(one.finished for one in again.progress(ME))
