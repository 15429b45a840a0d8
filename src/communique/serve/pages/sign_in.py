"""Signing in and out: a form of its own, tries that are counted, a cookie that no script can read."""

import hmac
import secrets

from fastapi import APIRouter
from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.archive.accounts import SESSION_HOURS, hashed, sign_in, sign_out
from communique.serve.desk import desk_of
from communique.serve.identity import address_of, cookie_name, form_token
from communique.serve.limits import address_key
from communique.serve.problems import Refusal, answer_refusal
from communique.serve.signing import SIGN_IN, too_many
from communique.serve.views import render
from communique.serve.writes import form_of
from communique.store.accounts import account_row, folded
from communique.store.audit import Act, begin_audit
from communique.store.clock import now
from communique.store.engine import writing

router = APIRouter()
_FORM_HOURS = 1


@router.get(SIGN_IN)
def sign_in_page(request: Request) -> Response:
    """The form; its token belongs to a cookie of its own, so that no other page can sign anyone in."""
    return _form(request, inside(request.query_params.get("to", "")))


@router.post(SIGN_IN)
def signed_in(request: Request) -> Response:
    """A session where name and password belong together; its token is new, whatever cookie came along."""
    told = form_of(request)
    name, to = told.get("name", ""), inside(told.get("to", ""))
    secret = request.cookies.get(_form_cookie(request), "")
    if not secret or not hmac.compare_digest(
        form_token(secret), told.get("csrf", "").encode("ascii", "replace").decode()
    ):
        return _form(request, to, "The form was too old. Try once more.", 403)
    wait = _counted(request, name)
    if wait:
        return answer_refusal(request, _too_many_tries(wait))
    token = sign_in(request.app.state.engine, name, told.get("password", ""))
    if token is None:
        _note(request, name, "refused: name and password do not belong together")
        return _form(request, to, "Name and password do not belong together.", 401)
    _uncount(request, name)
    _note(request, name, "signed in")
    old = request.cookies.get(cookie_name(request.scope), "")
    if old:
        sign_out(request.app.state.engine, old)
    answer = RedirectResponse(to, 303)
    _set(request, answer, cookie_name(request.scope), token, SESSION_HOURS)
    answer.delete_cookie(_form_cookie(request), path=SIGN_IN)
    return answer


@router.post("/sign-out")
def signed_out(request: Request) -> Response:
    """The end of the session, here and in the archive."""
    token = request.cookies.get(cookie_name(request.scope), "")
    sign_out(request.app.state.engine, token)
    answer = RedirectResponse(SIGN_IN, 303, {"Clear-Site-Data": '"cache"'})
    answer.delete_cookie(
        cookie_name(request.scope), path="/", secure=_secure(request), httponly=True, samesite="strict"
    )
    return answer


def inside(to: str) -> str:
    """Where to go afterwards: a page of ours, whatever was asked for."""
    odd = not to.startswith("/") or to.startswith(("//", "/\\", SIGN_IN)) or any(sign <= " " for sign in to)
    return "/" if odd else to[:2000]


def _form(request: Request, to: str, wrong: str = "", status: int = 200) -> Response:
    secret = request.cookies.get(_form_cookie(request), "")
    secret = secret if len(secret) > 40 else secrets.token_urlsafe(32)
    answer = render(request, "sign_in.html", status, to=to, wrong=wrong, csrf=form_token(secret))
    answer.headers["Cache-Control"] = "no-store"
    _set(request, answer, _form_cookie(request), secret, _FORM_HOURS, SIGN_IN)
    return answer


def _keys(request: Request, name: str) -> tuple[str, str]:
    return address_key(address_of(request.scope)), hashed(folded(name[:80]))


def _counted(request: Request, name: str) -> int:
    """Count a try for the address, then for the account, whether or not there is one; how long to wait."""
    (address, account), desk = _keys(request, name), desk_of(request)
    return desk.sign_ins.ask(address) or desk.guesses.ask(account)


def _uncount(request: Request, name: str) -> None:
    (address, account), desk = _keys(request, name), desk_of(request)
    desk.sign_ins.give_back(address)
    desk.guesses.give_back(account)


def _too_many_tries(wait: int) -> Refusal:
    known = too_many(wait)
    return Refusal(known.status, f"Too many tries to sign in; try again in {wait} seconds.", known.headers)


def _note(request: Request, name: str, outcome: str) -> None:
    """Into the audit; a name that no account has is not kept, it may be a password in the wrong field."""
    engine: Engine = request.app.state.engine
    with writing(engine) as connection:
        found = account_row(connection, name)
        told = found.name if found is not None else "(no such account)"
        begin_audit(connection, Act(told, "session", "POST /sign-in", address_of(request.scope)), now(), outcome)


def _form_cookie(request: Request) -> str:
    return f"{cookie_name(request.scope).removeprefix('__Host-')}-form"


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _set(request: Request, answer: Response, name: str, value: str, hours: int, path: str = "/") -> None:
    answer.set_cookie(
        name, value, max_age=hours * 3600, path=path, httponly=True, samesite="strict", secure=_secure(request)
    )
