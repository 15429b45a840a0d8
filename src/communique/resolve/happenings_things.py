"""Verbs of meeting whose objects are things or a public, no officials: needs met, evidence gathered, a nation spoken to."""

import re
from itertools import pairwise

from communique.lexicon.engagements import nouns, words
from communique.resolve.happenings_clauses import case_of, is_negated, objects, obliques, subjects
from communique.resolve.happenings_partners import is_somebody
from communique.resolve.happenings_scene import Scene, join, level_at, meaning
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_FIELD = {
    "assistance",
    "monitoring",
    "observation",
    "observer",
    "peacekeeping",
    "stabilisation",
    "stabilization",
    "training",
}
_RECENT = 3  # years after which a pact is history
_NEAR = 9  # words after "meet" in which the needs that are met may stand
_HEARERS = {
    "agency", "audience", "broadcaster", "correspondents", "crowd", "journalist", "journalists", "lawmakers", "media", "newsmen",
    "newspaper", "parliament", "press", "reporter", "reporters", "students", "television",
}  # fmt: skip
_PUBLIC = {"nation", "people", "public", "radio", "voters", "world"}  # whom leaders speak to from afar
_BARRING = {
    "ban",
    "bar",
    "block",
    "curtail",
    "deny",
    "discourage",
    "forbid",
    "limit",
    "prevent",
    "prohibit",
    "restrict",
}
_GROUPS = {"government", "group", "leadership", "member", "ministry", "partner", "people", "side"}  # that may be met
_STAFF = {"diplomats", "employees", "personnel", "staff"}
_OURS = {"my", "our"}
_LONG_AGO = re.compile(r"\b(?:in the first place|at the age of|as a (?:boy|child|girl|kid|refugee|student|young))\b")
_YEARS_SINCE = re.compile(r"\b(?:centur(?:y|ies)|decades?|years?) (?:since|after|from|ago) (?:[^\s.,;]+ ){1,12}$")
_SOON = 60  # characters behind a journey that may say that it is none
_TITLE = 6  # words after "ambassador" that tell where he is posted, after a visit that tell where it goes
_TROOPS = {
    "armies",
    "army",
    "battalion",
    "brigade",
    "brigades",
    "fighters",
    "forces",
    "militia",
    "militias",
    "troops",
    "units",
}
_SOME = {"all", "any", "each", "many", "most", "one", "part", "some"}  # "met one of its requirements"


def meets_things(scene: Scene, found: Candidate) -> bool:
    """Whether needs, demands or the like are met, by the tree or in the words up to the next verb or preposition."""
    things = objects(scene.tree, found.token)
    if any(token.lower in words("things") or _is_owned(scene, token) for token in things):
        return True
    if found.idiom:  # "brought together", "brings our companies together"
        return bool(things) and all(_is_ours(scene, token) or _is_people(scene, token) for token in things)
    for token in scene.tree.tokens[found.last : found.last + _NEAR]:
        of = token.lower == "of" and scene.tree.tokens[token.i - 1].lower in _SOME
        if token.sentence != found.token.sentence or (token.pos in ("ADP", "SCONJ", "VERB", "AUX") and not of):
            return False
        if token.lower in words("things"):
            return True
    return False


def troops_meet(scene: Scene, found: Candidate) -> bool:
    """Whether armies join on the ground ("our forces will meet up with theirs north of the river")."""
    acts = found.trigger.frame in ("mutual", "with") and found.token.pos == "VERB"
    return acts and any(token.lower in _TROOPS for token in subjects(scene.tree, found.token))


def things_are_together(scene: Scene, found: Candidate) -> bool:
    """Whether what is together are things of two peoples ("the hopes of the Danes and the Poles were together")."""
    if found.idiom is None or not found.idiom.startswith("be "):
        return False
    told = (found.token, scene.tree.head(found.token))  # "together" may carry the clause, or "were"
    return any(_is_thing_of(scene, one) for word in told for one in subjects(scene.tree, word))


def _is_thing_of(scene: Scene, token: Token) -> bool:
    named = scene.understood.refer_alone(token) is not None or is_somebody(scene, token)
    owners = scene.tree.children(token, "nmod")
    return token.pos == "NOUN" and not named and any(scene.understood.refer_alone(one) is not None for one in owners)


