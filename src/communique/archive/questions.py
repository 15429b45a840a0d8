"""The questions in Python: one object over an archive, one method a question, the same answers as the command line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection

from communique.analyse import articles, house, library, mechanisms, people, phrases, similar
from communique.analyse import brief as briefs
from communique.analyse import compare as comparing
from communique.analyse import response as responding
from communique.analyse import timeline as timelines
from communique.analyse import verify as verifying
from communique.analyse.asked import one_of, read_day, read_days, read_sides
from communique.analyse.filters import LEVELS, EventFilter
from communique.archive.intake import Counts, IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.read import read_pages
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.values.vocabulary import FORMATS, INCIDENT_KINDS, STATUSES, TOPICS


class Archive:
    """An archive, open for questions; close it, or use it in a `with`.

    `name` is a file or a database address; with `create` it is made where there is none. Sides are given by code or
    name, days as 2022, 2022-10 or 2022-10-12. Raises AbortRun where the archive cannot be opened, NotInArchive for
    what it does not hold, BadQuery for what cannot be read.
    """

    def __init__(self, name: str | Path, *, create: bool = False) -> None:
        self.engine = open_archive(str(name), create=create)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self.engine) as connection:
            yield connection

    def add(self, *sources: str | Path, jobs: int = 1, link: bool = True) -> Counts:
        """Add files and folders; what is known is passed over. Returns the counts."""
        counts = add_pages(self.engine, read_pages([str(source) for source in sources]), IntakeOptions(jobs=jobs))
        if link and counts.added:
            link_archive(self.engine)
        return counts

    def list(self, limit: int = 50) -> Sequence[library.ReadingRow]:
        """The articles, newest first."""
        with self._reading() as connection:
            return library.list_readings(connection, limit)

    def show(self, number: int) -> dict[str, Any] | None:
        """One article with summary, reading log and claims; None where there is none. Counts no reading."""
        with self._reading() as connection:
            return articles.show_article(connection, number)

    def search(self, query: str, limit: int = 50) -> Sequence[articles.ArticleRow]:
        """Articles by words, phrases and fields: party:KR person:"Kim Gunn" since:2022."""
        with self._reading() as connection:
            return articles.search(connection, query, limit)

    def timeline(self, *sides: str, limit: int = 500, **chosen: str | None) -> Sequence[timelines.TimelineRow]:
        """Engagements in the order of their days. `chosen`: person, topic, level, format, status, since, until."""
        with self._reading() as connection:
            return timelines.timeline(connection, _filter(connection, sides, chosen), limit)

    def last(self, *sides: str, level: str | None = None) -> timelines.LastMeeting:
        """When these sides last met, what was before and is planned, and the coverage of the answer."""
        with self._reading() as connection:
            return timelines.last_meeting(connection, _filter(connection, sides, {"level": level}))

    def people(self, words: str = "", limit: int = 200, on: str | None = None) -> Sequence[people.TenureRow]:
        """Posts as attested, by words of a name, a post or a side; those attested over a day `on`, where one is told."""
        with self._reading() as connection:
            return people.tenures(connection, words, limit, read_day("on", on))

    def similar(self, number: int, limit: int = 10) -> Sequence[similar.Similar]:
        """Articles like one, with the reasons."""
        with self._reading() as connection:
            return similar.similar(connection, number, limit)

    def compare(self, before: str | int, after: str | int) -> Sequence[comparing.Compared]:
        """Two articles (by number) or two engagements (by name), clause by clause."""
        with self._reading() as connection:
            return comparing.compare(connection, str(before), str(after))

    def phrases(self, term: str) -> phrases.PhraseLife:
        """The life of a phrase."""
        with self._reading() as connection:
            return phrases.phrase_life(connection, term)

    def response(self, *sides: str, **chosen: str | None) -> responding.ResponseReport:
        """For each incident the consultations after it. `chosen`: kind, since, until."""
        kind = one_of("kind", chosen.get("kind"), INCIDENT_KINDS)
        since, until = read_days(chosen.get("since"), chosen.get("until"))
        with self._reading() as connection:
            asked = read_sides(connection, sides)
            return responding.responses(connection, asked, kind=kind, since=since, until=until)

    def mechanisms(self) -> Sequence[mechanisms.MechanismRow]:
        """Mechanisms and forums that articles name."""
        with self._reading() as connection:
            return mechanisms.mechanisms(connection)

    def brief(self, side: str, other: str, day: str | None = None) -> briefs.Brief:
        """A brief on two sides as of a day."""
        with self._reading() as connection:
            one, two = (read_sides(connection, (name,))[0] for name in (side, other))
            return briefs.brief(connection, one, two, read_day("day", day))

    def conflicts(self, limit: int = 500) -> Sequence[house.ConflictRow]:
        """What has to be looked at."""
        with self._reading() as connection:
            return house.conflicts(connection, limit)

    def verify(self) -> verifying.Verified:
        """Whether all is as it was written."""
        with self._reading() as connection:
            return verifying.verify(connection)


_VALUES = {"topic": TOPICS, "level": LEVELS, "format": FORMATS, "status": STATUSES}


def _filter(connection: Connection, sides: tuple[str, ...], chosen: dict[str, str | None]) -> EventFilter:
    topic, level, form, status = (one_of(name, chosen.get(name), values) for name, values in _VALUES.items())
    since, until = read_days(chosen.get("since"), chosen.get("until"))
    return EventFilter(
        read_sides(connection, sides), False, chosen.get("person"), topic, level, form, status, since, until
    )
