"""Redactions stand: a page that names a redacted person is blocked out before it is stored, though the name is kept nowhere.

A redaction keeps its name only as seals: salted hashes of the name's words in each order. A new page's runs of
capitalised words are hashed the same way; where one fits, the words themselves, as that page writes them, are cut out.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection

from communique.archive.blocking import Bearer, bearer_of, orders_of, seen_text
from communique.archive.coding import Coded
from communique.store.articles import NewArticle, StoredPage, article_hash
from communique.store.decisions import Decision, decisions_of

RULE = "rule:standing-redaction/1"
_SALT = 16  # bytes
_WORD = re.compile(r"[^\W\d_](?:[\w’']|\.(?=\w))*")
_NEAR = re.compile(r"[\s\u00a0‐‑-]{1,8}|\.?\s{1,8}")  # what may stand between two words of one name
_POSSESSIVE = re.compile(r"[’']s?$")
_HERE = 0  # the number by which a page that has none yet goes


@dataclass(frozen=True, slots=True)
class Seal:
    """One redaction as it stands: its number in the chain, the salt, the hashes, and how many words the names have."""

    decision: int
    left: str
    salt: str
    names: frozenset[str]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, article and record as they may be stored, and the decisions that say what was blocked out of them."""

    page: StoredPage
    article: NewArticle
    record: dict[str, Any]
    decisions: tuple[Decision, ...] = ()


def seal(forms: Iterable[str]) -> dict[str, Any]:
    """What a redaction keeps of a name, as data of its decision. A single word is sealed only where there is no longer form."""
    orders = {tuple(_plain(word) for word in order) for form in forms for order in orders_of(form.replace("-", " "))}
    longer = {order for order in orders if len(order) > 1} or orders
    salt = secrets.token_hex(_SALT)
    return {
        "salt": salt,
        "names": sorted({_hash(salt, order) for order in longer}),
        "lengths": sorted({*map(len, longer)}),
    }


def standing_seals(connection: Connection) -> tuple[Seal, ...]:
    """The seals of all redactions."""
    return tuple(
        Seal(row.seq, row.left, told["salt"], frozenset(told["names"]), tuple(told["lengths"]))
        for row in decisions_of(connection, "redact")
        if (told := row.data.get("seal"))
    )


def kept(coded: Coded, seals: Iterable[Seal]) -> Kept:
    """A coded page with every sealed name blocked out; as it is where it holds none."""
    received = coded.page
    page = StoredPage(received.source, received.content, received.media, received.encoding)
    found = Kept(page, coded.article, coded.record)
    for one in seals:
        forms = _forms(one, _words_of(found))
        if forms:
            found = _blocked(found, one, bearer_of("", forms, frozenset({_HERE}), _others(found.record, forms)))
    return found


def _words_of(found: Kept) -> str:
    page = found.page
    parts = (page.content.decode(page.encoding, "replace"), found.article.text, found.article.headline or "")
    return "\n".join(seen_text(part, page.media if part is parts[0] else "text") for part in parts)


def _forms(one: Seal, text: str) -> set[str]:
    """The sealed name as a text writes it."""
    words = list(_WORD.finditer(text))
    return {
        text[words[i].start() : words[i + length - 1].end()]
        for i in range(len(words))
        if words[i][0][0].isupper()
        for length in one.lengths
        if i + length <= len(words) and _joined(text, words[i : i + length])
        if _hash(one.salt, [_plain(word[0]) for word in words[i : i + length]]) in one.names
    }


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    return all(_NEAR.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words))


def _others(record: Mapping[str, Any], forms: set[str]) -> dict[int, frozenset[str]]:
    """Words by which other people there may go alone, the first and last of their names: these stay where they stand alone."""
    mine = {_plain(word) for form in forms for word in _WORD.findall(form)}
    names = {told["name"] for told in record["people"]}
    rest = [name for name in names if not {_plain(word) for word in _WORD.findall(name)} <= mine]
    spelt = [words for name in rest if (words := _WORD.findall(name))]
    return {_HERE: frozenset(word for words in spelt for word in (words[0], words[-1]))}


def _blocked(found: Kept, one: Seal, bearer: Bearer) -> Kept:
    page, made = found.page, found.article
    text = page.content.decode(page.encoding, "replace")
    cut = bearer.cut_page(text, page.media, _HERE)
    pages = {}
    if cut:
        pages = {page.sha256: hashlib.sha256(cut[0]).hexdigest()}
        page = replace(page, content=cut[0], encoding="utf-8", received=page.sha256)
    blocked = replace(
        made, text=bearer.cut(made.text, _HERE), headline=bearer.cut(made.headline or "", _HERE) or None,
        outlet=bearer.cut(made.outlet or "", _HERE) or None, slug=bearer.cut(made.slug, _HERE),
        details=bearer.cut_deep(dict(made.details), _HERE), received=made.sha256(page.source),
    )  # fmt: skip
    articles = {blocked.sha256(page.source): article_hash(blocked.row(page.source))}
    data = {"pages": pages, "articles": articles, "of": one.decision}
    why = f"the redaction of decision {one.decision} stands"
    decision = Decision("redact", one.left, "redact", RULE, why, data=data)
    record = {**found.record, **{kind: bearer.cut_deep(found.record[kind], _HERE) for kind in _claims(found.record)}}
    return Kept(page, blocked, record, (*found.decisions, decision))


def _claims(record: Mapping[str, Any]) -> Iterator[str]:
    return (kind for kind in ("engagements", "positions", "incidents", "people") if kind in record)


def _plain(word: str) -> str:
    """A word of a name without accents, case and what hangs on it."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return "".join(sign for sign in bare if sign.isalnum())


def _hash(salt: str, words: Iterable[str]) -> str:
    return hashlib.sha256(f"{salt}/{' '.join(words)}".encode()).hexdigest()
