"""What pronouns mean: he and she, it and they, we."""

from communique.lexicon.acts import acts
from communique.lexicon.agents import agents
from communique.lexicon.women import likely_man
from communique.resolve.attribution import attributed
from communique.resolve.discourse import FINITE, Discourse, Met, clause_of
from communique.resolve.gathered import of_gathered
from communique.values.syntax import Token
from communique.values.understood import Referent

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
# What a person loses with each sentence and word that passed, and gains by having been a subject.
_SENTENCE, _WORD, _RANK = 3.0, 0.01, 1.0
PRONOUNS = HE | SHE | THEY | IT
_BEFORE_WHOM = {"ADJ", "ADP", "DET", "NOUN", "PROPN", "PUNCT"}
_FAR = 4  # sentences that a pronoun looks back
_FAR_TOGETHER = 15  # ... for those who met, on a page that reports their meeting
_SPOKEN = frozenset({"agree", "discuss", "reaffirm", "concern", "welcome", "urge"})


def resolve_pronoun(discourse: Discourse, token: Token) -> Referent | None:
    """What a pronoun means, or None."""
    word = token.lower
    if word in HE or word in SHE:
        return _person(discourse, token)
    if word in THEY:
        return _they(discourse, token)
    if word in IT:
        return _it(discourse, token)
    return None


def _person(discourse: Discourse, token: Token) -> Referent | None:
    """The person who was last the subject, or else named last; of a fronted clause, the subject that follows."""
    best: Met | None = None
    score = -1.0
    speaker = _speaker(discourse, token)
    for met in (*_ahead(discourse, token), *discourse.back(token)):
        far = token.sentence - met.sentence
        if far > _FAR or (best is not None and far > 1 and token.lower not in SHE):
            break
        if not met.person or _barred(discourse, token, met):
            continue
        doubt = _doubt(discourse, token, met)
        if doubt is None:
            continue
        worth = (
            10.0 - _SENTENCE * far + _RANK * met.rank + discourse.heard(met) - doubt - abs(token.i - met.token) * _WORD
        )
        if met.referent.people[:1] == speaker:
            worth -= 6
        worth += _near_owner(discourse, token, met)
        if worth > score:
            best, score = met, worth
    if best is None:
        return None
    if best.referent.people:
        discourse.genders.setdefault(best.referent.people[0], "she" if token.lower in SHE else "he")
    return discourse.said(token, best, "he-or-she/1")


def _doubt(discourse: Discourse, token: Token, met: Met) -> float | None:
    """What speaks against a person by the gender of the name, None where it rules the person out."""
    if not met.referent.people:
        return 0.0
    key = met.referent.people[0]
    gender = discourse.genders.get(key)
    if gender is not None and (gender == "she") != (token.lower in SHE):
        return None
    if gender == "she":
        return -6.0
    return 6.0 if token.lower in SHE and likely_man(discourse.people[key].name) else 0.0


def _near_owner(discourse: Discourse, token: Token, met: Met) -> float:
    """What it speaks for the owner of "his" to be the object it is said of, or the subject of its own clause."""
    if not token.dep.endswith("poss") or met.sentence != token.sentence:
        return 0.0
    tree = discourse.tree
    named = tree.tokens[met.token]
    above = {word.i for word in tree.ancestors(token)}
    while named.dep in ("flat", "compound", "appos", "nmod:desc", "conj") and named.head != named.i:
        named = tree.head(named)
    verb = tree.head(named)
    if named.dep in ("obj", "iobj") and verb.lemma in agents().object_s and verb.i in above:
        return 8.0
    return 3.0 if met.rank and clause_of(named, tree).i == clause_of(token, tree).i else 0.0


def _speaker(discourse: Discourse, token: Token) -> tuple[int, ...]:
    """Who says the words that a pronoun stands in: in one's own words one is no "he"."""
    if not discourse.quoted(token.start):
        return ()
    said = attributed(discourse, discourse.tree.sentences[token.sentence])
    return said.people if said is not None and len(said.people) == 1 else ()


def _ahead(discourse: Discourse, token: Token) -> list[Met]:
    """The subject that follows a fronted clause in which the pronoun stands ("Before he left, Kim ...")."""
    tree = discourse.tree
    here = clause_of(token, tree)
    if here.dep.partition(":")[0] == "advcl" or token.dep == "nmod:poss":
        main = tree.head(here) if here.dep.partition(":")[0] == "advcl" else here
        subject = tree.child(main, "nsubj")
        if subject is not None and subject.i > token.i and subject.pos == "PROPN":
            known = discourse.referents.get(subject.i)
            if known is not None and known.people:
                return [Met(subject.i, subject.sentence, known, 4, person=len(known.people) == 1)]
    return []


def _barred(discourse: Discourse, token: Token, met: Met) -> bool:
    """Whether both stand in one clause where a plain pronoun cannot mean the other ("X met him")."""
    if token.dep.endswith("poss") or met.sentence != token.sentence or token.lower.endswith("self"):
        return False
    if _is_of_whom(discourse, token, met):
        return True
    if _own_verb_follows(discourse, token):
        return False
    other = discourse.tree.tokens[met.token]
    return clause_of(other, discourse.tree).i == clause_of(token, discourse.tree).i


def _is_of_whom(discourse: Discourse, token: Token, met: Met) -> bool:
    """Whether somebody is the "whom" to whom another did something ("President Soto, with whom she spoke")."""
    tokens = discourse.tree.tokens
    if token.i < 2 or tokens[token.i - 1].lower != "whom" or met.token >= token.i:
        return False
    return all(word.pos in _BEFORE_WHOM for word in tokens[met.token : token.i - 1])


