"""The tellings of an article: each trigger that grammar allows, with its doers and its day."""

from collections.abc import Iterator

from communique.extract.incidents_doers import actors_of
from communique.extract.incidents_facts import Telling, unreal
from communique.extract.incidents_parts import date_of
from communique.extract.incidents_triggers import find_triggers
from communique.values.claims import Receipt
from communique.values.understood import Understood


def tellings_of(understood: Understood) -> Iterator[tuple[Telling, tuple[Receipt, ...]]]:
    """Every telling in the order of the text, with the phrases that tell who did it."""
    for trigger in find_triggers(understood.annotated.tree):
        if not unreal(understood.annotated.tree, trigger):
            actors, doers = actors_of(understood, trigger)
            yield Telling(trigger, actors, date_of(understood, trigger)), doers
