"""Which engagement of those gathered a telling belongs to: sides, people, day, place, format and level allow it."""

from collections.abc import Sequence

from communique.resolve.happenings_groups import Group, is_heading, is_news, is_old, overlap
from communique.resolve.happenings_others import is_another, is_during, is_misspelt, is_news_again, names_fewer
from communique.resolve.happenings_scene import LEVEL_ORDER, Scene, at_margins, opening
from communique.resolve.happenings_summits import is_same_summit, is_summit, is_summit_of_body
from communique.values.understood import Telling

_THREE = {"trilateral", "three-way", "tripartite", "triangular"}
_TWO = {"bilateral", "two-way", "one-on-one", "one-to-one"}
_ANY_TALKS = {
    "call", "consultations", "conversation", "discussion", "discussions", "encounter", "meeting", "meetings", "met", "negotiations", "one",
    "summit", "talk", "talks", "trip", "visit",
}  # fmt: skip
_JUST_BEFORE = 3  # sentences back from which "the day before" counts
_PLAIN = {  # words that leave open which talks are meant
    "bilateral", "brief", "candid", "closed-door", "constructive", "day", "direct", "door", "entire", "face", "face-to-face", "first",
    "formal", "frank", "friendly", "fruitful", "good", "half-hour", "high", "high-level", "historic", "hour", "hour-long", "hours-long",
    "in-person", "informal", "joint", "latest", "level", "long", "minute", "online", "phone", "productive", "recent", "same", "second",
    "short", "subsequent", "telephone", "third", "three-day", "three-way", "trilateral", "two-day", "two-way", "very", "video", "virtual",
    "way", "whole", "working",
}  # fmt: skip


def home_of(scene: Scene, groups: Sequence[Group], telling: Telling) -> Group | None:
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
    if not (status and format_ and level) and not (vague and is_heading(scene, group)):
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
    if is_summit_of_body(scene, telling) and not any(is_summit(scene, told) for told in group.tellings):
        return False  # "the Andean summit" is not the talks told before
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


def is_of_three(scene: Scene, telling: Telling) -> bool:
    """Whether the words before it say that three sides take part ("the trilateral meeting")."""
    return bool(_near_words(scene, telling) & _THREE)


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
    if _is_counted_from(scene, group, telling):
        return False
    if telling.date is None:
        older = bool(dates) and all(is_old(scene, date) for date in dates)
        return not older or telling.definite or telling.back
    if not dates:
        if is_during(scene, group, telling):
            return True
        return not (is_old(scene, telling.date) and is_news(scene, group))
    if telling.dated_by == "clause" and not is_old(scene, telling.date) and not _is_placed_apart(group, telling):
        return True
    return any(overlap(telling.date, date) for date in dates)


def _is_counted_from(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether a telling's day is counted from what a group told right before ("They met. The day before, envoys had met")."""
    at = telling.date_at
    if telling.dated_by != "offset" or telling.date is not None or at is None or is_heading(scene, group):
        return False
    last = group.tellings[-1]
    near = last.start < telling.start and telling.sentence - last.sentence <= _JUST_BEFORE
    return near and any(m.start == at.start and m.offset for m in scene.dates.get(telling.sentence, ()))


def _is_placed_apart(group: Group, telling: Telling) -> bool:
    """Whether a telling has a town of its own where no telling of a group was."""
    return telling.city and all(told.place != telling.place for told in group.tellings)


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
