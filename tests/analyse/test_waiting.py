"""The queue of review: order, filters, what is judged; and the history of one claim."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select, update

from communique.analyse.judged import decision_of, last_word_of, record_of
from communique.analyse.waiting import Chosen, Queue, how_many_wait, judged_claims, shown_waiting
from communique.archive import review
from communique.archive.review import Word
from communique.errors import NotInArchive
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import claim
from made_archive import fill

ANA, BEN = Word("ana", "so it is"), Word("ben", "not so")


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    fill(engine)
    yield engine
    engine.dispose()


def queue(engine: Engine, **chosen: str) -> list[int]:
    with reading(engine) as connection:
        return Queue().of(connection, Chosen(**chosen))


def doubted(engine: Engine, number: int, confidence: float) -> None:
    with writing(engine) as connection:
        connection.execute(update(claim).where(claim.c.seq == number).values(confidence=confidence))


def test_doubt_times_weight_orders_the_queue(engine: Engine) -> None:
    everything = queue(engine)
    with reading(engine) as connection:
        rows = shown_waiting(connection, everything)
        assert len(everything) == len(connection.execute(select(claim.c.seq)).all()) == how_many_wait(connection)
    assert [row.doubt * row.weight for row in rows] == sorted((r.doubt * r.weight for r in rows), reverse=True)
    last = everything[-1]
    doubted(engine, last, 0.01)
    assert queue(engine)[0] == last


def test_filters(engine: Engine) -> None:
    everything = queue(engine)
    kinds = {kind: queue(engine, kind=kind) for kind in ("engagement", "position", "incident", "person")}
    assert sorted(seq for some in kinds.values() for seq in some) == sorted(everything) and all(kinds.values())
    assert 0 < len(queue(engine, party="XA")) < len(everything) and queue(engine, party="FR") == []
    doubted(engine, everything[3], 0.1)
    assert everything[3] in queue(engine, doubt="high") and everything[3] not in queue(engine, doubt="some")
    both = queue(engine, doubt="high") + queue(engine, doubt="some") + queue(engine, doubt="little")
    assert sorted(both) == sorted(everything)


def test_what_is_judged_waits_no_more_until_it_is_taken_back(engine: Engine) -> None:
    first, second, *_ = queue(engine)
    made = review.accept(engine, first, ANA)
    review.reject(engine, second, BEN)
    assert queue(engine, state="decided") == [second, first]
    assert not {first, second} & set(queue(engine))
    with reading(engine) as connection:
        assert how_many_wait(connection) == len(queue(engine))
    review.undo(engine, made, ANA)
    assert queue(engine)[0] == first and queue(engine, state="decided") == [second]


def test_a_judgement_follows_its_words_to_a_claim_of_another_id(engine: Engine) -> None:
    first = queue(engine, kind="incident")[0]
    review.accept(engine, first, ANA)
    with writing(engine) as connection:
        connection.execute(update(claim).where(claim.c.seq == first).values(id="0" * 16))
    with reading(engine) as connection:
        assert judged_claims(connection).order == (first,)
        assert [one.verdict for one in record_of(connection, first).history] == ["accept"]


def test_an_order_is_kept_while_the_archive_stays_and_for_a_little_after(engine: Engine) -> None:
    times = iter((0.0, 10.0, 100.0))
    kept = Queue(clock=lambda: next(times))
    with writing(engine) as connection:
        before = kept.of(connection, Chosen())
        row = dict(connection.execute(select(claim).limit(1)).one()._mapping)
        connection.execute(claim.insert().values(row | {"seq": 999, "id": "f" * 16}))
        assert kept.of(connection, Chosen()) == before
        assert set(kept.of(connection, Chosen())) == {*before, 999}


def test_the_history_of_a_claim(engine: Engine) -> None:
    number = queue(engine, kind="engagement")[0]
    made = review.correct(engine, number, "place", "Oslo", ANA)
    later = review.reject(engine, number, BEN)
    with reading(engine) as connection:
        record = record_of(connection, number)
        assert (record.verdict, record.last, record.claim.data["place"]) == ("reject", later, "Oslo")
        assert record.told.data["place"] != "Oslo"
        assert [(one.who, one.verdict, one.value) for one in record.history] == [
            ("ana", "correct", "Oslo"),
            ("ben", "reject", None),
        ]
        assert (last_word_of(connection, "ana"), last_word_of(connection, "ben")) == (made, later)
    undo = review.undo(engine, later, ANA)
    with reading(engine) as connection:
        record = record_of(connection, number)
        assert (record.verdict, record.last) == ("correct", undo)
        assert [one.undone for one in record.history] == [None, undo, None]
        assert last_word_of(connection, "ben") is None
        told = decision_of(connection, later)
        assert told and (told[0].undone, told[2]) == (undo, number)
        assert decision_of(connection, 999) is None


def test_a_claim_that_is_not_there(engine: Engine) -> None:
    with reading(engine) as connection, pytest.raises(NotInArchive):
        record_of(connection, 999)
