"""The app: pages, API, safety and errors put together over one archive."""

from functools import partial
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.staticfiles import StaticFiles

from communique.errors import AbortRun
from communique.serve import api, api_review, api_views, api_writes
from communique.serve.desk import Desk
from communique.serve.guard import CleanAddress, Etags, HostGuard, SafeHeaders
from communique.serve.options import ServeOptions
from communique.serve.pages import (
    article,
    audit,
    brief,
    chronology,
    dyads,
    event,
    joining,
    map,
    mechanisms,
    people,
    response,
    review,
    search,
    sign_in,
    sources,
    today,
    wording,
)
from communique.serve.problems import handle_problems
from communique.serve.read_log import ReadLog
from communique.serve.signing import SignIn
from communique.serve.writes import WriteGuard
from communique.store.accounts import has_accounts
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.version import __version__

_STATIC = Path(__file__).parent / "static"
_DRAWN = (brief, dyads, map, mechanisms, sources)
_PAGES = (
    today,
    chronology,
    article,
    event,
    joining,
    people,
    search,
    wording,
    response,
    review,
    audit,
    sign_in,
    *_DRAWN,
)


def make_app(archive: str, options: ServeOptions | None = None) -> FastAPI:
    """The reading room over an archive, ready to be served; AbortRun where there is no archive."""
    engine, chosen = open_archive(archive), options or ServeOptions()
    if chosen.wide:
        with reading(engine) as connection:
            if not has_accounts(connection):
                raise AbortRun(
                    f"{chosen.bind}: others could reach the pages, and no account is there to ask them for; make one "
                    "first: communique users add NAME --role admin"
                )
    return app_over(engine, chosen)


def app_over(engine: Engine, options: ServeOptions) -> FastAPI:
    """The reading room over an open archive."""
    app = FastAPI(
        title="communique", version=__version__, summary="Who met whom, what was said, and the words it rests on.",
        openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.engine, app.state.options = engine, options
    app.state.desk, app.state.read_log = Desk(options), ReadLog(engine)
    for page in _PAGES:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(api.router)
    app.include_router(api_review.router)
    app.include_router(api_views.router)
    app.include_router(api_writes.router)
    app.openapi = partial(api.describe, app)  # type: ignore[method-assign]
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    if options.tools:
        _mount_tools(app, engine)
    handle_problems(app)
    app.add_middleware(Etags)
    app.add_middleware(WriteGuard, engine=engine, options=options)
    app.add_middleware(SignIn, engine=engine, options=options)
    app.add_middleware(CleanAddress)
    app.add_middleware(HostGuard, allowed=options.allowed, wide=options.wide)
    app.add_middleware(SafeHeaders)
    return app


def _mount_tools(app: FastAPI, engine: Engine) -> None:
    try:
        from communique.serve.mcp.mount import mount_tools
    except ModuleNotFoundError as missing:
        if missing.name != "mcp":
            raise
        raise AbortRun("tools for language models need the package mcp; install communique[mcp]") from None
    mount_tools(app, engine)
