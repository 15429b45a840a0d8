"""Articles found by first and last day without looking into them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    op.create_index("ix_article_first_last_outlet", "article", ["first", "last", "outlet"])
    op.drop_index("ix_article_first_outlet", "article")


def downgrade() -> None:
    """Back to the schema before."""
    op.create_index("ix_article_first_outlet", "article", ["first", "outlet"])
    op.drop_index("ix_article_first_last_outlet", "article")
