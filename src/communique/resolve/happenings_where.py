"""Which place of a sentence belongs to a trigger: the nearest over the tree, clauses apart."""

from collections.abc import Iterable

from communique.lexicon.engagements import nouns
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_distance import FAR, distance, is_owned
from communique.resolve.happenings_meant import lives
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import PlaceMention
from communique.values.syntax import Token, Tree

_MARGINS = {"edges", "fringe", "fringes", "margin", "margins", "sideline", "sidelines"}  # of which: the same place
_TOWN = {"capital", "city", "district", "island", "metropolis", "port", "resort", "suburb", "town", "village"}
_OFFICES = {
    "agency", "department", "embassy", "government", "ministry", "office", "official", "officials", "reports", "source", "sources",
    "spokesman", "spokeswoman",
}  # fmt: skip
_WHERE = {"in", "at", "to", "for", "into", "on", "near", "outside", ""}
_ROADS = {"departure", "flight", "journey", "plane", "train", "way"}  # what leads "for" a place


def nearest_place(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> PlaceMention | None:
    """The place where a trigger's clause says that it happened; a city before a country."""
    found: list[tuple[bool, float, PlaceMention]] = []
    rivals = [rival for rival in rivals if scene.tree.head(rival).lower not in _MARGINS]
    for token in scene.tree.within(scene.tree.sentences[trigger.sentence]):
        place = scene.places.get(token.i)
        if place is None or token.start != place.start or _is_gathering(scene, place) or _is_home(scene, token):
            continue
        top = scene.tree.top(place.start, place.end)
        if (
            top is None
            or not _locates(scene.tree, top)
            or _is_goal(scene.tree, top, trigger)
            or (case_of(scene.tree, top) == "on" and _is_land(place))
        ):
            continue  # "conferred on Syria" was not held there
        cost = distance(scene.tree, trigger, top)
        if cost <= FAR and not is_owned(scene.tree, top, cost, rivals):
            found.append((not place.city, cost, place))
    if not found:
        return _unlisted(scene, trigger)
    return min(found, key=lambda row: (row[0], row[1], row[2].start))[2]


def _is_gathering(scene: Scene, place: PlaceMention) -> bool:
    """Whether what the recogniser took for a place is the name of a gathering ("in Energy Policy Dialogue")."""
    words = scene.tree.covering(place.start, place.end)
    after = scene.tree.tokens[words[-1].i + 1 : words[-1].i + 2] if words else ()
    return any(lemma_of(token) in nouns() for token in words) or any(token.text == "-" for token in after)


def _is_home(scene: Scene, token: Token) -> bool:
    """Whether it is where people named right before it live ("a group of Peruvians in Norway")."""
    return token.i > 1 and scene.tree.tokens[token.i - 1].lower == "in" and lives(scene, token.i - 2)


def _is_goal(tree: Tree, top: Token, trigger: Token) -> bool:
    """Whether a place is where another journey led ("followed the summit and the President's visit to Peru")."""
    while top.dep == "conj" and top.head != top.i:
        top = tree.head(top)
    head = tree.head(top)
    journey = nouns().get(lemma_of(head)) if head.pos == "NOUN" and head.i != trigger.i else None
    return journey is not None and journey.format == "visit" and case_of(tree, top) == "to" and trigger.pos != "VERB"


def _is_land(place: PlaceMention) -> bool:
    """Whether it is a state, no town: what is discussed, where "on" leads to it."""
    return place.side is not None and not place.city


def _unlisted(scene: Scene, trigger: Token) -> PlaceMention | None:
    """A place that no lexicon lists: a name after "in" or "at" on the trigger that the recogniser took for a place."""
    for around in (trigger, scene.tree.head(trigger)):
        for kid in scene.tree.children(around, "obl", "nmod"):
            name = _place_name(scene, kid)
            if name:
                start, end = name[0].start, name[-1].end
                return PlaceMention(start, end, scene.text[start:end], None, True)
    return None


def _place_name(scene: Scene, token: Token) -> list[Token]:
    """The words of a place's name headed by a token after "in" or "at", else none."""
    if case_of(scene.tree, token) not in ("in", "at"):
        return []
    if token.lower in _TOWN:
        token = next((kid for kid in scene.tree.children(token, "nmod", "appos") if kid.pos == "PROPN"), token)
    kids = scene.tree.children(token, "flat", "compound", "amod")
    words = sorted([token, *(kid for kid in kids if kid.pos == "PROPN" or kid.tag == "NNP")], key=lambda t: t.i)
    known = any(lemma_of(t) in nouns() or t.i in scene.named or t.i in scene.dated or t.i in scene.posts for t in words)
    return words if token.entity == "PLACE" and token.pos == "PROPN" and not known else []


def _locates(tree: Tree, top: Token) -> bool:
    """Whether a place stands as one: after "in" or "at", as "the port of X", or beside a place that does ("X, Laos")."""
    case, head = case_of(tree, top), tree.head(top)
    if case == "of":
        return head.lower in _TOWN and case_of(tree, head) in _WHERE
    if top.dep == "nmod:poss" or (case == "for" and top.dep == "nmod" and head.lower not in _ROADS):
        return False  # "for Peru's part", "support for Peru"
    if case:
        return case in _WHERE and not (head.lower in _OFFICES and case_of(tree, head) not in ("at", "in"))
    return top.dep.partition(":")[0] in ("appos", "conj", "list", "nmod") and case_of(tree, head) in _WHERE - {""}
