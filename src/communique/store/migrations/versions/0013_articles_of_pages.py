"""The articles of a page are found by an index: decisions hang on pages."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    op.create_index("ix_article_page", "article", ["page"])


def downgrade() -> None:
    """Back to the schema before."""
    op.drop_index("ix_article_page", "article")
