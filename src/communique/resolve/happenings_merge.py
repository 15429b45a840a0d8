"""Which tellings are of the same engagement: one table from the headline, lead, body and captions."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_actors import joint_actors
from communique.resolve.happenings_announced import on_announced_day
from communique.resolve.happenings_groups import Group, is_news, is_old, overlap
from communique.resolve.happenings_others import (
    is_another,
    is_during,
    is_misspelt,
    is_news_again,
    is_theirs,
    looks_back,
    names_fewer,
)
from communique.resolve.happenings_scene import LEVEL_ORDER, Scene, at_margins, highest, opening
from communique.resolve.happenings_summits import is_same_summit
from communique.resolve.happenings_trips import without_trips
from communique.values.understood import Telling

_NEAR = 4  # sentences back that "also present were" may look
_THREE = {"trilateral", "three-way", "tripartite", "triangular"}
_ANY_TALKS = {
    "call", "consultations", "conversation", "discussion", "discussions", "encounter", "meeting", "meetings", "met", "negotiations", "one",
    "summit", "talk", "talks", "trip", "visit",
}  # fmt: skip
_PLAIN = {
    "bilateral",
    "trilateral",
    "three-way",
    "two-way",
    "way",
    "high-level",
    "level",
    "high",
    "latest",
    "long",
    "brief",
    "short",
    "closed-door",
    "door",
    "face-to-face",
    "face",
    "first",
    "second",
    "third",
    "virtual",
    "phone",
    "telephone",
    "video",
    "online",
    "in-person",
    "joint",
    "very",
    "good",
    "direct",
    "productive",
    "constructive",
    "frank",
    "candid",
    "formal",
    "informal",
    "working",
    "day",
    "two-day",
    "three-day",
    "subsequent",
    "same",
    "whole",
    "entire",
    "half-hour",
    "hour",
    "minute",
    "hour-long",
    "hours-long",
    "historic",
    "friendly",
    "fruitful",
    "recent",
}
_TWO = {"bilateral", "two-way", "one-on-one", "one-to-one"}


def gather(scene: Scene, tellings: Sequence[Telling]) -> list[Group]:
    """The engagements that the tellings make, in the order of the text; those with fewer than two sides are dropped."""
    groups: list[Group] = []
    orphans: list[Telling] = []
    alone: list[Telling] = []
    for telling in tellings:
        if telling.adds:
            if not _found_with(groups, alone, telling):
                _join(groups, telling)
            continue
        telling = _their_last(groups, telling)
        home = _home(scene, groups, telling)
        if home is None and groups and _is_of_series(telling):
            series = _series(scene, groups, telling)
            level = telling.level if telling.level != "unknown" else highest(told.level for told in series.tellings)
            telling = replace(telling, sides=tuple(sorted(series.sides)), level=level)
            home = _home(scene, groups, telling)
        if home is None and groups and is_theirs(scene, telling, _last(groups).sides):
            telling = _of_last(groups, telling)
            home = next((group for group in groups if _on_its_day(group, telling)), None)
        if home is None and len(telling.sides) == 2 and _near_words(scene, telling) & _THREE:
            continue
        if home is None and telling.weak and any(set(telling.sides) <= group.sides for group in groups):
            continue
        if home is None and len(telling.sides) >= 2:
            telling = replace(telling, back=telling.back or (bool(groups) and looks_back(scene, telling)))
            home = Group()
            groups.append(home)
            telling = on_announced_day(scene, alone, telling)
        if home is not None:
            home.add(telling)
            continue
        if len(telling.sides) == 1 and telling.format != "visit":
            alone.append(telling)
        if _looks_back(scene, telling):
            orphans.append(telling)
    groups += _implied(scene, groups, orphans)
    return without_trips(scene, groups)


def _looks_back(scene: Scene, telling: Telling) -> bool:
    """Whether a telling without parties is of a meeting that is taken as known ("the talks", not "meetings took place")."""
    token = scene.tree.tokens[telling.token]
    several = token.tag in ("NNS", "NNPS") and token.lower in ("calls", "meetings", "sessions", "visits")
    if several and not scene.tree.children(token, "det", "nmod:poss"):
        return False
    return telling.definite and telling.status == "held" and not telling.another and telling.format != "visit"


def _implied(scene: Scene, groups: Sequence[Group], orphans: Sequence[Telling]) -> list[Group]:
    """The engagement that "the talks" mean where nobody is named beside them: of those who act together in the lead."""
    if not orphans or any(is_news(scene, group) and not group.is_trip for group in groups):
        return []
    lead = joint_actors(scene)
    first = orphans[0]
    if lead is None or (lead.people and not all(scene.understood.side_of_person(key) for key in lead.people)):
        return []
    if set(first.sides) - set(lead.sides) or any(group.sides == set(lead.sides) for group in groups):
        return []
    group = Group()
    group.add(replace(first, sides=lead.sides, people=lead.people, level=lead.level, side_receipts=lead.receipts))
    return [group]


def _found_with(groups: list[Group], alone: Sequence[Telling], telling: Telling) -> bool:
    """The engagement of a host told alone and those who "joined him on the call", where nothing stands between."""
    if telling.weak:
        return False  # of whom a delegation consists
    near = [told for told in alone if telling.sentence - told.sentence <= _NEAR]
    last = max((told.start for group in groups for told in group.tellings), default=-1)
    if telling.format is not None:  # "participants in the call included", however far behind
        near, last = [told for told in alone if _is_such(told, telling)], -1
    if not near or near[-1].start < last or not set(telling.sides) - set(near[-1].sides):
        return False
    group = Group()
    for told in near:
        if told.sides == near[-1].sides and told.status == near[-1].status and told.format == near[-1].format:
            group.add(told)
    group.add(telling)
    groups.append(group)
    return True


def _is_such(told: Telling, telling: Telling) -> bool:
    """Whether what is told is what "participants in the call" took part in; a video call is a call, too."""
    return told.format == telling.format or (telling.format == "call" and told.format == "video")


def _join(groups: Sequence[Group], telling: Telling) -> None:
    """Give those who "also took part" to the engagement told last, where that was not long before."""
    if not groups:
        return
    alike = [g for g in groups if telling.format is None or telling.format in {told.format for told in g.tellings}]
    last = max(alike or groups, key=lambda group: group.tellings[-1].start)
    if telling.sentence - last.tellings[-1].sentence <= _NEAR:
        last.add(replace(telling, sides=()) if last.is_trip else telling)


def _their_last(groups: Sequence[Group], telling: Telling) -> Telling:
    """ "Their last meeting" was of all who meet now, also where "their" was read as of some of them."""
    if not (groups and telling.back and telling.another and telling.definite and len(telling.sides) > 0):
        return telling
    now = groups[-1]
    if set(telling.sides) < now.sides and set(telling.people) <= now.people:
        return replace(
            telling, sides=tuple(sorted(now.sides)), people=(), level=highest(told.level for told in now.tellings)
        )
    return telling


def _on_its_day(group: Group, telling: Telling) -> bool:
    """Whether a group of the same sides has the very day of a telling, and is no journey."""
    return group.sides == set(telling.sides) and bool(telling.date) and group.date == telling.date and not group.is_trip


def _last(groups: Sequence[Group]) -> Group:
    return max(groups, key=lambda group: group.tellings[-1].start)


def _of_last(groups: Sequence[Group], telling: Telling) -> Telling:
    """The telling with the parties and people of the engagement told last."""
    last = _last(groups)
    told = [each for each in last.tellings if len(each.sides) > 1]
    people = next((each.people for each in told if each.people), ())
    receipts = next((each.side_receipts for each in told if each.side_receipts), ())
    level = highest(each.level for each in told)
    sides = tuple(sorted(last.sides))
    return replace(telling, sides=sides, people=people, level=level, side_receipts=receipts, back=True)


def _series(scene: Scene, groups: Sequence[Group], telling: Telling) -> Group:
    """The engagement that "the previous round" belongs with: one told by the same noun, else the first told."""
    tokens = scene.tree.tokens
    noun = tokens[telling.token].lower
    named = [group for group in groups if any(tokens[told.token].lower == noun for told in group.tellings)]
    return (named or groups)[0]


def _is_of_series(telling: Telling) -> bool:
    """Whether a telling without parties is of another meeting in the same series ("the previous round, on May 3")."""
    told = telling.date is not None or telling.place is not None or telling.status != "held"
    apart = telling.another or (telling.definite and telling.status == "planned" and telling.date is not None)
    return apart and not telling.sides and told and telling.format != "visit"


def _home(scene: Scene, groups: Sequence[Group], telling: Telling) -> Group | None:
    """The group that a telling belongs to: the likeliest, the latest where two tie."""
    fitting = [(_likeness(group, telling), at) for at, group in enumerate(groups) if _may_be(scene, group, telling)]
    return groups[max(fitting)[1]] if fitting else None


def _likeness(group: Group, telling: Telling) -> float:
    shared = len(group.people & set(telling.people))
    days = {told.date for told in group.tellings if told.date}
    near = telling.sentence - max(told.sentence for told in group.tellings)
    return (
        2.0 * bool(shared)
        + 2.0 * (telling.date is not None and telling.date in days)
        + 1.0 * (telling.place is not None and telling.place in {told.place for told in group.tellings})
        + 0.5 * (telling.format in {told.format for told in group.tellings})
        + 1.0 * (telling.format != "visit" and not group.is_trip)
        - 0.1 * min(near, 10)
    )


def _may_be(scene: Scene, group: Group, telling: Telling) -> bool:
    if at_margins(scene, scene.tree.tokens[telling.token]) and any(
        told.sentence == telling.sentence for told in group.tellings
    ):
        return False  # "met on the margins of the Strategic Dialogue": two engagements of the same sides
    status, format_, level = _same_status(group, telling), _same_format(group, telling), _same_level(group, telling)
    vague = (status or format_) and not (not format_ and group.is_trip)  # a headline may be vague in one of the two
    vague = vague and (level or not group.people or bool(group.people & set(telling.people)))
    if not (status and format_ and level) and not (vague and _is_heading(scene, group)):
        return False
    return (
        _same_sides(scene, group, telling)
        and _same_day(scene, group, telling)
        and _same_people(scene, group, telling)
        and _same_place(group, telling)
    )


def _same_sides(scene: Scene, group: Group, telling: Telling) -> bool:
    near = _near_words(scene, telling)
    if (near & _THREE and len(group.sides) < 3) or (near & _TWO and len(group.sides) != 2):
        return False
    if near & _THREE and len(telling.sides) == 2:
        return set(telling.sides) < group.sides
    if len(telling.sides) >= 2:
        if set(telling.sides) == group.sides:
            return not is_another(scene, group, telling)
        if is_same_summit(scene, group, telling):
            return True
        return _names_more(scene, group, telling) or names_fewer(scene, group, telling)
    if not telling.definite or telling.another or not set(telling.sides) <= group.sides:
        return False
    nouns = {scene.tree.tokens[told.token].lower for told in group.tellings}
    noun = scene.tree.tokens[telling.token].lower
    if not telling.sides and noun not in _ANY_TALKS and noun not in nouns:
        return False
    own = {word for told in group.tellings for word in _particular(scene, told)}
    apart = _particular(scene, telling) - own
    return not apart or (bool(telling.people) and not _is_proper(scene, telling, apart))


def _names_more(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether the first sentence of the body names more parties than the headline ("ministers from Asia and Japan")."""
    kinds = {scene.tree.sentences[told.sentence].kind for told in group.tellings}
    first = next(iter(opening(scene, 1)), None)
    return (
        kinds == {"H"}
        and first is not None
        and telling.sentence == first.i
        and group.sides < set(telling.sides)
        and bool(group.people & set(telling.people))
        and not group.is_trip
        and telling.format == group.tellings[0].format
    )


