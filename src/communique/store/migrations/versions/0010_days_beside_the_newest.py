"""On PostgreSQL the index of the newest articles tells their last day too: days are asked of it alone."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NEWEST = 'CREATE INDEX ix_article_newest ON article ("first" DESC NULLS LAST, id DESC)'


def upgrade() -> None:
    """To this schema."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_article_newest", "article")
        op.execute(f'{_NEWEST} INCLUDE ("last")')


def downgrade() -> None:
    """Back to the schema before."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_article_newest", "article")
        op.execute(_NEWEST)
