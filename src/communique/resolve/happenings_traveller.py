"""Who makes a journey: the subject of its verb, whom somebody sent, the owner of a "visit", or who is told beside it."""

from communique.resolve.happenings_actors import actors_of, around, fuller
from communique.resolve.happenings_clauses import case_of, objects, obliques, passive_subjects, possessors, subjects
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_paid import visit_paid
from communique.resolve.happenings_partners import is_somebody, partner_starts
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, join, meaning
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_taken import taken
from communique.resolve.happenings_tense import verb_status
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token

AWAITED = (
    "await here", "await in", "due back in", "due here", "due in", "expect back in", "expect here", "expect in",
)  # fmt: skip
BEING = ("be ", "been ")  # how idioms open that tell where somebody was or had been
SENDING = {"dispatch", "send"}  # verbs whose object travels
PARTIES = {"delegation", "envoy", "group", "mission", "official", "party", "representative", "side", "team"}
_ON_A = {"due for", "due on", "on"}
_OPENING = 5  # words at the head of a sentence: "On a two-day state visit to"


def traveller(scene: Scene, found: Candidate) -> Meaning:
    """Who makes the journey that a verb or a noun of travel tells."""
    tree, token = scene.tree, found.token
    if found.idiom in AWAITED:
        return _awaited(scene, token)
    if found.idiom.startswith(BEING):
        who = join(around(scene, each, found.first) for each in subjects(tree, token))
        return fuller(who, run_meaning(scene, run_before(scene, tree.tokens[found.first])))
    if lemma_of(token) in SENDING:
        sent = join(around(scene, each, 0) for each in objects(tree, token) if is_somebody(scene, each))
        home = sent if sent.sides or sent.level == "unknown" else actors_of(scene, token)
        return Meaning(home.sides, sent.people, sent.level, home.receipts)
    if token.pos == "VERB":
        by_text = run_meaning(scene, run_before(scene, tree.tokens[found.first]))
        return fuller(actors_of(scene, token), by_text)
    if (trip := taken(scene, found)) is not None:
        return meaning(scene, trip[0])
    if (paid := visit_paid(scene, found)) is not None:
        return paid.guest
    return _of_noun(scene, found)


def _of_noun(scene: Scene, found: Candidate) -> Meaning:
    """Whose a "visit" or "trip" is: its owners, those told around it, or who acts in its clause."""
    tree, token = scene.tree, found.token
    owners = [t for t in possessors(tree, token) if t.i not in scene.dated]  # "Thursday's trip"
    owners += [t for case, t in obliques(tree, token) if case in ("by", "of")]
    owners = owners or _by_whom(scene, found)
    if not owners and tree.sentences[token.sentence].kind == "H":
        return run_meaning(scene, run_before(scene, token))  # "Minister Haug Travels to Lima"
    if not owners and (people := scene.sides.get(token.i - 1)) is not None and people.form == "demonym":
        return Meaning(people.codes, (), "unknown", (Receipt.of(scene.text, people.start, people.end),))
    if not owners and tree.child(token, "cop") is not None and case_of(tree, token) in _ON_A:
        owners = subjects(tree, token)  # "is due on a visit", "was on a visit to Lima"
    if not owners and (who := _set_apart(scene, token)).sides:
        return who
    if not owners and tree.sentences[token.sentence].first + _OPENING > token.i:
        clauses = [kid for kid in tree.children(token, "acl") if kid.tag in ("VBD", "VBN")]
        owners = [who for clause in clauses for who in tree.children(clause, "nsubj") if who.pos != "PRON"]
    if not owners:
        head = tree.head(token)
        told = head.pos == "VERB" and verb_status(tree, head) is not None
        owners = subjects(tree, head) if told else []
        if told and not owners and token.i < head.i:
            return run_meaning(scene, run_before(scene, head))  # "On a visit to Lima in 2028 the President had spoken"
    return join(meaning(scene, each) for each in owners)


def _set_apart(scene: Scene, noun: Token) -> Meaning:
    """Who is told right before a journey between commas ("Minister Haug, on a visit to Lima last week, said")."""
    on = next((kid for kid in scene.tree.children(noun, "case") if kid.lower in ("during", "on")), None)
    before = on.i - 1 if on is not None else 0
    if (
        on is None
        or before < 1
        or scene.tree.tokens[before].text != ","
        or on.sentence != scene.tree.tokens[before].sentence
    ):
        return NOBODY
    return run_meaning(scene, run_before(scene, on)) if scene.named.get(before - 1) is not None else NOBODY


def _awaited(scene: Scene, token: Token) -> Meaning:
    """Who "is due in" or "is expected in" a place, on which the tree hangs a bare "due"."""
    predicate = scene.tree.head(token) if token.dep == "case" else token
    heads = passive_subjects(scene.tree, predicate) or subjects(scene.tree, predicate)
    who = join(around(scene, each, token.i) for each in heads)
    if who.people or who.level != "unknown" or any(lemma_of(each) in PARTIES for each in heads):
        return who
    return Meaning()


def _by_whom(scene: Scene, found: Candidate) -> list[Token]:
    """Who made the journey, told behind a list of its goals ("a trip to Peru, Chile, and Bolivia by Special Envoy Haug")."""
    starts = partner_starts(scene, found.token, found.last, {"to"})
    end = run_after(scene, starts[0])[1] if starts else 0
    by = scene.tree.tokens[end : end + 1]
    if not by or by[0].lower != "by" or by[0].sentence != found.token.sentence:
        return []
    sentence = scene.tree.sentences[found.token.sentence]
    until = next((t.i for t in scene.tree.tokens[end : sentence.last] if t.text == ","), sentence.last)
    return [t for t in scene.tree.tokens[end + 1 : until] if scene.named.get(t.i) is not None][:1]
