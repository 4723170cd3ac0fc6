"""The server: textual-serve's terminal in a page of our own, on the loopback interface only."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from thirdear.base.shell import quoted
from thirdear.model.refusal import Refusal
from thirdear.tui.browser.guard import TOKEN, Guard

HOST = "127.0.0.1"
PAGE = Path(__file__).with_name("page")


class GuardedServer(Server):
    """One desk for each open page, each in a process of its own that ``command`` starts."""

    def __init__(self, command: Sequence[str], port: int = 0, *, most: int = 4) -> None:
        """``port`` 0 takes any that is free; ``most`` is how many desks may be open at a time."""
        self.socket = _listen(port)
        super().__init__(
            " ".join(quoted(word) for word in command),
            host=HOST,
            port=self.socket.getsockname()[1],
        )
        self.guard = Guard((f"{HOST}:{self.port}", f"localhost:{self.port}"), most)

    @property
    def address(self) -> str:
        """Where the desk is; the token in it is good for one browser."""
        return f"{self.public_url}/?{TOKEN}={self.guard.token}"

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: who started this says where it is."""

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return our own page, which asks for nothing beyond this computer.

        It speaks to the host under which it was asked for, one of the two that the guard knows.
        """
        page = (PAGE / "index.html").read_text("utf-8")
        return web.Response(text=page.replace("HOST", request.host), content_type="text/html")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.guard.middleware())
        app.add_routes([web.static("/page", PAGE, show_index=False)])
        return app

    async def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until this is cancelled; ``ready`` is called when a browser may come."""
        # What goes wrong is told with local values, and these hold transcripts.
        logging.getLogger("textual-serve").disabled = True
        silent = logging.getLogger("thirdear.browser")
        silent.disabled = True
        runner = web.AppRunner(await self._make_app(), access_log=None, logger=silent)
        await runner.setup()
        try:
            await web.SockSite(runner, self.socket).start()
            ready()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise Refusal(
            f"Port {port} cannot be used; take another with --port.",
            f"{port} numaralı kapı kullanılamıyor; --port ile başka bir kapı seçin.",
        ) from error


def serve(command: Sequence[str], port: int, tell: Callable[[str], None]) -> None:
    """Serve desks until the person stops it; ``tell`` gets the address to open."""
    server = GuardedServer(command, port)
    with suppress(KeyboardInterrupt):
        asyncio.run(server.run(lambda: tell(server.address)))
