"""Object stores: files named by address are listed, opened at any place and read like local ones; keys are never shown."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from communique.read import read_sources
from communique.read.stores import expand, open_file, public_name, size_of
from communique.values.article import Failure, Page
from made_warcs import STORY, gzipped, page, stories

HELD = {
    "crawl/2021/a.warc.gz": gzipped(stories(3)),
    "crawl/2021/b.warc.gz": gzipped(stories(2, 3))[:-20],
    "crawl/2022/c.warc.gz": gzipped(stories(1, 9)),
    "tables/a.jsonl": json.dumps({"url": "https://example.org/x", "text": STORY}).encode(),
    "pages/talks.html": page("Talks", STORY),
}


class _Bucket(BaseHTTPRequestHandler):
    """As much of S3 as is read: objects whole or in part, and lists of them."""

    def log_message(self, *words: object) -> None:
        pass

    def do_HEAD(self) -> None:
        content = HELD.get(self._key())
        self._answer(200 if content is not None else 404, b"", len(content or b""))

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        if "list-type" in asked:
            self._answer(200, self._listed(asked.get("prefix", [""])[0], asked.get("delimiter", [""])[0]))
            return
        content = HELD.get(self._key())
        if content is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
            return
        part = re.match(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if part is None:
            self._answer(200, content)
            return
        piece = content[int(part[1]) : int(part[2]) + 1]
        self._answer(206, piece, span=f"bytes {part[1]}-{int(part[1]) + len(piece) - 1}/{len(content)}")

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/bucket/")

    def _listed(self, prefix: str, delimiter: str) -> bytes:
        told = "".join(
            f"<Contents><Key>{key}</Key><Size>{len(content)}</Size><ETag>x</ETag>"
            "<LastModified>2024-01-01T00:00:00.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>"
            for key, content in sorted(HELD.items())
            if key.startswith(prefix)
        )
        return (
            f"<?xml version='1.0'?><ListBucketResult><Name>bucket</Name><Prefix>{prefix}</Prefix>"
            f"<KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{told}</ListBucketResult>"
        ).encode()

    def _answer(self, status: int, body: bytes, length: int | None = None, span: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
        self.send_header("Content-Type", "application/octet-stream")
        if span:
            self.send_header("Content-Range", span)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The options that an address needs to reach the store of this module."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"?scheme=http&endpoint_override=127.0.0.1:{server.server_port}&region=us-east-1"
    server.shutdown()


def address(key: str, options: str) -> str:
    return f"s3://key:secret@bucket/{key}{options}"


def test_an_object_is_read_like_a_file(bucket: str) -> None:
    found = list(read_sources([address("crawl/2021/a.warc.gz", bucket)]))
    assert [each.source.rpartition("/")[2] for each in found if isinstance(each, Page)] == ["0", "1", "2"]


def test_a_prefix_stands_for_all_below_it(bucket: str) -> None:
    found = list(read_sources([address("crawl", bucket)]))
    assert len([each for each in found if isinstance(each, Page)]) == 5
    (failed,) = [each for each in found if isinstance(each, Failure)]
    assert re.match(r"s3://bucket/crawl/2021/b\.warc\.gz@\d+: the file breaks off", str(failed))


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("crawl/*/a.warc.gz", 1), ("crawl/2021/*.warc.gz", 2), ("crawl/**.warc.gz", 3), ("crawl/202?/?.warc.gz", 3)],
)
def test_a_pattern_finds_objects(bucket: str, pattern: str, count: int) -> None:
    names = list(expand(address(pattern, bucket)))
    assert len(names) == count
    assert all(isinstance(name, str) and size_of(name) > 100 for name in names)


def test_tables_and_pages_are_read_there_too(bucket: str) -> None:
    found = list(read_sources([address("tables/a.jsonl", bucket), address("pages/talks.html", bucket)]))
    assert [each.source for each in found if isinstance(each, Page)] == [
        "https://example.org/x",
        "s3://bucket/pages/talks.html",
    ]


def test_an_object_is_opened_at_any_place(bucket: str) -> None:
    with open_file(address("crawl/2021/a.warc.gz", bucket)) as file:
        file.seek(100)
        assert file.read(50) == HELD["crawl/2021/a.warc.gz"][100:150]


@pytest.mark.parametrize("key", ["nothing/here.warc.gz", "nothing", "nothing/*.warc"])
def test_what_is_not_there_is_one_line_without_keys(bucket: str, key: str) -> None:
    (failed,) = read_sources([address(key, bucket)])
    assert isinstance(failed, Failure)
    assert "secret" not in str(failed)
    assert "\n" not in str(failed)


def test_a_name_is_shown_without_its_keys() -> None:
    assert public_name("s3://key:secret@bucket/a/b.warc?region=x") == "s3://bucket/a/b.warc"
    assert public_name("/a/b@c?d.warc") == "/a/b@c?d.warc"


def test_a_file_address_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzipped(stories(2)))
    assert len(list(read_sources([f"file://{tmp_path}/a.warc.gz"]))) == 2
    assert len(list(read_sources([f"file://{tmp_path}"]))) == 2