def _is_owned(scene: Scene, token: Token) -> bool:
    """Whether something of somebody's is met that is no person ("met the president's call to serve")."""
    if token.pos != "NOUN" or is_somebody(scene, token) or token.lower in words("officials"):
        return False
    owner = scene.tree.child(token, "nmod:poss")
    return owner is not None and token.tag == "NN" and lemma_of(token) not in _GROUPS


def _is_people(scene: Scene, token: Token) -> bool:
    """Whether people of a state are brought together, no officials ("bringing Peruvians and Chileans together")."""
    side = scene.sides.get(token.i)
    before = scene.tree.tokens[token.i - 1].lower if token.i else ""
    return side is not None and side.form == "demonym" and token.text.endswith("s") and before != "the"


def _is_ours(scene: Scene, token: Token) -> bool:
    """Whether a common noun is of ours ("our businesses and people")."""
    owners = scene.tree.children(token, "nmod:poss")
    titled = token.i in scene.posts and level_at(scene, token.i) != "unknown"
    return token.pos == "NOUN" and not titled and any(owner.lower in _OURS for owner in owners)


def gathers_things(scene: Scene, found: Candidate) -> bool:
    """Whether something is convened: a meeting, which tells of itself, or what another convenes; or evidence is gathered."""
    things = objects(scene.tree, found.token)
    if any(thing.lower in words("gathered") for thing in (*things, *_behind(scene, found))):
        return True
    return bool(things) and (found.token.tag == "VBG" or any(lemma_of(thing) in nouns() for thing in things))


def receives_things(scene: Scene, found: Candidate) -> bool:
    """Whether what is received or welcomed is a thing, or people told by a mere pronoun and no title ("welcomed the news")."""
    things = _behind(scene, found)
    if any(not is_somebody(scene, thing) and _is_thing(thing) for thing in things):
        return True
    guests = objects(scene.tree, found.token)
    if any(_is_field_mission(scene, guest) for guest in guests):
        return True
    if not guests or any(guest.tag != "PRP" for guest in guests):
        return False
    told = join(meaning(scene, guest) for guest in guests)
    return not told.people and told.level == "unknown"


def _is_field_mission(scene: Scene, token: Token) -> bool:
    """Whether a mission is one that monitors, observes or trains, and no visitors ("welcomed the EU observation mission")."""
    return lemma_of(token) == "mission" and any(
        kid.lower in _FIELD for kid in scene.tree.children(token, "compound", "amod")
    )


def _is_thing(token: Token) -> bool:
    low = token.lower
    return lemma_of(token) not in _GROUPS and low not in words("officials") and lemma_of(token) not in nouns()


def _behind(scene: Scene, found: Candidate) -> list[Token]:
    """The noun right behind a verb, articles and adjectives apart, wherever the tree hangs it."""
    for token in scene.tree.tokens[found.last : found.last + _NEAR]:
        if token.sentence != found.token.sentence or token.pos not in ("ADJ", "ADV", "DET", "NOUN"):
            return []
        if token.pos == "NOUN":
            return [token]
    return []


def signed_long_ago(scene: Scene, found: Candidate) -> bool:
    """Whether a pact is dated by a year alone, years before the article: history, of which nobody tells who met."""
    if _is_counted_from(scene, found.token):
        return True
    today = scene.understood.annotated.article.day
    told = {date.edtf or "" for date in scene.dates.get(found.token.sentence, ())}
    if found.token.dep == "acl" and found.token.tag == "VBN" and today is not None:  # "the pact signed in May 2029"
        days = [date for date in told if date[:4].isdigit()]
        if days and max(days)[:4] < str(today.year - 1):
            return True
    years = {int(edtf) for edtf in told if re.fullmatch(r"\d{4}", edtf)}
    return bool(years) and (today is None or max(years) < today.year - _RECENT)


def _is_counted_from(scene: Scene, verb: Token) -> bool:
    """Whether years are counted from a signing ("it is thirty years since the declaration was signed")."""
    start = scene.tree.sentences[verb.sentence].start
    return _YEARS_SINCE.search(scene.text, start, verb.start) is not None


def is_of_any_talks(scene: Scene, found: Candidate) -> bool:
    """Whether talks are those that there may be ("strengthens her hand in any negotiations")."""
    if found.trigger.frame != "noun" or not any(k.lower == "any" for k in scene.tree.children(found.token, "det")):
        return False
    case, over = case_of(scene.tree, found.token), scene.tree.head(found.token)
    return case in ("ahead of", "at", "before", "during", "in") or (case == "to" and lemma_of(over) == "come")


