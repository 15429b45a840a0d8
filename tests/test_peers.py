"""The bench beside other programs runs from end to end on a page or two of our own, whoever is installed."""

import gzip
import json
from pathlib import Path

import peers
import pytest
import reprints

PAGE = (
    "<html><head><title>Talks on the river</title></head><body><nav>Home | World</nav><article><h1>Talks on the river</h1>"
    "<p>The two ministers met in the old harbour on Tuesday and agreed to resume talks about the river.</p>"
    "<p>They will meet again in spring, when the water is high, and their experts will measure the banks before that.</p>"
    "</article></body></html>"
)
BODY = PAGE.partition("<p>")[2].replace("</p><p>", "\n").partition("</p></article>")[0]


def test_bodies_are_scored_beside_whoever_is_installed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": BODY}}))
    peers.cleaning(tmp_path)
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| communique")]
    assert [row.split(" | ")[1:4] for row in rows] == [["1.000", "1.000", "1.000"]]


def test_a_program_that_fails_has_found_nothing() -> None:
    def fails(page: bytes) -> str:
        raise ValueError

    assert [told for _, told, _ in peers.answers((peers.Peer(None, lambda: fails),), [b"", b""])] == [["", ""]]


def test_known_copies_are_judged_by_kind() -> None:
    known = {(0, 2): "cut", (1, 3): "framed"}
    told = reprints.judge({(0, 2), (0, 3), (0, 1)}, known)
    assert (told.precision, told.recall, told.by_way) == (0.5, 0.5, {"cut": 1.0, "framed": 0.0})


@pytest.mark.shared
def test_copies_of_releases_are_found_again(shared: Path) -> None:
    reports, known = reprints.make_reports(shared, 12)
    assert len(reports) == 18
    assert reprints.judge(reprints.by_house(reports), known).precision == 1.0
