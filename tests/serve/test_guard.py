"""Which Host is answered, and what every answer carries."""

import pytest
from fastapi.testclient import TestClient

from communique.serve.guard import host_name


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8600", "", "localhost.evil.example"])
def test_another_hosts_name_is_refused(empty: TestClient, host: str) -> None:
    answer = empty.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["status"] == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8600", "[::1]:8600", "LOCALHOST"])
def test_our_own_names_are_answered(empty: TestClient, host: str) -> None:
    assert empty.get("/", headers={"host": host}).status_code == 200


def test_the_name_in_a_host_header() -> None:
    assert host_name("[::1]:8600") == "[::1]"
    assert host_name(" Localhost:1 ") == "localhost"


def test_nothing_of_another_site_is_loaded_and_no_script_runs(empty: TestClient) -> None:
    headers = empty.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"  # without a referrer browsers tell no Origin on a form either


def test_what_is_not_there_may_not_be_kept(empty: TestClient) -> None:
    answer = empty.get("/no-such-page")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert "<h1>Not Found</h1>" in answer.text


def test_a_page_known_already_is_not_sent_again(empty: TestClient) -> None:
    tag = empty.get("/static/style.css").headers["etag"]
    again = empty.get("/static/style.css", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    page = empty.get("/people").headers.get("etag", "")
    assert empty.get("/", headers={"if-none-match": page or '"x"'}).status_code == 200
