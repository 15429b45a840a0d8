"""Claims of kind people: every named official with post and side."""

from communique.values.claims import Person, Receipt, claim_id
from communique.values.understood import PersonEntry, Understood


def extract_people(understood: Understood) -> tuple[Person, ...]:
    """The officials of the article's table, in order of the text."""
    article = understood.annotated.article.id
    return tuple(_claim(article, entry) for entry in understood.people if entry.official)


def _claim(article: str, entry: PersonEntry) -> Person:
    return Person(
        id=claim_id(article, "person", entry.named_at.start, entry.named_at.end),
        rule=f"person-{entry.side_rule or 'titled'}/1",
        confidence=0.9 if entry.post and entry.side else 0.6,
        receipts=_receipts(entry),
        name=entry.name,
        country=entry.side,
        post=entry.post.text if entry.post else None,
        organisation=entry.organisation,
        rank=entry.rank,
    )


def _receipts(entry: PersonEntry) -> dict[str, tuple[Receipt, ...]]:
    found = {"name": entry.named_at, "country": entry.side_at, "post": entry.post_at}
    return {name: (receipt,) for name, receipt in found.items() if receipt is not None}
