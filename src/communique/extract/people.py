"""Claims of kind people: every named official with post and side."""

from communique.values.claims import Person, Receipt, claim_id
from communique.values.understood import PersonEntry, Understood

REASONS = {
    "person-adjective": "The name follows the adjective of a state and belongs to someone in office.",
    "person-body": "The title is that of a body of the organisation which the article named before.",
    "person-chained": "The name stands in a list right after an official of a state, with no other state named between.",
    "person-counterpart": "The person is told as the counterpart, on that side, of someone else.",
    "person-dateline": "The person heads a state or a ministry, and the page comes from that state's capital and names no other.",
    "person-delegation": "The sentence says that this side's delegation was led by the person.",
    "person-frame": "The sentence before tells what the government, a ministry or the capital of this state said or did.",
    "person-guest": "In a release the title is none that the house's own officials bear, so it is its guest's.",
    "person-home": "In a release an official named without a state belongs to the state that put it out.",
    "person-homeland": "The page tells officials of one state without saying of which, and those of others with their state.",
    "person-honorific": "The honorific before the name is used in one land only, which the article names.",
    "person-its": "The title is told as that of the state which the text named last before.",
    "person-known": "The name is that of a known official; the article itself tells no other side.",
    "person-main": "The person bears a title of office, and the article is mainly about this state, or comes from it.",
    "person-met": "An official of another side met the person, and the sentence or headline names one more state.",
    "person-name-shape": "The person bears a title, and the name is shaped like those of a land that the article names.",
    "person-of-two": "Two people are told together with two states; the name, the office or the order says whose each is.",
    "person-other-of-pair": "Two people share a plural title, and the state of the other one is told.",
    "person-part": "The person governs or represents a part of a state, as a province or one of the United States.",
    "person-possessive": "The side stands beside the name as its owner or after it with “of”.",
    "person-post": "The title beside the name says which state or organisation it is an office of.",
    "person-same-sentence": "The person bears a title of office, and the sentence has just spoken of this side.",
    "person-sent": "The text says which side sent the person, or where the person came from.",
    "person-serving": "The title says whom the person serves, and that leader's side is told.",
    "person-signed-for": "The sentence says on behalf of which side the person acted.",
    "person-there": "The sentence is set in the capital of this state, and the official is told without one.",
    "person-tied": "The person is told as deputy, predecessor, successor or companion of an official of this side.",
    "person-told-before": "The article tells the same office, of this state and without a name, just before.",
    "person-title": "Only one state has an office of this title.",
    "person-titled": "The person bears a title of office; the article does not tell of which side.",
}
# How often a claim of each rule is right in side and post on the development sets, drawn in towards the middle.
_RIGHT = {
    "adjective": 0.7, "chained": 0.9, "counterpart": 0.75, "dateline": 0.6, "delegation": 0.9, "guest": 0.85, "home": 0.83,
    "body": 0.85, "frame": 0.8, "homeland": 0.85, "there": 0.75,
    "honorific": 0.85, "its": 0.85, "known": 0.96, "main": 0.6, "met": 0.7, "name-shape": 0.8, "of-two": 0.75,
    "other-of-pair": 0.8, "part": 0.93, "possessive": 0.93, "post": 0.95, "same-sentence": 0.5, "sent": 0.85, "serving": 0.85,
    "signed-for": 0.85, "tied": 0.85, "title": 0.92, "told-before": 0.85,
}  # fmt: skip
_WITHOUT_POST = 0.07  # a title may be told elsewhere
_UNSURE = 0.3


def extract_people(understood: Understood) -> tuple[Person, ...]:
    """The officials of the article's table, in order of the text."""
    article = understood.annotated.article.id
    return tuple(_claim(article, entry) for entry in understood.people if entry.official)


def _claim(article: str, entry: PersonEntry) -> Person:
    return Person(
        id=claim_id(article, "person", entry.named_at.start, entry.named_at.end),
        rule=f"person-{entry.side_rule or 'titled'}/1",
        confidence=_confidence(entry),
        receipts=_receipts(entry),
        name=entry.name,
        country=entry.side,
        post=entry.post.text if entry.post else None,
        organisation=entry.organisation,
        rank=entry.rank,
    )


def _confidence(entry: PersonEntry) -> float:
    right = _RIGHT.get(entry.side_rule, _UNSURE)
    return round(right if entry.post else max(_UNSURE, right - _WITHOUT_POST), 2)


def _receipts(entry: PersonEntry) -> dict[str, tuple[Receipt, ...]]:
    found = {
        "name": entry.named_at,
        "country": entry.side_at,
        "post": entry.post_at,
        "organisation": entry.post_at if entry.organisation else None,
        "rank": (entry.post_at or entry.named_at) if entry.rank else None,
    }
    return {name: (receipt,) for name, receipt in found.items() if receipt is not None}
