"""What engagements were about, from the positions voiced at them."""

from dataclasses import replace

from communique.extract.about import with_topics
from communique.values.claims import Engagement, Position
from written import read

MET = Engagement(
    id="met", rule="r/1", confidence=0.9, status="held", format="meeting", level="minister", parties=("FR", "IT"),
    participants=(), date=None, place=None, about=(), main=True,
)  # fmt: skip
SAID = Position(
    id="said", rule="r/1", confidence=0.9, actors=("FR",), speaker=None, act="urge", target=None,
    text="urged a ceasefire and a truce", topics=("ceasefire",), engagement="met",
)  # fmt: skip


def told(*engagements: Engagement, positions: tuple[Position, ...]) -> list[tuple[str, ...]]:
    return [one.about for one in with_topics(read("The ministers met."), engagements, positions)]


def test_topics_of_what_was_voiced_there() -> None:
    assert told(MET, positions=(SAID,)) == [("ceasefire",)]


def test_background_has_only_its_own() -> None:
    older = replace(MET, id="older", main=False)
    assert told(MET, older, positions=(SAID,)) == [("ceasefire",), ()]


def test_positions_voiced_nowhere_belong_to_the_news() -> None:
    assert told(MET, positions=(replace(SAID, engagement=None),)) == [("ceasefire",)]


def test_other_is_no_topic_and_four_are_the_most() -> None:
    many = [
        replace(SAID, id=topic, text="", topics=(topic,))  # type: ignore[arg-type]
        for topic in ("trade", "energy", "climate", "cyber", "migration", "other", "other")
    ]
    found = told(MET, positions=tuple(many))[0]
    assert len(found) == 4
    assert "other" not in found
