"""People across articles: forms of one name join, bearers of one surname do not."""

import time
from itertools import count

import pytest

from communique.link.names import name_words, same_name, same_syllables, sounds_alike
from communique.link.people import Apart, KnownPerson, NamedClaim, join_people

_number = count(1)


def named(
    name: str, country: str | None = None, post: str | None = None, rank: str | None = None, day: str = "2031-04-01"
) -> NamedClaim:
    number = next(_number)
    return NamedClaim(number, number, name, country, post, None, rank, day)


def forms(people: list[KnownPerson]) -> list[set[str]]:
    return sorted((set(person.forms) for person in people), key=sorted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Halloran", "Joseph Halloran"),
        ("Tony Merrick", "Antony J. Merrick"),
        ("Haruki Sonoda", "Sonoda Haruki"),
        ("Park Joon-ho", "Park Joonho"),
        ("Dr. Elena Marković", "Elena Markovic"),
        ("ROBERT K. DALE", "Bob Dale"),
        ("Mette Sørby’s", "Mette Sorby"),
        ("Jean-Yves Lacroix", "Jean Yves Lacroix"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert len(join_people([named(one, "US"), named(other, "US")])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Gun-ho", "Kim Gi-ho"), ("Kim", "Kim Gun-ho"), ("Tom Reed", "Tim Reed"), ("Anna Lind", "Anna Lund")],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_titles_are_no_part_of_a_name() -> None:
    assert name_words("Prime Minister Jonas Dahl") == name_words("Jonas Dahl")
    assert name_words("King") == ("king",)


def test_small_words_before_a_surname_are_no_given_name() -> None:
    assert name_words("la Marković") == name_words("von der Marković") == ("markovic",)
    assert name_words("jonas dahl") == ("jonas", "dahl")
    told = [named(name, "RS", "President", "leader") for name in ("Elena Marković", "la Marković", "Marković")]
    assert forms(join_people(told)) == [{"Elena Marković", "la Marković", "Marković"}]


def test_a_lone_surname_joins_its_one_bearer_of_the_country_and_rank() -> None:
    told = [
        named("Marcus Oyelaran", "NG", "Foreign Minister", "minister"),
        named("Oyelaran", "NG", "Minister", "minister"),
        named("Oyelaran", "GH", "Minister", "minister"),
    ]
    people = join_people(told)
    assert forms(people) == [{"Marcus Oyelaran", "Oyelaran"}, {"Oyelaran"}]
    assert people[0].name == "Marcus Oyelaran"


def test_never_two_kims_in_one() -> None:
    told = [
        named("Kim Dae-min", "KR", "Vice Foreign Minister", "vice minister"),
        named("Kim Sol-bi", "KR", "Vice Unification Minister", "vice minister"),
        named("Kim", "KR", "Vice Minister", "vice minister"),
        named("Kim", "KR", "Vice Unification Minister", "vice minister"),
        named("Kim", "KR", "Special Envoy", "envoy"),
    ]
    people = join_people(told)
    assert len(people) == 4
    assert {c.post for p in people if "kim-sol" in p.key or "Kim Sol-bi" in p.forms for c in p.claims} == {
        "Vice Unification Minister"
    }


def test_a_family_name_that_stands_first_is_found() -> None:
    told = [named("Tran Van Binh", "VN", "Prime Minister", "leader"), named("Binh", "VN", "Prime Minister", "leader")]
    assert len(join_people(told)) == 1


def test_a_name_misread_once_does_not_stand_in_the_way_of_its_bearer() -> None:
    many = [named("Marta Kovalenko", "UA", "Foreign Minister", "minister") for _ in range(20)]
    junk = named("Greets Kovalenko", "UA", "Minister", "minister")
    lone = named("Kovalenko", "UA", "Minister", "minister")
    people = join_people([*many, junk, lone])
    assert lone in people[0].claims


def test_one_name_in_two_countries_stays_two() -> None:
    assert len(join_people([named("Paul Adler", "DE"), named("Paul Adler", "AT")])) == 2
    assert len(join_people([named("Paul Adler", "DE"), named("Paul Adler", None)])) == 1
    assert len(join_people([named("Paul Adler", "DE"), named("Paul Adler", "AT"), named("Paul Adler", None)])) == 3


def test_spellings_that_sound_alike_join_within_one_country_and_post_only() -> None:
    assert sounds_alike("Yun Seok-yeol", "Yoon Suk-yeol")
    assert same_syllables("Yun Seok-yeol", "Yoon Suk-yeol")
    president = named("Serhiy Zahorodny", "UA", "President", "leader")
    assert len(join_people([president, named("Sergei Zahorodnyi", "UA", "President", "leader")])) == 2
    assert len(join_people([president, named("Serhiy Zagorodny", "UA", "President", "leader")])) == 2
    assert len(join_people([president, named("Serhiy Zahorodnyy", "UA", "President", "leader")])) == 1
    assert len(join_people([president, named("Serhiy Zahorodnyy", "UA", "Deputy Speaker", "legislator")])) == 2
    assert len(join_people([president, named("Serhiy Zahorodnyy", "BY", "President", "leader")])) == 2


def test_a_double_surname_cut_short_joins_within_one_country_and_rank() -> None:
    full = named("Jorge Salinas Prieto", "PE", "President", "leader")
    assert len(join_people([full, named("Jorge Salinas", "PE", "President", "leader")])) == 1
    assert len(join_people([full, named("Jorge Salinas", "PE", "Governor", "official")])) == 2
    korean = named("Han Min Seo", "KR", "Minister", "minister")
    assert len(join_people([korean, named("Han Min", "KR", "Minister", "minister")])) == 2


def test_one_vowel_tells_two_kims_apart() -> None:
    told = [named("Kim Sung-hwan", "KR", "Foreign Minister", "minister")]
    assert len(join_people([*told, named("Kim Seong-hwan", "KR", "Foreign Minister", "minister")])) == 1
    assert len(join_people([*told, named("Kim Sang-hwan", "KR", "Foreign Minister", "minister")])) == 2


def test_what_people_decided_comes_first() -> None:
    told = [named("Ana Reis", "BR"), named("Ana Paula Reis", "BR"), named("A. Rodrigues", "BR")]
    assert len(join_people(told)) == 2
    different = Apart(different=frozenset({frozenset({"Ana Reis", "Ana Paula Reis"})}))
    assert len(join_people(told, different)) == 3
    same = Apart(same=frozenset({frozenset({"Ana Reis", "A. Rodrigues"})}))
    assert len(join_people(told, same)) == 1


def test_the_order_in_which_reports_came_makes_no_difference_to_who_is_who() -> None:
    told = [
        named("Ivo Benes", "CZ", "Foreign Minister", "minister"),
        named("Benes", "CZ", "Minister", "minister"),
        named("Benes Ivo", None),
    ]
    assert forms(join_people(told)) == forms(join_people(told[::-1]))


def test_a_hundred_thousand_mentions_join_in_seconds() -> None:
    letters = "bdfgklmnprstvz"
    told = []
    for i in range(20_000):
        name = f"{letters[i % 14]}o{letters[i // 14 % 14]}i {letters[i // 196 % 14]}a{letters[i // 2744 % 14]}ek{i % 7}".title()
        told += [named(name, "US", "Secretary", "minister") for _ in range(5)]
    before = time.process_time()
    people = join_people(told)
    assert len(people) > 10_000
    assert time.process_time() - before < 20
