"""Which triggers tell of no engagement after all: asking, naming, speaking to the press, private people."""

import re

from communique.lexicon.engagements import words
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_bodies import body_tells_nothing
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import case_of, objects, obliques, passive_subjects, subjects
from communique.resolve.happenings_counted import is_body, is_counted
from communique.resolve.happenings_figures import is_figure
from communique.resolve.happenings_firms import is_about_firms, is_of_deal
from communique.resolve.happenings_general import is_general
from communique.resolve.happenings_hours import SPANS
from communique.resolve.happenings_mentions import only_named
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_signed import tells_of_signing
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_talked import met_to_discuss, raised_with
from communique.resolve.happenings_things import (
    gathers_things,
    meets_things,
    receives_things,
    things_are_together,
    to_hearers,
    troops_meet,
)
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_where import nearest_place
from communique.resolve.happenings_within import is_within
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_DEFINITE = {"the", "this", "that", "these", "those", "their", "his", "her", "its", "both", "they", "our"}
_CALLED = {
    ".", ",", "about", "after", "and", "before", "earlier", "following", "from", "in", "late", "on", "over", "to", "twice",
}  # fmt: skip
_ASSOCIATIONS = {
    "alliance",
    "association",
    "committee",
    "federation",
    "group",
    "league",
    "organization",
    "society",
    "union",
}
_HABIT = {
    "annually", "closely", "continue", "continued", "continues", "continuing", "frequently", "monthly", "periodically", "quarterly",
    "regularly", "routinely", "yearly",
}  # fmt: skip
_SHUTTLES = {"go back and forth between", "shuttle between"}
_LED_BY = re.compile(r"\b[A-Z][a-z]+[ns]e?i?-(?:led|owned)(?: (?:and )?[a-z-]+){0,2} $")  # of a people, not "UN-led"
_BEFORE = 36  # characters before talks in which it may stand who leads them


