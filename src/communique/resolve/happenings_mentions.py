"""Meetings that are only named: as a channel, a programme, the signing that is remembered, a line of somebody's career."""

import re

from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import auxiliaries, case_of, subjects
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_sessions import is_formal_session
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_untold import is_of_untold
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_CHANNELS = {"consultations", "council", "dialogue", "dialogues", "forum", "mechanism", "process"}
_WAYS = {"by means of", "through", "via"}
_FOR = re.compile(r" (?:is|was|are|were|remains) (?:still )?(?:for|on|that|to)\b")
_HEEDING = {"answer", "echo", "endorse", "heed", "issue", "reiterate", "renew", "repeat", "second", "support"}
_BY_WAY = re.compile(r"\b(?:by means of|through|via) (?:(?:an?|its|our|the|their) )?(?:[a-z]+ )?(?:[A-Z][^\s,;]*[ ])*$")
_CAUSE = re.compile(r" for [A-Z]\w+(?!\w| in [A-Z0-9]| on [A-Z0-9])")  # "the Summit for Democracy"
_GOES_ON = re.compile(
    r" (?:for|of) (?:the )?[A-Z]\w+(?:['’]s?)? (?:[A-Z][a-z]+ )*(?:Program(?:me)?|Declaration|Year of)\b"
)
_WITHIN = re.compile(r"\b(?:(?:inter|intra)[-–](?!Korean)[A-Z]\w+|([A-Z]\w+)[-–]\1)(?: [a-z]+)? $")
_CAREER = re.compile(
    r"\b(?:Intent to (?:Nominate|Appoint)|Nominations? |Appointment of .*\b(?:as|to Serve)\b)", re.IGNORECASE
)
_DAILY = re.compile(
    r"(?: \w+){0,2} (?:every (?:day|few days|month|week|year)|daily|on a (?:daily|regular|weekly) basis)\b"
)
_PANELS = {"audience", "classroom", "interactive", "panel", "plenary", "roundtable", "stakeholder"}
_CIVIL = re.compile(
    r"\b(?:activists|artists?|artistic|civil society|dissidents|entrepreneurs|human rights (?:community|defenders))\b"
)
_EXCHANGES = {"consultations", "discussions", "engagement", "engagements", "exchanges"}
_KEEPING = {"broaden", "continue", "deepen", "enhance", "expand", "increase", "intensify", "strengthen"}
_BACKED = re.compile(
    r"\b(?:backs?|endorses?|favou?rs?|supports?) (?:the )?(?:beginning|launch|launching|opening|start|starting) (?:of )?(?:[a-z]+ )?$"
)
_CREATING = {"announce", "create", "establish", "form", "institute"}
_GROUP = re.compile(r" (?:Agreement|Commission|Cooperation|Coordination|Partnership|Working)\b")
_TERRITORIES = {"AS", "GU", "MP", "PR", "VI"}
_TALKS = {"consultation", "conversation", "dialogue", "discussion", "negotiation", "talk"}
_OWED = {"commitment", "effort", "obligation", "promise"}
_ANY_CAUSE = re.compile(r" for [A-Z]")
_PLEDGED = re.compile(r"\b(?:commitments|pledges|promises) (?:made )?(?:at|during|in|of|from) (?:[^\s.;]+ ){0,6}$")
_BETWEEN = re.compile(r" (?:between|with) ")
_EMPTY = {"give", "have", "make"}  # verbs that carry a meeting, but not in "pledges made at the summit"
_OF_TOWNS = {"city", "civic", "community", "local", "municipal"}
_SOON = 5  # words behind "met" up to whom
_TOP = 4  # sentences that may hold the headline
_WINDOW = 40  # characters before a noun
_NAME = 120  # characters of the name of a gathering and of what it names


