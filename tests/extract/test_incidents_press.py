"""Who did it on a page of a country's own press, over sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.incidents import extract_incidents
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Told

HEAD = "Ghana protests to Togo over fishing boats"
BODY = (
    "Foreign Minister Ama Boateng called in Togolese Ambassador Kodjo Mensah. Ghana is angry, she said.",
    "Prime Minister Kofi Asare spoke after the Cabinet met. He said Ghana would not wait.",
)


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("A port worker was arrested on 29 October on suspicion of espionage.", ("GH",)),
        ("Police arrested a port worker on 29 October.", ("GH",)),
        ("Two fishermen were arrested in Togo on 29 October.", ("TG",)),
    ],
)
def test_an_arrest_told_without_a_doer_is_of_the_page_s_land(line: str, actors: tuple[str, ...]) -> None:
    texts = (HEAD, *BODY, line)
    placed, place = [], 0
    for text in texts:
        placed.append(Line("B" if place else "H", text, place))
        place += len(text) + 1
    head = Told(HEAD, "told", HEAD, 0, len(HEAD))
    day = Told("2031-11-02", "told", "2031-11-02")
    article = Article("x", "x", "\n".join(texts), tuple(placed), "cleaner/1", headline=head, published=day)
    found = extract_incidents(resolve_article(annotate_article(article, thorough=True)))
    assert actors in [claim.actors for claim in found if claim.kind == "detention"]
