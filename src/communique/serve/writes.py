"""What stands before every write: where it comes from, who asks, how much and how often; each is written down."""

import hmac
import logging
from collections.abc import Sequence
from urllib.parse import parse_qsl

import anyio
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.errors import AbortRun
from communique.serve.identity import Who, address_of, who_asks
from communique.serve.limits import Limiter
from communique.serve.options import ServeOptions
from communique.serve.origin import SAFE, cross_site
from communique.serve.problems import Refusal, answer_refusal
from communique.serve.signing import too_many
from communique.store.audit import Act, begin_audit, end_audit
from communique.store.clock import now
from communique.store.engine import writing

_LOG = logging.getLogger("communique.serve")
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
FIELD, HEADER = "csrf", "x-csrf-token"
_LARGEST = 64 * 1024  # bytes of a body
_FIELDS = 300  # fields of a form
_PATIENCE = 30  # seconds in which a body must have come
_ANYONE = ("/sign-out",)  # what a reader may do, too
_QUESTIONS = "/mcp"  # asked by POST, but only reads: no token, but JSON of our own origin


class WriteGuard:
    """Lets a write through to the app with its body read, bounded and checked; the answer goes into the audit."""

    def __init__(self, app: ASGIApp, engine: Engine, options: ServeOptions) -> None:
        self._app = app
        self._engine = engine
        self._limiter = Limiter(options.limits.writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with what is wrong."""
        if scope["type"] != "http" or scope["method"] in SAFE:
            await self._app(scope, receive, send)
            return
        body = await _body(scope, receive)
        why = body if isinstance(body, Refusal) else self._refusal(scope, body)
        who = who_asks(Request(scope))
        if isinstance(body, Refusal) or who is None or _only_asks(scope):
            await self._passed(why, scope, _again(body, receive), send)
            return
        await self._audited(who, why, scope, _again(body, receive), send)

    async def _passed(self, why: Refusal | None, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app if why is None else answer_refusal(Request(scope), why)
        await app(scope, receive, send)

    async def _audited(self, who: Who, why: Refusal | None, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self._limiter.ask(f"{who.how}:{who.name}")
        if wait:  # not written down: whoever asks too often shall not fill the archive
            await answer_refusal(Request(scope), too_many(wait))(scope, receive, send)
            return
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            number = await run_in_threadpool(self._begin, who, scope)
        except AbortRun as stopped:
            await answer_refusal(Request(scope), Refusal(503, str(stopped)))(scope, receive, send)
            return
        try:
            await self._passed(why, scope, receive, noting)
        finally:
            told = why.detail if why is not None else str(scope.get("state", {}).get("done", ""))
            await self._end(number, f"{status or 'broken off'} {told}".strip())

    def _begin(self, who: Who, scope: Scope) -> int:
        with writing(self._engine) as connection:
            act = Act(who.name, who.how, f"{scope['method']} {scope['path']}", address_of(scope))
            return begin_audit(connection, act, now())

    async def _end(self, number: int, outcome: str) -> None:
        try:
            await run_in_threadpool(self._close, number, outcome)
        except AbortRun as stopped:
            _LOG.error("audit row %s stays open (%s): %s", number, outcome, stopped)

    def _close(self, number: int, outcome: str) -> None:
        with writing(self._engine) as connection:
            end_audit(connection, number, outcome)

    def _refusal(self, scope: Scope, body: bytes) -> Refusal | None:
        who = who_asks(Request(scope))
        bearer = who is not None and who.how == "token"
        other = None if bearer else cross_site(scope)
        if other:
            return Refusal(403, f"Not done: {other}.")
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        wanted = JSON if scope["path"].startswith(("/api", _QUESTIONS)) else FORM
        if kind != wanted and (body or _only_asks(scope)):
            return Refusal(415, f"The body must be {wanted}.")
        form = _form(body) if wanted == FORM else []
        if form is None:
            return Refusal(400, "The form cannot be read.")
        scope.setdefault("state", {})["form"] = form
        return None if who is None or _only_asks(scope) else _not_allowed(scope, who, form)


def form_of(request: Request) -> dict[str, str]:
    """The fields of the form that was sent; of a field given several times, all values with commas between."""
    told: dict[str, list[str]] = {}
    for name, value in request.scope.get("state", {}).get("form", ()):
        told.setdefault(name, []).append(value)
    return {name: ", ".join(value for value in values if value) for name, values in told.items()}


def _not_allowed(scope: Scope, who: Who, form: Sequence[tuple[str, str]]) -> Refusal | None:
    told = Headers(scope=scope).get(HEADER) or next((value for name, value in form if name == FIELD), "")
    if who.how != "token" and not hmac.compare_digest(told.encode("utf-8", "replace"), who.csrf.encode()):
        told = "Not done: the page is older than your sign-in or the server's start, or is none of ours. Load it again."
        return Refusal(403, told)
    if not who.may("reader" if scope["path"] in _ANYONE else "reviewer"):
        return Refusal(403, "Not done: readers change nothing; ask an admin for the role reviewer.")
    return None


def _only_asks(scope: Scope) -> bool:
    return bool(scope["path"] == _QUESTIONS or scope["path"].startswith(f"{_QUESTIONS}/"))


def _form(body: bytes) -> list[tuple[str, str]] | None:
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except ValueError:
        return None


async def _body(scope: Scope, receive: Receive) -> bytes | Refusal:
    """The whole body, unless it is too large or too slow."""
    large = Refusal(413, f"The body is larger than {_LARGEST // 1024} KiB.", {"Connection": "close"})
    told = Headers(scope=scope).get("content-length", "0")
    if not told.isdecimal() or int(told[:12]) > _LARGEST:
        return large
    body = bytearray()
    with anyio.move_on_after(_PATIENCE):
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return Refusal(400, "The request broke off.")
            body += message.get("body", b"")
            if len(body) > _LARGEST:
                return large
            if not message.get("more_body", False):
                return bytes(body)
    return Refusal(408, f"The body did not come within {_PATIENCE} seconds.", {"Connection": "close"})


def _again(body: bytes | Refusal, receive: Receive) -> Receive:
    """A receive that tells the body that was read already."""
    waiting = [b"" if isinstance(body, Refusal) else body]

    async def told() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return told
