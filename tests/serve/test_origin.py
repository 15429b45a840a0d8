"""What the browser says of where a write comes from."""

import pytest

from communique.serve.origin import cross_site

HOST = "desk.example:8600"


def scope(scheme: str = "http", **headers: str) -> dict[str, object]:
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "scheme": scheme, "headers": [(b"host", HOST.encode()), *told]}


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"sec_fetch_site": "same-origin"}, {"origin": f"http://{HOST}"}, {"origin": f"HTTP://{HOST.upper()}"},
        {"sec_fetch_site": "same-origin", "origin": "null"}, {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "origin": f"https://{HOST}"},
    ],
)  # fmt: skip
def test_our_own_pages_and_programs(headers: dict[str, str]) -> None:
    assert cross_site(scope(**headers)) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"sec_fetch_site": ""}, {"origin": "null"},
        {"origin": "https://evil.example"}, {"origin": f"https://{HOST}"}, {"origin": "http://desk.example"},
        {"sec_fetch_site": "none", "origin": "https://evil.example"}, {"origin": ""},
        {"sec_fetch_site": "cross-site", "origin": f"http://{HOST}"},
    ],
)  # fmt: skip
def test_pages_of_others(headers: dict[str, str]) -> None:
    assert cross_site(scope(**headers))
