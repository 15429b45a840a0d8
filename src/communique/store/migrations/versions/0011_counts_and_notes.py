"""What linking counts (articles by day and outlet, claims by kind) and where sentences name mechanisms; it fills them in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "mechanism_note",
        sa.Column("mechanism", sa.String(length=80), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("mood", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_mechanism_note_article")),
        sa.PrimaryKeyConstraint("mechanism", "article", "start", name=op.f("pk_mechanism_note")),
    )
    op.create_table(
        "article_day",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_article_day")),
    )
    op.create_table(
        "article_outlet",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("outlet", name=op.f("pk_article_outlet")),
    )
    op.create_table(
        "claim_kind",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_claim_kind")),
    )


def downgrade() -> None:
    """Back to the schema before."""
    for table in ("claim_kind", "article_outlet", "article_day", "mechanism_note"):
        op.drop_table(table)
