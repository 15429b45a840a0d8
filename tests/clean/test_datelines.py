"""Datelines at the head of a paragraph."""

import pytest

from communique.clean.datelines import find_dateline


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("ZENDA, March 3 (RNA) -- The ministers met.", "ZENDA", (3, 3), "RNA"),
        ("STRELSAU — A plan to reopen the border failed.", "STRELSAU", None, None),
        ("STRELSAU, Ruritania — A plan to reopen the border failed.", "STRELSAU", None, None),
        ("Zenda, March 3 (RNA) -- The envoy left.", "Zenda", (3, 3), "RNA"),
        ("ZENDA (Ruritania Post) — The envoy left.", "ZENDA", None, "Ruritania Post"),
        ("NEW ZENDA, 3 March 2021 (RNA) - The envoy left.", "NEW ZENDA", (3, 3), "RNA"),
        ("New Zenda, Mar 3, 2021 (RNA).- The envoy left.", "New Zenda", (3, 3), "RNA"),
        ("Geneva: The two sides met on Monday.", "Geneva", None, None),
        ("Addis Ababa — The two sides met on Monday.", "Addis Ababa", None, None),
        ("ZENDA/STRELSAU, Sept. 3 (RNA) -- Talks went on.", "ZENDA/STRELSAU", (9, 3), "RNA"),
        ("OSLO - The two ministers met for an hour on Monday and agreed to meet again.", "OSLO", None, None),
        ("BERGEN, Norway - The two ministers met for an hour and agreed to meet again.", "BERGEN", None, None),
        ("Hentzau (Saint Rupert and the Isles) (RNA) – The two sides met.", "Hentzau", None, "RNA"),
    ],
)
def test_a_dateline_is_read(line: str, place: str, day: tuple[int, int] | None, agency: str | None) -> None:
    found = find_dateline(line)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert (found.stamp and (found.stamp.month, found.stamp.day)) == day
    if found.agency is not None and found.agency_start is not None:
        assert line[found.agency_start :].startswith(found.agency)


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met on Monday.",
        "He said: “We will see.”",
        "Talks failed - and both sides knew it.",
        "SECRETARY RASSENDYLL: Thank you all for coming.",
        "OSLO - LIMA (flights on Mondays, Wednesdays and Fridays, at noon)",
        "OSLO - with its harbour full of ships of the fleet - was quiet on Monday.",
        "TALKS - The two ministers met for an hour on Monday and agreed to meet again.",
        "Sapt: We shall see about that tomorrow.",
        "On Tuesday, the envoy held a separate meeting.",
        "",
    ],
)
def test_other_paragraphs_have_none(line: str) -> None:
    assert find_dateline(line) is None
