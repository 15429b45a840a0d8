"""How alembic reaches the archive: always over the connection that the caller opened."""

from alembic import context

import communique.store.access  # noqa: F401 - its tables are of the schema too
from communique.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
