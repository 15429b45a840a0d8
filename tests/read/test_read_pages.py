"""Files, folders and standard input: what comes out as a page, what as a failure of one line."""

import io
import os
from pathlib import Path

import pytest

from communique.read import Limits, read_pages
from communique.values.article import Failure, Page

STORY = (
    "ZENDA, March 3 (RNA) -- The foreign ministers of Ruritania and Graustark "
    "met on Tuesday and agreed to reopen the border.\n"
)
KOREAN = (
    "한국과 일본의 외교차관이 월요일 서울에서 만나 두 나라의 현안을 논의했다고 외교부가 밝혔다. "
    "두 차관은 다음 달 다시 만나기로 했다.\n"
)
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré lundi que les deux pays "
    "étaient convenus de poursuivre le dialogue à Genève.\n"
)


def read(*sources: str | Path, limits: Limits | None = None) -> list[Page | Failure]:
    return list(read_pages(list(sources), limits or Limits()))


def reason_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert found.source == str(path)
    assert "\n" not in str(found)
    return found.reason


def test_a_text_file_becomes_a_page_with_its_bytes_kept(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(STORY.encode())
    (page,) = read(path)
    assert page == Page(str(path), "talks", STORY.encode(), "text", "utf-8")


def test_a_folder_is_read_recursively_sorted_and_without_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", "a/b.txt", "notes.json", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert [Path(page.source).relative_to(tmp_path).as_posix() for page in read(tmp_path)] == [
        "b.txt",
        "a/b.txt",
        "a/c.html",
    ]


def test_stems_that_collide_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.txt").write_text(f"{STORY} {folder}", encoding="utf-8")
    assert [page.id for page in read(tmp_path) if isinstance(page, Page)] == ["talks", "talks-2", "talks-3"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(STORY, encoding="utf-8")
    assert len(read(path, tmp_path, path)) == 1


def test_links_that_loop_end(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    found = read(tmp_path)
    assert [page.id for page in found if isinstance(page, Page)] == ["talks"]
    assert [Path(failure.source).name for failure in found if isinstance(failure, Failure)] == ["round.txt"]


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (page,) = read("-")
    assert isinstance(page, Page)
    assert (page.source, page.id) == ("-", "stdin")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    assert [type(found) for found in read(tmp_path / "none.txt", tmp_path)] == [Failure, Failure, Page]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"%PDF-1.7 \n1 0 obj", "PDF"),
        (bytes(range(256)) * 20, "binary"),
        (b"12 34 56\n78", "no words"),
        (KOREAN.encode(), "in Korean (ko); only English is read"),
        (KOREAN.encode("cp949"), "in Korean (ko)"),
        (FRENCH.encode("cp1252"), "in French (fr)"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in reason_of(tmp_path / "page.txt", content)


def test_a_page_over_the_limit_is_told_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(STORY * 50, encoding="utf-8")
    (found,) = read(path, limits=Limits(most_bytes=1000))
    assert isinstance(found, Failure)
    assert "larger than 0.001 MB" in found.reason


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert "permission" in found.reason


def test_missing_files_and_empty_folders_are_failures(tmp_path: Path) -> None:
    reasons = [
        found.reason for found in read(tmp_path / "none.txt", tmp_path, "bad\0name") if isinstance(found, Failure)
    ]
    assert ["no such file" in reasons[0], "holds no text" in reasons[1], "no path" in reasons[2]] == [True] * 3


def test_english_with_a_foreign_menu_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("عربي\nहिन्दी | اردو\n" + STORY * 3, encoding="utf-8")
    assert isinstance(read(path)[0], Page)


def test_html_is_known_by_its_tags_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    (tmp_path / "two.html").write_text(STORY, encoding="utf-8")
    assert [page.media for page in read(tmp_path) if isinstance(page, Page)] == ["html", "text"]
