"""A question to a program on this computer, over HTTP; no other computer can be asked.

Only an address of the loopback interface is taken, nothing is read from the environment (so that no
proxy stands between), and an answer that sends elsewhere is not followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import socket
import threading
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from thirdear.model.refusal import Refusal

LARGEST = 4 << 20
"""Bytes of an answer that are read at most."""
_PATH = re.compile(r"[A-Za-z0-9._~/%-]*")


class Address(NamedTuple):
    """Where a program listens: a literal address of this computer, a port, and the path before."""

    host: str
    port: int
    path: str = ""


class Reply(NamedTuple):
    """What a program answered: the status, and the bytes of the whole body."""

    status: int
    body: bytes


class Late(Exception):  # noqa: N818 - it is an answer that does not come, no fault of the program
    """No whole answer came in time."""


class Cut(Exception):  # noqa: N818 - as above
    """The answer ended before its end, or is longer than any answer should be."""


def address(url: str) -> Address:
    """Return the address that a URL means; refuse every URL that is not of this computer.

    ``http://`` and a host of 127.0.0.0/8 or ::1; ``localhost`` where it means nothing but these. No
    other name is looked up.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _no_address(url) from None
    extra = parts.username or parts.password or parts.query or parts.fragment
    if parts.scheme != "http" or not host or port == 0 or extra or not _PATH.fullmatch(parts.path):
        raise _no_address(url)
    if host.lower() == "localhost":
        host = _resolved()
    if not is_here(host):
        raise _elsewhere(url)
    return Address(host, port or 80, parts.path.rstrip("/"))


def is_here(host: str) -> bool:
    """Say whether a literal address is of the loopback interface."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    if found.version == 4:
        return found in ipaddress.ip_network("127.0.0.0/8")
    return found == ipaddress.ip_address("::1")


def _resolved() -> str:
    """Return the address that this computer means by its own name, if it means nothing else."""
    try:
        found = socket.getaddrinfo("localhost", None, type=socket.SOCK_STREAM)
    except OSError:
        found = []
    hosts = [str(place[0]) for *_, place in found]
    if not hosts or not all(map(is_here, hosts)):
        raise Refusal(
            "On this computer localhost means another address than its own; write 127.0.0.1.",
            "Bu bilgisayarda localhost kendi adresinden başka bir yer demek; 127.0.0.1 yazın.",
        )
    return hosts[0]


def _no_address(url: str) -> Refusal:
    return Refusal(
        f"{url} is no address that can be asked; it has the form http://127.0.0.1:8080.",
        f"{url} sorulabilecek bir adres değil; biçimi http://127.0.0.1:8080 olmalı.",
    )


def _elsewhere(url: str) -> Refusal:
    return Refusal(
        f"{url} is not on this computer; only a program here may be asked, such as "
        "http://127.0.0.1:8080.",
        f"{url} bu bilgisayarda değil; yalnızca buradaki bir programa sorulabilir, örneğin "
        "http://127.0.0.1:8080.",
    )


def post(to: Address, path: str, body: dict[str, Any], seconds: float) -> Reply:
    """Send a JSON document and return the answer, whatever its status.

    Raises ``Late`` where the whole answer is not there after so many seconds, however slowly it
    drips, ``Cut`` where it is no whole answer, and ``OSError`` where nobody listens.
    """
    asked = http.client.HTTPConnection(to.host, to.port, timeout=seconds)
    late = threading.Event()
    try:
        asked.connect()
        _stay_here(asked.sock)
        clock = threading.Timer(seconds, _hang_up, (asked.sock, late))
        clock.daemon = True
        clock.start()
        try:
            reply = _asked(asked, f"{to.path}{path}", json.dumps(body).encode())
        finally:
            clock.cancel()
        if late.is_set():
            raise Late  # a body without a length ends where the line was hung up
    except TimeoutError as error:
        raise Late from error
    except (http.client.HTTPException, ConnectionError) as error:
        if late.is_set():
            raise Late from error
        if isinstance(error, ConnectionRefusedError):
            raise
        raise Cut from error
    finally:
        asked.close()
    return reply


def _stay_here(line: socket.socket) -> None:
    """Refuse a line whose other end is not on this computer, before anything is said on it."""
    other = str(line.getpeername()[0])
    if not is_here(other):
        raise _elsewhere(other)


def _hang_up(line: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _asked(asked: http.client.HTTPConnection, path: str, body: bytes) -> Reply:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    asked.request("POST", path, body, headers)
    answer = asked.getresponse()
    read = answer.read(LARGEST + 1)
    if len(read) > LARGEST or (answer.length or 0) > 0:
        raise http.client.IncompleteRead(b"")
    return Reply(answer.status, read)
