"""Who speaks for no side, or at home, in what the press tells: critics, companies, politicians out of power."""

import re
from collections.abc import Iterator

from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import WE, Page
from communique.lexicon.outsiders import outsiders
from communique.values.syntax import Token
from communique.values.understood import PersonEntry, Referent

_AGED = re.compile(r",? ?\(?\d\d\b(?! (?:others|other|more))")  # "Anna Holm, 58, a baker"
_NEAR = 40  # characters before a name in which its bearer's calling stands
_CALLED = re.compile(r"([^\W\d_][\w'’.-]+)\s+$")
_BEHIND = re.compile(  # ", a baker from", ", senior fellow at", ", baker "
    r",? (?:an?|the|another) ((?:[a-z][\w'’-]*,? ){0,4}?)(?:at|of|from|for|in|who|with|and|told|said)\b"
    r"|, ((?:[a-z][\w'’-]* ){1,4}?)(?:at|of|from|for|in|with)\b|, (\w+) "
)
_GOVERNING = frozenset(
    [
        "leader",
        "deputy leader",
        "minister",
        "vice minister",
        "ambassador",
        "envoy",
        "spokesperson",
        "head of organisation",
    ]
)
_OWN_WORDS = frozenset({"verb-of-position", "noun-of-position", "carried-noun", "adjective-of-position"})
_NOT_DONE = frozenset({"can", "could", "may", "might", "must", "ought", "should", "would"})
_PAPERS = frozenset({"appeal", "declaration", "letter", "message", "petition", "report", "statement", "statements"})
_WHERE = frozenset({"in", "inside", "across", "throughout", "outside"})
_INSIDE = frozenset({"nmod", "appos"})  # within a phrase that the tree takes for the whole sentence
_BESIDE = ("amod", "compound", "nmod", "nmod:poss", "flat")


def is_of_home(page: Page, c: Candidate, actors: tuple[str, ...]) -> bool:
    """Whether a page of a land's press tells what its own officials say at home: nothing near it is of another land."""
    land = page.understood.land
    if page.understood.voice or land is None or actors != (land,):
        return False
    at, sentences = c.trigger.sentence, page.tree.sentences
    named = {
        *page.headline,
        *(side for i in range(max(0, at - 1), min(len(sentences), at + 2)) for side in page.by_sentence[i]),
    }
    if not named <= {land}:
        return False
    return outsiders().abroad.isdisjoint(token.lower for token in page.tree.within(sentences[at]))


def is_of_an_outsider(page: Page, c: Candidate) -> bool:
    """Whether a candidate of a page of the press is the word of somebody who speaks for no side."""
    if page.understood.voice:
        return False
    saying = c.saying if c.saying is not None and c.saying is not c.predicate else None
    sayer = page.sayer_of(saying) if saying is not None and saying.relation != "advcl" else None
    voice = page.voices.get(c.trigger.sentence)
    if sayer is None and voice is not None:
        return is_outsider(page, voice)
    who = sayer if sayer is not None else _speaker_behind(page, c)
    if who is None or not (_is_outside(page, who) or _is_at_home(page, c, who)):
        return False
    return sayer is None or not (_tells_by_itself(page, c) and _is_of_a_side(page, c.holder, sayer))


def _speaker_behind(page: Page, c: Candidate) -> Token | None:
    """Who spoke last before a quotation whose words are of nobody known, else who holds what is told."""
    if c.predicate.i in page.quoted and (c.holder is None or not page.understood.people_of(c.holder)):
        last = page.last_sayer(c.predicate)
        if last is not None and _is_outside(page, last):
            return last
    return _holder_of(page, c)


def _holder_of(page: Page, c: Candidate) -> Token | None:
    """Who holds it: the noun that a tree gives "called" as its participle, too ("Farmers called on Peru to act")."""
    above = page.tree.head(c.predicate)
    while c.predicate.dep == "acl" and above.relation in _INSIDE and above.head < above.i:
        above = page.tree.head(above)
    if c.predicate.dep != "acl" or above.head != above.i or above.i > c.predicate.i:
        return c.holder
    return above if c.holder is None or c.holder.i < c.predicate.i else c.holder


