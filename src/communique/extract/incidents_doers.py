"""Who did it, for a trigger of an incident: by its grammar, by names beside it, by what the article is about."""

from collections.abc import Iterator

from communique.extract.incidents_home import Doers, armed_side, home, of_agents, own_deed
from communique.extract.incidents_owners import SUFFERED, answered_for, of_place, owner_named, pair_of
from communique.extract.incidents_triggers import Trigger, finite_after_all, objects_of, subjects_of, verbal
from communique.lexicon.incidents import incident_words
from communique.lexicon.sides import is_state
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_MUTUAL = frozenset({"pact", "exercise", "attack", "live-fire", "threat"})  # kinds that sides do with or to one another
OFFICIAL = frozenset({"sanction", "law", "arms-transfer"})  # kinds that a government does and announces itself
_PRONOUNS = frozenset({"its", "their", "his", "her"})
_ARMED = frozenset({"missile-launch", "nuclear-test", "satellite-launch"})  # kinds that an article has one doer of
_WITHIN = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT", "VERB"})  # words inside an owned phrase
_OWNER = ("'s", "’s", "'", "’")
_CLASHED = frozenset({"clash", "clashed", "clashes", "clashing", "skirmished", "exchanged", "fought"})
_COUNTS = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "number", "group", "members", "units", "both", "some"}
)
_CROWDS = frozenset({"demonstrate", "demonstration", "march", "protest", "rally"})  # done by people, not by a state
_PEOPLE = frozenset(
    {
        "citizens", "crowd", "crowds", "demonstrators", "hundreds", "people", "protesters", "protestors", "residents", "students",
        "tens", "thousands", "workers",
    }
)  # fmt: skip
_BETWEEN_TWO, _HYPHENS = frozenset({"conflict", "war"}), frozenset("-–")  # "the Iran-Iraq war"
_RELATIVE = frozenset({"that", "which", "who"})
_EXECUTIVE = frozenset(
    {"executive", "presidential"}
)  # whose orders a page tells without saying whose: its own president's
_NUMBERED = frozenset({"order", "orders", "determination", "memorandum", "proclamation"})
_FRIENDS = frozenset({"allies", "partners"})  # "our allies" are not we
_OTHERS = _FRIENDS | frozenset(
    {"companies", "countries", "governments", "nations", "others", "parties", "states"}
)  # subjects that are not the side whose page it is
_HELPED = frozenset({"backed", "brokered", "facilitated", "mediated", "sponsored", "supported"})  # no doers of it
_BODIES = frozenset(
    {
        "assembly", "board", "cabinet", "conference", "congress", "council", "government", "leaders", "meeting", "members",
        "ministers", "organisation", "organization", "parliament", "session", "states", "summit",
    }
)  # fmt: skip  # "the 30th session of X adopted": X did
_VOTED = frozenset({"adoption", "approval", "decision", "endorsement", "passage", "resolution", "vote"})
_SEATS = frozenset({"airport", "consulate", "embassy", "mission", "parliament"})
_HELD = frozenset({"detention"})  # kinds that are done by the state where they are done
_TOGETHER = frozenset({"conclude", "finalise", "finalize", "hold", "negotiate", "reach", "ratify", "sign", "strike"})
_TOWARDS = ("anti-", "pro-")  # "anti-X drills" are not X's
_FAR, _BY = 12, 6  # how far after the word "by" may stand, and the side after "by"
_PARTING = frozenset(
    {"after", "since", "before", "until", "while", "when", "and", "as"}
)  # what follows tells of another deed


