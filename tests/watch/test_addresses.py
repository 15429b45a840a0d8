"""Only http(s) on the public network is fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.watch.addresses import Refused, find_target, is_public


def at(*numbers: str):
    return lambda host, port: list(numbers)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "192.0.2.7", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "not a number",
    ],
)  # fmt: skip
def test_private_numbers_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "8.8.8.8"])
def test_public_numbers(number: str) -> None:
    assert is_public(number)


def test_target_carries_the_number_that_was_checked() -> None:
    target = find_target("https://News.Example/feed?x=1", resolve=at("93.184.216.34"))
    assert (target.host, target.port, target.number) == ("news.example", 443, "93.184.216.34")
    assert target.origin == "https://news.example"


def test_one_private_number_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(Refused, match=r"private network \(10\.0\.0\.9\).*--allow-host news\.example"):
        find_target("http://news.example/", resolve=at("93.184.216.34", "10.0.0.9"))


@pytest.mark.parametrize("allowed", ["127.0.0.1", "127.0.0.1:8000"])
def test_a_host_allowed_by_name(allowed: str) -> None:
    assert find_target("http://127.0.0.1:8000/", frozenset({allowed}), at("127.0.0.1")).port == 8000


def test_another_port_of_a_host_allowed_by_port_is_refused() -> None:
    with pytest.raises(Refused):
        find_target("http://127.0.0.1:9000/", frozenset({"127.0.0.1:8000"}), at("127.0.0.1"))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("gopher://x/", "only http and https"),
        ("//news.example/", "without a scheme"),
        ("http:///x", "names no host"),
        ("http://user:word@news.example/", "name or password"),
        ("http://news.example:99999/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://news.example/a b", "blanks"),
        ("http://news.example/\r\nX: y", "blanks"),
        ("http://news.example/" + "a" * 3000, "longer than"),
    ],
)
def test_what_is_no_address_is_refused(url: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        find_target(url, resolve=at("93.184.216.34"))


def test_a_name_without_number() -> None:
    with pytest.raises(Refused, match="has no address"):
        find_target("http://nowhere.example/", resolve=at())


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(text: str) -> None:
    for url in (text, f"http://{text}/"):
        try:
            assert find_target(url, resolve=at("93.184.216.34")).scheme in ("http", "https")
        except Refused as refused:
            assert "\n" not in str(refused).strip() or text.strip()
