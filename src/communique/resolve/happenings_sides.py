"""Who takes part in what a trigger tells: its subjects, objects, obliques, possessors and modifiers."""

from dataclasses import dataclass

from communique.lexicon.engagements import light_verbs, nouns, status_words, words
from communique.resolve.happenings_clauses import case_of, objects, obliques, subjects
from communique.resolve.happenings_scene import Meaning, Scene, highest, join, level_of_person, level_of_post, meaning, opening, phrase
from communique.resolve.happenings_spans import run_after, run_around, run_before, run_meaning
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_WITH = frozenset({"with", "together with", "along with", "alongside", "between", "among", "amongst", "opposite", "including"})
_OF_NOUN = _WITH | {"of", "by", "from", "involving", "for"}
_LEVEL_WORDS: dict[str, Level] = {
    "summit": "leader", "leaders": "leader", "leader": "leader", "ministers": "minister", "ministerial": "minister",
    "vice-ministerial": "senior", "vice-minister": "senior", "senior": "senior", "diplomats": "senior", "high-level": "unknown", "director-general": "senior",
    "working-level": "working", "expert": "working", "experts": "working", "envoys": "senior", "ambassadors": "senior", "2+2": "minister",
    "director-general-level": "senior", "presidential": "leader",
}  # fmt: skip
_GUEST = {"delegation", "visitor", "guest", "team", "mission", "party", "envoy", "visitors", "guests", "counterpart", "colleague"}
_MORE_CASES = {"speak": frozenset({"to"}), "present": frozenset({"to", "from", "of"})}
_HOSTED = {"accept", "host", "invite", "join", "receive", "welcome"}  # light verbs whose object may be a guest
_LEAD = 3  # sentences of the body that open the news
_FEW = 3  # sides that may act together where talks are only implied
_REACH = 12  # words in which a "with" may follow a trigger
_PARTICLES = {"again", "back", "down", "first", "next", "off", "on", "out", "over", "straight", "then", "up"}
_URGE = {"ask", "call", "encourage", "invite", "press", "urge"}
_THEY = {"they", "both"}
_BRING = {"bring", "coax", "come", "draw", "drag", "get", "lure", "push", "return"}
_MEASURES = {"day", "hour", "minute", "round", "series", "session", "set", "week", "start", "end", "close", "conclusion", "outset", "beginning"}
_BEFORE = {"before", "ahead of"}
_PASSING = {"during", "in", "at", "after", "following", "over", "through", "for"}
_ENDS = {";", ":", ".", "that", "who", "which", "while", "as"}
_ACTING = ("obj", "obl", "nsubj", "xcomp")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part by the words of one clause. `stranger`: the other side is told and is no official."""

    subject: Meaning = Meaning()
    other: Meaning = Meaning()
    level: Level = "unknown"
    stranger: bool = False
    officials: bool = False  # the other side is told as officials whom nobody names

    @property
    def all(self) -> Meaning:
        return join((self.subject, self.other))


def parties_of(scene: Scene, found: Candidate) -> Parties:
    """The parties of a candidate as its own clause tells them."""
    if found.trigger.frame == "noun":
        return _of_noun(scene, found)
    if found.trigger.frame in ("receive", "summon", "see"):
        return _host_and_guest(scene, found)
    return _of_verb(scene, found)


def actors_of(scene: Scene, verb: Token) -> Meaning:
    """Whom the subjects of a verb mean."""
    told = subjects(scene.tree, verb)
    governor = scene.tree.head(verb)
    if verb.dep.startswith("advcl") and any(token.lower in _THEY for token in told) and governor.pos == "VERB":
        above = join(_around(scene, token, governor.i) for token in subjects(scene.tree, governor))
        if len(above.people) > 1 and len(above.sides) > 1:
            return above
    if _is_for_to(scene, verb):
        return run_meaning(scene, run_before(scene, verb))
    return join([*(_around(scene, token, verb.i) for token in told), *_included(scene, verb)])


def joint_actors(scene: Scene) -> Meaning | None:
    """Officials of two or three sides who act together in one of the first sentences of the body."""
    for sentence in opening(scene, _LEAD):
        for token in scene.tree.within(sentence):
            if token.pos == "VERB" and token.tag in ("VBD", "VBP", "VBN") and lemma_of(token) not in ("say", "tell"):
                told = actors_of(scene, token)
                if 2 <= len(told.sides) <= _FEW and (told.people or told.level != "unknown"):
                    return told
    return None


def _is_for_to(scene: Scene, verb: Token) -> bool:
    """Whether the words before an infinitive name who is to act ("a chance for A and B to talk")."""
    tokens = scene.tree.tokens
    if verb.i == 0 or tokens[verb.i - 1].lower != "to":
        return False
    first, last = run_before(scene, verb)
    named = any(scene.named.get(i) is not None for i in range(first, last))
    return named and first > 0 and tokens[first - 1].lower == "for"


def _included(scene: Scene, verb: Token) -> list[Meaning]:
    """Those named after "the diplomats who met in Seoul included"."""
    noun = scene.tree.head(verb)
    over = scene.tree.head(noun)
    if not verb.dep.startswith("acl") or lemma_of(over) not in ("include", "comprise"):
        return []
    return [run_meaning(scene, (over.i + 1, scene.tree.sentences[verb.sentence].last))]


def fuller(by_tree: Meaning, by_text: Meaning) -> Meaning:
    """The reading of a subject by the tree, unless the words right before the verb name more sides."""
    return by_text if len(by_text.sides) > len(by_tree.sides) and set(by_tree.sides) <= set(by_text.sides) else by_tree


def _around(scene: Scene, token: Token, stop: int) -> Meaning:
    if token.pos == "PRON" or token.tag in ("PRP", "DT", "WP"):
        return meaning(scene, token)
    told = run_meaning(scene, run_around(scene, token, stop))
    return told if told.sides else join((told, meaning(scene, token)))


def joined(scene: Scene, found: Candidate) -> Meaning:
    """Who else is said to have taken part: those named after "joined by", "also present were"."""
    tokens = scene.tree.tokens
    first = found.last
    while first < min(found.last + 3, len(tokens) - 1) and tokens[first].lower in ("were", "was", "is", "are", "on", "at", "the", "talks", ":", "occasion"):
        first += 1
    return run_meaning(scene, run_after(scene, first)) if tokens[first].sentence == found.token.sentence else Meaning()


def _of_verb(scene: Scene, found: Candidate) -> Parties:
    opening = found.token if found.trigger.frame == "clause" else scene.tree.tokens[found.first]
    subject = fuller(actors_of(scene, found.token), run_meaning(scene, run_before(scene, opening)))
    direct = found.trigger.frame in ("mutual", "phone", "call-on", "clause")
    after = found.token.i + 1 if found.trigger.frame == "clause" else found.last
    starts = partner_starts(scene, found.token, after, _WITH | _MORE_CASES.get(found.trigger.frame, frozenset()))
    if found.idiom.endswith(" with") and not starts:
        starts = [found.last]
    runs = [run_after(scene, first) for first in starts]
    mates = [run_meaning(scene, run) for run in runs]
    objs = objects(scene.tree, found.token) if direct else []
    objs = [token for token in objs if token.lower not in ("other", "another") and token.i not in starts]
    if direct and not objs and not starts and _opens_name(scene, found.last):
        starts = [found.last]
        mates = [run_meaning(scene, run_after(scene, found.last))]
    mates += [_around(scene, token, 0) for token in objs]
    other = join(mates)
    stranger = bool(starts or objs) and not other.sides and not _reciprocal(scene, found)
    officials = any(_official(scene, run) for run in runs)
    stranger = stranger and not officials
    stranger = stranger or not other.people and any(_strange(scene, run) for run in runs)
    return Parties(subject, other, highest((subject.level, other.level)), stranger, officials)


def _official(scene: Scene, run: tuple[int, int]) -> bool:
    """Whether a run without names is of officials all the same ("with senior officials", "with counterparts")."""
    return any(t.lower in words("officials") for t in scene.tree.tokens[run[0] : run[1]])


def _strange(scene: Scene, run: tuple[int, int]) -> bool:
    """Whether the people of a run are no officials ("with pro-democracy activists")."""
    tokens = scene.tree.tokens[run[0] : run[1]]
    return any(t.lower in words("strangers") for t in tokens) and not any(t.i in scene.posts for t in tokens)


def _opens_name(scene: Scene, at: int) -> bool:
    tokens = scene.tree.tokens
    return at < len(tokens) and tokens[at].sentence == tokens[at - 1].sentence and (at in scene.named or at in scene.posts)


def _reciprocal(scene: Scene, found: Candidate) -> bool:
    tokens = scene.tree.tokens[found.last : found.last + 4]
    return any(token.lower in ("each", "one", "themselves") for token in tokens)


def partner_starts(scene: Scene, token: Token, last: int, cases: frozenset[str] | set[str]) -> list[int]:
    """Where the phrases begin that name the partners: after "with", "between" ... by the tree, else by the text."""
    starts = []
    for case, mate in obliques(scene.tree, token):
        if case in cases:
            marks = [kid.i for kid in scene.tree.children(mate, "case") if kid.i < mate.i]
            starts.append(max(marks) + 1 if marks else mate.i)
    starts = [first for first in starts if first not in scene.dated]
    return starts or _by_text(scene, last, cases)


def _by_text(scene: Scene, first: int, cases: frozenset[str] | set[str]) -> list[int]:
    """The word after the next preposition of a kind, no verb and no other clause between."""
    tokens = scene.tree.tokens
    while first in scene.dated or first < len(tokens) and tokens[first].lower in ("today", "yesterday"):
        first += 1
    for i in range(first, min(first + _REACH, len(tokens) - 1)):
        if tokens[i].lower == "involving" and "involving" in cases and tokens[i].sentence == tokens[first - 1].sentence:
            return [i + 1]
        if tokens[i].sentence != tokens[first - 1].sentence or tokens[i].text in _ENDS or _stops(tokens, i):
            return []
        if lemma_of(tokens[i]) in nouns() and tokens[i].pos in ("NOUN", "PROPN"):
            return []
        if tokens[i].lower in _PARTICLES and i == first:
            first += 1
            continue
        if tokens[i].lower in cases and i + 1 not in scene.dated and (i == first or tokens[i].lower in _WITH):
            return [i + 1] if tokens[i + 1].sentence == tokens[i].sentence else []
    return []


def _stops(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb ends the phrase; a gerund after a preposition does not ("a meeting on ending the war with")."""
    token = tokens[at]
    return token.pos in ("VERB", "AUX") and not (token.tag == "VBG" and tokens[at - 1].pos in ("ADP", "SCONJ"))


