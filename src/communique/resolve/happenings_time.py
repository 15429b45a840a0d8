"""Which date and which place of a sentence belong to a trigger: the nearest over the tree, clauses apart."""

import re
from collections.abc import Iterable

from communique.language.dates.attach import nearest_date as date_beside_event
from communique.lexicon.engagements import nouns
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_meant import lives
from communique.resolve.happenings_named_days import in_its_name, tells_beginning
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.syntax import Token, Tree

_BOUNDARY = ("advcl", "acl", "ccomp", "parataxis", "csubj")
_BELOW = (*_BOUNDARY, "nsubj")  # what stands in these below the trigger belongs to something else
_MARGINS = {"edges", "fringe", "fringes", "margin", "margins", "sideline", "sidelines"}  # of which: the same place
_TOWN = {"capital", "city", "district", "island", "metropolis", "port", "resort", "suburb", "town", "village"}
_OFFICES = {
    "agency",
    "department",
    "embassy",
    "government",
    "ministry",
    "office",
    "official",
    "officials",
    "reports",
    "source",
    "sources",
    "spokesman",
    "spokeswoman",
}
_NOT_WHEN = {"since", "until", "till", "before", "after", "by", "from", "of", "than", "due", "as of"}
_WHERE = {"in", "at", "to", "for", "into", "on", "near", "outside", ""}
_ROADS = {"departure", "flight", "journey", "plane", "train", "way"}  # what leads "for" a place
_BEFORE_A_NAME = {"'s", "’s", "’", "a", "an", "his", "her", "its", "their", "the", "this"}
_POSSESSIVE = {"'s", "’s", "’", "'"}
_NOMINAL = ("ADJ", "NOUN", "PROPN", "NUM", "X")
_NAME = 6  # words of the name behind a day
_UP, _DOWN, _CLAUSE_UP, _CLAUSE_DOWN = 1.0, 1.0, 2.0, 6.0
_LIMIT, _NEAR = 7.5, 3.5  # how far a day may stand, and how far a bare year
_CONJ_DOWN = 2.5  # a second verb's day is not the first one's
_WHEN = re.compile(r",? when\b")
_REPORTS = {"briefing", "readout", "update"}
_OPENING = {"earlier", "from", "on", "today", "yesterday"}
_BEFORE = {"before", "ahead of", "prior to", "until"}
_RUNS = {
    "begin",
    "close",
    "co-chair",
    "co-host",
    "conclude",
    "convene",
    "end",
    "get",
    "hold",
    "host",
    "last",
    "open",
    "run",
    "schedule",
    "start",
    "take",
}


def distance(tree: Tree, trigger: Token, other: Token) -> float:
    """How far a word stands from a trigger over the tree; clauses between them count more, most below the trigger."""
    above = {trigger.i: 0.0}
    cost, here = 0.0, trigger
    while here.head != here.i:
        cost += _UP + (_CLAUSE_UP if here.dep.partition(":")[0] in _BOUNDARY else 0.0)
        here = tree.head(here)
        above[here.i] = cost
    cost, here = 0.0, other
    while here.i not in above:
        if here.head == here.i:
            return float("inf")
        cost += _DOWN + (_CLAUSE_DOWN if here.dep.partition(":")[0] in _BELOW and not _is_run(here) else 0.0)
        if here.dep == "conj" and here.pos == "VERB":
            cost += _CONJ_DOWN
        here = tree.head(here)
    return cost + above[here.i] + abs(trigger.i - other.i) / 50


