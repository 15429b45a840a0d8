"""A record as plain data."""

import json

from communique.values.claims import Account, Person, Position, Receipt, Record, claim_id
from communique.values.json import record_to_dict

TEXT = "Lisbon urged Madrid to talk."


def record() -> Record:
    words = Receipt.of(TEXT, 7, 27)
    return Record(
        id="a",
        source="a.txt",
        lines="B",
        outlet=None,
        published=None,
        positions=(
            Position(
                id=claim_id("a", "position", 7, 27),
                rule="reported-act/1",
                confidence=0.5,
                receipts={"text": (words,)},
                according_to=Account("outlet"),
                actors=("PT",),
                speaker=None,
                act="urge",
                target="ES",
                text=words.quote,
                topics=("dialogue",),
            ),
        ),
        people=(Person(id="p", rule="named/1", confidence=1.0, name="A B", country=None, post=None),),
        text=TEXT,
    )


def test_keys_of_the_manual_come_first() -> None:
    row = record_to_dict(record())
    assert list(row)[:9] == [
        "id", "source_url", "lines", "outlet", "published", "engagements", "positions", "incidents", "people",
    ]  # fmt: skip
    assert list(row["positions"][0])[:6] == ["actors", "speaker", "act", "target", "text", "topics"]


def test_the_record_is_plain_json() -> None:
    row = json.loads(json.dumps(record_to_dict(record())))
    receipt = row["positions"][0]["receipts"]["text"][0]
    assert row["text"][receipt["start"] : receipt["end"]] == receipt["quote"] == "urged Madrid to talk"
    assert row["positions"][0]["according_to"]["kind"] == "outlet"


def test_claim_id_depends_on_every_part() -> None:
    ids = {claim_id(*args) for args in [("a", "k", 1, 2), ("b", "k", 1, 2), ("a", "j", 1, 2), ("a", "k", 1, 3)]}
    assert len(ids) == 4
    assert claim_id("a", "k", 1, 2) == claim_id("a", "k", 1, 2)