def _tells_by_itself(page: Page, c: Candidate) -> bool:
    """Whether a word of position tells what its holder did, not what it might or ought to do."""
    if any(kid.lower in _NOT_DONE for kid in page.tree.children(c.predicate, "aux")):
        return False
    return c.rule.partition("/")[0] in _OWN_WORDS


def _is_of_a_side(page: Page, holder: Token | None, sayer: Token) -> bool:
    """Whether what is told is another's doing ("Critics say that Peru has refused"): a side's, and not the sayer's."""
    if holder is None or holder.i == sayer.i or holder.lower in WE:
        return False
    return bool(page.understood.sides_of(holder))


def _is_at_home(page: Page, c: Candidate, who: Token) -> bool:
    """Whether a member of a parliament speaks in a sentence that names no other side."""
    people = page.understood.people_of(who)
    if len(people) != 1:
        return False
    person = page.understood.person(people[0])
    if person.post is None or person.rank in _GOVERNING or outsiders().members.fullmatch(person.post.text) is None:
        return False
    return {person.side}.issuperset(page.sides_in(page.tree.sentences[c.trigger.sentence]))


def _is_outside(page: Page, token: Token) -> bool:
    known = page.understood.refer(token)
    if known is not None and known.people:
        return all(is_outsider(page, page.understood.person(key)) for key in known.people)
    return _is_outside_noun(page, token, known)


def _is_outside_noun(page: Page, token: Token, known: Referent | None) -> bool:
    lists, word = outsiders(), token.lower
    if word in lists.nouns:
        return True
    if word in _PAPERS and (known is None or not known.sides):
        return any(_is_outside_noun(page, kid, page.understood.refer(kid)) for kid in page.tree.children(token, "nmod"))
    if word in lists.doubtful:
        return not _is_owned(page, token) and (known is None or not known.sides or _is_only_there(page, token))
    if word not in lists.bodies:
        return False
    return any(kid.lower.removesuffix("'s") in lists.purposes for kid in page.tree.children(token, *_BESIDE))


def _is_owned(page: Page, token: Token) -> bool:
    """Whether a side is told whose people they are ("Peru's lawyers", "observers from the OSCE"), not only where."""
    return any(not _tells_where(page, kid) for kid in _sides_beside(page, token))


def _is_only_there(page: Page, token: Token) -> bool:
    """Whether a side is told as the place where they are ("experts in Canada")."""
    return any(_tells_where(page, kid) for kid in _sides_beside(page, token))


def _sides_beside(page: Page, token: Token) -> Iterator[Token]:
    return (kid for kid in page.tree.children(token, *_BESIDE) if page.understood.sides_of(kid))


def _tells_where(page: Page, token: Token) -> bool:
    case = page.tree.child(token, "case")
    return case is not None and case.lower in _WHERE


def is_outsider(page: Page, person: PersonEntry) -> bool:
    """Whether a person of the page's table is told as one who speaks for no state."""
    if person.key not in page.outside:
        page.outside[person.key] = _read(page, person)
    return page.outside[person.key]


def _read(page: Page, person: PersonEntry) -> bool:
    if person.side is not None and len(person.side) != 2:
        return False  # of an organisation or a movement
    if person.post is None:
        return person.rank is None and _is_introduced(page, person)
    lists, post = outsiders(), person.post.text
    if person.post.private or lists.posts.search(post):
        return True
    return person.rank not in _GOVERNING and lists.politicians.search(post) is not None


def _is_introduced(page: Page, person: PersonEntry) -> bool:
    """Whether the words around the first mention tell a calling that is no office: "economist Anna Holm", "Anna Holm, 58"."""
    text, nouns = page.understood.annotated.article.text, outsiders().nouns
    start, end = person.mentions[0]
    called = _CALLED.search(text, max(0, start - _NEAR), start)
    words = [person.name.partition(" ")[0], called[1] if called is not None else ""]
    if any(word.lower() in nouns for word in words) or _AGED.match(text, end):
        return True
    behind = _BEHIND.match(text, end)
    return behind is not None and not nouns.isdisjoint((behind[behind.lastindex or 1]).replace(",", "").split())
