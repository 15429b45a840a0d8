"""What is told of two sides later, as people left it; words held against many at once."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from communique.analyse.filters import EventFilter
from communique.analyse.later import later_than, topics_of
from communique.analyse.timeline import last_meeting
from communique.analyse.wording import Clause, Signs, likeness
from communique.archive.linking import link_archive
from communique.archive.review import Word, correct, reject
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.standing import Voice
from made import add_made, engagement, position

WORDS = st.lists(
    st.sampled_from(["we", "urge", "them", "to", "end", "Missile-tests", "now", "İt", "URGE", "—", "end;now"]),
    max_size=9,
)


def clause(words: list[str]) -> Clause:
    return Clause(" ".join(words), "urge", ("NO",), None, 3, 1, 0, 0)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_many_at_once_come_out_as_one_by_one(one: list[str], others: list[list[str]]) -> None:
    signs = Signs()
    found = dict(signs.alike(clause(one), [signs.of(clause(other).text) for other in others], 0.5))
    told = {place: likeness(clause(one), clause(other)) for place, other in enumerate(others)}
    assert found == {place: alike for place, alike in told.items() if alike >= 0.5}


def voices(engine: Engine) -> list[Voice]:
    with reading(engine) as connection:
        return sorted(later_than(connection, ("NO", "PT"), "2021-01-01", "2021-12-31").voices, key=lambda v: v.text)


def test_positions_as_people_left_them(archive: str) -> None:
    engine = open_archive(archive, create=True)
    claims = [
        position("urged an end", ["NO"], "urge", target="PT", topics=["trade"]),
        position("welcomed it", ["PT", "XA"], "welcome"),
        position("said no more", ["XA"], "reject"),
        engagement("met", ("NO", "PT"), "2021-05-01"),
    ]
    add_made(
        engine,
        "one",
        "2021-05-01",
        "Talks\nNorway urged an end. They welcomed it. Others said no more. They met.",
        claims,
    )
    link_archive(engine)
    urge, welcome = voices(engine)
    assert (urge.act, urge.target, urge.actors) == ("urge", "PT", {"NO"})
    assert (welcome.act, welcome.target, welcome.actors) == ("welcome", None, {"PT", "XA"})
    with reading(engine) as connection:
        assert topics_of(connection, [urge])[urge.seq] == {"trade"}
    silent = next(seq for seq in (welcome.seq + 1, welcome.seq + 2) if seq != urge.seq)
    correct(engine, silent, "actors", "PT", Word("ana", "misread"))
    reject(engine, welcome.seq, Word("ana", "nothing of the kind"))
    said, urged = voices(engine)
    assert (said.seq, said.actors, said.topics) == (silent, {"PT"}, ())
    assert (urged.seq, urged.topics) == (urge.seq, ("trade",))
    engine.dispose()


def test_what_is_planned_stands_behind_no_old_plans(archive: str) -> None:
    engine = open_archive(archive, create=True)
    plan = {"status": "planned", "participants": []}
    old = [engagement(f"plan {n:02d}", ("NO", "PT"), f"2020-01-{n % 28 + 1:02d}", **plan) for n in range(55)]
    text = "Plans\n" + " ".join(f"plan {n:02d}" for n in range(55)) + " met then and will meet and may meet"
    new = engagement("will meet", ("NO", "PT"), "2022-01-01", **plan)
    vague = engagement("may meet", ("NO", "PT"), None, **plan)
    add_made(engine, "one", "2021-05-01", text, [*old, engagement("met", ("NO", "PT"), "2021-05-01"), new, vague])
    link_archive(engine)
    with reading(engine) as connection:
        told = last_meeting(connection, EventFilter(parties=("NO", "PT")))
    assert told.last is not None
    assert told.last.date == "2021-05-01"
    assert [row.date for row in told.planned] == ["2022-01-01", None]
    engine.dispose()
