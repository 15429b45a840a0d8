"""Who takes part in what a noun tells: its possessors, modifiers and partners, and those of its verb."""

import re
from dataclasses import replace

from communique.lexicon.engagements import status_words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties, actors_of, around, fuller, mediating, met_by
from communique.resolve.happenings_carriers import HYPHENS, carrying_verb
from communique.resolve.happenings_clauses import case_of, objects, obliques, possessors, subjects
from communique.resolve.happenings_duo import we_two
from communique.resolve.happenings_hosts import hosts
from communique.resolve.happenings_meant import is_aimed, run_meaning, stands_against
from communique.resolve.happenings_partners import WITH, is_somebody, is_strange, partner_starts
from communique.resolve.happenings_passing import before_theirs, from_clause, measured
from communique.resolve.happenings_scene import (
    NOBODY,
    Meaning,
    Scene,
    highest,
    join,
    level_at,
    level_of_person,
    phrase,
)
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_spoken import spoken_to
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_urged import asking, brought, urging
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_OF_NOUN = WITH | {"of", "by", "from", "involving", "for"}
_LEVEL_WORDS: dict[str, Level] = {
    "2+2": "minister", "ambassadors": "senior", "diplomats": "senior", "director-general": "senior",
    "director-general-level": "senior", "envoys": "senior", "expert": "working", "experts": "working", "leader": "leader",
    "leaders": "leader", "ministerial": "minister", "ministers": "minister", "presidential": "leader", "senior": "senior",
    "summit": "leader", "vice-minister": "senior", "vice-ministerial": "senior", "working-level": "working",
}  # fmt: skip
_HELD_BY = {
    "attend", "bring", "broker", "chair", "co-chair", "convene", "facilitate", "hold", "host", "include", "involve", "lead", "mediate",
    "moderate", "oversee", "sponsor",
}  # fmt: skip
_HOSTED = {"accept", "give", "host", "invite", "join", "receive", "welcome"}  # light verbs whose object may be a guest
_TO_TABLE = {"have", "take", "treat"}  # the same with "to" before the noun ("had the envoy to dinner")
_ASSEMBLY = re.compile(r"Summit of the (Americas)\b")
_HAPPENS = {"begin", "happen", "hold", "occur", "open", "resume", "start", "take"}
_LATERAL = {"bilateral", "trilateral"}


def parties_of_noun(scene: Scene, found: Candidate) -> Parties:
    """The parties of a noun: those whom its phrase and its clause name, and who is told to mediate."""
    told = _parties(scene, found)
    go_betweens = mediating(scene, found.token) if told.all.sides else []
    return replace(told, other=join((told.other, *go_betweens))) if go_betweens else told


def _parties(scene: Scene, found: Candidate) -> Parties:
    noun = found.token
    own = join((_modifiers(scene, noun), *_partners(scene, found), *_taking_place(scene, noun), _assembly(scene, noun)))
    level = highest((own.level, level_by_words(scene, noun)))
    moved = brought(scene, noun)
    if moved is not None and not own.people:
        return Parties(moved, own, highest((level, moved.level)))
    if _with_strangers(scene, found):
        return Parties(Meaning(), own, level, stranger=True)
    if len(own.sides) > 1 and _is_between(scene, noun):
        return Parties(Meaning(), own, level)
    carrier = carrying_verb(scene, noun)
    if carrier is None and not own.sides and (spoken := spoken_to(scene, noun)) is not None:
        return Parties(spoken[0], spoken[1], highest((level, spoken[0].level, spoken[1].level)))
    if carrier is None and not own.sides and _bare(scene, noun) and not before_theirs(scene, noun):
        return Parties(run_meaning(scene, run_before(scene, noun)), own, level)
    if carrier is None:
        asks = asking(scene, noun) if len(own.sides) == 1 else NOBODY
        if len(asks.sides) == 1 and not set(asks.sides) & set(own.sides):
            return Parties(asks, own, highest((level, asks.level)))
        return from_clause(scene, noun, own, level)
    subject = fuller(actors_of(scene, carrier), run_meaning(scene, run_before(scene, carrier)))
    if not own.sides and noun.tag in ("NN", "NNP") and (two := we_two(scene, carrier)).sides:
        subject = two  # "We had a very good discussion"
    if _is_venue(scene, noun, carrier, own) and (met := join(mates_of(scene, carrier, found))).sides:
        return Parties(subject, met, highest((subject.level, met.level)))
    if len(_modifiers(scene, noun).sides) > 1 and _is_wider(scene, carrier, subject, own):
        subject = NOBODY
    mates = mates_of(scene, carrier, found)
    if lemma_of(carrier) in _HOSTED or (lemma_of(carrier) in _TO_TABLE and case_of(scene.tree, noun) == "to"):
        mates += [
            around(scene, t, noun.i) for t in objects(scene.tree, carrier) if t.i != noun.i and is_somebody(scene, t)
        ]
    if carrier.tag == "VBG" and lemma_of(scene.tree.head(carrier)) == "join":
        mates += [around(scene, t, carrier.i) for t in objects(scene.tree, scene.tree.head(carrier))]
    if len(join((subject, own, *mates)).sides) == 1 and not _with_unknown(scene, found, subject):
        mates.append(urging(scene, carrier))
    return Parties(subject, join((own, *mates)), highest((level, subject.level)))