def _host_and_guest(scene: Scene, found: Candidate) -> Parties:
    host = fuller(actors_of(scene, found.token), run_meaning(scene, run_before(scene, found.token)))
    guests = [token for token in objects(scene.tree, found.token) if is_somebody(scene, token)]
    guest = join(_around(scene, token, 0) for token in guests)
    if not guest.sides and _opens_name(scene, found.last):
        guest = run_meaning(scene, run_after(scene, found.last))
        guest = guest if guest.people or guest.level != "unknown" else Meaning()
    return Parties(host, guest, highest((host.level, guest.level)))


def is_somebody(scene: Scene, token: Token) -> bool:
    """Whether a phrase means people, not a thing or a country."""
    if token.i in scene.posts or scene.named.get(token.i) is not None or lemma_of(token) in _GUEST:
        return True
    return token.tag in ("PRP", "WP") and token.lower != "it"


def _of_noun(scene: Scene, found: Candidate) -> Parties:
    noun = found.token
    own = join((_modifiers(scene, noun), *_partners(scene, found)))
    level = highest((own.level, level_by_words(scene, noun)))
    moved = _brought(scene, noun)
    if moved is not None and not own.people:
        return Parties(moved, own, highest((level, moved.level)))
    if _with_strangers(scene, found) and not own.people:
        return Parties(Meaning(), own, level, stranger=True)
    carrier = carrying_verb(scene, noun)
    if carrier is None and not own.sides and _bare(scene, noun):
        return Parties(run_meaning(scene, run_before(scene, noun)), own, level)
    if carrier is None:
        return _from_clause(scene, noun, own, level)
    subject = fuller(actors_of(scene, carrier), run_meaning(scene, run_before(scene, carrier)))
    mates = [run_meaning(scene, run_after(scene, i)) for i in partner_starts(scene, carrier, found.last, _WITH)]
    if lemma_of(carrier) in _HOSTED:
        mates += [_around(scene, t, noun.i) for t in objects(scene.tree, carrier) if t.i != noun.i and is_somebody(scene, t)]
    if len(join((subject, own, *mates)).sides) == 1:
        mates.append(_urging(scene, carrier))
    return Parties(subject, join((own, *mates)), highest((level, subject.level)))


