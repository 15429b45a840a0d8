"""All claims of an article, in the order in which they lean on one another."""

from communique.extract.about import with_topics
from communique.extract.engagements import extract_engagements
from communique.extract.engagements_confidence import believed
from communique.extract.incidents import answered, extract_incidents
from communique.extract.incidents_signed import signed_there
from communique.extract.people import extract_people
from communique.extract.positions import extract_positions
from communique.values.claims import Record
from communique.values.understood import Understood


def extract_claims(understood: Understood) -> Record:
    """The record of an article. Incidents come first: engagements and positions may answer them."""
    article = understood.annotated.article
    incidents = extract_incidents(understood)
    engagements = extract_engagements(understood, incidents)
    engagements = believed(engagements, len(understood.annotated.tree.sentences))
    positions = extract_positions(understood, engagements, incidents)
    return Record(
        id=article.id,
        source=article.source,
        lines=article.kinds,
        outlet=article.outlet.value if article.outlet else None,
        published=article.published.value if article.published else None,
        engagements=with_topics(understood, engagements, positions),
        positions=positions,
        incidents=answered(signed_there(incidents, engagements), engagements, positions),
        people=extract_people(understood),
        text=article.text,
    )
