"""The topics of a text, from sentences that every desk has read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lexicon.topics import Setting, background_topics, topic_weights, topics_of
from communique.values.vocabulary import TOPICS


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("called for the complete denuclearisation of the peninsula", "denuclearization"),
        ("demanded the return of the abducted fishermen's sons and other abductees", "abductees"),
        ("agreed to a truce and an immediate cessation of hostilities", "ceasefire"),
        ("wants the tariffs on steel and aluminium withdrawn", "trade"),
        ("protested against the visit to the shrine that honours war criminals", "history"),
        ("will send relief goods and medical supplies to the flooded valleys", "humanitarian"),
        ("sees sharing intelligence in real time as the next step", "intelligence"),
        ("fears that the rocket carried a reconnaissance satellite", "satellite"),
        ("welcomed the repatriation flights for asylum seekers", "migration"),
        ("congratulated the two countries on sixty years of diplomatic relations", "ties"),
        ("hailed three-way cooperation", "trilateral"),
        ("denounced the seizure of the islets as a breach of its sovereignty", "territory"),
        ("complained that trawlers had entered its fishing grounds", "territory"),
        ("the lorries of hauliers may pay the lower levy on wheat", "trade"),
        ("will not fill the reservoir of the dam before the turbines turn", "energy"),
        ("asked how much water is left in the river", "other"),
        ("regretted the expulsions and asked for consular access to the crew", "consular"),
        ("offered the Red Cross a list of its prisoners", "humanitarian"),
        ("opened a credit line for the railway", "economy"),
        ("told it not to meddle in its internal affairs", "ties"),
    ],
)
def test_first_topic(text: str, topic: str) -> None:
    assert topics_of(text)[0] == topic


def test_longer_phrase_hides_the_shorter() -> None:
    assert "nuclear" not in topic_weights("a contract on nuclear energy")
    assert "defence" not in topic_weights("the defence minister arrived")


def test_words_that_begin_alike_are_told_apart() -> None:
    assert "trade" not in topic_weights("stressed how important the importance of it is")


def test_endings_and_owners_count_as_the_word() -> None:
    assert topic_weights("the armistice's terms") == topic_weights("the armistice") != {}
    assert "sanctions" in topic_weights("sanctioned firms")


def test_a_phrase_said_twice_counts_once() -> None:
    assert topic_weights("a truce, then another truce") == topic_weights("a truce")


def test_what_a_page_says_again_and_again_is_its_topic() -> None:
    once = background_topics("", "A truce was signed. The tariff was discussed.")
    often = background_topics("", "A truce was signed. The tariff, that tariff, was discussed: the tariff.")
    assert often["trade"] > once["trade"] == once["ceasefire"] > often["ceasefire"]


def test_several_topics_in_order_of_weight() -> None:
    found = topics_of("discussed sanctions, an arms embargo, asset freezes and a ballistic missile")
    assert found[0] == "sanctions"
    assert len(topics_of("trade, climate change, cyber attacks, elections and migration", limit=2)) == 2


def test_other_where_nothing_is_named() -> None:
    assert topics_of("said so twice") == ("other",)
    assert topics_of("") == ("other",)


def test_background_decides_where_the_clause_says_little() -> None:
    background = background_topics(
        "Whaling talks", "The reactor at the border enriches uranium; inspectors of the IAEA left."
    )
    assert topics_of("a charge that it rejects", setting=Setting(background, ""))[0] == "nuclear"
    assert (
        topics_of("urged a ceasefire and a truce to silence the guns", setting=Setting(background, ""))[0]
        == "ceasefire"
    )


@given(st.text(max_size=300), st.integers(min_value=1, max_value=4))
def test_any_text_has_topics_of_the_vocabulary(text: str, limit: int) -> None:
    found = topics_of(text, limit)
    assert 1 <= len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= set(TOPICS)


def test_the_paragraph_tells_what_a_bare_clause_is_about() -> None:
    page = background_topics("", "A tariff on wheat hurts farmers. A truce holds, as did the armistice.")
    around = "The truce was broken at night. Hostilities went on, and a cessation of hostilities is far. She denied it."
    assert topics_of("she denied it", setting=Setting(page, ""))[0] == "trade"
    assert topics_of("she denied it", setting=Setting(page, around))[0] == "ceasefire"


def test_words_that_stand_in_pages_about_anything_count_for_less() -> None:
    page = background_topics("", "There were talks and there was trade.")
    assert page["dialogue"] == page["trade"]
    assert topics_of("she denied it", setting=Setting(page, ""))[0] == "trade"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("asked it to honour the one-China policy", "ties"),
        ("will impose visa bans and freeze their assets", "sanctions"),
        ("bought radars that strengthen the capabilities of its air force", "defence"),
        ("condemned forced labour and the harassment of the religious", "human-rights"),
        ("sent doses to the islands", "humanitarian"),
        ("wants to fight the root causes of irregular journeys", "migration"),
        ("will send observers to the presidential race", "elections"),
    ],
)
def test_words_of_a_family(text: str, topic: str) -> None:
    assert topics_of(text)[0] == topic
