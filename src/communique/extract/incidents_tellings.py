"""The tellings of an article: each trigger that grammar allows, with its doers, its day and its words."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.incidents_before import held_before, told_before
from communique.extract.incidents_days import behind_it, date_of
from communique.extract.incidents_doers import actors_of
from communique.extract.incidents_facts import Telling, to_come, unreal
from communique.extract.incidents_grammar import acting
from communique.extract.incidents_home import home
from communique.extract.incidents_pairs import day_they_met
from communique.extract.incidents_parts import words_of
from communique.extract.incidents_today import told_day
from communique.extract.incidents_told_days import day_of_the_news, going_on
from communique.extract.incidents_triggers import find_triggers
from communique.values.understood import Understood

_AGREED = frozenset({"detention"})  # kinds of which an article mostly tells one doer's


def tellings_of(understood: Understood) -> list[Telling]:
    """Every telling in the order of the text; what is told for a day to come is none."""
    tree, found = understood.annotated.tree, list[Telling]()
    for trigger in find_triggers(tree):
        if unreal(tree, trigger):
            continue
        date = behind_it(understood, trigger, date_of(understood, trigger))
        if to_come(understood, date):
            continue
        (actors, doers), own = actors_of(understood, trigger)
        if carried := not actors:
            actors, doers = told_before(understood, trigger, found)
            if not actors:
                actors, doers = held_before(trigger, found)
        day = told_day(understood, trigger, actors, date)
        if day is None and (date is None or (date.step is not None and date.edtf is None)):
            day = day_of_the_news(understood, trigger, date)
        if day is None and date is None:
            day = going_on(understood, trigger, found) or day_they_met(understood, trigger, actors)
        carried = carried and bool(actors)
        words = words_of(understood, trigger)
        guessed = bool(actors) and not own and not carried
        found.append(Telling(trigger, actors, date, doers, day, words, carried, guessed))
    return [_agreed(understood, telling, found) for telling in found]


def _agreed(understood: Understood, telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """A telling whose doers are a guess, with those whom the other tellings of its kind name, where these agree."""
    tree = understood.annotated.tree
    if not telling.guessed or telling.trigger.kind not in _AGREED or acting(tree, telling.trigger):
        return telling
    last = tree.sentences[telling.trigger.token.sentence].last
    after = [word.lower for word in tree.tokens[telling.trigger.token.i + 1 : last][:1]]
    if understood.voice or after == ["in"] or telling.doers != home(understood)[1]:
        return telling
    named = [
        other for other in tellings if other.trigger.kind == telling.trigger.kind and other.own and not other.guessed
    ]
    if len({other.actors for other in named}) != 1:
        return telling
    first = named[0]
    return replace(telling, actors=first.actors, doers=first.doers, carried=True, guessed=False)
