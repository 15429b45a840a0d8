"""Talks in general among parties that nobody tells: "all parties must talk", "we support direct talks"."""

import re

from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.understood import Referent

_PARTIES = re.compile(
    r"\b(?:all|both|the)(?: relevant| warring)? (?P<who>parties|sides|stakeholders)(?: concerned| involved)?"
    r" (?:must|should|need to|ought to|have to|to) (?:[\w,’'-]+ ){1,16}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" (?:between|with) ")
_HELPING = re.compile(
    r"\b(?:efforts?|engagement|good offices|help|initiatives?|leadership|mediation|role|work)"
    r" (?:of|by|from) (?:[^.;]{1,60}(?:,|and) )?(?:the )?$"
)
_TALKS = {"dialogue", "negotiation", "talk"}
_BACKING = {"back", "endorse", "favor", "favour", "support", "welcome"}
_FAR = 180  # characters before talks in which the parties stand who are to hold them
_WINDOW = 100  # characters before those who help


def is_of_untold(scene: Scene, found: Candidate) -> bool:
    """Whether talks are those that parties are to hold whom nobody tells, or talks in general that are only backed."""
    if lemma_of(found.token) not in _TALKS:
        return False
    return _is_for_parties(scene, found) or _is_only_backed(scene, found)


def _is_for_parties(scene: Scene, found: Candidate) -> bool:
    """Whether parties that are not told are to talk ("encouraged all parties to enter negotiations")."""
    start = max(scene.tree.sentences[found.token.sentence].start, found.token.start - _FAR)
    told = _PARTIES.search(scene.text, start, found.token.start)
    parties = scene.tree.at(told.start("who")) if told is not None else None
    if told is None or parties is None or _BETWEEN.match(scene.text, found.token.end) is not None:
        return False
    meant = scene.understood.refer_alone(parties)
    others = told[0].lower().startswith("all ")  # those who "encouraged all parties to talk" are none of them
    return others or meant is None or not meant.sides or _only_help(scene, meant)


def _only_help(scene: Scene, meant: Referent) -> bool:
    """Whether those last told together only help others to talk ("supports the efforts of the AU and the UN")."""
    first = min((each.start for each in meant.source), default=meant.start)
    return _HELPING.search(scene.text, max(0, first - _WINDOW), first) is not None


def _is_only_backed(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is for talks as such, of no day and place ("we support direct talks between the two")."""
    noun = found.token
    if noun.dep != "obj" or lemma_of(scene.tree.head(noun)) not in _BACKING or case_of(scene.tree, noun):
        return False
    if scene.tree.children(noun, "det", "nmod:poss", "nummod") or noun.tag not in ("NN", "NNS"):
        return False
    sentence = scene.tree.sentences[noun.sentence]
    if any(m.edtf for m in scene.dates.get(sentence.i, ())):
        return False
    return not any(place.city for i in range(found.last, sentence.last) if (place := scene.places.get(i)) is not None)
