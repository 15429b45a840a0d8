"""The questions that the tools ask of an archive, each answered with receipts. Nothing here writes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, select

from communique.analyse import articles as found
from communique.analyse.compare import compare
from communique.analyse.coverage import coverage_of
from communique.analyse.filters import EventFilter
from communique.analyse.happened import Happened, Report, events_with, find_events, show_event
from communique.analyse.people import PersonPage, find_people
from communique.analyse.response import ALL, responses
from communique.analyse.sentences import sentences_of
from communique.errors import NotInArchive
from communique.serve.mcp import answers as told
from communique.store.engine import reading
from communique.store.schema import article
from communique.store.standing import StandingClaim

_QUOTES = 4  # words of one telling that are shown
_PIECE = 4_000  # characters of an article at a time
_MEETINGS = 20


class Questions:
    """The questions over one archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, query: str, limit: int) -> told.SearchAnswer:
        """Articles of a question; BadQuery where it cannot be read."""
        with reading(self._engine) as connection:
            rows = found.search(connection, query, limit + 1)
        return told.SearchAnswer(query=query, articles=[_found(row) for row in rows[:limit]], more=len(rows) > limit)

    def timeline(self, chosen: EventFilter, limit: int) -> told.TimelineAnswer:
        """Events of a filter, each with the sentence that tells of it."""
        with reading(self._engine) as connection:
            rows = find_events(connection, chosen, limit + 1)
            events = _happenings(connection, rows[:limit])
            coverage = str(coverage_of(connection, chosen))
        return told.TimelineAnswer(events=events, more=len(rows) > limit, rests_on=coverage)

    def event(self, key: str) -> told.EventAnswer:
        """One event with all reports; NotInArchive."""
        with reading(self._engine) as connection:
            page = show_event(connection, key)
            (event,) = _happenings(connection, [page.event])
        said = [quote for claim in page.positions for quote in _quotes(claim, ("text",))[:1]]
        tellings = [_telling(report) for report in page.reports]
        return told.EventAnswer(event=event, tellings=tellings, differ=sorted(page.differ), said=said)

    def person(self, name: str) -> told.PersonAnswer:
        """Persons whose name holds these words, with posts and meetings."""
        with reading(self._engine) as connection:
            pages = find_people(connection, name, 5)
            persons = [
                _person(page, _happenings(connection, events_with(connection, page.id, _MEETINGS))) for page in pages
            ]
        return told.PersonAnswer(persons=persons)

    def compare(self, before: str, after: str) -> told.CompareAnswer:
        """Clauses of two articles or two events in pairs; NotInArchive."""
        with reading(self._engine) as connection:
            pairs = compare(connection, before, after)
        return told.CompareAnswer(
            pairs=[
                told.ClausePair(
                    change=pair.change, why=pair.why, by=list(pair.by),
                    before=_spanned(pair.before, pair.before_article, pair.before_span),
                    after=_spanned(pair.after, pair.after_article, pair.after_span),
                )
                for pair in pairs
            ]
        )  # fmt: skip

    def response(
        self, sides: Sequence[str], kind: str | None, since: str | None, until: str | None, limit: int
    ) -> told.ResponseAnswer:
        """Incidents, newest last, and the first consultation after each."""
        with reading(self._engine) as connection:
            report = responses(connection, sides, kind=kind, since=since, until=until)
        rows = report.rows[-limit:]
        overall = next((one.days for one in report.medians if one.year == ALL and one.dyad == ALL), None)
        names = told.Answered.model_fields
        return told.ResponseAnswer(
            incidents=[told.Answered(**{name: _plain(getattr(row, name)) for name in names}) for row in rows],
            more=len(report.rows) > limit, median_days=overall, rests_on=str(report.coverage),
        )  # fmt: skip

    def article(self, number: int, start: int) -> told.ArticleAnswer:
        """A piece of an article's text; NotInArchive."""
        columns = (article.c.source, article.c.published, article.c.outlet, article.c.text)
        with reading(self._engine) as connection:
            row = connection.execute(select(*columns).where(article.c.id == number)).first()
        if row is None:
            raise NotInArchive(f"{number}: no article of that number")
        start = min(max(start, 0), len(row.text))
        end = min(start + _PIECE, len(row.text))
        quote = told.Quote(untrusted_text=row.text[start:end], article=number, start=start, end=end)
        return told.ArticleAnswer(
            id=number, source=row.source, published=row.published, outlet=row.outlet, quote=quote, length=len(row.text),
            next=end if end < len(row.text) else None,
        )  # fmt: skip


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _found(row: found.ArticleRow) -> told.Found:
    headline = told.Quote(untrusted_text=row.headline, article=row.id) if row.headline else None
    return told.Found(
        id=row.id,
        uri=f"article://{row.id}",
        published=row.published,
        outlet=row.outlet,
        headline=headline,
        words=row.words,
    )


def _happenings(connection: Connection, rows: Sequence[Happened]) -> list[told.Happening]:
    sentences = sentences_of(connection, [row.id for row in rows])
    made = []
    for row in rows:
        one = sentences.get(row.id)
        quote = told.Quote(untrusted_text=one.quote, article=one.article, start=one.start) if one is not None else None
        made.append(
            told.Happening(
                id=row.id, uri=f"event://{row.id}", kind=row.kind, date=row.date, format=row.code, status=row.status,
                level=row.level, parties=list(row.parties), participants=list(row.participants), place=row.place,
                topics=list(row.topics), reports=row.reports, sources=row.sources, quote=quote,
            )
        )  # fmt: skip
    return made


def _telling(report: Report) -> told.Telling:
    data = report.claim.data
    return told.Telling(
        article=report.article.id, published=report.article.published, outlet=report.article.outlet, date=data.get("date"),
        place=data.get("place"), format=data.get("format") or data.get("kind"), status=data.get("status"),
        participants=list(data.get("participants") or ()), rule=data["rule"], confidence=data["confidence"],
        quotes=_quotes(report.claim, ("text", "status", "date", "place", "participants", "parties")),
    )  # fmt: skip


def _quotes(claim: StandingClaim, fields: Sequence[str]) -> list[told.Quote]:
    """The words that a claim rests on, each once."""
    spans = [span for name in fields for span in claim.data["receipts"].get(name, ())[:2]]
    known = {(span["start"], span["end"]): span for span in spans}
    return [
        told.Quote(untrusted_text=span["quote"], article=claim.article, start=start, end=end)
        for (start, end), span in list(known.items())[:_QUOTES]
    ]


def _spanned(words: str | None, number: int | None, span: tuple[int, int] | None) -> told.Quote | None:
    if words is None or number is None or span is None:
        return None
    return told.Quote(untrusted_text=words, article=number, start=span[0], end=span[1])


def _person(page: PersonPage, engagements: list[told.Happening]) -> told.Person:
    posts = [told.Post(post=one.post, first=one.first, last=one.last, evidence=one.evidence) for one in page.posts]
    return told.Person(
        id=page.id, name=page.name, country=page.country, other_forms=list(page.forms), posts=posts,
        counterparts=[name for name, _ in page.counterparts[:20]], engagements=engagements,
    )  # fmt: skip
