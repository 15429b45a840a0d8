"""The claims that stand: those of each article's current coding, with what people corrected or rejected."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from communique.store.among import among
from communique.store.decisions import decisions_of
from communique.store.schema import article, claim, claim_side, coding, decision

_SOME = 400  # articles named in one question to the database


@dataclass(frozen=True, slots=True)
class StandingClaim:
    """A claim as it stands: `data` is the claim with corrections put in, `reviewed` whether a person has judged it."""

    seq: int
    id: str
    kind: str
    article: int
    page: str
    data: Mapping[str, Any]
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision of a person that no claim of today answers to: kept, and shown to be looked at."""

    decision: int
    page: str
    words: str
    why: str


def anchor(page: str, kind: str, claim_id: str) -> str:
    """What a decision on a claim hangs on: the page as received, the kind, and the claim's first span (in its id)."""
    return f"{page}/{kind}/{claim_id}"


_CODED = select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.article, claim.c.data).join(
    coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
)
_NUMBERED = select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.article, claim.c.data["rule"].as_string()).join(
    coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
)
_STANDING = _CODED.add_columns(article.c.page).join(article, article.c.id == claim.c.article).order_by(claim.c.seq)


def standing_claims(connection: Connection) -> tuple[list[StandingClaim], list[Conflict]]:
    """All claims that stand, in the order of the archive, and the decisions that hang in the air."""
    claims = [StandingClaim(r.seq, r.id, r.kind, r.article, r.page, r.data) for r in connection.execute(_STANDING)]
    return apply_reviews(claims, decisions_of(connection, "review"))


