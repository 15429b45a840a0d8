"""What "the envoy", "his counterpart", "her host", "the Russian", "the latter" mean: one person without a name."""

from communique.lexicon.agents import agents
from communique.resolve.discourse import Discourse, Met
from communique.resolve.references_named import side_beside
from communique.resolve.references_parties import OTHER_PARTY, other_parties, other_party, spoken_to
from communique.values.syntax import Token
from communique.values.understood import PersonEntry, Referent

_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
# Nouns that may mean any official person named before.
_ANYONE = frozenset(
    {"diplomat", "envoy", "leader", "man", "official", "politician", "statesman", "veteran", "visitor", "woman"}
)
_IN_PHRASE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})
_PEOPLE_DEMONYM = ("ese", "sh", "ch", "ss")
# Nouns that another title goes by.
_ALIKE = {
    "chief": ("head", "director", "leader", "chairman", "commander", "representative"),
    "diplomat": ("ambassador", "envoy", "minister", "representative"),
    "envoy": ("ambassador", "representative", "negotiator", "emissary"),
    "head": ("chief", "director", "leader", "president", "secretary"),
    "leader": ("president", "premier", "chancellor", "king", "emir"),
    "monarch": ("king", "queen", "emperor", "sultan", "emir"),
    "negotiator": ("envoy", "representative", "delegate"),
    "premier": ("prime",),
    "representative": ("envoy",),
}
_IDLE = frozenset({"chief", "new", "old", "senior", "then", "top", "veteran", "visiting", "young"})
_FAR = 12
_GRADES = frozenset({"assistant", "deputy", "principal", "special", "under", "undersecretary", "vice"})


def resolve_person(discourse: Discourse, token: Token) -> Referent | None:
    """The person whom a noun means, or at least the side, or None."""
    if token.tag in ("NNS", "NNPS"):
        owned = token.lemma.lower() in OTHER_PARTY and discourse.tree.child(token, "nmod:poss") is not None
        return other_parties(discourse, token) if owned else None
    if token.lower == "number" and discourse.tree.tokens[max(0, token.i - 1)].lower != "opposite":
        return None
    modifies = token.dep in ("compound", "amod") and token.head == token.i + 1
    if modifies or token.lemma.lower() not in agents().persons:
        return None
    named = _named_beside(discourse, token)
    if named is not None:
        return named
    beside = side_beside(discourse, token)
    if token.lemma.lower() in OTHER_PARTY and discourse.tree.child(token, "nmod:poss") is not None:
        return other_party(discourse, token, side_beside(discourse, token, owned=False))
    if not _definite(discourse, token):
        return beside
    if token.lemma.lower() in ("caller", "guest", "host", "visitor"):
        return spoken_to(discourse, token) or _of_that_post(discourse, token, beside) or beside
    return _of_that_post(discourse, token, beside) or beside


def _definite(discourse: Discourse, token: Token) -> bool:
    """Whether it has a definite article or an owner, or shares those of what it is coordinated with."""
    tree = discourse.tree
    if tree.child(token, "nmod:poss") or any(kid.lower in _DEFINITE for kid in tree.children(token, "det")):
        return True
    for i in range(token.i - 1, max(-1, token.i - 6), -1):
        word = tree.tokens[i]
        if word.lower in _DEFINITE:
            return True
        shared = word.lower == "and" and token.text[0].isupper()
        if word.pos not in ("ADJ", "NOUN", "PROPN") and word.tag != "VBG" and not shared:
            break
    bare = tree.child(token, "det") is None and token.text[0].isupper()
    return bare and token.dep == "conj" and _definite(discourse, tree.head(token))


def _named_beside(discourse: Discourse, token: Token) -> Referent | None:
    """The person named in apposition, or who the noun is said to be ("her host was Aso")."""
    tree = discourse.tree
    beside = _before_comma(discourse, token) + _after_comma(discourse, token)
    beside += tree.children(token, "appos", "flat", "dep")
    if token.dep.partition(":")[0] == "appos":
        beside.append(tree.head(token))
    if token.dep == "nsubj" and tree.child(tree.head(token), "cop") is not None:
        beside.append(tree.head(token))
    for other in beside:
        known = discourse.referents.get(other.i)
        if known is not None and len(known.people) == 1:
            source = (discourse.receipt(known.start, known.end), *known.source)
            return Referent(token.start, token.end, known.sides, known.people, "named-beside/1", source)
    return None


def _after_comma(discourse: Discourse, token: Token) -> list[Token]:
    """The name that follows right after a definite noun and a comma ("his Czech counterpart, Pavel Dvorak")."""
    following = discourse.tree.tokens[token.i + 1 : token.i + 3]
    if len(following) < 2 or following[0].text != "," or not _definite(discourse, token):
        return []
    known, own = discourse.referents.get(following[1].i), discourse.referents.get(token.i)
    alike = known is not None and own is not None and set(known.sides) <= set(own.sides)
    return [following[1]] if alike or (known is not None and own is None) else []


def _before_comma(discourse: Discourse, token: Token) -> list[Token]:
    """The name that stands right before a comma and the noun's phrase ("Liu Zhenmin, a vice foreign minister,")."""
    tokens = discourse.tree.tokens
    first = token.i
    while first > 0 and (tokens[first - 1].pos in _IN_PHRASE or tokens[first - 1].text == "-"):
        first -= 1
    if first < 2 or tokens[first - 1].text != "," or tokens[first - 2].sentence != token.sentence:
        return []
    known, after = discourse.referents.get(first - 2), tokens[min(token.i + 1, len(tokens) - 1)]
    closed = after.text in (",", "-") or after.lower in ("of", "for", "at", "who", "in", "general")
    return [tokens[first - 2]] if closed and known is not None and len(known.people) == 1 else []


