"""The practice session: six steps on invented text, each seen to be done before the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thirdear.study.practice import CASE, FEELING, PLAY, QUESTION, SESSION
from thirdear.tui.keys.actions import bindings, shown
from thirdear.tui.keys.keyboard import current
from thirdear.tui.parts.lines import Line
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.model.coding import Tag
    from thirdear.tui.keys.action import Action
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.sheet import Sheet
    from thirdear.tui.transcript.view import TranscriptView


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done; ``done`` sees it from the session and the cursor."""

    entry: str
    done: Callable[[Sheet, TranscriptView], bool]


def _has(sheet: Sheet, number: int, code: str, fits: Callable[[Tag], bool]) -> bool:
    return any(tag.code == code and fits(tag) for tag in sheet.tags(number - 1))


def _anything(_: Tag) -> bool:
    return True


def _parts(sheet: Sheet) -> int:
    places = range(len(sheet))
    return sum(tag.start is not None for place in places for tag in sheet.tags(place))


STEPS: tuple[Step, ...] = (
    Step("practice.move", lambda _, view: view.place == 2),
    Step("practice.digit", lambda sheet, _: _has(sheet, 3, QUESTION, _anything)),
    Step("practice.bar", lambda sheet, _: _has(sheet, 4, FEELING, lambda tag: tag.value == 4)),
    Step(
        "practice.range",
        lambda sheet, _: all(_has(sheet, number, PLAY, _anything) for number in (5, 6, 7)),
    ),
    Step("practice.part", lambda sheet, _: _parts(sheet) > 0),
    Step("practice.undo", lambda sheet, _: _parts(sheet) == 0),
)
"""The steps in their order."""


class PracticeScreen(TaggingScreen):
    """A tagging screen with a coach above it; Esc or Q leaves it, and nothing is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice")]
    scope: ClassVar[str] = "practice"

    def __init__(self, seat: Seat, gone: Callable[[], None]) -> None:
        """``gone`` is called when nothing of the screen asks its study any more."""
        super().__init__(seat, CASE[seat.study.language], SESSION)
        self._gone = gone
        self.step = 0

    def compose(self) -> ComposeResult:
        """Put the coach's two rows above what the tagging screen has."""
        yield Line(id="coach")
        yield from super().compose()

    def on_mount(self) -> None:
        """Say the first step."""
        self.query_one("#coach", Line).styles.height = 2
        super().on_mount()

    async def on_unmount(self) -> None:
        """Let the study go."""
        await super().on_unmount()
        self._gone()

    def _say_where(self) -> None:
        super()._say_where()
        while self.step < len(STEPS) and STEPS[self.step].done(self.sheet, self.view):
            self.step += 1
        self._coach()

    def _coach(self) -> None:
        say = self.seat.say
        if self.step == len(STEPS):
            rows = [(f" {say('practice.end')}", "good")], [(f" {say('practice.more')}", "dim")]
        else:
            count = say("practice.step", number=self.step + 1, all=len(STEPS))
            keys = _keys(current(self.app))
            told = say(STEPS[self.step].entry, **keys)
            rows = [(f" {count}", "title")], [(f" {told}", "strong")]
        self.query_one("#coach", Line).show(*rows)

    def _keep_place(self) -> None:
        """Nothing is remembered of a practice."""

    def action_finish(self) -> None:
        """There is nothing to finish here."""
        self.note("practice.without", "dim")

    def _open_layer(self, _: str) -> None:
        """Stay: the practice is on turns."""
        self.note("practice.without", "dim")

    def action_rate(self) -> None:
        """There is nothing to rate here."""
        self.note("practice.without", "dim")

    def action_in_vivo(self) -> None:
        """There is no codebook of one's own here."""
        self.note("practice.without", "dim")

    def action_vignette(self) -> None:
        """There is nothing to keep here."""
        self.note("practice.without", "dim")

    def action_leave(self) -> None:
        """Leave the practice."""
        self.dismiss(None)


def _keys(actions: Sequence[Action]) -> dict[str, str]:
    """Return the first key of each action that a step names, as people write it."""
    names = {
        "next": "text.next",
        "bar": "tag.bar",
        "extend": "text.extend",
        "part": "text.part",
        "more": "text.more",
        "undo": "tag.undo",
    }
    first = {action.id: shown(action.keys[0]) for action in actions}
    return {name: first[id_] for name, id_ in names.items()}