def _with_unknown(scene: Scene, found: Candidate, subject: Meaning) -> bool:
    """Whether partners are told whom nobody knows ("urged Peru to hold talks with the CTR"): who urges is none of them."""
    starts = partner_starts(scene, found.token, found.last, {"with", "between"})
    told = join(met_by(scene, first) for first in starts)
    return bool(starts) and bool(subject.sides) and not told.sides and not told.people


def mates_of(scene: Scene, carrier: Token, found: Candidate) -> list[Meaning]:
    """Whom the verb that carries a noun has its subject meet ("held talks on Monday with X")."""
    return [met_by(scene, i) for i in partner_starts(scene, carrier, found.last, WITH)]


def _is_venue(scene: Scene, noun: Token, carrier: Token, own: Meaning) -> bool:
    """Whether an organisation's gathering is only where one side engages with another ("engage with Peru at the G20 Summit")."""
    at = case_of(scene.tree, noun) == "at" and lemma_of(carrier) in ("engage", "reengage", "re-engage")
    return at and not own.people and not any(map(is_state, own.sides))


def _is_wider(scene: Scene, carrier: Token, subject: Meaning, own: Meaning) -> bool:
    """Whether a mere "they" means more sides than those that a meeting is named after ("they launched the U.S.-EU talks")."""
    pronoun = all(head.tag == "PRP" for head in subjects(scene.tree, carrier))
    return pronoun and not subject.people and not set(subject.sides) <= set(own.sides)


def _assembly(scene: Scene, noun: Token) -> Meaning:
    """A gathering of many states that goes by its own name ("the Summit of the Americas")."""
    found = _ASSEMBLY.match(scene.text, noun.start)
    if found is None:
        return NOBODY
    return Meaning((found[1],), (), "unknown", (Receipt.of(scene.text, found.start(1), found.end()),))


def _taking_place(scene: Scene, noun: Token) -> list[Meaning]:
    """Those named after the verb that the noun is the subject of ("talks will take place between X and Y")."""
    here = measured(scene, noun)
    verb = scene.tree.head(here)
    if not here.dep.startswith("nsubj") or lemma_of(verb) not in _HAPPENS:
        return []
    starts = partner_starts(scene, verb, verb.i + 1, {"between", "among"})
    return [run_meaning(scene, run_after(scene, first)) for first in starts]


def _is_between(scene: Scene, noun: Token) -> bool:
    """Whether "between" on the noun names all who take part ("a good meeting between X and Y")."""
    return any(case == "between" for case, _ in obliques(scene.tree, noun)) or bool(_taking_place(scene, noun))


def _bare(scene: Scene, noun: Token) -> bool:
    """Whether a headline's word may be a verb taken for a noun ("Abe, Trump talk", "envoys meet")."""
    return scene.tree.sentences[noun.sentence].kind == "H" and not case_of(scene.tree, noun)


def _with_strangers(scene: Scene, found: Candidate) -> bool:
    """Whether the noun's partners are no officials ("a meeting with activists")."""
    starts = partner_starts(scene, found.token, found.last, WITH | {"of"})
    runs = [run_after(scene, first) for first in starts]
    named = any(_names_somebody(scene, i) for first, last in runs for i in range(first, last))
    return not named and any(is_strange(scene, run) for run in runs)


def _names_somebody(scene: Scene, at: int) -> bool:
    """Whether a word ends or stands in a person's name that no noun follows ("Soto", not "Soto Fellowship alumni")."""
    after = scene.tree.tokens[at + 1] if at + 1 < len(scene.tree.tokens) else None
    of_thing = after is not None and after.pos in ("NOUN", "PROPN") and after.i not in scene.named
    return scene.named.get(at) is not None and not of_thing


def _partners(scene: Scene, found: Candidate) -> list[Meaning]:
    """Those named on the noun itself: "talks with X", "meeting of A and B", "involving C", "his call"."""
    noun, tree = found.token, scene.tree
    to = is_paid(scene, noun) or _is_to_somebody(scene, noun)
    starts = partner_starts(scene, noun, found.last, _OF_NOUN | ({"on", "to"} if to else set()))
    told = [met_by(scene, first) for first in starts]
    owners = (owner for owner in possessors(tree, noun) if not _is_in_title(owner, noun))
    told += [around(scene, owner, noun.i) for owner in owners]
    for clause in tree.children(noun, "acl"):
        if lemma_of(clause) in _HELD_BY:
            by = [
                run_meaning(scene, run_after(scene, i))
                for i in partner_starts(scene, clause, clause.i + 1, {"by", *WITH})
            ]
            told += [each for each in by if lemma_of(clause) != "attend" or each.people or each.level != "unknown"]
            told += [around(scene, token, 0) for token in (objects(tree, clause) if clause.tag == "VBG" else [])]
    return told + hosts(scene, noun) + _of_outer(scene, noun)


