"""What an article as a whole speaks of, for claims whose own words say little."""

from collections.abc import Mapping

from communique.lexicon.topics import background_topics
from communique.values.article import Article
from communique.values.vocabulary import Topic


def background_of(article: Article) -> Mapping[Topic, float]:
    """The topics of the article's headline, body and captions, to be handed to `topics_of`; ask once an article."""
    lines = {kind: [line.text for line in article.lines if line.kind in kind] for kind in ("H", "BC")}
    return background_topics("\n".join(lines["H"]), "\n".join(lines["BC"]))
