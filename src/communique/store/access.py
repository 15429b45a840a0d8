"""Who may use the reading room, and who wrote what: accounts, their sessions and tokens, and the audit of writes.

Secrets are kept as hashes alone: argon2 for passwords, SHA-256 for tokens that the program drew itself.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from communique.store.schema import metadata

PASSING = "passing"  # a table so marked holds what a backup leaves out

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),  # as it is shown beside decisions
    Column("folded", String(80), nullable=False, unique=True),  # as it is compared: without case and forms of letters
    Column("role", String(8), nullable=False),  # reader, reviewer, admin
    Column("password", Text, nullable=False),  # argon2id
    Column("made", String(32), nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("hash", String(64), primary_key=True),  # of the token in the browser's cookie
    Column("account", Integer, ForeignKey("account.id"), nullable=False),
    Column("made", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Index("ix_session_account", "account"),
    info={PASSING: True},
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False),
    Column("label", Text, nullable=False),  # what it is for
    Column("made", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Index("ix_token_account", "account"),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("how", String(8), nullable=False),  # session, token, local, cli
    Column("what", Text, nullable=False),  # the method and path, or the command
    Column("address", String(64), nullable=False),
    Column("outcome", Text),  # null: it was begun and its end was not seen
    Index("ix_audit_who_seq", "who", "seq"),
)
