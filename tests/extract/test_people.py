"""Claims about people: who is claimed, with what, on what words."""

from communique.extract.people import _RIGHT, REASONS, extract_people
from communique.values.annotated import Annotated, PostMention
from communique.values.article import Article
from communique.values.claims import Receipt
from communique.values.syntax import Tree
from communique.values.understood import PersonEntry, Understood

TEXT = "Danish Foreign Minister Anna Holm met reporter Ben Roy."


def receipt(words: str) -> Receipt:
    start = TEXT.index(words)
    return Receipt.of(TEXT, start, start + len(words))


def understood(*people: PersonEntry) -> Understood:
    return Understood(Annotated(Article("x", "x", TEXT, (), "cleaner/1"), Tree((), ())), people)


HOLM = PersonEntry(
    key=0,
    name="Anna Holm",
    surname="Holm",
    side="DK",
    post=PostMention(7, 23, "Foreign Minister", "minister"),
    mentions=((24, 33),),
    named_at=receipt("Anna Holm"),
    side_at=receipt("Danish"),
    post_at=receipt("Foreign Minister"),
    rank="minister",
    side_rule="post",
)
ROY = PersonEntry(1, "Ben Roy", "Roy", None, None, ((47, 54),), receipt("Ben Roy"), official=False)


def test_officials_are_claimed_with_receipts_and_others_are_not() -> None:
    (claim,) = extract_people(understood(HOLM, ROY))
    assert (claim.name, claim.country, claim.post, claim.rank) == ("Anna Holm", "DK", "Foreign Minister", "minister")
    assert {field: [r.quote for r in found] for field, found in claim.receipts.items()} == {
        "name": ["Anna Holm"],
        "country": ["Danish"],
        "post": ["Foreign Minister"],
        "rank": ["Foreign Minister"],
    }
    assert claim.rule == "person-post/1"


def test_what_is_not_told_has_no_receipt_and_less_confidence() -> None:
    bare = PersonEntry(0, "Ben Roy", "Roy", None, None, ((47, 54),), receipt("Ben Roy"))
    told, untold = extract_people(understood(HOLM))[0], extract_people(understood(bare))[0]
    assert set(untold.receipts) == {"name"}
    assert untold.confidence < told.confidence


def test_the_same_article_gives_the_same_ids() -> None:
    assert extract_people(understood(HOLM)) == extract_people(understood(HOLM))


def test_every_rule_has_a_reason_for_readers() -> None:
    for rule in (*_RIGHT, "titled"):
        assert REASONS[f"person-{rule}"].endswith(".")
