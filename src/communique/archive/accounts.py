"""Accounts as verbs: made, changed and removed; passwords tried; sessions and tokens given out."""

import hashlib
import re
import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import Engine

from communique.errors import CommuniqueError
from communique.store import accounts as rows
from communique.store.audit import Act, begin_audit
from communique.store.clock import now
from communique.store.engine import reading, writing

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION_HOURS = 12
LEAST, MOST = 12, 256  # signs of a password
_SIGNS = 5  # different signs that a password has at least
_TELLING = 4  # signs of a name that a password must not hold; shorter ones stand in many words
_NAME = re.compile(r"[^\W_][\w .@'-]{0,39}")
_TRIED = threading.BoundedSemaphore(2)  # one password takes 64 MiB for a moment: no more are tried at a time


class BadAccount(CommuniqueError):
    """The account cannot be made or changed as it is told; the message says why."""


def add_user(engine: Engine, name: str, role: str, password: str, by: str) -> None:
    """A new account. BadAccount for a name that is taken or no name, a role that is none, a password too short."""
    told, kept = checked_name(name), _hash(_checked_password(password, name))
    with writing(engine) as connection:
        if rows.account_row(connection, told) is not None:
            raise BadAccount(f"{told}: there is an account of that name; `communique users list` prints them")
        rows.add_account(connection, told, _checked_role(role), kept, now())
        _note(connection, by, f"users add {told} ({role})")


def remove_user(engine: Engine, name: str, by: str) -> None:
    """Remove an account; its sessions and tokens end at once, what it decided stays."""
    with writing(engine) as connection:
        rows.drop_account(connection, _known(connection, name).id)
        _note(connection, by, f"users remove {name}")


def set_password(engine: Engine, name: str, password: str, by: str) -> None:
    """Another password; whoever is signed in with the old one is signed out."""
    kept = _hash(_checked_password(password, name))
    with writing(engine) as connection:
        number = _known(connection, name).id
        rows.change_account(connection, number, password=kept)
        rows.close_all(connection, number)
        _note(connection, by, f"users password {name}")


def set_role(engine: Engine, name: str, role: str, by: str) -> None:
    """Another role, at once."""
    with writing(engine) as connection:
        rows.change_account(connection, _known(connection, name).id, role=_checked_role(role))
        _note(connection, by, f"users role {name} {role}")


def make_token(engine: Engine, name: str, label: str, days: int, by: str) -> str:
    """A new token for a program of this account: shown once, kept as a hash. It has the account's role."""
    made = f"cq_{secrets.token_urlsafe(32)}"
    with writing(engine) as connection:
        rows.add_token(connection, _known(connection, name).id, hashed(made), label, now(), _later(days * 24))
        _note(connection, by, f"users token {name}")
    return made


def drop_token(engine: Engine, number: int, by: str) -> None:
    """Take a token back."""
    with writing(engine) as connection:
        if not rows.drop_token(connection, number):
            raise BadAccount(f"{number}: no token of that number; `communique users tokens` prints them")
        _note(connection, by, f"users drop-token {number}")


def sign_in(engine: Engine, name: str, password: str) -> str | None:
    """A session's token where name and password belong together, else None, after the same work."""
    with reading(engine) as connection:
        found = rows.account_row(connection, name[:80])
    if not _is_right(found.password if found is not None else _nobodys(), password) or found is None:
        return None
    if _hasher().check_needs_rehash(found.password):
        with writing(engine) as connection:
            rows.change_account(connection, found.id, password=_hash(_plain(password)))
    made = secrets.token_urlsafe(32)
    with writing(engine) as connection:
        rows.open_session(connection, found.id, hashed(made), now(), _later(SESSION_HOURS))
    return made


def sign_out(engine: Engine, token: str) -> None:
    """End a session."""
    with writing(engine) as connection:
        rows.close_session(connection, hashed(token))


def hashed(token: str) -> str:
    """What is kept of a token that was drawn at random: it needs no slow hash, there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def checked_name(name: str) -> str:
    """A name for an account or a reviewer, in its composed form."""
    told = unicodedata.normalize("NFC", name).strip()
    if not _NAME.fullmatch(told):
        raise BadAccount(f"{name!r}: not a name; write up to 40 letters, figures, spaces and . @ ' - _")
    return told


def _checked_role(role: str) -> str:
    if role not in ROLES:
        raise BadAccount(f"{role}: not a role; roles are {', '.join(ROLES)}")
    return role


def _checked_password(password: str, name: str) -> str:
    told = _plain(password)
    if not LEAST <= len(told) <= MOST:
        raise BadAccount(f"the password has {len(told)} signs; it needs {LEAST} to {MOST}")
    holds_name = len(name) >= _TELLING and rows.folded(name) in rows.folded(told)
    if holds_name or len(set(told)) < _SIGNS:
        raise BadAccount("the password is too easily guessed; take several words that do not hold the name")
    return told


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _known(connection: Any, name: str) -> Any:
    found = rows.account_row(connection, name)
    if found is None:
        raise BadAccount(f"{name}: no account of that name; `communique users list` prints them")
    return found


def _note(connection: Any, by: str, what: str) -> None:
    begin_audit(connection, Act(by, "cli", what, "this machine"), now(), "done")


def _later(hours: int) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()  # argon2id, 64 MiB, three passes: the second choice of RFC 9106


@cache
def _nobodys() -> str:
    """A hash that no password has, so that a name that is not there takes as long as one that is."""
    return _hash(secrets.token_urlsafe(32))


def _hash(password: str) -> str:
    with _trying():
        return _hasher().hash(password)


def _is_right(kept: str, password: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError

    told = _plain(password[: MOST + 1])
    with _trying():
        try:
            return _hasher().verify(kept, told)
        except (Argon2Error, InvalidHashError):
            return False


@contextmanager
def _trying() -> Iterator[None]:
    with _TRIED:
        yield
