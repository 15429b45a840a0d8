"""`communique users`: who may sign in, with which role; and tokens for their programs."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.cli.options import ArchiveOption, FormatOption, LimitOption
from communique.cli.rows import print_rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

users = typer.Typer(help="Who may sign in to the reading room, and in which role.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As it will stand beside decisions.")]
RoleName = Literal["reader", "reviewer", "admin"]
Role = Annotated[RoleName, typer.Option("--role", help="reader reads, reviewer judges claims, admin sees the audit.")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@contextmanager
def _opened(archive: str) -> Iterator["Engine"]:
    from communique.archive.accounts import BadAccount
    from communique.store.archive import open_archive

    try:
        yield open_archive(archive)
    except BadAccount as bad:
        sys.stderr.write(f"{bad}\n")
        raise typer.Exit(2) from None


def operator() -> str:
    """The name of whoever runs the command, as this machine knows it."""
    try:
        return getpass.getuser()[:40]
    except (KeyError, OSError):
        return "local"


def _asked_password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline(1000).rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


@users.command()
def add(name: Name, role: Role = "reader", archive: ArchiveOption = "communique.db", stdin: Stdin = False) -> None:
    """Make an account. The password is asked for, at least twelve signs of it."""
    from communique.archive.accounts import add_user

    with _opened(archive) as engine:
        add_user(engine, name, role, _asked_password(stdin), operator())
    sys.stdout.write(f"{name} may sign in as {role}; from now on these pages ask everyone to sign in\n")


@users.command("list")
def list_(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """The accounts."""
    from communique.store.accounts import list_accounts
    from communique.store.engine import reading

    with _opened(archive) as engine, reading(engine) as connection:
        rows = list_accounts(connection)
    print_rows(rows, format, ("name", "role", "made"), "Accounts")


@users.command()
def remove(name: Name, archive: ArchiveOption = "communique.db") -> None:
    """Remove an account with its sessions and tokens, at once. What it decided stays."""
    from communique.archive.accounts import remove_user

    with _opened(archive) as engine:
        remove_user(engine, name, operator())
    sys.stdout.write(f"{name} is removed\n")


@users.command()
def password(name: Name, archive: ArchiveOption = "communique.db", stdin: Stdin = False) -> None:
    """Give an account another password; whoever is signed in with the old one is signed out."""
    from communique.archive.accounts import set_password

    with _opened(archive) as engine:
        set_password(engine, name, _asked_password(stdin), operator())
    sys.stdout.write(f"{name} has another password\n")


@users.command()
def role(
    name: Name, role: Annotated[RoleName, typer.Argument(metavar="ROLE")], archive: ArchiveOption = "communique.db"
) -> None:
    """Give an account another role, at once."""
    from communique.archive.accounts import set_role

    with _opened(archive) as engine:
        set_role(engine, name, role, operator())
    sys.stdout.write(f"{name} is {role}\n")


@users.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--for", metavar="WHAT", help="What it is for.")] = "",
    days: Annotated[int, typer.Option(min=1, max=3650, help="For how long it is good.")] = 365,
    archive: ArchiveOption = "communique.db",
) -> None:
    """Make a token for a program of this account. It is printed this once; the archive keeps its hash."""
    from communique.archive.accounts import make_token

    with _opened(archive) as engine:
        made = make_token(engine, name, label[:200], days, operator())
    sys.stdout.write(f"{made}\n")


@users.command()
def tokens(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """The tokens of all accounts: what they are for, never what they are."""
    from communique.store.accounts import list_tokens
    from communique.store.engine import reading

    with _opened(archive) as engine, reading(engine) as connection:
        rows = list_tokens(connection)
    print_rows(rows, format, ("id", "name", "label", "made", "ends"), "Tokens")


@users.command("drop-token")
def drop_token(
    number: Annotated[int, typer.Argument(metavar="TOKEN", help="Its number, as `users tokens` prints it.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Take a token back, at once."""
    from communique.archive.accounts import drop_token as drop

    with _opened(archive) as engine:
        drop(engine, number, operator())
    sys.stdout.write(f"token {number} is taken back\n")


def audit(
    archive: ArchiveOption = "communique.db",
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Of this person alone.")] = None,
    format: FormatOption = "table",
    limit: LimitOption = 100,
) -> None:
    """Who wrote what through the reading room, when, from where, and what came of it; changes of accounts too."""
    from communique.store.audit import audit_rows
    from communique.store.engine import reading

    with _opened(archive) as engine, reading(engine) as connection:
        rows = audit_rows(connection, limit, who)
    print_rows(rows, format, ("at", "who", "how", "what", "address", "outcome"), "Audit")
