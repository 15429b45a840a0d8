"""Posts as articles attest them: short tellings join the long one, another rank is another post."""

from itertools import count

from communique.link.people import NamedClaim, join_people
from communique.link.tenures import Tenure, find_tenures

_number = count(1)


def held(*told: tuple[str, str | None, str]) -> list[Tenure]:
    """The posts of one person told by these: words, rank, day."""
    claims = [
        NamedClaim(n, n, "Ana Prado", "PT", post, None, rank, day)
        for n, (post, rank, day) in zip(_number, told, strict=False)
    ]
    return find_tenures(join_people(claims))


def test_a_post_is_named_as_it_is_mostly_told() -> None:
    told = [("Minister of State", "minister", "2031-01-01")] * 6 + [("Minister of the State", "minister", "2031-01-02")]
    assert [post.post for post in held(*told)] == ["Minister of State"]
    shouted = [("UNDER SECRETARY FOR TRADE", "vice minister", "2031-01-01")] * 2
    assert [p.post for p in held(*shouted, ("Under Secretary for Trade", "vice minister", "2031-01-02"))] == [
        "Under Secretary for Trade"
    ]
    assert [post.post for post in held(*shouted)] == ["UNDER SECRETARY FOR TRADE"]


def test_of_tellings_as_frequent_the_longest_names_the_post() -> None:
    told = held(("envoy", "envoy", "2031-01-01"), ("Special Envoy for the Strait", "envoy", "2031-02-01"))
    assert [(post.post, post.first, post.last) for post in told] == [
        ("Special Envoy for the Strait", "2031-01-01", "2031-02-01")
    ]


def test_tellings_that_hold_one_another_are_one_post() -> None:
    told = held(
        ("Under Secretary for Trade", "vice minister", "2031-01-01"),
        ("Under Secretary of State for Trade", "vice minister", "2031-02-01"),
        ("Department of State Under Secretary for Trade", "vice minister", "2031-03-01"),
    )
    assert [(post.first, post.last, len(post.evidence)) for post in told] == [("2031-01-01", "2031-03-01", 3)]


def test_who_rises_from_deputy_to_minister_held_two_posts() -> None:
    told = held(
        ("Deputy Foreign Minister", "vice minister", "2031-01-01"),
        ("Foreign Minister", "minister", "2032-01-01"),
        ("Minister", None, "2032-02-01"),
    )
    assert [(post.post, post.first, post.last) for post in told if post.post != "Minister"] == [
        ("Deputy Foreign Minister", "2031-01-01", "2031-01-01"),
        ("Foreign Minister", "2032-01-01", "2032-01-01"),
    ]