def _urging(scene: Scene, carrier: Token) -> Meaning:
    """Who asks the other side to engage in talks: they would be its partner ("urged the North to return to dialogue")."""
    verb = scene.tree.head(carrier)
    if carrier.dep not in ("xcomp", "advcl") or lemma_of(verb) not in _URGE:
        return Meaning()
    return actors_of(scene, verb)


def _brought(scene: Scene, noun: Token) -> Meaning | None:
    """Who is to come to the talks ("get X and Y back to negotiations", "the North returns to the talks")."""
    verb = scene.tree.head(noun)
    if verb.pos != "VERB" or case_of(scene.tree, noun) not in ("to", "back to", "into") or lemma_of(verb) not in _BRING:
        return None
    told = join(_around(scene, token, 0) for token in objects(scene.tree, verb))
    return told if told.sides else actors_of(scene, verb)


def _bare(scene: Scene, noun: Token) -> bool:
    """Whether a headline's word may be a verb taken for a noun ("Abe, Trump talk", "envoys meet")."""
    return scene.tree.sentences[noun.sentence].kind == "H" and not case_of(scene.tree, noun)


def _from_clause(scene: Scene, noun: Token, own: Meaning, level: Level) -> Parties:
    """The parties of a noun that a clause mentions in passing: those who act there, where it names none itself."""
    sentence = scene.tree.sentences[noun.sentence]
    if sentence.kind == "C":
        pictured = run_meaning(scene, (sentence.first, noun.i))
        if len(pictured.people) > 1 and set(own.sides) < set(pictured.sides):
            return Parties(pictured, own, highest((level, pictured.level)))
    if len(own.sides) > 1:
        return Parties(Meaning(), own, level)
    if sentence.kind == "H":
        if _is_named_otherwise(scene, noun):
            return Parties(Meaning(), own, level)
        heading = run_meaning(scene, (sentence.first, noun.i))
        whole = join((heading, own))
        if len(whole.sides) > 1 and (own.sides or case_of(scene.tree, noun) in _PASSING | _BEFORE):
            return Parties(heading, own, highest((level, heading.level)))
    if case_of(scene.tree, _measured(scene, noun)) not in _PASSING:
        return Parties(Meaning(), own, level)
    over = (here for here in scene.tree.ancestors(noun) if here.pos == "VERB" or scene.tree.child(here, "cop") is not None)
    for verb in list(over)[:2]:
        starts = partner_starts(scene, verb, verb.i + 1, _WITH)
        around = join((actors_of(scene, verb), *(run_meaning(scene, run_after(scene, i)) for i in starts)))
        if len(join((around, own)).sides) > 1 and (set(own.sides) <= set(around.sides) or own.people):
            return Parties(around, own, highest((level, around.level)))
    return Parties(Meaning(), own, level)


