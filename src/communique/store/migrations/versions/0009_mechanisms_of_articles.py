"""The mechanisms that articles name, beside their days; linking fills them in, for that rests on the lexicon."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "article_mechanism",
        sa.Column("mechanism", sa.String(length=80), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_article_mechanism_article")),
        sa.PrimaryKeyConstraint("mechanism", "article", name=op.f("pk_article_mechanism")),
    )
    op.create_index("ix_article_mechanism_of", "article_mechanism", ["mechanism", "first", "article"])


def downgrade() -> None:
    """Back to the schema before."""
    op.drop_table("article_mechanism")