def actors_of(understood: Understood, trigger: Trigger) -> Doers:
    """The sides that did it, sorted, with the phrases that tell them; empty where the words do not tell."""
    tree = understood.annotated.tree
    if _by_number(tree, trigger) and (signed := own_deed(understood))[0]:
        return signed
    for group in () if trigger.kind == "unrest" and _by_people(tree, trigger) else _doers(tree, trigger):
        found = [phrase for token in group if (phrase := _phrase_of(understood, token))]
        if found:
            sides = tuple(sorted({side for told, _ in found for side in told}))
            return sides, tuple(receipt for _, receipt in found)
    for token in () if of_place(tree, trigger) else (trigger.phrase, trigger.token):
        beside = _named_beside(understood, token)
        if beside:
            return beside
    if trigger.kind == "pact" and (pair := _between(understood, trigger.phrase)):
        return pair
    if trigger.kind in _ARMED:
        return armed_side(understood)
    agents = of_agents(understood, _acting(tree, trigger))
    if agents[0]:
        return agents
    if trigger.token.lemma.lower() in _VOTED and (body := _body_after(understood, trigger.phrase)):
        return body
    if trigger.kind == "unrest":
        return ((), ()) if _by_people(tree, trigger) else home(understood)
    if trigger.kind in _HELD:
        return _where_held(understood, trigger)
    if any(_of_others(tree, agent) for agent in _acting(tree, trigger)):
        return (), ()
    own = trigger.kind == "pact" if len(understood.voice) > 1 else trigger.kind in OFFICIAL
    return own_deed(understood) if own else ((), ())


def _body_after(understood: Understood, noun: Token) -> Doers | None:
    """The organisation in or at which something was adopted: "the vote today in the General Assembly"."""
    tree = understood.annotated.tree
    last = tree.sentences[noun.sentence].last
    for word in tree.tokens[noun.i + 1 : min(last, noun.i + _FAR)]:
        if word.lower in ("at", "in"):
            end = tree.tokens[min(last - 1, word.i + 3)].end
            near = next((m for m in understood.annotated.sides if word.end <= m.start < end), None)
            if near is not None and len(near.codes) == 1 and not is_state(near.codes[0]):
                return near.codes, (Receipt(near.start, near.end, near.text),)
        if word.text in (";", ":", "—") or word.lower in _PARTING:
            return None
    return None


def _by_people(tree: Tree, trigger: Trigger) -> bool:
    """Whether a crowd does it, which is no state: protests, "thousands took to the streets"."""
    if trigger.token.lemma.lower() in _CROWDS:
        return True
    return verbal(trigger.head) and any(who.lower in _PEOPLE for who in subjects_of(tree, trigger.head))


