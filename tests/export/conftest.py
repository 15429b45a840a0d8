"""An archive made by hand, with an engagement to come and words that a spreadsheet would run."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named, position
from made_archive import fill

COMING = (
    "=SUM(A1) said to be in Oslo\n"
    "Foreign Minister Ana Prado will visit Oslo on 20 May.\n"
    "+Portugal\turged “a quiet sea”, once more.\n"
    "The rest of the page is nobody's to reprint."
)
SECRET = "nobody's to reprint"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    name = str(tmp_path_factory.mktemp("export") / "a.db")
    engine = open_archive(name, create=True)
    fill(engine)
    visit = engagement(
        "will visit Oslo on 20 May", ("NO", "PT"), "2021-05-20", participants=["Ana Prado"], status="planned",
        format="visit", host="NO", place="Oslo",
    )  # fmt: skip
    urged = position("+Portugal\turged “a quiet sea”, once more", ["PT"], "urge", target="XA", topics=["defence"])
    add_made(
        engine, "https://wire.example/visit?a=1&b=2", "2021-05-01", COMING, [visit, urged, named("Ana Prado", "PT")]
    )
    link_archive(engine)
    engine.dispose()
    return name


@pytest.fixture
def connection(archive: str) -> Iterator[Connection]:
    engine = open_archive(archive)
    with reading(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def every() -> EventFilter:
    return EventFilter(kind=None)
