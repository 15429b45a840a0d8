"""What stands before every page: which Host is answered, and the headers that keep a page to itself."""

import hashlib
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.serve.problems import problem_response

_CSP = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def host_name(header: str) -> str:
    """The name in a Host header, without its port, in lower case."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


class HostGuard:
    """Refuses requests whose Host is not one of ours: another site's name may have been pointed at this machine.

    Where the server is open to others (`wide`), the address at which a request arrived is a name of ours too: an
    address, unlike a name, cannot be pointed elsewhere.
    """

    def __init__(self, app: ASGIApp, allowed: frozenset[str], *, wide: bool = False) -> None:
        self._app = app
        self._allowed = allowed
        self._wide = wide

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421."""
        if scope["type"] == "http" and not self._is_ours(scope):
            refused = problem_response(421, "The Host header names a server that this is not.")
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        name, server = host_name(Headers(scope=scope).get("host", "")), scope.get("server")
        arrived = (str(server[0]), f"[{server[0]}]") if self._wide and server else ()
        return name in self._allowed or name in arrived


class CleanAddress:
    """Refuses addresses with control characters: no word of an archive holds them, and databases stumble over them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 400."""
        if scope["type"] == "http":
            told = scope["path"].encode() + unquote_to_bytes(scope.get("query_string", b""))
            if any(byte < 32 or byte == 127 for byte in told):
                await problem_response(400, "The address holds a control character.")(scope, receive, send)
                return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Puts the safety headers on every answer; nothing that is written may be kept by a cache."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add to the answer's headers."""

        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                kept = scope.get("method") in ("GET", "HEAD") and message["status"] < 400
                headers.setdefault("Cache-Control", "private, no-cache" if kept else "no-store")
            await send(message)

        await self._app(scope, receive, send_safe)


class Etags:
    """Gives each whole answer to a GET its ETag, and answers 304 where the asker holds it already."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the answer until its end is known, then name it by its hash."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("if-none-match", "")
        held: dict[str, Any] = {"body": b""}

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                held["start"] = message
                return
            held["body"] += message.get("body", b"")
            if not message.get("more_body", False):
                for told in _named(held["start"], held["body"], asked):
                    await send(told)

        await self._app(scope, receive, hold)


def _named(start: MutableMapping[str, Any], body: bytes, asked: str) -> tuple[Message, Message]:
    if start["status"] != 200:
        return start, {"type": "http.response.body", "body": body}
    headers = MutableHeaders(scope=start)
    etag = headers.setdefault("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"')
    if etag in [tag.strip().removeprefix("W/") for tag in asked.split(",")]:
        del headers["Content-Length"]
        return {**start, "status": 304}, {"type": "http.response.body", "body": b""}
    return start, {"type": "http.response.body", "body": body}
