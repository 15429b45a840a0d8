"""What linking keeps at hand, so that it can go on from where it was."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema. What is new is empty: the next linking goes through the whole archive once and fills it."""
    op.create_table(
        "incident_told",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_incident_told")),
    )
    with op.batch_alter_table("incident_told", schema=None) as batch_op:
        batch_op.create_index("ix_incident_told_article", ["article"], unique=False)
        batch_op.create_index("ix_incident_told_kind_first", ["kind", "first"], unique=False)

    op.create_table(
        "link_state",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_link_state")),
    )
    op.create_table(
        "linked",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article", "run", name=op.f("pk_linked")),
    )
    op.create_table(
        "mention",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=24), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("rank", sa.String(length=24), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=96), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_mention")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index("ix_mention_article", ["article"], unique=False)
        batch_op.create_index("ix_mention_block", ["block"], unique=False)
        batch_op.create_index("ix_mention_name", ["name"], unique=False)
        batch_op.create_index("ix_mention_person_rank", ["person", "rank"], unique=False)

    op.create_table(
        "name_block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "block", name=op.f("pk_name_block")),
    )
    with op.batch_alter_table("name_block", schema=None) as batch_op:
        batch_op.create_index("ix_name_block_block", ["block"], unique=False)

    op.create_table(
        "sketch",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_sketch")),
    )
    op.create_table(
        "telling",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_telling")),
    )
    with op.batch_alter_table("telling", schema=None) as batch_op:
        batch_op.create_index("ix_telling_article", ["article"], unique=False)
        batch_op.create_index("ix_telling_parties", ["parties"], unique=False)

    op.create_table(
        "telling_pair",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("pair", sa.String(length=40), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("claim", "pair", name=op.f("pk_telling_pair")),
    )
    with op.batch_alter_table("telling_pair", schema=None) as batch_op:
        batch_op.create_index("ix_telling_pair_pair_since", ["pair", "since"], unique=False)

    op.create_table(
        "tie",
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_tie")),
    )
    with op.batch_alter_table("tie", schema=None) as batch_op:
        batch_op.create_index("ix_tie_right", ["right"], unique=False)


def downgrade() -> None:
    """Back to the schema before."""
    op.drop_table("tie")
    op.drop_table("telling_pair")
    op.drop_table("telling")
    op.drop_table("sketch")
    op.drop_table("name_block")
    op.drop_table("mention")
    op.drop_table("linked")
    op.drop_table("link_state")
    op.drop_table("incident_told")
