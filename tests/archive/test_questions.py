"""The questions in Python: each method over a made archive, slips told."""

from pathlib import Path

import pytest

import communique
from communique.analyse.asked import BadQuery
from communique.archive.questions import Archive
from communique.errors import AbortRun, NotInArchive
from made_archive import fill


@pytest.fixture
def asked(tmp_path: Path) -> Archive:
    archive = communique.open_archive(str(tmp_path / "a.db"), create=True)
    fill(archive.engine)
    return archive


def test_every_question(asked: Archive) -> None:
    with asked as archive:
        last = archive.last("Norway", "pt")
        assert last.last is not None and last.last.date == "2021-04-04" and last.coverage.articles == 3
        assert [row.format for row in archive.timeline("NO", since="2021-04", format="call")] == ["call"]
        assert [row.source for row in archive.search("radar")] == ["second"]
        assert len(archive.list()) == 3
        shown = archive.show(1)
        assert shown is not None and shown["reading"]["count"] == 0
        assert {row.name for row in archive.people()} == {"Ana Prado", "Nils Berg"}
        assert archive.similar(1)[0].id == 3
        assert archive.compare(1, 3)[0].change == "stronger"
        assert archive.phrases("shared goal").articles == 3
        assert archive.response("NO", "PT", kind="missile-launch").rows[0].days == 2
        assert archive.mechanisms() == [] and archive.conflicts() == []
        assert archive.brief("NO", "PT").sections[0].lines
        assert archive.verify().faults == ()


def test_slips_are_told(asked: Archive, tmp_path: Path) -> None:
    with asked as archive:
        for wrong in (lambda: archive.last("QQ"), lambda: archive.timeline("NO", since="May"),
                      lambda: archive.timeline(level="high"), lambda: archive.response("NO", kind="fish")):  # fmt: skip
            with pytest.raises(BadQuery):
                wrong()
        with pytest.raises(NotInArchive):
            archive.similar(99)
    with pytest.raises(AbortRun):
        communique.open_archive(str(tmp_path / "none.db"))


def test_pages_are_added(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "LISBON, March 5, 2021 -- Foreign Minister Ana Prado of Portugal met Nils Berg of Norway on Friday."
    )
    with communique.open_archive(str(tmp_path / "a.db"), create=True) as archive:
        assert archive.add(page).added == 1
        assert archive.add(page).known == 1
        assert len(archive.list()) == 1
