"""An errand: what a screen lets be computed in a thread, and hears of only while it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from thirdear.model.refusal import Refusal
from thirdear.tui.refused import sentence

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from thirdear.study import Study

Found = TypeVar("Found")


def send(
    screen: DOMNode,
    study: Study,
    ask: Callable[[Study], Found],
    have: Callable[[Found], None],
    refused: Callable[[str], None],
    *,
    group: str,
) -> None:
    """Ask a reader of the study in a thread, and tell the screen what came of it.

    ``refused`` gets the sentence of a refusal. A later errand of the same group takes the place of
    one that is on its way. What comes for a screen that has gone is dropped, whatever it is.
    """

    def go() -> None:
        try:
            with study.reader() as reader:
                found = ask(reader)
        except Refusal as refusal:
            why = sentence(refusal)
            _tell(screen, lambda: refused(why))
        except Exception:
            if is_there(screen):
                raise
        else:
            _tell(screen, lambda: have(found))

    if is_there(screen):
        screen.run_worker(go, thread=True, exclusive=True, group=group)


def _tell(screen: DOMNode, what: Callable[[], None]) -> None:
    """Call back from the thread; between the two looks the screen may go."""

    def heard() -> None:
        if is_there(screen):
            what()

    if is_there(screen):
        screen.app.call_from_thread(heard)


def is_there(screen: DOMNode) -> bool:
    """Say whether a screen is still one of the desk's, or is the desk, and the desk is open."""
    app = screen.app
    if app._exit or not app.is_running:  # noqa: SLF001 - no other way to know that it closes
        return False
    return screen is app or (screen.is_running and screen in app.screen_stack)