def claims_of(
    connection: Connection,
    articles: Iterable[int],
    kind: str | Sequence[str] | None = None,
    reviews: Sequence[Row[Any]] | None = None,
) -> list[StandingClaim]:
    """The claims that stand for these articles, of one or some kinds where told, with what people corrected or rejected.

    `reviews` are all reviews of the archive, for those who ask many times.
    """
    found = _coded(connection, articles, _CODED if kind is None else _CODED.where(_of_kind(kind)))
    return apply_reviews(found, _reviews_of(connection, found, reviews))[0]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim that stands, without what it tells."""

    seq: int
    id: str
    kind: str
    article: int
    page: str
    rule: str


def numbers_of(connection: Connection, pages: Mapping[int, str], reviews: Sequence[Row[Any]]) -> list[Numbered]:
    """The claims that stand for these articles, given with their pages, in their order: far cheaper than all they tell.

    Only where people judged a claim of a page is it read whole. `reviews` are all reviews of the archive.
    """
    judged_pages = {row.left.split("/")[0] for row in reviews}
    judged = [number for number, page in pages.items() if page in judged_pages]
    asked = sorted(set(pages) - set(judged))
    found: list[Numbered] = []
    for start in range(0, len(asked), _SOME):
        rows = connection.execute(_NUMBERED.where(among(connection, claim.c.article, asked[start : start + _SOME])))
        found += [Numbered(seq, key, kind, at, pages[at], rule) for seq, key, kind, at, rule in rows]
    for told in claims_of(connection, judged, reviews=reviews):
        found.append(Numbered(told.seq, told.id, told.kind, told.article, told.page, str(told.data["rule"])))
    return sorted(found, key=lambda each: each.seq)


class Voice(NamedTuple):
    """A position as far as it is held against others; `topics` are None where they were not looked up."""

    seq: int
    article: int
    act: str
    target: str | None
    actors: frozenset[str]
    text: str
    topics: tuple[str, ...] | None = None


def voices_of(connection: Connection, articles: Iterable[int], sides: Collection[str]) -> list[Voice]:
    """The positions that stand for these articles and have one of these sides among their actors.

    They are read off the columns of claims; where people have judged a claim of the page, off the claims as they stand.
    """
    asked = set(articles)
    judged = _judged(connection, asked)
    voices = _voices(connection, asked - judged, sides)
    for told in claims_of(connection, judged, "position") if judged else ():
        data = told.data
        if not set(sides).isdisjoint(data["actors"]):
            aim = (data["act"], data["target"], frozenset(data["actors"]))
            voices.append(Voice(told.seq, told.article, *aim, data["text"], tuple(data["topics"])))
    return voices


def _voices(connection: Connection, articles: Iterable[int], sides: Collection[str]) -> list[Voice]:
    asked, voices = sorted(articles), list[Voice]()
    current = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    side, actor = claim_side.c.side, claim_side.c.role == "actor"
    actors = func.aggregate_strings(case((actor, side)), ",")
    target = func.max(case((claim_side.c.role == "target", side)))
    query = (
        select(claim.c.seq, claim.c.article, claim.c.code, target, actors, claim.c.words)
        .join(coding, current)
        .join(claim_side, claim_side.c.claim == claim.c.seq)
        .where(_of_kind("position"))
        .group_by(claim.c.seq)
        .having(func.max(case((actor & side.in_(sorted(sides)), 1))) == 1)
    )
    known: dict[str, frozenset[str]] = {}
    for start in range(0, len(asked), _SOME):
        rows = connection.execute(query.where(among(connection, claim.c.article, asked[start : start + _SOME]))).all()
        known.update({names: frozenset(names.split(",")) for names in {row[4] for row in rows}})
        voices += [Voice(seq, at, act, aim, known[names], words) for seq, at, act, aim, names, words in rows]
    return voices


def positions_over(
    connection: Connection, spans: Mapping[int, Sequence[tuple[int, int]]]
) -> list[StandingClaim]:  # fmt: skip
    """The positions that stand for articles and whose words lie over one of the spans told for the article.

    Where the words begin is asked first; only what lies over a span is read.
    """
    judged = _judged(connection, set(spans))
    current = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    begin = claim.c.data["receipts", "text", 0, "start"].as_integer()
    query = select(claim.c.seq, claim.c.article, begin, func.length(claim.c.words)).join(coding, current)
    asked, over = sorted(set(spans) - judged), list[int]()
    for first in range(0, len(asked), _SOME):
        chosen = query.where(_of_kind("position"), among(connection, claim.c.article, asked[first : first + _SOME]))
        for seq, at, start, length in connection.execute(chosen).all():
            if start is None or any(start < stop and low < start + length for low, stop in spans[at]):
                over.append(seq)
    return claims_numbered(connection, over) + (claims_of(connection, judged, "position") if judged else [])


def claims_numbered(connection: Connection, numbers: Collection[int]) -> list[StandingClaim]:
    """The claims of these numbers that stand, with what people corrected or rejected."""
    asked, found = sorted(numbers), list[StandingClaim]()
    for start in range(0, len(asked), _SOME):
        some = asked[start : start + _SOME]
        articles = set(connection.scalars(select(claim.c.article).where(among(connection, claim.c.seq, some))))
        judged = _judged(connection, articles)
        found += _coded(connection, articles - judged, _CODED.where(among(connection, claim.c.seq, some)))
        found += [told for told in claims_of(connection, judged) if told.seq in some] if judged else []
    return found


def _of_kind(kind: str | Sequence[str]) -> ColumnElement[bool]:
    """Said so that the index of kinds is not gone through: the claims of the articles are fewer."""
    return claim.c.kind.concat("").in_([kind] if isinstance(kind, str) else kind)


def _coded(connection: Connection, articles: Iterable[int], query: Select[Any]) -> list[StandingClaim]:
    """The claims of a question for these articles, as the machine told them."""
    asked = sorted(set(articles))
    found: list[StandingClaim] = []
    for start in range(0, len(asked), _SOME):
        some = asked[start : start + _SOME]
        paged = select(article.c.id, article.c.page).where(among(connection, article.c.id, some))
        pages: dict[int, str] = dict(connection.execute(paged).all())
        rows = connection.execute(query.where(among(connection, claim.c.article, some))).all()
        found += [StandingClaim(seq, key, kind, at, pages[at], data) for seq, key, kind, at, data in rows]
    return found


def _reviews_of(
    connection: Connection, claims: Sequence[StandingClaim], reviews: Sequence[Row[Any]] | None
) -> list[Row[Any]]:
    """What people decided on claims of the pages that these are of."""
    pages = {told.page for told in claims}
    made = reviews if reviews is not None else decisions_of(connection, "review") if claims else []
    return [row for row in made if row.left.split("/")[0] in pages]


def _judged(connection: Connection, articles: Collection[int]) -> set[int]:
    """Which of these articles are of pages on whose claims somebody decided."""
    anchors = select(decision.c.left).where(decision.c.kind == "review").distinct()
    pages = sorted({left.split("/")[0] for left in connection.scalars(anchors)})
    found: set[int] = set()
    for start in range(0, len(pages), _SOME):
        query = select(article.c.id).where(article.c.page.in_(pages[start : start + _SOME]))
        found.update(connection.scalars(query.where(article.c.id.in_(sorted(articles)))))
    return found


def hanging_decisions(connection: Connection) -> list[Conflict]:
    """Decisions of people on claims that no run of today makes: kept, never lost."""
    reviews, events = decisions_of(connection, "review"), decisions_of(connection, "event")
    anchored = [name for row in (*reviews, *events) for name in (row.left, row.right) if name and "/" in name]
    pages = sorted({name.split("/")[0] for name in anchored})
    found: list[StandingClaim] = []
    for start in range(0, len(pages), _SOME):
        rows = connection.execute(_STANDING.where(article.c.page.in_(pages[start : start + _SOME])))
        found += [StandingClaim(r.seq, r.id, r.kind, r.article, r.page, r.data) for r in rows]
    claims, conflicts = apply_reviews(found, reviews)
    return [*conflicts, *decided_pairs(claims, events).conflicts]


def standing_before_rejection(connection: Connection, number: int) -> StandingClaim | None:
    """A claim of a current coding with its corrections, even where it is rejected; None where no such claim is."""
    row = connection.execute(_STANDING.where(claim.c.seq == number)).one_or_none()
    if row is None:
        return None
    told = StandingClaim(row.seq, row.id, row.kind, row.article, row.page, row.data)
    reviews = [r for r in decisions_of(connection, "review") if r.left.startswith(row.page) and r.verdict != "reject"]
    found, _ = apply_reviews([told], reviews)
    return found[0]


class Anchors:
    """Finds the claim of today that a decision hangs on.

    By the claim's id; where no claim has it, by the same words of the same kind on the same page, if one claim alone
    begins with them.
    """

    def __init__(self, claims: Iterable[StandingClaim]) -> None:
        self._by_anchor: dict[str, int] = {}
        self._by_words: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for told in claims:
            self._by_anchor[anchor(told.page, told.kind, told.id)] = told.seq
            self._by_words[(told.page, told.kind, first_words(told.data))].append(told.seq)

    def find(self, anchored: str, words: str) -> int | None:
        """The number of the claim, or None where no claim of today answers to the anchor."""
        if anchored in self._by_anchor:
            return self._by_anchor[anchored]
        page, kind, _ = anchored.split("/")
        same = self._by_words.get((page, kind, words), []) if words else []
        return same[0] if len(same) == 1 else None


def apply_reviews(
    claims: Sequence[StandingClaim], reviews: Sequence[Row[Any]]
) -> tuple[list[StandingClaim], list[Conflict]]:
    """Claims with the reviews put in, in their order: the latest word on a field counts, "undo" takes one back."""
    if not reviews:
        return sorted(claims, key=lambda told: told.seq), []
    standing = {told.seq: told for told in claims}
    anchors = Anchors(claims)
    rejected: set[int] = set()
    conflicts = []
    for review in in_force(reviews):
        words = str(review.data.get("words", ""))
        seq = anchors.find(review.left, words)
        if seq is None:
            why = f"{review.verdict}: {review.why}"
            conflicts.append(Conflict(review.seq, review.left.split("/")[0], words, why))
        elif review.verdict == "reject":
            rejected.add(seq)
        else:
            rejected.discard(seq)
            standing[seq] = _reviewed(standing[seq], review)
    return [standing[seq] for seq in sorted(standing) if seq not in rejected], conflicts


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims that people joined or set apart, and the decisions whose claims are gone."""

    same: tuple[tuple[int, int], ...]
    different: tuple[tuple[int, int], ...]
    conflicts: tuple[Conflict, ...]


