"""`redact`: a person's name is taken out of texts, claims, index and pages; what stays is a tombstone that verifies.

The redaction stands: pages added later are blocked out on the way in (`seals`).
"""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from communique.archive.blocking import Bearer, bearer_of
from communique.archive.linking import link_archive
from communique.archive.seals import seal
from communique.errors import NotInArchive
from communique.store.articles import article_hash
from communique.store.clock import now
from communique.store.decisions import Decision, append_decisions, chain_hash, decisions_of
from communique.store.engine import purge, reading, writing
from communique.store.redactions import BLOCK
from communique.store.schema import article, claim, claim_name, decision, page, person, person_claim
from communique.store.search import index_article, unindex_article


@dataclass(slots=True)
class Redaction:
    """What a redaction did."""

    articles: int = 0
    claims: int = 0
    pages: int = 0
    emptied: int = 0  # pages that had to be emptied, since the name stood in them in a way that could not be cut out
    decisions: int = 0
    named_in_source: list[str] = field(default_factory=list)  # addresses that hold the name: they are kept


def redact(engine: Engine, name: str, who: str, why: str) -> Redaction:
    """Take a person out of the archive. `name` is a person's key or a full form of the name as the archive writes it.

    Texts keep their length, so that every offset holds. The hashes of what was received stay; a decision in the chain
    names the hash of each tombstone, so that `verify` passes. Raises NotInArchive where nobody, or more than one
    person, bears the name.
    """
    link_archive(engine)
    done = Redaction()
    with reading(engine, throughout=True) as connection:
        bearer, forms = _bearer(connection, name)
    with writing(engine) as connection:
        told = {"articles": _articles(connection, bearer, done), "pages": _pages(connection, bearer, done)}
        _claims(connection, bearer, done)
        rows = _decisions(connection, bearer, done)
        left = f"person/{hashlib.sha256(bearer.key.encode()).hexdigest()[:16]}"
        data = {**told, "decisions": rows, "seal": seal(forms)}
        made = Decision("redact", left, "redact", f"person:{who}", bearer.cut(why), data=data)
        append_decisions(connection, [made], now())
    link_archive(engine, whole=True)  # texts and claims were written over where they stand
    purge(engine)
    return done


def _bearer(connection: Connection, name: str) -> tuple[Bearer, set[str]]:
    """The person meant, and the forms in which the name is written."""
    chosen = [row for row in connection.execute(select(person)) if name in (row.id, row.name, *row.data["forms"])]
    exact = [row for row in chosen if row.id == name] or chosen
    if len(exact) != 1:
        told = "nobody of that name; `communique people` prints the names"
        several = f"{len(exact)} people bear it; name one of {', '.join(row.id for row in exact)}"
        raise NotInArchive(f"{name}: {several if exact else told}")
    forms = {form for form in _with_aliases(connection, exact[0].data["forms"]) if BLOCK not in form}
    own, others = _neighbours(connection, exact[0].id)
    return bearer_of(exact[0].id, forms, own, others), forms


def _with_aliases(connection: Connection, forms: Iterable[str]) -> set[str]:
    """The written forms of a name, and those that people said are the same person's."""
    known = set(forms)
    for made in decisions_of(connection, "person"):
        if made.verdict == "same" and made.right and {made.left, made.right} & known:
            known |= {made.left, made.right}
    return known


def _neighbours(connection: Connection, key: str) -> tuple[frozenset[int], dict[int, frozenset[str]]]:
    rows = connection.execute(
        select(person_claim.c.person, claim.c.article, claim.c.words).join(claim, claim.c.seq == person_claim.c.claim)
    ).all()
    own = frozenset(row.article for row in rows if row.person == key)
    others: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.article in own and row.person != key:
            others[row.article] |= set(re.findall(r"\w+", row.words or ""))
    return own, {number: frozenset(words) for number, words in others.items()}