def _own_verb_follows(discourse: Discourse, token: Token) -> bool:
    """Whether a finite verb follows, so that the pronoun is the subject of a clause of its own ("said it still hopes")."""
    following = [word for word in discourse.tree.tokens[token.i + 1 : token.i + 4] if word.pos != "ADV"]
    before = discourse.tree.tokens[max(0, token.i - 1)]
    return bool(following) and following[0].tag in FINITE and before.pos in ("VERB", "SCONJ", "CCONJ")


def _they(discourse: Discourse, token: Token) -> Referent | None:
    """Those who were last told together, or the plural that was last the subject."""
    own = _own_subject(discourse, token)
    if own is not None:
        return own
    told = _told_together(discourse, token)
    if told is not None:
        return told
    best: Met | None = None
    score = -1.0
    for met in (*discourse.sets_back(token), *discourse.back(token)):
        far = token.sentence - met.sentence
        several = len(met.referent.sides) > 1 or len(met.referent.people) > 1
        if far > _FAR or not (several or _plural(discourse, met)) or _modifier(discourse, met):
            continue
        people = 2 if len(met.referent.people) > 1 else 0
        worth = 10.0 - 3 * far + met.rank * 0.5 + (2 if several else 0) + people
        worth += 0.5 * min(len(met.referent.sides), 4) + discourse.three_way(token, met)
        worth -= (token.i - met.token) * 0.01
        if worth > score:
            best, score = met, worth
    if best is None:
        return of_gathered(discourse, token) if token.dep == "nsubj" else None
    return discourse.said(token, best, "they/1")


def _told_together(discourse: Discourse, token: Token) -> Referent | None:
    """On an official page "they discussed", "they underscored" is said of the officials of several sides last told
    together, however much of peoples and forces stands between."""
    verb = discourse.tree.head(token)
    lemma = acts().forms.get(verb.lower)
    if not discourse.official or token.dep != "nsubj" or lemma is None or verb.pos != "VERB":
        return None
    if not (lemma in acts().sayings or any(word.act in _SPOKEN for word in acts().verbs.get(lemma, ()))):
        return None
    for met in discourse.sets_back(token):
        if len(met.referent.people) > 1 and len(met.referent.sides) > 1:
            return discourse.said(token, met, "they/1") if token.sentence - met.sentence <= _FAR_TOGETHER else None
    return of_gathered(discourse, token)


def _own_subject(discourse: Discourse, token: Token) -> Referent | None:
    """Of "their", the several that are the subject of its own clause ("He and Fiqi discussed their ties")."""
    if not token.dep.endswith("poss"):
        return None
    subject = discourse.tree.child(clause_of(token, discourse.tree), "nsubj")
    whole = discourse.together(subject) if subject is not None and subject.i < token.i else None
    if subject is None or whole is None or len(whole.sides) < 2 or token.i <= subject.i:
        return None
    return discourse.said(token, Met(subject.i, subject.sentence, whole), "they/1")


def _plural(discourse: Discourse, met: Met) -> bool:
    """A plural noun of people, not a name that only looks plural ("the United States")."""
    return discourse.tree.tokens[met.token].tag == "NNS"


def _modifier(discourse: Discourse, met: Met) -> bool:
    """Words that only tell whose or which: the name inside "six-party talks", "the Koreas' border"."""
    token = discourse.tree.tokens[met.token]
    while token.dep == "conj":
        token = discourse.tree.head(token)
    return token.dep in ("amod", "compound", "nummod", "nmod:poss", "flat") and not met.referent.people


def _it(discourse: Discourse, token: Token) -> Referent | None:
    """The state, organisation or body that was last the subject, or that owns what "its" is coordinated with."""
    owner = _owner_beside(discourse, token)
    if owner is not None:
        return owner
    best: Met | None = None
    score = 0.0
    for met in discourse.back(token):
        far = token.sentence - met.sentence
        if far > 1:
            break
        if met.referent.people or len(met.referent.sides) != 1 or _barred(discourse, token, met):
            continue
        worth = 6.0 - 3 * far + met.rank - (token.i - met.token) * 0.05 - 2 * _adjective(discourse, met)
        if worth > score:
            best, score = met, worth
    return None if best is None else discourse.said(token, best, "it/1")


def _adjective(discourse: Discourse, met: Met) -> bool:
    """Whether a side is told only by the adjective of something else ("Japanese envoys")."""
    named = met.referent.rule == "side-demonym/1"
    return named and discourse.tree.tokens[min(met.token + 1, len(discourse.tree.tokens) - 1)].pos in (
        "NOUN",
        "ADJ",
        "CCONJ",
    )


def _owner_beside(discourse: Discourse, token: Token) -> Referent | None:
    """The owner of the noun that its own noun is coordinated with ("Iran's missiles and its drones")."""
    tree = discourse.tree
    noun = tree.head(token)
    if not token.dep.endswith("poss") or noun.dep != "conj":
        return None
    owner = tree.child(tree.head(noun), "nmod:poss", "amod")
    known = discourse.referents.get(owner.i) if owner is not None and owner.i < token.i else None
    if owner is None or known is None or known.people or len(known.sides) != 1:
        return None
    return discourse.said(token, Met(owner.i, owner.sentence, known), "it/1")
