"""What was redacted: the chain of decisions names the hash of each thing before and after, so that `verify` can tell."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from communique.store.decisions import decisions_of

BLOCK = "█"


@dataclass(slots=True)
class Redacted:
    """Hashes after the last redaction: of pages and articles by the hash they keep, of decisions by their number."""

    pages: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)


def redactions(connection: Connection) -> Redacted:
    """All redactions of the archive, the latest word on each page and article."""
    found = Redacted()
    for made in decisions_of(connection, "redact"):
        found.pages.update(made.data.get("pages", {}))
        found.articles.update(made.data.get("articles", {}))
        found.decisions.update(made.data.get("decisions", {}))
    return found
