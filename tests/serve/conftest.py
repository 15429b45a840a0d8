"""The reading room over three archives: the sample pages, an empty one, and one with a hostile page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.archive.intake import add_pages
from communique.archive.linking import link_archive
from communique.read.pages import read_pages
from communique.store.archive import open_archive
from serve_clients import client_over


@pytest.fixture(scope="package")
def room(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The samples."""
    archive = tmp_path_factory.mktemp("serve") / "samples.db"
    engine = open_archive(str(archive), create=True)
    add_pages(engine, read_pages([str(samples)]))
    link_archive(engine)
    yield client_over(archive)


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Nothing."""
    archive = tmp_path_factory.mktemp("serve") / "empty.db"
    open_archive(str(archive), create=True)
    yield client_over(archive)
