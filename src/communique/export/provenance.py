"""Where the record comes from, as PROV-JSON: pages, articles, claims and events, the runs that made them, who judged."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import as_json
from communique.export.jsonld import percented
from communique.export.stream import public_link
from communique.store.decisions import decisions_of
from communique.store.schema import coding, run
from communique.store.standing import in_force

_PREFIX = {"c": "urn:communique:"}
Part = tuple[str, dict[str, Any]]


def prov(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """One PROV-JSON document, a section after the other, so that no section is held whole."""
    yield '{"prefix":' + json.dumps(_PREFIX)
    for name, parts in (
        ("entity", _entities(connection, chosen)), ("activity", _activities(connection)),
        ("agent", _agents(connection)), ("wasDerivedFrom", _derivations(connection, chosen)),
        ("wasGeneratedBy", _generations(connection, chosen)), ("wasAssociatedWith", _associations(connection)),
        ("wasAttributedTo", _attributions(connection, chosen)),
    ):  # fmt: skip
        yield from _section(name, parts)
    yield "\n}\n"


def _section(name: str, parts: Iterable[Part]) -> Iterator[str]:
    yield f',\n"{name}":{{'
    for number, (key, told) in enumerate(parts):
        kept = {field: value for field, value in told.items() if value is not None}
        yield (",\n" if number else "\n") + f"{as_json(key)}:{as_json(kept)}"
    yield "}"


def _entities(connection: Connection, chosen: EventFilter) -> Iterator[Part]:
    pages: set[str] = set()
    for row in stream.articles(connection, chosen):
        if row.page not in pages:
            pages.add(row.page)
            yield f"c:page-{row.page}", {"prov:type": "page as received", "prov:location": public_link(row.source)}
        yield f"c:article-{row.id}", {"prov:type": "article", "c:sha256": row.sha256, "c:cleaner": row.cleaner}
    for claim, _ in stream.numbers(connection, chosen):
        yield f"c:claim-{claim.seq}", {"prov:type": claim.kind, "c:rule": claim.rule, "c:id": claim.id}
    for event in stream.events(connection, chosen):
        yield f"c:event-{event.row.id}", {"prov:type": event.row.kind, "c:date": event.row.date}


def _activities(connection: Connection) -> Iterator[Part]:
    for row in connection.execute(select(run).order_by(run.c.id)):
        told = {"prov:startTime": row.started, "prov:endTime": row.finished, "prov:type": row.kind}
        yield f"c:run-{row.id}", told


def _agents(connection: Connection) -> Iterator[Part]:
    for version in sorted({_version(row.manifest) for row in connection.execute(select(run.c.manifest))}):
        yield f"c:software-{percented(version)}", {"prov:type": "prov:SoftwareAgent", "c:version": version}
    for who in sorted({made.who for made in decisions_of(connection, "review")}):
        yield (
            _agent(who),
            {"prov:type": "prov:Person" if who.startswith("person:") else "prov:SoftwareAgent", "c:name": who},
        )


def _derivations(connection: Connection, chosen: EventFilter) -> Iterator[Part]:
    for row in stream.articles(connection, chosen):
        yield _derived(f"article-{row.id}", f"page-{row.page}")
    known = stream.event_ids(connection, chosen)
    for claim, event in stream.numbers(connection, chosen):
        yield _derived(f"claim-{claim.seq}", f"article-{claim.article}")
        if event in known:
            yield _derived(f"event-{event}", f"claim-{claim.seq}")


def _derived(made: str, used: str) -> Part:
    return f"_:d-{made}-{used}", {"prov:generatedEntity": f"c:{made}", "prov:usedEntity": f"c:{used}"}


def _generations(connection: Connection, chosen: EventFilter) -> Iterator[Part]:
    current = select(coding.c.article, coding.c.run).where(coding.c.current)
    runs: dict[int, int] = {row.article: row.run for row in connection.execute(current)}
    for claim, _ in stream.numbers(connection, chosen):
        made = f"claim-{claim.seq}"
        yield f"_:g-{made}", {"prov:entity": f"c:{made}", "prov:activity": f"c:run-{runs[claim.article]}"}


def _associations(connection: Connection) -> Iterator[Part]:
    for row in connection.execute(select(run.c.id, run.c.manifest).order_by(run.c.id)):
        agent = f"c:software-{percented(_version(row.manifest))}"
        yield f"_:w-run-{row.id}", {"prov:activity": f"c:run-{row.id}", "prov:agent": agent}


def _attributions(connection: Connection, chosen: EventFilter) -> Iterator[Part]:
    """Claims that people judged, to those who judged them."""
    judged: dict[str, set[str]] = {}
    for made in in_force(decisions_of(connection, "review")):
        judged.setdefault(made.left, set()).add(made.who)
    if not judged:
        return
    for told, _ in stream.numbers(connection, chosen):
        for who in sorted(judged.get(f"{told.page}/{told.kind}/{told.id}", ())):
            agent = _agent(who)
            yield f"_:a-{told.seq}-{percented(who)}", {"prov:entity": f"c:claim-{told.seq}", "prov:agent": agent}


def _version(manifest: Any) -> str:
    return str(manifest.get("version", "unknown"))


def _agent(who: str) -> str:
    return f"c:reviewer-{percented(who)}"
