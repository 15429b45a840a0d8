"""The tellings of an article: each trigger that grammar allows, with its doers, its day and its words."""

from communique.extract.incidents_before import told_before
from communique.extract.incidents_days import behind_it, date_of
from communique.extract.incidents_doers import actors_of
from communique.extract.incidents_facts import Telling, to_come, unreal
from communique.extract.incidents_parts import words_of
from communique.extract.incidents_today import told_day
from communique.extract.incidents_triggers import find_triggers
from communique.values.understood import Understood


def tellings_of(understood: Understood) -> list[Telling]:
    """Every telling in the order of the text; what is told for a day to come is none."""
    tree, found = understood.annotated.tree, list[Telling]()
    for trigger in find_triggers(tree):
        if unreal(tree, trigger):
            continue
        date = behind_it(understood, trigger, date_of(understood, trigger))
        if to_come(understood, date):
            continue
        actors, doers = actors_of(understood, trigger)
        if carried := not actors:
            actors, doers = told_before(understood, trigger, found)
        day = told_day(understood, trigger, actors, date)
        found.append(
            Telling(trigger, actors, date, doers, day, words_of(understood, trigger), carried and bool(actors))
        )
    return found
