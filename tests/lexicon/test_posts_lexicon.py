"""Ranks and levels of titles, and what the lexicons of titles, names and leaders promise."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from communique.lexicon.leaders import leaders_named, plain, surname_of
from communique.lexicon.names import names
from communique.lexicon.posts import houses, level_of, rank_of, side_of_title, singular_title, titles
from communique.values.vocabulary import RANKS


@pytest.mark.parametrize(
    ("title", "rank", "level"),
    [
        ("President", "leader", "leader"),
        ("vice president", "deputy leader", "leader"),
        ("crown prince", "deputy leader", "leader"),
        ("Secretary of State", "minister", "minister"),
        ("national security adviser", "minister", "minister"),
        ("EU foreign policy chief", "minister", "minister"),
        ("Deputy Secretary of State", "vice minister", "senior"),
        ("First Vice Foreign Minister", "vice minister", "senior"),
        ("director general for Asian affairs", "director general", "senior"),
        ("special envoy for Yemen", "envoy", "senior"),
        ("Ambassador to Chile", "ambassador", "senior"),
        ("Lt. Gen.", "officer", "senior"),
        ("captain", "officer", "working"),
        ("secretary-general", "head of organisation", "leader"),
        ("opposition leader", "party", "senior"),
        ("foreign ministers", "minister", "minister"),
        ("senior official", "official", "senior"),
        ("desk officer", "official", "working"),
    ],
)
def test_rank_and_level(title: str, rank: str, level: str) -> None:
    assert rank_of(title) == rank
    assert level_of(rank_of(title), title) == level


def test_unknown_rank_is_unknown_level() -> None:
    assert level_of(None) == "unknown"


def test_every_rank_of_the_lexicon_is_of_the_vocabulary() -> None:
    assert {rank_of(head) for head in titles().single} <= set(RANKS)


def test_plurals_become_singular() -> None:
    assert singular_title("Deputy Foreign Ministers") == "Deputy Foreign Minister"
    assert singular_title("secretaries of state") == "secretary of state"


def test_titles_of_one_state() -> None:
    assert side_of_title("Chief Cabinet Secretary") == "JP"
    assert side_of_title("Foreign Minister") is None


def test_words_are_kept_in_lower_case_and_apart() -> None:
    known = names()
    assert all(word == word.lower() for word in known.given | known.family | known.never)
    assert "monday" in known.never and "monday" not in known.given


def test_leaders_by_full_name_in_either_order_and_by_surname() -> None:
    assert {leader.side for leader in leaders_named("Kishida Fumio")} == {"JP"}
    assert {leader.side for leader in leaders_named("Fumio Kishida", 2022)} == {"JP"}
    assert "RU" in {leader.side for leader in leaders_named("Putin")}
    assert leaders_named("Zebulon Quax") == ()


def test_a_surname_is_a_leaders_only_in_the_years_about_the_office() -> None:
    assert leaders_named("Gorbachev", 1988)
    assert not leaders_named("Gorbachev", 2023)


def test_plain_names() -> None:
    assert plain("Maroš Šefčovič") == "maros sefcovic"
    assert plain("Yoon Suk-yeol") == "yoon suk yeol"
    assert surname_of(leaders_named("Moon Jae-in")[0]) == "moon"


def test_the_lists_of_the_lexicon_are_sorted_and_say_nothing_twice() -> None:
    for name in ("posts", "names"):
        text = files("communique.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
        for words in _lists(tomllib.loads(text)):
            assert words == sorted(set(words))


def test_a_phrase_has_one_rank_and_a_head_is_sure_or_not() -> None:
    data = tomllib.loads(files("communique.lexicon").joinpath("posts.toml").read_text(encoding="utf-8"))
    phrases = [phrase for found in data["rank"].values() for phrase in found]
    assert len(phrases) == len(set(phrases))
    assert not set(data["heads"]["sure"]) & set(data["heads"]["unsure"])


@pytest.mark.parametrize(
    ("side", "lines"),
    [
        (
            "GB",
            "GOV.UK|UK Government|Foreign, Commonwealth & Development Office|Foreign and Commonwealth Office\n|10 Downing Street",
        ),
        ("IN", "Indian Ministry of External Affairs|Press Information Bureau|an MEA note"),
        ("JP", "Ministry of Foreign Affairs of Japan|Prime Minister of Japan and His Cabinet"),
        ("KP", "Aug. 4 (KCNA)|Juche 110"),
        (
            "US",
            "attributable to Deputy Spokesperson Soto|Office of the Spokesperson|The White House\n|Secretary of State\n",
        ),
        (
            "US",
            "U.S. Department of State|US Department of State|Briefing Room|Press Secretary\n|Media Note|Press Statement",
        ),
    ],
)
def test_each_sign_of_a_house_is_looked_for(side: str, lines: str) -> None:
    for line in lines.split("|"):
        assert [house.side for house in houses() if house.put_out(line)] == [side], line


def test_what_bears_no_sign_is_no_release() -> None:
    assert not any(house.put_out("The mean commonwealth of the spokesperson") for house in houses())


def _lists(data: dict[str, Any]) -> Iterator[list[str]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list) and name != "signs":
            yield value


@pytest.mark.parametrize(
    "title", ["Secretary-General of the Foreign Ministry", "MFA Secretary General", "Deputy Secretary General"]
)
def test_secretaries_general_below_the_head_of_an_organisation(title: str) -> None:
    assert level_of(rank_of(title), title) == "senior"
