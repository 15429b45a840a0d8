"""What several rooms' tests share."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests"), str(ROOT)]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample pages."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def sample_archive(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples, linked, for tests that only read."""
    from communique.archive.intake import add_pages
    from communique.archive.linking import link_archive
    from communique.read.pages import read_pages
    from communique.store.archive import open_archive

    archive = tmp_path_factory.mktemp("samples") / "samples.db"
    engine = open_archive(str(archive), create=True)
    add_pages(engine, read_pages([str(samples)]))
    link_archive(engine)
    return archive


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared beside the checkout; the test is skipped where there is none."""
    from ruler import shared_folder

    folder = shared_folder(ROOT)
    if folder is None:
        pytest.skip("no ../shared beside this checkout")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[str | None]:
    """The address of a PostgreSQL server of the tests' own, or None where none can be started."""
    from databases import postgres_server

    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of an archive that does not exist yet, once in each kind of database."""
    from databases import fresh_archive

    return fresh_archive(request, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept_archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Likewise, for all tests of a module that only read."""
    from databases import fresh_archive

    return fresh_archive(request, tmp_path_factory.mktemp("archive"))
