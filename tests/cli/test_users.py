"""Accounts and the audit from the command line."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.store.archive import open_archive

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stored(tmp_path: Path) -> str:
    name = str(tmp_path / "a.db")
    open_archive(name, create=True).dispose()
    return name


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_an_account_from_first_to_last(stored: str, ask: Ask, typed: Callable[[str], None]) -> None:
    there = ("--archive", stored)
    typed("seven quiet harbours\n")
    status, said, _ = ask("users", "add", "Ana", "--role", "reviewer", "--password-stdin", *there)
    assert status == 0 and "Ana may sign in as reviewer" in said
    assert '"role": "reviewer"' in ask("users", "list", "--format", "jsonl", *there)[1]
    assert ask("users", "role", "Ana", "admin", *there)[1] == "Ana is admin\n"
    typed("eleven loud harbours\n")
    assert ask("users", "password", "Ana", "--password-stdin", *there)[0] == 0
    status, token, _ = ask("users", "token", "Ana", "--for", "sheet", "--days", "3", *there)
    assert status == 0 and token.startswith("cq_")
    listed = ask("users", "tokens", "--format", "jsonl", *there)[1]
    assert '"label": "sheet"' in listed and token.strip() not in listed
    assert ask("users", "drop-token", "1", *there)[0] == 0
    assert ask("users", "remove", "Ana", *there)[1] == "Ana is removed\n"
    told = ask("audit", "--format", "csv", *there)[1]
    assert told.count("\n") == 7 and "users role Ana admin" in told and "harbours" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("remove", "Nobody"), "no account of that name"), (("drop-token", "9"), "no token of that number"),
        (("role", "Nobody", "admin"), "no account of that name"), (("token", "Nobody"), "no account of that name"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_line(stored: str, ask: Ask, words: tuple[str, ...], said: str) -> None:
    status, _, told = ask("users", *words, "--archive", stored)
    assert (status, told.count("\n")) == (2, 1) and said in told


def test_a_short_password_is_refused(stored: str, ask: Ask, typed: Callable[[str], None]) -> None:
    typed("short\n")
    status, _, told = ask("users", "add", "Ana", "--password-stdin", "--archive", stored)
    assert status == 2 and "5 signs" in told


def test_others_are_let_in_only_where_there_are_accounts(stored: str, ask: Ask) -> None:
    status, _, told = ask("serve", "--host", "0.0.0.0", "--archive", stored)
    assert status == 1 and told.count("\n") == 1 and "users add" in told


@pytest.mark.parametrize("name", ["<b>", ""])
def test_who_reviews_has_a_name(stored: str, ask: Ask, name: str) -> None:
    assert ask("serve", "--as", name or " ", "--archive", stored)[0] == 2