def _particular(scene: Scene, telling: Telling) -> set[str]:
    """The words that say which talks are meant ("exploratory", "annual", "six-party")."""
    token = scene.tree.tokens[telling.token]
    kids = scene.tree.children(token, "amod", "compound")
    return {kid.lower for kid in kids if kid.i not in scene.named} - _PLAIN


def _is_proper(scene: Scene, telling: Telling, words: set[str]) -> bool:
    """Whether words of a telling's noun are part of a gathering's own name ("the Ocean Council Meeting")."""
    sentence = scene.tree.sentences[telling.sentence]
    kids = scene.tree.children(scene.tree.tokens[telling.token], "amod", "compound")
    return sentence.kind == "B" and any(kid.text[0].isupper() and kid.lower in words for kid in kids)


def _near_words(scene: Scene, telling: Telling) -> set[str]:
    tokens = scene.tree.tokens
    near = [t for t in tokens[max(0, telling.token - 4) : telling.token] if t.sentence == telling.sentence]
    words = {t.lower for t in near}
    text = " ".join(t.lower for t in near).replace(" - ", "-")
    return words | {word for word in _THREE | _TWO if word in text}


def _same_day(scene: Scene, group: Group, telling: Telling) -> bool:
    dates = {told.date for told in group.tellings if told.date and told.dated_by == "own"}
    if telling.another:
        return (telling.date is not None and telling.date in dates) or is_news_again(scene, group, telling)
    if telling.date is None:
        older = bool(dates) and all(is_old(scene, date) for date in dates)
        return not older or telling.definite or telling.back
    if not dates:
        if is_during(scene, group, telling):
            return True
        return not (is_old(scene, telling.date) and is_news(scene, group))
    if telling.dated_by == "clause" and not is_old(scene, telling.date):
        return True
    return any(overlap(telling.date, date) for date in dates)