def only_named(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether words of meeting name no meeting of officials: a channel, a programme, a treaty's signing, a habit, a career."""
    if _DAILY.match(scene.text, scene.tree.tokens[found.last - 1].end):
        return True
    if found.trigger.frame == "mutual":
        return _is_with_people(scene, found) or _is_with_territory(parties) or _is_of_towns(scene, found)
    if found.trigger.frame == "engage":
        return _engages_any(scene, found)
    if found.trigger.frame == "call-on":
        return lemma_of(scene.tree.head(found.token)) == "like"  # "I would now like to call on the co-chair"
    if found.idiom.startswith("come together"):
        return _is_call_for_unity(scene, found, parties)
    if found.trigger.frame != "noun":
        return False
    return (
        _is_appeal(scene, found)
        or _is_channel(scene, found)
        or _is_kept_up(scene, found)
        or _is_set_up(scene, found)
        or _is_backed(scene, found)
        or _is_with_territory(parties)
        or _is_hoped_for(scene, found)
        or is_of_untold(scene, found)
        or is_formal_session(scene, found)
        or _is_cause(scene, found)
        or _is_signing_remembered(scene, found)
        or _is_within(scene, found, parties)
        or _is_panel(scene, found)
    )


def _is_appeal(scene: Scene, found: Candidate) -> bool:
    """Whether a call is one for something ("our call is for peace", "we support their call")."""
    if found.token.lower not in ("call", "calls"):
        return False
    plain = not scene.tree.children(found.token, "compound")  # no "phone call"
    heeded = plain and found.token.dep == "obj" and lemma_of(scene.tree.head(found.token)) in _HEEDING
    return heeded or _FOR.match(scene.text, found.token.end) is not None


def _is_channel(scene: Scene, found: Candidate) -> bool:
    """Whether a standing dialogue is only the way by which something is done ("through the Strategic Dialogue")."""
    noun = found.token
    if noun.lower not in _CHANNELS or not noun.text[0].isupper():
        return False
    start = scene.tree.sentences[noun.sentence].start
    through = case_of(scene.tree, noun) in _WAYS or _BY_WAY.search(
        scene.text, max(start, noun.start - _NAME), noun.start
    )
    return bool(through) and not any(m.edtf for m in scene.dates.get(noun.sentence, ()))


def _is_kept_up(scene: Scene, found: Candidate) -> bool:
    """Whether exchanges of no particular day are deepened, gone on with or told as close ("continues its consultations with")."""
    noun = found.token
    if noun.lower not in _EXCHANGES or any(m.edtf for m in scene.dates.get(noun.sentence, ())):
        return False
    if noun.lower == "engagements" and case_of(scene.tree, noun) == "in" and scene.tree.child(noun, "nmod:poss"):
        return _BETWEEN.match(scene.text, noun.end) is None  # "in her engagements, she has urged the parties to talk"
    if any(kid.lower == "close" for kid in scene.tree.children(noun, "amod")) and case_of(scene.tree, noun) == "in":
        return True
    verb = scene.tree.head(noun)
    goes_on = (
        verb.tag in ("VBG", "VBP", "VBZ") or noun.lower == "engagement"
    )  # "he continued our consultations in Lima"
    return noun.dep == "obj" and lemma_of(verb) in _KEEPING and goes_on


def _is_set_up(scene: Scene, found: Candidate) -> bool:
    """Whether a standing dialogue is only created, or words such as "trilateral" belong to a group's name."""
    noun = found.token
    after = scene.text[noun.end : noun.end + _WINDOW]
    if noun.text in ("Bilateral", "Ministerial", "Trilateral") and _GROUP.match(after):
        return True
    created = noun.dep == "obj" and lemma_of(scene.tree.head(noun)) in _CREATING
    return created and noun.lower in _CHANNELS and not any(m.edtf for m in scene.dates.get(noun.sentence, ()))


def _is_backed(scene: Scene, found: Candidate) -> bool:
    """Whether the start of talks among many is only backed, nobody told who is to hold them ("support launching negotiations")."""
    noun = found.token
    start = max(scene.tree.sentences[noun.sentence].start, noun.start - _WINDOW)
    backed = lemma_of(noun) in _TALKS and _BACKED.search(scene.text, start, noun.start)
    return bool(backed) and _BETWEEN.match(scene.text, noun.end) is None


def _is_hoped_for(scene: Scene, found: Candidate) -> bool:
    """Whether talks of no day are measured or owed ("progress in a negotiation", "commitments to engage in talks")."""
    noun = found.token
    if lemma_of(noun) not in ("dialogue", "exchange", "negotiation", "talk") or any(
        m.edtf for m in scene.dates.get(noun.sentence, ())
    ):
        return False
    if any(kid.lower == "accession" for kid in scene.tree.children(noun, "compound", "amod")):
        return True  # "supports Norway's accession negotiations"
    head = scene.tree.head(noun)
    any_one = any(kid.lower in ("a", "an", "any") for kid in scene.tree.children(noun, "det"))
    if any_one and lemma_of(head) in ("progress", "result") and case_of(scene.tree, noun) in ("in", "of", "through"):
        return True
    verb = carrying_verb(scene, noun)
    return verb is not None and verb.tag == "VB" and lemma_of(scene.tree.head(verb)) in _OWED


def _is_of_towns(scene: Scene, found: Candidate) -> bool:
    """Whether those who meet lead towns, nobody of a government told with them ("the municipal leaders will meet with")."""
    heads = subjects(scene.tree, found.token)
    local = [
        h
        for h in heads
        if h.tag == "NNS" and any(k.lower in _OF_TOWNS for k in scene.tree.children(h, "amod", "compound"))
    ]
    mayors = [h for h in heads if h.lower == "mayors"]
    return bool(heads) and len(local) + len(mayors) == len(heads)


def _is_with_territory(parties: Parties) -> bool:
    """Whether a state only speaks with lands that it holds itself ("the Governor of Puerto Rico")."""
    sides = set(parties.all.sides)
    return "US" in sides and len(sides) > 1 and sides <= {"US", *_TERRITORIES}


def _is_cause(scene: Scene, found: Candidate) -> bool:
    """Whether a summit for a cause is only named: as the source of promises, or in the name of a programme."""
    noun = found.token
    if noun.lower != "summit" or not noun.text[0].isupper():
        return False
    if _GOES_ON.match(scene.text, noun.end, noun.end + _NAME):
        return True
    if _ANY_CAUSE.match(scene.text, noun.end) and _PLEDGED.search(scene.text, max(0, noun.start - _NAME), noun.start):
        return True
    if scene.tree.sentences[noun.sentence].kind != "B" or not _CAUSE.match(scene.text, noun.end, noun.end + _NAME):
        return False
    dated = any(m.edtf and m.end - m.start > len("2031") for m in scene.dates.get(noun.sentence, ()))
    verb = carrying_verb(scene, noun)
    return not dated and (verb is None or lemma_of(verb) in _EMPTY) and not _is_where(scene, noun)


def _is_where(scene: Scene, noun: Token) -> bool:
    """Whether it is told that something was done there ("the fund was announced at the summit")."""
    over = scene.tree.head(noun)
    finite = over.tag == "VBD" or bool(auxiliaries(scene.tree, over))
    return over.pos == "VERB" and finite and case_of(scene.tree, noun) in ("at", "during")


def _is_signing_remembered(scene: Scene, found: Candidate) -> bool:
    """Whether the signing of an old treaty is what an anniversary is of."""
    head = scene.tree.head(found.token)
    return lemma_of(found.token) == "signing" and lemma_of(head) in ("anniversary", "commemoration")


def _is_within(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether talks are held inside one land, nobody from outside named with them ("the inter-Libyan dialogue")."""
    if lemma_of(found.token) not in _TALKS:
        return False
    start = found.token.start
    within = _WITHIN.search(scene.text, max(0, start - _WINDOW), start)
    return within is not None and all(is_state(side) for side in parties.all.sides)


def _is_panel(scene: Scene, found: Candidate) -> bool:
    """Whether discussions are those of a panel or a public ("interactive discussions")."""
    if lemma_of(found.token) not in ("discussion", "session"):
        return False
    return any(kid.lower in _PANELS for kid in scene.tree.children(found.token, "amod", "compound"))


def tells_careers(scene: Scene) -> bool:
    """Whether the page tells the careers of those appointed or nominated."""
    heads = (s for s in scene.tree.sentences[:_TOP] if s.kind == "H")
    return any(_CAREER.search(scene.text, s.start, s.end) is not None for s in heads)


def _is_call_for_unity(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether lands are to come together in some sense ("a time for Peru and Chile to come together as we ...")."""
    infinitive = found.token.tag == "VB" and scene.tree.tokens[found.token.i - 1].lower == "to"
    officials = parties.all.people or parties.level != "unknown" or parties.officials
    return infinitive and not officials and not any(m.edtf for m in scene.dates.get(found.token.sentence, ()))


def _engages_any(scene: Scene, found: Candidate) -> bool:
    """Whether governments that are not told are engaged ("will engage other governments on sanctions")."""
    for token in scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]:
        if token.i in scene.sides or token.i in scene.named or token.i in scene.posts or token.lower == "with":
            return False
        if token.tag in ("NNS", "NN"):
            return token.lower in ("countries", "governments", "nations", "partners", "states")
    return False


def _is_with_people(scene: Scene, found: Candidate) -> bool:
    """Whether some of a people are met, who are no officials ("met with Cubans and Chileans from civil society")."""
    sentence = scene.tree.sentences[found.token.sentence]
    after = scene.tree.tokens[found.last : min(found.last + _SOON, sentence.last)]
    first = next((t for t in after if t.i in scene.sides), None)
    if first is None or scene.sides[first.i].form != "demonym" or first.tag not in ("NNPS", "NNS"):
        return False
    if scene.tree.tokens[first.i - 1].lower == "the":
        return False
    return _CIVIL.search(scene.text, first.end, sentence.end) is not None
