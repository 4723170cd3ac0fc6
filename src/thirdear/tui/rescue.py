"""The desk's edge: a fault of its own closes the screen that it came from, and the desk stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen

from thirdear.base.safe import safe
from thirdear.tui import crash

if TYPE_CHECKING:
    from textual.screen import Screen

    from thirdear.tui.desk import Desk

PATIENCE = 3
"""Faults between two keys after which the desk stops: it would only fail again."""


class Rescue:
    """Takes the faults of a desk; ``faults`` are all that came."""

    def __init__(self, app: Desk) -> None:
        self._app = app
        self._row: list[BaseException] = []
        self.faults: list[BaseException] = []

    @property
    def first(self) -> BaseException | None:
        """The fault with which those since the last key began."""
        return next(iter(self._row), None)

    def touch(self) -> None:
        """Somebody pressed a key: what fails now is another fault."""
        self._row.clear()

    def take(self, error: BaseException) -> bool:
        """Close the faulty screen and say so; False where the desk has to stop.

        What fails in a screen that has gone already, its rows no longer there, is dropped.
        """
        goes_on = self._can_go_on
        faulty = self._faulty() if goes_on else None
        if faulty is None and (goes_on or isinstance(error, NoMatches)):
            return True
        self.faults.append(error)
        self._row.append(error)
        crash.keep(error)
        if faulty is None or len(self._row) > PATIENCE:
            return False
        self._close(faulty)
        file = safe(str(crash.path()), one_line=True)
        self._app.call_later(self._app.warn, self._app.say("crash.closed", file=file))
        return True

    @property
    def _can_go_on(self) -> bool:
        app = self._app
        return app.is_running and not app._exit and len(app.screen_stack) > 1  # noqa: SLF001 - no other way

    def _faulty(self) -> Screen[object] | None:
        """Return the screen in which something failed, the topmost where it was the desk.

        None where that screen has gone already, with whatever failed in it.
        """
        node = active_message_pump.get(None)
        if not isinstance(node, DOMNode) or node is self._app:
            return self._app.screen
        try:
            screen = node.screen
        except NoScreen:
            return None
        return screen if screen in self._app.screen_stack[1:] else None

    def _close(self, faulty: Screen[object]) -> None:
        """Close a screen with all that lie over it; the one at the bottom is opened anew."""
        app = self._app
        if app.lock.locked:
            # Nothing may come up over the lock; what is broken is closed when it opens.
            app.lock.broken = True
            return
        at = 1 if len(self._row) > 1 else app.screen_stack.index(faulty)
        app.entrance.leave_practice()
        while len(app.screen_stack) > max(1, at):
            app.pop_screen()
        if len(app.screen_stack) == 1:
            app.entrance.again()
