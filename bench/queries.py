"""How fast the archive answers: every question asked many times over, with other words each time.

python bench/queries.py ARCHIVE [--times 20] [--seed 7]: ARCHIVE is a file, or the address of a PostgreSQL archive; it
is opened once. Prints the median, the 95th
percentile and the slowest of each question in milliseconds, of the clock and of the processor: where the two are far
apart the machine was busy.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse import (
    articles,
    brief,
    compare,
    coverage,
    facets,
    happened,
    house,
    mechanisms,
    people,
    phrases,
    response,
    similar,
    timeline,
)
from communique.analyse.filters import EventFilter
from communique.lexicon.mechanisms import mechanism_table
from communique.pipeline import spare_collector
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.values.vocabulary import INCIDENT_KINDS, LEVELS, TOPICS

_DRAWN = 200  # of each kind of words
_OFTEN = 8
_COMMON = ("the", "and", "minister", "secretary", "security", "united states", "government")


@dataclass(frozen=True, slots=True)
class Words:
    """What questions are asked with, drawn from the archive."""

    articles: list[int]
    events: list[str]
    people: list[tuple[str, str]]
    pairs: list[tuple[str, str]]
    words: list[str]
    phrases: list[str]
    years: list[str]
    often: tuple[str, ...]  # the sides of which most events tell


Question = Callable[[Connection, Words, random.Random], Any]


def _pair(words: Words, chance: random.Random) -> tuple[str, str]:
    return chance.choice(words.pairs)


QUESTIONS: dict[str, Question] = {
    "list": lambda c, w, r: articles.list_articles(c, 50),
    "show": lambda c, w, r: articles.show_article(c, r.choice(w.articles)),
    "search word": lambda c, w, r: articles.search(c, r.choice(w.words)),
    "search two words": lambda c, w, r: articles.search(c, " ".join(r.sample(w.words, 2))),
    "search phrase": lambda c, w, r: articles.search(c, f'"{r.choice(w.phrases)}"'),
    "search field": lambda c, w, r: articles.search(c, f"party:{_pair(w, r)[0]} since:{r.choice(w.years)}"),
    "search field word": lambda c, w, r: articles.search(c, f"topic:{r.choice(TOPICS)} {r.choice(w.words)}"),
    "search person": lambda c, w, r: articles.search(c, f'person:"{r.choice(w.people)[1]}"'),
    "facets": lambda c, w, r: facets.facets_of(c, r.choice(w.words)),
    "search common word": lambda c, w, r: articles.search(c, r.choice(_COMMON)),
    "search person word": lambda c, w, r: articles.search(c, f'person:"{r.choice(w.people)[1]}" {r.choice(_COMMON)}'),
    "search days": lambda c, w, r: articles.search(c, f"since:{r.choice(w.years)} {r.choice(_COMMON)}"),
    "facets field": lambda c, w, r: facets.facets_of(c, f"party:{_pair(w, r)[0]}"),
    "timeline pair": lambda c, w, r: timeline.timeline(c, EventFilter(_pair(w, r))),
    "timeline level": lambda c, w, r: timeline.timeline(c, EventFilter(_pair(w, r)[:1], level=r.choice(LEVELS[:3]))),
    "timeline topic": lambda c, w, r: timeline.timeline(
        c, EventFilter(topic=r.choice(TOPICS), since=r.choice(w.years))
    ),
    "timeline person": lambda c, w, r: timeline.timeline(c, EventFilter(person=r.choice(w.people)[1])),
    "timeline side": lambda c, w, r: timeline.timeline(c, EventFilter(w.often[:1])),
    "last": lambda c, w, r: timeline.last_meeting(c, EventFilter(_pair(w, r))),
    "people": lambda c, w, r: people.tenures(c, r.choice(w.people)[1].split()[-1]),
    "people list": lambda c, w, r: people.list_people(c, r.choice(w.people)[1].split()[-1]),
    "person": lambda c, w, r: people.person_page(c, r.choice(w.people)[0]),
    "similar": lambda c, w, r: similar.similar(c, r.choice(w.articles)),
    "compare": lambda c, w, r: compare.compare(c, *(str(key) for key in r.sample(w.articles, 2))),
    "phrases": lambda c, w, r: phrases.phrase_life(c, r.choice(w.phrases)),
    "response": lambda c, w, r: response.responses(c, _pair(w, r)),
    "response often": lambda c, w, r: response.responses(c, w.often[:1], kind=r.choice(INCIDENT_KINDS)),
    "mechanisms": lambda c, w, r: mechanisms.mechanisms(c),
    "mechanism": lambda c, w, r: mechanisms.mechanism_notes(c, r.choice(mechanism_table().mechanisms).name),
    "brief": lambda c, w, r: brief.brief(c, *_pair(w, r)),
    "brief often": lambda c, w, r: brief.brief(c, w.often[0], r.choice(w.often[1:])),
    "event page": lambda c, w, r: happened.show_event(c, r.choice(w.events)),
    "today: newest": lambda c, w, r: happened.newest_events(c, EventFilter(), 12),
    "today: planned": lambda c, w, r: happened.planned_after(c, f"{r.choice(w.years)}-06-01", 12),
    "chronology page": lambda c, w, r: happened.find_events(c, EventFilter(since=r.choice(w.years)), 2000),
    "coverage": lambda c, w, r: coverage.coverage_of(c),
    "conflicts": lambda c, w, r: house.conflicts(c, 12),
    "failures": lambda c, w, r: house.failures(c),
    "runs": lambda c, w, r: house.runs(c),
    "stats": lambda c, w, r: house.stats(c),
}


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    spare_collector()  # as the command line and the reading room do
    engine = open_archive(asked.archive)
    with reading(engine) as connection:
        words = _words(connection, random.Random(asked.seed))
    print("| question | median ms | p95 ms | slowest ms | processor, median ms | p95 ms |\n|---|---|---|---|---|---|")
    for name, question in QUESTIONS.items():
        chance = random.Random(f"{asked.seed}/{name}")
        clock, processor = [], []
        for _ in range(asked.times):
            began, used = time.perf_counter(), time.process_time()
            with reading(engine) as connection:
                question(connection, words, chance)
            clock.append((time.perf_counter() - began) * 1000)
            processor.append((time.process_time() - used) * 1000)
        told = (
            median(clock),
            quantiles(clock, n=20)[-1],
            max(clock),
            median(processor),
            quantiles(processor, n=20)[-1],
        )
        print(f"| {name} | {' | '.join(f'{figure:.1f}' for figure in told)} |", flush=True)


def _words(connection: Connection, chance: random.Random) -> Words:
    """Words of the archive itself, drawn evenly: the same ones from the same archive on either store."""
    numbers = list(connection.scalars(select(schema.article.c.id).order_by(schema.article.c.id)))
    met = select(schema.event.c.id).where(schema.event.c.kind == "engagement").order_by(schema.event.c.id)
    events = list(connection.scalars(met))
    persons = select(schema.person.c.id, schema.person.c.name).order_by(schema.person.c.id)
    named = [(row.id, row.name) for row in connection.execute(persons)]
    drawn = chance.sample(numbers, min(_DRAWN, len(numbers)))
    read = select(schema.article.c.text).where(schema.article.c.id.in_(drawn)).order_by(schema.article.c.id)
    texts = list(connection.scalars(read))
    runs = [re.findall(r"[^\W\d_]{3,}", text) for text in texts]
    words = [chance.choice(run).lower() for run in runs if run]
    said = [" ".join(run[i : i + 3]) for run in runs if len(run) > 9 for i in [chance.randrange(len(run) - 3)]]
    chosen = chance.sample(events, min(_DRAWN, len(events)))
    told = select(schema.event.c.data).where(schema.event.c.id.in_(chosen)).order_by(schema.event.c.id)
    sides = connection.execute(told)
    pairs = [tuple(chance.sample(row.data["parties"], 2)) for row in sides if len(row.data["parties"]) > 1]
    years = sorted({day[:4] for day in connection.scalars(select(schema.article.c.first)) if day})
    side = schema.event_side.c.side
    often = select(side).group_by(side).order_by(func.count().desc(), side).limit(_OFTEN)
    return Words(
        drawn, chance.sample(events, min(_DRAWN, len(events))), chance.sample(named, min(_DRAWN, len(named))),
        [(a, b) for a, b in pairs], words, said, years, tuple(connection.scalars(often)),
    )  # fmt: skip


if __name__ == "__main__":
    main()
