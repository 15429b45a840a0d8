"""One pass that builds the article's tables and says what every reference means."""

from communique.resolve.happenings import find_happenings
from communique.resolve.people import build_people
from communique.resolve.references import resolve_references
from communique.values.annotated import Annotated
from communique.values.understood import Understood


def resolve_article(annotated: Annotated) -> Understood:
    """The annotated article with its tables: people first, then who every phrase means, then what happened."""
    people = build_people(annotated)
    understood = resolve_references(Understood(annotated, people))
    return find_happenings(understood)
