"""The tables of an archive, as SQLAlchemy Core sees them: the same on SQLite and PostgreSQL.

Three layers that never mix: what was received (page, article: immutable by hash), what the machine claims (run,
coding, claim: append-only, each with its run), what people and rules decided (decision: append-only, chained by hash).
Everything below "derived" can be thrown away and built again from those three.

Days are ISO strings: they sort, and a level-0 EDTF value is kept beside its first and last day.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- what was received -------------------------------------------------------------------------------------------

page = Table(
    "page",
    metadata,
    Column("sha256", String(64), primary_key=True),  # of the bytes as received
    Column("content", LargeBinary, nullable=False),  # zlib
    Column("media", String(8), nullable=False),
    Column("encoding", String(32), nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),  # of source, clean text and the line kinds
    Column("source", Text, nullable=False),  # address or path as named by the user
    Column("version", Integer, nullable=False),  # 1, 2, 3 ... of the same source
    Column("page", String(64), ForeignKey("page.sha256"), nullable=False),
    Column("slug", Text, nullable=False),
    Column("outlet", Text),
    Column("headline", Text),
    Column("published", String(32)),  # EDTF as the page tells it
    Column("first", String(10)),  # first and last day of `published`
    Column("last", String(10)),
    Column("mark", Text),
    Column("kinds", Text, nullable=False),  # one letter a line
    Column("text", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("details", JSON, nullable=False),  # headline, byline, dateline ... with their basis; lines of kind F
    Column("cleaner", String(64), nullable=False),
    Column("added", String(32), nullable=False),  # UTC time stamp
    UniqueConstraint("source", "version"),
    Index("ix_article_first_last_outlet", "first", "last", "outlet"),
    Index("ix_article_page", "page"),
)

# --- what the machine claims -------------------------------------------------------------------------------------

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),  # add, recode, link, import
    Column("started", String(32), nullable=False),
    Column("finished", String(32)),
    Column("manifest", JSON, nullable=False),  # version, lexicon hash, model hash, options, inputs, counts
)

coding = Table(
    "coding",
    metadata,
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("run", Integer, ForeignKey("run.id"), primary_key=True),
    Column("current", Boolean, nullable=False),  # whether this run's claims stand for the article now
)

claim = Table(
    "claim",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(16), nullable=False),  # hash of article, kind and first span: survives another run
    Column("article", Integer, ForeignKey("article.id"), nullable=False),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    Column("kind", String(12), nullable=False),  # engagement, position, incident, person
    Column("date", String(32)),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("code", String(24)),  # format, act, incident kind, rank
    Column("status", String(12)),
    Column("level", String(12)),
    Column("main", Boolean),
    Column("place", Text),
    Column("words", Text),  # the quoted words of a position or incident, the name of a person
    Column("confidence", Float, nullable=False),
    Column("data", JSON, nullable=False),  # the whole claim, as `code --format jsonl` prints it
    Index("ix_claim_article_run", "article", "run"),
    Index("ix_claim_kind_first", "kind", "first"),
    Index("ix_claim_id", "id"),
)

claim_side = Table(
    "claim_side",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True),
    Column("side", String(24), primary_key=True),
    Column("role", String(8), primary_key=True),  # party, actor, target, country
    Index("ix_claim_side_side_role", "side", "role"),
)

claim_topic = Table(
    "claim_topic",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True),
    Column("topic", String(24), primary_key=True),
    Index("ix_claim_topic_topic", "topic"),
)

claim_name = Table(
    "claim_name",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("role", String(12), primary_key=True),  # participant, speaker, person
    Index("ix_claim_name_name", "name"),
)

listed_incident = Table(
    "listed_incident",
    metadata,
    Column("id", String(32), primary_key=True),  # hash of list, day, kind and actor
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("actors", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Index("ix_listed_incident_first", "first"),
)

failure = Table(
    "failure",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

# --- what was decided --------------------------------------------------------------------------------------------

decision = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),  # event, person, duplicate, published, review, redact
    Column("left", Text, nullable=False),  # what it is about: an anchor (article hash + kind + span + field), a name
    Column("right", Text),
    Column("verdict", String(16), nullable=False),  # same, different, unsure, accept, correct, reject, undo ...
    Column("who", Text, nullable=False),  # "rule:<name>/<version>" or "person:<name>"
    Column("at", String(32), nullable=False),
    Column("why", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("previous", String(64), nullable=False),  # hash of the row before
    Column("hash", String(64), nullable=False, unique=True),
    Index("ix_decision_kind_left", "kind", "left"),
)

# --- derived: can be built again ---------------------------------------------------------------------------------

event = Table(
    "event",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(12), nullable=False),  # engagement, incident
    Column("date", String(32)),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("code", String(24)),
    Column("status", String(12)),
    Column("level", String(12)),
    Column("place", Text),
    Column("series", Text),
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),  # independent ones: reprints and updates count once
    Column("data", JSON, nullable=False),  # participants, topics, disagreements kept beside the value shown
    Index("ix_event_kind_first", "kind", "first"),
)

event_claim = Table(
    "event_claim",
    metadata,
    Column("event", String(16), ForeignKey("event.id"), primary_key=True),
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True),
    Index("ix_event_claim_claim", "claim"),
)

event_side = Table(  # beside each side what its events are asked by: one index tells which ones are meant
    "event_side",
    metadata,
    Column("event", String(16), ForeignKey("event.id"), primary_key=True),
    Column("side", String(24), primary_key=True),
    Column("kind", String(12)),  # these are the event's
    Column("status", String(12)),
    Column("level", String(12)),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("announced", String(10)),  # the first day on which it was told of as planned
    Column("parties", Text),  # all sides, with commas between
    Index("ix_event_side_of", "side", "kind", "status", "first", "last", "level", "event", "announced", "parties"),
)

event_answer = Table(  # the incidents to which a text ties an engagement
    "event_answer",
    metadata,
    Column("event", String(16), ForeignKey("event.id"), primary_key=True),
    Column("incident", String(16), primary_key=True),
    Index("ix_event_answer_incident", "incident"),
)

person = Table(
    "person",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("name", Text, nullable=False),  # the form most often written
    Column("country", String(24)),
    Column("data", JSON, nullable=False),  # other forms with how often
    Index("ix_person_name", "name"),
)

person_claim = Table(
    "person_claim",
    metadata,
    Column("person", String(96), ForeignKey("person.id"), primary_key=True),
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True),
    Column("role", String(12), primary_key=True),
    Index("ix_person_claim_claim", "claim"),
)

event_person = Table(
    "event_person",
    metadata,
    Column("event", String(16), ForeignKey("event.id"), primary_key=True),
    Column("person", String(96), ForeignKey("person.id"), primary_key=True),
    Index("ix_event_person_person", "person"),
)

tenure = Table(
    "tenure",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("person", String(96), ForeignKey("person.id"), nullable=False),
    Column("post", Text, nullable=False),
    Column("organisation", Text),
    Column("country", String(24)),
    Column("rank", String(24)),
    Column("first", String(10)),  # first and last day attested
    Column("last", String(10)),
    Column("evidence", JSON, nullable=False),  # claim ids
    Index("ix_tenure_person", "person"),
)

duplicate = Table(
    "duplicate",
    metadata,
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("cluster", Integer, nullable=False),  # id of the article that stands for the cluster
    Column("relation", String(12), nullable=False),  # newest, update, reprint, edit
    Index("ix_duplicate_cluster", "cluster"),
)

article_tag = Table(  # what `search` asks for by field: the values of the claims that stand
    "article_tag",
    metadata,
    Column("name", String(12), primary_key=True),  # party, person, topic, level, status, format, act, kind
    Column("value", Text, primary_key=True),
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Index("ix_article_tag_article", "article"),
)

tagged_name = Table(  # the names of people among these tags, each once; some may be of tags that are gone
    "tagged_name",
    metadata,
    Column("name", Text, primary_key=True),
)

article_date = Table(
    "article_date",
    metadata,
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("edtf", String(32), nullable=False),
    Column("best", String(10)),
    Column("reasons", JSON, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", String(32), nullable=False),
)

# --- what is watched ---------------------------------------------------------------------------------------------

watch_source = Table(
    "watch_source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False, unique=True),
    Column("kind", String(8), nullable=False),  # auto, feed, sitemap, page
    Column("body", String(8), nullable=False),  # auto, feed, page: where an item's text is taken from
    Column("every", Integer, nullable=False),  # seconds between two polls
    Column("most", Integer, nullable=False),  # pages fetched at one poll
    Column("outlet", Text),
    Column("terms", Text),  # what the publisher allows, in the user's words
    Column("added", String(32), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("due", String(32), nullable=False),  # the next poll
    Column("polled", String(32)),
    Column("fresh", String(32)),  # when something new was last found
    Column("failures", Integer, nullable=False),  # in a row
    Column("reason", Text),  # of the last failure or refusal
    Column("etag", Text),
    Column("modified", Text),
)

watch_item = Table(
    "watch_item",
    metadata,
    Column("source", Integer, ForeignKey("watch_source.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("link", Text),
    Column("title", Text, nullable=False),
    Column("fingerprint", String(32), nullable=False),
    Column("updated", String(32)),
    Column("published", String(32)),
    Column("state", String(8), nullable=False),  # stored, waiting, refused, gone, passed
    Column("first", String(32), nullable=False),  # first and last seen
    Column("last", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", String(32)),
    Column("reason", Text),
    Column("etag", Text),
    Column("modified", Text),
    Index("ix_watch_item_source_state", "source", "state"),
)

watch_poll = Table(
    "watch_poll",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("source", Integer, ForeignKey("watch_source.id"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("status", Integer, nullable=False),  # of the answer; 0: none
    Column("outcome", String(12), nullable=False),  # news, nothing, unchanged, failed
    Column("items", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("edited", Integer, nullable=False),
    Column("fetched", Integer, nullable=False),  # pages asked for
    Column("failed", Integer, nullable=False),  # pages that gave nothing
    Column("reason", Text),
    Index("ix_watch_poll_source_at", "source", "at"),
)

alert = Table(
    "alert",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("kind", String(12), nullable=False),  # search, tomorrow, first, phrase, silence
    Column("asked", JSON, nullable=False),  # what it looks for
    Column("to", JSON, nullable=False),  # where it goes beside the feed: a webhook, a command
    Column("made", String(32), nullable=False),
    Column("seen", JSON, nullable=False),  # how far it has looked
)

alert_fired = Table(
    "alert_fired",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("alert", String(60), ForeignKey("alert.name"), nullable=False),
    Column("key", Text, nullable=False),  # what it fired for: each once
    Column("at", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("state", String(12), nullable=False),  # feed (nothing else asked), waiting, sent, failed
    Column("tries", Integer, nullable=False),
    Column("due", String(32)),
    Column("reason", Text),
    UniqueConstraint("alert", "key"),
    Index("ix_alert_fired_state", "state"),
)
