"""An article laid out for reading its engagements: what stands at which word, and what a phrase means there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from communique.lexicon.posts import level_of
from communique.lexicon.sides import is_state
from communique.resolve.happenings_firms import is_of_firm
from communique.resolve.happenings_mistaken import with_journeys
from communique.resolve.happenings_names import with_gatherings
from communique.resolve.happenings_words import leads_state
from communique.values.annotated import DateMention, PlaceMention, PostMention, SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Sentence, Token, Tree
from communique.values.understood import PersonEntry, Referent, Understood
from communique.values.vocabulary import Level

LEVEL_ORDER: tuple[Level, ...] = ("unknown", "working", "senior", "minister", "leader")
_PAIRS = {"both", "pair", "two"}
_ASIDE = re.compile(r"\b(?:edge|fringe|margin|sideline)s? of (?:[^\s,;:]+ ){0,9}$", re.IGNORECASE)
_RESIDENTS = re.compile(r"( (?:citizens|community|compatriots|diaspora|nationals|residents))? in (?:the )?")
_ABROAD = 24  # characters between people and the land they live in
_NAME = 90  # characters of the name of a gathering
_SENT_BY = re.compile(
    r"['’]s? (?:Acting |Deputy |Personal |Senior |Special )*(?:Advisers?|Advisors?|Coordinators?|Envoys?|Representatives?)\b",
    re.IGNORECASE,
)
_BY_PROXY = re.compile(r"\b(?:delegates|officials|representatives) of (?:the )?$", re.IGNORECASE)
# relations below a noun that do not belong to the phrase it heads
_OUTSIDE = ("acl", "advcl", "parataxis", "conj", "appos", "punct", "ccomp", "dep", "list")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase or several mean: sides and people, the level told by titles, and the words it was read from."""

    sides: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    level: Level = "unknown"
    receipts: tuple[Receipt, ...] = ()


NOBODY = Meaning()


@dataclass(frozen=True, slots=True)
class Scene:
    """The article with its typed phrases indexed by the token they start at."""

    understood: Understood
    tree: Tree
    posts: Mapping[int, PostMention]
    places: Mapping[int, PlaceMention]
    dates: Mapping[int, tuple[DateMention, ...]]  # by sentence
    sides: Mapping[int, SideMention]
    dated: frozenset[int]  # words of expressions of time
    named: Mapping[int, int | None]  # the key of the person named by this word; None for a country's name
    own: Mapping[int, Receipt]  # titles with no name that mean the page's own official ("the Prime Minister")

    @property
    def text(self) -> str:
        return self.understood.annotated.article.text


def lay_out(understood: Understood) -> Scene:
    """The scene of an article."""
    annotated = understood.annotated
    sides = _acting(understood)
    named = _names(understood, sides)
    tree = with_journeys(with_gatherings(annotated.tree), {i for i, key in named.items() if key is not None})
    dates: dict[int, list[DateMention]] = {}
    for date in annotated.dates:
        token = tree.at(date.start)
        if token is not None:
            dates.setdefault(token.sentence, []).append(date)
    return Scene(
        understood,
        tree,
        {token.i: post for post in annotated.posts for token in tree.covering(post.start, post.end)},
        {token.i: place for place in annotated.places for token in tree.covering(place.start, place.end)},
        {sentence: tuple(found) for sentence, found in dates.items()},
        {token.i: side for side in sides for token in tree.covering(side.start, side.end)},
        frozenset(t.i for date in annotated.dates for t in tree.covering(date.start, date.end)),
        named,
        _own_titles(understood),
    )


def _acting(understood: Understood) -> list[SideMention]:
    """The sides named, those apart where people of another only live ("a group of Peruvians in Norway")."""
    text, told = understood.annotated.article.text, understood.annotated.sides
    abroad = {
        after.start
        for before, after in pairwise(told)
        if before.form == "demonym" and is_state(after.codes[0]) and _lives_in(text, before, after)
    }
    tree = understood.annotated.tree
    return [mention for mention in told if mention.start not in abroad and not is_of_firm(tree, mention)]


def _lives_in(text: str, people: SideMention, land: SideMention) -> bool:
    """Whether a land stands right behind its foreign residents ("Peruvians in Norway", "Chilean residents in Peru")."""
    if land.form == "demonym" or land.start - people.end > _ABROAD:
        return False
    between = _RESIDENTS.fullmatch(text, people.end, land.start)
    return between is not None and (between[1] is not None or text[people.end - 1] == "s")


def _own_titles(understood: Understood) -> dict[int, Receipt]:
    """The high titles that an official page of one state gives its own people where it never names them."""
    tree, annotated = understood.annotated.tree, understood.annotated
    if len(understood.voice) != 1 or not is_state(understood.voice[0]):
        return {}
    found = {}
    for post in annotated.posts:
        words = tree.covering(post.start, post.end)
        if not words or words[0].i == 0 or level_of_post(post) not in ("leader", "minister"):
            continue
        last, before = words[-1], tree.tokens[words[0].i - 1]
        capital = all(word.text[0].isupper() for word in words) and last.tag in ("NN", "NNP", "NNPS", "NNS")
        after = tree.tokens[last.i + 1].lower if last.i + 1 < len(tree.tokens) else ""
        plural = last.text.endswith("s")
        known = any(understood.refer_alone(word) is not None for word in words) and not _is_beside(understood, last)
        if before.lower == "the" and capital and not plural and after not in ("of", "for", "-") and not known:
            found[last.i] = Receipt.of(annotated.article.text, post.start, post.end)
    return found


