"""Preferences and keys: kept in one file, changed on the screen, never against each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_desk import a_study, play, shown
from thirdear.model.refusal import Refusal
from thirdear.tui import preferences
from thirdear.tui.keys.actions import conflicts
from thirdear.tui.keys.actions import shown as written
from thirdear.tui.keys.keyboard import actions_for, key_name, keymap
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.preferences import Preferences, understood
from thirdear.tui.settings import SettingsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_claims_a_key_twice(name: str) -> None:
    """Every set of keys names actions that are there, and gives each key one meaning."""
    assert PRESETS[name].keys() <= {action.id for action in ACTIONS}
    actions, troubles = actions_for(Preferences(preset=name))
    assert not troubles
    assert conflicts(actions) == []


def test_the_left_hand_reaches_what_tagging_needs() -> None:
    """Moving, tagging, ranges, undo and memo lie on keys that the left hand types."""
    actions, _ = actions_for(Preferences(preset="one-hand-left"))
    left = set("12345qwertasdfgzxcvbQWERTASDFGZXCVB") | {"tab", "shift+tab", "space", "escape"}
    essential = ("text.next", "text.previous", "text.extend", "tag.bar", "tag.undo", "tag.memo")
    for action in actions:
        if action.id in essential:
            assert left & set(action.keys), action.id


def test_a_change_that_takes_a_key_is_left_out_and_told() -> None:
    """The rest of the changes count; characters may be written for the keys' names."""
    wishes = Preferences(keys={"tag.undo": ("j",), "tag.memo": ("]",), "no.such": ("x",)})
    actions, troubles = actions_for(wishes)
    keys = {action.id: action.keys for action in actions}
    assert keys["tag.undo"] == ("u",)
    assert keys["tag.memo"] == ("right_square_bracket",)
    assert [one.entry for one in troubles] == ["settings.taken", "settings.no_action"]
    assert keymap(actions) == {"tag.memo": "right_square_bracket"}


def test_keys_are_written_as_people_write_them() -> None:
    """A name of the screen library comes back as its character."""
    assert [written(key_name(key)) for key in ("?", ".", "ğ", "ctrl+f", ";", "#")] == [
        "?",
        ".",
        "ğ",
        "Ctrl+f",
        ";",
        "#",
    ]


_KEYS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=3).map(tuple)


@given(
    st.builds(
        Preferences,
        language=st.sampled_from(preferences.LANGUAGES),
        theme=st.text(max_size=12),
        keys=st.dictionaries(st.text(max_size=12), _KEYS, max_size=4),
        auto=st.booleans(),
    )
)
def test_what_is_kept_is_what_is_read(wishes: Preferences) -> None:
    """Any text at all survives the file."""
    import tomllib

    assert understood(tomllib.loads(preferences.toml(wishes))) == (wishes, ())


def test_entries_that_mean_nothing_are_told_and_left_out() -> None:
    """A wrong type, an unknown name, keys that are no list."""
    table = {"theme": 3, "colour": "red", "auto": False, "keys": {"tag.undo": "z"}}
    wishes, troubles = understood(table)
    assert wishes == Preferences(auto=False)
    assert [one.values["name"] for one in troubles] == ["theme", "colour", "keys.tag.undo"]


def test_tests_leave_the_persons_own_settings_alone(tmp_path: Path) -> None:
    """On every system; whoever sets the folder for settings finds them there."""
    assert preferences.path().is_relative_to(tmp_path.parents[0])
    assert preferences.path().parts[-2:] == ("thirdear", preferences.FILE)


def test_a_file_that_cannot_be_read_is_not_written_over() -> None:
    """The desk opens with what is usual; the file stays as somebody left it."""
    preferences.path().parent.mkdir(parents=True)
    preferences.path().write_text("theme = [", "utf-8")
    wishes, (trouble,) = preferences.read()
    assert (wishes, trouble.entry) == (Preferences(), "settings.unreadable")
    with pytest.raises(Refusal, match="not written over"):
        preferences.save(wishes)
    assert preferences.path().read_text("utf-8") == "theme = ["


def test_settings_count_at_once_and_are_kept(tmp_path: Path) -> None:
    """Enter goes to the next value; another desk finds it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("comma", "j", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert app.theme == "thirdear-light"
        await pilot.press("j", "j", "enter")
        assert app.seat is not None
        assert not app.seat.auto

    play(a_study(tmp_path), script)
    assert preferences.load() == Preferences(theme="light", auto=False)


def test_another_language_speaks_at_once(tmp_path: Path) -> None:
    """The screens are opened again in it, the footer too."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("comma", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert "Ayarlar" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Seanslar" in shown(app)
        assert "çık" in shown(app)

    play(a_study(tmp_path), script)
    assert preferences.load().language == "tr"


def test_a_key_is_given_on_the_screen(tmp_path: Path) -> None:
    """The new key works, the old one no longer; a taken one is refused; backspace goes back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("comma")
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        screen.go_to("tagging.copy")
        await pilot.press("enter", "j")
        assert "is used for next segment" in shown(app).replace("\n", " ")
        await pilot.press("enter", "i")
        assert app.preferences.keys == {"tagging.copy": ("i",)}
        await pilot.press("escape", "i")
        assert isinstance(app.screen, TaggingScreen)
        assert "clipboard" in shown(app)
        await pilot.press("comma")
        assert isinstance(app.screen, SettingsScreen)
        app.screen.go_to("tagging.copy")
        await pilot.press("backspace")
        assert app.preferences.keys == {}

    play(a_study(tmp_path), script)


def test_a_preset_changes_footer_and_help(tmp_path: Path) -> None:
    """Whatever tells keys tells those that work."""
    preferences.save(Preferences(preset="one-hand-left"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert " z undo" in shown(app)
        await pilot.press("f", "f", "d")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.view.place == 1
        await pilot.press("Q")
        assert "f ↓ next segment" in shown(app)

    play(a_study(tmp_path), script)


def test_copying_can_be_switched_off(tmp_path: Path) -> None:
    """Then no word leaves the desk, and the rater is told why."""
    preferences.save(replace(Preferences(), clipboard=False))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("Y")
        assert "turned off" in shown(app)

    play(a_study(tmp_path), script)


def test_trouble_in_the_file_is_told_once(tmp_path: Path) -> None:
    """The desk opens all the same."""
    preferences.path().parent.mkdir(parents=True)
    preferences.path().write_text('preset = "emacs"\n', "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        assert "no key set emacs" in shown(app)

    play(a_study(tmp_path), script)


@pytest.mark.parametrize(
    ("language", "unset", "book"),
    [("en", "not set", "Alliance markers"), ("tr", "belirtilmedi", "İttifak")],
)
def test_name_and_codebooks_are_changed_here_too(
    tmp_path: Path, language: Language, unset: str, book: str
) -> None:
    """What the first run asked is shown and changed; Esc leaves it as it is."""
    study = a_study(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(",")
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        assert shown(app).count(unset) == 2
        screen.go_to("name")
        await pilot.press("enter", *"Şule Ü", "enter")
        assert "Şule Ü" in shown(app)
        screen.go_to("instruments")
        await pilot.press("enter", "j", "enter", "G", "enter")
        await pilot.pause()
        assert book in shown(app)
        screen.go_to("name")
        await pilot.press("enter", *"nobody", "escape")

    play(study, script)
    kept = preferences.load()
    assert kept.name == "Şule Ü"
    assert len(kept.instruments) == 1
