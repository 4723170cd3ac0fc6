"""A program on this computer that answers as one with a language model does, for the tests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[Mapping[str, Any], int], "str | tuple[int, bytes] | float"]
"""What is answered to the n-th request (from 0): what the model says, a status and a body, or
seconds of silence before nothing is said."""


class Server:
    """A running server: its address, and the requests that came."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []

    @property
    def questions(self) -> list[str]:
        """What was asked about segments, in order."""
        return [one["messages"][1]["content"] for one in self.asked]


def said(words: str, end: str = "stop") -> bytes:
    """Return the body in which a server says a model's words."""
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": end}
    return json.dumps({"choices": [choice]}).encode()


def codes(*given: str | tuple[str, int]) -> str:
    """Return the answer that gives these codes."""
    pairs = [(one, None) if isinstance(one, str) else one for one in given]
    return json.dumps({"codes": [{"code": key, "value": value} for key, value in pairs]})


def ratings(body: Mapping[str, Any], value: int | None) -> str:
    """Return the answer that gives every item that was asked about this value."""
    form = body["response_format"]["json_schema"]["schema"]["properties"]["ratings"]
    return json.dumps({"ratings": dict.fromkeys(form["properties"], value)})


@contextmanager
def served(answer: Answer) -> Iterator[Server]:
    """Let a server run during the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = len(made.asked)
            made.asked.append(body)
            made.headers.append({**self.headers, "path": self.path})
            told = answer(body, number)
            if isinstance(told, float):
                time.sleep(told)
                self.close_connection = True
                return
            status, data = (200, said(told)) if isinstance(told, str) else told
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", data.decode())
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Server(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