def _is_named_otherwise(scene: Scene, noun: Token) -> bool:
    """Whether names that mean nobody known stand before the noun ("after Kim-Putin talks")."""
    kids = scene.tree.children(noun, "compound", "flat", "nmod:poss")
    return any(kid.pos == "PROPN" and kid.i not in scene.named and kid.i not in scene.places for kid in kids)


def _measured(scene: Scene, noun: Token) -> Token:
    """The noun that counts or measures this one ("three hours of talks", "a round of consultations"), or itself."""
    head = scene.tree.head(noun)
    if case_of(scene.tree, noun) == "of" and lemma_of(head) in _MEASURES:
        return _measured(scene, head)
    return noun


def _with_strangers(scene: Scene, found: Candidate) -> bool:
    """Whether the noun's partners are no officials ("a meeting with activists")."""
    starts = partner_starts(scene, found.token, found.last, _WITH)
    return any(_strange(scene, run_after(scene, first)) for first in starts)


def _partners(scene: Scene, found: Candidate) -> list[Meaning]:
    """Those named on the noun itself: "talks with X", "meeting of A and B", "involving C", "his call"."""
    noun, tree = found.token, scene.tree
    starts = partner_starts(scene, noun, found.last, _OF_NOUN | ({"on", "to"} if is_paid(scene, noun) else set()))
    told = [run_meaning(scene, run_after(scene, first)) for first in starts]
    told += [_around(scene, owner, noun.i) for owner in tree.children(noun, "nmod:poss")]
    for clause in tree.children(noun, "acl"):
        if lemma_of(clause) in ("involve", "include", "bring", "host", "attend", "hold", "convene", "chair"):
            told += [_around(scene, token, 0) for token in (objects(tree, clause) if clause.tag == "VBG" else [])]
            told += [run_meaning(scene, run_after(scene, i)) for i in partner_starts(scene, clause, clause.i + 1, {"by", *_WITH})]
    return told + _of_outer(scene, noun)