def _of_that_post(discourse: Discourse, token: Token, beside: Referent | None) -> Referent | None:
    """The person last spoken of whose title holds the noun; on an official page "the President" is one's own."""
    own = _of_own_office(discourse, token) if beside is None else None
    if own is not None:
        return own
    for met in discourse.back(token):
        if token.sentence - met.sentence > _FAR:
            return None
        if met.single and _fits(discourse, token, discourse.people[met.referent.people[0]], beside):
            return discourse.said(token, met, "post-named/1")
        if met.person and not met.referent.people and _same_title(discourse, token, met, beside):
            return discourse.said(token, met, "post-told/1")
    return None


def _of_own_office(discourse: Discourse, token: Token) -> Referent | None:
    """Whoever of the side that issues the page bears a title which, in capitals, no other side's name stands beside."""
    if not discourse.official or discourse.home is None or not token.text[0].isupper():
        return None
    own, fields = discourse.home[0], set(_fields(discourse, token))
    for met in discourse.back(token):
        person = discourse.people[met.referent.people[0]] if met.single else None
        if person is None or person.side != own or person.post is None:
            continue
        words = set(person.post.text.lower().replace("-", " ").split())
        if _GRADES & words == _GRADES & fields and _fits(discourse, token, person, None):
            return discourse.said(token, met, "own-office/1")
    return None


def _same_title(discourse: Discourse, token: Token, met: Met, beside: Referent | None) -> bool:
    """Whether someone told by title alone may be called so: by the same noun, or one that fits any official."""
    if beside is not None and beside.sides != met.referent.sides:
        return False
    noun, before = token.lemma.lower(), discourse.tree.tokens[met.token].lemma.lower()
    return noun == before or (noun in _ANYONE and before != "spokesman")


def _fits(discourse: Discourse, token: Token, person: PersonEntry, beside: Referent | None) -> bool:
    if beside is not None and person.side not in beside.sides:
        return False
    if token.lemma.lower() in _ANYONE and (
        beside is not None or token.lemma.lower() in ("man", "woman", "diplomat", "envoy", "politician")
    ):
        return person.official
    if person.post is None:
        return False
    words = person.post.text.lower().replace("-", " ").split()
    fields = _fields(discourse, token)
    noun = token.lemma.lower()
    if noun not in words and any(other in words for other in _ALIKE.get(noun, ())):
        return True
    general = "general" in words[words.index(noun) + 1 :][:1] if noun in words else False
    if general and discourse.tree.tokens[min(token.i + 1, len(discourse.tree.tokens) - 1)].lower not in (
        "general",
        "-",
    ):
        return False  # a secretary general is no secretary
    return noun in words and all(field in words for field in fields)


def _fields(discourse: Discourse, token: Token) -> list[str]:
    """The words before a title that tell its field ("External Affairs" Minister), names of sides left out."""
    found: list[str] = []
    for i in range(token.i - 1, max(-1, token.i - 6), -1):
        word = discourse.tree.tokens[i]
        if word.pos not in ("ADJ", "NOUN", "PROPN") or word.sentence != token.sentence:
            break
        if i not in discourse.referents and word.lower not in _IDLE:
            found.append(word.lower)
    return found


def resolve_demonym(discourse: Discourse, token: Token, known: Referent) -> Referent | None:
    """The person of that side last spoken of, of a demonym that stands alone ("the Russian said")."""
    if known.rule != "side-demonym/1" or not _stands_alone(discourse, token, known):
        return None
    if token.lower.endswith(("s", *_PEOPLE_DEMONYM)) and not _one(discourse, token):
        return None
    for met in discourse.back(token):
        if token.sentence - met.sentence > _FAR:
            return None
        if met.single and met.referent.sides == known.sides:
            return discourse.said(token, met, "demonym-person/1")
    return None


def _one(discourse: Discourse, token: Token) -> bool:
    """Whether the verb tells that "the Japanese" is one of them."""
    if token.lower.endswith("s") and not token.lower.endswith(_PEOPLE_DEMONYM):
        return False
    after = discourse.tree.tokens[min(token.i + 1, len(discourse.tree.tokens) - 1)]
    return after.lower in ("was", "is", "has") or after.tag == "VBZ"


def _stands_alone(discourse: Discourse, token: Token, known: Referent) -> bool:
    """Whether "the" stands before the demonym and no noun after it."""
    tokens = discourse.tree.tokens
    first = discourse.tree.covering(known.start, known.end)[0].i
    before, after = tokens[max(0, first - 1)], tokens[min(token.i + 1, len(tokens) - 1)]
    return (
        before.lower == "the" and after.pos not in ("NOUN", "PROPN", "ADJ", "NUM") and after.text not in ("-", "’", "'")
    )


def resolve_ordinal(discourse: Discourse, token: Token) -> Referent | None:
    """The former and the latter of the last two named together."""
    if token.dep == "amod":
        return None
    for met in discourse.sets_back(token):
        two = met.referent
        receipt = discourse.receipt(two.start, two.end)
        if len(two.people) == 2:
            key = two.people[0 if token.lower == "former" else 1]
            side = discourse.people[key].side
            return Referent(token.start, token.end, (side,) if side else (), (key,), "former-latter/1", (receipt,))
        if len(two.sides) == 2 and len(two.source) == 2:
            named = sorted(two.source)[0 if token.lower == "former" else 1]
            word = discourse.tree.at(named.start)
            known = discourse.referents.get(word.i) if word is not None else None
            if known is not None and len(known.sides) == 1:
                return Referent(token.start, token.end, known.sides, (), "former-latter/1", (named,))
    return None
