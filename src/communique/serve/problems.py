"""What is answered when something is wrong: a problem (RFC 9457) to programs, a plain page to people."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from communique.analyse.articles import BadQuery
from communique.archive.review import BadReview, Overtaken
from communique.archive.searches import BadSearch
from communique.archive.values import BadValue
from communique.errors import AbortRun, NotInArchive
from communique.serve.identity import Forbidden
from communique.serve.views import render

NO_PLACE = {"HX-Push-Url": "false"}  # a page that tells what went wrong is no place to come back to
_FOR_PROGRAMS = ("/api", "/mcp")
_LOG = logging.getLogger("communique.serve")


class BadRequest(ValueError):
    """What was asked cannot be read; the message says which part and what would do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further: a status, what to tell, and headers that say more."""

    status: int
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)


def problem_response(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem as RFC 9457 has it."""
    told = {"type": "about:blank", "title": _title(status), "status": status, "detail": detail, **more}
    return JSONResponse(told, status, media_type="application/problem+json")


def answer_problem(request: Request, status: int, detail: str) -> Response:
    """The answer that suits the asker: a problem under /api and to programs beside it, a page elsewhere."""
    path = request.url.path
    if path.startswith(_FOR_PROGRAMS):
        return problem_response(status, detail, instance=path)
    page = render(request, "problem.html", status, title=_title(status), detail=detail)
    page.headers.update(NO_PLACE)
    return page


def answer_refusal(request: Request, why: Refusal) -> Response:
    """The answer to a request that goes no further."""
    answer = answer_problem(request, why.status, why.detail)
    answer.headers.update(why.headers)
    return answer


def handle_problems(app: FastAPI) -> None:
    """Let every error of the app end in an answer."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unreadable)
    for error in (BadQuery, BadRequest, BadReview, BadSearch, BadValue):
        app.add_exception_handler(error, _bad)
    app.add_exception_handler(Overtaken, _overtaken)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(NotInArchive, _absent)
    app.add_exception_handler(AbortRun, _stopped)
    app.add_exception_handler(Exception, _broken)


def _title(status: int) -> str:
    return HTTPStatus(status).phrase


async def _http(request: Request, error: Exception) -> Response:
    status, detail = getattr(error, "status_code", 500), getattr(error, "detail", "")
    known = detail and detail != _title(status)
    return answer_problem(request, status, detail if known else f"There is nothing to see at {request.url.path}.")


async def _unreadable(request: Request, error: Exception) -> Response:
    told = error.errors() if isinstance(error, RequestValidationError) else []
    parts = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in told]
    return answer_problem(request, 400, "; ".join(parts))


async def _bad(request: Request, error: Exception) -> Response:
    return answer_problem(request, 400, str(error))


async def _overtaken(request: Request, error: Exception) -> Response:
    return answer_problem(request, 409, str(error))


async def _forbidden(request: Request, error: Exception) -> Response:
    return answer_problem(request, 403, str(error))


async def _absent(request: Request, error: Exception) -> Response:
    return answer_problem(request, 404, str(error))


async def _stopped(request: Request, error: Exception) -> Response:
    return answer_problem(request, 503, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    _LOG.error("%s failed", request.url.path, exc_info=error)
    return answer_problem(request, 500, "Something went wrong here; the server's log says what.")
