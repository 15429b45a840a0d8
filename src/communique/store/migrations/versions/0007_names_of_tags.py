"""The names of people that articles are found by, each once."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "tagged_name",
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_tagged_name")),
    )
    tag = sa.table("article_tag", sa.column("name"), sa.column("value"))
    names = sa.select(tag.c.value).where(tag.c.name == "person").distinct()
    op.execute(sa.insert(sa.table("tagged_name", sa.column("name"))).from_select(["name"], names))


def downgrade() -> None:
    """Back to the schema before."""
    op.drop_table("tagged_name")
