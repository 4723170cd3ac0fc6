"""The lock: a blank screen over everything, the study closed behind it, by a key or when idle."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.model.refusal import Refusal
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Line, Passage
from thirdear.tui.refused import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from thirdear.tui.desk import Desk
    from thirdear.tui.wording import Say

EVERY = 5.0
"""Seconds between two looks at how long nobody has done anything."""
WAITING = 0.2
"""Seconds between two looks at whether work in threads has come to an end."""


class Lock:
    """Locks the desk's study; a study without a passphrase is hidden and closed all the same."""

    def __init__(self, app: Desk) -> None:
        self._app = app
        self._screen: LockScreen | None = None
        self.broken = False
        """Whether something failed behind the lock, so that the screens are to be opened anew."""
        self.touch()

    @property
    def locked(self) -> bool:
        """Whether the desk is locked."""
        return self._screen is not None

    def touch(self) -> None:
        """Somebody is here."""
        self._last = (time.monotonic(), time.time())

    @property
    def idle(self) -> float:
        """Seconds in which nobody did anything; those of a computer that slept count."""
        steady, clock = self._last
        return max(time.monotonic() - steady, time.time() - clock)

    def begin(self) -> None:
        """Look after the desk from now on."""
        self._app.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Lock if nobody did anything for the minutes of the settings."""
        minutes = self._app.preferences.lock
        if minutes and self.idle >= minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Hide everything, then close the study."""
        study = self._app.study
        if study is None or self.locked:
            return
        self._app.said.forget()
        self._screen = LockScreen(self._app.say, self.open, secret=study.encrypted)
        self._app.push_screen(self._screen)
        self._app.call_after_refresh(self._close)

    def _close(self) -> None:
        """Close the study as soon as nothing computes any more; no screen asks it until then."""
        study = self._app.study
        if study is None or not self.locked:
            return
        self._app.safety.close()
        if any(worker.is_running for worker in self._app.workers):
            self._app.set_timer(WAITING, self._close)
        else:
            study.lock()

    def open(self, secret: str | None) -> str | None:
        """Open the study and go on; return why not, if it does not open."""
        study, screen = self._app.study, self._screen
        if study is None or screen is None:
            return None
        try:
            study.unlock(secret)
        except Refusal as refusal:
            return sentence(refusal)
        self._screen = None
        self.touch()
        screen.dismiss()
        if self.broken:
            self.broken = False
            self._app.call_later(self._app.entrance.again)
        self._app.call_after_refresh(self._app.note, self._app.say("lock.opened"))
        self._app.call_after_refresh(self._app.safety.begin)
        self._app.call_after_refresh(self._app.reader.begin)
        return None


class LockScreen(ModalScreen[None], inherit_bindings=False):
    """Shows nothing of the study; being modal, it keeps the desk's keys from acting.

    ``unlock`` gets what was typed, None where nothing is asked for; it returns why it did not open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "unlock", ""),
        ("ctrl+q,ctrl+c", "app.quit", ""),
    ]

    def __init__(
        self, say: Say, unlock: Callable[[str | None], str | None], *, secret: bool
    ) -> None:
        super().__init__()
        self._say, self._unlock, self._secret = say, unlock, secret

    def compose(self) -> ComposeResult:
        """Title, a line for the passphrase, how it opens."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            if self._secret:
                yield Field(id="line", secret=True)
            way = "lock.secret" if self._secret else "lock.plain"
            yield Passage((self._say(way), "dim"), id="why")

    def on_mount(self) -> None:
        """Say how it opens."""
        self.query_one("#title", Line).show([(f" {self._say('lock.title')}", "title")])
        if self._secret:
            self.query_one(Field).focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Try the passphrase."""
        submitted.stop()
        typed, submitted.input.value = submitted.value, ""
        self._try(typed)

    def action_unlock(self) -> None:
        """Go on where there is no passphrase."""
        if not self._secret:
            self._try(None)

    def _try(self, typed: str | None) -> None:
        if why := self._unlock(typed):
            self.query_one(Passage).tell((why, "warn"))
