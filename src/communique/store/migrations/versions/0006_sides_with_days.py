"""Beside each side of an event its kind, status, level and days: an index alone tells which events are meant."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_LENGTHS = {"kind": 12, "status": 12, "level": 12, "first": 10, "last": 10}


def upgrade() -> None:
    """To this schema."""
    for name, length in _LENGTHS.items():
        op.add_column("event_side", sa.Column(name, sa.String(length=length), nullable=True))
    event = sa.table("event", sa.column("id"), *(sa.column(name) for name in _LENGTHS))
    side = sa.table("event_side", sa.column("event"), *(sa.column(name) for name in _LENGTHS))
    told = {name: sa.select(event.c[name]).where(event.c.id == side.c.event).scalar_subquery() for name in _LENGTHS}
    op.execute(sa.update(side).values(told))
    op.create_index("ix_event_side_of", "event_side", ["side", "kind", "status", "first", "last", "level", "event"])
    op.drop_index("ix_event_side_side", "event_side")


def downgrade() -> None:
    """Back to the schema before."""
    op.create_index("ix_event_side_side", "event_side", ["side"])
    op.drop_index("ix_event_side_of", "event_side")
    with op.batch_alter_table("event_side") as table:
        for name in _LENGTHS:
            table.drop_column(name)
