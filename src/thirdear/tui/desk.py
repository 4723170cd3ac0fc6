"""What the parts of the desk may ask of it, so that none of them needs what holds them all."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

if TYPE_CHECKING:
    from thirdear.study import Study
    from thirdear.tui.keys.action import Action
    from thirdear.tui.preferences import Preferences, Trouble
    from thirdear.tui.said import Said
    from thirdear.tui.seat import Seat


class Door(Protocol):
    """The lock: whether it is locked, and whether something broke behind it."""

    broken: bool

    @property
    def locked(self) -> bool:
        """Whether the desk is locked."""

    @property
    def idle(self) -> float:
        """Seconds in which nobody did anything."""


class Way(Protocol):
    """The way to the desk."""

    def again(self) -> None:
        """Open the first screen of all anew."""

    def leave_practice(self) -> None:
        """Give the seat back that somebody had before practising."""


class Care(Protocol):
    """What keeps the study safe while somebody works."""

    def begin(self) -> None:
        """Care for the study that the desk has now."""

    def follow(self) -> None:
        """Take snapshots, or take no more, as somebody likes it now."""

    def close(self) -> None:
        """Take no more snapshots."""


class Idle(Protocol):
    """What is done while nobody does anything."""

    def begin(self) -> None:
        """Do what is left to be done for the study that the desk has now."""


class Desk(App[None], inherit_bindings=False):
    """The desk as its parts know it: a study, who sits there, how they like it, and its voice."""

    study: Study | None
    seat: Seat | None
    preferences: Preferences
    actions: tuple[Action, ...]
    first: str
    lock: Door
    entrance: Way
    safety: Care
    reader: Idle
    said: Said

    if not TYPE_CHECKING:  # the two overloads of Textual's method stay what is checked

        def push_screen(self, screen: Any, callback: Any = None, *more: Any, **options: Any) -> Any:
            """Open a screen; its answer is dropped when the screen that asked has gone meanwhile.

            A screen that goes may take its study with it, and the answer is delivered after that.
            """
            asking = self.screen if self.screen_stack else None

            def answer(result: Any) -> Any:
                return callback(result) if asking is None or asking in self.screen_stack else None

            return super().push_screen(screen, callback and answer, *more, **options)

    @property
    @abstractmethod
    def language(self) -> str:
        """The language of the screens."""

    @property
    @abstractmethod
    def troubles(self) -> tuple[Trouble, ...]:
        """What in the file of preferences could not be followed."""

    @abstractmethod
    def say(self, entry: str, **values: object) -> str:
        """Return words of the interface."""

    @abstractmethod
    def note(self, text: str, look: str = "") -> None:
        """Say something on the topmost screen that has a line for it."""

    @abstractmethod
    def warn(self, text: str) -> None:
        """Say why something was refused."""

    @abstractmethod
    def action_palette(self) -> None:
        """Offer every action of the screen by its name."""

    @abstractmethod
    def sit_down(self, seat: Seat) -> None:
        """Let somebody sit down, and open what they asked for."""

    @abstractmethod
    def prefer(self, preferences: Preferences) -> None:
        """Do as somebody likes it, and keep it for the next time."""
