"""Saved searches: a question with a name, kept among the decisions, so that who saved it and when stays known."""

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from communique.analyse.articles import parse_query
from communique.errors import NotInArchive
from communique.store.clock import now
from communique.store.decisions import Decision, append_decisions, decisions_of
from communique.store.engine import writing

KIND = "search"
LONGEST_NAME, LONGEST_QUESTION, MOST = 80, 500, 500
_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search: `key` is its name in addresses."""

    key: str
    name: str
    asked: str
    who: str
    at: str


class BadSearch(ValueError):
    """The search cannot be saved as it is told; the message says why."""


def saved_searches(connection: Connection) -> list[SavedSearch]:
    """The searches that are saved, by name."""
    found: dict[str, SavedSearch] = {}
    for row in decisions_of(connection, KIND):
        found.pop(row.left, None)
        if row.verdict == "save":
            who = row.who.removeprefix("person:")
            found[row.left] = SavedSearch(row.left, str(row.data.get("name", row.left)), row.right or "", who, row.at)
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.key))


def saved_search(connection: Connection, key: str) -> SavedSearch:
    """One saved search; NotInArchive where there is none of that key."""
    for one in saved_searches(connection):
        if one.key == key:
            return one
    raise NotInArchive(f"{key}: no search is saved under that name")


def save_search(engine: Engine, name: str, asked: str, who: str) -> str:
    """Save a question under a name, in place of one saved under it before; its key. BadSearch, BadQuery."""
    name, asked = " ".join(name.split()), asked.strip()
    key = key_of(name)
    if not key or len(name) > LONGEST_NAME:
        raise BadSearch(f"name: give the search a name of letters or digits, {LONGEST_NAME} signs at most")
    if not asked or len(asked) > LONGEST_QUESTION:
        raise BadSearch(f"q: there is no question to save, or it is longer than {LONGEST_QUESTION} signs")
    parse_query(asked)
    with writing(engine) as connection:
        known = saved_searches(connection)
        if len(known) >= MOST and key not in {one.key for one in known}:
            raise BadSearch(f"{MOST} searches are saved; take one away first")
        made = Decision(KIND, key, "save", f"person:{who}", "saved a search", right=asked, data={"name": name})
        append_decisions(connection, [made], now())
    return key


def drop_search(engine: Engine, key: str, who: str) -> None:
    """Take a saved search away; NotInArchive where there is none of that key."""
    with writing(engine) as connection:
        known = saved_search(connection, key)
        made = Decision(KIND, key, "drop", f"person:{who}", "took a search away", right=known.asked)
        append_decisions(connection, [made], now())


def key_of(name: str) -> str:
    """A name as it stands in an address: small letters and digits with hyphens between."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _APART.sub("-", plain).strip("-")[:60].rstrip("-")
