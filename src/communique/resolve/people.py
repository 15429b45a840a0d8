"""The article's table of people: one entry for each person, with the side and post that the article tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.lexicon.leaders import plain
from communique.lexicon.names import names
from communique.lexicon.nicknames import full_given_name
from communique.lexicon.sides import is_movement, is_state
from communique.resolve.peoplecapitals import office_without_capitals, without_capitals
from communique.resolve.peoplecast import Cast
from communique.resolve.peopledefaults import settle
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplepairs import Pairs
from communique.resolve.peopleposts import best_post, without_state
from communique.resolve.peoplesides import SideFinder, Told
from communique.resolve.peopleties import tie
from communique.resolve.peopletitles import appointed, counterparts, loose_titles
from communique.values.annotated import Annotated, PersonMention, PostMention
from communique.values.claims import Receipt
from communique.values.understood import PersonEntry

_HEADS = frozenset({"chief", "director general", "director-general", "executive director", "head"})  # of no department
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_EASTERN_SIDES = frozenset({"KR", "KP", "CN", "TW", "VN", "HK"})


@dataclass(slots=True, eq=False)
class Group:
    """The mentions gathered so far for one person."""

    words: tuple[str, ...]
    mentions: list[PersonMention] = field(default_factory=list)


def build_people(annotated: Annotated) -> tuple[PersonEntry, ...]:
    """The people of the article in order of first mention; a surname told alone joins the full name it means."""
    groups = _gather(annotated.people)
    finder = SideFinder(annotated)
    mentions = [group.mentions for group in groups]
    cast = Cast(finder, mentions)
    doubts = Doubts.of(cast)
    told = tie(cast, appointed(annotated, mentions, [finder.told(one) for one in mentions]))
    told, paired = Pairs(cast, doubts).settle(told)
    told = counterparts(annotated, mentions, tie(cast, settle(cast, doubts, told)))
    loose = loose_titles(annotated, mentions, told)
    for key, title in paired.items():
        loose.setdefault(key, []).append(title)
    return tuple(
        _entry(annotated, key, group, side, _post(annotated, group, loose.get(key, ())))
        for key, (group, side) in enumerate(zip(groups, told, strict=True))
    )


def _gather(mentions: Sequence[PersonMention]) -> list[Group]:
    """Mentions of one person together: full names first, then surnames to the likeliest of their bearers."""
    groups: list[Group] = []
    by_word: dict[str, list[Group]] = {}
    full = [m for m in mentions if len(_words(m)) > 1]
    for mention in full:
        group = _same([one for word in _words(mention) for one in by_word.get(word, ())], mention)
        if group is None:
            group = Group(_words(mention))
            groups.append(group)
        group.mentions.append(mention)
        group.words = max(group.words, _words(mention), key=len)
        for word in _words(mention):
            if group not in by_word.setdefault(word, []):
                by_word[word].append(group)
    for mention in mentions:
        if len(_words(mention)) == 1:
            _place(groups, by_word, mention)
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda group: group.mentions[0].start)


def _words(mention: PersonMention) -> tuple[str, ...]:
    return tuple(plain(mention.text).split())


def _same(groups: list[Group], mention: PersonMention) -> Group | None:
    """The group whose name holds the same words, or contains the shorter of the two with its family name."""
    words = _words(mention)
    for group in groups:
        shorter, longer = sorted((words, group.words), key=len)
        if set(shorter) == set(longer) or (set(shorter) <= set(longer) and len(shorter) > 1):
            return group
        if _initials_fit(shorter, longer) or _core(words) == _core(group.words):
            return group
    return None


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name without what is often left out: "Joe Biden" and "Joseph R. Biden, Jr." are one."""
    kept = [word for at, word in enumerate(words) if at == 0 or (len(word) > 1 and word not in _SUFFIXES)]
    return (full_given_name(kept[0]), *kept[1:])


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names differ in an initial or spelling only ("A. Blinken", "Antony Blinken"; "Sergei", "Sergey")."""
    if len(one) == len(other) > 1 and one[:-1] == other[:-1] and one[-1].rstrip("iyj") == other[-1].rstrip("iyj"):
        return len(one[-1]) > 4  # "Zelensky", "Zelenskyy"
    if one[-1] != other[-1] or one[0][0] != other[0][0]:
        return False
    return (
        len(one[0]) == 1
        or len(other[0]) == 1
        or (len(one) == len(other) == 2 and len(one[0]) > 4 and one[0][:4] == other[0][:4])
    )


def _place(groups: list[Group], by_word: dict[str, list[Group]], mention: PersonMention) -> None:
    """Puts a surname with the person it means: one of its title before it, else the one named last before it."""
    word = _words(mention)[0] if _words(mention) else ""
    known = by_word.get(word, [])
    bearers = [group for group in known if _is_called(group, word) and not _of_others(group, mention)]
    if not bearers:
        groups.append(Group((word,), [mention]))
        by_word.setdefault(word, []).append(groups[-1])
        return
    bearers.sort(key=lambda group: _fit(group, mention), reverse=True)
    bearers[0].mentions.append(mention)


def _is_called(group: Group, word: str) -> bool:
    """Whether the word is a surname of the person, in one of the spellings that the article has for it."""
    return word in _surnames(group) or any(words[-1] == word for m in group.mentions if len(words := _words(m)) > 1)


def _of_others(group: Group, mention: PersonMention) -> bool:
    """Whether the side told beside a surname is not that of the person ("North Korea's Kim" is no South Korean)."""
    told = {m.side or (m.post.side if m.post else None) for m in group.mentions} - {None}
    return mention.side is not None and bool(told) and mention.side not in told


def _surnames(group: Group) -> tuple[str, ...]:
    """The words by which the bearer of a full name may be called alone."""
    if len(group.words) == 1:
        return group.words
    first, last = group.words[0], group.words[-1]
    if len(group.words) == 3 and first in names().first_family and all(len(word) < 6 for word in group.words[1:]):
        return (first,)
    if first in names().first_family and last not in names().first_family:
        return (first,)
    if last in _SUFFIXES and len(group.words) > 2:
        return (group.words[-2], first)
    middle = [word for word in group.words[1:-1] if len(word) > 2 and word not in names().particle]
    return (last, first, *middle)


def _fit(group: Group, mention: PersonMention) -> tuple[int, int, bool, int]:
    """How well a surname fits a person: same title, family name in its place, nearness of the last mention before.

    Who is told with an office or a side is meant sooner than a relative told by nothing but the name.
    """
    before = [m.start for m in group.mentions if m.start < mention.start]
    family = int(_surnames(group)[0] == _words(mention)[0])
    told = any(m.post is not None or m.side is not None for m in group.mentions)
    return (_title_fit(group, mention), family, told, max(before, default=-group.mentions[0].start))


def _title_fit(group: Group, mention: PersonMention) -> int:
    """3 for the same title, 2 for one that shares a word, 1 for the same rank, 0 where no title tells, -1 for another."""
    posts = [m.post for m in group.mentions if m.post is not None]
    if mention.post is None or not posts:
        return 0
    title = plain(mention.post.text)
    titles = [plain(post.text) for post in posts]
    if title in titles:
        return 3
    if any(set(title.split()) & set(other.split()) for other in titles):
        return 2
    return 1 if any(post.rank == mention.post.rank for post in posts) else -1


def _rank(post: PostMention | None, told: Told) -> str | None:
    """The rank of the post, where one is told; a vice-president of the European Commission is as a minister.

    Who leads an organisation of states is its head, whatever the title ("President", "Director General").
    """
    if post is None:
        return told.rank
    if told.side is not None and not (is_state(told.side) or is_movement(told.side)):
        title = post.text.removeprefix(told.side).strip().lower()
        if post.rank == "leader" or (title in _HEADS and told.side != "EU"):
            return "head of organisation"
    return "minister" if told.side == "EU" and post.rank == "deputy leader" else post.rank


def _post(annotated: Annotated, group: Group, loose: Sequence[PostMention]) -> PostMention | None:
    post = best_post(group.mentions, loose)
    return without_state(post, annotated) if post is not None else None


def _entry(annotated: Annotated, key: int, group: Group, told: Told, post: PostMention | None) -> PersonEntry:
    text = annotated.article.text
    fullest = max(
        group.mentions,
        key=lambda m: (
            sum(len(word) > 1 for word in _words(m)),
            len(_words(m)),
            not m.text.isupper(),
            sum(m.text.endswith(other.text) for other in group.mentions),
            -m.start,
        ),
    )
    at, post = told.at, office_without_capitals(post)
    return PersonEntry(
        key=key,
        name=without_capitals(fullest.text, text),
        surname=_called(group, fullest, told.side),
        side=told.side,
        post=post,
        mentions=tuple((m.start, m.end) for m in group.mentions),
        named_at=Receipt.of(text, fullest.start, fullest.end),
        official=told.official and not any(m.reporter for m in group.mentions),
        side_at=Receipt.of(text, *at) if at else None,
        post_at=Receipt.of(text, post.start, post.end) if post else None,
        organisation=post.organisation if post else None,
        rank=_rank(post, told),
        former=post.former if post else False,
        side_rule=told.rule,
    )


def _called(group: Group, fullest: PersonMention, side: str | None) -> str:
    """The family name: what the article calls the person by alone, else by the custom of the side."""
    words = fullest.text.split()
    alone = [m.text for m in group.mentions if len(_words(m)) == 1]
    if alone:
        return alone[0]
    first, last = plain(words[0]), plain(words[-1])
    eastern = first in names().first_family and (side in _EASTERN_SIDES or last not in names().first_family)
    if len(words) > 1 and (eastern or (side == "JP" and first in names().family and last in names().given)):
        return words[0]
    return words[-1] if last not in _SUFFIXES else words[-2].rstrip(",")
