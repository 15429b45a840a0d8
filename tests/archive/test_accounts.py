"""Accounts: made, tried, changed and removed; secrets are nowhere, and sessions are in no backup."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select

from communique.archive import accounts
from communique.archive.accounts import BadAccount, hashed
from communique.archive.dump import backup, restore
from communique.store.access import account, session, token
from communique.store.accounts import account_of_session, account_of_token, list_accounts
from communique.store.archive import open_archive
from communique.store.audit import audit_rows
from communique.store.engine import reading, writing

WORDS, OTHER = "seven quiet harbours", "eleven loud harbours"
NOW = "2026-01-01T00:00:00Z"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that costs nothing: what is tried here is not how slow it is."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    accounts.add_user(engine, "Ana", "reviewer", WORDS, "tester")
    yield engine
    engine.dispose()


def whose(engine: Engine, secret: str, at: str = NOW) -> str | None:
    with reading(engine) as connection:
        found = account_of_session(connection, hashed(secret), at) or account_of_token(connection, hashed(secret), at)
    return found.name if found else None


def test_name_and_password_open_a_session(engine: Engine) -> None:
    made = accounts.sign_in(engine, "ANA", WORDS)
    assert made and whose(engine, made) == "Ana"
    assert accounts.sign_in(engine, "Ana", OTHER) is None
    assert accounts.sign_in(engine, "Ben", WORDS) is None
    assert accounts.sign_in(engine, "Ana", WORDS * 100) is None
    accounts.sign_out(engine, made)
    assert whose(engine, made) is None


def test_a_session_ends_and_is_cleared_away(engine: Engine) -> None:
    made = accounts.sign_in(engine, "Ana", WORDS)
    assert made and whose(engine, made, "2099-01-01T00:00:00Z") is None
    with writing(engine) as connection:
        connection.execute(session.update().values(ends=NOW))
    accounts.sign_in(engine, "Ana", WORDS)
    with reading(engine) as connection:
        assert len(connection.execute(select(session)).all()) == 1


def test_another_password_or_none_ends_what_was_open(engine: Engine) -> None:
    made, program = accounts.sign_in(engine, "Ana", WORDS), accounts.make_token(engine, "Ana", "sheet", 3, "tester")
    assert made and whose(engine, program) == "Ana"
    accounts.set_password(engine, "ana", OTHER, "tester")
    assert whose(engine, made) is None and accounts.sign_in(engine, "Ana", OTHER)
    accounts.remove_user(engine, "Ana", "tester")
    assert whose(engine, program) is None and accounts.sign_in(engine, "Ana", OTHER) is None


def test_a_token_is_taken_back(engine: Engine) -> None:
    program = accounts.make_token(engine, "Ana", "sheet", 3, "tester")
    accounts.drop_token(engine, 1, "tester")
    assert whose(engine, program) is None
    with pytest.raises(BadAccount, match="no token"):
        accounts.drop_token(engine, 1, "tester")


def test_a_role_counts_at_once(engine: Engine) -> None:
    accounts.set_role(engine, "Ana", "admin", "tester")
    with reading(engine) as connection:
        assert [row.role for row in list_accounts(connection)] == ["admin"]


@pytest.mark.parametrize(
    ("name", "role", "password", "why"),
    [
        ("ana", "reader", WORDS, "there is an account"), ("ＡＮＡ", "reader", WORDS, "there is an account"),
        ("<b>", "reader", WORDS, "not a name"), ("", "reader", WORDS, "not a name"), ("x" * 41, "reader", WORDS, "not a name"),
        ("Ben", "king", WORDS, "not a role"), ("Ben", "reader", "short", "5 signs"), ("Ben", "reader", "x" * 300, "300 signs"),
        ("Ben", "reader", "ben ben ben ben", "too easily"), ("Cid", "reader", "aaaaaaaaaaaaaa", "too easily"),
    ],
)  # fmt: skip
def test_what_makes_no_account(engine: Engine, name: str, role: str, password: str, why: str) -> None:
    with pytest.raises(BadAccount, match=why):
        accounts.add_user(engine, name, role, password, "tester")


def test_secrets_are_kept_as_hashes_alone(engine: Engine) -> None:
    made, program = accounts.sign_in(engine, "Ana", WORDS), accounts.make_token(engine, "Ana", "sheet", 3, "tester")
    with reading(engine) as connection:
        kept = str([connection.execute(select(table)).all() for table in (account, session, token)])
        told = str(audit_rows(connection))
    for secret in (WORDS, made, program):
        assert secret and secret not in kept and secret not in told
    assert "$argon2id$" in kept
    assert "users add Ana (reviewer)" in told and "tester" in told


def test_a_backup_keeps_accounts_and_leaves_sessions_out(engine: Engine, tmp_path: Path) -> None:
    made, program = accounts.sign_in(engine, "Ana", WORDS), accounts.make_token(engine, "Ana", "sheet", 3, "tester")
    backup(engine, tmp_path / "a.jsonl.gz")
    assert b'["session"' not in gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes())
    restore(str(tmp_path / "b.db"), tmp_path / "a.jsonl.gz")
    again = open_archive(str(tmp_path / "b.db"))
    assert made and whose(again, made) is None
    assert whose(again, program) == "Ana" and accounts.sign_in(again, "Ana", WORDS)


def test_the_hash_of_today_takes_the_place_of_an_older_one(
    archive: str, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: dearer)
    assert accounts.sign_in(engine, "Ana", WORDS)
    with reading(engine) as connection:
        assert "t=2" in str(connection.scalar(select(account.c.password)))
