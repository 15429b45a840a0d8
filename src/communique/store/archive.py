"""Opening an archive: made where there is none, brought up to date where it is older, refused where it is newer."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

import communique.store.working  # noqa: F401 - its tables are of the schema too
from communique.errors import AbortRun
from communique.store.engine import make_engine, reading, writing

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_archive(archive: str, *, create: bool = False, schema: str = "head") -> Engine:
    """An engine over the archive named (a path, or a database address), its tables up to date.

    Raises AbortRun where there is none and `create` is False, where the database holds something else, or where a
    newer version of communique made it. A new archive is made of another `schema` where one is told, to be filled from
    a backup of that time and brought up to date then.
    """
    engine = make_engine(archive)
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path and path != ":memory:":
        _check_file(Path(path), create=create)
    with reading(engine) as connection:
        state = _state(connection)
    if state == "foreign":
        raise AbortRun(f"{archive}: the database holds tables that are not communique's; name another")
    if state == "empty" and not create:
        raise AbortRun(f"{archive}: no archive there; `communique add` makes one")
    if state == "newer":
        raise AbortRun(f"{archive}: made by a newer version of communique; bring the program up to date")
    if state != "current":
        with writing(engine) as connection:
            if _state(connection) != "current":  # another process may have been quicker
                command.upgrade(_config(connection), schema if state == "empty" else "head")
    return engine


def bring_up_to_date(connection: Connection) -> None:
    """Bring the tables of an archive to the schema of today."""
    command.upgrade(_config(connection), "head")


def known_schemas() -> frozenset[str]:
    """The schemas that this version can bring up to date, and that of today."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return frozenset(script.revision for script in ScriptDirectory.from_config(config).walk_revisions())


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise AbortRun(f"{path}: a folder, not an archive; name a file in it")
    if not path.exists() and not create:
        raise AbortRun(f"{path}: no archive there; `communique add` makes one")
    if not path.parent.is_dir():
        raise AbortRun(f"{path}: the folder {path.parent} does not exist; make it first")


def _state(connection: Connection) -> str:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return "empty"
    if "alembic_version" not in tables or ("decision" not in tables and len(tables) > 1):
        return "foreign"
    scripts = ScriptDirectory.from_config(_config(connection))
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision == scripts.get_current_head():
        return "current"
    return "older" if revision in {script.revision for script in scripts.walk_revisions()} else "newer"


def schema_revision(connection: Connection) -> str | None:
    """The schema that the archive's tables are of."""
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