def decided_pairs(claims: Iterable[StandingClaim], decisions: Sequence[Row[Any]]) -> Pairs:
    """What people decided on pairs of claims, in terms of today's claims: the latest word on a pair counts."""
    anchors = Anchors(claims)
    verdicts: dict[tuple[int, int], str] = {}
    conflicts = []
    for made in in_force(decisions):
        if not made.who.startswith("person:"):
            continue
        words = [str(part) for part in made.data.get("words", ("", ""))]
        left, right = anchors.find(made.left, words[0]), anchors.find(made.right, words[1])
        if left is None or right is None:
            gone = words[0] if left is None else words[1]
            conflicts.append(Conflict(made.seq, made.left.split("/")[0], gone, f"{made.verdict} event: {made.why}"))
        else:
            verdicts[(min(left, right), max(left, right))] = made.verdict
    told = {
        verdict: tuple(pair for pair, said in verdicts.items() if said == verdict) for verdict in ("same", "different")
    }
    return Pairs(told["same"], told["different"], tuple(conflicts))


def first_words(data: Mapping[str, Any]) -> str:
    """The words of the article that tell a claim from others: its own text or name, else who was told to do what."""
    receipts = data.get("receipts", {})
    own = next((receipts[name] for name in ("text", "name") if receipts.get(name)), None)
    if own:
        return str(own[0]["quote"])
    told = [receipts[name][0]["quote"] for name in ("parties", "status", "format") if receipts.get(name)]
    return " … ".join(dict.fromkeys(told))


def in_force(decisions: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Decisions that nobody has taken back, in their order."""
    undone = {int(made.right) for made in decisions if made.verdict == "undo" and made.right}
    return [made for made in decisions if made.verdict != "undo" and made.seq not in undone]


def _reviewed(told: StandingClaim, review: Row[Any]) -> StandingClaim:
    if review.verdict == "correct":
        changed = {**told.data, str(review.data["field"]): review.data["value"]}
        return replace(told, data=changed, reviewed=True)
    return replace(told, reviewed=True)