def is_paid(scene: Scene, noun: Token) -> bool:
    """Whether a call or visit is paid on somebody ("paid a courtesy call on the minister")."""
    nearby = scene.tree.tokens[noun.i + 1 : noun.i + 2]
    verb = scene.tree.head(noun)
    return noun.dep in ("obj", "nsubj:pass") and lemma_of(verb) in ("pay", "make") and any(t.lower in ("on", "to") for t in nearby)


def _of_outer(scene: Scene, noun: Token) -> list[Meaning]:
    """Those named on a noun that this one hangs on with "of" ("Kim's round of talks")."""
    outer = scene.tree.head(noun)
    asked = case_of(scene.tree, noun) in ("for", "to") and lemma_of(outer) in status_words("proposed_nouns")
    if not asked and case_of(scene.tree, noun) != "of" or outer.i == noun.i or outer.pos not in ("NOUN", "PROPN"):
        return []
    return [_around(scene, owner, outer.i) for owner in scene.tree.children(outer, "nmod:poss")]


def _modifiers(scene: Scene, noun: Token) -> Meaning:
    """What stands before the noun in its phrase: "the Kim-Putin talks", "a U.S.-Japan summit", "Quad"."""
    start = min((t.start for t in phrase(scene.tree, noun) if t.i < noun.i), default=noun.start)
    annotated = scene.understood.annotated
    sides = [m for m in annotated.sides if start <= m.start < noun.end]
    people = [entry for entry in scene.understood.people if any(start <= s and e <= noun.start for s, e in entry.mentions)]
    receipts = tuple(Receipt.of(scene.text, m.start, m.end) for m in sides)
    codes = {code for m in sides for code in m.codes} | {p.side for p in people if p.side}
    return Meaning(
        tuple(sorted(codes)), tuple(p.key for p in people), highest(level_of_person(p) for p in people), receipts
    )


def level_by_words(scene: Scene, noun: Token) -> Level:
    """The level that the noun and its modifiers tell: a summit, foreign ministers' talks, a working-level session."""
    near = [noun, *(t for t in scene.tree.subtree(noun, "acl", "nmod", "appos", "conj") if t.i < noun.i)]
    near += scene.tree.children(noun, "nmod:poss")
    levels = [_LEVEL_WORDS.get(t.lower, "unknown") for t in near]
    levels += [level_of_post(scene.posts[t.i]) for t in near if t.i in scene.posts]
    return highest(levels)


def carrying_verb(scene: Scene, noun: Token) -> Token | None:
    """The verb whose subjects take part in what the noun tells ("held talks", "attended the meeting"), if any."""
    head, here = scene.tree.head(noun), noun
    while here.dep in ("conj", "nmod") and head.i != here.i and head.pos in ("NOUN", "PROPN") and _carried(scene, here):
        here, head = head, scene.tree.head(head)
    if head.i == here.i or head.pos not in ("VERB", "AUX") or here.dep.partition(":")[0] not in _ACTING:
        return None
    if lemma_of(head) not in light_verbs() or (here.dep.startswith("nsubj") and "pass" not in here.dep):
        return None
    case = case_of(scene.tree, here)
    return head if case in ("", "in", "at", "for", "to", "with", "into", "on") else None


def _carried(scene: Scene, token: Token) -> bool:
    return token.dep == "conj" or case_of(scene.tree, token) == "of"
