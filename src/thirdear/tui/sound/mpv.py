"""A small client of mpv, which plays one recording and is spoken to in JSON.

mpv gets one end of a pair of sockets: nobody else can speak to it, no file stands for the socket,
and mpv ends when this program does, however that is.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from thirdear.model.refusal import Refusal

_OPTIONS = (
    *("--no-config", "--no-terminal", "--load-scripts=no", "--ytdl=no", "--access-references=no"),
    *("--input-default-bindings=no", "--input-media-keys=no", "--video=no", "--autoload-files=no"),
    *("--pause", "--keep-open=always", "--hr-seek=yes"),
)
"""Nobody's own settings, nothing that a file points at, no window, and no end at the end."""
_WATCHED = ("pause", "time-pos")
_PATIENCE = 15.0
"""Seconds that mpv may take to open a file or to answer."""

Told = Callable[[str, object], None]


def program() -> str:
    """Return where mpv is; a computer that lacks it is a Refusal that says how to install it."""
    if sys.platform == "win32":
        raise Refusal(
            "Recordings are not played on Windows yet; open the file in another program beside it.",
            "Kayıtlar Windows'ta henüz çalınmıyor; dosyayı yanda başka bir programda açın.",
        )
    found = shutil.which("mpv")
    if found is None:
        raise Refusal(
            "mpv, which plays recordings, is not installed: `sudo apt install mpv` (Debian, "
            "Ubuntu), `sudo dnf install mpv` (Fedora) or `brew install mpv` (macOS).",
            "Kayıtları çalan mpv kurulu değil: `sudo apt install mpv` (Debian, Ubuntu), `sudo dnf "
            "install mpv` (Fedora) ya da `brew install mpv` (macOS).",
        )
    return found


class Mpv:
    """One running mpv with one recording in it; paused at the beginning when it was started.

    ``told`` hears of the position in seconds ("time-pos") and of "pause", and of "gone" when mpv
    has ended.
    """

    def __init__(self, process: asyncio.subprocess.Process, told: Told) -> None:
        self._process, self._told = process, told
        self._waiting: dict[int, asyncio.Future[object]] = {}
        self._asked = 0
        self._opened: asyncio.Future[object] = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(cls, source: Path | int, told: Told) -> Self:
        """Start mpv with a file, or with what an open file descriptor holds."""
        ours, theirs = socket.socketpair()
        media = f"fd://{source}" if isinstance(source, int) else str(source)
        passed = [theirs.fileno(), *([source] if isinstance(source, int) else [])]
        try:
            process = await asyncio.create_subprocess_exec(
                *(program(), *_OPTIONS, f"--input-ipc-client=fd://{theirs.fileno()}", "--", media),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                pass_fds=passed,
                start_new_session=True,
            )
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        made = cls(process, told)
        await made._begin(ours)
        return made

    async def _begin(self, ours: socket.socket) -> None:
        reader, self._writer = await asyncio.open_connection(sock=ours)
        self._task = asyncio.create_task(self._listen(reader))
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._opened
                for number, name in enumerate(_WATCHED, 1):
                    await self.ask("observe_property", number, name)
        except (Refusal, TimeoutError) as error:
            await self.close()
            raise Refusal(
                "mpv cannot play this recording: its format is unknown to it or damaged, or there "
                "is no sound device.",
                "mpv bu kaydı çalamıyor: biçimi tanınmıyor ya da bozuk, ya da ses aygıtı yok.",
            ) from error

    async def ask(self, *command: object) -> object:
        """Send one command; return its answer. What mpv refuses, and its end, is a Refusal."""
        self._asked += 1
        answer = asyncio.get_running_loop().create_future()
        self._waiting[self._asked] = answer
        told = {"command": command, "request_id": self._asked}
        try:
            self._writer.write(json.dumps(told).encode() + b"\n")
            async with asyncio.timeout(_PATIENCE):
                await self._writer.drain()
                return await answer
        except (OSError, TimeoutError) as error:
            raise _gone() from error
        finally:
            self._waiting.pop(told["request_id"], None)  # type: ignore[call-overload]

    async def close(self) -> None:
        """Let mpv end: it does when its socket is closed; otherwise it is made to."""
        with suppress(OSError):
            self._writer.close()
        try:
            async with asyncio.timeout(2):
                await self._process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        with suppress(OSError):
            await self._writer.wait_closed()

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with suppress(OSError):
            while line := await reader.readline():
                with suppress(ValueError):
                    self._take(json.loads(line))
        for one in (self._opened, *self._waiting.values()):
            if not one.done():
                one.set_exception(_gone())
        self._writer.close()
        self._told("gone", None)

    def _take(self, message: dict[str, object]) -> None:
        answer = (
            self._waiting.get(number)
            if isinstance(number := message.get("request_id"), int)
            else None
        )
        if answer is not None and not answer.done():
            if message.get("error") == "success":
                answer.set_result(message.get("data"))
            else:
                answer.set_exception(_gone())
        event = message.get("event")
        if event == "file-loaded" and not self._opened.done():
            self._opened.set_result(None)
        elif event == "end-file" and not self._opened.done():
            self._opened.set_exception(_gone())
        elif event == "property-change":
            self._told(str(message.get("name")), message.get("data"))


def _gone() -> Refusal:
    return Refusal(
        "mpv does not answer any more; press the key again to start it anew.",
        "mpv artık yanıt vermiyor; yeniden başlatmak için tuşa tekrar basın.",
    )
