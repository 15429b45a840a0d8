"""What people decide stands through linking and coding again, can be taken back, and is never lost."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, select

from communique.analyse.articles import search
from communique.analyse.house import conflicts
from communique.analyse.verify import verify
from communique.archive import review
from communique.archive.linking import link_archive
from communique.archive.review import BadReview, Word
from communique.archive.values import BadValue
from communique.errors import NotInArchive
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import claim, event, event_claim, event_side
from communique.store.standing import claims_of, standing_claims
from made_archive import fill

ANA = Word("ana", "the page says so")


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    fill(engine)
    yield engine
    with reading(engine) as connection:
        assert verify(connection).faults == ()
    engine.dispose()


def number(engine: Engine, kind: str, words: str) -> int:
    with reading(engine) as connection:
        rows = connection.execute(select(claim.c.seq, claim.c.data).where(claim.c.kind == kind).order_by(claim.c.seq))
        return next(row.seq for row in rows if words in str(row.data["receipts"]))


def events(engine: Engine) -> dict[int, str]:
    """The event of each engagement claim."""
    with reading(engine) as connection:
        rows = connection.execute(select(event_claim.c.claim, event_claim.c.event).order_by(event_claim.c.claim))
        return {row.claim: row.event for row in rows}


def test_a_corrected_date_moves_the_event(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    review.correct(engine, call, "date", "2021-04-03", ANA)
    with reading(engine) as connection:
        assert connection.scalar(select(event.c.date).where(event.c.code == "call")) == "2021-04-03"
        told = [c for c in claims_of(connection, [3]) if c.seq == call]
        assert told[0].reviewed and told[0].data["date"] == "2021-04-03"
        assert connection.scalar(select(claim.c.date).where(claim.c.seq == call)) == "2021-04-04", "claims are kept"


def test_corrected_parties_reach_the_index(engine: Engine) -> None:
    review.correct(engine, number(engine, "engagement", "spoke by phone"), "parties", "NO, PT, DK", ANA)
    with reading(engine) as connection:
        assert connection.scalar(select(event.c.code).join(event_side).where(event_side.c.side == "DK")) == "call"


def test_search_finds_what_stands(engine: Engine) -> None:
    review.correct(engine, number(engine, "engagement", "spoke by phone"), "parties", "NO, PT, DK", ANA)
    review.reject(engine, number(engine, "position", "condemned the missile"), ANA)
    with reading(engine) as connection:
        found = {
            asked: len(search(connection, asked)) for asked in ("party:DK", "party:NO", "act:condemn", "person:berg")
        }
        assert found == {"party:DK": 1, "party:NO": 2, "act:condemn": 0, "person:berg": 2}
        assert [row.source for row in search(connection, "format:call radar since:2021-04")] == ["second"]


def test_a_rejected_claim_is_gone_until_it_is_taken_back(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    made = review.reject(engine, call, ANA)
    assert call not in events(engine)
    taken = review.undo(engine, made, Word("ben", "she had the wrong page"))
    assert call in events(engine)
    with reading(engine) as connection:
        rows = review.reviews(connection)
    assert [(row.seq, row.verdict, row.undone) for row in rows] == [(taken, "undo", False), (made, "reject", True)]
    with pytest.raises(BadReview, match="already"):
        review.undo(engine, made, ANA)


def test_events_are_joined_and_parted(engine: Engine) -> None:
    before = events(engine)
    meeting, call = number(engine, "engagement", "met"), number(engine, "engagement", "spoke by phone")
    joined = review.merge(engine, before[meeting], before[call], ANA)
    assert len({events(engine)[meeting], events(engine)[call]}) == 1
    review.split(engine, events(engine)[meeting], [call], ANA)
    assert events(engine) == before
    with pytest.raises(BadReview, match="nothing would be left"):
        review.split(engine, before[meeting], [meeting], ANA)
    with pytest.raises(BadReview, match="not a claim"):
        review.split(engine, before[meeting], [call], ANA)
    with pytest.raises(BadReview, match="cannot be one"):
        review.merge(engine, before[meeting], before[number(engine, "incident", "launched")], ANA)
    review.undo(engine, joined, ANA)
    assert events(engine) == before


def test_two_names_are_one_person(engine: Engine) -> None:
    with reading(engine) as connection:
        assert len(connection.execute(select(event_claim)).all()) == 3
    made = review.judge_names(engine, "Ana Prado", "Nils Berg", "same", ANA)
    review.undo(engine, made, ANA)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "Friday", "not a date"), ("status", "maybe", "not a value"), ("id", "x", "not a field"),
        ("level", "null", "not a value"), ("parties", "Norway", "not a side"), ("main", "perhaps", "true or false"),
        ("about", "missiles,weather", "not a value"),
    ],
)  # fmt: skip
def test_values_that_cannot_be(engine: Engine, field: str, value: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        review.correct(engine, 1, field, value, ANA)


def test_words_must_stand_in_the_article(engine: Engine) -> None:
    welcome = number(engine, "position", "welcomed")
    with pytest.raises(BadValue, match="do not stand"):
        review.correct(engine, welcome, "text", "Portugal refused the offer", ANA)
    review.correct(engine, welcome, "text", "welcomed the offer of patrols", ANA)


DECIDE: list[Callable[[Engine], int]] = [
    lambda engine: review.accept(engine, 999, ANA),
    lambda engine: review.undo(engine, 999, ANA),
    lambda engine: review.merge(engine, "no-such-event", "nor-this", ANA),
]


@pytest.mark.parametrize("decide", DECIDE)
def test_what_is_not_there(engine: Engine, decide: Callable[[Engine], int]) -> None:
    with pytest.raises(NotInArchive):
        decide(engine)


def test_a_decision_without_its_claim_is_a_conflict(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    meeting = number(engine, "engagement", "met")
    review.correct(engine, call, "place", "Oslo", ANA)
    review.merge(engine, events(engine)[meeting], events(engine)[call], ANA)
    from communique.store.schema import coding

    with writing(engine) as connection:
        connection.execute(coding.update().where(coding.c.article == 3).values(current=False))
    linked = link_archive(engine)
    assert linked.conflicts == 2
    with reading(engine) as connection:
        rows = conflicts(connection)
        assert [(row.kind, row.told) for row in rows] == [("decision", ("spoke by phone",))] * 2
        assert len(standing_claims(connection)[1]) == 1


def test_fields_corrected_in_one_breath_are_taken_back_in_one(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    made = review.correct_fields(engine, call, {"date": "2021-04-03", "place": "Oslo"}, ANA)
    with reading(engine) as connection:
        told = next(c for c in claims_of(connection, [3]) if c.seq == call)
        assert (told.data["date"], told.data["place"]) == ("2021-04-03", "Oslo")
    review.undo(engine, made, ANA)
    with reading(engine) as connection:
        told = next(c for c in claims_of(connection, [3]) if c.seq == call)
        assert (told.data["date"], told.data["place"]) == ("2021-04-04", None)


def test_one_wrong_value_changes_nothing_and_none_is_refused(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    with pytest.raises(BadValue, match="not a date"):
        review.correct_fields(engine, call, {"place": "Oslo", "date": "soon"}, ANA)
    with pytest.raises(BadReview, match="nothing was changed"):
        review.correct_fields(engine, call, {}, ANA)
    with reading(engine) as connection:
        assert review.reviews(connection) == []


def test_nobody_is_overruled_unseen(engine: Engine) -> None:
    call = number(engine, "engagement", "spoke by phone")
    first = review.accept(engine, call, Word("ben", "so it is", seen=0))
    with pytest.raises(review.Overtaken, match="ben said “accept”"):
        review.reject(engine, call, Word("ana", "no", seen=0))
    review.reject(engine, call, Word("ana", "I have seen it", seen=first))
    review.accept(engine, number(engine, "position", "pledged a new radar"), Word("ana", "another claim", seen=0))