def _articles(connection: Connection, bearer: Bearer, done: Redaction) -> dict[str, str]:
    """Cut the name out of articles and the index of words; the hash of each tombstone by the hash that stays."""
    hashes = {}
    for row in _rows(connection, article, article.c.id):
        made = {name: bearer.cut(getattr(row, name) or "", row.id) for name in ("text", "headline", "outlet", "slug")}
        details = bearer.cut_deep(row.details, row.id)
        if bearer.cut(row.source) != row.source:
            done.named_in_source.append(row.source)
        if details == row.details and all(made[name] == (getattr(row, name) or "") for name in made):
            continue
        changed = {name: made[name] or None for name in ("headline", "outlet")}
        values = {**changed, "text": made["text"], "slug": made["slug"], "details": details}
        connection.execute(update(article).where(article.c.id == row.id).values(**values))
        unindex_article(connection, row.id)
        index_article(connection, row.id, made["headline"], made["text"])
        hashes[row.sha256] = article_hash({**row._mapping, **values})
        done.articles += 1
    return hashes


def _rows(connection: Connection, table: Any, key: Any) -> Iterable[Any]:
    """The rows of a table, a few at a time."""
    keys = list(connection.scalars(select(key).order_by(key)))
    for start in range(0, len(keys), 200):
        yield from connection.execute(select(table).where(key.in_(keys[start : start + 200])).order_by(key)).all()


def _pages(connection: Connection, bearer: Bearer, done: Redaction) -> dict[str, str]:
    """Cut the name out of pages as received; a page from which it cannot be cut cleanly is emptied."""
    hashes = {}
    meant: dict[str, int] = {}
    for row in connection.execute(select(article.c.page, article.c.id).order_by(article.c.id)):
        if row.id in bearer.own or row.page not in meant:
            meant[row.page] = row.id
    for row in _rows(connection, page, page.c.sha256):
        text = zlib.decompress(row.content).decode(row.encoding, "replace")
        cut = bearer.cut_page(text, row.media, meant.get(row.sha256))
        if cut is None:
            continue
        content, emptied = cut
        values = {"content": zlib.compress(content, 6), "encoding": "utf-8"}
        connection.execute(update(page).where(page.c.sha256 == row.sha256).values(**values))
        hashes[row.sha256] = hashlib.sha256(content).hexdigest()
        done.pages += 1
        done.emptied += emptied
    return hashes


def _claims(connection: Connection, bearer: Bearer, done: Redaction) -> None:
    for row in _rows(connection, claim, claim.c.seq):
        data = bearer.cut_deep(row.data, row.article)
        if data == row.data:
            continue
        words = bearer.cut(row.words, row.article) if row.words else row.words
        connection.execute(update(claim).where(claim.c.seq == row.seq).values(data=data, words=words))
        names = connection.execute(select(claim_name).where(claim_name.c.claim == row.seq)).all()
        connection.execute(delete(claim_name).where(claim_name.c.claim == row.seq))
        kept = sorted({(bearer.cut(n.name, row.article), n.role) for n in names})
        if kept:
            rows = [{"claim": row.seq, "name": name, "role": role} for name, role in kept]
            connection.execute(insert(claim_name), rows)
        done.claims += 1


def _decisions(connection: Connection, bearer: Bearer, done: Redaction) -> dict[str, str]:
    """Cut the name out of what people decided; their hashes stay, the chain names what the words now hash to."""
    pages = {row.page: row.id for row in connection.execute(select(article.c.page, article.c.id))}
    hashes = {}
    for row in connection.execute(select(decision).where(decision.c.kind.in_(("person", "review", "event")))).all():
        key = pages.get(row.left.split("/")[0])
        told = {name: bearer.cut_deep(getattr(row, name), key) for name in ("left", "right", "why", "data")}
        if all(told[name] == getattr(row, name) for name in told):
            continue
        connection.execute(update(decision).where(decision.c.seq == row.seq).values(**told))
        hashes[str(row.seq)] = chain_hash({**row._mapping, **told})
        done.decisions += 1
    return hashes
