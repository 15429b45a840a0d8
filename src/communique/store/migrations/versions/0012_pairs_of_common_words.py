"""On PostgreSQL the pairs of common words that stand side by side: phrases of them are found by index."""

from alembic import op

from communique.store.search import pairs_of

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE article_pairs (rowid INTEGER PRIMARY KEY, pairs TEXT[] NOT NULL)")
        op.execute(pairs_of("true"))
        op.execute("CREATE INDEX ix_article_pairs_pairs ON article_pairs USING gin (pairs)")


def downgrade() -> None:
    """Back to the schema before."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TABLE article_pairs")