def to_hearers(scene: Scene, found: Candidate) -> bool:
    """Whether somebody speaks to the press, or to a people from afar ("spoke to the Peruvian people")."""
    hearers = [*obliques(scene.tree, found.token), *(("", token) for token in objects(scene.tree, found.token))]
    if any(lemma_of(token) in _HEARERS or token.lower in _HEARERS for _, token in hearers):
        return True
    return found.trigger.frame == "speak" and any(case == "to" and token.lower in _PUBLIC for case, token in hearers)


def is_barred_or_home(scene: Scene, found: Candidate) -> bool:
    """Whether a journey is none of officials to others: it is forbidden, or diplomats go back to their embassy."""
    if lemma_of(found.token) == "return" and found.token.pos == "VERB":
        beside = scene.tree.tokens[scene.tree.sentences[found.token.sentence].first : found.first]
        who = [*subjects(scene.tree, found.token), *(t for t in beside if t.sentence == found.token.sentence)]
        staff = any(t.lower in _STAFF for t in who) or (_is_of_embassy(scene) and any(t.lower == "we" for t in who))
        return staff and not _is_for_talks(scene, found)
    return (
        _is_barred(scene, found)
        or _is_to_own(scene, found)
        or _is_no_trip(scene, found)
        or _is_in_land_of_post(scene, found)
    )


def _is_in_land_of_post(scene: Scene, found: Candidate) -> bool:
    """Whether an ambassador goes about the land that he is posted to ("the Ambassador to Peru visited Cusco")."""
    sentence = scene.tree.sentences[found.token.sentence]
    before, behind = scene.tree.tokens[sentence.first : found.first], scene.tree.tokens[found.last : sentence.last]
    at = next((t.i for t in before if t.lower == "ambassador"), None)
    if at is None or scene.tree.tokens[at + 1].lower != "to":
        return False
    posted = {code for t in before[at + 1 - sentence.first :][:_TITLE] for code in _lands(scene, t)}
    return bool(posted & {code for t in behind[:_TITLE] for code in _lands(scene, t)})


def _lands(scene: Scene, token: Token) -> tuple[str, ...]:
    """The states that a word names, or in which the place that it names lies."""
    if (side := scene.sides.get(token.i)) is not None:
        return side.codes
    place = scene.places.get(token.i)
    return (place.side,) if place is not None and place.side is not None else ()


def _is_no_trip(scene: Scene, found: Candidate) -> bool:
    """Whether a country went to war, a child came to live somewhere, or an army will not stop at a land."""
    if found.token.pos != "VERB":
        return False
    if lemma_of(found.token) == "stop" and is_negated(scene.tree, found.token):
        return True
    sentence = scene.tree.sentences[found.token.sentence]
    return _LONG_AGO.search(scene.text, found.token.end, min(sentence.end, found.token.end + _SOON)) is not None


def _is_of_embassy(scene: Scene) -> bool:
    """Whether the headline is of an embassy: "the day we could return to Lima" is its own."""
    return any(t.lower == "embassy" for s in scene.tree.sentences if s.kind == "H" for t in scene.tree.within(s))


def _is_to_own(scene: Scene, found: Candidate) -> bool:
    """Whether a journey is to one's own people abroad ("will visit Lima for internal meetings at the embassy")."""
    behind = scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    return any(a.lower == "internal" and b.lower in ("meetings", "consultations") for a, b in pairwise(behind))


def _is_for_talks(scene: Scene, found: Candidate) -> bool:
    """Whether words behind a journey tell of talks that it is for."""
    behind = scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    return any(t.pos == "NOUN" and (told := nouns().get(lemma_of(t))) and told.format != "visit" for t in behind)


def _is_barred(scene: Scene, found: Candidate) -> bool:
    """Whether travel is forbidden to whom it may concern ("blocks their travel", "bars its staff from travelling")."""
    token, tree = found.token, scene.tree
    over = tree.head(token)
    if token.pos == "NOUN" and token.i > 1 and tree.tokens[token.i - 1].tag in ("DT", "PRP$"):
        before = tree.tokens[token.i - 2]
        if before.sentence == token.sentence and lemma_of(before) in _BARRING:
            return True
    if over.i == token.i or lemma_of(over) not in _BARRING:
        return False
    if token.pos == "NOUN":
        return token.dep == "obj"
    named = any(scene.named.get(thing.i) is not None for thing in objects(tree, over))
    return token.tag == "VBG" and not named and any(kid.lower == "from" for kid in tree.children(token, "mark", "case"))