def tells_nothing(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a trigger tells of no engagement after all: by what any trigger may mean else, then by its kind, then by its noun."""
    if _is_of_no_officials(scene, found, parties):
        return True
    settled = _settled_by_verb(scene, found, parties)
    if settled is not None:
        return settled
    return _is_recall(scene, found) or _is_asked_or_named(scene, found) or _lacks_somebody(scene, found, parties)


def _is_of_no_officials(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether strangers, hearers, associations or those of one land meet."""
    if _is_of_firms(scene, found, parties):
        return True
    strange = is_figure(scene, found, parties) or (
        parties.stranger or (not found.idiom and to_hearers(scene, found)) or _is_of_association(scene, found, parties)
    )
    return strange or is_within(scene, found, parties)


def _is_of_firms(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether firms talk about a deal of theirs, nobody in office named."""
    if parties.all.people or parties.level != "unknown":
        return False
    return (found.trigger.frame == "noun" and is_of_deal(scene.tree, found.token)) or is_about_firms(scene.tree)


def _settled_by_verb(scene: Scene, found: Candidate, parties: Parties) -> bool | None:
    """Whether a trigger tells nothing, where its kind alone answers; None where more has to be asked."""
    frame = found.trigger.frame
    if frame == "mutual" and passive_subjects(scene.tree, found.token) and not _has_agent(scene, found.token):
        return not found.token.dep.startswith("acl") or scene.tree.child(found.token, "aux:pass") is not None
    if _is_of_things(scene, found) or only_named(scene, found, parties) or troops_meet(scene, found):
        return True
    if frame == "noun" and (is_general(scene, found) or _is_of_time(found, parties)):
        return True
    if _is_session(scene, found, parties) or (frame == "noun" and _is_of_own(scene, found, parties)):
        return True
    if frame == "speak":
        return _speaks_alone(scene, found, parties)
    if frame == "discuss":
        if len(parties.all.sides) < 2 or (found.idiom and not raised_with(scene, found)):
            return True
        return not (parties.other.people and parties.other.sides) and not met_to_discuss(scene, found, parties)
    if found.idiom == "try again" and nearest_place(scene, found.token, ()) is None:
        return True  # "will try again to save the fish"
    if lemma_of(found.token) in ("consult", "meet") and _is_habit(scene, found):
        return True
    if frame == "engage":
        return _engages_nobody(scene, found, parties)
    if frame == "present" and not found.idiom and not (parties.other.people or parties.other.level != "unknown"):
        return True  # "handed a note to Peru"
    if found.idiom in _SHUTTLES and not (parties.subject.people and parties.other.people):
        return True  # "the ferry shuttled between Norway and Denmark"
    if frame in ("with", "present", "clause"):
        return len(parties.all.sides) < 2 and not parties.officials
    return None


def _is_of_time(found: Candidate, parties: Parties) -> bool:
    """Whether hours were spent with somebody whose side nobody knows."""
    return lemma_of(found.token) in SPANS and not parties.other.sides


def _is_of_things(scene: Scene, found: Candidate) -> bool:
    """Whether things are met, watched or gathered."""
    frame = found.trigger.frame
    if frame == "mutual":
        return meets_things(scene, found)
    if frame == "with":
        return things_are_together(scene, found)
    return (frame == "see" and _watches(scene, found)) or (frame == "gather" and gathers_things(scene, found))


def _speaks_alone(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether somebody speaks, but with nobody of another side."""
    if found.token.tag == "VBG" and not parties.other.sides:
        return True
    together = len(parties.subject.sides) > 1 and len(parties.subject.people) > 1
    return len(parties.all.sides) < 2 or not (parties.other.sides or together or _is_firm(scene, found))


def _engages_nobody(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether somebody engages, but no official with officials, or as a habit ("engage in diplomacy")."""
    inward = any(t.lower == "in" for t in scene.tree.tokens[found.last : found.last + 1])
    met = (parties.officials or bool(parties.other.people)) and not _is_habit(scene, found) and not inward
    return not met or not (parties.subject.people or parties.subject.level != "unknown")


def _is_asked_or_named(scene: Scene, found: Candidate) -> bool:
    """Whether "call on" asks for something, or "call" gives a name."""
    asks = found.trigger.frame == "call-on" and _asks(scene, found)
    return asks or (lemma_of(found.token) == "call" and _names(scene, found))


def _lacks_somebody(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether those are not told who would make it an engagement: a guest, a partner, two states, officials."""
    frame = found.trigger.frame
    if frame in ("summon", "receive"):
        return not parties.other.sides or (frame == "receive" and not found.idiom and receives_things(scene, found))
    if frame in ("call-on", "phone", "see"):
        titled = parties.other.level != "unknown" or _is_titled(scene, found)
        return not (parties.other.sides and (parties.other.people or titled))
    if frame == "sign":
        return not tells_of_signing(scene, found, parties)
    return _noun_lacks_somebody(scene, found, parties)


def _noun_lacks_somebody(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """The same of nouns that tell an engagement only where those who meet are told: forums, bodies, "engagement"."""
    known = body_tells_nothing(scene, found, parties)
    if known is not None:
        return known
    if found.trigger.strong or parties.all.sides or is_definite(scene, found):
        return False
    if found.trigger.frame == "mutual" and is_body(scene.tree, found.token):
        return not any(m.edtf for m in scene.dates.get(found.token.sentence, ()))  # "the joint group meets on Friday"
    return not (is_counted(scene.tree, found.token) and scene.tree.sentences[found.token.sentence].kind == "B")


def _is_habit(scene: Scene, found: Candidate) -> bool:
    """Whether sides are to "consult closely", "continue to meet", "meet yearly": no particular engagement."""
    here = found.token.sentence
    if lemma_of(found.token) == "meet" and (found.token.tag != "VB" or any(m.edtf for m in scene.dates.get(here, ()))):
        return False
    near = scene.tree.tokens[max(0, found.first - 4) : found.last + 3]
    return any(t.lower in _HABIT and t.sentence == here for t in near)


def _watches(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is seen doing something ("we have seen officials repeat the charge")."""
    tokens = scene.tree.tokens
    if any(kid.pos == "VERB" for kid in scene.tree.children(found.token, "ccomp", "xcomp")):
        return True
    _, last = run_after(scene, found.last) if found.last < len(tokens) else (0, len(tokens))
    return last < len(tokens) and tokens[last].tag in ("VB", "VBG") and tokens[last].sentence == found.token.sentence


def _is_session(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a body of the United Nations sits, nobody named who came ("the committee's second session will convene")."""
    heads = [found.token] if found.trigger.frame == "noun" else subjects(scene.tree, found.token)
    if found.trigger.frame not in ("gather", "noun") or not any(lemma_of(head) == "session" for head in heads):
        return False
    others = set(parties.all.sides) - set(scene.understood.voice)
    return not parties.all.people and bool(others) and all(side.startswith("UN") for side in others)


def _is_of_own(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether talks are led by those who hold them among themselves ("Peruvian-led negotiations to restore order")."""
    if len(set(parties.all.sides) - set(scene.understood.voice)) > 1:
        return False  # "Hamas rejected the Egyptian-led talks"
    before = scene.text[max(0, found.token.start - _BEFORE) : found.token.start]
    after = scene.tree.tokens[found.last].lower if found.last < len(scene.tree.tokens) else ""
    return _LED_BY.search(before) is not None and after not in ("between", "with", "involving")


def _is_of_association(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether an association of people acts, no official named ("the Association of Norwegians in Peru held a meeting")."""
    verb = carrying_verb(scene, found.token) if found.trigger.frame == "noun" else found.token
    heads = subjects(scene.tree, verb) if verb is not None else []
    general = any(head.i and scene.tree.tokens[head.i - 1].text == "General" for head in heads)  # no rank
    if parties.all.people or (parties.level != "unknown" and not general):
        return False
    return any(lemma_of(head) in _ASSOCIATIONS and head.i not in scene.sides for head in heads)


def _is_recall(scene: Scene, found: Candidate) -> bool:
    """Whether an ambassador is called home, also "for consultations"."""
    verb = found.token if found.trigger.frame == "phone" else scene.tree.head(found.token)
    if found.trigger.frame != "phone" and case_of(scene.tree, found.token) != "for":
        return False
    if lemma_of(verb) in ("recall", "withdraw"):
        return True
    beside = {t.lower for t in scene.tree.children(verb, "advmod", "compound:prt", "obl")}
    return lemma_of(verb) in ("bring", "call", "order", "summon") and bool(beside & {"back", "home"})


def _is_firm(scene: Scene, found: Candidate) -> bool:
    """Whether diplomats or leaders, unnamed, are said to have spoken ("the envoys talked on Monday")."""
    return any(is_plural_office(scene, token) for token in subjects(scene.tree, found.token))


def is_plural_office(scene: Scene, token: Token) -> bool:
    """Whether a subject is a plural title or "they"."""
    office = (
        token.i in scene.posts
        or token.lower in words("officials")
        or token.lower in ("sides", "two", "pair", "leaders")
    )
    return token.tag == "PRP" or (office and token.tag in ("NNS", "NNPS", "CD", "NN"))


def _has_agent(scene: Scene, verb: Token) -> bool:
    return any(case == "by" for case, _ in obliques(scene.tree, verb))


def _is_titled(scene: Scene, found: Candidate) -> bool:
    """Whether who is called or seen is an official without a name or title ("telephoned his Ghanaian counterpart")."""
    return any(t.lower in words("officials") or t.lower == "number" for t in objects(scene.tree, found.token))


def _asks(scene: Scene, found: Candidate) -> bool:
    """Whether "called on the minister" goes on with what he is asked to do."""
    _, last = run_after(scene, found.last)
    after = scene.tree.tokens[last : last + 1]
    return any(token.lower in ("to", "for", "not") for token in after) or found.last == last


def _names(scene: Scene, found: Candidate) -> bool:
    """Whether "call" is of naming or asking ("called him a liar"), not of telephoning ("called Wang on Monday")."""
    if found.trigger.frame != "phone" or _is_called_by(scene, found):
        return False  # "was called by the president on Monday"
    _, last = run_after(scene, found.last)
    after = scene.tree.tokens[last : last + 1]
    named = any(token.lower in ("a", "an") for token in scene.tree.tokens[found.last + 1 : last])
    return named or last == found.last or not any(t.lower in _CALLED or t.i in scene.dated for t in after)


def _is_called_by(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is called by another, nothing between them but a day; not "was called off by"."""
    behind = scene.tree.tokens[found.last : found.last + 1]
    plain = any(token.lower in ("by", "on", "twice") or token.i in scene.dated for token in behind)
    return plain and found.token.tag == "VBN" and _has_agent(scene, found.token)


def is_definite(scene: Scene, found: Candidate) -> bool:
    if found.trigger.frame != "noun":
        return any(is_plural_office(scene, t) for t in subjects(scene.tree, found.token))
    kids = scene.tree.children(found.token, "det", "nmod:poss")
    if any(kid.lower in _DEFINITE for kid in kids):
        return True
    bare = not kids and found.token.dep.startswith("nsubj")
    return bare or (not kids and scene.tree.sentences[found.token.sentence].kind == "H")
