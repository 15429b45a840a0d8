"""Where a journey goes: the places that its word, a list behind it or a colon tells."""

from collections.abc import Sequence
from itertools import takewhile

from communique.resolve.happenings_clauses import objects, obliques
from communique.resolve.happenings_paid import visit_paid
from communique.resolve.happenings_partners import is_somebody, partner_starts
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_signed import those_before
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_taken import taken, visited_at
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_TO_PLACE = frozenset({"to", "in", "into", "for", "at", "back to", "on to", "onto", "through"})
_ARRIVING = {"arrive", "come", "land"}
STAYING = ("await here", "be here", "be in town", "due here", "expect here")
_LIES = {"at", "in", "near", "outside"}
_PHRASE = 12  # words behind "attended the celebrations" in which a land may be told
_ONWARD = {"on", "onward", "onwards", "then"}


def goals_of(scene: Scene, found: Candidate) -> list[Token]:
    """The places that a journey is to, each by its first word ("to Kenya, South Africa and Ethiopia")."""
    token = found.token
    starts = partner_starts(scene, token, found.last, _TO_PLACE)
    if found.idiom:
        starts = [found.last]
    if found.idiom.startswith("attend") and not found.idiom.endswith(" in"):
        return _feasted(scene, found)
    if (capitals := _of_capitals(scene, found)) is not None:
        return capitals
    if lemma_of(token) in ("visit", "tour") and token.pos == "VERB":
        starts = _visited(scene, found)
    if token.pos != "VERB" and not starts:  # "the visit of the minister to Lima", hung on the minister
        owners = [mate for case, mate in obliques(scene.tree, token) if case in ("by", "of")]
        starts = [first for mate in owners for first in partner_starts(scene, mate, mate.i + 1, {"to"})]
    if token.pos != "VERB" and not starts and scene.tree.head(token).pos == "VERB":
        starts = partner_starts(scene, scene.tree.head(token), found.last, {"to"})
    starts = visited_at(scene, found) or starts
    if (trip := taken(scene, found)) is not None:
        starts = [trip[1]]
    if (here := _here(scene, found)) is not None:
        return [here]
    if (paid := visit_paid(scene, found)) is not None:
        return [paid.goal]
    if (there := _there(scene, found)) is not None:
        return [there]
    starts = [first for first in starts if first < len(scene.tree.tokens)]  # the journey's word may be the text's last
    starts = [*starts, *_further(scene, starts), *_behind_colon(scene, starts)]
    spans = [run_after(scene, first) for first in starts]
    places = [scene.places.get(i) or scene.sides.get(i) for first, last in spans for i in range(first, last)]
    firsts = [scene.tree.at(place.start) for place in dict.fromkeys(places) if place is not None]
    firsts = [first for first in firsts if first is None or not _is_no_place(scene, found, first)]
    return [first for first in firsts if first is not None and not _is_of_title(scene, first)]


def _there(scene: Scene, found: Candidate) -> Token | None:
    """The town told before in the sentence, where somebody is to travel "there"."""
    tokens = scene.tree.tokens
    behind = tokens[found.last : found.last + 1]
    if found.token.pos != "VERB" or found.idiom or not any(token.lower == "there" for token in behind):
        return None
    first = scene.tree.sentences[found.token.sentence].first
    return next(
        (t for t in reversed(tokens[first : found.first]) if t.i in scene.places and scene.places[t.i].city), None
    )


def _feasted(scene: Scene, found: Candidate) -> list[Token]:
    """Whose feast or mourning was attended, no town told ("the festivities for the sixtieth year of Peru's independence")."""
    behind = scene.tree.tokens[found.last : min(found.last + _PHRASE, scene.tree.sentences[found.token.sentence].last)]
    near = list(takewhile(lambda t: t.pos not in ("AUX", "VERB") and t.text not in (",", ";"), behind))
    return [t for t in near if t.i in scene.places or t.i in scene.sides][:1]


def _of_capitals(scene: Scene, found: Candidate) -> list[Token] | None:
    """A name of each land where "both capitals" are the goal; None where they are not."""
    near = scene.tree.tokens[found.last : found.last + 3]
    word = next((t for t in near if t.lower == "capitals"), None)
    if word is None:
        return None
    told = scene.understood.refer_alone(word) or those_before(scene, word)
    if len(told.sides) < 2:
        return None
    lands = {scene.sides[t.i].codes: t for t in scene.tree.tokens[: word.i] if t.i in scene.sides}
    return [lands[(side,)] for side in told.sides if (side,) in lands]


