"""Other meetings of those who meet now: "our discussion yesterday", "welcomed the launch of their Strategic Dialogue"."""

from collections.abc import Set

from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene, opening
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_MECHANISMS = {"commission", "consultations", "dialogue", "forum"}  # nouns of sessions that officials look back on
_HELD_BEFORE = (["held", "last"], ["held", "earlier"], ["held", "previously"])
_LAUNCHES = {"inaugurate", "launch", "relaunch", "resume"}
_LOOKED_AT = {"applaud", "celebrate", "commend", "hail", "mark", "note", "praise", "recall", "welcome"}
_AT = {"at", "during", "in"}
_NAME = 8  # words of the name of a gathering
_UP = 4  # words over a mechanism's noun up to the verb of those who look back on it


def is_theirs(scene: Scene, telling: Telling, sides: Set[str]) -> bool:
    """Whether a telling is of another meeting of those told before ("their March 3 meeting", "our talks yesterday")."""
    token = scene.tree.tokens[telling.token]
    owner = scene.tree.child(token, "nmod:poss") or _who_held(scene, token)
    if owner is None or telling.format == "visit" or not (telling.date is not None or telling.place is not None):
        return False
    if not telling.sides:
        return owner.lower in ("our", "their", "they", "we")
    return owner.lower in ("our", "we") and set(telling.sides) < sides


def _who_held(scene: Scene, noun: Token) -> Token | None:
    """The "we" or "they" of a clause on the noun ("the conversations we started in the autumn")."""
    clauses = (clause for clause in scene.tree.children(noun, "acl") if clause.tag == "VBD")
    subjects = (scene.tree.child(clause, "nsubj") for clause in clauses)
    return next((subject for subject in subjects if subject is not None), None)


def is_another(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether a mechanism that officials look back on is not the meeting of a group: nothing there calls it by its noun."""
    if telling.another and telling.back and telling.status == "planned" and group.status == "held":
        return True  # "the ministerial meeting we're having later today"
    if _is_besides_mechanism(scene, group, telling):
        return True
    noun = scene.tree.tokens[telling.token].lower
    return (looks_back(scene, telling) or _is_to_be_launched(scene, telling)) and not any(
        scene.tree.tokens[told.token].lower == noun for told in group.tellings
    )


def names_fewer(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether the first sentence of the body tells by name some of those whom the headline has meet, the rest by names unknown."""
    first = next(iter(opening(scene, 1)), None)
    if first is None or telling.sentence != first.i or not set(telling.sides) < group.sides:
        return False
    if any(scene.tree.sentences[told.sentence].kind != "H" for told in group.tellings):
        return False
    known = {key for key in telling.people if scene.understood.side_of_person(key) is not None}
    return len(known) > 1 and known <= group.people and len(telling.people) >= len(group.people)


def _is_besides_mechanism(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether a traveller is to attend a named dialogue and, in another sentence, to meet a host by name."""
    met = [told for told in group.tellings if told.format != "visit" and len(told.sides) > 1]
    if telling.status != "planned" or telling.format == "visit" or not met or not telling.subject:
        return False
    if any(told.sentence == telling.sentence for told in met):
        return False
    one, others = _is_mechanism(scene, telling), [_is_mechanism(scene, told) for told in met]
    if one == any(others) or (any(others) and not all(others)):
        return False
    named = met if one else [telling]
    return any(_meets_host(scene, told) for told in named) and not any(
        _meets_host(scene, told) for told in ([telling] if one else met)
    )


def _is_mechanism(scene: Scene, told: Telling) -> bool:
    noun = scene.tree.tokens[told.token]
    return told.rule == "meeting-noun" and noun.lower in _MECHANISMS and noun.text[0].isupper()


def _meets_host(scene: Scene, told: Telling) -> bool:
    """Whether somebody who is not of the traveller's side is named."""
    sides = {scene.understood.side_of_person(key) for key in told.people} - {None, *told.subject}
    return bool(told.subject) and bool(sides)


def is_misspelt(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether the first sentence tells of as many people of the same sides as the headline, one of them by another spelling."""
    first = next(iter(opening(scene, 1)), None)
    heading = all(scene.tree.sentences[told.sentence].kind == "H" for told in group.tellings)
    if first is None or telling.sentence != first.i or not heading or set(telling.sides) != group.sides:
        return False
    theirs = set(telling.people)
    return len(theirs) == len(group.people) and len(theirs - group.people) == 1 and len(theirs & group.people) > 1


def is_news_again(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether the first sentence tells as "another meeting" what the headline names ("held another meeting in their dialogue")."""
    first = next(iter(opening(scene, 1)), None)
    heading = all(scene.tree.sentences[told.sentence].kind == "H" for told in group.tellings) and group.date is None
    if first is None or telling.sentence != first.i or not heading or set(telling.sides) != group.sides:
        return False
    return any(kid.lower == "another" for kid in scene.tree.children(scene.tree.tokens[telling.token], "det", "amod"))


def _is_to_be_launched(scene: Scene, telling: Telling) -> bool:
    """Whether a mechanism with a name of its own is yet to be launched ("look forward to launching the Ocean Dialogue")."""
    noun = scene.tree.tokens[telling.token]
    named = noun.lower in _MECHANISMS and noun.text[0].isupper() and telling.rule == "meeting-noun"
    return named and telling.status == "planned" and lemma_of(scene.tree.head(noun)) in _LAUNCHES


def is_during(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether what a group tells was done at the meeting of a telling ("the talks held during the Andean Summit")."""
    beside = any(told.sentence == telling.sentence and told.token < telling.token for told in group.tellings)
    return beside and _word_before_name(scene, telling.token) in _AT


def _word_before_name(scene: Scene, at: int) -> str:
    """The word before a noun's own name ("during" of "during the inaugural Andean Leaders’ Summit")."""
    tokens = scene.tree.tokens
    first = max(scene.tree.sentences[tokens[at].sentence].first, at - _NAME)
    at -= 1
    while at > first and (
        tokens[at].pos in ("ADJ", "DET", "NUM", "PROPN") or tokens[at].text[0].isupper() or tokens[at].text in "’'-"
    ):
        at -= 1
    return tokens[max(at, first)].lower


def looks_back(scene: Scene, telling: Telling) -> bool:
    """Whether officials look back on a mechanism of theirs ("welcomed the launch of", "just had the inaugural dialogue")."""
    noun = scene.tree.tokens[telling.token]
    if telling.rule != "meeting-noun" or telling.status != "held" or scene.tree.sentences[noun.sentence].kind != "B":
        return False
    if [token.lower for token in scene.tree.tokens[noun.i + 1 : noun.i + 3]] in _HELD_BEFORE:
        return True  # "the Peru-Chile summit held last June"
    if noun.lower not in _MECHANISMS:
        return False
    above = scene.tree.ancestors(noun)
    verb = next((here for _, here in zip(range(_UP), above, strict=False) if here.pos == "VERB"), None)
    if verb is None:
        return False
    just = any(kid.lower == "just" for kid in scene.tree.children(verb, "advmod"))
    return lemma_of(verb) in _LOOKED_AT or just
