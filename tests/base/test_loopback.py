"""Programs on this computer are asked, and nobody else."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable

import pytest

from tests.a_server import served
from thirdear.base import loopback
from thirdear.model.refusal import Refusal


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://127.0.0.1:8080", "127.0.0.1", 8080, ""),
        ("http://127.9.8.7:1/", "127.9.8.7", 1, ""),
        ("http://[::1]:11434/api", "::1", 11434, "/api"),
        ("http://127.0.0.1", "127.0.0.1", 80, ""),
    ],
)
def test_an_address_here_is_taken(url: str, host: str, port: int, path: str) -> None:
    """IPv4 and IPv6, with a path before the service's own or without."""
    assert loopback.address(url) == (host, port, path)


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1:8080",
        "http://example.org",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "http://0.0.0.0:8080",
        "http://[::]:8080",
        "http://[::ffff:127.0.0.1]:8080",
        "http://[::1%25lo]:80",
        "http://127.1:8080",
        "http://2130706433",
        "http://0x7f000001",
        "http://127.0.0.1@192.0.2.1",
        "http://192.0.2.1#@127.0.0.1",
        "http://127.0.0.1\\@example.org",
        "https://127.0.0.1:8080",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:8080",
        "http://127.0.0.1:0",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:8080/a b",
        "http://127.0.0.1:8080/\r\nX: y",
        "http://127.0.0.1?to=example.org",
        "http://[127.0.0.1",
        "http://",
        "",
        "http://１２７.0.0.1",
    ],
)
def test_every_other_address_is_refused_and_never_looked_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence in both languages; no name but localhost reaches the resolver."""

    def resolve(*_: object, **__: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(Refusal) as refused:
        loopback.address(url)
    assert "http://127.0.0.1:8080" in refused.value.english
    assert "http://127.0.0.1:8080" in refused.value.turkish


def _place(host: str) -> tuple[object, ...]:
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80))


@pytest.mark.parametrize(
    ("hosts", "here"),
    [
        (["127.0.0.1"], True),
        (["::1", "127.0.0.1"], True),
        (["192.0.2.1"], False),
        (["127.0.0.1", "192.0.2.1"], False),
        ([], False),
    ],
)
def test_localhost_is_what_this_computer_means_by_it(
    hosts: list[str], here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked by its number; a computer that means another one by it is refused."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: list(map(_place, hosts)))
    if here:
        assert loopback.address("http://localhost:80").host == hosts[0]
        return
    with pytest.raises(Refusal, match="another address"):
        loopback.address("http://LOCALHOST:80")


def test_no_proxy_stands_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies is not read."""
    with served(lambda *_: (500, b"the proxy")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        with served(lambda *_: (200, b"here")) as server:
            reply = loopback.post(loopback.address(server.url), "/x", {"a": 1}, 5)
    assert (reply, server.asked, proxy.asked) == ((200, b"here"), [{"a": 1}], [])


@pytest.mark.parametrize("other", ["192.0.2.1", "::ffff:127.0.0.1", "2001:db8::1"])
def test_a_line_that_leads_elsewhere_is_refused_before_anything_is_said(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever address was asked, the other end of the line is looked at, and nothing is sent."""

    class Line:
        closed = False

        def getpeername(self) -> tuple[str, int]:
            return other, 80

        def sendall(self, data: bytes) -> None:
            raise AssertionError("something was said")

        def close(self) -> None:
            Line.closed = True

    def connect(asked: http.client.HTTPConnection) -> None:
        asked.sock = Line()

    monkeypatch.setattr(http.client.HTTPConnection, "connect", connect)
    with pytest.raises(Refusal, match="is not on this computer") as refused:
        loopback.post(loopback.address("http://127.0.0.1:8080"), "/x", {}, 5)
    assert other in refused.value.english
    assert other in refused.value.turkish
    assert Line.closed


def test_an_answer_that_sends_elsewhere_is_not_followed() -> None:
    """It comes back as it is."""
    with served(lambda *_: (200, b"there")) as other:
        with served(lambda *_: (307, f"{other.url}/x".encode())) as server:
            reply = loopback.post(loopback.address(server.url), "/x", {}, 5)
        assert (reply.status, other.asked) == (307, [])


def _listening(speak: Callable[[socket.socket], None]) -> tuple[str, socket.socket]:
    """Return the address of a socket that says this to whoever comes."""
    server = socket.create_server(("127.0.0.1", 0))

    def wait() -> None:
        try:
            line, _ = server.accept()
            with line:
                line.recv(65536)
                speak(line)
        except OSError:
            pass

    threading.Thread(target=wait, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}", server


@pytest.mark.parametrize("head", ["Content-Length: 900000", "X: y"])
def test_a_dripping_answer_is_late(head: str) -> None:
    """Each byte comes in time and the whole never does."""

    def drip(line: socket.socket) -> None:
        line.sendall(f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode())
        for _ in range(200):
            line.sendall(b"x")
            time.sleep(0.02)

    url, server = _listening(drip)
    began = time.monotonic()
    with pytest.raises(loopback.Late), server:
        loopback.post(loopback.address(url), "/x", {}, 0.3)
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nhalf",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
)
def test_half_an_answer_is_none(said: bytes) -> None:
    """It is cut, whatever of it came."""
    url, server = _listening(lambda line: line.sendall(said))
    with pytest.raises(loopback.Cut), server:
        loopback.post(loopback.address(url), "/x", {}, 5)


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of it is read than an answer can be long."""
    monkeypatch.setattr(loopback, "LARGEST", 1000)
    with served(lambda *_: (200, b"x" * 1001)) as server, pytest.raises(loopback.Cut):
        loopback.post(loopback.address(server.url), "/x", {}, 5)


def test_where_nobody_listens_the_line_is_refused() -> None:
    """It is the system's own refusal, which whoever asks puts into words."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ConnectionRefusedError):
        loopback.post(loopback.address(f"http://127.0.0.1:{port}"), "/x", {}, 5)


@pytest.mark.parametrize(("length", "whole"), [(999, True), (1000, True), (1001, False)])
def test_an_answer_is_read_up_to_the_limit(
    length: int, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more is too long."""
    monkeypatch.setattr(loopback, "LARGEST", 1000)
    with served(lambda *_: (200, b"x" * length)) as server:
        try:
            reply = loopback.post(loopback.address(server.url), "/x", {}, 5)
        except loopback.Cut:
            assert not whole
        else:
            assert whole
            assert reply.body == b"x" * length


def test_a_byte_that_is_lacking_is_noticed() -> None:
    """The answer says how long it is."""
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhalf"
    url, server = _listening(lambda line: line.sendall(half))
    with pytest.raises(loopback.Cut), server:
        loopback.post(loopback.address(url), "/x", {}, 5)


def test_a_program_that_ends_waits_for_no_answer() -> None:
    """What watches the time does not keep it alive."""
    clocks: list[bool] = []

    def answer(*_: object) -> tuple[int, bytes]:
        clocks.extend(t.daemon for t in threading.enumerate() if isinstance(t, threading.Timer))
        return 200, b""

    with served(answer) as server:
        loopback.post(loopback.address(server.url), "/x", {}, 5)
    assert clocks == [True]


@pytest.mark.parametrize(("url", "port"), [("http://localhost", 80), ("http://localhost:81", 81)])
def test_localhost_has_a_port_too(url: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """80 where none is written."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [_place("127.0.0.1")])
    assert loopback.address(url) == ("127.0.0.1", port, "")
