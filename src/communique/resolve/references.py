"""Who "they", "the two sides", "his counterpart", "the ministry", "the North" are: every reference of the article."""

from dataclasses import replace
from functools import cache

from communique.lexicon.agents import agents, referring_words
from communique.resolve.discourse import Discourse, as_place
from communique.resolve.first_person import line_voices, place_first_person, settle_speaker
from communique.resolve.gathered import find_gathered
from communique.resolve.listings import note_listings
from communique.resolve.references_bodies import resolve_body
from communique.resolve.references_home import AT_HOME, resolve_own_body
from communique.resolve.references_joint import place_joint_bodies
from communique.resolve.references_named import place_names, place_tied, side_beside
from communique.resolve.references_parties import OTHER_PARTY
from communique.resolve.references_persons import resolve_demonym, resolve_ordinal, resolve_person
from communique.resolve.references_pronouns import PRONOUNS, resolve_pronoun
from communique.resolve.references_sets import resolve_other, resolve_set
from communique.resolve.sets_told import join_neighbours, note_sets
from communique.resolve.voice import find_voice
from communique.values.syntax import Token
from communique.values.understood import Referent, Understood

_NEVER = frozenset({"VERB", "AUX", "PUNCT", "ADP", "PART", "ADV"})
_ORDINALS = frozenset({"former", "latter"})
_NUMBERED = frozenset({"both", "two", "three"})


@cache
def _words() -> frozenset[str]:
    """Every word that may refer to someone; all others are passed over."""
    return referring_words() | PRONOUNS | _ORDINALS | {"each", "either", "neither"}


@cache
def _owned_words() -> frozenset[str]:
    """Nouns for bodies and people of a side."""
    lists = agents()
    return lists.of_side | lists.bodies | lists.people_sets | {"members", "state", "republic"}


def resolve_references(understood: Understood) -> Understood:
    """The article with the referents of its phrases, its speaker and its voice."""
    discourse = Discourse(understood.annotated, understood.people)
    voice = find_voice(discourse)
    discourse.voice = voice.sides if len(voice.sides) > 1 else ()
    discourse.gathered = find_gathered(discourse)
    place_names(discourse)
    note_listings(discourse)
    place_joint_bodies(discourse)
    place_tied(discourse)
    words, referents = _words() | AT_HOME if discourse.land else _words(), discourse.referents
    for sentence in discourse.tree.sentences:
        note_sets(discourse, sentence)
        for token in discourse.tree.within(sentence):
            if token.i in referents or token.lower in words or token.lemma.lower() in words:
                _read(discourse, token)
        join_neighbours(discourse, sentence)
        note_sets(discourse, sentence)
    lines = line_voices(discourse, voice)
    place_first_person(discourse, voice, lines)
    voice = settle_speaker(discourse, voice, lines)
    _place_possessed(discourse)
    return replace(
        understood,
        referents=dict(sorted(discourse.referents.items())),
        runs=dict(sorted(discourse.runs.items())),
        land=discourse.land.side if discourse.land else None,
        land_at=discourse.land.receipt if discourse.land else None,
        speaker=voice.speaker,
        voice=voice.sides,
        turns={number: line.speaker for number, line in sorted(lines.items())},
    )


def _read(discourse: Discourse, token: Token) -> None:
    """Take in one word that means someone or may: remember what it names, or find what it refers to."""
    known = discourse.referents.get(token.i)
    if known is not None:
        head = discourse.referents.get(token.head) if token.head != token.i else None
        if head is not known:
            better = resolve_demonym(discourse, token, known) or _named_after_all(discourse, token, known)
            if better is not None:
                discourse.referents[token.i] = better
            if not _only_a_place(discourse, token, better or known):
                discourse.remember(token, better or known)
                discourse.remember_set(token, known)
        return
    referent = _resolve(discourse, token)
    if referent is not None:
        discourse.settle(token, referent)
        discourse.remember_set(token, referent)
        following = discourse.tree.tokens[token.i + 1 : token.i + 2]
        if any(word.lower == "and" for word in following):
            join_neighbours(discourse, discourse.tree.sentences[token.sentence])


def _named_after_all(discourse: Discourse, token: Token, known: Referent) -> Referent | None:
    """The person behind a title of which only the side is known so far ("the Russian diplomat")."""
    if known.people or known.rule not in ("post-side/1", "side-beside/1"):
        return None
    found = resolve_person(discourse, token)
    return found if found is not None and found.people and set(found.sides) <= set(known.sides) else None


def _only_a_place(discourse: Discourse, token: Token, known: Referent) -> bool:
    """Names that say where something was: in a dateline, or after "in", "at", "from"."""
    if known.people:
        return False
    dateline = discourse.annotated.article.dateline
    if dateline is not None and dateline.start is not None and dateline.start <= token.start < (dateline.end or 0):
        return True
    return known.rule in ("side-capital/1", "side-name/1", "side-abbreviation/1") and as_place(token, discourse.tree)


def _resolve(discourse: Discourse, token: Token) -> Referent | None:
    """The meaning of a word that names nobody, by the first rule that knows one."""
    if token.lower not in _NUMBERED and (found := resolve_pronoun(discourse, token)) is not None:
        return found
    if token.lower in _ORDINALS:
        return resolve_ordinal(discourse, token)
    if token.pos in _NEVER:
        return None
    return (
        resolve_other(discourse, token)
        or resolve_set(discourse, token)
        or resolve_person(discourse, token)
        or _possessed(discourse, token)
        or resolve_body(discourse, token)
        or resolve_own_body(discourse, token)
    )


def _possessed(discourse: Discourse, token: Token) -> Referent | None:
    """A body or people of a side named beside them or owned by someone of it ("his government")."""
    if token.lower not in _owned_words():
        return None
    if token.lemma.lower() in OTHER_PARTY and discourse.tree.child(token, "nmod:poss") is not None:
        return None  # who a host or a guest is, is not whose
    return side_beside(discourse, token)


def _place_possessed(discourse: Discourse) -> None:
    """What is "our" takes the meaning of "we" once that is known."""
    owned = _owned_words()
    for token in discourse.tree.tokens:
        if token.lower in owned and token.i not in discourse.referents and token.pos in ("NOUN", "PROPN"):
            referent = _possessed(discourse, token)
            if referent is not None:
                discourse.referents[token.i] = referent
