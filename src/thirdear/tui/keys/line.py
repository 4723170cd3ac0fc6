"""Keys wait in line: each acts when all that the one before it set off is done.

Fast typing and a slow connection bring several keys at once. Widgets and screens take their
messages side by side, so without a line the digits behind ``o`` could be tags, not a number.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE = 0.25
"""Seconds after which something that does not come to rest is no longer waited for."""
ROUNDS = 2
"""A key goes from a widget to its screen, to the desk, and may open a screen for the next key."""


class Line:
    """The line of keys of a desk; ``act`` lets one key act."""

    def __init__(self, app: App[None], act: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app, self._act = app, act
        self._waiting: deque[events.Key] = deque()
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a key waits or acts."""
        return self._task is not None and not self._task.done()

    def take(self, key: events.Key) -> None:
        """Put a key at the end of the line."""
        self._waiting.append(key)
        if not self.busy:
            self._task = asyncio.create_task(self._go_through())

    def close(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    async def _go_through(self) -> None:
        while self._waiting:
            try:
                await self._act(self._waiting.popleft())
            except Exception as error:  # noqa: BLE001 - it goes where the desk's own errors go
                self._waiting.clear()
                self._app._handle_exception(error)  # noqa: SLF001 - the only way to tell it
                return
            await self._rest()

    async def _rest(self) -> None:
        for _ in range(ROUNDS):
            if focused := self._app.focused:
                await _done(focused)
            await _done(self._app.screen)
            await _done(self._app)


async def _done(pump: MessagePump) -> None:
    """Wait until something has taken every message that it has now."""
    reached = asyncio.Event()
    if pump.post_message(events.Callback(callback=reached.set)):
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await reached.wait()
