"""Every request gets its asker: by cookie, by token, or as whoever sits at this machine; nobody else is let in."""

import secrets
from dataclasses import dataclass
from http.cookies import CookieError
from urllib.parse import quote

from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.archive.accounts import hashed
from communique.errors import AbortRun
from communique.serve.identity import Who, address_of, cookie_name, form_token
from communique.serve.limits import Limiter, address_key
from communique.serve.options import ServeOptions
from communique.serve.origin import SAFE
from communique.serve.problems import Refusal, answer_refusal
from communique.store.accounts import account_of_session, account_of_token, has_accounts
from communique.store.clock import now
from communique.store.engine import reading

SIGN_IN = "/sign-in"
_OPEN = (SIGN_IN, "/static/")  # answered to anyone
_LONGEST = 200  # signs of a secret that are looked at


@dataclass(frozen=True, slots=True)
class _Stranger:
    """Nobody who is known, and why not."""

    refusal: Refusal


class SignIn:
    """Puts `who` into the request's state; a stranger is shown the way to sign in."""

    def __init__(self, app: ASGIApp, engine: Engine, options: ServeOptions) -> None:
        self._app = app
        self._engine = engine
        self._options = options
        self._reads = Limiter(options.limits.reads)
        self._local = Who(options.local, "admin", "local", form_token(secrets.token_urlsafe(32)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its asker, or answer 401 or 429."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = await self._refused(scope)
        await (self._app if answer is None else answer)(scope, receive, send)

    async def _refused(self, scope: Scope) -> Response | None:
        request = Request(scope)
        wait = self._reads.ask(address_key(address_of(scope)))
        if wait:
            return answer_refusal(request, too_many(wait))
        if scope["path"].startswith(_OPEN):
            return None
        try:
            who = await run_in_threadpool(self._who, scope)
        except AbortRun as stopped:
            return answer_refusal(request, Refusal(503, str(stopped)))
        if isinstance(who, _Stranger):
            return _shown_in(request, who.refusal)
        scope.setdefault("state", {})["who"] = who
        return None

    def _who(self, scope: Scope) -> Who | _Stranger:
        headers = Headers(scope=scope)
        told, cookie = headers.get("authorization"), _cookie(headers, cookie_name(scope))
        with reading(self._engine) as connection:
            if told is not None:
                kind, _, token = told.partition(" ")
                secret = token.strip()[:_LONGEST] if kind.lower() == "bearer" else ""
                holder = account_of_token(connection, hashed(secret), now()) if secret else None
                return Who(holder.name, holder.role, "token", "") if holder else _UNKNOWN_TOKEN
            if cookie:
                person = account_of_session(connection, hashed(cookie), now())
                if person is not None:
                    return Who(person.name, person.role, "session", form_token(cookie))
            if self._options.wide or has_accounts(connection):
                return _NOBODY
        return self._local


_WAY = {"WWW-Authenticate": 'Bearer realm="communique"'}
_NOBODY = _Stranger(Refusal(401, "Sign in at /sign-in, or send a token: Authorization: Bearer …", _WAY))
_UNKNOWN_TOKEN = _Stranger(Refusal(401, "The token is not known, or it has ended or was taken back.", _WAY))


def too_many(wait: int) -> Refusal:
    """The refusal of one who asks too often."""
    return Refusal(429, f"Too many requests; try again in {wait} seconds.", {"Retry-After": str(wait)})


def _cookie(headers: Headers, name: str) -> str:
    try:
        return cookie_parser(headers.get("cookie", "")).get(name, "")[:_LONGEST]
    except CookieError:
        return ""


def _shown_in(request: Request, refusal: Refusal) -> Response:
    """A page leads to the form; a program is told."""
    path = request.url.path
    if request.method in SAFE and not path.startswith(("/api", "/mcp")) and refusal is _NOBODY.refusal:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{SIGN_IN}?to={quote(path + query, safe='')}", 303)
    return answer_refusal(request, refusal)
