"""What linking keeps at hand so that it can go on from where it was: all of it can be thrown away and made anew.

An archive is linked step by step: only what is new, and what stands near it, is looked at again. For that, what
linking has read off claims is kept in a compact form, beside the ties that it found.
"""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from communique.store.schema import metadata

PASSING = {"passing": True}  # rows that a backup leaves out


linked = Table(  # the coding of each article that the last linking read
    "linked",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("run", Integer, primary_key=True),
    info=PASSING,
)

link_state = Table(  # the last decision read, the newest day, and the version of the rules
    "link_state",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", Text, nullable=False),
    info=PASSING,
)

article_mechanism = Table(  # the mechanisms that articles name, as the index of words finds them, with their days
    "article_mechanism",
    metadata,
    Column("mechanism", String(80), primary_key=True),
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("first", String(10)),
    Index("ix_article_mechanism_of", "mechanism", "first", "article"),
    info=PASSING,
)

mechanism_note = Table(  # the sentences of articles that name a mechanism, and what they tell of it
    "mechanism_note",
    metadata,
    Column("mechanism", String(80), primary_key=True),
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("what", String(12), nullable=False),
    Column("mood", String(8), nullable=False),
    info=PASSING,
)

article_day = Table(  # how many articles each day has; those without a day stand under ""
    "article_day",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("articles", Integer, nullable=False),
    info=PASSING,
)

article_outlet = Table(  # how many articles each outlet has, and the first and last of their days
    "article_outlet",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    info=PASSING,
)

claim_kind = Table(  # how many claims there are of each kind
    "claim_kind",
    metadata,
    Column("kind", String(12), primary_key=True),
    Column("claims", Integer, nullable=False),
    info=PASSING,
)

sketch = Table(  # the likeness of texts in 512 bytes: which articles may be reprints
    "sketch",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("words", LargeBinary, nullable=False),  # empty for a text too short to be like another
    info=PASSING,
)

mention = Table(  # person claims as they stand, and whom they mean
    "mention",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("article", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", String(24)),
    Column("post", Text),
    Column("organisation", Text),
    Column("rank", String(24)),
    Column("day", String(10)),
    Column("block", Integer, nullable=False),
    Column("person", String(96), nullable=False),
    Index("ix_mention_article", "article"),
    Index("ix_mention_block", "block"),
    Index("ix_mention_name", "name"),
    Index("ix_mention_person_rank", "person", "rank"),
    info=PASSING,
)

name_block = Table(  # names that may mean one person share a block
    "name_block",
    metadata,
    Column("key", Text, primary_key=True),
    Column("block", Integer, primary_key=True),
    Index("ix_name_block_block", "block"),
    info=PASSING,
)

telling = Table(  # engagement claims as they are weighed
    "telling",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("article", Integer, nullable=False),
    Column("parties", Text, nullable=False),
    Column("key", String(16), nullable=False),  # the name that an event has whose first claim this is
    Column("told", JSON, nullable=False),
    Index("ix_telling_article", "article"),
    Index("ix_telling_parties", "parties"),
    info=PASSING,
)

telling_pair = Table(  # each two sides of an engagement, with the days from and to which others are looked at
    "telling_pair",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("pair", String(40), primary_key=True),
    Column("since", String(10), nullable=False),
    Column("until", String(10), nullable=False),
    Index("ix_telling_pair_pair_since", "pair", "since"),
    info=PASSING,
)

tie = Table(  # tellings that were found to be of one event
    "tie",
    metadata,
    Column("left", Integer, primary_key=True),
    Column("right", Integer, primary_key=True),
    Column("weight", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index("ix_tie_right", "right"),
    info=PASSING,
)

incident_told = Table(  # incident claims as they are joined
    "incident_told",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("article", Integer, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("actors", Text, nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("key", String(16), nullable=False),
    Index("ix_incident_told_article", "article"),
    Index("ix_incident_told_kind_first", "kind", "first"),
    info=PASSING,
)
