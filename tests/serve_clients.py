"""Clients of a reading room, as its tests ask."""

from pathlib import Path

from fastapi.testclient import TestClient

from communique.serve.app import make_app


def client_over(archive: Path) -> TestClient:
    """A client that asks as a browser on this machine would."""
    return TestClient(make_app(str(archive)), base_url="http://127.0.0.1:8600", raise_server_exceptions=False)
