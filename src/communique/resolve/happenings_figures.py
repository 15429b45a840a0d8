"""Words of meeting in another sense: "in exchange for", "called him a friend", "saw her as", ceasefire calls, sport."""

import re

from communique.lexicon.engagements import words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_clauses import objects, subjects
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_IN = re.compile(r"\bin (?:an? )?(?:partial |possible |direct )?$", re.IGNORECASE)
_PRONOUNS = {"her", "him", "it", "me", "them", "us", "you"}
_PREDICATES = ("ADJ", "ADV", "DET", "NOUN", "PROPN", "PRON")
_URGING = re.compile(r"[’']?,? (?:\w+ly )?(?:demanding|urging|asking|pressing|insisting|against)\b")
_TELEPHONE = {"conference", "courtesy", "crisis", "group", "hotline", "leaders", "phone", "telephone", "video"}
_ANY = re.compile(r" (?:to|with) an? ")
_ABLE = {"can", "could"}
_GAMES = re.compile(
    r"\b(?:coach(?:es)?|cup|finals?|friendly|goal(?:keeper)?s?|group stage|kick-off|league|olympics?|penalt(?:y|ies)|qualifiers?"
    r"|quarter-?finals?|scor(?:ed|er|ers|ing)|semi-?finals?|stadium|striker|tournament|world championships?|trophy)\b",
    re.IGNORECASE,
)
_IN_FINAL = re.compile(
    r"\b(?:in|at|to reach) (?:the|a) (?:\w+ )?(?:semi-?finals?|quarter-?finals?|friendly|group stage|play-?offs?"
    r"|world cup|finals?(?! (?:day|phase|round|session|stage)))\b",
    re.IGNORECASE,
)
_FEW = 2  # words of games that make a page one of sport
_PRIVATE_BODIES = {"board", "club", "coalition", "company", "federation", "firm", "jury", "panel", "union", "unions"}


def is_figure(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a word of meeting tells of none: by what stands beside it, by its sense, by who acts."""
    frame = found.trigger.frame
    if frame == "noun":
        return _is_for_something(scene, found) or _is_called_for(scene, found)
    if frame == "phone":
        return _is_naming(scene, found)
    if frame == "see":
        return _is_seen_as(scene, found)
    if frame == "speak":
        return _is_ability(scene, found, parties)
    return frame in ("gather", "mutual", "with") and (
        _is_game(scene, found, parties) or _is_of_private_body(scene, found, parties)
    )


def _is_for_something(scene: Scene, found: Candidate) -> bool:
    """Whether something is given for something else ("in exchange for the lifting of sanctions")."""
    if found.token.lower != "exchange":
        return False
    return _IN.search(scene.text, max(0, found.token.start - len("in a possible ")), found.token.start) is not None


def _is_called_for(scene: Scene, found: Candidate) -> bool:
    """Whether calls are for a thing ("ceasefire calls", "calls urging the party to")."""
    if lemma_of(found.token) != "call":
        return False
    kinds = {kid.lower for kid in scene.tree.children(found.token, "compound", "amod")}
    if kinds & _TELEPHONE:
        return False
    return bool(kinds & words("called_for")) or (
        found.token.lower == "calls" and _URGING.match(scene.text, found.token.end) is not None
    )


def _is_naming(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is given a name ("called him their friend")."""
    behind = scene.tree.tokens[found.last : found.last + 2]
    if len(behind) < 2 or found.idiom or behind[0].lower not in _PRONOUNS or behind[0].tag == "PRP$":
        return False
    named = behind[1]
    return named.sentence == found.token.sentence and named.pos in _PREDICATES and named.i not in scene.dated


def _is_seen_as(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is taken for something or accompanied to the door ("saw her as a reformer", "saw them off")."""
    _, last = run_after(scene, found.last) if found.last < len(scene.tree.tokens) else (0, found.last)
    near = scene.tree.tokens[found.last : last + 1]
    return any(t.lower in ("as", "off") and t.sentence == found.token.sentence for t in near)


def _is_ability(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether it is told whom somebody was able to talk to ("she could talk to a fisherman and a king")."""
    able = any(kid.lower in _ABLE for kid in scene.tree.children(found.token, "aux"))
    return able and not parties.other.people and _ANY.match(scene.text, found.token.end) is not None


def _is_game(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether teams meet, on a page that tells of sport ("Norway met Chile in the final")."""
    if parties.all.people or parties.level != "unknown" or not all(map(is_state, parties.all.sides)):
        return False
    sentence = scene.tree.sentences[found.token.sentence]
    if _IN_FINAL.search(scene.text, sentence.start, sentence.end):
        return True
    told = {match[0].lower() for match in _GAMES.finditer(scene.text)}
    return len(told) >= _FEW


def _is_of_private_body(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a union, a firm or a board meets somebody, or says that it did ("the union said it had met with the minister")."""
    if parties.subject.people:
        return False
    heads = [_named_by(scene, found.token, head) for head in subjects(scene.tree, found.token)]
    return bool(heads) and all(lemma_of(head) in _PRIVATE_BODIES and head.i not in scene.sides for head in heads)


def _named_by(scene: Scene, verb: Token, head: Token) -> Token:
    """Who says of himself that "it" met somebody, else the word itself."""
    over = scene.tree.head(verb)
    if head.lower not in ("it", "they") or verb.dep != "ccomp" or lemma_of(over) not in ("announce", "say"):
        return head
    speaker = subjects(scene.tree, over)
    return speaker[0] if len(speaker) == 1 and not objects(scene.tree, over) else head
