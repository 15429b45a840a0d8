"""The incidents that engagements answer, all sides beside each; on PostgreSQL articles by day, the newest first."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_SOME = 1000  # rows written at a time
_BEFORE = ["side", "kind", "status", "first", "last", "level", "event"]


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "event_answer",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("incident", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_event_answer_event")),
        sa.PrimaryKeyConstraint("event", "incident", name=op.f("pk_event_answer")),
    )
    op.create_index("ix_event_answer_incident", "event_answer", ["incident"])
    op.drop_index("ix_event_side_of", "event_side")
    op.add_column("event_side", sa.Column("announced", sa.String(length=10), nullable=True))
    op.add_column("event_side", sa.Column("parties", sa.Text(), nullable=True))
    _fill()
    op.create_index("ix_event_side_of", "event_side", [*_BEFORE, "announced", "parties"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute('CREATE INDEX ix_article_newest ON article ("first" DESC NULLS LAST, id DESC)')


def _fill() -> None:
    """What is told of events, in the new columns and rows."""
    side = sa.table("event_side", sa.column("event"), sa.column("announced"), sa.column("parties"))
    answer = sa.table("event_answer", sa.column("event"), sa.column("incident"))
    told = sa.update(side).where(side.c.event == sa.bindparam("key"))
    told = told.values(announced=sa.bindparam("day"), parties=sa.bindparam("all"))
    for rows in _events():
        days = [{"key": key, "day": data.get("announced"), "all": ",".join(data["parties"])} for key, data in rows]
        op.get_bind().execute(told, days)
        answers = [{"event": key, "incident": name} for key, data in rows for name in data.get("answers", ())]
        if answers:
            op.get_bind().execute(sa.insert(answer), answers)


def _events() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Events by name, so many at a time."""
    event = sa.table("event", sa.column("id", sa.String), sa.column("data", sa.JSON))
    last = ""
    while rows := [
        (row.id, row.data)
        for row in op.get_bind().execute(sa.select(event).where(event.c.id > last).order_by(event.c.id).limit(_SOME))
    ]:
        yield rows
        last = rows[-1][0]


def downgrade() -> None:
    """Back to the schema before."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_article_newest", "article")
    op.drop_index("ix_event_side_of", "event_side")
    with op.batch_alter_table("event_side") as table:
        table.drop_column("announced")
        table.drop_column("parties")
    op.create_index("ix_event_side_of", "event_side", _BEFORE)
    op.drop_table("event_answer")
