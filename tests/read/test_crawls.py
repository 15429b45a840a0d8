"""Crawls: every page of a WARC file is read, and no damage passes in silence."""

import gzip
import random
import zlib
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.read import Limits, Reading, read_sources
from communique.read.crawls import NO_TEXT, NOT_FOUND, TOO_LARGE, Found, read_crawl
from communique.read.stretch import Stretch
from communique.read.warc import Reached
from communique.values.article import Failure, Page, PassedOver
from made_warcs import (
    SHOP,
    STORY,
    answer,
    bomb,
    chunked,
    gzipped,
    page,
    record,
    stories,
    story,
    zstandard_packed,
)

KOREAN = "두 나라의 외교장관이 월요일 서울에서 만나 현안을 논의했다고 외교부가 밝혔다. 다음 달 다시 만나기로 했다."
BODY = page("Talks", STORY, SHOP)
PACKINGS = {
    "plain": b"".join,
    "gzip": gzipped,
    "one gzip member": lambda records: gzip.compress(b"".join(records)),
    "zstd": zstandard_packed,
    "zstd with a dictionary": lambda records: zstandard_packed(records, STORY.encode() * 20),
    "zstd with a packed dictionary": lambda records: zstandard_packed(records, STORY.encode() * 20, packed=True),
}


def read(path: Path, content: bytes, limits: Limits | None = None) -> list[Found]:
    path.write_bytes(content)
    return list(read_crawl(str(path), limits or Limits()))


def pages(found: list[Found]) -> list[str]:
    return [each.item.source.rpartition("/")[2] for each in found if isinstance(each.item, Page)]


def failures(found: list[Found]) -> list[Found]:
    return [each for each in found if isinstance(each.item, Failure) and not isinstance(each.item, PassedOver)]


def only(found: list[Found]) -> Page | Failure:
    (one,) = found
    return one.item


@pytest.mark.parametrize("packing", PACKINGS)
def test_every_packing_gives_the_same_pages(tmp_path: Path, packing: str) -> None:
    content = PACKINGS[packing]([record(b"software: x\r\n", "", "warcinfo"), *stories(5)])
    found = read(tmp_path / "crawl.warc", content)
    assert pages(found) == ["0", "1", "2", "3", "4"]
    assert [each.seen for each in found] == ["2021-03-03T10:00:00Z"] * 5
    assert all(isinstance(each.item, Page) and each.item.content.startswith(b"<!DOCTYPE") for each in found)


