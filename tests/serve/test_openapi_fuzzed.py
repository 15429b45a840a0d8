"""The API asked as its own description allows, and as it does not: no answer is 500, and each fits the description."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from communique.archive import accounts
from communique.serve import api
from communique.serve.options import Allowance, Limits, ServeOptions
from communique.store.archive import open_archive
from made_archive import fill
from serve_clients import client_of

_TOLD = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text("utf-8"))
_MOST = int(os.environ.get("COMMUNIQUE_FUZZ", "5"))  # examples an operation; `make fuzz` asks for many more
_CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance, checks.response_headers_conformance,
]  # fmt: skip
_ENDLESS = Limits(*[Allowance(10**9, 1e-9)] * 4)
OPERATIONS = [(method, path) for path, found in _TOLD["paths"].items() for method in found]
_TAKING = [
    (method, path) for method, path in OPERATIONS if {"parameters", "requestBody"} & set(_TOLD["paths"][path][method])
]
_some = settings(
    max_examples=_MOST, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None
)
_API = schemathesis.openapi.from_dict(_TOLD)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A room over a small archive of its own with an account, asked by a program with an admin's token."""
    engine = open_archive(str(tmp_path_factory.mktemp("fuzz") / "small.db"), create=True)
    fill(engine)
    accounts.add_user(engine, "Ada", "admin", "words that open for a tester", "tester")
    room = client_of(engine, ServeOptions(limits=_ENDLESS))
    room.headers["Authorization"] = f"Bearer {accounts.make_token(engine, 'Ada', 'fuzz', 1, 'tester')}"
    return room


@pytest.fixture(scope="module")
def keys(fuzzed: TestClient) -> dict[str, list[Any]]:
    """What may stand in the paths of that archive."""
    named = {"events": "id", "people": "id", "articles": "id", "review": "claim", "decisions": "seq"}
    found = {where: fuzzed.get(f"/api/v1/{where}").json()["items"] for where in named}
    return {where: [row.get(key, 1) for row in rows] for where, rows in found.items() for key in [named[where]]}


def ask(room: TestClient, case: Case, *more: Any) -> None:
    """Send a case, and hold the answer against the description."""
    told = case.as_transport_kwargs(base_url="http://127.0.0.1:8600")
    kept = {
        name: told[name] for name in ("method", "url", "params", "json", "content", "data", "headers") if name in told
    }
    answer = room.request(**kept)
    case.validate_response(answer, checks=[*_CHECKS, *more])


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda told: told)
def test_what_may_be_asked(fuzzed: TestClient, keys: dict[str, list[Any]], method: str, path: str) -> None:
    known = keys.get(path.split("/")[3], []) if "{" in path else []

    @_some
    @given(case=_API[path][method].as_strategy(), key=st.sampled_from([None, *known]))
    def asked(case: Case, key: Any) -> None:
        if key is not None:
            case.path_parameters = dict.fromkeys(case.path_parameters, key)
        ask(fuzzed, case)

    asked()


@pytest.mark.filterwarnings("ignore:Use 'content=<...>'")
@pytest.mark.parametrize(("method", "path"), _TAKING, ids=lambda told: told)
def test_what_may_not(fuzzed: TestClient, method: str, path: str) -> None:
    @_some
    @given(case=_API[path][method].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def asked(case: Case) -> None:
        ask(fuzzed, case, checks.negative_data_rejection)

    asked()


def test_what_is_wrong_is_seen(fuzzed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    case = _API["/api/v1/articles"]["get"].Case()
    ask(fuzzed, case)
    monkeypatch.setattr(api, "cut", lambda rows, at: 1 // 0)
    with pytest.raises(BaseExceptionGroup) as broken:
        ask(fuzzed, case)
    assert any("Server error" in str(one) for one in broken.value.exceptions)
