"""Who asks: a person signed in, a program with a token, or whoever sits at this machine."""

import hmac
from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request
from starlette.types import Scope

from communique.archive.accounts import ROLES

COOKIE = "communique"


@dataclass(frozen=True, slots=True)
class Who:
    """Someone known: `how` is session, token or local; `csrf` is what their forms must carry (none for a token)."""

    name: str
    role: str
    how: str
    csrf: str

    def may(self, role: str) -> bool:
        """Whether this is that role or one above."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Forbidden(Exception):
    """Who asks may not; the message says what it takes."""


def who_asks(request: HTTPConnection) -> Who | None:
    """Who asks; None on the page for signing in."""
    found = request.scope.get("state", {}).get("who")
    return found if isinstance(found, Who) else None


def known(request: Request, role: str) -> Who:
    """Who asks, where they have that role; Forbidden else."""
    who = who_asks(request)
    if who is None or not who.may(role):
        raise Forbidden(f"This takes the role {role}; you are {'a ' + who.role if who else 'not signed in'}.")
    return who


def form_token(secret: str) -> str:
    """What the forms of a session carry: made from its secret, so that nothing more is kept."""
    return hmac.digest(secret.encode("utf-8", "replace"), b"communique form", "sha256").hex()


def cookie_name(scope: Scope) -> str:
    """The session's cookie: over https one that no other name of the site can set."""
    return f"__Host-{COOKIE}" if scope.get("scheme") == "https" else COOKIE


def address_of(scope: Scope) -> str:
    """The address that the request came from."""
    client = scope.get("client")
    return str(client[0]) if client else "unknown"
