"""The served desk: strangers are refused at every door, whoever may come gets the desk."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sys
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from aiohttp import (
    ClientSession,
    ClientWebSocketResponse,
    CookieJar,
    WSMsgType,
    WSServerHandshakeError,
)
from PIL import Image

from tests.a_desk import a_study
from thirdear.model.refusal import Refusal
from thirdear.study import Study, journal
from thirdear.tui.browser.guard import COOKIE, HEADERS
from thirdear.tui.browser.server import PAGE, GuardedServer

DESK = [sys.executable, "-m", "thirdear"]
CHROMIUM = shutil.which("chromium")
PATIENCE = 30.0
needs_end = pytest.mark.skipif(
    sys.platform == "win32", reason="seen under wine: a desk goes on when its page is gone"
)

Visit = Callable[[GuardedServer, ClientSession], Awaitable[None]]


def visit(script: Visit, command: list[str] | None = None, *, most: int = 4) -> None:
    """Serve a desk and let a script be the browser."""
    before = children()

    async def run() -> None:
        server = GuardedServer(command or [sys.executable, "-c", "pass"], most=most)
        ready = asyncio.Event()
        serving = asyncio.create_task(server.run(ready.set))
        await ready.wait()
        try:
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
                await script(server, browser)
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
            await reaped(before)

    asyncio.run(run())


def children() -> set[int]:
    """Return the processes that this one has started and that still run."""
    return {child.pid for child in psutil.Process().children(recursive=True)}


async def reaped(before: set[int]) -> None:
    """Wait until the desks' processes are gone: they end a moment after their sockets."""
    async with asyncio.timeout(PATIENCE):
        while children() - before:
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.1)


async def status(
    browser: ClientSession, address: str, headers: Mapping[str, str] | None = None
) -> int:
    """Return the code of the answer, redirections not followed."""
    async with browser.get(address, headers=headers, allow_redirects=False) as answer:
        return answer.status


