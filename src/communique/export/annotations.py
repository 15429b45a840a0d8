"""Receipts as W3C Web Annotations, one a line: the quote, the words about it, its place, the hash of the text."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """One annotation for each place that a claim rests on, with the fields that do. Positions count code points."""
    for number, told in groupby(stream.claims(connection, chosen), key=lambda each: each.claim.article):
        text = stream.texts(connection, [number])[number]
        digest = hashlib.sha256(text.encode()).hexdigest()
        made = [as_json(one) + "\n" for one in _annotations(told, text, digest)]
        if made:
            yield "".join(made)


def _annotations(claims: Iterable[ClaimTold], text: str, digest: str) -> Iterator[dict[str, Any]]:
    for each in claims:
        spans = _spans(each.claim.data, text)
        target = _target(each.article, digest) if spans else {}
        for (start, end), fields in spans.items():
            yield {
                "@context": _CONTEXT,
                "id": f"urn:communique:receipt:{each.claim.seq}:{start}-{end}",
                "type": "Annotation",
                "motivation": "classifying",
                "created": each.article.added,
                "generator": {"type": "Software", "name": str(each.claim.data["rule"])},
                "body": _body(each, fields),
                "target": {**target, "selector": _selectors(start, end, text)},
            }


def _spans(data: Mapping[str, Any], text: str) -> dict[tuple[int, int], list[str]]:
    """The places that a claim's fields rest on, each with its fields; what does not stand there is left out."""
    spans: dict[tuple[int, int], list[str]] = {}
    for field, receipts in sorted((data.get("receipts") or {}).items()):
        for receipt in receipts:
            start, end = receipt["start"], receipt["end"]
            if text[start:end] == receipt["quote"]:  # never anchored anew
                fields = spans.setdefault((start, end), [])
                if field not in fields:
                    fields.append(field)
    return spans


def _body(each: ClaimTold, fields: Sequence[str]) -> dict[str, Any]:
    claim = each.claim
    told = {"claim": claim.id, "kind": claim.kind, "fields": {field: claim.data.get(field) for field in fields}}
    return {"type": "TextualBody", "format": "application/json", "purpose": "classifying", "value": as_json(told)}


def _target(article: Row[Any], digest: str) -> dict[str, Any]:
    return {
        "source": public_link(article.source) or f"urn:communique:article:{article.sha256}",
        "state": {
            "type": "TimeState", "sourceDate": article.added, "communique:textSha256": digest,
            "communique:extractor": article.cleaner,
        },
    }  # fmt: skip


def _selectors(start: int, end: int, text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector", "exact": text[start:end],
            "prefix": text[max(0, start - _ABOUT) : start], "suffix": text[end : end + _ABOUT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]  # fmt: skip
