"""Codings kept by address: packed without a word of the text, and unpacked to what they were."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from training import coded

from communique.values.vocabulary import ACTS

ROW = {
    "url": "https://example.org/haug-chile",
    "outlet": "Norpress",
    "title": "Haug thanks Chile",
    "byline": "",
    "published": "2031-03-14T10:00:00Z",
    "html": "<p>Norway thanks Chile for its help.</p><div><p>Talks go on.</p></div>",
}
TEXT = "Haug thanks Chile\nNorpress\n2031-03-14 10:00:00 UTC\nNorway thanks Chile for its help.\nTalks go on.\n"


def record() -> dict[str, Any]:
    position = {"act": "welcome", "actors": ["NO"], "text": "thanks Chile for its help"}
    return {"id": "a", "source_url": ROW["url"], "positions": [position], "incidents": []}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / coded.FILES[0], "wt", encoding="utf-8") as file:
        file.write(json.dumps(ROW) + "\n")
    coded._rows.cache_clear()
    return tmp_path


def test_a_release_reads_as_title_byline_stamp_and_paragraphs() -> None:
    assert coded.release_text(ROW) == TEXT


def test_packed_codings_hold_no_word_of_the_text_and_come_back(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(record()), encoding="utf-8")
    monkeypatch.setattr(coded, "CODED", tmp_path / "coded.jsonl")
    assert coded.pack(folder, corpora) == 1
    assert "help" not in (tmp_path / "coded.jsonl").read_text(encoding="utf-8")
    [(_, text, back)] = coded.coded_releases(corpora)
    assert text == TEXT
    assert back["positions"] == record()["positions"]


def test_a_text_that_the_corpora_do_not_hold_is_left_out(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT + "One line more.\n", encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(record()), encoding="utf-8")
    monkeypatch.setattr(coded, "CODED", tmp_path / "coded.jsonl")
    assert coded.pack(folder, corpora) == 0


def test_a_text_that_a_text_kept_for_measuring_tells_again_is_left_out(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = tmp_path / "folder", tmp_path / "kept"
    folder.mkdir()
    kept.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(record()), encoding="utf-8")
    monkeypatch.setattr(coded, "CODED", tmp_path / "coded.jsonl")
    (kept / "other.txt").write_text("Peru thanks Chile for its help in the floods of last spring.\n", encoding="utf-8")
    assert coded.pack(folder, corpora, kept) == 1
    (kept / "b.txt").write_text(TEXT.replace("Norpress", "The Mail").upper(), encoding="utf-8")
    assert coded.pack(folder, corpora, kept) == 0


@pytest.mark.shared
def test_every_coded_text_is_found_again(shared: Path) -> None:
    coded._rows.cache_clear()
    found = list(coded.coded_releases(shared / "corpus"))
    assert len(found) >= 900
    for _, text, one in found:
        assert all(p["text"] and p["text"] in text and p["act"] in ACTS for p in one["positions"])
        assert all(i["text"] in text for i in one["incidents"])
