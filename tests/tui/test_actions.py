"""The table of actions: no key twice on a screen, and bindings, footer and help made from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thirdear.tui.keys import actions
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import (
    bindings,
    conflicts,
    footer,
    of,
    shown_keys,
)
from thirdear.tui.keys.help import blocks, columns
from thirdear.tui.keys.table import ACTIONS, CHAINS
from thirdear.tui.parts.lines import footer_parts
from thirdear.tui.wording import words

AWAY = {"i", "I", "at", "backslash", "left_curly_bracket", "right_curly_bracket"}


def test_no_two_actions_claim_a_key() -> None:
    """On every screen each key has one meaning."""
    assert conflicts() == []


def test_a_conflict_is_found() -> None:
    """Two actions of one screen on the same key are named with the key."""
    undo = next(a for a in ACTIONS if a.id == "tag.undo")
    twin = replace(undo, id="tag.other", keys=("question_mark",))
    assert conflicts([*ACTIONS, twin]) == ["? is claimed by tag.other and desk.help on tagging"]


def test_nothing_essential_needs_ctrl_alt_altgr_or_function_keys() -> None:
    """Every action has a key that any keyboard and any terminal sends."""
    for action in ACTIONS:
        assert any(
            not key.startswith(("ctrl+", "alt+", "f1")) and key not in AWAY for key in action.keys
        ), action.id


def test_ids_and_labels_are_complete() -> None:
    """Ids are unique; every action says what it does in both languages."""
    assert len({a.id for a in ACTIONS}) == len(ACTIONS)
    assert all(a.en and a.tr for a in ACTIONS)
    assert {a.where for a in ACTIONS} == {scope for chain in CHAINS.values() for scope in chain}


def test_bindings_call_with_their_own_key() -> None:
    """Nine digits are nine bindings with ids of their own."""
    hot = [b for b in bindings("tagging") if b.action.startswith("hot(")]
    assert [(b.key, b.action, b.id) for b in hot][:2] == [
        ("1", "hot(1)", "tag.hot.1"),
        ("2", "hot(2)", "tag.hot.2"),
    ]
    assert len(hot) == 9
    assert "j,down" in {b.key for b in bindings("transcript")}


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("screen", sorted(CHAINS))
def test_footer_fits_in_eighty_columns(screen: str, language: str) -> None:
    """However narrow, help and quit stay; nothing runs over the edge."""
    keys = footer(screen, language)
    for width in (40, 80, 120):
        parts = footer_parts(keys, width)
        assert sum(len(text) for text, _ in parts) <= width
        assert [text for text, _ in parts][-2:] == [f" {keys[-1][0]} ", f"{keys[-1][1]} "]


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("screen", sorted(set(CHAINS) - {"sessions", "welcome", "practice"}))
def test_the_way_out_stays_in_eighty_columns(screen: str, language: str) -> None:
    """Whatever does not fit: the key that leads back, or to the sessions, is there."""
    shown = [text.strip() for text, look in footer_parts(footer(screen, language), 80) if look]
    assert ("Esc" if _has_back(screen) else "S") in shown


def _has_back(screen: str) -> bool:
    return any(a.footer and a.keys[0] == "escape" for a in of(screen))


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("screen", sorted(CHAINS))
def test_help_names_every_key_once(screen: str, language: str) -> None:
    """The two columns hold a row for each action of the screen, no wider than they may be."""
    found = columns(blocks(of(screen), language, words(language), 36), 36)
    assert all(sum(len(text) for text, _ in row) == 72 for row in found)
    text = "\n".join("".join(part for part, _ in row) for row in found)
    for action in of(screen):
        assert f"{shown_keys(action)} {action.label(language)} " in text, "cut"


def test_keys_are_shown_as_people_write_them() -> None:
    """Names of the library do not reach the screen."""
    assert actions.shown("full_stop") == "."
    assert actions.shown("U") == "U"
    run = Action("x", "tagging", "tag", ("1", "2", "3"), "hot({key})", "a", "b")
    assert shown_keys(run) == "1…3"
