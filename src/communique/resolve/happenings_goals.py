"""Where a journey goes: the places that its word, a list behind it or a colon tells."""

from collections.abc import Sequence

from communique.resolve.happenings_clauses import objects, obliques
from communique.resolve.happenings_partners import partner_starts
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_taken import taken, visited_at
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_TO_PLACE = frozenset({"to", "in", "into", "for", "at", "back to", "on to", "onto", "through"})
_ARRIVING = {"arrive", "come", "land"}
_ONWARD = {"on", "onward", "onwards", "then"}


def goals_of(scene: Scene, found: Candidate) -> list[Token]:
    """The places that a journey is to, each by its first word ("to Kenya, South Africa and Ethiopia")."""
    token = found.token
    starts = partner_starts(scene, token, found.last, _TO_PLACE)
    if found.idiom:
        starts = [found.last]
    if lemma_of(token) in ("visit", "tour") and token.pos == "VERB":
        starts = (
            [found.last]
            if not objects(scene.tree, token)
            else [_left_edge(scene, each) for each in objects(scene.tree, token)]
        )
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
    starts = [first for first in starts if first < len(scene.tree.tokens)]  # the journey's word may be the text's last
    starts = [*starts, *_further(scene, starts), *_behind_colon(scene, starts)]
    spans = [run_after(scene, first) for first in starts]
    places = [scene.places.get(i) or scene.sides.get(i) for first, last in spans for i in range(first, last)]
    firsts = [scene.tree.at(place.start) for place in dict.fromkeys(places) if place is not None]
    return [first for first in firsts if first is not None and not _is_of_title(scene, first)]


def _is_of_title(scene: Scene, goal: Token) -> bool:
    """Whether a demonym opens an official's title behind a comma ("on his way to Lima, Norwegian Minister Haug") or in
    the next clause ("is due in Lima, and the Norwegian minister ...")."""
    tokens = scene.tree.tokens
    before = [token.lower for token in tokens[max(0, goal.i - 2) : goal.i]]
    behind = before[-1:] == [","] or (before[-1:] == ["the"] and before[0] in (",", "and", "but", "while"))
    return behind and goal.tag == "JJ" and goal.i + 1 < len(tokens) and goal.i + 1 in scene.posts


def _here(scene: Scene, found: Candidate) -> Token | None:
    """The dateline's place, where somebody "arrived here"."""
    after = scene.tree.tokens[found.last : found.last + 1]
    line = scene.understood.annotated.article.dateline
    if lemma_of(found.token) not in _ARRIVING or not any(token.lower == "here" for token in after) or line is None:
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
