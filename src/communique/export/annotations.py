"""Receipts as W3C Web Annotations, one a line: the quote, the words about it, its place, the hash of the text."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row

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
        made = [as_json(one) + "\n" for one in _annotations(told, text, digest)]
        if made:
            yield "".join(made)


def _annotations(claims: Iterable[ClaimTold], text: str, digest: str) -> Iterator[dict[str, Any]]:
    for each in claims:
        receipts_of = sorted((each.claim.data.get("receipts") or {}).items())
        target = _target(each.article, digest) if receipts_of else {}
        for field, receipts in receipts_of:
            about = _about(each, field)
            for receipt in receipts:
                if text[receipt["start"] : receipt["end"]] == receipt["quote"]:  # never anchored anew
                    yield {
                        **about,
                        "id": f"urn:communique:receipt:{each.claim.seq}:{field}:{receipt['start']}-{receipt['end']}",
                        "target": {**target, "selector": _selectors(receipt, text)},
                    }


def _about(each: ClaimTold, field: str) -> dict[str, Any]:
    """What the annotations of a field's receipts share."""
    claim = each.claim
    told = {"claim": claim.id, "kind": claim.kind, "field": field, "value": claim.data.get(field)}
    return {
        "@context": _CONTEXT,
        "id": "",
        "type": "Annotation",
        "motivation": "classifying",
        "created": each.article.added,
        "generator": {"type": "Software", "name": str(claim.data["rule"])},
        "body": {
            "type": "TextualBody", "format": "application/json", "purpose": "classifying", "value": as_json(told),
        },
    }  # fmt: skip


def _target(article: Row[Any], digest: str) -> dict[str, Any]:
    return {
        "source": public_link(article.source) or f"urn:communique:article:{article.sha256}",
        "state": {
            "type": "TimeState", "sourceDate": article.added, "communique:textSha256": digest,
            "communique:extractor": article.cleaner,
        },
    }  # fmt: skip


def _selectors(receipt: dict[str, Any], text: str) -> list[dict[str, Any]]:
    start, end = receipt["start"], receipt["end"]
    return [
        {
            "type": "TextQuoteSelector", "exact": receipt["quote"],
            "prefix": text[max(0, start - _ABOUT) : start], "suffix": text[end : end + _ABOUT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]  # fmt: skip
