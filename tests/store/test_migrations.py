"""An archive of each released schema is brought to the schema of today with all that it holds.

`schema_0001.jsonl` holds the rows of an archive of the first schema: three articles, their claims, two reviews.
"""

import base64
import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, LargeBinary, MetaData, insert, select, text

from communique.analyse.articles import search
from communique.analyse.filters import EventFilter
from communique.analyse.timeline import timeline
from communique.analyse.verify import verify
from communique.archive.linking import link_archive
from communique.store import archive as opening
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import make_engine, reading, writing
from communique.store.search import common_pairs

ROWS = Path(__file__).parent / "schema_0001.jsonl"


def released(archive: str, revision: str) -> None:
    """Make an archive as that release made it, and put in the rows that one held."""
    engine = make_engine(archive)
    with writing(engine) as connection:
        command.upgrade(_config(connection), revision)
        tables = MetaData()
        tables.reflect(connection)
        for line in ROWS.read_text(encoding="utf-8").splitlines():
            name, row = json.loads(line)
            connection.execute(insert(tables.tables[name]), [_values(name, row)])
        for row in connection.execute(select(schema.article.c.id, schema.article.c.headline, schema.article.c.text)):
            _index(connection, row.id, row.headline or "", row.text)
    engine.dispose()


def _index(connection: Connection, key: int, headline: str, body: str) -> None:
    """The words of an article as the first schemas index them."""
    words = {"key": key, "headline": headline, "body": body}
    columns, values = "headline, body", ":headline, :body"
    if connection.dialect.name == "postgresql":
        columns = "words"
        values = "setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :body)"
    connection.execute(text(f"INSERT INTO article_words (rowid, {columns}) VALUES (:key, {values})"), words)


def _values(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the database takes it: JSON and bytes are told by the schema, reflection does not know them all."""
    table = schema.metadata.tables[name]
    binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    return {key: base64.b64decode(value) if key in binary else value for key, value in row.items()}


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def looked_up(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """What questions are answered by that older schemas did not have."""
    tables = (schema.event_side, schema.tagged_name, schema.event_answer)
    return {t.name: [tuple(r) for r in connection.execute(select(t).order_by(*t.primary_key.columns))] for t in tables}


def test_an_archive_of_the_first_schema_keeps_all_that_it_holds(archive: str) -> None:
    released(archive, "0001")
    engine = open_archive(archive)
    told: dict[str, int] = {}
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        name = json.loads(line)[0]
        told[name] = told.get(name, 0) + 1
    with reading(engine) as connection:
        for name, count in told.items():
            assert len(connection.execute(select(schema.metadata.tables[name])).all()) == count, name
        assert not verify(connection).faults
        before = timeline(connection, EventFilter())
        assert [row.date for row in before] == ["2021-03-05", "2021-04-04"]
        assert search(connection, "quiet sea")
        assert common_pairs("of the") == ["of the"]
        assert {row.source for row in search(connection, '"of the"')} == {"first", "second"}
        sides = looked_up(connection)
        assert sides["event_side"]
        assert sides["tagged_name"]
    linked = link_archive(engine)
    assert linked.claims, "the first linking after the migration reads everything"
    with reading(engine) as connection:
        assert timeline(connection, EventFilter()) == before
        assert looked_up(connection) == sides, "a migration fills in what linking writes"
    assert link_archive(engine).claims == 0
    engine.dispose()


def test_days_stand_beside_the_numbers_of_articles_on_postgresql(archive: str) -> None:
    released(archive, "0013")
    engine = open_archive(archive)
    if engine.dialect.name == "postgresql":
        with reading(engine) as connection:
            told = text("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_article_days'")
            assert connection.scalar(told) is not None
            dated = {row.source for row in search(connection, "since:2021-03 the")}
            assert dated and dated <= {row.source for row in search(connection, "the")}
    engine.dispose()
