"""On PostgreSQL the days of articles stand beside their numbers: those added last are gone through by an index alone."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute('CREATE INDEX ix_article_days ON article (id) INCLUDE ("first", "last")')


def downgrade() -> None:
    """Back to the schema before."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_article_days", "article")