def _same_status(group: Group, telling: Telling) -> bool:
    if telling.status == "cancelled" and telling.definite and not telling.sides:
        return True
    if telling.loose or any(told.status == telling.status for told in group.tellings):
        return True
    return all(told.loose for told in group.tellings) and telling.status == "held"


def _same_format(group: Group, telling: Telling) -> bool:
    """Whether formats allow it: a call is no meeting, but "talks" may be either."""
    formats = {told.format for told in group.tellings} - {None}
    if telling.format is None or not formats or telling.format in formats:
        return True
    if telling.format in ("call", "video") or formats & {"call", "video"}:
        hosted = (
            telling.rule == "receive-verb" and telling.sentence - group.tellings[-1].sentence <= 1 and not telling.date
        )
        vague = telling.definite or (hosted and formats == {"video"})
        return vague and not telling.firm and telling.format == "meeting" and not telling.place
    return True


def _is_heading(scene: Scene, group: Group) -> bool:
    """Whether only the headline tells of it: "talks" there may be a call in the body."""
    return all(scene.tree.sentences[told.sentence].kind == "H" for told in group.tellings)


def _same_people(scene: Scene, group: Group, telling: Telling) -> bool:
    if telling.also and telling.people and group.people and not set(telling.people) <= group.people:
        return False
    if not telling.people or not group.people:
        return True
    for side in group.sides:
        ours = {key for key in group.people if scene.understood.side_of_person(key) == side}
        theirs = {key for key in telling.people if scene.understood.side_of_person(key) == side}
        if ours and theirs and not ours & theirs and not _share_name(scene, ours, theirs):
            return is_misspelt(scene, group, telling)
    return True


