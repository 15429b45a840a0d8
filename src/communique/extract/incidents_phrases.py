"""The sides that a phrase means which may tell who did it: by what it names, owns or counts."""

from dataclasses import replace
from itertools import pairwise

from communique.extract.incidents_clauses import with_case
from communique.extract.incidents_owners import ANSWERING, owner_named
from communique.lexicon.incidents import incident_words
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Referent, Understood

PRONOUNS = frozenset({"its", "their", "his", "her"})
_COUNTS = frozenset(
    {
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "number",
        "group",
        "members",
        "units",
        "both",
        "some",
        "clique",
        "gangsters",
        "hordes",
        "imperialists",
        "maniacs",
        "militants",
        "reactionaries",
        "warmongers",
    }
)
FRIENDS = frozenset({"allies", "partners"})  # "our allies" are not we
HELPED = frozenset({"backed", "brokered", "facilitated", "mediated", "sponsored", "supported"})  # no doers of it
BODIES = frozenset(
    {
        "assembly", "board", "cabinet", "conference", "congress", "council", "government", "leaders", "meeting", "members",
        "ministers", "organisation", "organization", "parliament", "session", "states", "summit",
    }
)  # fmt: skip  # "the 30th session of X adopted": X did
PRIVATE = frozenset(
    {
        "airline", "bank", "builder", "companies", "company", "consortium", "firm", "firms", "group", "investors", "maker", "operator",
        "shipyard", "subsidiary", "supplier", "yard",
    }
)  # fmt: skip  # "a contract with an X firm" is not X's
_TIED = frozenset({"affiliated", "aligned", "allied", "associated", "linked", "loyal"})
_CLOSE = 8  # characters between "loyal to" and the name
_TOWARDS = ("anti-", "pro-")  # "anti-X drills" are not X's


def phrase_of(understood: Understood, token: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The sides that a phrase means, or that stand in it as owner or description ("a Chinese vessel")."""
    text = understood.annotated.article.text
    owner = next(
        (kid for kid in understood.annotated.tree.children(token, "nmod:poss") if kid.lower in PRONOUNS), token
    )
    if owner.lower in PRONOUNS and (named := owner_named(understood, owner)):
        return named
    found = _others_of(understood, token, understood.refer(token))
    if (body := _body_owned(understood, token, found)) is not None:
        found = body
    if (listed := _of_several(understood, token, found)) is not None:
        return listed
    if found is not None and (len(found.sides) == 1 or (found.sides and token.lower not in incident_words().agents)):
        return found.sides, Receipt.of(text, found.start, found.end)
    if token.lower in FRIENDS:
        return None
    tree = understood.annotated.tree
    inner = [r for kid in describers(tree, token) if (r := understood.refer_alone(kid)) and r.sides]
    owners = [r for kid in tree.children(token, "nmod:poss") if (r := understood.refer_alone(kid)) in inner and r]
    inner = owners if len(owners) == 1 and len(owners[0].sides) == 1 else inner  # "X's Federal Court"
    if not inner and (tied := _tied_to(understood, token)) is not None:
        return tied
    if not inner:
        return (found.sides, Receipt.of(text, found.start, found.end)) if found is not None and found.sides else None
    sides = tuple(sorted({side for referent in inner for side in referent.sides}))
    return sides, Receipt.of(text, min(r.start for r in inner), max(r.end for r in inner))


def _of_several(understood: Understood, token: Token, found: Referent | None) -> tuple[tuple[str, ...], Receipt] | None:
    """The sides of officials told in the plural with several lands: "the heads of the agencies of X and Y"."""
    text = understood.annotated.article.text
    if found is None or len(found.sides) != 1 or token.tag != "NNS":
        return None
    inside = [m for m in understood.annotated.sides if token.end <= m.start and m.end <= found.end]
    if len(inside) < 2 or any(text[a.end : b.start].strip() not in ("and", ",", ", and") for a, b in pairwise(inside)):
        return None
    return tuple(sorted({code for m in inside for code in m.codes})), Receipt.of(text, found.start, found.end)


def _body_owned(understood: Understood, token: Token, found: Referent | None) -> Referent | None:
    """The state that owns a body or office which by itself would be the page's own: "Peru's Supreme Court"."""
    if found is None or not found.rule.startswith("side-institution"):
        return None
    tokens, at = understood.annotated.tree.tokens, token.i
    while at > 1 and tokens[at].text[:1].isupper():
        at -= 1
    owner = understood.refer_alone(tokens[at - 1]) if tokens[at].tag == "POS" else None
    return owner if owner is not None and len(owner.sides) == 1 and owner.rule.startswith("side-name") else None


def _tied_to(understood: Understood, noun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The side or group to which armed men belong: "fighters loyal to X", "a militia allied with X"."""
    tokens = understood.annotated.tree.tokens[noun.i + 1 : noun.i + 3]
    if len(tokens) < 2 or tokens[0].lower not in _TIED or tokens[1].lower not in ("to", "with"):
        return None
    end = tokens[1].end + _CLOSE
    near = next((m for m in understood.annotated.sides if tokens[1].end <= m.start < end), None)
    return (near.codes, Receipt(near.start, near.end, near.text)) if near is not None else None


def _others_of(understood: Understood, pronoun: Token, found: Referent | None) -> Referent | None:
    """Whom "their" means in what the page's own side welcomes or condemns: not that side ("welcomed their bid")."""
    others = tuple(side for side in found.sides if side not in understood.voice) if found is not None else ()
    if found is None or pronoun.lower not in PRONOUNS or len(others) in (0, len(found.sides)):
        return found
    tree = understood.annotated.tree
    verb = tree.head(tree.head(pronoun))
    return replace(found, sides=others) if verb.lemma.lower() in ANSWERING else found


def describers(tree: Tree, noun: Token) -> list[Token]:
    """Owners, adjectives and names before a noun with what is coordinated; of "thousands of X" those of X."""
    found = []
    for kid in tree.children(noun, "nmod:poss", "amod", "compound", "nmod:desc"):
        if kid.lower not in HELPED:
            found += [t for t in tree.subtree(kid) if t.i < noun.i]
    aimed = next((t.i for t in found if t.lower.startswith(_TOWARDS)), noun.i)
    found = [t for t in found if t.i < aimed]
    counted = [kid for kid in tree.children(noun, "nmod") if any(c.lower == "of" for c in tree.children(kid, "case"))]
    if not found and noun.lower in incident_words().agents:
        found = [*counted, *with_case(tree, noun, "from")]
    if noun.lower in BODIES or (not found and noun.lower in _COUNTS):
        found += [t for kid in counted for t in (kid, *describers(tree, kid))]
    return found