def _is_in_title(owner: Token, noun: Token) -> bool:
    """Whether a plural title is part of a gathering's name and nobody in particular ("the Leaders’ Summit on Fish")."""
    return (
        owner.tag in ("NNS", "NNPS") and owner.text.istitle() and noun.text[0].isupper() and owner.lower in _LEVEL_WORDS
    )


def _is_to_somebody(scene: Scene, noun: Token) -> bool:
    """Whether a call was made to an official ("his call to King Harald")."""
    after = scene.tree.tokens[noun.i + 1 : noun.i + 3]
    named = len(after) == 2 and (after[1].i in scene.posts or scene.named.get(after[1].i) is not None)
    return lemma_of(noun) == "call" and named and after[0].lower == "to"


def is_paid(scene: Scene, noun: Token) -> bool:
    """Whether a call or visit is paid on somebody ("paid a courtesy call on the minister", "a visit to King X")."""
    verb, after = scene.tree.head(noun), scene.tree.tokens[noun.i + 1 : noun.i + 2]
    if noun.dep not in ("obj", "nsubj:pass") or lemma_of(verb) not in ("pay", "make") or not after:
        return False
    if after[0].lower == "on" or (after[0].lower == "to" and lemma_of(noun) == "call"):
        return True
    first, last = run_after(scene, noun.i + 2) if after[0].lower == "to" else (0, 0)
    return any(scene.named.get(i) is not None for i in range(first, last))


def _of_outer(scene: Scene, noun: Token) -> list[Meaning]:
    """Those named on a noun that this one hangs on with "of" ("Kim's round of talks")."""
    outer = scene.tree.head(noun)
    asked = case_of(scene.tree, noun) in ("for", "to") and lemma_of(outer) in status_words("proposed_nouns")
    if (not asked and case_of(scene.tree, noun) != "of") or outer.i == noun.i or outer.pos not in ("NOUN", "PROPN"):
        return []
    return [around(scene, owner, outer.i) for owner in scene.tree.children(outer, "nmod:poss")]


def _modifiers(scene: Scene, noun: Token) -> Meaning:
    """What stands before the noun in its phrase: "the Kim-Putin talks", "a U.S.-Japan summit", "Quad"."""
    before = [t for t in (*phrase(scene.tree, noun), *_name_before(scene, noun)) if t.i < noun.i]
    other = max((t.i for t in before if t.lower == noun.lower), default=-1)  # "the Andean Summit and Rio Group Summit"
    start = min((t.start for t in before if t.i > other), default=noun.start)
    annotated = scene.understood.annotated
    sides = [m for m in annotated.sides if start <= m.start < noun.end and not _is_foe(scene, m)]
    people = [
        entry for entry in scene.understood.people if any(start <= s and e <= noun.start for s, e in entry.mentions)
    ]
    receipts = tuple(Receipt.of(scene.text, m.start, m.end) for m in sides)
    codes = {code for m in sides for code in m.codes} | {p.side for p in people if p.side}
    return Meaning(
        tuple(sorted(codes)), tuple(p.key for p in people), highest(level_of_person(p) for p in people), receipts
    )


def _name_before(scene: Scene, noun: Token) -> list[Token]:
    """The words of a gathering's name before its noun, by their capitals alone ("the Norway-Chile Ocean Dialogue")."""
    sentence = scene.tree.sentences[noun.sentence]
    if sentence.kind != "B":
        return []
    at = noun.i
    while at > sentence.first and _is_of_name(scene, scene.tree.tokens[at - 1]):
        at -= 1
    return list(scene.tree.tokens[at : noun.i]) if at > sentence.first else []


def _is_of_name(scene: Scene, token: Token) -> bool:
    """Whether a word before a noun of engagement may be part of its name ("the Peru-Republic of Chile bilateral talks")."""
    year = token.text.isdigit() and len(token.text) == len("2031")
    return year or token.text[0].isupper() or token.text in HYPHENS or token.i in scene.sides or token.lower in _LATERAL


def _is_foe(scene: Scene, mention: SideMention) -> bool:
    """Whether a side is what the gathering stands against ("the Counter-ISIS ministerial"), or an envoy's subject ("envoy for Yemen")."""
    token = scene.tree.at(mention.start)
    if token is not None and token.i in scene.posts and is_aimed(scene, token):
        return True
    return stands_against(scene, mention)


def level_by_words(scene: Scene, noun: Token) -> Level:
    """The level that the noun and its modifiers tell: a summit, foreign ministers' talks, a working-level session."""
    near = [noun, *(t for t in scene.tree.subtree(noun, "acl", "nmod", "appos", "conj") if t.i < noun.i)]
    near += scene.tree.children(noun, "nmod:poss")
    levels = [_LEVEL_WORDS.get(t.lower, "unknown") for t in near]
    if any(t.lower in ("vice", "deputy") for t in near):
        levels = ["senior" if level == "minister" else level for level in levels]
    levels += [level_at(scene, t.i) for t in near if t.i in scene.posts]
    return highest(levels)
