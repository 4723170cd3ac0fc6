"""Memos on sessions, cases and codes at the desk: a key, an editor, a sign, and nobody else's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import EVIL, LINES, a_study, play, shown, transcript
from thirdear.model.coding import Pass
from thirdear.model.memos import Topic, TopicMemo
from thirdear.study import assignment, memos
from thirdear.tui.codebook import CodebookScreen
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.editor import PAUSE, Area, Editor
from thirdear.tui.sessions import SessionsScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

ME, YOU = Pass("me"), Pass("you")
SIGN = "✎"


def _row(app: DeskApp, words: str) -> str:
    """Return the row of the screen that has certain words."""
    return next(row for row in shown(app).splitlines() if words in row)


def _texts(study: Study) -> dict[Topic, str]:
    return memos.texts(study, ME)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_memos_on_a_session_and_its_case(tmp_path: Path, language: Language) -> None:
    """`c` asks which; several lines are kept; a sign stands beside each; u takes the last back."""
    study = a_study(tmp_path, language)
    session = {"en": "session   2", "tr": "seans     2"}[language]
    case = {"en": "Case A", "tr": "A vakası"}[language]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert isinstance(app.screen, SessionsScreen)
        assert SIGN not in shown(app)
        await pilot.press("j", "c")
        assert isinstance(app.screen, Choose)
        assert {"en": "Memo on what?", "tr": "Not neyin üzerine?"}[language] in shown(app)
        await pilot.press("1")
        assert isinstance(app.screen, Editor)
        await pilot.press(*"ağır", "enter", "enter", *"iki", "escape")
        assert _texts(study) == {Topic("A", 2): "ağır\n\niki"}
        assert SIGN in _row(app, session)
        assert SIGN not in _row(app, case)
        assert {"en": "Memo saved.", "tr": "Not saklandı."}[language] in shown(app)
        await pilot.press("c", "2", *"vaka", "escape")
        assert _texts(study)[Topic("A")] == "vaka"
        assert SIGN in _row(app, case)
        await pilot.press("u")
        assert Topic("A") not in _texts(study)
        assert SIGN not in _row(app, case)
        await pilot.press("U", "c", "2", "end", *" A", "escape")
        assert _texts(study)[Topic("A")] == "vaka A"

    play(study, script, start=None)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_memo_on_a_code(tmp_path: Path, language: Language) -> None:
    """On the codebook's screen `c` writes on the code of the row; items say that they have none."""
    study = a_study(tmp_path, language)
    first = next(iter(study.codes()))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("C")
        assert isinstance(app.screen, CodebookScreen)
        app.screen.go_to(first)
        await pilot.pause()
        await pilot.press("c")
        assert isinstance(app.screen, Editor)
        await pilot.press(*"zor", "escape")
        assert _texts(study) == {Topic(code=first): "zor"}
        assert isinstance(app.screen, CodebookScreen)
        assert SIGN in shown(app)
        assert app.screen.key == first
        await pilot.press("c", *["backspace"] * 3, "escape")
        assert _texts(study) == {}
        assert SIGN not in shown(app)
        item = next(iter(study.items()), None)
        if item is not None:
            app.screen.go_to(item)
            await pilot.pause()
            await pilot.press("c")
            assert {"en": "written on a code", "tr": "bir koda yazılır"}[language] in shown(app)

    play(study, script, start=None)


def test_a_memo_on_the_code_that_is_typed(tmp_path: Path) -> None:
    """In the bar of codes `;` writes on the code that fits best; the bar stays for the tag."""
    study = a_study(tmp_path)
    code = study.codes()["alliance.bond_plus"]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "t", ";")
        assert "Type a code first" in shown(app)
        await pilot.press(*code.mnemonic, ";")
        assert isinstance(app.screen, Editor)
        await pilot.press(*"zor", "escape")
        assert _texts(study) == {Topic(code=code.key): "zor"}
        await pilot.pause()
        assert "Memo saved." in shown(app)
        await pilot.press("enter")
        assert [tag.code for tag in study.tags(ME, "A", 1)] == [code.key]

    play(study, script)


def test_a_memo_is_saved_while_it_is_written(tmp_path: Path) -> None:
    """Whoever pauses loses nothing, even where the desk dies with the window open."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c", "1", *"so")
        assert _texts(study) == {}
        await pilot.pause(PAUSE + 0.5)
        assert _texts(study) == {Topic("A", 1): "so"}
        assert isinstance(app.screen, Editor)

    play(study, script, start=None)


def test_nobody_sees_a_colleagues_memos(tmp_path: Path) -> None:
    """Neither sign nor words of another rater, nor of another round, are on any screen."""
    study = a_study(tmp_path)
    study.add_rater("you")
    code = next(iter(study.codes()))
    for pass_ in (YOU, Pass("me", 2)):
        for topic in (Topic("A"), Topic("A", 1), Topic(code=code)):
            study.store.set_topic_memo(TopicMemo(pass_, topic, "secret opinion"), pass_.rater)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert SIGN not in shown(app)
        await pilot.press("c", "1")
        assert app.screen.query_one(Area).answer == ""
        await pilot.press("escape", "c", "2")
        assert app.screen.query_one(Area).answer == ""
        await pilot.press("escape", "C")
        app.screen.go_to(code)  # type: ignore[attr-defined]
        await pilot.pause()
        assert SIGN not in shown(app)
        await pilot.press("c")
        assert app.screen.query_one(Area).answer == ""
        for key in ("escape", "H"):
            await pilot.press(key)
            assert "secret" not in shown(app)

    play(study, script, start=None)


def test_in_a_masked_order_the_case_is_not_named(tmp_path: Path) -> None:
    """The memo is on the masked session at once, and its window has the mask for a title."""
    study = a_study(tmp_path)
    study.mask(ME, True)
    masks = assignment.masks(study, ME)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        assert isinstance(app.screen, Editor)
        assert next(iter(masks.values())) in shown(app)
        assert "case A" not in shown(app)
        await pilot.press(*"x", "escape")
        assert [topic.session for topic in _texts(study)] == [next(iter(masks))[1]]

    play(study, script, start=None)


def test_names_and_words_of_others_do_not_act(tmp_path: Path) -> None:
    """A case's name from outside is shown harmless in the question and over the editor."""
    name = f"K [b]{EVIL}"
    study = a_study(tmp_path, transcripts=[transcript(name, 1, LINES)])
    study.store.set_topic_memo(TopicMemo(ME, Topic(name), EVIL), "me")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for keys in (["c"], ["2"]):
            await pilot.press(*keys)
            assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(shown(app))
        await pilot.press("escape")
        assert _texts(study) == {Topic(name): EVIL}

    play(study, script, start=None)
