"""Articles and pages written for a test, and what is read in them."""

from collections.abc import Sequence
from typing import Any

from communique.annotate import annotate_article
from communique.annotate.people import find_people
from communique.annotate.places import find_places
from communique.annotate.posts import find_posts
from communique.annotate.sides import find_sides
from communique.clean import clean_page
from communique.extract.about import with_topics
from communique.extract.engagements import extract_engagements
from communique.extract.incidents import extract_incidents
from communique.extract.positions import extract_positions
from communique.resolve import resolve_article
from communique.resolve.people import build_people
from communique.rules import reason_of
from communique.values.annotated import Annotated
from communique.values.article import Article, Line, Page, Told
from communique.values.claims import Engagement
from communique.values.syntax import Sentence, Tree
from communique.values.understood import PersonEntry, Understood
from communique.values.vocabulary import LineKind

DAY = "2031-03-14"  # a Friday
OFFICE = "Office of the Spokesperson"
SPEAKER = "Antony J. Blinken, Secretary of State"
Row = str | tuple[LineKind, str]


def article_of(
    *rows: Row,
    published: str | None = DAY,
    headed: bool = False,
    outlet: str | None = None,
    dateline: str | None = None,
) -> Article:
    """An article of lines, of the body unless a kind is given; `headed`: the first of kind H is its headline.

    A day or town that one of the lines tells is told with its place.
    """
    lines, at = [], 0
    for row in rows:
        kind, line = row if isinstance(row, tuple) else ("B", row)
        lines.append(Line(kind, line, at))
        at += len(line) + 1
    text = "\n".join(line.text for line in lines)
    head = next((line.text for line in lines if line.kind == "H"), None) if headed else None
    return Article(
        "a", "a", text, tuple(lines), "test", headline=_told(text, head), outlet=_told("", outlet),
        dateline=_told(text, dateline), published=_told(text, published),
    )  # fmt: skip


def _told(text: str, value: str | None) -> Told | None:
    start = text.find(value) if value else -1
    place = (start, start + len(value)) if value and start >= 0 else (None, None)
    return Told(value, "told", value, *place) if value else None


def read(*rows: Row, thorough: bool = False, **told: Any) -> Understood:
    """What is understood of an article of lines; `told` as for `article_of`."""
    return resolve_article(annotate_article(article_of(*rows, **told), thorough=thorough))


def engagements_of(*rows: Row, **told: Any) -> tuple[Engagement, ...]:
    """The engagements of an article of lines, all of which have receipts and a reason."""
    understood = read(*rows, **told)
    text, found = understood.annotated.article.text, extract_engagements(understood, ())
    for engagement in found:
        receipts = [receipt for each in engagement.receipts.values() for receipt in each]
        assert receipts and all(text[r.start : r.end] == r.quote for r in receipts)
        assert len(engagement.parties) > 1 and reason_of(engagement.rule)
    return found


def coded(*lines: str) -> tuple[Engagement, ...]:
    """The engagements of a page of text, with their topics, however little they are believed."""
    page = Page("a", "a", ("\n".join(lines) + "\n").encode(), "text", "utf-8")
    understood = resolve_article(annotate_article(clean_page(page)))
    incidents = extract_incidents(understood)
    engagements = extract_engagements(understood, incidents)
    return with_topics(understood, engagements, extract_positions(understood, engagements, incidents))


def told_in_oslo(text: str) -> list[tuple[str, str, str]]:
    """Parties ("NO-PE"), status and format of the engagements of a short story of 4 March 2031 from Oslo."""
    found = coded("News in brief", "OSLO, March 4, 2031 — " + text)
    return [("-".join(one.parties), one.status, one.format) for one in found]


def released(heading: str, *body: str, office: str = OFFICE, day: str = DAY) -> tuple[Engagement, ...]:
    """The engagements of a page of an American office."""
    return coded(heading, office, f"{day} 16:57:52 UTC", office, *body)


def unparsed(article: Article, sentences: Sequence[Sentence] = ()) -> Annotated:
    """The sides, posts, people and places of an article, without a parser."""
    tree = Tree((), tuple(sentences))
    sides = find_sides(article, tree)
    posts = find_posts(article, tree, sides)
    people = find_people(article, tree, sides, posts)
    return Annotated(article, tree, sides, posts, people, find_places(article, tree, sides))


def people_of(annotated: Annotated) -> dict[str, PersonEntry]:
    """The table of people, by name."""
    return {entry.name: entry for entry in build_people(annotated)}
