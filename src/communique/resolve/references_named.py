"""What names mean: people with their posts, sides and bodies, and the nouns that a side's name is tied to."""

import re

from communique.lexicon.agents import agents
from communique.lexicon.sides import is_movement
from communique.resolve.discourse import Discourse
from communique.values.annotated import PostMention, SideMention
from communique.values.syntax import Token
from communique.values.understood import PersonEntry, Referent, union

_TIED = ("amod", "compound", "nmod:poss", "nmod:desc", "det", "flat")
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Sir|Dame|Baroness|Prof|Gen|Adm|Col|Lt|Sen|Rep|Gov|Amb|Sheikh|Prince|King)\.?\s+$"
)
_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


def place_names(discourse: Discourse) -> None:
    """Give every name of the article its meaning: sides first, then people with their titles."""
    for mention in discourse.annotated.sides:
        _place_side(discourse, mention)
    cities = [(side.start, side.end) for side in discourse.annotated.sides if side.form == "capital"]
    for entry in discourse.people:
        for start, end in entry.mentions:
            if not any(a <= start and end <= b for a, b in cities):
                _place_person(discourse, entry, start, end)


def place_tied(discourse: Discourse) -> None:
    """Give titles and nouns the side whose name stands beside them."""
    for post in discourse.annotated.posts:
        _place_post(discourse, post)
    for mention in discourse.annotated.sides:
        if mention.form == "institution":
            _place_shared_body(discourse, mention)
    of_side = agents().of_side
    for token in discourse.tree.tokens:
        if token.lower in of_side and token.i not in discourse.referents and token.pos in _NAMES:
            _place_tied(discourse, token)


def _place_side(discourse: Discourse, mention: SideMention) -> None:
    receipt = discourse.receipt(mention.start, mention.end)
    rule = f"side-{mention.form}/1"
    referent = Referent(mention.start, mention.end, mention.codes, (), rule, (receipt,))
    for token in discourse.tree.covering(mention.start, mention.end):
        discourse.referents.setdefault(token.i, referent)


def _place_person(discourse: Discourse, entry: PersonEntry, start: int, end: int) -> None:
    """The name's words, the title beside it and the word that heads both mean the person."""
    source = (entry.named_at,) if entry.side_at is None else (entry.named_at, entry.side_at)
    sides = (entry.side,) if entry.side else ()
    referent = Referent(start, end, sides, (entry.key,), "person-named/1", source)
    first = phrase_start(discourse, start)
    words = discourse.tree.covering(start, end)
    for token in words:
        discourse.referents[token.i] = referent
    if words:
        _place_unknown_title(discourse, words[0], referent)
    top = discourse.tree.top(first, end)
    if top is not None and first < start:
        for token in discourse.tree.covering(first, start):
            if token.i == top.i or (token.pos in _NAMES and token.i not in discourse.referents):
                discourse.referents[token.i] = referent


def _place_unknown_title(discourse: Discourse, name: Token, referent: Referent) -> None:
    """A title that the lexicon lacks ("HRVP Borrell") heads the name in the tree: it means the person too."""
    tree = discourse.tree
    head = tree.head(name)
    near = 0 < name.i - head.i <= 3 and all(tree.tokens[i].pos in _NAMES for i in range(head.i, name.i))
    if near and name.dep.partition(":")[0] in ("flat", "compound", "nmod") and head.text[0].isupper():
        discourse.referents.setdefault(head.i, referent)


def phrase_start(discourse: Discourse, start: int) -> int:
    """Where the title and the side written right before a name begin; the name's own start where there are none."""
    text = discourse.annotated.article.text
    polite = _HONORIFIC.search(text, max(0, start - 12), start)
    start = polite.start() if polite else start
    for mentions in (discourse.annotated.posts, discourse.annotated.sides):
        for mention in mentions:
            if mention.end <= start and start - mention.end <= 3 and text[mention.end : start].strip(' “"') == "":
                start = mention.start
                break
    return start


def _place_post(discourse: Discourse, post: PostMention) -> None:
    """A title whose side its own words tell."""
    if post.side is None:
        return
    head = discourse.tree.top(post.start, post.end)
    if head is None or (head.i in discourse.referents and discourse.referents[head.i].people):
        return
    beside = side_beside(discourse, head) if post.plural else None
    if beside is not None and len(beside.sides) > 1:
        discourse.referents[head.i] = beside
        return
    receipt = discourse.receipt(post.start, post.end)
    discourse.referents[head.i] = Referent(post.start, post.end, (post.side,), (), "post-side/1", (receipt,))


def _place_shared_body(discourse: Discourse, mention: SideMention) -> None:
    """A body of several sides ("the Japanese and Korean foreign ministries") takes them all."""
    head = discourse.tree.top(mention.start, mention.end)
    beside = side_beside(discourse, head) if head is not None else None
    if head is not None and beside is not None and set(mention.codes) < set(beside.sides):
        discourse.referents[head.i] = beside


def _place_tied(discourse: Discourse, token: Token) -> None:
    owner = discourse.tree.child(token, "nmod:poss")
    owned = owner is not None and owner.i in discourse.referents and discourse.referents[owner.i].people
    if owned and token.lemma.lower() in ("colleague", "counterpart", "guest", "host", "interlocutor", "visitor"):
        return  # not of the owner's side but the one the owner deals with
    found = side_beside(discourse, token)
    if found is not None:
        discourse.referents[token.i] = found


def side_beside(discourse: Discourse, token: Token, owned: bool = True) -> Referent | None:
    """The side whose name or adjective is tied to a noun: before it, or after "of" and "from".

    Without `owned` an owner ("his", "Kono's") does not count.
    """
    parts: list[Referent] = []
    kids = discourse.tree.children(token)
    named = any(k.i < token.i and k.dep in ("amod", "compound") and k.i in discourse.referents for k in kids)
    behind = (
        ("of", "from", "for") if named else ("of", "from", "for", "in")
    )  # "NATO ministers in Oslo" are not Norway's
    for kid in kids:
        if (not owned and kid.dep == "nmod:poss") or _joined_by_and(discourse, kid, token):
            continue
        tied = kid.dep in _TIED or (kid.dep == "nmod" and _after(discourse, kid, behind))
        if tied and kid.i in discourse.referents:
            adjectives = kid.i < token.i and kid.dep in ("amod", "compound")
            whole = (discourse.whole_listing(kid) if adjectives else None) or discourse.together(kid)
            if whole is not None and whole.sides:
                parts.append(whole)
    own = [part for part in parts if any(is_movement(side) for side in part.sides)]
    whole = union(own or parts)  # "Colombia's ELN rebels" are the movement's
    if whole is None:
        return None
    return Referent(
        min(whole.start, token.start), max(whole.end, token.end), whole.sides, (), "side-beside/1", whole.source
    )


def _joined_by_and(discourse: Discourse, kid: Token, token: Token) -> bool:
    """Whether a modifier is another person before an "and" ("the Secretary and Foreign Minister")."""
    known = discourse.referents.get(kid.i)
    after = discourse.tree.tokens[min(kid.i + 1, token.i)]
    return known is not None and bool(known.people) and after.lower in ("and", "&")


def _after(discourse: Discourse, token: Token, words: tuple[str, ...]) -> bool:
    case = discourse.tree.child(token, "case")
    return case is not None and case.lower in words