def _share_name(scene: Scene, ours: set[int], theirs: set[int]) -> bool:
    """Whether one is named by the last word of another's name ("Chinh", "Pham Minh Chinh")."""
    one = {scene.understood.person(key).name for key in ours}
    two = {scene.understood.person(key).name for key in theirs}
    return any(a != b and (a.split()[-1] == b or b.split()[-1] == a) for a in one for b in two)


def _same_level(group: Group, telling: Telling) -> bool:
    """Whether titles allow it: a summit is not the talks of envoys, unless the same people are named."""
    if telling.sentence == group.tellings[-1].sentence and not telling.people:
        return True
    if group.people & set(telling.people) or (telling.definite and not telling.people and not telling.another):
        return True
    levels = {told.level for told in group.tellings} - {"unknown"}
    if telling.level == "unknown" or not levels:
        return True
    return min(abs(LEVEL_ORDER.index(telling.level) - LEVEL_ORDER.index(level)) for level in levels) == 0


def _same_place(group: Group, telling: Telling) -> bool:
    """Whether places allow it: the same town, or a country and a town in it."""
    places = [told for told in group.tellings if told.place]
    if not telling.place or not places:
        return True
    return any(
        told.place == telling.place or (told.place_side == telling.place_side and not (told.city and telling.city))
        for told in places
    )
