"""Linking step by step comes to what linking everything from nothing comes to, whatever the steps."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from communique.archive import linking
from communique.archive.changed import find_changed
from communique.archive.linking import link_archive
from communique.archive.review import BadReview, Word, accept, correct, judge_names, merge, reject, split, undo
from communique.errors import NotInArchive
from communique.store import schema, working
from communique.store.archive import open_archive
from communique.store.derived import derived_tables
from communique.store.engine import reading, writing
from made import add_made, engagement, incident, named, position

SIDES = ("PT", "NO", "XA")
PEOPLE = {
    "PT": ("Ana Prado", "Rui Prado", "Prado", "Ana M. Prado"),
    "NO": ("Nils Berg", "Berg", "Nills Berg"),
    "XA": ("Kim Gun Ho", "Kim Gi Ho", "Kim", "Gun Ho Kim"),
}
POSTS = (("Foreign Minister", "minister"), ("Spokesperson", "spokesperson"), ("President", "leader"), (None, None))
FIRST = date(2021, 3, 1)
_HOLDS_IDS = {"tenure": {"seq"}, "mention": {"block"}}
_NOT_COMPARED = {"name_block", "link_state", "tagged_name"}


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def derived(engine: Engine) -> dict[str, list[str]]:
    """All that linking wrote, but for numbers that are drawn anew."""
    found = {}
    with reading(engine) as connection:
        for table in derived_tables():
            if table.name not in _NOT_COMPARED:
                left_out = _HOLDS_IDS.get(table.name, set())
                columns = [column for column in table.columns if column.name not in left_out]
                found[table.name] = sorted(map(repr, connection.execute(select(*columns)).all()))
    return found


def make_article(chance: random.Random, number: int) -> tuple[str, str | None, str, list[dict[str, Any]]]:
    """An article about a meeting or a launch, by chance without a day, by chance nearly a reprint of another."""
    day = (FIRST + timedelta(days=chance.randrange(12))).isoformat()
    published = None if chance.random() < 0.2 else day
    sides = sorted(chance.sample(SIDES, chance.choice((2, 2, 3))))
    people = [
        named(name, side if chance.random() < 0.85 else None, post, rank=rank)
        for side in sides
        for name in chance.sample(PEOPLE[side], 1)
        for post, rank in [chance.choice(POSTS)]
    ]
    told = chance.choice(("in Lisbon yesterday", "in Oslo on the islands", "by the sea in Lisbon"))
    words = (
        [f"word{chance.randrange(6)}" for _ in range(40)] if chance.random() < 0.5 else ["a", "b", "c", "d", "e"] * 8
    )
    body = " ".join(words)
    who = ", ".join(person["name"] for person in people)
    text = f"Report {number % 4}\n{who} met {told}.\nA missile was launched.\n{body}\nEnd of report {number}."
    text += "".join(f"\nThe {name} was named." for name in ("NCG", "Security Council", "Quad") if chance.random() < 0.3)
    met = engagement(
        f"met {told}", sides, day if chance.random() < 0.7 else None, participants=[p["name"] for p in people],
        place=told.split()[1], status=chance.choice(("held", "held", "planned")), main=chance.random() < 0.7,
    )  # fmt: skip
    fired = incident("launched", "missile-launch", ["XA"] if chance.random() < 0.7 else [], day)
    fired["id"] = f"fired{number:011}"
    if chance.random() < 0.5:
        met["answers"] = [fired["id"]]
    return f"n{number}", published, text, [met, fired, position("met", sides[:1], "agree"), *people]


def judge(engine: Engine, chance: random.Random) -> None:
    """A review by chance; one that cannot be meant is passed over."""
    word = Word("eva", "by chance", link=chance.random() < 0.8)
    with reading(engine) as connection:
        claims = list(connection.scalars(select(schema.claim.c.seq).order_by(schema.claim.c.seq)))
        people = list(connection.scalars(select(schema.claim.c.seq).where(schema.claim.c.kind == "person")))
        met = list(connection.scalars(select(schema.claim.c.seq).where(schema.claim.c.kind == "engagement")))
        events = sorted(connection.scalars(select(schema.event.c.id)))
        made = list(connection.scalars(select(schema.decision.c.seq)))
        shared = sorted(connection.scalars(select(schema.event.c.id).where(schema.event.c.reports > 1)))
        members = {
            key: sorted(connection.scalars(select(schema.event_claim.c.claim).where(schema.event_claim.c.event == key)))
            for key in shared
        }
    names = [name for group in PEOPLE.values() for name in group]
    try:
        match chance.randrange(8):
            case 0:
                accept(engine, chance.choice(claims), word)
            case 1:
                reject(engine, chance.choice(claims), word)
            case 2:
                correct(engine, chance.choice(people), "country", chance.choice(SIDES), word)
            case 3:
                correct(engine, chance.choice(met), "date", "2021-03-0" + str(chance.randrange(1, 9)), word)
            case 4 if shared:
                key = chance.choice(shared)
                split(engine, key, members[key][:1], word)
            case 5 if events:
                merge(engine, chance.choice(events), chance.choice(events), word)
            case 6:
                judge_names(engine, *chance.sample(names, 2), chance.choice(("same", "different")), word)
            case 7 if made:
                undo(engine, chance.choice(made), word)
    except (BadReview, NotInArchive):
        return


@pytest.mark.parametrize("seed", range(6))
def test_steps_in_any_order_come_to_what_linking_everything_comes_to(
    engine: Engine, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.archive.changed._MOST", 0)  # steps however much is new
    chance = random.Random(seed)
    articles = [make_article(chance, number) for number in range(24)]
    chance.shuffle(articles)
    while articles:
        for name, day, text, claims in [articles.pop() for _ in range(min(len(articles), chance.randrange(1, 6)))]:
            add_made(engine, name, day, text, claims)
        if chance.random() < 0.3:
            judge(engine, chance)
        link_archive(engine)
    for _ in range(8):
        judge(engine, chance)
    link_archive(engine)
    stepwise = derived(engine)
    link_archive(engine, whole=True)
    assert stepwise == derived(engine)


def test_an_article_coded_again_is_read_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.archive.changed._MOST", 0)
    chance = random.Random(5)
    for number in range(6):
        add_made(engine, *make_article(chance, number))
    link_archive(engine)
    with writing(engine) as connection:
        connection.execute(update(schema.coding).where(schema.coding.c.article == 2).values(current=False))
    link_archive(engine)
    with reading(engine) as connection:
        read = set(connection.scalars(select(working.linked.c.article)))
    assert 2 not in read
    stepwise = derived(engine)
    link_archive(engine, whole=True)
    assert stepwise == derived(engine)


def test_what_is_linked_is_not_read_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    for number in range(8):
        add_made(engine, *make_article(chance, number))
    link_archive(engine)
    with reading(engine) as connection:
        assert find_changed(connection).nothing
    monkeypatch.setattr(linking, "write_delta", None)  # nothing is written
    assert link_archive(engine).claims == 0


def test_one_more_article_reads_that_article_alone(engine: Engine) -> None:
    chance = random.Random(4)
    for number in range(10):
        add_made(engine, *make_article(chance, number))
    link_archive(engine)
    add_made(engine, *make_article(chance, 10))
    with reading(engine) as connection:
        changed = find_changed(connection)
    assert not changed.whole
    assert changed.articles == changed.texts == (11,)


def test_an_archive_whose_tables_at_hand_are_empty_is_linked_as_a_whole(engine: Engine) -> None:
    chance = random.Random(6)
    for number in range(5):
        add_made(engine, *make_article(chance, number))
    link_archive(engine)
    before = derived(engine)
    with writing(engine) as connection:
        connection.execute(delete(working.link_state))
        connection.execute(delete(working.tie))
    link_archive(engine)
    assert derived(engine) == before


def test_a_claim_said_to_be_right_is_linked_at_once_and_one_judged_asks_for_its_kind_alone(engine: Engine) -> None:
    chance = random.Random(5)
    for number in range(6):
        add_made(engine, *make_article(chance, number))
    link_archive(engine)
    before = derived(engine)
    with reading(engine) as connection:
        rows = connection.execute(select(schema.claim.c.kind, schema.claim.c.seq).order_by(schema.claim.c.seq)).all()
    first = {kind: next(seq for other, seq in rows if other == kind) for kind, _ in rows}
    word = Word("eva", "so it is", link=False)
    accept(engine, first["person"], word)
    with reading(engine) as connection:
        assert find_changed(connection).nothing
    reject(engine, first["engagement"], word)
    with reading(engine) as connection:
        changed = find_changed(connection)
    assert changed.articles == changed.telling("engagement") == (1,)
    assert changed.telling("person") == changed.telling("incident") == ()
    link_archive(engine)
    assert derived(engine) != before
    accept(engine, first["engagement"], word)
    with reading(engine) as connection:
        assert find_changed(connection).telling("engagement") == (1,), "it stands again"
    link_archive(engine)
    assert derived(engine) == before
    correct(engine, first["person"], "country", "NO", word)
    with reading(engine) as connection:
        assert find_changed(connection).telling("person") == (1,)
    link_archive(engine)
    stepped = derived(engine)
    link_archive(engine, whole=True)
    assert derived(engine) == stepped