def test_the_token_lets_one_browser_in_once() -> None:
    """Who has it gets the cookie; a second one with the same token stays outside."""

    async def script(server: GuardedServer, browser: ClientSession) -> None:
        assert await status(browser, server.public_url) == 403
        wrong = server.address.replace("token=", "token=x")
        assert await status(browser, wrong) == 403
        async with browser.get(server.address) as page:
            assert page.status == 200
            assert "token" not in str(page.url)
            assert "terminal" in await page.text()
            cookie = page.history[0].cookies[COOKIE]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as other:
            assert await status(other, server.address) == 403
            other.cookie_jar.update_cookies({COOKIE: "guessed"})
            assert await status(other, server.public_url) == 403

    visit(script)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:{port}"},
        {"Host": "127.0.0.1:1"},
        {"Host": "localhost"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_strangers_are_refused_even_with_the_cookie(headers: dict[str, str]) -> None:
    """A page elsewhere, whatever name it took, gets nothing from any door."""

    async def script(server: GuardedServer, browser: ClientSession) -> None:
        assert await status(browser, server.address) == 303
        told = {name: text.format(port=server.port) for name, text in headers.items()}
        for path in ("/", "/ws", "/static/js/textual.js", "/page/page.css", "/download/x"):
            assert await status(browser, server.public_url + path, told) == 403

    visit(script)


def test_the_socket_wants_its_own_page() -> None:
    """Without an origin, without the cookie, or from another page no desk is started."""

    async def script(server: GuardedServer, browser: ClientSession) -> None:
        socket = f"ws://127.0.0.1:{server.port}/ws"
        own = f"http://127.0.0.1:{server.port}"
        for origin in (None, "http://evil.example", own):
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.ws_connect(socket, origin=origin)
            assert refused.value.status == 403
        assert await status(browser, server.address) == 303
        with pytest.raises(WSServerHandshakeError):
            await browser.ws_connect(socket)
        assert server.guard.live == 0

    visit(script)


def test_every_answer_is_kept_nowhere_and_asks_nobody() -> None:
    """All answers carry the headers, refusals too; the page names no other computer."""

    async def script(server: GuardedServer, browser: ClientSession) -> None:
        for path in ("/", "/nowhere", "/static/js/textual.js", "/static/", "/page/page.css"):
            for address in (server.public_url + path, server.address):
                async with browser.get(address) as answer:
                    assert HEADERS.items() <= dict(answer.headers).items(), path
        assert await status(browser, f"{server.public_url}/page/") == 403
        assert await status(browser, f"{server.public_url}/page/../guard.py") == 404

    visit(script)
    for file in PAGE.iterdir():
        addresses = re.findall(r"(?:https?:|ws:)?//[^\s\"')]*", file.read_text("utf-8"))
        assert set(addresses) <= {"ws://HOST/ws"}


@needs_end
def test_only_so_many_desks_are_open_at_a_time(tmp_path: Path) -> None:
    """One more is told so; when one closes there is room again."""
    a_study(tmp_path).close()
    command = [*DESK, "--study", str(tmp_path / "study"), "--rater", "me"]

    async def script(server: GuardedServer, browser: ClientSession) -> None:
        await status(browser, server.address)
        socket, own = f"ws://127.0.0.1:{server.port}/ws", f"http://127.0.0.1:{server.port}"
        first = await browser.ws_connect(socket, origin=own)
        with pytest.raises(WSServerHandshakeError) as full:
            await browser.ws_connect(socket, origin=own)
        assert full.value.status == 503
        await first.receive(timeout=PATIENCE)
        await first.close()
        for _ in range(200):
            if not server.guard.live:
                break
            await asyncio.sleep(0.05)
        assert server.guard.live == 0

    visit(script, command, most=1)


@needs_end
def test_the_desk_is_used_through_the_socket(tmp_path: Path) -> None:
    """An encrypted study asks for its passphrase there; a tag made there is in the study."""
    study = a_study(tmp_path)
    study.close()
    Study.create(tmp_path / "Oak", passphrase="horse").close()
    command = [*DESK, "--study", str(tmp_path / "study"), "--rater", "me"]
    command += ["--case", "A", "--session", "1"]

    async def until(browser: ClientSession, server: GuardedServer, keys: str, wanted: str) -> None:
        own = f"http://127.0.0.1:{server.port}"
        async with browser.ws_connect(f"ws://127.0.0.1:{server.port}/ws", origin=own) as socket:
            seen, typed = "", False
            async with asyncio.timeout(PATIENCE):
                while wanted not in seen:
                    message = await socket.receive()
                    assert message.type is not WSMsgType.CLOSED, seen[-500:]
                    if message.type is WSMsgType.BINARY:
                        seen += message.data.decode("utf-8", "replace")
                    if not typed and "seg" in seen:
                        typed = True
                        await socket.send_str(json.dumps(["stdin", keys]))

    async def tag(server: GuardedServer, browser: ClientSession) -> None:
        await status(browser, server.address)
        await until(browser, server, "1", "17%")

    async def ask(server: GuardedServer, browser: ClientSession) -> None:
        await status(browser, server.address)
        await until(browser, server, "", "Passphrase")

    visit(tag, command)
    visit(ask, [*DESK, "--study", str(tmp_path / "Oak")])
    with Study.open(tmp_path / "study") as again:
        assert [
            entry.kind for entry in journal.history(again, 1, None, None, None, (None, None))
        ] == ["tag"]


def test_a_port_that_is_taken_is_told() -> None:
    """One sentence names the port and the remedy."""
    one = GuardedServer(DESK)
    with one.socket, pytest.raises(Refusal, match=f"Port {one.port} cannot be used"):
        GuardedServer(DESK, one.port)


class Chromium:
    """A real browser, spoken to by its debugging protocol; it notes every address it asks for."""

    FLAGS = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--remote-debugging-port=0", "--window-size=900,600"),
    )

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.asked: list[str] = []
        self._count = 0

    async def tell(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result, empty where it could not be done."""
        self._count += 1
        await self.socket.send_json({"id": self._count, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self.socket.receive(timeout=PATIENCE)).data)
            if answer.get("method") in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                told = answer["params"]
                self.asked.append(told["url"] if "url" in told else told["request"]["url"])
            if answer.get("id") == self._count:
                found: dict[str, Any] = answer.get("result", {})
                return found

    async def colours(self, picture: Path) -> int:
        """Take a picture of the page and return how many colours are in it."""
        taken = await self.tell("Page.captureScreenshot")
        if "data" not in taken:  # the page is on its way
            return 0
        picture.write_bytes(b64decode(taken["data"]))
        with Image.open(picture) as image:
            return len(image.convert("RGB").getcolors(1 << 20) or ())


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Chromium]:
    """Start the browser with a profile of its own, and end it."""
    command = [str(CHROMIUM), *Chromium.FLAGS, f"--user-data-dir={profile}", "about:blank"]
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdout=nowhere, stderr=nowhere)
    try:
        note = profile / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not (note.exists() and note.read_text("ascii").count("\n")):
                await asyncio.sleep(0.1)
        port = note.read_text("ascii").split()[0]
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                (page, *_) = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(page["webSocketDebuggerUrl"]) as socket:
                yield Chromium(socket)
    finally:
        process.kill()
        await process.wait()


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_desk_stands_in_chromium(tmp_path: Path) -> None:
    """A real browser paints it, asks no computer but this one, and types without a first click."""
    a_study(tmp_path).close()
    command = [*DESK, "--study", str(tmp_path / "study"), "--rater", "me"]

    async def script(server: GuardedServer, _: ClientSession) -> None:
        async with chromium(tmp_path / "profile") as browser:
            await browser.tell("Network.enable")
            await browser.tell("Page.enable")
            await browser.tell("Page.navigate", url=server.address)
            async with asyncio.timeout(PATIENCE):
                while await browser.colours(tmp_path / "desk.png") < 50:
                    await asyncio.sleep(0.5)
            asked = {"expression": "document.activeElement.className"}
            async with asyncio.timeout(PATIENCE):
                while (await browser.tell("Runtime.evaluate", **asked))["result"]["value"] != (
                    "xterm-helper-textarea"
                ):
                    await asyncio.sleep(0.2)
            own = {f"http://127.0.0.1:{server.port}", f"ws://127.0.0.1:{server.port}"}
            assert len(browser.asked) > 3
            for address in browser.asked:
                here = "{0.scheme}://{0.netloc}".format(urlsplit(address))
                assert here in own or address.startswith("data:"), address

    visit(script, command)