def _while_running(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> DateMention | None:
    """The date in a clause such as ", which gets under way on Tuesday" that follows the noun, no other trigger between."""
    later = [t for t in _sentence(scene, trigger) if t.i > trigger.i]
    which = next((t for t in later if t.lower in ("which", "that") and t.tag == "WDT"), None)
    if which is None or any(trigger.i < rival.i < which.i for rival in rivals):
        return None
    verb = next((t for t in later if t.i > which.i and t.pos == "VERB"), None)
    if verb is None or lemma_of(verb) not in _RUNS or trigger.pos == "VERB":
        return None
    dates = scene.dates.get(trigger.sentence, ())
    return next((m for m in dates if m.start > verb.start and (m.edtf is not None or m.offset is not None)), None)


def _is_within(fine: str, coarse: str) -> bool:
    """Whether a day or month lies in the year or month of a coarser date ("the 2016 summit on 3 March")."""
    return len(fine) > len(coarse) and "/" not in coarse and fine.startswith(coarse)


def _is_run(verb: Token) -> bool:
    """Whether a clause on a noun tells when it takes place ("talks that open on Monday", "held the day before")."""
    return verb.dep.startswith("acl") and lemma_of(verb) in _RUNS


def nearest_date(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> tuple[DateMention | None, str]:
    """The date that a trigger's clause tells and whether it is its "own" or the "clause"'s around it."""
    running = _while_running(scene, trigger, rivals)
    if running is not None:
        return running, "own"
    found: list[tuple[float, DateMention]] = []
    bound = case_of(scene.tree, trigger) in _BEFORE and scene.tree.sentences[trigger.sentence].kind == "B"
    for mention in scene.dates.get(trigger.sentence, ()):
        if mention.edtf is not None and in_its_name(scene, mention, trigger):
            return mention, "own"
        top = scene.tree.top(mention.start, mention.end)
        if top is not None and mention.edtf is not None and _hangs_on(scene, trigger, top, mention):
            return mention, "own"
        if top is not None and bound and top.head != trigger.i:
            continue
        if (
            top is None
            or _excluded(scene.tree, top, mention, trigger)
            or (mention.edtf is None and mention.offset is None)
        ):
            continue
        cost = distance(scene.tree, trigger, top)
        if trigger.pos == "VERB" and trigger.dep == "conj" and mention.end < trigger.start:
            cost += _CONJ_DOWN  # "spoke on Tuesday and dined last Thursday"
        coarse = mention.edtf is not None and len(mention.edtf) == len("2031")
        if cost <= (_NEAR if coarse else _LIMIT) and not _owned(scene.tree, top, cost, rivals):
            found.append((cost, mention))
    if not found and (opening := _opens(scene, trigger)) is not None:
        return opening, "own"
    if not found:
        beside = date_beside_event(scene.tree, scene.understood.annotated.dates, trigger)
        dated = beside is not None and (beside.edtf is not None or beside.offset is not None)
        dated = dated and beside is not None and not _names_another(scene.tree, beside, trigger)
        top = scene.tree.top(beside.start, beside.end) if dated and beside is not None else None
        dated = dated and not (top is not None and tells_beginning(scene.tree, top, trigger))
        return (beside, "clause") if dated else (None, "")
    cost, mention = min(found, key=lambda pair: (pair[0], pair[1].start))
    finer = [other for _, other in found if mention.edtf and other.edtf and _is_within(other.edtf, mention.edtf)]
    mention = finer[0] if finer else mention
    if (own := _behind(scene, trigger, mention, rivals)) is not None:
        return own, "own"
    return mention, "own" if cost <= 4.0 else "clause"


def _behind(scene: Scene, trigger: Token, before: DateMention, rivals: Iterable[Token]) -> DateMention | None:
    """The day behind a noun of a list where the nearest one is that of the item before ("talks on May 1 and the dialogue on May 2")."""
    others = [rival for rival in rivals if rival.sentence == trigger.sentence]
    if trigger.pos not in ("NOUN", "PROPN") or before.end > trigger.start or not any(r.i < trigger.i for r in others):
        return None
    between = scene.text[before.end : trigger.start]
    if not between.lstrip(" ,").startswith("and ") or not any(r.end <= before.start for r in others):
        return None
    later = next((m for m in scene.dates.get(trigger.sentence, ()) if m.start > trigger.end and m.edtf), None)
    alone = later is not None and not any(trigger.i < r.i and r.start < later.start for r in others)
    led = later is not None and scene.text[: later.start].endswith(" on ")
    return later if alone and led else None


def _opens(scene: Scene, trigger: Token) -> DateMention | None:
    """The day that opens the sentence of a trigger in its main clause ("Yesterday, X and Y ... took part in")."""
    sentence = scene.tree.sentences[trigger.sentence]
    mention = next(iter(scene.dates.get(trigger.sentence, ())), None)
    if mention is None and (torn := _torn_off(scene, trigger)) is not None:
        return torn
    if mention is None or mention.edtf is None or sentence.kind != "B":
        return None
    first = scene.tree.tokens[sentence.first]
    starts = mention.start - first.start <= len("On the ") and scene.text[mention.end : mention.end + 1] == ","
    above = [trigger, *scene.tree.ancestors(trigger)]
    if any(here.lower in _REPORTS for here in above[1:]):
        return None  # "Today she received an update on his meetings"
    return mention if starts and not any(here.dep.partition(":")[0] in _BOUNDARY for here in above) else None


def _torn_off(scene: Scene, trigger: Token) -> DateMention | None:
    """The day before a "U.S." that was taken for the end of a sentence ("On June 2, U.S. | Under Secretary Soto met with")."""
    before = scene.tree.sentences[max(0, trigger.sentence - 1)]
    words = scene.tree.within(before)
    if (
        not words
        or before.i == trigger.sentence
        or before.kind != "B"
        or words[-1].text != "U.S."
        or words[0].lower not in _OPENING
    ):
        return None
    return next((m for m in scene.dates.get(before.i, ()) if m.edtf is not None), None)


def _hangs_on(scene: Scene, trigger: Token, top: Token, mention: DateMention) -> bool:
    """Whether the trigger's clause tells what happened at that time ("October 2018, when the two agreed at ...")."""
    if mention.end < trigger.start and _WHEN.match(scene.text, mention.end):
        between = [m for m in scene.dates.get(trigger.sentence, ()) if mention.end < m.start < trigger.start]
        return not between
    below = trigger
    for here in scene.tree.ancestors(trigger):
        if here.i == top.i:
            return below.dep.startswith(("acl", "advcl"))
        if here.dep.partition(":")[0] in ("ccomp", "parataxis"):
            return False
        below = here
    return False


def _excluded(tree: Tree, top: Token, mention: DateMention, trigger: Token) -> bool:
    """Whether a date is a bound or belongs to another noun ("since May", "the pact of 2018"), not when it happened."""
    case = case_of(tree, top)
    if _names_another(tree, mention, trigger) or tells_beginning(tree, top, trigger):
        return True
    if case == "from":
        return "/" not in (mention.edtf or "")
    return case in _NOT_WHEN and not (case == "of" and top.head == trigger.i)


def _names_another(tree: Tree, mention: DateMention, trigger: Token) -> bool:
    """Whether a day stands before a noun of its own ("Peru's March 3 drills", "the March 4 summit")."""
    words = tree.covering(mention.start, mention.end)
    if words and (owned := _owned_by_day(tree, words[-1])):
        return trigger.i not in owned
    before = tree.tokens[words[0].i - 1] if words and words[0].i > 1 else None
    listed = (
        before is not None and before.lower == "and" and tree.tokens[before.i - 1].pos == "NUM"
    )  # "May 3 and May 5 tests"
    if before is None or (before.lower not in _BEFORE_A_NAME and not listed):
        return False
    at = words[-1].i + 1
    while at < len(tree.tokens) and tree.tokens[at].sentence == trigger.sentence and at - words[-1].i <= _NAME:
        token = tree.tokens[at]
        if token.pos not in ("ADJ", "NOUN", "PROPN", "NUM") and token.text not in ("-", "and"):
            break
        if at == trigger.i:
            return False
        at += 1
    return at > words[-1].i + 1 and tree.tokens[at - 1].pos in ("NOUN", "PROPN")


def _owned_by_day(tree: Tree, last: Token) -> range:
    """The words of the noun that a possessive day names ("last month's Andean summit"), none where it owns nothing."""
    at = last.i + 1
    if at >= len(tree.tokens) or tree.tokens[at].lower not in _POSSESSIVE or tree.tokens[at].sentence != last.sentence:
        return range(0)
    end = at + 1
    while end < len(tree.tokens) and end - at <= _NAME and tree.tokens[end].sentence == last.sentence:
        if tree.tokens[end].pos not in _NOMINAL and tree.tokens[end].text not in ("-", "–"):
            break
        end += 1
    return range(at, end)


def _owned(tree: Tree, top: Token, cost: float, rivals: Iterable[Token]) -> bool:
    """Whether another trigger stands clearly nearer to a date or place."""
    return any(distance(tree, rival, top) + 1.5 < cost for rival in rivals)


def nearest_place(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> PlaceMention | None:
    """The place where a trigger's clause says that it happened; a city before a country."""
    found: list[tuple[bool, float, PlaceMention]] = []
    rivals = [rival for rival in rivals if scene.tree.head(rival).lower not in _MARGINS]
    for token in _sentence(scene, trigger):
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
        if cost <= _LIMIT and not _owned(scene.tree, top, cost, rivals):
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
    words = sorted([token, *(kid for kid in kids if kid.pos == "PROPN")], key=lambda t: t.i)
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


def _sentence(scene: Scene, token: Token) -> tuple[Token, ...]:
    return scene.tree.within(scene.tree.sentences[token.sentence])
