"""Clients of a reading room, as its tests ask."""

import re
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.serve.app import app_over, make_app
from communique.serve.options import ServeOptions


def client_over(archive: Path) -> TestClient:
    """A client that asks as a browser on this machine would."""
    return TestClient(make_app(str(archive)), base_url="http://127.0.0.1:8600", raise_server_exceptions=False)


def client_of(engine: Engine, options: ServeOptions | None = None, base: str = "http://127.0.0.1:8600") -> TestClient:
    """A client of a reading room over an open archive."""
    return TestClient(app_over(engine, options or ServeOptions(local="Lena")), base, raise_server_exceptions=False)


def signed_in(room: TestClient, name: str, password: str) -> TestClient:
    """The client after it has filled in the form for signing in."""
    page = room.get("/sign-in")
    told = {"name": name, "password": password, "csrf": form_token_of(page.text)}
    assert room.post("/sign-in", data=told, follow_redirects=False).status_code == 303
    return room


def form_token_of(page: str) -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, "no form that could write"
    return found[1]
