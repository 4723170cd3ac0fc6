"""Random keys on random studies end no desk, and every look of the monkey can fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play
from tests.tui import monkey
from thirdear.base import safe as harmless
from thirdear.model.coding import NewTag
from thirdear.tui.parts import lines
from thirdear.tui.parts.lines import Footer, Line, Rows
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.page import Page
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

STROKES = 400


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_random_keys(tmp_path: Path, seed: int) -> None:
    """Studies with odd names, and one that a stranger made: the desk shows what is stored."""
    played = monkey.play(seed, tmp_path, STROKES)
    assert played.strokes >= STROKES


# -- what the looks would find


def stays_old(app: DeskApp) -> None:
    """Leave a line as it was painted."""
    line = app.screen.query_one("#note", Line)
    line._shown = ([("other words", "")],)


def acts(app: DeskApp) -> None:
    """Let a control character through."""
    view = app.screen.query_one(TranscriptView)
    view._painter = replace(view._painter, palette=view._painter.palette)  # type: ignore[type-var]
    view.sheet._words.of = lambda _: "a\x1b[31mb"  # type: ignore[method-assign]
    view.repaint_all()


def other_words(app: DeskApp) -> None:
    """Show other words than those that are stored."""
    view = app.screen.query_one(TranscriptView)
    view.sheet._words.of = lambda _: "I said something else."  # type: ignore[method-assign]
    view.lay_out_again()


def other_tags(app: DeskApp) -> None:
    """Show a tag less than there is."""
    assert isinstance(app.screen, TaggingScreen)
    app.screen.sheet._tags.clear()


def others_work(app: DeskApp) -> None:
    """Show what the other rater wrote."""
    app.screen.query_one("#note", Line).show([(f" a memo {monkey.HIDDEN}", "")])


def wrong_key(app: DeskApp) -> None:
    """Let the footer name keys of another screen."""
    app.screen.query_one(Footer).keys_of("vignettes")


@pytest.mark.parametrize(
    "break_it", [stays_old, acts, other_words, other_tags, others_work, wrong_key]
)
def test_a_look_finds_what_is_wrong(tmp_path: Path, break_it: object) -> None:
    """Each thing that must hold is missed when it does not."""
    study = a_study(tmp_path)
    study.change_tags(monkey.ME, (), [NewTag("A", 1, 2, "alliance.bond_plus")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        monkey.look(app, study, Always())
        assert callable(break_it)
        break_it(app)
        if break_it is not stays_old:
            await pilot.pause()
        with pytest.raises(monkey.Wrong):
            monkey.look(app, study, Always())

    play(study, script)


class Always(monkey.random.Random):
    """Looks at everything."""

    def random(self) -> float:
        """Return what lets every look happen."""
        return 0.0


def test_a_look_finds_old_paint_after_a_resize(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is laid out only when it is told of its size stays as it was."""
    study = a_study(tmp_path)
    before = Page.render_lines

    def late(self: Page, crop: object) -> object:
        self._laid_out_for = self.size if self._painter is not None else self._laid_out_for
        return before(self, crop)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render_lines", late)
    monkeypatch.setattr(Page, "on_resize", lambda *_: None)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        with pytest.raises(monkey.Wrong):
            monkey.look(app, study, Always())

    play(study, script, size=(100, 24))


def test_a_look_finds_what_is_cut_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row without a sign for what has no room is found."""
    study = a_study(tmp_path)

    def cut(parts: lines.Parts, width: int) -> list[lines.Part]:
        return lines._cut([(harmless.safe(text), look) for text, look in parts], width)

    monkeypatch.setattr(lines, "fitted", cut)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.screen.query_one("#note", Line).show([("long words " * 20, "")])
        await pilot.pause()
        with pytest.raises(monkey.Wrong, match="cuts"):
            monkey.look(app, study, Always())

    play(study, script)


def test_a_look_finds_other_ratings(tmp_path: Path) -> None:
    """The form shows what the study holds, or that is found."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r", "3")
        monkey.look(app, study, Always())
        assert isinstance(app.screen, RatingScreen)
        app.screen.ratings.clear()
        app.screen.query_one(Rows).refresh()
        await pilot.pause()
        with pytest.raises(monkey.Wrong, match="ratings"):
            monkey.look(app, study, Always())

    play(study, script)