def _is_beside(understood: Understood, title: Token) -> bool:
    """Whether a title was read as the very person whom it is coordinated with ("the Prime Minister and President Soto")."""
    meant = understood.refer_alone(title)
    others = (understood.refer_alone(kid) for kid in understood.annotated.tree.children(title, "conj"))
    people = set(meant.people) if meant is not None else set()
    return bool(people) and any(other is not None and people & set(other.people) for other in others)


def _names(understood: Understood, sides: list[SideMention]) -> dict[int, int | None]:
    tree = understood.annotated.tree
    named: dict[int, int | None] = {t.i: None for side in sides for t in tree.covering(side.start, side.end)}
    for person in understood.people:
        for start, end in person.mentions:
            named.update({token.i: person.key for token in tree.covering(start, end)})
    return named


def at_margins(scene: Scene, token: Token) -> bool:
    """Whether a noun is the gathering on whose margins others met, wherever the tree hangs its name."""
    start = scene.tree.sentences[token.sentence].start
    return _ASIDE.search(scene.text, max(start, token.start - _NAME), token.start) is not None


def level_of_post(post: PostMention) -> Level:
    """The level of the manual for a title with no name; "officials" and "counterparts" tell none."""
    level = level_of(post.rank, post.text)
    return "unknown" if level == "working" and post.rank == "official" else level


def level_at(scene: Scene, at: int) -> Level:
    """The level that the title at a word tells; none for leaders of no state ("civil society leaders")."""
    post = scene.posts[at]
    if _BY_PROXY.search(scene.text, max(0, post.start - len("representatives of the ")), post.start):
        return "unknown"  # "representatives of the Ministers"
    if _SENT_BY.match(scene.text, post.end):
        return "unknown"  # "the President's Special Envoy"
    if post.rank == "leader" and post.text.lower().endswith("leaders"):
        last = scene.tree.at(post.end - 1)
        if last is not None and last.i > 0 and scene.tree.tokens[last.i - 1].lower == "senior":
            return "senior"  # "senior leaders"
        if last is not None and not leads_state(scene.tree.tokens, last.i):
            return "unknown"
    return level_of_post(post)


def level_of_person(person: PersonEntry) -> Level:
    """The level of the manual for a person of the table."""
    return level_of(person.rank, person.post.text if person.post else None)


def opening(scene: Scene, count: int) -> list[Sentence]:
    """The first sentences of the body that say something: a dateline or a name alone does not count."""
    body = (s for s in scene.tree.sentences if s.kind == "B")
    return list(islice((s for s in body if any(t.pos in ("VERB", "AUX") for t in scene.tree.within(s))), count))


def highest(levels: Iterable[Level]) -> Level:
    """The highest of several levels, `unknown` for none."""
    return max(levels, key=LEVEL_ORDER.index, default="unknown")


def phrase(tree: Tree, token: Token) -> list[Token]:
    """The tokens of the noun phrase that a token heads, its clauses, appositions and coordination left out."""
    return tree.subtree(token, *_OUTSIDE)


def meaning(scene: Scene, token: Token) -> Meaning:
    """What the phrase headed by a token and its coordination mean."""
    return join(_alone(scene, each) for each in _coordinated(scene.tree, token))


def join(parts: Iterable[Meaning]) -> Meaning:
    """Several meanings as one."""
    parts = tuple(parts)
    return Meaning(
        tuple(sorted({side for part in parts for side in part.sides})),
        tuple(dict.fromkeys(key for part in parts for key in part.people)),
        highest(part.level for part in parts),
        tuple(dict.fromkeys(receipt for part in parts for receipt in part.receipts)),
    )


def _coordinated(tree: Tree, token: Token) -> list[Token]:
    found, stack = [], [token]
    while stack:
        here = stack.pop(0)
        found.append(here)
        stack.extend(kid for kid in tree.children(here, "conj") if kid.pos != "VERB")
    return found


def _level_told(scene: Scene, found: Referent) -> Level:
    """The level of the titles by which those whom a pronoun means were told ("the foreign ministers of X and Y ... their")."""
    spans = [(receipt.start, receipt.end) for receipt in found.source]
    inside = (at for at, post in scene.posts.items() if any(a < post.end <= b for a, b in spans))
    return highest(level_at(scene, at) for at in inside)


def _alone(scene: Scene, token: Token) -> Meaning:
    words = phrase(scene.tree, token)
    level = highest(level_at(scene, w.i) for w in words if w.i in scene.posts)
    if token.i in scene.own:
        return Meaning(scene.understood.voice, (), level, (scene.own[token.i],))
    found = scene.understood.refer_alone(token)
    if found is not None and token.lower in _PAIRS and len(found.sides) > 2:
        found = None  # "the two" are no seven states
    if found is None or not (found.sides or found.people):
        inner = [r for w in words if w.i != token.i and w.pos != "PRON" and (r := scene.understood.refer_alone(w))]
        sides = tuple(sorted({side for r in inner for side in r.sides}))
        receipts = tuple(Receipt.of(scene.text, r.start, r.end) for r in inner if r.sides)
        return Meaning(sides, (), level, receipts) if token.i in scene.posts else Meaning((), (), level, ())
    people = [scene.understood.person(key) for key in found.people]
    level = highest([level, *(level_of_person(person) for person in people)])
    if level == "unknown" and token.pos == "PRON":
        level = _level_told(scene, found)
    return Meaning(found.sides, found.people, level, (Receipt.of(scene.text, found.start, found.end),))
