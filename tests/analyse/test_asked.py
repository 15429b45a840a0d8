"""What a question asks for: sides by code or name, days in their order; slips are told."""

import pytest

from communique.analyse.articles import Query, parse_query
from communique.analyse.asked import BadQuery, read_days, split_sides


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("", ()),
        ("KR JP", ("KR", "JP")),
        ("kr, jp", ("KR", "JP")),
        ("South Korea JP", ("KR", "JP")),
        ("south korea and Japan", ("KR", "JP")),
        ("United Arab Emirates; NATO", ("AE", "NATO")),
        ("XA KR KR", ("XA", "KR")),
        ("Bosnia and Herzegovina and FR", ("BA", "FR")),
        ("Atlantis", None),
        ("KR Atlantis", None),
        ("<script>", None),
    ],
)
def test_sides_in_one_line(told: str, sides: tuple[str, ...] | None) -> None:
    if sides is not None:
        assert split_sides(told) == sides
        return
    with pytest.raises(BadQuery, match=r"no side of that name; write a code \(KR\) or a name"):
        split_sides(told)


def test_days_stand_in_their_order() -> None:
    assert read_days("2022", "2022-01") == ("2022", "2022-01")
    assert read_days(None, "2022") == (None, "2022")
    with pytest.raises(BadQuery, match="--since 2023 lies after --until 2022-12; turn them round"):
        read_days("2023", "2022-12", "--")


def test_a_search_names_its_side_by_code_or_name() -> None:
    assert parse_query('party:"South Korea" party:japan').fields == (("party", "KR"), ("party", "JP"))
    assert parse_query("party:xa") == Query((), (("party", "XA"),))
    for slip, why in (
        ("party:Atlantis", "no side of that name"),
        ('party:"KR JP"', "more than one are party:KR party:JP"),
        ("since:2023 until:2022", "since 2023 lies after until 2022"),
    ):
        with pytest.raises(BadQuery, match=why):
            parse_query(slip)