def test_a_place_tells_where_the_record_begins(tmp_path: Path) -> None:
    records = stories(3)
    found = read(tmp_path / "crawl.warc.gz", gzipped(records))
    packed = [len(gzip.compress(each, mtime=0)) for each in records]
    assert [each.offset for each in found] == [0, packed[0], packed[0] + packed[1]]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (("Transfer-Encoding: chunked",), chunked(BODY)),
        (("Content-Encoding: gzip",), gzip.compress(BODY)),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), chunked(gzip.compress(BODY))),
        (("Content-Encoding: deflate",), zlib.compress(BODY)),
        (("Content-Encoding: deflate",), zlib.compress(BODY)[2:-4]),
        (("Content-Encoding: br",), brotli.compress(BODY)),
        (("Content-Encoding: zstd",), zstandard.compress(BODY)),
        (("Content-Encoding: deflate, gzip",), gzip.compress(zlib.compress(BODY))),
        (("Content-Encoding: gzip",), BODY),
        (("Content-Encoding: br",), BODY),
        (("Transfer-Encoding: chunked",), BODY),
        (("Content-Length: 7",), BODY),
    ],
)
def test_bodies_are_unpacked_as_a_browser_does(tmp_path: Path, headers: tuple[str, ...], body: bytes) -> None:
    item = only(read(tmp_path / "a.warc", record(answer(body, *headers))))
    assert isinstance(item, Page)
    assert item.content == BODY


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (("Transfer-Encoding: chunked",), chunked(BODY)[:-40], "chunked body breaks off"),
        (("Content-Encoding: gzip",), gzip.compress(BODY)[:-40], "packed body breaks off"),
        (("Content-Encoding: gzip",), b"\x1f\x8b\x08" + bytes(60), "packed body is corrupt"),
        (("Content-Encoding: br",), brotli.compress(BODY)[:-9], "packed body is corrupt"),
        (("Content-Encoding: zstd",), zstandard.compress(BODY)[:-9], "packed body is corrupt"),
    ],
)
def test_a_body_that_breaks_off_is_a_failure(tmp_path: Path, headers: tuple[str, ...], body: bytes, words: str) -> None:
    item = only(read(tmp_path / "a.warc", record(answer(body, *headers))))
    assert not isinstance(item, Page | PassedOver)
    assert words in item.reason


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (answer(BODY, status="404 Not Found"), NOT_FOUND),
        (answer(BODY, status="301 Moved", media="text/plain"), NOT_FOUND),
        (answer(b"\x89PNG", media="image/png"), NO_TEXT),
        (answer(b"{}", media="application/json"), NO_TEXT),
        (b"no answer of a server", NO_TEXT),
        (answer(b""), "the file is empty; nothing to read"),
        (answer(page("회담", KOREAN)), "the text is in Korean (ko); only English is read"),
        (answer(BODY + b" " * 20_000), TOO_LARGE),
        (answer(b"x" * 300_000), TOO_LARGE),
        (answer(bomb(50 << 20), "Content-Encoding: gzip"), TOO_LARGE),
        (answer(zstandard.compress(bytes(50 << 20)), "Content-Encoding: zstd"), TOO_LARGE),
        (answer(brotli.compress(bytes(50 << 20), quality=1), "Content-Encoding: br"), TOO_LARGE),
    ],
)
def test_what_is_no_page_is_passed_over_with_its_reason(tmp_path: Path, block: bytes, reason: str) -> None:
    found = read(tmp_path / "a.warc", record(block) + story(7), Limits(most_bytes=10_000))
    assert [each.item.reason for each in found if isinstance(each.item, PassedOver)] == [reason]
    assert pages(found) == ["7"]


def test_a_page_that_the_crawl_cut_is_a_failure(tmp_path: Path) -> None:
    cut = record(answer(BODY)).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    assert "the crawl cut it (length)" in str(only(read(tmp_path / "a.warc", cut)))


def test_the_server_s_charset_is_heard(tmp_path: Path) -> None:
    body = page("Разговоры", STORY).decode().encode("cp1251")
    found = only(read(tmp_path / "a.warc", record(answer(body, media="text/html; charset=windows-1251"))))
    assert isinstance(found, Page)
    assert found.encoding == "cp1251"


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("cut", [1, 9, 100, 700])
def test_a_file_that_breaks_off_gives_what_is_whole_and_a_failure(tmp_path: Path, packing: str, cut: int) -> None:
    content = PACKINGS[packing](stories(5))
    cut = cut + 4 if packing == "plain" else cut  # the line ends after the last record are not missed
    found = read(tmp_path / "crawl.warc", content[:-cut])
    (failed,) = failures(found)
    assert failed.file == str(tmp_path / "crawl.warc")
    assert failed.offset is not None
    if "one" not in packing:
        assert len(pages(found)) >= 3
        assert pages(found) == [str(number) for number in range(len(pages(found)))]


@pytest.mark.parametrize("packing", ["plain", "gzip", "zstd", "zstd with a dictionary"])
def test_a_corrupt_record_costs_itself_only(tmp_path: Path, packing: str) -> None:
    records = stories(6)
    pack = PACKINGS[packing]
    front = len(pack(records[:2]))
    spoilt = bytearray(pack(records))
    spoilt[front : front + 40] = b"\xff" * 40
    found = read(tmp_path / "crawl.warc", bytes(spoilt))
    assert pages(found) == ["0", "1", "3", "4", "5"]
    assert [each.offset for each in failures(found)] == [front]
    assert "reading goes on at offset" in str(failures(found)[0].item)


