"""Who may speak to the served desk: a browser of this computer that was given the token, once.

Any page that is open in a browser can send requests to this computer. So a request has to name this
server as its host (a page elsewhere whose name was made to point here does not), come from this
server's own page if it comes from one, and carry a cookie that only the token's first bearer got.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Middleware

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

COOKIE = "thirdear"
SOCKET = "/ws"
TOKEN = "token"  # noqa: S105 - the parameter's name
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; "
        "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Nothing is kept by the browser, nothing comes from elsewhere, nobody frames the page.

Inline styles are the terminal emulator's.
"""


class Guard:
    """Judges requests to a server known by ``hosts`` (name and port); at most so many desks."""

    def __init__(self, hosts: Iterable[str], most: int = 4) -> None:
        self.hosts = frozenset(hosts)
        self.most = most
        self.live = 0
        self.token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._spent = False

    def stranger(self, request: web.Request) -> str | None:
        """Return what is foreign about a request, None where nothing is."""
        if request.headers.getall("Host", []) != [request.host] or request.host not in self.hosts:
            return "host"
        origins = request.headers.getall("Origin", [])
        if any(origin != f"http://{request.host}" for origin in origins):
            return "origin"
        if request.path == SOCKET and len(origins) != 1:
            return "origin"
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return "site"
        return None

    def known(self, request: web.Request) -> bool:
        """Say whether a request carries the cookie."""
        return _same(request.cookies.get(COOKIE, ""), self._cookie)

    def redeem(self, request: web.Request) -> web.Response | None:
        """Return the answer that gives the cookie for the token; None where it is not valid now."""
        if self._spent or not _same(request.query.get(TOKEN, ""), self.token):
            return None
        self._spent = True
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(COOKIE, self._cookie, httponly=True, samesite="Strict", path="/")
        return answer

    def middleware(self) -> Middleware:
        """Return the door through which every request has to come."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            try:
                answer = await self._admit(request, handler)
            except web.HTTPException as error:
                error.headers.update(HEADERS)
                raise
            if not answer.prepared:
                answer.headers.update(HEADERS)
            return answer

        return guard

    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if foreign := self.stranger(request):
            return web.Response(status=403, text=f"Refused: {foreign}.\n")
        if not self.known(request):
            refused = web.Response(status=403, text="Refused: token.\n")
            return (request.path == "/" and self.redeem(request)) or refused
        if request.path != SOCKET:
            return await handler(request)
        if self.live >= self.most:
            return web.Response(status=503, text="Too many desks are open.\n")
        self.live += 1
        try:
            return await handler(request)
        finally:
            self.live -= 1


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
