"""Sources are asked on while pages are coded: nothing is asked twice, and nothing counts as known before it is stored."""

import os
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from communique.archive.coding import Coded, CodingPool, code_one
from communique.errors import AbortRun
from communique.pipeline import Options
from communique.store.engine import reading
from communique.store.watched import last_polls
from communique.values.article import Failure, Page
from communique.watch.lanes import Lanes
from communique.watch.rounds import Round, Rounds
from scripted_server import Reply, ScriptedServer
from watching import Desk, feed, page


class HeldPool(CodingPool):
    """A pool whose pages are coded when the test says so."""

    def __init__(self) -> None:
        super().__init__(1)
        self.begun: list[Page] = []

    def begin(self, page: Page, options: Options) -> None:
        if (page, options) not in self._begun:
            self.begun.append(page)
            self._begun[page, options] = Future[Coded | Failure]()

    def release(self) -> None:
        for (held, options), future in self._begun.items():
            future.set_result(code_one(held, options))


class Ongoing:
    """Rounds that are held up by a pool."""

    def __init__(self, desk: Desk, lanes: Lanes) -> None:
        self.desk, self.pool = desk, HeldPool()
        self.rounds = Rounds(desk.engine, lanes, desk.pace, self.pool)

    def ask(self, hours: float = 1) -> Round:
        done = self.rounds.ask()
        self.desk.now = self.desk.now.replace(hour=self.desk.now.hour + int(hours))
        return done


@pytest.fixture
def ongoing(archive: str) -> Iterator[Ongoing]:
    with ScriptedServer() as server:
        desk = Desk(archive, server)
        with Lanes(desk.manners, desk.pace) as lanes:
            yield Ongoing(desk, lanes)


def test_what_is_being_coded_is_known_and_not_asked_again(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.watch()
    assert (ongoing.ask().stored, ongoing.ask().new) == (0, 0)
    assert desk.server.paths() == ["/feed", "/1", "/feed"] and desk.articles() == []
    ongoing.pool.release()
    done = Round()
    assert ongoing.rounds.finish(done) == 0
    assert (done.stored, desk.articles()) == (1, [("/1", 1, "2024-03-05")])


def test_an_edit_of_a_page_that_is_being_coded_is_the_next_version(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.watch()
    ongoing.ask()
    desk.server.answers |= {"/feed": feed("/1", words="Ministers met"), "/1": page(1, "They signed a note.")}
    assert ongoing.ask().edited == 1
    ongoing.pool.release()
    ongoing.rounds.finish(Round())
    assert [(path, version) for path, version, _ in desk.articles()] == [("/1", 1), ("/1", 2)]


def test_nothing_is_noted_before_its_pages_are_stored(ongoing: Ongoing) -> None:
    """Killed now, the next run asks without the new mark of the feed, and so is told of the page again."""
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1", ETag='"7"'), "/1": page(1)}
    desk.watch()
    ongoing.ask()
    assert (desk.source().etag, desk.source().polled) == (None, None)
    assert ongoing.rounds.finish(Round(), seconds=0) == 1
    with reading(desk.engine) as connection:
        assert last_polls(connection, 1, 9) == []
    assert desk.round().stored == 1  # by another run, from the start
    assert desk.source().etag == '"7"'


def test_the_mark_of_the_feed_goes_along_before_it_is_noted(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    whole = feed("/1", ETag='"7"')
    answer = lambda asked: Reply(304) if asked.headers.get("if-none-match") == '"7"' else whole  # noqa: E731
    desk.server.answers |= {"/feed": answer, "/1": page(1)}
    desk.watch()
    ongoing.ask()
    assert ongoing.ask().unchanged == 1


def test_a_source_is_not_due_again_while_its_pages_are_coded(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.watch()
    ongoing.ask(hours=0)
    assert ongoing.ask().polled == 0


def test_a_page_that_failed_is_tried_again_in_its_time(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1", "/2"), "/1": Reply(500), "/2": page(2)}
    desk.watch()
    ongoing.ask()
    desk.server.answers["/1"] = page(1)
    assert ongoing.ask().fetched == 1
    ongoing.pool.release()
    ongoing.rounds.finish(Round())
    assert sorted(path for path, _, _ in desk.articles()) == ["/1", "/2"] and desk.item("/1").state == "stored"


def test_what_the_archive_holds_is_not_coded_again(ongoing: Ongoing) -> None:
    desk = ongoing.desk
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.watch()
    desk.round()
    desk.server.answers["/feed"] = feed("/1", words="Ministers met")
    assert ongoing.ask().fetched == 1 and ongoing.pool.begun == []
    ongoing.rounds.finish(Round())
    assert len(desk.articles()) == 1 and desk.item("/1").title == "Ministers met 1"


def test_a_process_that_was_ended_is_told_and_nothing_is_noted(desk_with_page: Desk) -> None:
    with CodingPool(1) as pool, Lanes(desk_with_page.manners, desk_with_page.pace) as lanes:
        rounds = Rounds(desk_with_page.engine, lanes, desk_with_page.pace, pool)
        pool._pool.submit(_end_at_once)
        with pytest.raises(AbortRun, match="ended from outside"):
            rounds.ask()
            rounds.finish(Round())
    assert desk_with_page.source().polled is None and desk_with_page.round().stored == 1


def _end_at_once() -> None:
    os._exit(9)


@pytest.fixture
def desk_with_page(archive: str) -> Iterator[Desk]:
    with ScriptedServer() as server:
        desk = Desk(archive, server)
        desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
        desk.watch()
        yield desk