@pytest.mark.parametrize("packing", ["plain", "gzip", "zstd"])
@pytest.mark.parametrize("wrong", [-30, -1, 30, 5000])
def test_a_wrong_length_costs_its_record_only(tmp_path: Path, packing: str, wrong: int) -> None:
    block = answer(BODY)
    lying = record(block, "https://example.org/talks/9", length=len(block) + wrong)
    content = PACKINGS[packing]([*stories(2), lying, *stories(2)])
    found = read(tmp_path / "crawl.warc", content)
    assert pages(found) == ["0", "1", "0", "1"]
    assert len(failures(found)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"<html>", "no WARC file"),
        (b"WARC/1.0\r\n\r\n", "length of a record is no number"),
        (b"\x1f\x8b\x08", "breaks off inside a gzip member"),
        (b"\x28\xb5\x2f\xfd", "breaks off inside a zstd frame"),
        (gzip.compress(b"<html>"), "no WARC record begins here"),
        (gzipped([b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"]), "more than any is"),
        (b"WARC/1.0\r\nA: " + b"x" * 200_000, "larger than any is"),
    ],
)
def test_what_is_no_crawl_says_so(tmp_path: Path, content: bytes, words: str) -> None:
    item = only(read(tmp_path / "a.warc", content))
    assert words in str(item)
    assert "\n" not in str(item)


def test_what_trails_a_file_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", gzipped(stories(2)) + b"rubbish at the end")
    assert pages(found) == ["0", "1"]
    assert "nothing after it could be read" in str(failures(found)[0].item)


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    assert "cannot be read" in str(only(list(read_crawl(str(tmp_path / "none.warc.gz"), Limits()))))


@pytest.mark.parametrize("packing", ["plain", "gzip", "zstd", "zstd with a dictionary", "one gzip member"])
def test_stretches_share_a_file_out_without_loss(tmp_path: Path, packing: str) -> None:
    path = tmp_path / "crawl.warc"
    content = PACKINGS[packing](stories(40))
    path.write_bytes(content)
    for size in (200, 777, 5000, len(content)):
        told: list[str] = []
        expected: int | None = 0
        for start in range(0, len(content), size):
            reached = Reached()
            end = min(start + size, len(content))
            told += pages(list(read_crawl(str(path), Limits(), Stretch(start, end), reached)))
            if start and reached.first is not None:
                assert reached.first == expected
            if not start or reached.first is not None:
                expected = reached.next
        assert told == [str(number) for number in range(40)]
        assert expected is None


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from(["plain", "gzip", "zstd"]))
def test_no_damage_raises_and_none_is_silent(tmp_path_factory: pytest.TempPathFactory, seed: int, packing: str) -> None:
    dice = random.Random(seed)
    content = bytearray(PACKINGS[packing](stories(6)))
    for _ in range(dice.randint(1, 4)):
        content[dice.randrange(len(content))] ^= dice.randint(1, 255)
    found = read(tmp_path_factory.mktemp("crawl") / "a.warc", bytes(content))
    lost = 6 - len(pages(found))
    if packing != "plain":  # a changed letter of a bare page cannot be told from the page
        assert lost == 0 or failures(found)


def test_crawls_are_read_wherever_pages_are(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzipped(stories(2)))
    (tmp_path / "b.warc").write_bytes(b"".join(stories(3)))
    (tmp_path / "c.txt").write_text(STORY)
    assert len([each for each in read_sources([tmp_path]) if isinstance(each, Page)]) == 6
    assert len(list(read_sources([f"{tmp_path}/*.warc*"]))) == 5
    assert "no file fits" in str(next(read_sources([f"{tmp_path}/*.parquet"])))


def test_only_wanted_pages_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(stories(2)) + record(answer(page("Kettles", SHOP))))
    found = list(read_sources([path], Reading(wanted=lambda content: b"minister" in content)))
    assert [type(each) for each in found] == [Page, Page, PassedOver]
