"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


WORDS = {
    "sqlite": (
        'CREATE VIRTUAL TABLE article_words USING fts5(headline, body, tokenize="unicode61 remove_diacritics 2")',
    ),
    "postgresql": (
        "CREATE TABLE article_words (rowid INTEGER PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
    ),
}


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=True),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_decision")),
        sa.UniqueConstraint("hash", name=op.f("uq_decision_hash")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index("ix_decision_kind_left", ["kind", "left"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("date", sa.String(length=32), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("code", sa.String(length=24), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=True),
        sa.Column("level", sa.String(length=12), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_kind_first", ["kind", "first"], unique=False)

    op.create_table(
        "listed_incident",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=False),
        sa.Column("last", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed_incident")),
    )
    with op.batch_alter_table("listed_incident", schema=None) as batch_op:
        batch_op.create_index("ix_listed_incident_first", ["first"], unique=False)

    op.create_table(
        "page",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media", sa.String(length=8), nullable=False),
        sa.Column("encoding", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_page")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=96), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=24), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index("ix_person_name", ["name"], unique=False)

    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("started", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.String(length=32), nullable=True),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=64), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=32), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("cleaner", sa.String(length=64), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.sha256"], name=op.f("fk_article_page")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sha256", name=op.f("uq_article_sha256")),
        sa.UniqueConstraint("source", "version", name=op.f("uq_article_source_version")),
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index("ix_article_first_outlet", ["first", "outlet"], unique=False)

    op.create_table(
        "event_person",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("person", sa.String(length=96), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_event_person_event")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_event_person_person")),
        sa.PrimaryKeyConstraint("event", "person", name=op.f("pk_event_person")),
    )
    with op.batch_alter_table("event_person", schema=None) as batch_op:
        batch_op.create_index("ix_event_person_person", ["person"], unique=False)

    op.create_table(
        "event_side",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("side", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_event_side_event")),
        sa.PrimaryKeyConstraint("event", "side", name=op.f("pk_event_side")),
    )
    with op.batch_alter_table("event_side", schema=None) as batch_op:
        batch_op.create_index("ix_event_side_side", ["side"], unique=False)

    op.create_table(
        "failure",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_failure_run")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_failure")),
    )
    op.create_table(
        "tenure",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=96), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=24), nullable=True),
        sa.Column("rank", sa.String(length=24), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_tenure_person")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_tenure")),
    )
    with op.batch_alter_table("tenure", schema=None) as batch_op:
        batch_op.create_index("ix_tenure_person", ["person"], unique=False)

    op.create_table(
        "article_tag",
        sa.Column("name", sa.String(length=12), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_article_tag_article")),
        sa.PrimaryKeyConstraint("name", "value", "article", name=op.f("pk_article_tag")),
    )
    with op.batch_alter_table("article_tag", schema=None) as batch_op:
        batch_op.create_index("ix_article_tag_article", ["article"], unique=False)

    op.create_table(
        "article_date",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("edtf", sa.String(length=32), nullable=False),
        sa.Column("best", sa.String(length=10), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_article_date_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_article_date")),
    )
    op.create_table(
        "claim",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("date", sa.String(length=32), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("code", sa.String(length=24), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=True),
        sa.Column("level", sa.String(length=12), nullable=True),
        sa.Column("main", sa.Boolean(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_claim_article")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_claim_run")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_article_run", ["article", "run"], unique=False)
        batch_op.create_index("ix_claim_id", ["id"], unique=False)
        batch_op.create_index("ix_claim_kind_first", ["kind", "first"], unique=False)

    op.create_table(
        "coding",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_coding_article")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_coding_run")),
        sa.PrimaryKeyConstraint("article", "run", name=op.f("pk_coding")),
    )
    op.create_table(
        "duplicate",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_duplicate_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_duplicate")),
    )
    with op.batch_alter_table("duplicate", schema=None) as batch_op:
        batch_op.create_index("ix_duplicate_cluster", ["cluster"], unique=False)

    op.create_table(
        "reading",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_reading_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_reading")),
    )
    op.create_table(
        "claim_name",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name=op.f("fk_claim_name_claim")),
        sa.PrimaryKeyConstraint("claim", "name", "role", name=op.f("pk_claim_name")),
    )
    with op.batch_alter_table("claim_name", schema=None) as batch_op:
        batch_op.create_index("ix_claim_name_name", ["name"], unique=False)

    op.create_table(
        "claim_side",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name=op.f("fk_claim_side_claim")),
        sa.PrimaryKeyConstraint("claim", "side", "role", name=op.f("pk_claim_side")),
    )
    with op.batch_alter_table("claim_side", schema=None) as batch_op:
        batch_op.create_index("ix_claim_side_side_role", ["side", "role"], unique=False)

    op.create_table(
        "claim_topic",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name=op.f("fk_claim_topic_claim")),
        sa.PrimaryKeyConstraint("claim", "topic", name=op.f("pk_claim_topic")),
    )
    with op.batch_alter_table("claim_topic", schema=None) as batch_op:
        batch_op.create_index("ix_claim_topic_topic", ["topic"], unique=False)

    op.create_table(
        "event_claim",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name=op.f("fk_event_claim_claim")),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_event_claim_event")),
        sa.PrimaryKeyConstraint("event", "claim", name=op.f("pk_event_claim")),
    )
    with op.batch_alter_table("event_claim", schema=None) as batch_op:
        batch_op.create_index("ix_event_claim_claim", ["claim"], unique=False)

    op.create_table(
        "person_claim",
        sa.Column("person", sa.String(length=96), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], name=op.f("fk_person_claim_claim")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_person_claim_person")),
        sa.PrimaryKeyConstraint("person", "claim", "role", name=op.f("pk_person_claim")),
    )
    with op.batch_alter_table("person_claim", schema=None) as batch_op:
        batch_op.create_index("ix_person_claim_claim", ["claim"], unique=False)
    for statement in WORDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError("the first schema has none before it")
