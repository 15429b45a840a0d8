"""Accounts, sessions and tokens as rows: asked for by hash, never by secret."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from communique.store.access import account, session, token


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    id: int
    name: str
    role: str
    made: str


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A program's token as it is listed: what it is for, never what it is."""

    id: int
    name: str
    label: str
    made: str
    ends: str


_SHOWN = (account.c.id, account.c.name, account.c.role, account.c.made)


def folded(name: str) -> str:
    """A name as it is compared."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def has_accounts(connection: Connection) -> bool:
    """Whether anyone may sign in."""
    return connection.execute(select(account.c.id).limit(1)).first() is not None


def list_accounts(connection: Connection) -> list[Account]:
    """All accounts, by name."""
    return [Account(*row) for row in connection.execute(select(*_SHOWN).order_by(account.c.folded))]


def account_row(connection: Connection, name: str) -> Row[Any] | None:
    """The account of a name, with its password's hash."""
    return connection.execute(select(account).where(account.c.folded == folded(name))).one_or_none()


def add_account(connection: Connection, name: str, role: str, password: str, at: str) -> None:
    """A new account; `password` is the hash."""
    row = {"name": name, "folded": folded(name), "role": role, "password": password, "made": at}
    connection.execute(insert(account).values(row))


def drop_account(connection: Connection, number: int) -> None:
    """Remove an account with its sessions and tokens; what it decided stays."""
    close_all(connection, number)
    connection.execute(delete(token).where(token.c.account == number))
    connection.execute(delete(account).where(account.c.id == number))


def change_account(connection: Connection, number: int, **values: str) -> None:
    """Give an account another role or password's hash."""
    connection.execute(update(account).where(account.c.id == number).values(values))


def open_session(connection: Connection, number: int, hashed: str, at: str, ends: str) -> None:
    """A session for an account; sessions that have ended are cleared away."""
    connection.execute(delete(session).where(session.c.ends <= at))
    connection.execute(insert(session).values(hash=hashed, account=number, made=at, ends=ends))


def close_session(connection: Connection, hashed: str) -> None:
    """End one session."""
    connection.execute(delete(session).where(session.c.hash == hashed))


def close_all(connection: Connection, number: int) -> None:
    """End every session of an account."""
    connection.execute(delete(session).where(session.c.account == number))


def account_of_session(connection: Connection, hashed: str, at: str) -> Account | None:
    """Whose session it is; None where there is none, or it has ended."""
    chosen = select(*_SHOWN).join(session, session.c.account == account.c.id)
    row = connection.execute(chosen.where(session.c.hash == hashed, session.c.ends > at)).one_or_none()
    return None if row is None else Account(*row)


def add_token(connection: Connection, number: int, hashed: str, label: str, at: str, ends: str) -> None:
    """A token for a program of an account."""
    connection.execute(insert(token).values(hash=hashed, account=number, label=label, made=at, ends=ends))


def account_of_token(connection: Connection, hashed: str, at: str) -> Account | None:
    """Whose token it is; None where there is none, or it has ended."""
    chosen = select(*_SHOWN).join(token, token.c.account == account.c.id)
    row = connection.execute(chosen.where(token.c.hash == hashed, token.c.ends > at)).one_or_none()
    return None if row is None else Account(*row)


def list_tokens(connection: Connection) -> list[TokenRow]:
    """All tokens, by account and age."""
    chosen = select(token.c.id, account.c.name, token.c.label, token.c.made, token.c.ends)
    rows = connection.execute(
        chosen.join(account, account.c.id == token.c.account).order_by(account.c.folded, token.c.id)
    )
    return [TokenRow(*row) for row in rows]


def drop_token(connection: Connection, number: int) -> bool:
    """Take a token back; whether there was one of that number."""
    return connection.execute(delete(token).where(token.c.id == number)).rowcount > 0