def _is_no_place(scene: Scene, found: Candidate, goal: Token) -> bool:
    """Whether a people's adjective tells of what is visited whose it is ("a museum of Peruvian art")."""
    visits = lemma_of(found.token) == "visit" and found.token.pos == "VERB"
    return visits and goal.tag == "JJ" and scene.tree.tokens[goal.i - 1].lower == "of"


def _visited(scene: Scene, found: Candidate) -> list[int]:
    """Where what is visited begins; of a site that is no place itself, where it lies ("toured a camp outside Lima")."""
    sites = objects(scene.tree, found.token)
    starts = [_left_edge(scene, each) for each in sites] or [found.last]
    spans = [run_after(scene, first) for first in starts if first < len(scene.tree.tokens)]
    if not sites or any(i in scene.places or i in scene.sides for first, last in spans for i in range(first, last)):
        return starts
    if any(is_somebody(scene, site) or scene.dates.get(found.token.sentence) is None for site in sites):
        return starts
    lies = [mate for site in sites for case, mate in obliques(scene.tree, site) if case in _LIES]
    lies += [mate for case, mate in obliques(scene.tree, found.token) if case in _LIES]
    return [mate.i for mate in lies if mate.i in scene.places] or starts


def _is_of_title(scene: Scene, goal: Token) -> bool:
    """Whether a demonym opens an official's title behind a comma ("on his way to Lima, Norwegian Minister Haug") or in
    the next clause ("is due in Lima, and the Norwegian minister ...")."""
    tokens = scene.tree.tokens
    before = [token.lower for token in tokens[max(0, goal.i - 2) : goal.i]]
    behind = before[-1:] == [","] or (before[-1:] == ["the"] and before[0] in (",", "and", "but", "while"))
    return behind and goal.tag == "JJ" and goal.i + 1 < len(tokens) and goal.i + 1 in scene.posts


def _here(scene: Scene, found: Candidate) -> Token | None:
    """The dateline's place, where somebody "arrived here" or "was here"."""
    after = scene.tree.tokens[found.last : found.last + 1]
    line = scene.understood.annotated.article.dateline
    arrived = lemma_of(found.token) in _ARRIVING and any(token.lower == "here" for token in after)
    if line is None or not (arrived or found.idiom in STAYING):
        return None
    return scene.tree.at(line.start) if line.start is not None else None


def _further(scene: Scene, starts: Sequence[int]) -> list[int]:
    """Where further goals begin after a first one: "and to Tunis", "and on to Tunis"."""
    tokens = scene.tree.tokens
    if not starts:
        return []
    last = scene.tree.sentences[tokens[starts[0]].sentence].last
    return [
        i + 1
        for i in range(max(starts) + 1, last - 1)
        if tokens[i].lower == "to" and i + 1 in scene.places and _goes_further(tokens, i)
    ]


def _goes_further(tokens: Sequence[Token], to: int) -> bool:
    """Whether a "to" leads to one more goal: "and to", "and on to", "then to"."""
    before = [token.lower for token in tokens[to - 2 : to]]
    return before[1] == "and" or (before[1] in _ONWARD and before[0] in ("and", ","))


def _behind_colon(scene: Scene, starts: Sequence[int]) -> list[int]:
    """Where goals go on behind "three countries:" and behind each ";" of "Oslo, Norway; Lima, Peru; and Quito, Ecuador"."""
    tokens, found = scene.tree.tokens, []
    for first in starts:
        end = run_after(scene, first)[1]
        while (
            end + 1 < len(tokens) and tokens[end].text in (":", ";") and tokens[end].sentence == tokens[first].sentence
        ):
            start = end + 1 + (tokens[end + 1].lower == "and")
            if start not in scene.places:
                break
            found.append(start)
            end = run_after(scene, start)[1]
    return found


def _left_edge(scene: Scene, token: Token) -> int:
    return min((kid.i for kid in scene.tree.children(token, "det", "compound", "amod", "flat")), default=token.i)