def _by_number(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is an order of the kind that presidents number ("Executive Order 13660")."""
    before = tree.tokens[trigger.token.i - 1].lower if trigger.token.i else ""
    return trigger.token.lower in _NUMBERED and before in _EXECUTIVE


def _of_others(tree: Tree, agent: Token) -> bool:
    """Whether whoever acts is not the side whose page it is ("at least 30 countries", "our allies")."""
    ours = any(kid.lower == "our" for kid in tree.children(agent, "nmod:poss"))
    return agent.lower in _FRIENDS or (agent.lower in _OTHERS and not ours)


def _where_held(understood: Understood, trigger: Trigger) -> Doers:
    """The state in which somebody is held, or that the headline names, for an arrest that is told without a doer."""
    tree = understood.annotated.tree
    for place in tree.subtree(trigger.head):
        if place.i > trigger.token.i and any(case.lower == "in" for case in tree.children(place, "case")):
            found = understood.refer_alone(place)
            if found is not None and len(found.sides) == 1 and is_state(found.sides[0]):
                return found.sides, (Receipt.of(understood.annotated.article.text, found.start, found.end),)
    own = understood.voice or (understood.land is not None and _is_told_anew(tree, trigger))
    return home(understood) if own else ((), ())


def _is_told_anew(tree: Tree, trigger: Trigger) -> bool:
    """Whether an arrest is told as such, not spoken of as known ("their detention", "detained persons")."""
    known = tree.children(trigger.phrase, "nmod:poss") or trigger.token.dep in ("amod", "acl")
    return not known


def _acting(tree: Tree, trigger: Trigger) -> list[Token]:
    """The subject of what was done, who stands after "by", the owner of a noun that names it ("the court's ruling")."""
    told = [trigger.phrase, trigger.head, *tree.children(trigger.phrase, "acl", "acl:relcl")]
    agents = [agent for word in told for agent in _with_case(tree, word, "by")]
    if agents or not verbal(trigger.head):
        return agents or tree.children(trigger.phrase, "nmod:poss")
    return [] if _passive(tree, trigger.head) else subjects_of(tree, trigger.head)


def _phrase_of(understood: Understood, token: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The sides that a phrase means, or that stand in it as owner or description ("a Chinese vessel")."""
    text = understood.annotated.article.text
    owner = next(
        (kid for kid in understood.annotated.tree.children(token, "nmod:poss") if kid.lower in _PRONOUNS), token
    )
    if owner.lower in _PRONOUNS and (named := owner_named(understood, owner)):
        return named
    found = understood.refer(token)
    if found is not None and (len(found.sides) == 1 or (found.sides and token.lower not in incident_words().agents)):
        return found.sides, Receipt.of(text, found.start, found.end)
    if token.lower in _FRIENDS:
        return None
    inner = [
        r for kid in _describers(understood.annotated.tree, token) if (r := understood.refer_alone(kid)) and r.sides
    ]
    if not inner:
        return (found.sides, Receipt.of(text, found.start, found.end)) if found is not None and found.sides else None
    sides = tuple(sorted({side for referent in inner for side in referent.sides}))
    return sides, Receipt.of(text, min(r.start for r in inner), max(r.end for r in inner))


def _describers(tree: Tree, noun: Token) -> list[Token]:
    """Owners, adjectives and names before a noun with what is coordinated; of "thousands of X" those of X."""
    found = []
    for kid in tree.children(noun, "nmod:poss", "amod", "compound", "nmod:desc"):
        if kid.lower not in _HELPED:
            found += [t for t in tree.subtree(kid) if t.i < noun.i]
    aimed = next((t.i for t in found if t.lower.startswith(_TOWARDS)), noun.i)
    found = [t for t in found if t.i < aimed]
    counted = [kid for kid in tree.children(noun, "nmod") if any(c.lower == "of" for c in tree.children(kid, "case"))]
    if not found and noun.lower in incident_words().agents:
        found = [*counted, *_with_case(tree, noun, "from")]
    if noun.lower in _BODIES or (not found and noun.lower in _COUNTS):
        found += [t for kid in counted for t in (kid, *_describers(tree, kid))]
    return found


def _named_beside(understood: Understood, token: Token) -> Doers | None:
    """The side named just before the word or by "by" after it, read off the surface where the tree errs."""
    tree = understood.annotated.tree
    before = _subject_before(understood, token) if verbal(token) else _owner_before(understood, token)
    before = _hyphened_before(understood, token) or before
    if before is not None:
        return before
    last = tree.sentences[token.sentence].last
    for other in tree.tokens[token.i + 1 : min(last, token.i + _FAR)]:
        if _blames(tree, other) and other.i + 1 < last:
            return _mention_at(understood, other.end, tree.tokens[min(last - 1, other.i + _BY)].end)
        if other.text in (";", ":", "—") or other.lower in _PARTING:
            break
    return None


def _hyphened_before(understood: Understood, token: Token) -> Doers | None:
    """The side that a hyphen ties to a participle: "U.S.-supplied shells"."""
    tokens = understood.annotated.tree.tokens
    if token.i < 2 or tokens[token.i - 1].text != "-" or tokens[token.i - 1].end != token.start:
        return None
    if token.lower in _HELPED:
        return None
    return _mention_at(understood, tokens[token.i - 2].start, tokens[token.i - 2].end)


def _blames(tree: Tree, token: Token) -> bool:
    """Whether what follows did it: "by", and "on" or "to" after "blamed" or "attributed"."""
    before = tree.tokens[token.i - 1].lower if token.i else ""
    return token.lower == "by" or f"{before} {token.lower}" in ("blamed on", "attributed to")


def _owner_before(understood: Understood, noun: Token) -> Doers | None:
    tokens, first = understood.annotated.tree.tokens, understood.annotated.tree.sentences[noun.sentence].first
    at = noun.i - 1
    while at >= first and tokens[at].pos in _WITHIN and tokens[at].lower not in _OWNER:
        at -= 1
    if at > first and tokens[at].lower in _OWNER:
        named = _mention_at(understood, tokens[at - 1].start, tokens[at].end)
        found = None if named else understood.refer_alone(tokens[at - 1])
        if found is None or len(found.sides) != 1:
            return named
        return found.sides, (Receipt.of(understood.annotated.article.text, found.start, found.end),)
    return None


def _between(understood: Understood, noun: Token) -> Doers | None:
    """The two sides named one after the other after "between", further on in the sentence."""
    tree = understood.annotated.tree
    last = tree.sentences[noun.sentence].last
    word = next((t for t in tree.tokens[noun.i + 1 : min(last, noun.i + _FAR)] if t.lower == "between"), None)
    if word is None:
        return None
    end = tree.tokens[min(last - 1, word.i + 2 * _FAR)].end
    near = [m for m in understood.annotated.sides if word.end <= m.start < end]
    if len(near) < 2:
        return None
    sides, receipt = pair_of(understood.annotated.article.text, near[0], near[1])
    return sides, (receipt,)


def _subject_before(understood: Understood, verb: Token) -> Doers | None:
    tree = understood.annotated.tree
    tokens, first = tree.tokens, tree.sentences[verb.sentence].first
    if _passive(tree, verb):
        return None
    at = verb.i - 1
    while at >= first and tokens[at].pos in ("AUX", "ADV", "PART"):
        at -= 1
    if verb.dep == "conj" and verb.head < verb.i and verbal(tree.head(verb)) and tokens[at].lower in ("and", "but"):
        return _subject_before(understood, tree.head(verb))  # "severed ties and closed the border"
    if at > first and tokens[at].lower in _RELATIVE:  # "the bloc, which has sent"
        at -= 2 if tokens[at - 1].text == "," else 1
        return _mention_at(understood, tokens[at].start, tokens[at].end) if at >= first else None
    if at < first or tokens[at].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    listed = _listed_before(understood, tokens[at].end)
    if listed is not None:
        return listed
    named = _phrase_of(understood, tokens[at])
    return (named[0], (named[1],)) if named else _mention_at(understood, tokens[at].start, tokens[at].end)


def _listed_before(understood: Understood, end: int) -> Doers | None:
    """Two sides or more named one after the other up to a place of the text ("after Paris and Rome concluded")."""
    text, found = understood.annotated.article.text, list[SideMention]()
    for mention in reversed([m for m in understood.annotated.sides if m.end <= end]):
        if found and text[mention.end : found[-1].start].strip() not in ("and", ",", ", and"):
            break
        if not found and mention.end != end:
            return None
        found.append(mention)
    if len(found) < 2:
        return None
    codes = tuple(sorted({code for mention in found for code in mention.codes}))
    return codes, tuple(Receipt(m.start, m.end, m.text) for m in reversed(found))


def _mention_at(understood: Understood, start: int, end: int) -> Doers | None:
    """The first side mentioned in a span."""
    for mention in understood.annotated.sides:
        if start < mention.end and mention.start < end and mention.form not in ("capital", "metonym"):
            return tuple(sorted(mention.codes)), (Receipt(mention.start, mention.end, mention.text),)
    return None


def _doers(tree: Tree, trigger: Trigger) -> Iterator[list[Token]]:
    """Groups of phrase heads that may tell who did it, the surest first."""
    words = (trigger.phrase, trigger.token, trigger.head)
    if trigger.kind == "pact" and trigger.carrier is not None:
        words = (trigger.head, trigger.phrase, trigger.token)  # who signs, before who brokered
    for word in dict.fromkeys(words):
        if verbal(word):
            yield _doers_of_verb(tree, word, trigger)
        else:
            yield from _doers_of_noun(tree, word, trigger)


def _doers_of_verb(tree: Tree, verb: Token, trigger: Trigger) -> list[Token]:
    agents = _with_case(tree, verb, "by")
    if agents:
        return agents
    if _passive(tree, verb):
        # "occupied Palestinian land", "the Iranian bank was sanctioned"
        suffers = trigger.kind in SUFFERED or _struck(verb, trigger)
        return [] if suffers else [kid for t in objects_of(tree, verb) for kid in _describers(tree, t)]
    if (answered := answered_for(tree, verb)) is not None:
        return answered
    mates = [verb, *tree.children(verb, "obj")] if _mutual(verb, trigger) else []
    if of_place(tree, trigger):
        return []
    return subjects_of(tree, verb) + [mate for word in mates for mate in _with_case(tree, word, "with")]


def _struck(verb: Token, trigger: Trigger) -> bool:
    """Whether a sanction is told by whom it strikes ("was designated"), not by the measure ("sanctions were imposed")."""
    return trigger.kind == "sanction" and verb is trigger.token and verb.lower not in incident_words().light


def _mutual(verb: Token, trigger: Trigger) -> bool:
    """Whether whoever stands after "with" does it too."""
    return trigger.kind in ("pact", "exercise") or verb.lower in _CLASHED


def _doers_of_noun(tree: Tree, noun: Token, trigger: Trigger) -> Iterator[list[Token]]:
    owned = noun
    while owned.dep == "conj" and not tree.children(owned, "nmod:poss", "det"):
        owned = tree.head(owned)
    partners = _with_case(tree, noun, "with") if trigger.kind in ("pact", "exercise") else []
    yield tree.children(owned, "nmod:poss") + (partners if tree.children(owned, "nmod:poss") else [])
    yield _with_case(tree, noun, "by")
    for clause in tree.children(noun, "acl", "acl:relcl"):
        agents = _with_case(tree, clause, "by") or _with_case(tree, clause, "between")
        if agents or not _passive(tree, clause):
            yield agents or [s for s in tree.children(clause, "nsubj") if not s.tag.startswith("W")]
    if trigger.kind in _MUTUAL:
        yield _with_case(tree, noun, "between")
    if trigger.kind == "attack" and (_with_case(tree, noun, "in") or _with_case(tree, noun, "against")):
        # "the massacre of X in Y", but "the bombing of the X embassy in Y"
        yield [t for t in _with_case(tree, noun, "of") if t.pos == "PROPN" and not _seat(tree, t)]
    if trigger.kind == "attack":
        yield [t for t in _with_case(tree, noun, "of") if t.lower in incident_words().foes]
    pair = noun.lower in _BETWEEN_TWO and any(t.text in _HYPHENS for t in tree.tokens[max(0, noun.i - 3) : noun.i])
    if pair or noun.lower not in incident_words().suffered:
        yield [t for t in _describers(tree, noun) if t.dep != "nmod:poss"]
    yield [t for t in _with_case(tree, noun, "of") if trigger.kind in ("law", "other", "unrest", "threat")]
    yield _with_case(tree, noun, "in") if trigger.kind == "unrest" and not _by_people(tree, trigger) else []
    if trigger.kind == "law":
        yield [t for case in ("in", "at") for t in _with_case(tree, noun, case) if t.lower in _BODIES]
    if trigger.kind in ("pact", "exercise") and noun.relation == "obj" and tree.head(noun).lemma.lower() in _TOGETHER:
        yield subjects_of(tree, tree.head(noun))
    yield _with_case(tree, noun, "from")


def _seat(tree: Tree, token: Token) -> bool:
    """Whether a name tells what was struck: an embassy, an airport."""
    return token.lower in _SEATS or any(kid.lower in _SEATS for kid in tree.children(token, "amod", "flat", "compound"))


def _passive(tree: Tree, verb: Token) -> bool:
    """Whether what stands as the verb's subject suffers it."""
    if any(t.dep in ("nsubj:pass", "aux:pass") for t in tree.children(verb)):
        return True
    if finite_after_all(tree, verb):
        return False
    return verb.tag == "VBN" and verb.dep in ("acl", "amod") and not tree.children(verb, "aux")


def _with_case(tree: Tree, head: Token, preposition: str) -> list[Token]:
    return [
        kid
        for kid in tree.children(head, "obl", "nmod")
        if any(case.lower == preposition for case in tree.children(kid, "case"))
    ]
