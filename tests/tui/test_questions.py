"""The first run: three questions on a computer without settings, and never again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from thirdear import codebook
from thirdear.tui.first import recent
from thirdear.tui.first.new_study import CreateScreen
from thirdear.tui.first.welcome import WelcomeScreen
from thirdear.tui.parts.lines import Passage
from thirdear.tui.preferences import Preferences, load, path, save

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp


@pytest.mark.parametrize(
    ("digit", "language", "name", "which", "no_study"),
    [
        ("1", "en", "Your name or initials", "Which instruments", "No study is open."),
        ("2", "tr", "Adınız ya da", "Hangi kod kitaplarını", "Açık bir çalışma yok."),
    ],
)
def test_the_answers_are_kept(
    digit: str, language: str, name: str, which: str, no_study: str
) -> None:
    """Each question is in the language that was answered; a new study begins with the answers."""
    second = codebook.shipped()[1]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert "Language · Dil" in shown(app)
        await pilot.press(digit)
        assert name in shown(app)
        await pilot.press(*"Şule Ü", "enter")
        assert which in shown(app)
        await pilot.press("j", "enter", "G", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert no_study in shown(app)
        app.entrance.take("create")
        await pilot.pause()
        assert isinstance(app.screen, CreateScreen)
        assert (app.screen.plan.codebooks, app.screen.plan.language) == ((second,), language)

    play(None, script, newcomer=True)
    kept = load()
    assert (kept.language, kept.name, kept.instruments) == (language, "Şule Ü", (second,))


@pytest.mark.parametrize("before", [(), ("2",), ("2", "A", "enter")])
def test_esc_skips_what_is_left(before: tuple[str, ...]) -> None:
    """What was answered stays; the welcome follows, and the next start asks nothing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(*before, "escape")
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)

    async def again(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)

    play(None, script, newcomer=True)
    kept = load()
    assert path().exists()
    assert (kept.language, kept.name) == (
        "tr" if before else "study",
        "A" if len(before) > 1 else "",
    )
    play(None, again, newcomer=True)


def test_nobody_is_asked_who_has_a_study(tmp_path: Path) -> None:
    """Where a study was opened before, and where one is opened at once, nothing is asked."""
    study = a_study(tmp_path)

    async def at_once(pilot: Pilot[None], app: DeskApp) -> None:
        assert "Language · Dil" not in shown(app)

    async def welcome(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)

    play(study, at_once, newcomer=True)
    recent.remember(study.folder)
    play(None, welcome, newcomer=True)
    assert not path().exists()


def test_the_name_is_offered_to_a_study_without_raters(tmp_path: Path) -> None:
    """Enter takes it; nothing has to be typed."""
    save(Preferences(name="Şule Ü"))
    study = a_study(tmp_path)
    study.close()
    fresh = a_study(tmp_path / "other")
    seen: list[str] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("end", "enter")
        assert "Şule Ü" in shown(app)
        await pilot.press("enter")
        assert app.seat is not None
        seen.append(app.seat.pass_.rater)

    play(fresh, script, rater=None, start=None)
    assert seen == ["Şule Ü"]
    assert "Şule Ü" in fresh.raters()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_new_study_says_where_it_will_be(language: Language) -> None:
    """The form's own hint is whole at 80 columns, and the folder's window names the place."""
    save(Preferences(language=language))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.entrance.take("create")
        await pilot.pause()
        assert app.say("create.plain") in " ".join(shown(app).split())
        await pilot.press("enter")
        await pilot.pause()
        window = app.screen.query_one("#why", Passage)
        assert str(Path.cwd()) in window.words

    play(None, script)


def test_settings_that_cannot_be_written_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The welcome screen says why; nothing stops."""
    blocked = path().parent
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file stands where the folder would be", "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert any("desk.toml" in message.words for message in app.said.to(None))

    play(None, script, newcomer=True)


def test_a_study_is_not_left_for_an_empty_name(tmp_path: Path) -> None:
    """Enter without a name asks again and says why; Esc goes back to where it was chosen."""
    study = a_study(tmp_path)
    recent.remember(study.folder)
    study.close()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for key in ("enter", "end", "enter", "enter"):
            await pilot.press(key)
        assert "A name or initials are needed" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert app.study is None
        assert app.is_running

    play(None, script, rater=None)
