"""The tools over HTTP at /mcp, inside the reading room: its sign-in, Host check and rate limits stand before them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from sqlalchemy import Engine
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.serve.mcp.server import make_server

PATH = "/mcp"


def mount_tools(app: FastAPI, engine: Engine) -> None:
    """Answer /mcp. Each request stands alone (no sessions, plain JSON), so that nothing is kept for a client that left."""
    server = make_server(engine)
    # The reading room's own guards check Host and Origin for every path, with the names it is served under.
    security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    tools = server.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=security
    )

    app.router.lifespan_context = _running(server)
    app.router.routes.append(Route(PATH, endpoint=_Endpoint(tools), methods=["POST"], include_in_schema=False))


class _Endpoint:
    """An ASGI app as a route of its own, so that the address needs no slash at its end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


def _running(server: MCPServer[Any]) -> Any:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with server.session_manager.run():
            yield

    return lifespan
