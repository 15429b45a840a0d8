"""Receipts as W3C Web Annotations, one a line: the quote, the words about it, its place, the hash of the text."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import as_json
from communique.export.stream import ClaimTold, public_link

_ABOUT = 32  # characters before and after the quote
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"communique": "urn:communique:"}]


def annotations(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """One annotation for one receipt of one claim. Positions count code points of the article's text."""
    for number, told in groupby(stream.claims(connection, chosen), key=lambda each: each.claim.article):
        text = stream.texts(connection, [number])[number]
        digest = hashlib.sha256(text.encode()).hexdigest()
        for made in _annotations(told, text, digest):
            yield as_json(made) + "\n"


def _annotations(claims: Iterable[ClaimTold], text: str, digest: str) -> Iterator[dict[str, Any]]:
    for each in claims:
        for field, receipts in sorted((each.claim.data.get("receipts") or {}).items()):
            for receipt in receipts:
                if text[receipt["start"] : receipt["end"]] == receipt["quote"]:  # never anchored anew
                    yield _annotation(each, field, receipt, (text, digest))


def _annotation(each: ClaimTold, field: str, receipt: dict[str, Any], page: tuple[str, str]) -> dict[str, Any]:
    claim, article, (text, digest) = each.claim, each.article, page
    start, end = receipt["start"], receipt["end"]
    value = claim.data.get(field)
    return {
        "@context": _CONTEXT,
        "id": f"urn:communique:receipt:{claim.seq}:{field}:{start}-{end}",
        "type": "Annotation",
        "motivation": "classifying",
        "created": article.added,
        "generator": {"type": "Software", "name": str(claim.data["rule"])},
        "body": {
            "type": "TextualBody", "format": "application/json", "purpose": "classifying",
            "value": as_json({"claim": claim.id, "kind": claim.kind, "field": field, "value": value}),
        },
        "target": {
            "source": public_link(article.source) or f"urn:communique:article:{article.sha256}",
            "state": {
                "type": "TimeState", "sourceDate": article.added, "communique:textSha256": digest,
                "communique:extractor": article.cleaner,
            },
            "selector": [
                {
                    "type": "TextQuoteSelector", "exact": receipt["quote"],
                    "prefix": text[max(0, start - _ABOUT) : start], "suffix": text[end : end + _ABOUT],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }  # fmt: skip
